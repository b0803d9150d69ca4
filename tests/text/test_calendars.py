"""Days of other calendars: against dates that are known, and one after the other without a gap."""

from datetime import date, timedelta

import pytest

from bilint.text.numbers.hijri import from_lunar, from_solar
from bilint.text.side import Side


@pytest.mark.parametrize(
    ("day", "ours"),
    [
        ((1357, 11, 22), date(1979, 2, 11)), ((1399, 12, 30), date(2021, 3, 20)), ((1400, 1, 1), date(2021, 3, 21)),
        ((1402, 1, 1), date(2023, 3, 21)), ((1403, 3, 15), date(2024, 6, 4)), ((1404, 1, 1), date(2025, 3, 21)),
    ],
)  # fmt: skip
def test_solar(day, ours):
    assert from_solar(*day) == ours


@pytest.mark.parametrize(
    ("day", "ours"),
    [((1400, 1, 1), date(1979, 11, 21)), ((1445, 9, 12), date(2024, 3, 22)), ((1446, 1, 1), date(2024, 7, 8))],
)
def test_lunar(day, ours):
    assert from_lunar(*day) == ours


@pytest.mark.parametrize("convert", [from_solar, from_lunar])
def test_no_day_is_left_out(convert):
    last = None
    for year in range(1300, 1500):
        for month in range(1, 13):
            for day in range(1, 30):
                ours = convert(year, month, day)
                if last and day > 1:
                    assert ours == last + timedelta(days=1)
                elif last:
                    assert timedelta(days=1) <= ours - last <= timedelta(days=3)
                last = ours


@pytest.mark.parametrize("day", [(1403, 13, 1), (1403, 7, 31), (900, 1, 1), (1403, 1, 0)])
def test_no_such_day(day):
    assert from_solar(*day) is None


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("fa", "در ۱۵ خرداد ۱۴۰۳ بود", {4, 15}),
        ("ar", "في 12 رمضان 1445 هـ", {21, 22, 23, 12}),
    ],
)
def test_days_in_texts(code, text, days):
    first = Side(text, code).numbers[0]
    assert {first.value, *first.others} == days
