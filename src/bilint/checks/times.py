"""Times of the day: an hour or minutes that are others in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bilint.checks import half_days as half_days  # declares checks of this family
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import is_time
from bilint.checks.figure_pairs import disagree, disagreements
from bilint.model import Severity, Span
from bilint.text.numbers import Quantity
from bilint.text.numbers.render import like
from bilint.text.side import Side

# An hour and its minutes stand at most this far apart (code points): "14 Uhr 30", "8時 30分".
_BETWEEN = 6


class Clock(NamedTuple):
    """One time of the day as it stands in a text."""

    hour: Quantity | None
    minute: Quantity | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        parts = [part for part in self if part]
        return Span(parts[0].start, parts[-1].end)

    def __str__(self) -> str:
        if self.hour is None:
            return f":{self.minute.value if self.minute else 0:02}"
        return f"{self.hour.value}:{int(self.minute.value if self.minute else 0):02}"


def clock_of(side: Side, part: Quantity) -> Clock:
    """The time that an hour or its minutes belong to."""
    figures = side.numbers
    index = next(index for index, figure in enumerate(figures) if figure is part)
    if part.kind == "hour":
        behind = figures[index + 1 : index + 2]
        minute = behind[0] if behind and behind[0].kind == "minute" and _joined(part, behind[0]) else None
        return Clock(part, minute)
    before = figures[index - 1 : index] if index else []
    return Clock(before[0] if before and before[0].kind == "hour" and _joined(before[0], part) else None, part)


def _joined(hour: Quantity, minute: Quantity) -> bool:
    return minute.start - hour.end <= _BETWEEN


@check(
    "times.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=disagree,
    examples=(
        flags("de-en", "um [[14.30]] Uhr", "at [[3:30]] p.m.", "2:30"),
        flags("de-en", "um [[halb acht]]", "at [[8:30]]"),
        flags("en-de", "at [[7:45]] p.m.", "um [[19:15]] Uhr", "19:45"),
        flags("es-en", "a las [[tres menos cuarto]]", "at [[3:15]]"),
        flags("ru-en", "в [[половине седьмого]]", "at [[7:30]]"),
        flags("it-en", "alle [[nove meno un quarto]]", "at [[9:15]]"),
        flags("zh-en", "下午[[3]]点开会", "The meeting is at [[4]] p.m.", "3"),
        flags("ar-en", "الساعة [[الثالثة والنصف]]", "at [[4:30]]"),
        flags("en-hi", "at [[7:45]] p.m.", "शाम [[७:१५]] बजे", "७:४५"),
        passes("de-en", "um halb acht", "at 7:30"),
        passes("de-en", "um fünf vor halb acht", "at 7:25"),
        passes("en-de", "at 2:30 p.m.", "um 14.30 Uhr"),
        passes("es-en", "a las tres menos cuarto de la tarde", "at 2:45 p.m."),
        passes("it-en", "alle sei e mezza", "at half past six"),
        passes("pl-en", "o wpół do ósmej", "at 7:30"),
        passes("ru-en", "без четверти восемь", "at a quarter to eight"),
        passes("zh-en", "差五分九点", "at 8:55"),
        passes("ja-en", "午後3時半に", "at 3:30 p.m."),
        passes("ko-en", "오전 3시 반", "3:30 a.m."),
        passes("ar-en", "الساعة التاسعة إلا ربعا", "at 8:45"),
        passes("hi-en", "साढ़े तीन बजे", "at 3:30"),
    ),
)
def mismatch(pair: PairFacts) -> Iterator[Flag]:
    """A time of the day is another one in the translation.

    Halves and quarters, minutes before and after the hour, clocks of twelve and of twenty-four hours are read alike:
    halb acht, half past seven, las siete y media, половина восьмого. One wrong time is one finding.
    """
    if pair.source is None:
        return
    seen: set[int] = set()
    for leftover in disagreements(pair):
        one, other = leftover
        if not (one and other and is_time(leftover)):
            continue
        here, there = clock_of(pair.source, one), clock_of(pair.target, other)
        part = there.hour or other
        if id(part) in seen:
            continue
        seen.add(id(part))
        better = _rewritten(here, there, pair.target.text)
        yield Flag(f"{here} here, {there} there", here.span, there.span, (better,) if better else ())


def _rewritten(right: Clock, wrong: Clock, text: str) -> str | None:
    """The right time with the signs of the wrong one; None where it is not written in digits."""
    if not (right.hour and wrong.hour and wrong.hour.hard and (right.minute is None) == (wrong.minute is None)):
        return None
    if wrong.minute and wrong.minute.start < wrong.hour.end:
        return None  # told by a phrase
    hour = _hour_in_style(right.hour, wrong.hour)
    form = text[wrong.hour.start : wrong.hour.end]
    if not (wrong.minute and right.minute):
        return like(str(hour), form)
    signs = text[wrong.hour.end : wrong.minute.start]
    return like(f"{hour}{signs}{int(right.minute.value):02}", form)


def _hour_in_style(right: Quantity, wrong: Quantity) -> int:
    """An hour on the clock of the wrong one: of twelve hours where it is one in the afternoon, of 24 past 12."""
    hour = int(right.value)
    if wrong.value > 12:
        return hour + 12 if hour < 12 else hour
    if hour > 12 and any(other == wrong.value + 12 for other in wrong.others):
        return hour - 12
    return hour
