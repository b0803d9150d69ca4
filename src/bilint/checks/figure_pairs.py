"""Which figure of the source and which of the translation say the same: an assignment by value and kind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from typing import NamedTuple

from bilint.checks.declare import PairFacts
from bilint.text.numbers import Number, Quantity, has_digits
from bilint.text.numbers.common import common
from bilint.text.numbers.context import minutes_are_cut
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.units import Unit, converted, unit_of

_WEIGHT = {"digits": 0, "words": 1, "weak": 2}
_HALF = Fraction(1, 2)
# Spans of time that are told in the next larger unit: 30 minutes or half an hour, 18 months or a year and a half.
_IN_LARGER_UNIT: dict[Number, tuple[tuple[Number, ...], ...]] = {
    6: ((_HALF,),), 30: ((_HALF,),), 15: ((Fraction(1, 4),),), 45: ((Fraction(3, 4),),),
    14: ((2,),),
    18: ((1, _HALF), (Fraction(3, 2),)), 90: ((1, _HALF), (Fraction(3, 2),)),
}  # fmt: skip
# Kinds of figures that an article or another weak word can stand for.
_PLAIN = frozenset(("cardinal", "single", "numbering", "hour", "fraction"))
_MYRIADS = frozenset((10**4, 10**5, 10**7, 10**8))
# Kinds of figures that the name of a month can stand for.
_DATED = frozenset(("month", "date", "day"))
# With more figures than this on both sides (300 by 300), comparing each with each takes too long.
_MOST_COUPLES = 90_000
# How far a converted figure may be rounded.
_ROUNDING = Fraction(6, 100)


Same = Callable[[Quantity, Quantity], bool]


class Match(NamedTuple):
    """Two figures that say the same."""

    source: Quantity
    target: Quantity


class Leftover(NamedTuple):
    """A figure without a counterpart, or two that stand for each other but differ."""

    source: Quantity | None
    target: Quantity | None


class Comparison(NamedTuple):
    """The figures of a pair, assigned to each other."""

    matches: list[Match]
    leftovers: list[Leftover]


@functools.lru_cache(maxsize=1)
def compared(pair: PairFacts) -> Comparison:
    """The figures of a pair assigned to each other; kept for the checks that ask for the same pair."""
    source, target = pair.source, pair.target
    if source is None or not (source.has_numbers or target.has_numbers):
        return Comparison([], [])
    if not source.text.strip() or not target.text.strip():
        return Comparison([], [])  # a sentence left out or added is a finding of its own
    if not (source.has_numbers and target.has_numbers) and not (has_digits(source.text) or has_digits(target.text)):
        # Number words on one side only: nothing that has to have a counterpart.
        return Comparison([], [])
    found = compare(source.numbers, target.numbers, source.folded, target.folded)
    return _without_unread_words(found, lexicon(source.code).covered, lexicon(target.code).covered)


def _without_unread_words(found: Comparison, source_covered: bool, target_covered: bool) -> Comparison:
    """Leaves out what may be written with number words in a language whose number words are not known."""
    if source_covered and target_covered:
        return found
    kept = [
        Leftover(one, other)
        for one, other in found.leftovers
        if not (one and not other and not target_covered and _often_in_words(one))
        and not (other and not one and not source_covered and _often_in_words(other))
    ]
    return Comparison(found.matches, kept)


def _often_in_words(figure: Quantity) -> bool:
    return figure.value <= 100 or figure.scale > 1


def compare(source: Sequence[Quantity], target: Sequence[Quantity], source_text: str, target_text: str) -> Comparison:
    """Assigns the figures of two sides to each other; the texts are in lower case.

    Figures agree when they have a value in common, whatever they are written with; each counts once. A wrong
    figure comes out once, as a pair, not as one that is missing and another that is added.
    """
    if len(source) * len(target) > _MOST_COUPLES:
        return _compare_in_bulk(source, target)
    assignment = _Assignment(source, target)
    assignment.agree()
    firm_source = [
        figure for figure in assignment.source if figure.written != "weak" or _is_cut(figure, source_text, target_text)
    ]
    firm_target = [figure for figure in assignment.target if figure.written != "weak"]
    if not firm_source and not firm_target:
        return Comparison(assignment.matches, [])
    units = {
        id(figure): unit_of(text, figure)
        for figures, text in ((source, source_text), (target, target_text))
        for figure in figures
    }
    _drop_converted(firm_source, firm_target, source, target, units)
    # "4. Gau" has become ". Gau": the heading has not lost its number on purpose.
    cut = target_text.lstrip()[:1] in tuple(".．、)），,")
    left = [
        leftover
        for leftover in _disagree(firm_source, firm_target, source, target)
        if leftover.target or cut or (leftover.source and leftover.source.kind != "numbering")
    ]
    return Comparison(assignment.matches, left)


def _compare_in_bulk(source: Sequence[Quantity], target: Sequence[Quantity]) -> Comparison:
    """By value alone, and what is left in order: for sides with hundreds of figures, such as tables."""
    by_value: dict[Number, list[Quantity]] = {}
    for other in reversed(target):
        by_value.setdefault(other.value, []).append(other)
    matches, left_source = [], []
    for one in source:
        if same := by_value.get(one.value):
            matches.append(Match(one, same.pop()))
        elif one.hard:
            left_source.append(one)
    taken = {id(match.target) for match in matches}
    left_target = [other for other in target if other.hard and id(other) not in taken]
    return Comparison(matches, [Leftover(*couple) for couple in zip_longest(left_source, left_target)])


def _is_cut(figure: Quantity, source_text: str, target_text: str) -> bool:
    """Whether a figure that need not stand has left the rest of its name or time behind: "COVID-", "16:"."""
    if figure.kind == "name":
        return common().cuts_name(target_text)
    return figure.kind == "minute" and minutes_are_cut(target_text) and not minutes_are_cut(source_text)


class _Assignment:
    """Takes away what agrees, the closest agreement first; `source` and `target` hold what is left."""

    def __init__(self, source: Sequence[Quantity], target: Sequence[Quantity]) -> None:
        self.source = list(source)
        self.target = list(target)
        self.matches: list[Match] = []

    def agree(self) -> None:
        """Runs all ways to agree, those that hold without doubt first."""
        self._take_all(_same_in_kind)
        weak = [figure for figure in self.source if figure.written == "weak"]
        firm = [figure for figure in self.source if figure.written != "weak"]
        self.source = sorted(firm, key=lambda figure: _WEIGHT[figure.written])
        self._take_by_value()
        self.source = [figure for figure in self.source if not _take_parts(figure, self.target)]
        firm, self.source = self.source, weak
        if any(figure.written != "weak" for figure in self.target):
            self._take_by_value()
        self.source = firm + self.source
        self.target = [
            figure for figure in self.target if figure.written == "weak" or not _take_parts(figure, self.source)
        ]

    def _take_by_value(self) -> None:
        for same in (_same_value, _shared_value, _loosely_same):
            self._take_all(same)

    def _take_all(self, same: Same) -> None:
        left = []
        for figure in self.source:
            other = _take(figure, self.target, same)
            if other is None:
                left.append(figure)
            else:
                self.matches.append(Match(figure, other))
        self.source = left


def _take(figure: Quantity, others: list[Quantity], same: Same) -> Quantity | None:
    """Takes the best counterpart of a figure out of `others`; None where there is none."""
    best, best_rank = -1, 9
    # An article goes to a figure first: a figure needs it, another article does not.
    like = 0 if figure.written == "weak" else _WEIGHT[figure.written]
    for index, other in enumerate(others):
        if same(figure, other):
            rank = 2 * abs(_WEIGHT[other.written] - like) + (other.kind != figure.kind)
            if rank < best_rank:
                best, best_rank = index, rank
    return others.pop(best) if best >= 0 else None


def _same_in_kind(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind or one.written != other.written or (one.written == "weak" and one.kind != "ordinal"):
        return False
    return one.value == other.value or (one.kind == "hour" and _shared_value(one, other))


def _same_value(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and _alike_in_kind(one, other)


def _alike_in_kind(one: Quantity, other: Quantity) -> bool:
    """A word that is a number only at times ("a", "all") stands for a plain number or for its own kind."""
    if (one.kind == "month") != (other.kind == "month"):
        return one.kind in _DATED and other.kind in _DATED
    if one.written == other.written or "weak" not in (one.written, other.written):
        return True
    weak, firm = (one, other) if one.written == "weak" else (other, one)
    if firm.kind == "identifier":
        return weak.kind in ("roman", "numeral", "name")
    if weak.kind == "cardinal":
        return firm.kind in _PLAIN
    return weak.kind != "percent" or firm.kind == "percent"


def _shared_value(one: Quantity, other: Quantity) -> bool:
    if not one.others and not other.others:
        return False
    if one.ambiguous and other.ambiguous:
        # The same digits, which the other language reads otherwise: "1.500" left as it is.
        return one.value in other.others and other.value in one.others
    readings = _readings(other)
    return any(value in readings for value in _readings(one))


def _readings(figure: Quantity) -> tuple[Number, ...]:
    return (figure.value,) if figure.ambiguous else (figure.value, *figure.others)


def _loosely_same(one: Quantity, other: Quantity) -> bool:
    """The same hour on a clock of twelve, a year in two digits, a percentage as a fraction, a rounded million."""
    a, b = one.value, other.value
    if one.kind == other.kind == "hour":
        return (a - b) % 12 == 0
    if one.hard and other.hard and (_short_year(a, b) or _short_year(b, a)):
        return True
    if (one.kind == "percent") != (other.kind == "percent"):
        share, plain = (a, other) if one.kind == "percent" else (b, one)
        return share < 100 and any(share == reading * 100 for reading in _readings(plain))
    if (one.indefinite or other.indefinite) and not (one.hard or other.hard) and b / 2 <= a <= 2 * b:
        # "десятки" and "dozens"
        return True
    if one.scale in _MYRIADS or other.scale in _MYRIADS:
        # "Lakhs" and 数万 have no like in other languages: any number of about that size will do.
        return (one.indefinite and other.indefinite and Fraction(1, 10) <= Fraction(a) / b <= 10) or _rounded(a, b)
    return (one.scale > 1 or other.scale > 1) and _rounded(a, b)


def _short_year(short: Number, year: Number) -> bool:
    return 10 <= short < 100 and 1900 <= year < 2100 and year % 100 == short


def _rounded(full: Number, rounded: Number) -> bool:
    """Whether one value is the other to three or more digits, no fewer."""
    if not full or abs(Fraction(full - rounded)) > abs(Fraction(full)) / 200:
        return False
    digits = str(int(Fraction(rounded) * 10**6))
    kept = digits.rstrip("0")
    place = Fraction(10) ** (len(digits) - len(kept) - 6)
    return len(kept) >= 3 and 2 * abs(Fraction(full - rounded)) <= place


def _take_parts(figure: Quantity, others: list[Quantity]) -> bool:
    """Takes the figures that one figure falls into: "2.5" against "two and a half"."""
    kind, written = "cardinal" if figure.kind == "percent" else figure.kind, figure.written
    return any(
        _take_each([Quantity(part, 0, 0, kind, written) for part in parts], others, _same_part)
        for parts in _ways_apart(figure)
    ) or any(_take_each(parts, others, _same_on_clock) for parts in _as_times(figure))


def _ways_apart(figure: Quantity) -> Iterator[tuple[Number, ...]]:
    value = figure.value
    if figure.parts:
        yield figure.parts
    if value.denominator == 2 and value > 1:
        yield (int(value), _HALF)
    if figure.scale == 1 and value in _IN_LARGER_UNIT:
        yield from _IN_LARGER_UNIT[value]
    if figure.kind == "percent" and (share := Fraction(value) / 100).denominator <= 10 and share < 1:
        yield (share.numerator, share.denominator)


def _as_times(figure: Quantity) -> Iterator[list[Quantity]]:
    if figure.clock:
        hour = Quantity(figure.clock[0], 0, 0, "hour")
        minute = Quantity(figure.clock[1], 0, 0, "minute")
        yield [hour, minute]
        if minute.value == 0:
            yield [hour]
        elif minute.value == 30:
            yield [hour, Quantity(_HALF, 0, 0, "minute")]


def _take_each(parts: Iterable[Quantity], others: list[Quantity], same: Same) -> bool:
    left = list(others)
    if any(_take(part, left, same) is None for part in parts):
        return False
    others[:] = left
    return True


def _same_part(part: Quantity, other: Quantity) -> bool:
    return _same_value(part, other) or (part.value in other.others and not other.ambiguous)


def _same_on_clock(part: Quantity, other: Quantity) -> bool:
    if part.kind == "hour":
        return other.kind == "hour" and (part.value - other.value) % 12 == 0
    return part.value == other.value and (other.kind == "minute" or part.value == _HALF)


Units = dict[int, Unit | None]


def _drop_converted(
    left_source: list[Quantity],
    left_target: list[Quantity],
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    units: Units,
) -> None:
    """Takes away figures that are another's in other units: 50 miles, 80 km; also where one side has both."""
    for other in list(left_target):
        for one in source:
            # No rate is known for money: a converted amount may only stand beside the amount itself.
            money = any(one is figure for figure in left_source)
            if _is_converted(one, other, units, money_too=not money):
                _remove(other, left_target)
                _remove(one, left_source)
                break
    for one in list(left_source):
        if any(_is_converted(one, other, units, money_too=False) for other in target):
            _remove(one, left_source)


