"""What stays without a counterpart when the figures of two sides are assigned to each other, and what of it counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bilint.checks.figure_agreement import WEIGHT
from bilint.checks.figure_conversions import Conversions, Figures, is_among
from bilint.text.numbers import Number, Quantity
from bilint.text.numbers.common import common
from bilint.text.numbers.context import minutes_are_cut
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.units import alike

_SHARES = frozenset(("percent", "points"))
# Kinds of figures that stand for none but their own kind.
_OF_THEIR_OWN = frozenset(("month", "weekday", "multiple"))
# A translation that begins so has lost the number before it.
_POINTS = tuple(".．、)），,")
# What a figure leaves behind that was cut out of its word: "the th", "-hour", "/7", ":00", " %", the ". Lieutenant".
_CUT = re.compile(
    r"(?<![^\s(])(?:(?:st(?!\.)|nd|rd|th)(?![^\s.,;:)])|-[^\W\d_]{2}|/\d)"
    r"|(?<!\d)(?<!\d\s)[:：]\d\d(?!\d)|(?<=[^\W\d_])\s(?:\s?%|\.\s)|(?<=\d)/(?!\w)"
)
# Letters of scripts that part words by spaces, so that a digit between two of them belongs to the word.
_SPACED_LETTERS = "\u0e00"
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)$")
_LETTERS = re.compile(r"[^\W\d_]+")
# "(r. 1989–2019)", "(1914-18)", and how far its second year may stand behind the bracket.
_LIFETIME = re.compile(r"[(（](?:[^\W\d_]{1,8}\.?\s)?([12]\d{3})\s?[-–—~〜～]\s?(\d\d|[12]\d{3})[)）]")
_TO_BRACKET = 20
_CENTURIES = frozenset((20, 21))
# Years that have a word of their own: a decade, a century, a millennium.
_SPANS = frozenset((10, 100, 1000))
_LAST_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


class Leftover(NamedTuple):
    """A figure without a counterpart, or two that stand for each other but differ."""

    source: Quantity | None
    target: Quantity | None


def is_cut(source_text: str, target_text: str) -> bool:
    """Whether a translation shows that a figure was cut out of a word or of a time of day; both in lower case."""
    if _CUT.search(target_text) and not _CUT.search(source_text):
        return True
    return minutes_are_cut(target_text) and not minutes_are_cut(source_text)


def may_be_multiple(figure: Quantity) -> bool:
    """Whether it says how many times something has grown or shrunk: "doubled", "three times", "to a third"."""
    if figure.kind in ("multiple", "fraction"):
        return figure.kind == "multiple" or figure.value < 1
    return figure.kind == "cardinal" and figure.written == "words" and figure.value <= 10


class Rest:
    """The figures of two sides that agree with none; what may be told otherwise is no longer among them."""

    def __init__(
        self, source: Figures, target: Figures, left_source: list[Quantity], left_target: list[Quantity]
    ) -> None:
        self._source, self._target = source, target
        self._left_source, self._left_target = left_source, left_target
        self._conversions = Conversions(source, target, left_source, left_target)
        self._units = self._conversions.units

    def leftovers(self) -> Iterator[Leftover]:
        """Couples what is left, the likeliest counterparts first, and gives what stays single and should not."""
        self._conversions.take()
        for count, told in _broken_up(self._left_source, self._left_target):
            yield Leftover(count, told)
        for count, told in _broken_up(self._left_target, self._left_source):
            yield Leftover(told, count)
        couples = list(self._couples())
        yield from _without_swapped_days(couples)
        coupled = {id(figure) for couple in couples for figure in couple}
        single_source = [one for one in self._left_source if id(one) not in coupled]
        single_target = [other for other in self._left_target if id(other) not in coupled]
        for one in single_source:
            if self._has_to_stand(one) and (self._is_cut or not self._may_vanish(one)):
                yield Leftover(one, None)
        for other in single_target:
            if other.hard and not self._may_appear(other):
                yield Leftover(None, other)
            elif other.written == "words" and other.value > 1 and other.kind in ("fraction", "minute"):
                if other.kind == "minute":
                    yield Leftover(None, other)  # half past nine, for nine
                elif whole := self._whole_of(other):
                    yield Leftover(whole, other)

    def _whole_of(self, part: Quantity) -> Quantity | None:
        """The "an hour" of the source that an hour and a half stands for."""
        units = {unit.name for unit in self._units[id(part)]}
        return next(
            (
                one
                for one in self._source.quantities
                if one.written == "weak" and one.value == 1 and units & {unit.name for unit in self._units[id(one)]}
            ),
            None,
        )

    # What stands for each other and differs

    def _couples(self) -> Iterator[Leftover]:
        ones, others = self._left_source, self._left_target
        only = len(ones) == len(others) == 1
        couples = sorted(
            (self._distance(one, other), i, j)
            for i, one in enumerate(ones)
            for j, other in enumerate(others)
            if _comparable(one, other) or (only and _only_ones(one, other))
        )
        done_source: set[int] = set()
        done_target: set[int] = set()
        for _, i, j in couples:
            if i not in done_source and j not in done_target:
                done_source.add(i)
                done_target.add(j)
                yield Leftover(ones[i], others[j])

    def _distance(self, one: Quantity, other: Quantity) -> float:
        """How unlikely two figures are to stand for each other: by kind, writing, digits and place."""
        source, target = self._source.quantities, self._target.quantities
        place = abs(source.index(one) / len(source) - target.index(other) / len(target))
        kind = 0.0 if one.kind == other.kind else 0.5
        written = 0.3 * abs(WEIGHT[one.written] - WEIGHT[other.written])
        return place + kind + written + (0.0 if _alike(one.value, other.value) else 0.5)

    # What stays single

    def _has_to_stand(self, figure: Quantity) -> bool:
        if figure.kind == "numbering" and not self._target.folded.lstrip().startswith(_POINTS):
            # "4. Gau" has become ". Gau": the heading has not lost its number on purpose.
            return False
        if figure.hard or figure.kind in ("name", "minute"):
            return True
        if figure.written == "weak" or self._source.folded.startswith("-", figure.end):
            return False  # "a four-season sleeping bag"
        if not (figure.unit or self._units[id(figure)] or any(o.written != "weak" for o in self._target.quantities)):
            return False  # where no other figure stands, it may be an idiom: "drei Kreuze machen"
        if figure.kind == "month":
            return True
        if self._is_cut and figure.kind == "ordinal":
            return True
        if figure.kind == "fraction":
            return figure.value > 1
        if figure.kind != "cardinal" or figure.indefinite or figure.value == figure.scale:
            return False
        # "Two" and a million may be told by a plural, zero by "none"; two hours may not, but 第二天 is the next day.
        measured = figure.unit or self._units[id(figure)]
        return figure.value > 2 or bool(
            figure.value == 2 and measured and "myriads" not in lexicon(self._source.code).traits
        )

    @functools.cached_property
    def _is_cut(self) -> bool:
        """Whether the translation shows that a figure was cut out of it: then nothing was left out on purpose."""
        return is_cut(self._source.folded, self._target.folded)

    def _may_vanish(self, figure: Quantity) -> bool:
        """What a good translation may leave out."""
        if figure.kind == "single":
            return True  # "one" before a counter
        if figure.kind == "percent" and figure.value == 100:
            return True  # "100% sure"
        if figure.kind == "points" and figure.value == 1:
            return True  # на процентный пункт: by a point, in languages without articles
        if self._is_said_again(figure) or (figure.value in _SPANS and figure.value in _spans_said(self._target)):
            return True
        return self._is_aside(figure) or self._is_inside_word(figure) or self._is_name_of_digit(figure)

    def _may_appear(self, figure: Quantity) -> bool:
        """What a good translation may add."""
        figures = self._target.quantities
        if figure.kind == "numbering" or abs(figure.value) == 1 or _twice(figure, figures):
            return True
        if figure.kind == "day" and self._ends_month(figure):
            return True
        heard = lexicon(self._source.code).homophones.get(figure.value)
        if heard and heard.search(self._source.text):
            return True
        spans = _spans_said(self._source)
        if figure.value in spans or (figure.value in _CENTURIES and 100 in spans):
            return True  # the past decade is the past 10 years; last century is the 20th
        if _is_between_letters(figure, self._target.folded):
            return True  # "Psych2Go", which the source may spell otherwise
        if _is_lifetime(figure, self._target.text):
            return True
        if not 1900 <= figure.value < 2100:
            return False
        # The year of a date, the year before or after one that stands.
        index = _index(figure, figures)
        return any(other.kind == "month" for other in figures[max(0, index - 2) : index + 3]) or any(
            abs(other.value - figure.value) == 1 and not is_among(other, self._left_target) for other in figures
        )

    def _is_said_again(self, figure: Quantity) -> bool:
        """Whether a date stands once more: "the same day" may be said for it, but not for its day alone."""
        figures = self._source.quantities
        if figure.written == "words" and figure.kind == "cardinal":
            # "seven each", which is "seven seven" in Hindi
            return any(other.value == figure.value for other in figures if other is not figure)
        if lexicon(self._target.code).same_amount and self._is_same_amount(figure):
            return True
        if figure.kind not in ("month", "day", "year"):
            return False
        if figure.kind == "day":
            index = _index(figure, figures)
            months = [other.value for other in figures[max(0, index - 1) : index + 2] if other.kind == "month"]
            if months and not any(other.kind == "month" and other.value in months for other in self._left_source):
                return False
        return any(
            other is not figure and other.value == figure.value and other.kind == figure.kind for other in figures
        )

    def _is_same_amount(self, figure: Quantity) -> bool:
        """Whether the translation says "the same amount" for an amount of money that stands before."""
        if not any(form in self._target.folded for form in lexicon(self._target.code).same_amount):
            return False
        earlier = self._source.quantities[: _index(figure, self._source.quantities)]
        units = {unit.name for unit in self._units[id(figure)] if unit.dimension == "money"}
        return any(
            one.value == figure.value and units & {unit.name for unit in self._units[id(one)]} for one in earlier
        )

    def _ends_month(self, figure: Quantity) -> bool:
        """Whether a figure is the last day of the month beside it: the end of March is March 31."""
        figures = self._target.quantities
        index = _index(figure, figures)
        return any(
            other.kind == "month" and _LAST_DAYS.get(int(other.value)) == figure.value
            for other in figures[max(0, index - 1) : index + 2]
        )

    def _is_aside(self, figure: Quantity) -> bool:
        """Whether it is an amount of money in brackets behind the same in another currency: €250,000 ($270,000)."""
        index = _index(figure, self._source.quantities)
        before = self._source.quantities[index - 1] if index else None
        if before is None or not _brackets(self._source.folded[before.end : figure.start]):
            return False
        if _brackets(self._target.folded) >= _brackets(self._source.folded):
            return False
        changed = alike(self._units[id(before)], self._units[id(figure)])
        return changed is not None and changed[0].dimension == "money"

    def _is_inside_word(self, figure: Quantity) -> bool:
        """Whether it is a digit in a word, which may be told without it: E2EE, B2B."""
        text, start, end = self._source.folded, figure.start, figure.end
        if figure.tail in common().letter_scales or not _is_between_letters(figure, text):
            return False
        behind = text[end]
        head = _LETTERS_BEFORE.search(text, 0, start)
        if head is None:
            return False
        # Where its letters stand in the translation, the digit has been lost on the way: "EEE".
        return re.search(rf"(?<!\w){head[1]}{behind}", self._target.folded) is None

    def _is_name_of_digit(self, figure: Quantity) -> bool:
        """Whether it belongs to digits that are called by their names: "5 9s" of availability."""
        figures = self._source.quantities
        index = _index(figure, figures)
        for one, behind in zip(figures[max(0, index - 1) : index + 1], figures[index or 1 : index + 2], strict=False):
            gap = self._source.folded[one.end : behind.start]
            if gap == " " and behind.tail == "s" and behind.value < 10 and one.value <= 10:
                return True
        return False


def _spans_said(side: Figures) -> set[Number]:
    """The years of the decades and centuries that a side names without a figure."""
    known = lexicon(side.code).known
    return {part.value for word in _LETTERS.findall(side.folded) for part in known[word] if part.role == "span"}


def _broken_up(ratios: list[Quantity], others: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The first figure of "five out of seven" and what stands for it on the other side: "six of the seven".

    What is given is no longer among `ratios` and `others`.
    """
    for ratio in list(ratios):
        if ratio.kind != "fraction" or ratio.hard or len(ratio.parts) != 2:
            continue
        count, of = ratio.parts
        whole = next((one for one in others if one.value == of and one.kind == "cardinal"), None)
        told = next((one for one in others if one.kind == "cardinal" and one is not whole), None)
        if whole and told:
            ratios[:] = [one for one in ratios if one is not ratio]
            others[:] = [one for one in others if one is not whole and one is not told]
            yield Quantity(count, ratio.start, ratio.end, "cardinal", ratio.written), told


