"""Days of the Persian and of the Islamic calendar as days of ours."""

from __future__ import annotations

import datetime

# 1 Farvardin 1403, and the years of a cycle of 33 that are leap years; it holds from 1178 to 1633.
_ANCHOR, _ANCHOR_YEAR = datetime.date(2024, 3, 20), 1403
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_SOLAR_YEARS, _LUNAR_YEARS = range(1178, 1634), range(1000, 1600)
# The day before 1 Muharram 1 in the tabular calendar (16 July 622, Julian) as a proleptic Gregorian ordinal.
_BEFORE_HIJRA = 227_014


def from_solar(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the Persian calendar (solar Hijri); None where there is no such day, or the year is too far off."""
    if year not in _SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    years = range(_ANCHOR_YEAR, year) if year >= _ANCHOR_YEAR else range(year, _ANCHOR_YEAR)
    days = sum(365 + (one % 33 in _LEAP) for one in years)
    before = (month - 1) * 31 if month <= 7 else 6 * 31 + (month - 7) * 30
    return _ANCHOR + datetime.timedelta(days=(days if year >= _ANCHOR_YEAR else -days) + before + day - 1)


def from_lunar(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the Islamic calendar by its tables; where the moon is watched it may be a day earlier or later."""
    if year not in _LUNAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    return datetime.date.fromordinal(_BEFORE_HIJRA + days)