def _remove(figure: Quantity, figures: list[Quantity]) -> None:
    figures[:] = [other for other in figures if other is not figure]


def _is_converted(one: Quantity, other: Quantity, units: Units, money_too: bool) -> bool:
    unit, other_unit = units[id(one)], units[id(other)]
    if not unit or not other_unit or unit.name == other_unit.name or unit.dimension != other_unit.dimension:
        return False
    if unit.dimension == "money":
        return money_too
    exact = converted(one.value, unit, other_unit)
    return exact is not None and abs(Fraction(exact - other.value)) <= _ROUNDING * abs(Fraction(exact))


def _disagree(
    left_source: list[Quantity], left_target: list[Quantity], source: Sequence[Quantity], target: Sequence[Quantity]
) -> Iterator[Leftover]:
    """Couples what is left, the likeliest counterparts first; what stays single counts where it is in digits."""
    couples = sorted(
        (_distance(one, other, source, target), i, j)
        for i, one in enumerate(left_source)
        for j, other in enumerate(left_target)
        if _comparable(one, other) or (len(left_source) == len(left_target) == 1 and _only_ones(one, other))
    )
    done_source: set[int] = set()
    done_target: set[int] = set()
    for _, i, j in couples:
        if i not in done_source and j not in done_target:
            done_source.add(i)
            done_target.add(j)
            yield Leftover(left_source[i], left_target[j])
    for i, figure in enumerate(left_source):
        named = figure.kind in ("name", "minute") or (figure.kind == "month" and figure.written == "words")
        if i not in done_source and (figure.hard or named) and not _may_vanish(figure, source):
            yield Leftover(figure, None)
    for j, figure in enumerate(left_target):
        if j not in done_target and figure.hard and not _may_appear(figure, target):
            yield Leftover(None, figure)