def _without_swapped_days(couples: list[Leftover]) -> Iterator[Leftover]:
    """Leaves out the day where day and month have changed places (7.3. as July 3): the month tells it."""
    changed = {
        (one.value, other.value) for one, other in couples if one and other and one.kind == other.kind == "month"
    }
    for couple in couples:
        one, other = couple
        swapped = one and other and one.kind == other.kind == "day" and (other.value, one.value) in changed
        if not swapped:
            yield couple


def _is_between_letters(figure: Quantity, text: str) -> bool:
    """Whether a figure is one digit in a word."""
    start, end = figure.start, figure.end
    if end - start != 1 or start == 0:
        return False
    before, behind = text[start - 1], text[end : end + 1]
    return before.isalpha() and behind.isalpha() and max(before, behind) < _SPACED_LETTERS


def _is_lifetime(figure: Quantity, text: str) -> bool:
    """Whether it is one of the two years in brackets that explain an era or a person: (1989-2019)."""
    if not figure.hard or figure.scale != 1 or not isinstance(figure.value, int):
        return False
    opening = max(text.rfind(sign, max(0, figure.start - _TO_BRACKET), figure.start) for sign in "(（")
    years = _LIFETIME.match(text, opening) if opening >= 0 else None
    if not years:
        return False
    first, last = years.groups()
    return int(first) < int(first[: -len(last)] + last)


