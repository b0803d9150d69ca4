"""The dates of a text, put together from its days, months and years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from typing import NamedTuple

from bilint.text.language import region_of
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.quantity import Quantity

# How far the parts of one date may stand apart, and a weekday from its date (code points): "31 de diciembre de 2024",
# "Sonntag, den 12. Mai".
_BETWEEN, _WEEKDAY_BETWEEN = 8, 12
# The Gregorian calendar began in 1582; a year of a later century in a text is hardly one.
_YEARS = range(1583, 2200)


# What ends a sentence or a clause, so that a weekday behind it is no part of the date: two commas, a point.
_PARTS = re.compile(r"[.!?;:–—。]|,.*,")
# Regions in which English writes the month first; in all others but Canada, where both stand, the day is first.
_MONTH_FIRST = frozenset(("US", "PH", "PR", "GU"))
_EITHER = frozenset(("", "CA", "001"))


class Date(NamedTuple):
    """A day of a month, with its year and its day of the week where they stand beside it."""

    day: Quantity
    month: Quantity
    year: Quantity | None
    weekday: Quantity | None

    @property
    def parts(self) -> list[Quantity]:
        """What it is written with, in order."""
        return sorted((part for part in self if part), key=lambda part: part.start)

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day; the 29th of February has to have a leap year, where there is a year."""
        month, day = int(self.month.value), int(self.day.value)
        if not 1 <= month <= 12:
            return False
        year = int(self.year.value) if self.year else 2000
        return 1 <= day <= calendar.monthrange(year, month)[1]

    @property
    def falls_on(self) -> int | None:
        """The day of the week, 1 for Monday; None without a year, or where there is no such day."""
        if self.year is None or not self.exists:
            return None
        return calendar.weekday(int(self.year.value), int(self.month.value), int(self.day.value)) + 1


def dates_of(quantities: Sequence[Quantity], text: str) -> list[Date]:
    """The dates among the quantities of a text, those with the day in digits."""
    found = []
    for index, month in enumerate(quantities):
        if month.kind != "month" or month.written == "weak":
            continue
        beside = [one for one in quantities[max(0, index - 1) : index + 2] if one is not month and _near(one, month)]
        day = next((one for one in beside if one.kind == "day" and one.hard), None)
        if day is None or not isinstance(day.value, int) or not isinstance(month.value, int):
            continue
        around = quantities[max(0, index - 2) : index + 3]
        years = [one for one in around if _is_year(one) and (_near(one, month) or _near(one, day))]
        first, last = min(day.start, month.start), max(part.end for part in (day, month, *years))
        weekdays = [
            one
            for one in quantities[max(0, index - 3) : index + 4]
            if one.kind == "weekday" and _beside_date(one, first, last, text)
        ]
        found.append(
            Date(day, month, years[0] if len(years) == 1 else None, weekdays[0] if len(weekdays) == 1 else None)
        )
    return found


def _is_year(quantity: Quantity) -> bool:
    return quantity.hard and quantity.scale == 1 and not quantity.others and quantity.value in _YEARS


def _near(one: Quantity, other: Quantity) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= _BETWEEN


def _beside_date(weekday: Quantity, first: int, last: int, text: str) -> bool:
    """Whether a weekday belongs to the date from `first` to `last`: nothing but a few signs and words is between."""
    if weekday.end <= first:
        gap = text[weekday.end : first]
    elif weekday.start >= last:
        gap = text[last : weekday.start].removeprefix(".")  # "2024. december 24., kedd"
        if gap.strip(" ,、،(（日일"):
            return False
    else:
        return False
    return len(gap) <= _WEEKDAY_BETWEEN and not _PARTS.search(gap)


def is_month_first(code: str, tag: str | None) -> bool | None:
    """Whether the month stands first in a date in digits; None where both orders are in use."""
    if code == "en":
        region = region_of(tag)
        return None if region in _EITHER else region in _MONTH_FIRST
    pattern = lexicon(code).times.date_pattern
    return pattern.startswith("{m") if pattern else None