def _comparable(one: Quantity, other: Quantity) -> bool:
    if not (one.hard or other.hard):
        if "fraction" in (one.kind, other.kind):
            return False
        return all((one.kind == kind) == (other.kind == kind) for kind in ("month", "ordinal"))
    if "month" in (one.kind, other.kind):
        return one.kind == other.kind
    return True


def _only_ones(one: Quantity, other: Quantity) -> bool:
    """Whether two number words of different kinds differ, where nothing else is left: every third, one in four."""
    return one.kind != "month" != other.kind and one.value >= 3 and other.value >= 3


def _may_vanish(figure: Quantity, source: Iterable[Quantity]) -> bool:
    """What a good translation may leave out: "one" before a counter, a date that is said a second time."""
    if figure.kind == "single":
        return True
    return figure.kind in ("month", "day", "year") and any(
        other is not figure and other.value == figure.value and other.kind == figure.kind for other in source
    )


def _twice(figure: Quantity, figures: Iterable[Quantity]) -> bool:
    return any(
        other is not figure
        and other.value == figure.value
        and other.written != "weak"
        and (other.kind == "month") == (figure.kind == "month")
        for other in figures
    )


def _may_appear(figure: Quantity, target: Sequence[Quantity]) -> bool:
    """What a good translation may add: a figure that is said a second time, the year of a date."""
    if figure.kind == "numbering" or _twice(figure, target):
        return True
    if not 1900 <= figure.value < 2100:
        return False
    index = next(index for index, other in enumerate(target) if other is figure)
    return any(other.kind == "month" for other in target[max(0, index - 2) : index + 3])


def _distance(one: Quantity, other: Quantity, source: Sequence[Quantity], target: Sequence[Quantity]) -> float:
    """How unlikely two figures are to stand for each other: by kind, writing, digits and place."""
    place = abs(source.index(one) / len(source) - target.index(other) / len(target))
    kind = 0.0 if one.kind == other.kind else 0.5
    written = 0.3 * abs(_WEIGHT[one.written] - _WEIGHT[other.written])
    return place + kind + written + (0.0 if _alike(one.value, other.value) else 0.5)


def _alike(one: Number, other: Number) -> bool:
    """Whether two values share their digits but for one, or but for zeros."""
    first, second = str(one).rstrip("0"), str(other).rstrip("0")
    if first == second or sorted(first) == sorted(second):
        return True
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1
