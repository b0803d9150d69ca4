"""What bilint finds of the errors planted in corpora/, and what it raises beside them.

    python benchmarks/articles.py [--json] [ARTICLE ...]

A planted error counts as found when a finding's target span overlaps its target span; for a dropped sentence, or where
the finding has no target span, when the source spans overlap. Both are compared as offsets into the files (code
points). "Same severity": one of those findings is on the same side of the line between minor and major. A finding that
overlaps no planted error is raised beside. On the human translations every finding is one too many, and those at major
or above most of all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import bilint
from bilint.model import Finding, Pair, Place, Report, Severity, Span

CORPORA = Path(__file__).resolve().parents[1] / "corpora"


class Found(NamedTuple):
    """A finding with its spans as offsets into the files."""

    finding: Finding
    source: Span | None
    target: Span | None

    def hits(self, row: dict[str, Any]) -> bool:
        """Whether the finding stands on a planted error."""
        if row["target_span"] is not None and self.target is not None:
            return overlap(self.target, row["target_span"])
        return self.source is not None and row["source_span"] is not None and overlap(self.source, row["source_span"])


def overlap(left: Iterable[int], right: Iterable[int]) -> bool:
    """Whether two half-open spans share a code point; an empty span touches what it stands in or beside."""
    (a, b), (c, d) = left, right
    if a == b or c == d:
        return a <= d and c <= b
    return a < d and c < b


def in_file(place: Place | None, span: Span | None) -> Span | None:
    """A span of a text as a span of the file that the text is from."""
    if place is None or span is None:
        return None
    start = place.at(span.start).file
    return Span(start, place.at(span.end - 1).file + 1 if span.end > span.start else start)


def located(report: Report) -> list[Found]:
    """The findings of a report with their places in the files."""
    pairs: dict[str, Pair] = {pair.id: pair for pair in report.pairs}
    found = []
    for finding in report.findings:
        # A finding about the document as a whole belongs to no pair, so it stands nowhere.
        pair = pairs.get(finding.id)
        source = in_file(pair.source_place, finding.source_span) if pair else None
        target = in_file(pair.target_place, finding.target_span) if pair else None
        found.append(Found(finding, source, target))
    return found


def line(found: Found) -> str:
    """One finding as a line."""
    finding = found.finding
    where = f"{finding.line}:{finding.column}" if finding.line else "-"
    text, span = (finding.target, finding.target_span) if finding.target_span else (finding.source, finding.source_span)
    shown = f"{span.of(text)!r}" if text is not None and span is not None else ""
    return f"{where} {finding.severity.value} {finding.check} {shown} {finding.message}"


def machine(article: Path, source_lang: str, target_lang: str) -> dict[str, Any]:
    """The figures of one machine translation."""
    gold = [json.loads(text) for text in (article / f"gold.{target_lang}.jsonl").read_text("utf-8").splitlines()]
    report = check(article, source_lang, target_lang, "machine")
    findings = located(report)
    hits = {row["id"]: [found for found in findings if found.hits(row)] for row in gold}
    beside = [found for found in findings if not any(found.hits(row) for row in gold)]
    return {
        "planted": len(gold),
        "found": sum(bool(hits[row["id"]]) for row in gold),
        "same_severity": sum(
            any(major(found) == (row["severity"] != "minor") for found in hits[row["id"]]) for row in gold
        ),
        "beside": [line(found) for found in beside],
        "beside_major": sum(major(found) for found in beside),
        "problems": [problem.message for problem in report.problems],
        "rows": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "severity": row["severity"],
                "text": row["target_text"] or row["source_text"],
                "by": sorted({f"{found.finding.check} ({found.finding.severity.value})" for found in hits[row["id"]]}),
            }
            for row in gold
        ],
    }


def human(article: Path, source_lang: str, target_lang: str) -> dict[str, Any]:
    """The figures of one human translation: all that is raised is too much."""
    report = check(article, source_lang, target_lang, "human")
    findings = located(report)
    return {
        "raised": len(findings),
        "raised_major": sum(major(found) for found in findings),
        "lines": [line(found) for found in findings],
        "problems": [problem.message for problem in report.problems],
    }


def check(article: Path, source_lang: str, target_lang: str, by: str) -> Report:
    """bilint's report on one translation of an article."""
    return bilint.check(
        str(article / f"source.{source_lang}.txt"),
        str(article / f"{by}.{target_lang}.txt"),
        source_lang=source_lang,
        target_lang=target_lang,
    )