def _brackets(text: str) -> int:
    return text.count("(") + text.count("（")


def _index(figure: Quantity, figures: Sequence[Quantity]) -> int:
    return next(index for index, other in enumerate(figures) if other is figure)


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind:
        return True
    kinds = {one.kind, other.kind}
    if "multiple" in kinds:
        # "To a third" may be told by "threefold", not by "halved".
        shrunk = "fraction" not in kinds or (one.value < 1 and other.value < 1)
        return shrunk and may_be_multiple(one) and may_be_multiple(other)
    if kinds & _OF_THEIR_OWN:
        return False
    if one.hard or other.hard:
        return True
    if "fraction" in kinds:
        return _is_near(one, other) or not kinds.isdisjoint(_SHARES) or _is_part_of(one, other)
    return "ordinal" not in kinds


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether one number word is the other but for a half or a quarter: two and a half, and two."""
    part, whole = (one, other) if one.kind == "fraction" else (other, one)
    return whole.kind == "cardinal" and part.value > 1 and -1 < part.value - whole.value < 1


def _is_part_of(one: Quantity, other: Quantity) -> bool:
    """Whether one number word counts as many as the other has parts: a third of them, three of them."""
    part, count = (one, other) if one.kind == "fraction" else (other, one)
    return count.kind == "cardinal" and part.value < 1 and count.value == part.value.denominator >= 3


def _only_ones(one: Quantity, other: Quantity) -> bool:
    """Whether two number words of different kinds differ, where nothing else is left: every third, one in four."""
    return not {one.kind, other.kind} & _OF_THEIR_OWN and one.value >= 3 and other.value >= 3


def _twice(figure: Quantity, figures: Sequence[Quantity]) -> bool:
    return any(
        other is not figure
        and other.value == figure.value
        and other.written != "weak"
        and (other.kind == "month") == (figure.kind == "month")
        for other in figures
    )


def _alike(one: Number, other: Number) -> bool:
    """Whether two values share their digits but for one, or but for zeros."""
    first, second = str(one).rstrip("0"), str(other).rstrip("0")
    if first == second or sorted(first) == sorted(second):
        return True
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1
