"""Which figure of the source and which of the translation say the same: an assignment by value and kind."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from bilint.checks.declare import PairFacts
from bilint.checks.figure_agreement import Assignment, Match
from bilint.checks.figure_leftovers import Leftover, couple, drop_converted
from bilint.text.numbers import Number, Quantity, has_digits
from bilint.text.numbers.common import common
from bilint.text.numbers.context import minutes_are_cut
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.units import units_of

# With more figures than this on both sides (300 by 300), comparing each with each takes too long.
_MOST_COUPLES = 90_000


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
    codes = source.code, target.code
    found = compare(source.numbers, target.numbers, source.folded, target.folded, codes)
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


def compare(
    source: Sequence[Quantity], target: Sequence[Quantity], source_text: str, target_text: str, codes: tuple[str, str]
) -> Comparison:
    """Assigns the figures of two sides to each other; the texts are in lower case, `codes` are their languages.

    Figures agree when they have a value in common, whatever they are written with; each counts once. A wrong
    figure comes out once, as a pair, not as one that is missing and another that is added.
    """
    if len(source) * len(target) > _MOST_COUPLES:
        return _compare_in_bulk(source, target)
    assignment = Assignment(source, target)
    assignment.agree()
    firm_source = [
        figure for figure in assignment.source if figure.written != "weak" or _is_cut(figure, source_text, target_text)
    ]
    firm_target = [figure for figure in assignment.target if figure.written != "weak"]
    if not firm_source and not firm_target:
        return Comparison(assignment.matches, [])
    units = {
        id(figure): units_of(text, figure, code)
        for figures, text, code in ((source, source_text, codes[0]), (target, target_text, codes[1]))
        for figure in figures
    }
    drop_converted(firm_source, firm_target, source, target, units)
    # "4. Gau" has become ". Gau": the heading has not lost its number on purpose.
    cut = target_text.lstrip()[:1] in tuple(".．、)），,")
    left = [
        leftover
        for leftover in couple(firm_source, firm_target, source, target)
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