def major(found: Found) -> bool:
    """At or above major."""
    return found.finding.severity >= Severity.MAJOR


def measure(names: list[str]) -> list[dict[str, Any]]:
    """The figures of every translation of the named articles, or of all."""
    rows = []
    for path in sorted(CORPORA.glob("*/gold.*.jsonl")):
        article, target_lang = path.parent, path.name.split(".")[1]
        if names and article.name not in names:
            continue
        [source] = article.glob("source.*.txt")
        source_lang = source.name.split(".")[1]
        rows.append(
            {
                "article": article.name,
                "languages": f"{source_lang}-{target_lang}",
                "machine": machine(article, source_lang, target_lang),
                "human": human(article, source_lang, target_lang),
            }
        )
    return rows


def by_kind(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Per kind of error: how many were found, of how many."""
    kinds: dict[str, tuple[int, int]] = {}
    for row in (one for article in rows for one in article["machine"]["rows"]):
        found, planted = kinds.get(row["kind"], (0, 0))
        kinds[row["kind"]] = (found + bool(row["by"]), planted + 1)
    return dict(sorted(kinds.items()))


def text(rows: list[dict[str, Any]]) -> str:
    """The figures for people."""
    out = []
    for row in rows:
        on_machine, on_human = row["machine"], row["human"]
        out.append(f"\n{row['article']} {row['languages']}: planted errors")
        for one in on_machine["rows"]:
            mark, by = ("+", ", ".join(one["by"])) if one["by"] else ("-", "")
            out.append(f"  {mark} {one['id']} {one['kind']} ({one['severity']}) {one['text']!r}  {by}")
        for title, lines in (("raised beside", on_machine["beside"]), ("raised on the human", on_human["lines"])):
            out.append(f"{title}: {len(lines)}")
            out += [f"  ! {one}" for one in lines]
        out += [f"problem: {one}" for one in on_machine["problems"] + on_human["problems"]]
    out.append("\nkind                  found")
    out += [f"{kind:<21} {found:>2} of {planted}" for kind, (found, planted) in by_kind(rows).items()]
    head = ("article", "planted", "found", "same sev.", "beside", "major+", "human", "major+")
    out.append("\n" + "".join(f"{cell:<16}" if not n else f"{cell:>10}" for n, cell in enumerate(head)))
    table = [
        (
            f"{row['article']} {row['languages']}",
            row["machine"]["planted"],
            row["machine"]["found"],
            row["machine"]["same_severity"],
            len(row["machine"]["beside"]),
            row["machine"]["beside_major"],
            row["human"]["raised"],
            row["human"]["raised_major"],
        )
        for row in rows
    ]
    table.append(("all", *(sum(column) for column in list(zip(*table, strict=True))[1:])))
    out += ["".join(f"{cell:<16}" if not n else f"{cell:>10}" for n, cell in enumerate(cells)) for cells in table]
    return "\n".join(out)


def main() -> int:
    """Prints the figures; 2 where no article has the name that was given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="folders of corpora/ (default: all)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    rows = measure(options.articles)
    if not rows:
        print(f"no article is called {', '.join(options.articles)}; see the folders of corpora/", file=sys.stderr)
        return 2
    print(json.dumps(rows, ensure_ascii=False, indent=1) if options.json else text(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
