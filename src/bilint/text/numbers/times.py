"""Times of the day that are told in words, days of the week and spans of time, once the figures of a text are read."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from bilint.text.numbers.patterns import either
from bilint.text.numbers.quantity import Number, Quantity, simple
from bilint.text.numbers.told import ToldTimes, tell

_WORD_AT = re.compile(r"([^\W\d_]+)['’.]?[\s\u00a0]*$")
_WORD_BEHIND = re.compile(r"[\s\u00a0]?([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)$")
# What follows a weekday in a date: "thứ ba, 12/5", "luni 3 mai"; and what ends a clause.
_DATE_BEHIND = re.compile(r",?\s?[(（]?\d")
_ENDS_CLAUSE = re.compile(r"\s?(?:[.,;:!?()…\n]|$)")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?…:;]\s*)[\s\"'“”„«»(\[–—-]*$")
_OF_BEHIND = re.compile(r"\sd(?:es?|u|['’])")
_THAI = re.compile(r"[ก-๎]")
_ARTICLE = re.compile(r"\s(?:de[nmr]|de|het|the)?\s?$")
_NEAR = 24
# The largest number in a told time: "без двадцати девять", which is read as 29.
_LAST_HOUR = 29
# Between the beginnings of its hour and of another of its words, in code points.
_LONGEST_TOLD = 48
# Years of a named span that may be told in many ways (반년, half a year); a longer one has to stand (四半世紀).
_SHORT_SPAN = 1
_NONE: frozenset[str] = frozenset()
# Of a language without spaces, in code points.
_LONGEST_UNIT = 9


class Times:
    """What a language says of times, from `[times]`, `[weekdays]` and `[times.spans]` of its file."""

    def __init__(self, table: dict[str, Any]) -> None:
        times = table.get("times", {})
        self._table = table
        self._inside = {form: unit for unit, forms in times.get("inside", {}).items() for form in forms.split()}
        """Number word that counts a unit of time which is not said -> the unit: quinzaine, 사흘."""
        self._before_inside = tuple(times.get("before_inside", "").replace("_", " ").split())
        """Words before such a number word that show it to say just so many: la quinzaine."""
        named = table.get("named", {})
        self._named = {form: key.split() for key, forms in named.items() for form in forms.split()}
        """Word of a language without spaces -> the number that it stands for, and its unit: 還暦, 60 years."""
        self._names = re.compile(either(self._named)) if named else None
        self._unspaced = not {"myriads", "thai"}.isdisjoint(table.get("traits", ()))
        self._has_own_hours = "hours" in times
        self._literals = self._told.literals if "told" in times else ()
        self._halves = {
            form.replace("_", " "): Fraction(key)
            for key, forms in times.get("halves_behind", {}).items()
            for form in forms.split()
        }
        """What adds a part to the unit before it: "and a half" in "a year and a half"."""
        self._eves = tuple(form.replace("_", " ") for form in times.get("eve", "").split())
        """What stands before the day after a night: "in der Nacht zum Dienstag" is Monday night."""
        self.capital_weekdays = {
            form: int(key) for key, forms in table.get("weekdays", {}).items() for form in forms.split()
        } if "capital_weekdays" in table.get("traits", ()) else {}  # fmt: skip
        traits = table.get("traits", ())
        self._apostrophes = "apostrophe_inside" in traits
        """Whether an apostrophe is a letter, as in п'ять."""
        self._days_before = frozenset(times.get("before_weekdays", "").split())
        self._days_behind = frozenset(times.get("behind_weekdays", "").split())
        """Words that stand before and behind days of the week, and show that what else is another word is one."""
        self._in_capitals = "capitals_are_days" in traits
        """Whether a capital inside a sentence shows it as well: Indonesian Minggu, Vietnamese thứ Ba."""
        self._day_or_nth = "weekday_or_ordinal" in traits
        """Whether a name of a day is an ordinal without such a sign: Vietnamese thứ ba, Tuesday or third."""
        self._bare_days = {form: int(key) for key, forms in table.get("bare_weekdays", {}).items()
                           for form in forms.split()}  # fmt: skip
        """Ordinals that are days of the week between such words: Portuguese segunda."""
        self._tells_weekdays = bool(
            self._eves or self.capital_weekdays or self._days_before or self._days_behind or self._in_capitals
        )
        self.decade_behind = tuple(form.replace("_", " ") for form in times.get("decade_behind", "").split())
        """What makes a decade of the figure before it: 90'larda, 90-es évek."""
        self._century_endings = tuple(times.get("century_endings", "").split())
        self._centuries = {form: int(key) for key, forms in table.get("centuries", {}).items()
                           for form in forms.split()}  # fmt: skip
        """Names of centuries that are plain numbers in small letters: Settecento, the eighteenth."""
        self.names_centuries = bool(self._centuries)
        self.date_pattern: str = times.get("date", "")
        """How a date is written in digits, as a format string of d, m and y; empty where the year stands first."""
        self._half_days = frozenset((*table.get("am", "").split(), *table.get("pm", "").split()))
        self.day_first = self.date_pattern.startswith("{d") or "days_first" in traits
        """Whether the day stands before the month in a date in digits."""
        self.before_dates = frozenset(times.get("before_dates", "").split())
        """Words before a day and a month in digits that are no fraction: "el 6/1", "den 6/6"."""
        self._at = frozenset(times.get("told_at", "").split())
        self._halves_at = tuple(f"{form} " for form in times.get("halves_at", "").split())
        """What makes an hour and a half of "eight and a half": στις οκτώμισι."""
        marks = times.get("weekday_marks")
        self._marks = re.compile(marks) if marks else None
        self._signs: str = times.get("weekday_signs", "")

    @functools.cached_property
    def _told(self) -> ToldTimes:
        return ToldTimes(self._table, self._unspaced)

    def read(
        self,
        text: str,
        folded: str,
        quantities: list[Quantity],
        is_unit: Callable[[str], bool],
        tells_time: Callable[[int, int], bool],
    ) -> list[Quantity]:
        """The quantities of a text with its told times, weekdays and spans in place of the figures they are made of.

        `is_unit`: whether a word in lower case is the name of a unit; `tells_time`: whether the words around a stretch
        say that it is a time of the day.
        """
        if self._apostrophes:
            folded = folded.replace("'", "ʼ").replace("’", "ʼ")
        if literals := self._literals_near_hours(folded, quantities):
            told = (
                time for time in self._told.read(folded, literals, tells_time)
                # "3 minutes to 5 minutes" is a range.
                if not ((behind := _WORD_BEHIND.match(folded, time[1])) and is_unit(behind[1])
                        and behind[1] not in self._half_days)
            )  # fmt: skip
            quantities = tell(quantities, told)
        for form, half in self._halves.items():
            if form in folded:
                quantities = _with_halves(folded, quantities, form, half, self._unit_before(folded, is_unit))
        if self._names:
            quantities = self._with_names(text, quantities)
        if self._inside:
            for quantity in quantities:
                if not (quantity.hard or quantity.unit):
                    quantity.unit = self._inside.get(folded[quantity.start : quantity.end], "")
                    if quantity.unit and self._before_inside and self._is_exact(folded, quantity):
                        quantity.indefinite, quantity.scale = False, 1
        if self._century_endings or self._centuries:
            for quantity in quantities:
                if not quantity.hard and quantity.value >= 200:
                    self._tell_century(text, folded, quantity)
        if self._marks:
            quantities = self._with_marks(text, quantities)
        elif self._tells_weekdays:
            for quantity in quantities:
                if quantity.kind in ("weekday", "ordinal"):
                    self._tell_weekday(text, folded, quantity)
        return quantities

    def _is_exact(self, folded: str, quantity: Quantity) -> bool:
        """Whether a word for so many days means no more than them: not "la quinzaine du mois", a half of it."""
        before = _WORD_AT.search(folded, max(0, quantity.start - _NEAR), quantity.start)
        return before is not None and before[1] in self._before_inside and not _OF_BEHIND.match(folded, quantity.end)

    def _literals_near_hours(self, folded: str, quantities: list[Quantity]) -> frozenset[str]:
        """The words that times are told with which stand in a text, where one of them stands near an hour.

        An hour is among the figures in every told time, but for words that are hours only.
        """
        hours = [quantity.start for quantity in quantities if quantity.value <= _LAST_HOUR]
        if not hours and not self._has_own_hours:
            return _NONE
        found = [literal for literal in self._literals if literal in folded]
        if found and not self._has_own_hours:
            around = [folded[max(0, hour - _LONGEST_TOLD) : hour + _LONGEST_TOLD] for hour in hours]
            found = [literal for literal in found if any(literal in stretch for stretch in around)]
        return frozenset(found)

    def is_at(self, folded: str, start: int) -> bool:
        """Whether a word that stands before times of the day stands before a place: um, alle, o."""
        before = _WORD_AT.search(folded, max(0, start - _NEAR), start)
        return before is not None and before[1] in self._at

    def is_half_at(self, folded: str, start: int) -> bool:
        """Whether a word stands before a place that makes "seven and a half" the time of half past seven."""
        return bool(self._halves_at) and folded.endswith(self._halves_at, 0, start)

    def _tell_century(self, text: str, folded: str, quantity: Quantity) -> None:
        value, form = quantity.value, folded[quantity.start : quantity.end]
        if value % 100 == 0 and 1000 <= value < 2100 and form.endswith(self._century_endings or "\n"):
            # sjuttonhundratalet
            quantity.kind, quantity.others = "decade", (int(value) // 100 + 1,)
        elif (century := self._centuries.get(form)) and text[quantity.start].isupper():
            years = (century * 100 - 100, value)
            if _ENDS_SENTENCE.search(text, 0, quantity.start):
                quantity.others = (century, *years)
            else:
                quantity.value, quantity.kind, quantity.others = century, "ordinal", years

    def _tell_weekday(self, text: str, folded: str, quantity: Quantity) -> None:
        start = quantity.start
        if quantity.kind == "weekday":
            before = _ARTICLE.sub("", folded[max(0, start - _NEAR) : start]) if self._eves else ""
            if before.endswith(self._eves):
                quantity.others = ((quantity.value - 2) % 7 + 1,)
            if quantity.written == "weak":
                if self._is_among_days(text, folded, quantity):
                    quantity.written = "words"
                elif self._day_or_nth and not _ENDS_SENTENCE.search(text, 0, start):
                    quantity.value, quantity.kind, quantity.written = quantity.value + 1, "ordinal", "words"
        elif (day := self._bare_days.get(folded[start : quantity.end])) and self._is_bare_day(folded, quantity):
            quantity.value, quantity.kind, quantity.written, quantity.others = day, "weekday", "words", ()
        elif self.capital_weekdays and quantity.kind == "ordinal" and text[start].isupper():
            day = self.capital_weekdays.get(folded[start : quantity.end])
            if day and not _ENDS_SENTENCE.search(text, 0, start):
                quantity.value, quantity.kind, quantity.written, quantity.others = day, "weekday", "words", ()

    def _is_among_days(self, text: str, folded: str, day: Quantity) -> bool:
        """Whether the words around a name show that it is that of a day."""
        before = _WORD_AT.search(folded, max(0, day.start - _NEAR), day.start)
        if before and before[1] in self._days_before:
            return True
        behind = _WORD_BEHIND.match(folded, day.end)
        if (behind and behind[1] in self._days_behind) or _DATE_BEHIND.match(folded, day.end):
            return not folded[max(0, day.start - 2) : day.start].strip().isdigit()
        # "thứ Ba": the last word of the name has the capital.
        last = text.rfind(" ", day.start, day.end) + 1 or day.start
        return self._in_capitals and text[last].isupper() and not _ENDS_SENTENCE.search(text, 0, last)

    def _is_bare_day(self, folded: str, nth: Quantity) -> bool:
        """Whether an ordinal stands where a day of the week does, with no noun behind it."""
        before = _WORD_AT.search(folded, max(0, nth.start - _NEAR), nth.start)
        if not before or before[1] not in self._days_before:
            return False
        behind = _WORD_BEHIND.match(folded, nth.end)
        return _ENDS_CLAUSE.match(folded, nth.end) is not None or bool(behind and behind[1] in self._days_behind)

    def _unit_before(self, folded: str, is_unit: Callable[[str], bool]) -> Callable[[int], str]:
        """What finds the name of a unit that ends at a place; it returns "" where there is none."""

        def found(end: int) -> str:
            if self._unspaced:
                names = (folded[start:end] for start in range(max(0, end - _LONGEST_UNIT), end))
                return next(filter(is_unit, names), "")
            word = _WORD_BEFORE.search(folded, max(0, end - _NEAR), end)
            return word[1] if word and is_unit(word[1]) else ""

        return found

    def _with_names(self, text: str, quantities: list[Quantity]) -> list[Quantity]:
        """With the numbers that have a name of their own: 四半世紀 is 25 years."""
        assert self._names
        for match in self._names.finditer(text):
            start, end = match.span()
            count, *unit = self._named[match.group()]
            value = simple(Fraction(count))
            kind = "cardinal" if value.denominator == 1 else "fraction"
            written = "words" if unit == ["year"] and value > _SHORT_SPAN else "weak"
            named = Quantity(value, start, end, kind, written, unit=unit[0] if unit else "")
            quantities = [one for one in quantities if not start <= one.start < end]
            quantities = sorted([*quantities, named], key=lambda quantity: quantity.start)
        return quantities

    def _with_marks(self, text: str, quantities: list[Quantity]) -> list[Quantity]:
        """With the weekdays of languages that write them with signs: 星期四, 木曜日, 목요일."""
        assert self._marks
        found = [
            Quantity(self._signs.index(sign) % 7 + 1, *_bare(match), "weekday", "words")
            for match in self._marks.finditer(text)
            for sign in filter(None, match.groups())
        ]
        if not found:
            return quantities
        if any(one.kind == "hour" and one.value + 24 in one.others for one in quantities):
            # 25 o'clock on Saturday is one in the morning of Sunday.
            for day in found:
                day.others = (day.value % 7 + 1,)
        kept = [one for one in quantities if not any(day.start <= one.start < day.end for day in found)]
        return sorted([*kept, *found], key=lambda quantity: quantity.start)


def _bare(match: re.Match[str]) -> tuple[int, int]:
    """Where a weekday stands, without the brackets around it."""
    return (match.start() + 1, match.end() - 1) if match.group()[0] in "(（" else match.span()


def _with_halves(
    folded: str, quantities: list[Quantity], form: str, half: Fraction, unit_before: Callable[[int], str]
) -> list[Quantity]:
    """With one quantity for "a year and a half", "hora y media", 1년 반; its unit stands inside it."""
    start = folded.find(form)
    while start >= 0:
        end = start + len(form)
        unit = unit_before(start)
        # Korean writes particles onto it: 반째, 반을.
        whole = not folded[end : end + 1].isalpha() or folded[end] in "째에간만동의은이을도" or _THAI.match(folded, end)
        told = any(one.kind == "hour" and one.start < end <= one.end for one in quantities)
        dual = next((one for one in quantities if one.unit and one.end == start), None)
        if dual and whole:
            # ساعتين ونصف: two hours, in one word, and a half
            dual.value, dual.kind = dual.value + half, "fraction"
            quantities = [one for one in quantities if one is dual or not dual.end <= one.start < end]
            dual.end = end
        elif unit and whole and not told:
            at = start - len(unit)
            counts = [one for one in quantities if 0 <= at - one.end <= 2 and one.value < 1000]
            count = counts[-1] if counts else None
            first = count.start if count else at
            number = count.value if count else 1
            written = "digits" if count and count.hard else "words"
            merged = Quantity(simple(number + half), first, end, "fraction", written, (), (number, half), unit=unit)
            kept = [one for one in quantities if one.end <= first or one.start >= end]
            quantities = sorted([*kept, merged], key=lambda quantity: quantity.start)
        start = folded.find(form, end)
    return quantities


# Units that are a fixed number of seconds, and of months (the others).
_SECONDS = frozenset(("second", "minute", "hour", "day", "week", "fortnight"))
# Spans of days that languages take for whole weeks: quinze jours, acht Tage.
_ABOUT: frozenset[tuple[Number, Number]] = frozenset(((15, 14), (14, 15), (8, 7), (7, 8)))
_DAY = 86_400
# How far a span of days may be from the months that it is told in: a month has 28 to 31 days, six weeks are a month
# and a half.
_MONTHS_IN_DAYS = Fraction(1, 10)


def same_span(one: Number, unit: str, other: Number, into: str) -> bool:
    """Whether two spans of time are equally long: 18 months, a year and a half; quinze jours, two weeks.

    `unit`, `into`: names of units of time as in data/units/units.toml.
    """
    first, second = one * _factor(unit), other * _factor(into)
    if (unit in _SECONDS) != (into in _SECONDS):
        return abs(Fraction(first - second)) <= _MONTHS_IN_DAYS * abs(Fraction(first))
    return first == second or (first / _DAY, second / _DAY) in _ABOUT


@functools.cache
def _factor(unit: str) -> Fraction:
    from bilint import data

    return Fraction(data.load("units/units.toml")["time"][unit]["factor"])
