"""Makes the example reports of this folder, and the generated parts of README, from corpora/.

python reports/build.py            writes them
python reports/build.py --check    exits with 1 where one is not fresh
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import numbers_page as numbers

import bilint
from bilint.checks.documentation import table
from bilint.reports import REPORTS, Style
from bilint.text.phrases import documentation as inventories

ROOT = Path(__file__).parent.parent
ARTICLES = {
    "german": ("corpora/german/source.de.txt", "corpora/german/machine.en.txt"),
    "arabic": ("corpora/arabic/source.ar.txt", "corpora/arabic/machine.en.txt"),
    "chinese": ("corpora/chinese/source.zh.txt", "corpora/chinese/machine.en.txt"),
    "xliff": ("corpora/german/bilingual/article.xlf",),
}
SUFFIXES = {
    **{"full": "txt", "concise": "concise.txt", "grouped": "grouped.txt", "json": "json", "jsonl": "jsonl"},
    **{"markdown": "md", "html": "html", "sarif": "sarif", "junit": "junit.xml", "github": "github.txt"},
    **{"gitlab": "gitlab.json", "rdjson": "rdjson", "tsv": "tsv", "marot": "marot.tsv", "xliff": "xlf"},
}
"""All but xlsx, which is no text and holds the time at which it was made."""
FORMATS = {
    "german": tuple(SUFFIXES),
    **{"arabic": ("full", "html", "sarif", "junit"), "chinese": ("full", "html", "github", "marot")},
    "xliff": ("full", "xliff"),
}
SHOWN = 4
"""How many findings README shows."""


def build() -> dict[Path, str]:
    """Every generated file with its text."""
    os.chdir(ROOT)  # so that the reports name files as a reader of the repository would
    made: dict[Path, str] = {}
    for name, paths in ARTICLES.items():
        report = bilint.check(*paths)
        for form in FORMATS[name]:
            made[ROOT / "reports" / f"{name}.{SUFFIXES[form]}"] = _written(report, form)
    made[ROOT / "reports" / "numbers.md"] = numbers.page()
    made[ROOT / "README.md"] = _readme(made[ROOT / "reports" / "german.txt"])
    return made


def _written(report: bilint.Report, form: str) -> str:
    out = io.StringIO()
    REPORTS.load(form)(report, out, Style(color=False, width=100))
    return out.getvalue()


def _readme(full: str) -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    findings = re.split(r"\n(?=corpora/\S+:\d+:\d+: )", full)
    worst = [finding.rstrip() for finding in findings if re.match(r"\S+: (critical|major) ", finding)][:SHOWN]
    text = _replaced(text, "example", "```text\n" + "\n\n".join(worst) + "\n```\n")
    text = _replaced(text, "checks", table())
    return _replaced(text, "idioms", inventories.table(inventories.counted(), markdown=True))


def _replaced(text: str, part: str, content: str) -> str:
    pattern = re.compile(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.DOTALL)
    return pattern.sub(lambda match: match[1] + content + match[2], text)


def main() -> int:
    """Writes what is not fresh, or with --check only names it."""
    stale = {path: text for path, text in build().items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        print(f"{path.relative_to(ROOT)} {'is not fresh' if '--check' in sys.argv else 'written'}")
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
