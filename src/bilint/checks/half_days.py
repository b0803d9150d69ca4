"""The half of the day that an hour belongs to: three in the afternoon is not three in the morning."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from bilint import data
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import span_of
from bilint.checks.figure_pairs import compared, have_figures
from bilint.model import Severity
from bilint.text.numbers import Quantity
from bilint.text.numbers.patterns import either
from bilint.text.numbers.render import like
from bilint.text.side import Side

# Code points around an hour in which the words stand that name the half of the day: "in the afternoon", 下午.
_BEFORE, _BEHIND = 16, 28
_NOON = 12
_HOURS = frozenset(("hour", "cardinal"))
# "Ten at night" is after noon, "two at night" is not.
_LATE = 6
_MINUTES = re.compile(r"\s?[:.h時点시]?\s?[0-5]\d")
# What ends a sentence or a part of one; a point inside "a.m." does not.
_ENDS = re.compile(r"[;!?。；]|[.,،，、](?:\s|$)")


class Halves(NamedTuple):
    """The words of a language that name the half of the day, as patterns."""

    am: re.Pattern[str]
    pm: re.Pattern[str]
    night: re.Pattern[str]
    by_24: bool
    """Whether times in digits are written by 24 hours."""


@functools.cache
def halves(code: str) -> Halves | None:
    """The words of a language, from data/half_days.toml; None where there are none."""
    row = data.load("half_days.toml").get(code)
    if row is None:
        return None
    am, pm, night = (_pattern(row[key], code) for key in ("am", "pm", "night"))
    return Halves(am, pm, night, row.get("clock") == 24)


def _pattern(forms: str, code: str) -> re.Pattern[str]:
    words = either([form.replace("_", " ") for form in forms.split()])
    return re.compile(words if code in ("zh", "ja", "ko", "th") else rf"(?<![^\W_]){words}(?![^\W_])")


def half_of(side: Side, hour: Quantity) -> str:
    """ "am" or "pm", as the hour or the words around it say; "" where nothing says it, and for twelve o'clock."""
    words = halves(side.code)
    if hour.value == _NOON or words is None:
        return ""
    if not 1 <= hour.value < _NOON:
        return "pm" if _NOON < hour.value < 24 else "am"
    around = _around(side, hour)
    said = {half for half, pattern in (("am", words.am), ("pm", words.pm)) if pattern.search(around)}
    if words.night.search(around):
        said.add("pm" if hour.value >= _LATE else "am")
    return said.pop() if len(said) == 1 else ""


def _around(side: Side, hour: Quantity) -> str:
    """What stands around an hour, up to the next figure and the end of its clause."""
    text = side.folded
    minutes = _MINUTES.match(text, hour.end)
    end = minutes.end() if minutes else hour.end
    figures = [figure for figure in side.numbers if figure.hard and figure is not hour]
    until = min([one.start for one in figures if one.start >= end], default=len(text))
    since = max([one.end for one in figures if one.end <= hour.start], default=0)
    behind = text[end : min(end + _BEHIND, until)]
    if ends := _ENDS.search(behind.replace("a.m.", "a_m_").replace("p.m.", "p_m_")):
        behind = behind[: ends.start()]
    before = text[max(hour.start - _BEFORE, since) : hour.start]
    *_, clause = _ENDS.split(before)
    return f"{clause}|{behind}"


@check(
    "times.half_day",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en", "Er kam um [[15]] Uhr.", "He came at [[3]] a.m."),
        flags("en-de", "The shop opens at [[3]] p.m.", "Das Geschäft öffnet um [[3]] Uhr.", "15"),
        flags("en-fr", "at [[7]]:30 p.m.", "à [[7]] h 30", "19"),
        flags("es-en", "a las [[tres]] de la madrugada", "at [[3]] p.m."),
        flags("zh-en", "下午[[3]]点开会", "The meeting is at [[3]] a.m."),
        flags("ru-en", "в [[9]] часов вечера", "at [[9]] in the morning"),
        flags("en-ja", "at [[8]]:15 a.m.", "午後[[8]]時15分に"),
        flags("ar-en", "الساعة [[السابعة]] مساء", "at [[7]] a.m."),
        passes("de-en", "Er kam um 15 Uhr.", "He came at 3 p.m."),
        passes("en-de", "at 3 p.m.", "um 3 Uhr nachmittags"),
        passes("de-en", "um 3 Uhr nachts", "at 3 a.m."),
        passes("de-en", "Montag um 15 Uhr", "at 3 on Monday"),
        passes("en-zh", "at 8 p.m.", "晚上8点"),
        passes("fr-en", "de 9 h à 15 h", "from 9 a.m. to 3 p.m."),
        passes("ko-en", "오전 10시부터 밤 9시까지", "from 10 in the morning to 9 at night"),
        passes("en-de", "at noon and at 12:30 a.m.", "mittags und um 0.30 Uhr"),
    ),
)
def half_day(pair: PairFacts) -> Iterator[Flag]:
    """An hour is before noon in one text and after noon in the other: 15 Uhr for 3 a.m., 3 p.m. for 3 Uhr.

    In languages that write 24 hours an hour in digits is before noon, unless a word says otherwise.
    """
    for one, other in compared(pair).matches:
        if pair.source is None or not _may_be_hours(one, other):
            continue
        here, there = half_of(pair.source, one), half_of(pair.target, other)
        if here and not there and _is_by_24(pair.target, other):
            there = "am"
        if here and there and here != there:
            right = int(other.value) % _NOON + (_NOON if here == "pm" else 0)
            form = pair.target.text[other.start : other.end]
            better = (like(str(right), form),) if other.hard and _is_by_24(pair.target, other) else ()
            sides = ("before noon here, after noon there", "after noon here, before noon there")
            yield Flag(sides[here == "pm"], span_of(one), span_of(other), better)


def _may_be_hours(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are the same hour on a clock of twelve; one of them may lack a sign that it is an hour."""
    kinds = {one.kind, other.kind}
    return "hour" in kinds and kinds <= _HOURS and (one.value - other.value) % _NOON == 0


def _is_by_24(side: Side, hour: Quantity) -> bool:
    """Whether an hour in digits counts from midnight: the language does so, and no word names another half."""
    words = halves(side.code)
    if words is None or not words.by_24 or not hour.hard or hour.kind != "hour":
        return False
    return not any(pattern.search(side.folded) for pattern in (words.am, words.pm, words.night))
