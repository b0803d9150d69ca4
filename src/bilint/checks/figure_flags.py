"""What the checks of figures say: both readings in plain words, and the right one in the target's own format."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from bilint.checks.declare import Flag, PairFacts
from bilint.checks.figure_leftovers import Leftover
from bilint.checks.figure_pairs import compared
from bilint.model import Span
from bilint.text.numbers import Quantity
from bilint.text.numbers.render import rewritten, say
from bilint.text.numbers.units import Unit, alike, units_of
from bilint.text.side import Side

_THOUSANDS = frozenset(10**power for power in (3, 4, 6, 8, 9, 12))
# Kinds of figures that dates are made of, but for years: those stand alone as well.
_OF_DATES = frozenset(("day", "month", "date"))


def span_of(quantity: Quantity) -> Span:
    """Where a quantity stands."""
    return Span(quantity.start, quantity.end)


def differing(pair: PairFacts, one: Quantity, other: Quantity) -> Flag:
    """The flag for two figures that stand for each other and differ."""
    if {one.bound, other.bound} == {"kept", "off"}:
        one = msgspec.structs.replace(one, value=100 - one.value)
    better = rewritten(one, other, pair.target.text, pair.target.code, _parts_thousands(pair.source, one))
    grouped = _parts_thousands(pair.source, one) or _parts_thousands(pair.target, other)
    here, there = say(one, grouped), say(other, grouped)
    if here == there and pair.source:
        # The same value in another role: say what is written.
        here, there = pair.source.text[one.start : one.end], pair.target.text[other.start : other.end]
    if other.bound == "off":
        here, there = f"{here} off", f"{there} off"
    # Two number words may be part of idioms that no list knows.
    confidence = 1.0 if one.hard or other.hard else 0.8
    suggestions = (better,) if better else ()
    return Flag(f"{here} here, {there} there", span_of(one), span_of(other), suggestions, confidence=confidence)


def said(side: Side | None, figure: Quantity) -> str:
    """A figure of a side in plain words."""
    return say(figure, _parts_thousands(side, figure))


def _parts_thousands(side: Side | None, figure: Quantity) -> bool:
    """Whether a figure is written with a sign between its thousands, and so is no year."""
    if side is None or not figure.hard or figure.scale > 1 or figure.places or figure.value < 1000:
        return False
    return any(not sign.isalnum() for sign in side.text[figure.start : figure.end].strip("%٪％ \u00a0\u202f"))


def is_scale(one: Quantity, other: Quantity) -> bool:
    """Whether two values differ by thousands, and a scale word is to blame."""
    if not one.value or not other.value or (one.scale == 1 and other.scale == 1):
        return False
    return max(one.value, other.value) / min(one.value, other.value) in _THOUSANDS


def is_date(leftover: Leftover) -> bool:
    """Whether a month, a day of the week or two days of a month are what differs."""
    return any(
        figure is not None and (figure.kind == "weekday" or (figure.kind == "month" and not figure.hard))
        for figure in leftover
    ) or all(figure is not None and figure.kind in _OF_DATES for figure in leftover)


def is_time(leftover: Leftover) -> bool:
    """Whether two times of the day differ, by the hour or by the minute."""
    return all(figure is not None and figure.kind in ("hour", "minute") for figure in leftover)


@functools.lru_cache(maxsize=1)
def changed_units(pair: PairFacts) -> list[tuple[Quantity, Unit, Quantity, Unit]]:
    """Figures of the same value that stand beside different units of one dimension; kept for one pair."""
    return list(_changed_units(pair))


def _said_elsewhere(pair: PairFacts, one: Quantity, unit: Unit, other: Quantity, into: Unit) -> bool:
    """Whether either side has the same figure with the other's unit too: two weeks after a two-hour interview."""
    return any(
        figure is not matched and figure.value == matched.value and _has_unit(side, figure, name)
        for side, matched, name in ((pair.source, one, into.name), (pair.target, other, unit.name))
        if side
        for figure in side.numbers
    )


def _has_unit(side: Side, figure: Quantity, name: str) -> bool:
    return any(unit.name == name for unit in units_of(side.folded, figure, side.code))


def _counts(figure: Quantity) -> bool:
    """Whether a figure counts what stands behind it; 三年 are three years."""
    return figure.kind in ("cardinal", "fraction") or (figure.kind == "year" and figure.value < 30 and not figure.hard)


def _changed_units(pair: PairFacts) -> Iterator[tuple[Quantity, Unit, Quantity, Unit]]:
    source, target = pair.source, pair.target
    if source is None:
        return
    for one, other in compared(pair).matches:
        if one.value != other.value or "weak" in (one.written, other.written):
            continue
        units = units_of(source.folded, one, source.code)
        changed = alike(units, units_of(target.folded, other, target.code)) if units else None
        if changed and _said_elsewhere(pair, one, changed[0], other, changed[1]):
            continue
        # "2019年" and "am 3. Tag" are no spans of time.
        if changed and (changed[0].dimension != "time" or (_counts(one) and _counts(other))):
            yield one, changed[0], other, changed[1]
