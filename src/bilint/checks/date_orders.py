"""Dates in digits whose day and month have changed places, where the region of each text says its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_pairs import have_figures
from bilint.model import Severity, Span
from bilint.text.numbers.dates import dates_of, is_month_first
from bilint.text.side import Side

# What every date in digits holds, found fast.
_SIGNED = re.compile(r"[/-]\d")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


class Day(NamedTuple):
    """A day of a year as a text names it."""

    day: int
    month: int
    year: int
    span: Span
    digits: bool
    """Whether it stands in digits with strokes or hyphens, so that its order has to be known."""


def _days(side: Side, tag: str | None) -> list[Day]:
    found = [
        Day(int(date.day.value), int(date.month.value), int(date.year.value), Span(first.start, last.end), False)
        for date in dates_of(side.numbers, side.text)
        if date.year and (first := date.parts[0]) and (last := date.parts[-1])
    ]
    month_first = is_month_first(side.code, tag)
    if month_first is not None:
        for match in _NUMERIC.finditer(side.text):
            one, _, other, year = match.groups()
            day, month = (other, one) if month_first else (one, other)
            found.append(Day(int(day), int(month), int(year), Span(*match.span()), True))
    return found


@check(
    "dates.order",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en_US", "am [[3. Juli 2019]]", "on [[03/07/2019]]", "07/03/2019"),
        flags("en_US-fr", "by [[03/07/2019]]", "avant le [[03/07/2019]]", "07/03/2019"),
        flags("en_GB-es", "on [[3/7/2019]]", "el [[7/3/2019]]", "3/7/2019"),
        flags("pt-en_GB", "em [[03/07/2019]]", "on [[07/03/2019]]", "03/07/2019"),
        passes("de-en_US", "am 3. Juli 2019", "on 07/03/2019"),
        passes("de-en", "am 3. Juli 2019", "on 03/07/2019"),
        passes("de-en", "am 3. Juli 2019", "on 07/03/2019"),
        passes("en_US-fr", "by 03/07/2019", "avant le 07/03/2019"),
        passes("en_GB-fr", "by 03/07/2019", "avant le 03/07/2019"),
        passes("en_US-de", "by 03/03/2019", "bis 03/03/2019"),
    ),
)
def order(pair: PairFacts) -> Iterator[Flag]:
    """Day and month of a date in digits have changed places.

    03/07/2019 is March 7 in the United States, and July 3 in Britain and nearly everywhere else. English without a
    region is read with either order, so that nothing is said of it.
    """
    target = pair.target
    if pair.source is None or not (_SIGNED.search(target.text) or _SIGNED.search(pair.source.text)):
        return
    here, there = _days(pair.source, pair.pair.source_lang), _days(target, pair.pair.target_lang)
    dates_here, dates_there = {day[:3] for day in here}, {day[:3] for day in there}
    for one in here:
        swapped = (one.month, one.day, one.year)
        if one.month == one.day or one[:3] in dates_there or swapped in dates_here:
            continue
        for other in there:
            if other[:3] == swapped and (one.digits or other.digits):
                yield Flag("day and month have changed places", one.span, other.span, _turned(other, target.text))


def _turned(day: Day, text: str) -> tuple[str, ...]:
    match = _NUMERIC.fullmatch(text, *day.span)
    return (f"{match[3]}{match[2]}{match[1]}{match[2]}{match[4]}",) if match else ()
