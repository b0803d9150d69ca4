"""Which figure of the source and which of the translation say the same: an assignment by value and kind."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from bilint.checks.declare import PairFacts
from bilint.checks.figure_agreement import Assignment, Match
from bilint.checks.figure_conversions import Figures
from bilint.checks.figure_leftovers import Leftover, Rest, is_cut, may_be_multiple
from bilint.text.numbers import Number, Quantity, has_digits
from bilint.text.numbers.common import common
from bilint.text.numbers.lexicon import lexicon

# With more figures than this on both sides (300 by 300), comparing each with each takes too long.
_MOST_COUPLES = 90_000
_LAKH = 100_000


class Comparison(NamedTuple):
    """The figures of a pair, assigned to each other."""

    matches: list[Match]
    leftovers: list[Leftover]


def have_figures(pair: PairFacts) -> bool:
    """Whether there is anything to compare: a figure or a number word on either side."""
    return pair.source is not None and (pair.source.has_numbers or pair.target.has_numbers)


@functools.lru_cache(maxsize=3)  # with the pairs before and behind it
def compared(pair: PairFacts) -> Comparison:
    """The figures of a pair assigned to each other; kept for the checks that ask for the same pair."""
    source, target = pair.source, pair.target
    if source is None or not have_figures(pair):
        return Comparison([], [])
    if not source.text.strip() or not target.text.strip():
        return Comparison([], [])  # a sentence left out or added is a finding of its own
    if not (source.has_numbers or has_digits(target.text)):
        # Number words in the translation only: nothing that has to have a counterpart.
        return Comparison([], [])
    found = compare(
        Figures(source.numbers, source.text, source.folded, source.code),
        Figures(target.numbers, target.text, target.folded, target.code),
    )
    return _without_unread_words(found, lexicon(source.code).covered, lexicon(target.code).covered)


def disagree(pair: PairFacts) -> bool:
    """Whether a figure of either side has no counterpart."""
    return have_figures(pair) and bool(disagreements(pair))


def disagreements(pair: PairFacts) -> list[Leftover]:
    """The leftovers of a pair, but for figures that only moved to the pair before or behind it in the document."""
    leftovers = compared(pair).leftovers
    if leftovers and (pair.before or pair.after):
        return [leftover for leftover in leftovers if not _has_moved(leftover, pair)]
    return leftovers


def _has_moved(leftover: Leftover, pair: PairFacts) -> bool:
    beside = [facts for facts in (pair.before, pair.after) if facts]
    one, other = leftover
    return (one is None or any(one.value in _unpaired(facts)[1] for facts in beside)) and (
        other is None or any(other.value in _unpaired(facts)[0] for facts in beside)
    )


def _unpaired(pair: PairFacts) -> tuple[set[Number], set[Number]]:
    """The values of each side that have no counterpart of the same value."""
    paired = {id(figure) for match in compared(pair).matches for figure in match}
    source, target = (
        {figure.value for figure in side.numbers if figure.written != "weak" and id(figure) not in paired}
        if side
        else set()
        for side in (pair.source, pair.target)
    )
    return source, target


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


def compare(source: Figures, target: Figures) -> Comparison:
    """Assigns the figures of two sides to each other.

    Figures agree when they have a value in common, whatever they are written with; each counts once. A wrong
    figure comes out once, as a pair, not as one that is missing and another that is added.
    """
    if len(source.quantities) * len(target.quantities) > _MOST_COUPLES:
        return _compare_in_bulk(source.quantities, target.quantities)
    counts_lakhs = any(_LAKH in lexicon(side.code).write for side in (source, target))
    assignment = Assignment(source.quantities, target.quantities, counts_lakhs)
    assignment.agree()
    if not assignment.source and not assignment.target:
        return Comparison(assignment.matches, [])
    multiples = all(any(map(may_be_multiple, side)) for side in (assignment.source, assignment.target))
    kinds = {"multiple"} if multiples else set()
    if _has_part(assignment.source) or _has_part(assignment.target):
        kinds.add("fraction")  # "a quarter" may be three months, but not where a third has to stand
    if any(one.kind == "ordinal" and one.written != "weak" for one in (*assignment.source, *assignment.target)):
        kinds.add("ordinal")  # "second" may be one of a minute, but not where a third has to stand
    firm_source = [
        figure
        for figure in assignment.source
        if figure.written != "weak" or figure.kind in kinds or _is_lost(figure, source.folded, target.folded)
    ]
    firm_target = [figure for figure in assignment.target if figure.written != "weak" or figure.kind in kinds]
    _drop_said_days(firm_source, target.quantities)
    _drop_said_days(firm_target, source.quantities)
    if not firm_source and not firm_target:
        return Comparison(assignment.matches, [])
    return Comparison(assignment.matches, list(Rest(source, target, firm_source, firm_target).leftovers()))


def _has_part(figures: Sequence[Quantity]) -> bool:
    """Whether a part of a whole is among the figures, and it is sure to be one: "a third of"."""
    return bool([f for f in figures if f.kind == "fraction" and f.written != "weak" and f.value < 1])


def _drop_said_days(figures: list[Quantity], others: Sequence[Quantity]) -> None:
    """Takes away days of the week that the other side names too, however often."""
    if any(figure.kind == "weekday" for figure in figures):
        said = {day for other in others if other.kind == "weekday" for day in (other.value, *other.others)}
        figures[:] = [one for one in figures if one.kind != "weekday" or said.isdisjoint((one.value, *one.others))]


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


def _is_lost(figure: Quantity, source_text: str, target_text: str) -> bool:
    """Whether a figure that need not stand has left the rest of its name or time behind: "COVID-", "16:"."""
    if figure.kind == "name" and common().cuts_name(target_text):
        return True
    return figure.kind in ("name", "minute") and is_cut(source_text, target_text)
