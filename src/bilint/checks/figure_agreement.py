"""When a figure of the source and one of the translation say the same, whatever they are written with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from bilint.checks.figure_conversions import is_half_of_one
from bilint.text.numbers import Number, Quantity

WEIGHT = {"digits": 0, "words": 1, "weak": 2}
"""How a figure is written, from what has to stand to what is a number only at times."""

_HALF = Fraction(1, 2)
# Kinds of figures that an article or another weak word can stand for.
_PLAIN = frozenset(("cardinal", "single", "numbering", "hour", "fraction", "multiple", "points"))
_LAKH = 10**5
# "Einer von zwölf" may be one of the twelve; a third is not.
_LARGEST_PART = 10
_LAKHS: frozenset[Number] = frozenset((_LAKH, 10**7))
# Kinds of figures that the name of a month can stand for.
_DATED = frozenset(("month", "date"))
_OF_DATES = frozenset(("day", "month", "date"))
# How far apart two indefinite numbers may be.
_LOOSE = Fraction(5, 2)
# What tens, dozens, hundreds and thousands are read as.
_MANY = frozenset((10, 12, 100, 1000))
_SHARES = frozenset(("percent", "points"))
_TIMES = frozenset(("cardinal", "multiple"))
_DISCOUNT = frozenset(("kept", "off"))

_Is = Callable[[Quantity], bool]
_Same = Callable[[Quantity, Quantity], bool]


class Match(NamedTuple):
    """Two figures that say the same; one that falls into several ("two and a half") stands in one match for each."""

    source: Quantity
    target: Quantity


class Assignment:
    """Takes away what agrees, the closest agreement first; `source` and `target` hold what is left."""

    def __init__(self, source: Sequence[Quantity], target: Sequence[Quantity], counts_lakhs: bool = False) -> None:
        self.source = list(source)
        self.target = list(target)
        self._ways: tuple[_Same, ...] = (_same_value, _shared_value, _loosely_same)
        if counts_lakhs:
            self._ways += (_some_lakhs,)
        self.matches: list[Match] = []

    def agree(self) -> None:
        """Runs all ways to agree, those that hold without doubt first."""
        self._take_all(_same_in_kind)
        if not self.source and not self.target:
            return
        weak = [figure for figure in self.source if figure.written == "weak"]
        firm = [figure for figure in self.source if figure.written != "weak"]
        self.source = sorted(firm, key=lambda figure: WEIGHT[figure.written])
        if any(figure.kind == "fraction" for figure in (*firm, *self.target)):
            # "2/3" is two figures here: both belong to 三分之二.
            self._take_all(_same_value)
            self._take_apart_source(_is_fraction)
            self._take_apart_target(_is_fraction)
        self._take_by_value()
        self._take_apart_source(_is_firm)
        firm, self.source = self.source, weak
        if any(figure.written != "weak" for figure in self.target):
            self._take_by_value()
        self.source = firm + self.source
        self._take_apart_target(_is_firm)

    def _take_apart_source(self, which: _Is) -> None:
        left = []
        for one in self.source:
            parts = _take_parts(one, self.target) if which(one) else []
            self.matches += [Match(one, part) for part in parts]
            if not parts:
                left.append(one)
        self.source = left

    def _take_apart_target(self, which: _Is) -> None:
        left = []
        for other in self.target:
            parts = _take_parts(other, self.source) if which(other) else []
            self.matches += [Match(part, other) for part in parts]
            if not parts:
                left.append(other)
        self.target = left

    def _take_by_value(self) -> None:
        for same in self._ways:
            self._take_all(same)

    def _take_all(self, same: _Same) -> None:
        left = []
        for figure in self.source:
            other = _take(figure, self.target, same)
            if other is None:
                left.append(figure)
            else:
                self.matches.append(Match(figure, other))
        self.source = left


def _is_fraction(figure: Quantity) -> bool:
    return figure.kind == "fraction"


def _is_firm(figure: Quantity) -> bool:
    return figure.written != "weak"


def _take(figure: Quantity, others: list[Quantity], same: _Same) -> Quantity | None:
    """Takes the best counterpart of a figure out of `others`; None where there is none."""
    best, best_rank = -1, 9
    # An article goes to a figure first: a figure needs it, another article does not.
    like = 0 if figure.written == "weak" else WEIGHT[figure.written]
    for index, other in enumerate(others):
        if same(figure, other):
            rank = 2 * abs(WEIGHT[other.written] - like) + (other.kind != figure.kind) + (other.value != figure.value)
            if rank < best_rank:
                best, best_rank = index, rank
    return others.pop(best) if best >= 0 else None


def _is_taken_off(one: Quantity, other: Quantity) -> bool:
    """Whether one is the share of a price that is kept (八折), the other the share that is taken off it."""
    return {one.bound, other.bound} == _DISCOUNT


def _same_in_kind(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind or one.written != other.written:
        return False
    if one.written == "weak" and one.kind not in ("ordinal", "multiple"):
        return False
    if one.value == other.value:
        return (not one.bound or not _is_taken_off(one, other)) and not _is_one_of_many(one, other)
    return one.kind == "hour" and _shared_value(one, other)


def _same_value(one: Quantity, other: Quantity) -> bool:
    return (
        one.value == other.value
        and _alike_in_kind(one, other)
        and not _is_taken_off(one, other)
        and not _is_one_of_many(one, other)
    )


def _is_one_of_many(one: Quantity, other: Quantity) -> bool:
    """Whether one is about as many and the other several times as many: une dizaine, dozens."""
    if one.about == other.about:
        return False
    many = other if one.about else one
    return many.indefinite and many.value in _MANY


def _alike_in_kind(one: Quantity, other: Quantity) -> bool:
    """A word that is a number only at times ("a", "all") stands for a plain number or for its own kind."""
    if one.kind == other.kind:
        return True
    kinds = {one.kind, other.kind}
    if "month" in kinds:
        return kinds <= _DATED
    if "weekday" in kinds or kinds == _SHARES:
        return False
    if one.written == other.written or "weak" not in (one.written, other.written):
        return True
    weak, firm = (one, other) if one.written == "weak" else (other, one)
    if firm.kind == "identifier":
        return weak.kind in ("roman", "numeral", "name")
    if weak.kind == "cardinal":
        return firm.kind in _PLAIN and not _is_span_for_nth(one, other)
    return weak.kind != "percent" or firm.kind == "percent"


def _is_span_for_nth(one: Quantity, other: Quantity) -> bool:
    """Whether one is a word for so many months or the like, and the other says the how manieth: trimestre, third."""
    span, nth = (one, other) if other.kind == "ordinal" else (other, one)
    return nth.kind == "ordinal" and span.written == "weak" and span.unit != ""


def _shared_value(one: Quantity, other: Quantity) -> bool:
    if (not one.others and not other.others) or _is_span_for_nth(one, other):
        return False
    if one.ambiguous and other.ambiguous:
        # The same digits, which the other language reads otherwise: "1.500" left as it is.
        return one.value in other.others and other.value in one.others
    if one.bound and _is_taken_off(one, other):
        return one.value + other.value == 100
    readings = _readings(other)
    shared = [value for value in _readings(one) if value in readings]
    return bool(shared) and not (3 <= shared[0] <= _LARGEST_PART and _is_part_of(one, other, shared[0]))


def _is_part_of(one: Quantity, other: Quantity, shared: Number) -> bool:
    """Whether one is a fraction and the other counts as many as it has parts: a third of them, three of them."""
    part, count = (one, other) if one.kind == "fraction" else (other, one)
    return (
        part.kind == "fraction"
        and count.kind == "cardinal"
        and count.written != "weak"
        and not part.ratio
        and count.value == shared == Fraction(part.value).denominator
    )


def _readings(figure: Quantity) -> tuple[Number, ...]:
    return (figure.value,) if figure.ambiguous else (figure.value, *figure.others)


def _loosely_same(one: Quantity, other: Quantity) -> bool:
    """The same hour on a clock of twelve, a year in two digits, a percentage as a fraction, a rounded million."""
    a, b = one.value, other.value
    if one.kind == other.kind == "hour":
        return (a - b) % 12 == 0
    if {one.kind, other.kind} == _TIMES and a * b == 1:
        return True  # "сократилось вдвое" is halved
    if _may_be_year(one) and _may_be_year(other) and (_short_year(a, b) or _short_year(b, a)):
        return True
    if (one.kind == "percent") != (other.kind == "percent"):
        share, plain = (a, other) if one.kind == "percent" else (b, one)
        return share < 100 and any(share == reading * 100 for reading in _readings(plain))
    if _is_one_of_many(one, other):
        return False
    if (one.indefinite or other.indefinite) and not (one.hard or other.hard) and b <= _LOOSE * a and a <= _LOOSE * b:
        # "десятки" and "dozens", "a couple of dozen" and "пара десятков"
        return True
    return (one.scale > 1 or other.scale > 1) and _rounded(a, b)


def _some_lakhs(one: Quantity, other: Quantity) -> bool:
    """Lakhs and crores of people have no like in other languages: they are hundreds of thousands or millions."""
    if not (one.indefinite and other.indefinite) or one.value < _LAKH or other.value < _LAKH:
        return False
    counted = one.scale in _LAKHS or other.scale in _LAKHS
    return counted and one.value <= 10 * other.value and other.value <= 10 * one.value


def _may_be_year(figure: Quantity) -> bool:
    """Whether it is written with digits, with Han signs one by one (九二共识, the 1992 Consensus), or as an ordinal.

    "В сорок втором" is in 1942.
    """
    return figure.hard or figure.kind in ("numeral", "ordinal")


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


def _take_parts(figure: Quantity, others: list[Quantity]) -> list[Quantity]:
    """Takes the figures that one figure falls into: "2.5" against "two and a half"; empty where there are none."""
    kind, written = "cardinal" if figure.kind == "percent" else figure.kind, figure.written
    for parts in _ways_apart(figure):
        if kind == "cardinal" and figure.hard and figure.places in (1, 2):
            # 3.10 may be a date
            dated = [Quantity(part, 0, 0, "date", written) for part in parts]
            if taken := _take_each(dated, others, _same_in_date):
                return taken
        before = list(others)
        if taken := _take_each([Quantity(part, 0, 0, kind, written) for part in parts], others, _same_part):
            if not (len(taken) == 2 and is_half_of_one(taken[1], taken[0])):
                return taken
            others[:] = before
    return next(filter(None, (_take_each(parts, others, _same_on_clock) for parts in _as_times(figure))), [])


def _ways_apart(figure: Quantity) -> Iterator[tuple[Number, ...]]:
    value = figure.value
    if figure.parts:
        yield figure.parts
    if value.denominator == 2 and value > 1:
        yield (int(value), _HALF)
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


def _take_each(parts: Iterable[Quantity], others: list[Quantity], same: _Same) -> list[Quantity]:
    left, taken = list(others), []
    for part in parts:
        other = _take(part, left, same)
        if other is None:
            return []
        taken.append(other)
    others[:] = left
    return taken


def _same_in_date(part: Quantity, other: Quantity) -> bool:
    return other.kind in _OF_DATES and part.value == other.value


def _same_part(part: Quantity, other: Quantity) -> bool:
    return _same_value(part, other) or (part.value in other.others and not other.ambiguous)


def _same_on_clock(part: Quantity, other: Quantity) -> bool:
    if part.kind == "hour":
        return other.kind == "hour" and (part.value - other.value) % 12 == 0
    return part.value == other.value and (other.kind == "minute" or part.value == _HALF)
