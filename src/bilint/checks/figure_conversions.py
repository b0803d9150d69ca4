"""Figures that a translation tells otherwise: in other units, in two units, or without a wrong space."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from bilint.text.numbers import Number, Quantity
from bilint.text.numbers.times import same_span
from bilint.text.numbers.units import Units, converted, units_of

# The two units of one span stand at most this far apart (code points): "drei Stunden und 15 Minuten".
_ONE_SPAN = 24
# So does a figure in brackets behind the unit of another: "180 km/h (112 mph)".
_TO_BRACKETS = 24
# Units that have parts of their own: a foot has twelve inches.
_PARTS = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14), "yard": ("foot", 3)}
_IN_TWO_UNITS = frozenset(("length", "mass"))
_BRACKETS = frozenset("(（[")
# How far a converted figure may be rounded.
_ROUNDING = Fraction(6, 100)


class Figures(NamedTuple):
    """The figures of one side, in order, and where they stand."""

    quantities: Sequence[Quantity]
    text: str
    folded: str
    """The text in lower case, offset by offset."""
    code: str
    """Of the language."""


class Conversions:
    """Takes out of `left_source` and `left_target`, in place, what has its counterpart in another form."""

    def __init__(
        self, source: Figures, target: Figures, left_source: list[Quantity], left_target: list[Quantity]
    ) -> None:
        self._source, self._target = source, target
        self._left_source, self._left_target = left_source, left_target
        self.units: dict[int, Units] = {
            id(figure): units_of(side.folded, figure, side.code)
            for side in (source, target)
            for figure in side.quantities
        }
        """What may stand beside each figure, by the figure's id()."""

    def take(self) -> None:
        """Runs all ways to tell a figure otherwise."""
        self._take_joined()
        if any(self.units.values()):
            self._take_converted()
            self._take_summed()

    def _take_joined(self) -> None:
        """Takes away "25 .000" against 25,000: one figure that was written with a wrong space."""
        for pieces, wholes in ((self._left_source, self._left_target), (self._left_target, self._left_source)):
            for one, behind in zip(list(pieces), pieces[1:], strict=False):
                near = 0 < behind.start - one.end <= 2
                if not (near and one.hard and behind.hard and behind.end - behind.start == 3):
                    continue
                joined = one.value * 1000 + behind.value
                whole = next((figure for figure in wholes if figure.value == joined), None)
                if whole:
                    _remove(whole, wholes)
                    _remove(one, pieces)
                    _remove(behind, pieces)

    def _take_converted(self) -> None:
        """Takes away figures that are another's in other units: 50 miles, 80 km; also where one side has both."""
        for other in list(self._left_target):
            currencies = {unit.name for unit in self.units[id(other)]}
            told = any(unit.name in currencies for one in self._left_source for unit in self.units[id(one)])
            for one in self._source.quantities:
                # No rate is known for money: a converted amount may only be added to the amount itself.
                left = is_among(one, self._left_source)
                if self._is_converted(one, other, money_too=not left and not told):
                    _remove(other, self._left_target)
                    _remove(one, self._left_source)
                    break
            else:
                if any(self._is_told_in_brackets(one, other) for one in self._target.quantities):
                    _remove(other, self._left_target)
        for one in list(self._left_source):
            if any(self._is_converted(one, other, money_too=False) for other in self._target.quantities):
                _remove(one, self._left_source)

    def _is_told_in_brackets(self, one: Quantity, other: Quantity) -> bool:
        """Whether one figure of the translation stands there in another unit in brackets: 180 km/h (112 mph)."""
        gap = self._target.folded[one.end : other.start]
        in_brackets = 0 < len(gap) <= _TO_BRACKETS and gap.rstrip()[-1:] in _BRACKETS
        if not in_brackets or is_among(one, self._left_target):
            return False
        return any(
            (exact := converted(one.value, unit, into)) is not None
            and _rounds_to(Fraction(exact), other.value, one.value)
            for unit in self.units[id(one)]
            for into in self.units[id(other)]
            if unit.dimension == into.dimension and unit.dimension not in ("money", "time")
        )

    def _take_summed(self) -> None:
        """Takes away a span of time that is told in two units: 75 minutes, an hour and fifteen minutes."""
        for ones, others, side in (
            (self._left_source, self._left_target, self._target.quantities),
            (self._left_target, self._left_source, self._source.quantities),
        ):
            for one in list(ones):
                if not (length := self._seconds(one)):
                    self._take_measured(one, ones, others, side)
                    continue
                for first, second in itertools.pairwise(side):
                    spans = self._seconds(first), self._seconds(second)
                    beside = second.start - first.end < _ONE_SPAN and not is_half_of_one(first, second)
                    if beside and all(spans) and sum(spans) == length:
                        _remove(one, ones)
                        _remove(first, others)
                        _remove(second, others)

    def _take_measured(
        self, one: Quantity, ones: list[Quantity], others: list[Quantity], side: Sequence[Quantity]
    ) -> None:
        """Takes away a length or weight that is told in two units: 180 cm, 5 feet 11 inches, 5-foot-11."""
        lengths = [unit for unit in self.units[id(one)] if unit.dimension in _IN_TWO_UNITS and unit.factor]
        if not lengths:
            return
        for first, second in itertools.pairwise(side):
            if second.start - first.end >= _ONE_SPAN:
                continue
            for unit in lengths:
                large = next((u for u in self.units[id(first)] if u.name in _PARTS), None)
                if not large or large.dimension != unit.dimension or not large.factor or not unit.factor:
                    continue
                small, count = _PARTS[large.name]
                units = {u.name for u in self.units[id(second)]}
                if 0 < second.value < count and (small in units or not units):
                    total = (first.value + Fraction(second.value) / count) * large.factor
                    if abs(total - one.value * unit.factor) <= large.factor / count:
                        _remove(one, ones)
                        _remove(first, others)
                        _remove(second, others)
                        return

    def _seconds(self, figure: Quantity) -> Number:
        """How long a span of time is; 0 for everything else."""
        for unit in self.units[id(figure)]:
            if unit.dimension == "time" and unit.factor:
                return figure.value * unit.factor
        return 0

    def _is_converted(self, one: Quantity, other: Quantity, money_too: bool) -> bool:
        for unit in self.units[id(one)] or self._units_beside[0]:
            for into in self.units[id(other)] or self._units_beside[1]:
                if unit.dimension != into.dimension or unit.name == into.name:
                    continue
                if unit.dimension == "money":
                    return money_too
                if unit.dimension == "time":
                    if same_span(one.value, unit.name, other.value, into.name):
                        return True
                    continue
                exact = converted(one.value, unit, into)
                if exact is not None and _rounds_to(Fraction(exact), other.value, one.value):
                    return True
        return False

    @functools.cached_property
    def _units_beside(self) -> tuple[Units, Units]:
        """The units of each side, which hold for a figure without one: "50 to 60 miles", "16 mph, or 65"."""
        first, second = (
            tuple(
                {
                    unit.name: unit
                    for figure in side.quantities
                    for unit in self.units[id(figure)]
                    if unit.dimension not in ("money", "time")
                }.values()
            )
            for side in (self._source, self._target)
        )
        return first, second


def is_half_of_one(half: Quantity, one: Quantity) -> bool:
    """Whether two figures are the words of half a one: "half a year", which is not one and a half."""
    return half.value == Fraction(1, 2) and one.written == "weak" and 0 < one.start - half.end <= 1


def is_among(figure: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether the very figure is in a list; others of the same value do not count."""
    return any(other is figure for other in figures)


def _remove(figure: Quantity, figures: list[Quantity]) -> None:
    figures[:] = [other for other in figures if other is not figure]


def _rounds_to(exact: Fraction, given: Number, original: Number) -> bool:
    """Whether a converted value is given as closely as the original: 4,000 ft are 1,200 m, and 1,000 m roughly."""
    if abs(exact - given) <= _ROUNDING * abs(exact):
        return True
    digits = len(str(original).rstrip("0")) if isinstance(original, int) and original >= 10 else 0
    return digits == 1 and given >= 10 and given == float(f"{float(exact):.0e}")
