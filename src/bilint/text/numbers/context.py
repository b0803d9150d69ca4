"""What stands around a figure: percent signs, clocks, decades, ranges, letters written onto it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from bilint.text.numbers.calendars import by_other_calendar
from bilint.text.numbers.common import common
from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.numeric_dates import is_behind_date_word, tell_dates
from bilint.text.numbers.quantity import Number, Quantity, simple
from bilint.text.numbers.units import is_unit

_PERCENT = re.compile(r"\s?[%٪％]")
# "% 12", as Basque and at times Turkish write it; not "5 % 12".
_PERCENT_FIRST = re.compile(r"(?<!\d)(?<!\d\s)%\s$")
_PERCENT_SIGNS = ("%", "٪", "％")
_HALF_DAY = re.compile(r"\s?(?:([ap])\.?\s?m\b|([ap])\b(?=[.,;\s]|$))")
_MINUTES = re.compile(r"[:：h] ?\d\d(?!\d)")
_LABELLED = re.compile(r"(?:\w[-–:×/.]|\d\s?x)$")
# What is counted stands behind a figure; without it, or before an abbreviated unit, no article can take its place.
_COUNTED = re.compile(r"[\s\u00a0]?-?(?!(?:[mcdkμ]?m|[mk]?g|[mcd]?l|h|s|см|м|г|кг)\b)[^\W\d_]")
_CUT_MINUTES = re.compile(r"(?<!\d)\d\d?:(?!\s?\d)")
_CUT_CENTURIES = range(200, 1000, 100)
_COMPOUND = re.compile(r"[-‑]s[^\W\d_]")
_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)")
_QUOTES = ".,;:!?…()[]\"'„“”«»‘’"
# "1. ", "(2) ", "3．": the number of a heading, which is short (code points).
_HEADING = 20
_NUMBERING = re.compile(r"[(（]?\d\d?[.．、)）](?!\d)")
_TAIL = re.compile(r"[-‑:]?[^\W\d_]+|\.[ºª]")
_MAY_BE_DAY = frozenset(("cardinal", "ordinal", "numbering", "label", "single"))
_ISO_YEAR = re.compile(r"(?<!\d)[12]\d{3}-$")
_DAY_POINT = re.compile(r"(?<!\d)[0-3]?\d\.\s?$")
_POINT_BEHIND = re.compile(r"\.(?:\s|$)")
_POINTS = (". ", ".\u00a0")
# An ordinal's ending that stands between a day and its month; in languages without spaces a tail is a whole clause.
_LONGEST_ENDING = 4
_RANGE = re.compile(r"\s?(?:[-–—~〜～至到/־]|から|[^\W\d_]{1,5}[-־]?)\s?")


def minutes_are_cut(folded: str) -> bool:
    """Whether a clock time stands in a text with its colon but without minutes: "from 16: to 19:00"."""
    return _CUT_MINUTES.search(folded) is not None


def refine(text: str, folded: str, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities with all that their surroundings say of them."""
    quantities = lexicon.times.read(
        text,
        folded,
        quantities,
        lambda word: is_unit(word, lexicon.code) or word in lexicon.around.points,
        lambda start, end: _beside_half_day(folded, start, end, lexicon),
    )
    if not any(quantity.hard for quantity in quantities):
        quantities = list(_with_times(folded, quantities, lexicon))
        for first, second in itertools.pairwise(quantities):
            _beside(text, first, second)
        return quantities
    shared = common()
    addresses, formulas, names = shared.addresses(text), shared.formulas(text, folded), shared.names(folded, quantities)
    kept = []
    for quantity in _with_times(folded, quantities, lexicon):
        if formulas and _inside(quantity, formulas):
            continue
        if quantity.hard:
            _around(text, folded, quantity, lexicon)
            if addresses and _inside(quantity, addresses):
                quantity.kind = "identifier"
            if names and _inside(quantity, names):
                quantity.written, quantity.kind = "weak", "name"
        kept.append(quantity)
        if lexicon.calendars and (quantity.hard or quantity.kind == "ordinal"):
            month = by_other_calendar(text, quantity, lexicon.calendars)
            kept += [month] if month else []
    if len(text) <= _HEADING and kept and _NUMBERING.match(text) and kept[0].hard:
        kept[0].kind = "numbering"
    for first, second in reversed(list(itertools.pairwise(kept))):
        _beside(text, first, second)
    return tell_dates(text, folded, kept, lexicon)


def _inside(quantity: Quantity, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= quantity.start < end for start, end in stretches)


