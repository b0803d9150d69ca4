"""How far an alignment can be trusted: each bead, and the whole."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bilint.align.alignment import Alignment
from bilint.align.costs import LONGEST
from bilint.align.passes import Passes
from bilint.align.programme import Step
from bilint.model import Bead, Document
from bilint.text.language import parse_language
from bilint.text.vectors import knows

_NEIGHBOURS = 2
"""Beads on each side whose costs say whether a stretch runs in parallel at all."""

_UNRELATED_SIMILARITY = 0.33
"""Mean cosine of the beads of unrelated texts, at the most (measured: .06-.32; free literary translations from .39)."""

_UNRELATED_EFFORT = 0.82
"""Their cost, at the least, where 1 is the cost of leaving every sentence alone (measured: .83-.92; parallel texts to
.78, shuffled ones to .82)."""

_FIGURES = 6
"""Without the encoder: different figures of two digits or more that each text has to hold before they can tell."""

_DOUBTFUL, _STRETCH = 0.4, 4
"""Confidence of a doubtful bead, and how many of them in a row make a stretch that doesn't run in parallel."""

_MOVED, _MOVED_GAP = 0.55, 3
"""Cosine of a sentence that was moved and its translation, at the least (the best of 30 wrong ones reaches it once in a
hundred), and how far the next one may be that moved with it. One sentence alone may be chance."""

_MOST_COMPARED = 4_000_000
"""Pairs of lone sentences that are looked through for moved text."""


class _Fit(NamedTuple):
    """Logistic regressions, fitted on the gold that the weights were tuned on and on pairs of unrelated texts.

    `pair`: whether a bead's sides translate each other, by its cost and its neighbours' cost (area under the curve
    .98 by vectors, .80 by surface). `alone`: whether a sentence has no counterpart, by how much dearer it would be in a
    bead beside it, by the logarithm of the share of such sentences, and by the mean cost of the pairs (.82, .72).
    """

    pair: tuple[float, float, float]
    alone: tuple[float, float, float, float]


_BY_VECTORS = _Fit((21.9, -11.8, -15.4), (6.4, 1.25, 2.35, -4.6))
_BY_SURFACE = _Fit((6.2, -3.7, -5.75), (2.05, 0.25, 1.65, 1.85))


def judged(passes: Passes, source: Document, target: Document) -> Alignment:
    """The alignment with a confidence for each bead, and what is to be said about the whole."""
    steps, costs = passes.steps, passes.costs
    pairs = [step for step in steps if not step.alone]
    weights = np.array([_sentences(step) for step in pairs], np.float64)
    similarity = None
    if pairs and passes.method != "length":
        similarity = float(np.average([costs.similarity(*step) for step in pairs], weights=weights))
    alignment = Alignment(
        beads=[
            Bead(tuple(range(*_ends(step.source))), tuple(range(*_ends(step.target))), round(confidence, 3))
            for step, confidence in zip(steps, _confidences(passes), strict=True)
        ],
        method=passes.method,
        similarity=similarity,
    )
    if passes.method == "vectors":
        effort = sum(costs.of(*step) for step in steps) / (costs.weights.skip * sum(costs.size))
        alignment.unrelated = effort > _UNRELATED_EFFORT and (similarity or 0.0) < _UNRELATED_SIMILARITY
    else:
        alignment.unrelated = _nothing_shared(source, target)
    alignment.notes = list(_notes(alignment, passes, source, target))
    return alignment


def _ends(part: slice) -> tuple[int, int]:
    return part.start, part.stop


def _sentences(step: Step) -> int:
    return int(step.source.stop - step.source.start + step.target.stop - step.target.start)


