"""Years and days that are counted by another calendar: พ.ศ. 2567, ۱۴۰۳ شمسی, 1445 هـ, 民國113年."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from bilint.text.numbers.hijri import from_lunar, from_solar
from bilint.text.numbers.patterns import either
from bilint.text.numbers.quantity import Quantity

# A year of the moon is 354.37 days long; the first began in July 622.
_LUNAR_YEAR, _LUNAR_START = 0.970224, 621.57
_NEAR = 24
"""How far before a year its mark may start (code points)."""
_ONE_DAY = datetime.timedelta(days=1)
_ANY_DAY = tuple(range(1, 32))
_PLAUSIBLE = range(1000, 2150)
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Calendars(NamedTuple):
    """The eras of a language, from `[eras]` and `calendar_months` of its file."""

    eras: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    """What to add to a year, "lunar" in place of it; its marks as they stand before and behind."""
    months: tuple[re.Pattern[str], re.Pattern[str]] | None
    """The name of a month that is none of the Gregorian calendar's, before a day and behind it."""
    dated: tuple[tuple[str, re.Pattern[str], dict[str, int]], ...] = ()
    """Calendars whose days are converted, "solar" or "lunar": a month and a year behind a day, months by name."""

    @classmethod
    def of(cls, eras: dict[str, str], months: str, ordered: dict[str, list[str]]) -> Calendars:
        """Compiles the marks of a language; the months belong to its first era.

        `ordered`: the months of a calendar in their order, each with all its names.
        """
        first = next(iter(eras), "")
        compiled = []
        for years, forms in eras.items():
            marks = f"{forms} {months}" if years == first else forms
            compiled.append((years, _before(marks), _behind(forms)))
        dated = []
        for calendar, names in ordered.items():
            by_name = {name.replace("_", " "): index for index, forms in enumerate(names, 1) for name in forms.split()}
            dated.append((calendar, re.compile(rf"\s({either(by_name)})(?:\s?،)?\s(?:سال\s)?(\d{{4}})(?!\d)"), by_name))
        return cls(tuple(compiled), (_before(months), _behind(months)) if months else None, tuple(dated))


def _before(forms: str) -> re.Pattern[str]:
    # Thai writes the mark onto the word before it.
    return re.compile(rf"(?:^|(?<=\W)|(?<=[\u0e00-\u0e7f\u3000-\ud7ff])){either(forms.split())}[\s.:]{{0,3}}$")


def _behind(forms: str) -> re.Pattern[str]:
    return re.compile(rf"[\s\u200c(]{{0,2}}(?:ی\s)?{either(forms.split())}(?![^\W\d_])")


def by_other_calendar(text: str, quantity: Quantity, calendars: Calendars) -> Quantity | None:
    """Adds the Gregorian years of a year of another era; a day of another calendar's month has no fixed counterpart.

    Where day, month and year stand, the day becomes that of the Gregorian calendar, and its month is given: a figure
    that need not stand in a translation, which may keep the month as it is.
    """
    value = quantity.value
    if not isinstance(value, int) or (quantity.hard and quantity.scale != 1):
        return None
    around = text[max(0, quantity.start - _NEAR) : quantity.start]
    if value <= 32 and calendars.dated and (month := _convert_day(text, quantity, value, calendars)):
        return month
    if value <= 32 and calendars.months:
        before, behind = calendars.months
        if before.search(around) or behind.match(text, quantity.end):
            quantity.written, quantity.others = "weak", _ANY_DAY
        return None
    for years, before, behind in calendars.eras:
        if before.search(around) or behind.match(text, quantity.end):
            found = tuple(year for year in _gregorian(value, years) if year in _PLAUSIBLE)
            if not _years(text).isdisjoint(found):
                # The year stands in both eras: a translation may leave one out.
                quantity.written = "weak"
            quantity.others += found
    return None


def _convert_day(text: str, quantity: Quantity, day: int, calendars: Calendars) -> Quantity | None:
    """Gives a day of another calendar the day of ours, where its month and year stand behind it; our month."""
    for calendar, pattern, months in calendars.dated:
        if not (match := pattern.match(text, quantity.end)):
            continue
        year, month = int(match[2]), months[match[1]]
        ours = from_solar(year, month, day) if calendar == "solar" else from_lunar(year, month, day)
        if ours is None:
            continue
        near = (ours,) if calendar == "solar" else (ours, ours - _ONE_DAY, ours + _ONE_DAY)
        quantity.value, quantity.others = ours.day, (*(other.day for other in near[1:]), day)
        return Quantity(ours.month, match.start(1), match.end(1), "month", "weak")
    return None


def _years(text: str) -> set[int]:
    return {int(digits) for digits in _FOUR_DIGITS.findall(text)}


def _gregorian(value: int, years: str) -> list[int]:
    if years == "lunar":
        year = int(value * _LUNAR_YEAR + _LUNAR_START)
        return [year, year + 1]
    return [value + int(step) for step in years.split()]
