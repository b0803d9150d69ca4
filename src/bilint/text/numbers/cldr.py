"""Writes data/units/cldr.tsv: what CLDR calls each unit and currency in each language, by babel.

    python -m bilint.text.numbers.cldr

To be run again where a unit or a language is added; the file is part of the package, so that a run need not load
babel's tables for it.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale, numbers
from babel.units import format_unit

from bilint import data
from bilint.text.language import table

FILE = Path(__file__).resolve().parents[2] / "data" / "units" / "cldr.tsv"
# One number of every plural category in every language.
_NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100, 1_000_000, "1.5")
_METRIC = re.compile(r"meter|gram|liter|tonne|hectare|celsius|per-hour")
_FIGURE = re.compile(r"[\d.,\s\u00a0\u202f\u066b\u066c\u200e\u200f]+")
_HEADER = (
    "# What CLDR (Unicode licence) calls each unit and currency: language, unit, names in lower case.\n"
    '# Written by "python -m bilint.text.numbers.cldr"; what CLDR does not have stands in names.toml.\n'
)


def forms_of_unit(name: str, locale: Locale) -> set[str]:
    """The names of a unit in all plural forms; abbreviations of metric units where they cannot be another word."""
    long = {_without_number(format_unit(float(number), name, "long", locale=locale)) for number in _NUMBERS}
    short = {_without_number(format_unit(float(number), name, "short", locale=locale)) for number in _NUMBERS}
    if not _METRIC.search(name):
        short = set()
    short = {form for form in short if not form.isascii() and (len(form) > 1 or form > "\u2e80")}
    return {form for form in long | short if form and name not in form}


def _without_number(text: str) -> str:
    return _FIGURE.sub(" ", text).strip().lower().replace(" ", "_")


def forms_of_currency(code: str, locale: Locale) -> set[str]:
    """The names of a currency in all plural forms."""
    names = {numbers.get_currency_name(code, float(number), locale) for number in _NUMBERS}
    return {name.lower().replace(" ", "_") for name in names if name != code}


def main() -> None:
    """Writes the file."""
    lines = []
    for code in sorted(name.removesuffix(".toml") for name in data.names("numbers")):
        if code not in table():
            continue
        locale = Locale.parse(code)
        for dimension, units in data.load("units/units.toml").items():
            for unit, row in units.items() if dimension != "families" else ():
                forms = set()
                if dimension == "money":
                    forms = forms_of_currency(unit.upper(), locale)
                elif "cldr" in row:
                    forms = forms_of_unit(row["cldr"], locale) - set(row.get("signs", "").split())
                if forms:
                    lines.append(f"{code}\t{unit}\t{' '.join(sorted(forms))}\n")
    FILE.write_text(_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
