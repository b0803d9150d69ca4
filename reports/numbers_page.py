"""The page reports/numbers.md: what is read of numbers, dates, times and units, per language, from the tests' cases."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bilint.text.language import table
from bilint.text.numbers.render import say
from bilint.text.side import Side

TESTS = Path(__file__).parent.parent / "tests" / "text"
# Tables of the tests by what they show; tables of what is not to be read are left out.
SHOWN = {
    "PHRASES": "numbers", "CASES": "numbers", "NUMBERS": "numbers", "FRACTIONS": "fractions", "RATIOS": "ratios",
    "MINUS": "below zero", "POINTS": "percentage points", "MULTIPLES": "multiples", "ROMAN": "Roman numerals",
    "BOUNDS": "bounds", "PERCENT": "percent", "CLOCK": "clock times", "AFTERNOON": "parts of the day",
    "WEEKDAYS": "weekdays", "SPANS": "spans of time", "DECADES": "decades and centuries", "DATES": "dates",
    "YEARS": "years of other calendars", "MONTHS": "months",
}  # fmt: skip
MOST = 8
"""Cases that are shown of one kind in one language."""


def page() -> str:
    """The page in Markdown."""
    cases: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, code, text in _cases():
        if text not in cases[code][kind]:
            cases[code][kind].append(text)
    lines = [
        "# What is read of figures, by language\n",
        "Generated from the cases of the tests (`tests/text/test_number_*.py`) by `python reports/build.py`: at most"
        f" {MOST} of each kind. Behind the arrow stands what bilint reads, in English. A language that is not here is"
        " read for its digits only.\n",
    ]
    for code in sorted(cases, key=lambda code: table()[code].name):
        count = sum(map(len, cases[code].values()))
        lines.append(f"## {table()[code].name} (`{code}`, {count} cases)\n")
        for kind in dict.fromkeys(SHOWN.values()):
            if texts := cases[code].get(kind):
                shown = "; ".join(f"{text} → {_read(code, text)}" for text in texts[:MOST])
                lines.append(f"- {kind}: {shown}")
        lines.append("")
    return "\n".join(lines)


def _cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(TESTS.glob("test_number_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, kind in SHOWN.items():
            for row in getattr(module, name, ()):
                if row[0] in table():
                    yield kind, row[0], row[1].replace("\n", " ")


def _read(code: str, text: str) -> str:
    quantities = [quantity for quantity in Side(text, code).numbers if quantity.written != "weak"]
    return ", ".join(map(say, quantities)) or "nothing for sure"
