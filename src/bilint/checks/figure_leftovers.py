"""What stays without a counterpart when the figures of two sides are assigned to each other, and what of it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from bilint.checks.figure_agreement import WEIGHT
from bilint.text.numbers import Number, Quantity
from bilint.text.numbers.units import Units, converted

# How far a converted figure may be rounded.
_ROUNDING = Fraction(6, 100)

UnitsById = dict[int, Units]
"""What may stand beside each figure, by the figure's id()."""


class Leftover(NamedTuple):
    """A figure without a counterpart, or two that stand for each other but differ."""

    source: Quantity | None
    target: Quantity | None


def drop_converted(
    left_source: list[Quantity],
    left_target: list[Quantity],
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    units: UnitsById,
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


def _is_converted(one: Quantity, other: Quantity, units: UnitsById, money_too: bool) -> bool:
    for unit in units[id(one)]:
        for into in units[id(other)]:
            if unit.dimension != into.dimension or unit.name == into.name:
                continue
            if unit.dimension == "money":
                return money_too
            exact = converted(one.value, unit, into)
            if exact is not None and abs(Fraction(exact - other.value)) <= _ROUNDING * abs(Fraction(exact)):
                return True
    return False


def couple(
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
    written = 0.3 * abs(WEIGHT[one.written] - WEIGHT[other.written])
    return place + kind + written + (0.0 if _alike(one.value, other.value) else 0.5)


def _alike(one: Number, other: Number) -> bool:
    """Whether two values share their digits but for one, or but for zeros."""
    first, second = str(one).rstrip("0"), str(other).rstrip("0")
    if first == second or sorted(first) == sorted(second):
        return True
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1