def _confidences(passes: Passes) -> Iterator[float]:
    steps, costs = passes.steps, passes.costs
    fit = _BY_VECTORS if passes.method == "vectors" else _BY_SURFACE
    skip = costs.weights.skip
    # 1: as dear as leaving all its sentences alone.
    effort = [1.0 if step.alone else costs.of(*step) / (skip * _sentences(step)) for step in steps]
    of_pairs = [cost for cost, step in zip(effort, steps, strict=True) if not step.alone]
    mean = sum(of_pairs) / len(of_pairs) if of_pairs else 1.0
    lone_source = sum(step.alone for step in steps if step.target.start == step.target.stop) / costs.size[0]
    lone_target = sum(step.alone for step in steps if step.source.start == step.source.stop) / costs.size[1]
    for index, step in enumerate(steps):
        if step.alone:
            share = lone_source if step.target.start == step.target.stop else lone_target
            constant, by_margin, by_share, by_mean = fit.alone
            margin = _margin(passes, index)
            yield _logistic(constant + by_margin * margin + by_share * math.log(share + 0.05) + by_mean * mean)
        else:
            near = effort[max(0, index - _NEIGHBOURS) : index] + effort[index + 1 : index + 1 + _NEIGHBOURS]
            constant, by_own, by_near = fit.pair
            around = sum(near) / len(near) if near else effort[index]
            yield _logistic(constant + by_own * effort[index] + by_near * around)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def _margin(passes: Passes, index: int) -> float:
    """How much dearer a lone sentence would be as part of a bead beside it; 1 where no bead can take it."""
    steps, costs = passes.steps, passes.costs
    lone = steps[index]
    least = 1.0
    for beside in steps[max(0, index - 1) : index] + steps[index + 1 : index + 2]:
        if beside.alone:
            continue
        source = slice(min(beside.source.start, lone.source.start), max(beside.source.stop, lone.source.stop))
        target = slice(min(beside.target.start, lone.target.start), max(beside.target.stop, lone.target.stop))
        if source.stop - source.start <= LONGEST and target.stop - target.start <= LONGEST:
            least = min(least, costs.of(source, target) - costs.of(*beside) - costs.weights.skip)
    return least


def _nothing_shared(source: Document, target: Document) -> bool:
    """Whether both texts are full of figures and share none, nor a longer word: told without knowing the languages."""
    from bilint.align.lexical import surface

    words = [
        {word for segment in document.segments for word in surface(segment.text).words} for document in (source, target)
    ]
    figures = [{word for word in side if len(word) > 1 and word.isdigit()} for side in words]
    shared = {word for word in words[0] & words[1] if len(word) > 1 and (len(word) > 4 or word.isdigit())}
    return min(map(len, figures)) >= _FIGURES and not shared


def _notes(alignment: Alignment, passes: Passes, source: Document, target: Document) -> Iterator[str]:
    if alignment.unrelated:
        yield "the two texts seem to have nothing to do with each other"
        return
    if alignment.method == "lexical":
        yield (
            f"aligned by figures, names, similar words and length, for lack of an encoder that knows "
            f"{_unknown(source, target)}: sentences that stand alone are less sure"
        )
    elif alignment.method == "length":
        yield "aligned by length alone: the two texts share no figure and no word"
    for first, last in _astray(alignment.beads):
        yield f"from sentence {first + 1} to {last + 1} of the source the two texts don't run in parallel"
    for first, last, there in _moved(passes):
        yield f"sentences {first + 1}-{last + 1} of the source were moved: translated from sentence {there + 1} on"


def _unknown(source: Document, target: Document) -> str:
    """The languages that the encoder doesn't know, by name."""
    codes = sorted({document.language or "und" for document in (source, target) if not knows(document.language)})
    return " and ".join("an unidentified language" if code == "und" else parse_language(code).name for code in codes)


def _astray(beads: Sequence[Bead]) -> Iterator[tuple[int, int]]:
    """Stretches of beads that are all doubtful: (first, last source sentence)."""
    pairs = [bead for bead in beads if bead.source and bead.target]
    for doubtful, stretch in itertools.groupby(pairs, lambda bead: (bead.confidence or 0.0) < _DOUBTFUL):
        found = list(stretch)
        if doubtful and len(found) >= _STRETCH:
            yield found[0].source[0], found[-1].source[-1]


def _moved(passes: Passes) -> Iterator[tuple[int, int, int]]:
    """Lone source sentences whose translation stands alone elsewhere: (first, last, first target sentence)."""
    if passes.method != "vectors":
        return
    source = _lone([step.source for step in passes.steps if step.alone])
    target = _lone([step.target for step in passes.steps if step.alone])
    if not source or not target or len(source) * len(target) > _MOST_COMPARED:
        return
    likeness = passes.costs.likeness(source, target)
    best_source, best_target = likeness.argmax(axis=1), likeness.argmax(axis=0)
    runs: list[list[tuple[int, int]]] = []
    for row, column in enumerate(best_source):
        if likeness[row, column] < _MOVED or best_target[column] != row:
            continue
        pair = source[row], target[int(column)]
        if runs and all(0 < new - old <= _MOVED_GAP for new, old in zip(pair, runs[-1][-1], strict=True)):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    for run in runs:
        if len(run) > 1:
            yield run[0][0], run[-1][0], run[0][1]


def _lone(parts: Sequence[slice]) -> list[int]:
    return [index for part in parts for index in range(part.start, part.stop)]