def _with_times(folded: str, quantities: list[Quantity], lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities, with a clock time that was read as a decimal taken apart: 14.30 Uhr, 5.30 pm."""
    for quantity in quantities:
        if quantity.places == 2 and quantity.clock and _tells_decimal_time(folded, quantity, lexicon):
            hour, minute = quantity.clock
            middle = quantity.end - 3
            first = Quantity(hour, quantity.start, middle, "hour")
            half = _HALF_DAY.match(folded, quantity.end)
            if half and half[1] == "p" and hour < 12:
                first.others = (hour + 12,)
            yield first
            yield Quantity(minute, middle + 1, quantity.end, "minute", "digits" if minute else "weak")
        elif quantity.written == "words" and _may_be_hour(quantity, lexicon) and _tells_time(folded, quantity, lexicon):
            yield from _spoken_time(quantity)
        else:
            yield quantity


def _may_be_hour(quantity: Quantity, lexicon: Lexicon) -> bool:
    if quantity.unit or (quantity.kind == "fraction" and "hours_counted" in lexicon.traits):
        # "anderhalf uur", "полтора часа": hours, not o'clock.
        return False
    return quantity.scale == 1 and 1 <= quantity.value < 13 and quantity.kind in ("cardinal", "ordinal", "fraction")


def _spoken_time(quantity: Quantity) -> Iterator[Quantity]:
    """The hour of "three o'clock", and the minutes of "three and a half" on a clock (الثالثة والنصف, साढ़े तीन बजे)."""
    hour, rest = divmod(quantity.value, 1)
    yield Quantity(int(hour), quantity.start, quantity.end, "hour", "words", quantity.others)
    if rest:
        yield Quantity(simple(rest * 60), quantity.start, quantity.end, "minute", "words", (rest,))


def _tells_time(folded: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    if quantity.kind == "fraction" and lexicon.times.is_half_at(folded, quantity.start):
        word = _WORD_BEHIND.match(folded, quantity.end)
        return not (word and is_unit(word[1], lexicon.code))
    return _beside_half_day(folded, quantity.start, quantity.end, lexicon)


def _tells_decimal_time(folded: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    """The same for "14.30"; where decimals have a comma, the word for "at" before it is enough (o 14.05)."""
    if lexicon.decimal == "," and folded[quantity.end - 3] == "." and lexicon.times.is_at(folded, quantity.start):
        return not is_behind_date_word(folded, quantity, lexicon)
    return _tells_time(folded, quantity, lexicon)


def _beside_half_day(folded: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word for the time of the day stands beside a stretch: o'clock, Uhr, p.m., la tarde."""
    if _HALF_DAY.match(folded, end):
        return True
    behind = folded[end : end + 14].split()[:1]
    before = folded[max(0, start - 12) : start].split()[-1:]
    return any(part.role in ("am", "pm") for word in behind for part in lexicon.parts(word.strip(_QUOTES))) or any(
        part.role in ("am", "pm", "at") for word in before for part in lexicon.parts(word.strip(_QUOTES))
    )


def _around(text: str, folded: str, quantity: Quantity, lexicon: Lexicon) -> None:
    start, end = quantity.start, quantity.end
    if text[start - 1 : start] in _PERCENT_SIGNS and start:
        quantity.kind, quantity.start = "percent", start - 1
    elif start > 1 and "percent_first" in lexicon.traits and _PERCENT_FIRST.search(text, max(0, start - 4), start):
        quantity.kind, quantity.start = "percent", start - 2
    elif percent := _PERCENT.match(text, end):
        quantity.kind, quantity.end = "percent", percent.end()
    before = text[start - 1] if start else ""
    if before.isalpha() and before.isascii():
        quantity.kind = "identifier"
    if quantity.scale == 1 and (tail := _TAIL.match(folded, end)):
        quantity.tail = tail.group()
        if quantity.kind == "cardinal" and quantity.tail.strip("-‑:.") in common().ordinal_tails:
            quantity.kind = "ordinal"
        if scale := common().letter_scales.get(quantity.tail):
            quantity.others += (simple(Fraction(quantity.value * scale)),)
    value = quantity.value
    if quantity.parts and quantity.places == 2 and _is_pointed_date(text, quantity, lexicon):
        quantity.kind = "date"
    if not isinstance(value, int):
        return
    if (
        text[end : end + 1] == "."
        and "point_ordinals" in lexicon.traits
        and quantity.kind == "cardinal"
        and text[end - 1].isdecimal()
    ):
        letter = text[end + 1 : end + 3].lstrip(" \u00a0")[:1]
        if letter.islower() and text[end + 1] != letter:
            # A point that ends no sentence: the 13. time.
            quantity.kind = "ordinal"
    if before and before in "'’‘" and text[start:end].isdecimal() and end - start == 2:
        quantity.kind = "year"
        quantity.others += (1900 + value, 2000 + value)
    elif before and before in "'’‘" and lexicon.times.names_centuries and value in _CUT_CENTURIES:
        # Italian '500 is the Cinquecento, the sixteenth century.
        quantity.kind, quantity.others = "decade", (value + 1000, value // 100 + 11)
    if value % 10 == 0 and 10 <= value < 2100 and _is_decade(folded, quantity, lexicon):
        quantity.kind = "decade"
        if value < 100:
            quantity.others += (1900 + value, 2000 + value, 1800 + value)
        elif value >= 1000:
            quantity.others += (value % 100,) if value % 100 else (value // 100 + 1,)
    if value <= 24 and quantity.scale == 1 and quantity.kind == "cardinal":
        _clock(folded, quantity, lexicon)
    if (
        value == 1
        and quantity.kind == "cardinal"
        and quantity.scale == 1
        and (_LABELLED.search(text, max(0, start - 2), start) or not _COUNTED.match(text, end))
    ):
        quantity.kind = "label"


def _is_pointed_date(text: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a figure with a point is a day and a month: "am 24.12. um neun", where decimals have a comma."""
    day, month = quantity.parts[0], quantity.parts[-1]
    pointed = lexicon.decimal == "," and "point_ordinals" in lexicon.traits and _POINT_BEHIND.match(text, quantity.end)
    return bool(pointed) and text[quantity.end - 3] == "." and 1 <= day <= 31 and 1 <= month <= 12


def _is_decade(folded: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    tail = quantity.tail.lstrip("-‑'’")
    # "A 30-second break" is none of the thirties.
    if (tail.startswith(common().decade_tails) and not _COMPOUND.match(quantity.tail)) or folded.startswith(
        ("'s", "’s", "年代", *lexicon.times.decade_behind), quantity.end
    ):
        return True
    head = folded[max(0, quantity.start - 16) : quantity.start].split()
    return any(
        part.role == "decade" or (part.role == "span" and part.value == 10)
        for word in head[-2:]
        for part in lexicon.parts(word.strip("(„«\"'"))
    )


def _clock(folded: str, quantity: Quantity, lexicon: Lexicon) -> None:
    value = int(quantity.value)
    end = quantity.end
    # The half of the day stands behind the minutes: 2:30 p.m.
    minutes = _MINUTES.match(folded, end)
    if minutes:
        quantity.kind = "hour"
        end = minutes.end()
    half = _HALF_DAY.match(folded, end)
    if half and (half[1] or (minutes and half[2])):
        afternoon = (half[1] or half[2]) == "p"
        quantity.kind = "hour"
        quantity.others += (value + 12,) if afternoon and value < 12 else (0,) if not afternoon and value == 12 else ()
        return
    words = folded[end : end + 24].split()[:2] + folded[max(0, quantity.start - 12) : quantity.start].split()[-1:]
    for word in words:
        for part in lexicon.parts(word.strip(_QUOTES)):
            if part.role == "pm" and value < 12:
                quantity.kind = "hour"
                quantity.others += (value + 12,)
            elif part.role in ("am", "at"):
                quantity.kind = "hour"


def _is_year(value: Number) -> bool:
    return isinstance(value, int) and 1000 <= value < 2200


def _beside(text: str, first: Quantity, second: Quantity) -> None:
    """What two neighbours say of each other: minutes, ranges that share a scale."""
    gap = text[first.end : second.start]
    if (
        gap == "-"
        and second.hard
        and first.value <= 12
        and _ISO_YEAR.search(text, max(0, first.start - 5), first.start)
    ):
        first.kind, second.kind = "month", "day"
        return
    if gap == "-" and second.kind == "month" and _is_year(first.value):
        first.kind = "year"
        return
    pointed = gap in _POINTS and first.hard and 1 <= first.value <= 12 and _is_year(second.value)
    if pointed and _DAY_POINT.search(text, max(0, first.start - 5), first.start):
        # "24. 12. 2024"
        first.kind, second.kind = "month", "year"
    if "month" in (first.kind, second.kind) and len(gap) <= 5 + min(len(first.tail), _LONGEST_ENDING):
        day = second if first.kind == "month" else first
        if day.hard and day.kind in _MAY_BE_DAY and 1 <= day.value <= 31:
            day.kind = "day"
            if day.tail and first is day and second.written == "weak":
                second.written = "words"  # "the 5th of May"
    if gap in (":", "：", ".", "h", "H", ": ") and first.kind == "hour":
        second.kind = "minute"
        if second.value == 0:
            second.written = "weak"
    elif gap in ("-", "–", "/", "—") and second.hard and second.value < 100 and _is_year(first.value):
        # 1981-87, 2022/23
        second.others += (first.value // 100 * 100 + second.value,)
    elif gap == "/" and first.value <= 31 and second.value <= 31 and first.hard and second.hard:
        for part in (first, second):
            part.kind = "date" if part.kind == "cardinal" else part.kind
        if second.value in (2, 3, 4, 5, 8, 10) and first.value < second.value:
            first.others += (simple(Fraction(first.value) / second.value),)
    elif gap in ("/", ".", "-") and (_is_year(first.value) or _is_year(second.value) or second.kind == "date"):
        # 12/2024, 2024-12-24
        for part in (first, second):
            if part.hard and part.value <= 31 and part.kind == "cardinal":
                part.kind = "date"
    if not (first.hard or second.hard) and first.value < 10 and 100 <= second.value < 1000 and len(gap) <= 5:
        # between two and three hundred
        first.others += (first.value * 100,)
    if first.hard and second.scale > 1 and first.scale == 1 and len(gap) <= 8 and _RANGE.fullmatch(gap):
        first.others += (first.value * second.scale,)
