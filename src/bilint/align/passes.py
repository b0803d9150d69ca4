"""The two passes of an alignment: a loose one finds how long a translation is in these texts, a tight one uses it.

The length of all of the target over that of the source says little where a part was left out. The typical length of the
pairs that the first pass is sure of says it, and then length tells a merged sentence from a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bilint.align.band import band_for
from bilint.align.costs import Costs, Matrix, Texts, Weights
from bilint.align.programme import Step, cheapest
from bilint.model import Segment

# Tuned by random search on Text+Berg (de-fr), MAC (zh-en) and ParIce (en-is), each whole and with 30% of one side
# deleted, and on news with single sentences deleted on both sides; rounded where the score hardly changes.
_VECTORS_FIRST = Weights(skip=0.45, merge=0.21, size=1.0, stray=0.0, length=0.01, cap=16, power=0.4)
_VECTORS = Weights(skip=0.55, merge=0.32, size=0.6, stray=3.0, length=0.04, cap=8, power=0.25)
_SURFACE_FIRST = Weights(skip=1.0, merge=0.65, size=0.5, stray=0.0, length=0.09, cap=16, power=0.5)
_SURFACE = Weights(skip=0.8, merge=0.6, size=0.4, stray=0.0, length=0.1, cap=16, power=0.65)

_SURE_PAIRS = 5
"""Pairs of one sentence each that the ratio of lengths is taken from, at least."""


class Passes(NamedTuple):
    """What an alignment came to: its beads, and the costs by which they were chosen."""

    steps: list[Step]
    costs: Costs
    method: str


def by_vectors(source: Sequence[Segment], target: Sequence[Segment]) -> Passes:
    """By the vectors of the sentence encoder."""
    from bilint.text.vectors import encoder

    rows = encoder().sentences([segment.text for segment in (*source, *target)])
    rows[[not segment.text.strip() for segment in (*source, *target)]] = 0
    texts = _texts(source, rows[: len(source)]), _texts(target, rows[len(source) :])
    first = _pass(*texts, _VECTORS_FIRST, _total_ratio(*texts))
    costs, steps = _pass(*texts, _VECTORS, _typical_ratio(*texts, *first))
    return Passes(steps, costs, "vectors")


def by_surface(source: Sequence[Segment], target: Sequence[Segment]) -> Passes:
    """By figures, names, cognates and punctuation, and by the word pairs that the first pass teaches."""
    from bilint.align import lexical
    from bilint.align.dictionary import learn

    surfaces = (
        [lexical.surface(segment.text) for segment in source],
        [lexical.surface(segment.text) for segment in target],
    )
    rows = lexical.vectors(*surfaces)
    texts = _texts(source, rows[0]), _texts(target, rows[1])
    first = _pass(*texts, _SURFACE_FIRST, _total_ratio(*texts))
    ratio = _typical_ratio(*texts, *first)
    rows = lexical.vectors(*surfaces, learn(*surfaces, first[1]))
    texts = _texts(source, rows[0]), _texts(target, rows[1])
    costs, steps = _pass(*texts, _SURFACE, ratio)
    return Passes(steps, costs, "lexical" if rows[0].any() else "length")


def _texts(segments: Sequence[Segment], rows: Matrix) -> Texts:
    paragraphs = np.array([segment.paragraph for segment in segments])
    starts = np.append(True, paragraphs[1:] != paragraphs[:-1])
    # Where each sentence is a paragraph of its own, or all are one, paragraphs say nothing.
    if starts.all():
        starts[:] = False
    return Texts(rows, np.array([max(len(segment.text), 1) for segment in segments], np.float64), starts)


def _pass(source: Texts, target: Texts, weights: Weights, ratio: float) -> tuple[Costs, list[Step]]:
    costs = Costs(source, target, weights, ratio)
    return costs, cheapest(costs, band_for(source, target, weights, ratio))


def _total_ratio(source: Texts, target: Texts) -> float:
    return float(target.lengths.sum() / source.lengths.sum())


def _typical_ratio(source: Texts, target: Texts, costs: Costs, steps: Sequence[Step]) -> float:
    """The median of target over source length among the better half of the pairs of one sentence each."""
    pairs = [
        (costs.similarity(*step), target.lengths[step.target][0] / source.lengths[step.source][0])
        for step in steps
        if step.source.stop - step.source.start == 1 == step.target.stop - step.target.start
    ]
    if len(pairs) < _SURE_PAIRS:
        return _total_ratio(source, target)
    middle = np.median([similarity for similarity, _ in pairs])
    return float(np.median([ratio for similarity, ratio in pairs if similarity >= middle]))
