"""Dates: a month that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import differing, is_date, span_of
from bilint.checks.figure_pairs import compared
from bilint.model import Severity
from bilint.text.numbers.render import say


@check(
    "dates.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    examples=(
        flags("de-en", "am 12. [[März]] 2021", "on 12 [[May]] 2021", "March"),
        flags("en-es", "in [[June]] 2019", "en [[julio]] de 2019", "junio"),
        flags("zh-en", "2019年[[12]]月", "in [[November]] 2019", "December"),
        flags("ru-en", "14 [[февраля]]", "[[January]] 14", "February"),
        passes("de-en", "am 12. März 2021", "on 12 March 2021"),
        passes("en-de", "12/2024", "Dezember 2024"),
        passes("ja-en", "5月3日", "May 3"),
        passes("fr-en", "le 1er mai", "May 1"),
    ),
)
def month(pair: PairFacts) -> Iterator[Flag]:
    """The name of a month is another one in the translation, or has gone from its date."""
    for leftover in compared(pair).leftovers:
        if is_date(leftover):
            one, other = leftover
            if one and other:
                yield differing(pair, one, other)
            elif one:
                yield Flag(f"{say(one)} has no counterpart in the translation", span_of(one))
