"""What a bead costs: how unlike its two sides are in meaning and length, how many sentences it takes, where it stands.

Each sentence is one vector, and the vector of a run is the sum of its sentences' vectors. So the similarity of any bead
is a box sum over one matrix of dot products, and an integral image gives it for all beads of a shape at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

SHAPES = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1), (3, 3),
)  # fmt: skip
"""Source and target sentences of the beads that are tried, besides a sentence that stands alone."""

LONGEST = max(max(shape) for shape in SHAPES)

_PARTS = {
    (a, b): [(shape, rows, columns) for shape, rows, columns in (
        ((a - 1, b), 0, 0), ((a - 1, b), 1, 0), ((a, b - 1), 0, 0), ((a, b - 1), 0, 1),
    ) if 0 not in shape]
    for a, b in SHAPES
}  # fmt: skip
"""For each shape its parts without the first or last sentence of a side: shape, rows and columns it ends earlier."""

_VARIANCE = 6.8
"""Of the length of a translation, per code point of the source (Gale and Church 1993)."""

_TOLERANCE = 0.05
"""Cosine that a bead may lose by a sentence at its edge: vectors are no more exact than that."""

_LEAST_CHANCE = 0.2
"""Floor of the unlikeness of an average pair: in a text that says one thing only, all sentences look alike."""


class Texts(NamedTuple):
    """One side of the comparison: unit vectors, lengths, and where paragraphs start."""

    vectors: Matrix
    lengths: Numbers
    """Code points of each sentence, at least 1."""
    starts: NDArray[np.bool_]
    """Whether a paragraph starts with the sentence."""


class Weights(NamedTuple):
    """What counts how much. An average wrong pair of sentences costs 1."""

    skip: float
    """For each sentence that stands alone."""
    merge: float
    """For each sentence of a bead beyond one on each side: no bead may be cheaper with a stray sentence swallowed."""
    size: float
    """How much the unlikeness of a bead counts for each sentence beyond one on each side (halved)."""
    stray: float
    """How much it counts where the sides of a bead are more alike without a sentence at its edge: that is a stray."""
    length: float
    """Of the squared deviation from the expected length, in standard deviations."""
    cap: float
    """The most that this deviation can be."""
    power: float
    """A sentence counts in its run by its length to this power."""
    paragraph: float = 0.2
    """Off a bead that starts a paragraph on both sides. Soft: translators join and split paragraphs."""
    crossing: float = 0.1
    """For each start of a paragraph inside a bead."""


class Costs:
    """The costs of all beads between two texts."""

    def __init__(self, source: Texts, target: Texts, weights: Weights, ratio: float) -> None:
        """`ratio`: how many code points of the target stand for one of the source."""
        self.weights = weights
        self.size = (len(source.lengths), len(target.lengths))
        self._ratio = ratio
        self._source = _Runs(source, target, weights.power)
        self._target = _Runs(target, source, weights.power)

    def block(self, first: int, last: int, low: int, high: int) -> list[Matrix]:
        """For each shape the costs of the beads that end at (i, j), first <= i < last and low <= j < high.

        Infinite where the bead would start before the text.
        """
        # One row and one column more: the parts of a bead without its last sentence end there.
        i, j = np.arange(max(0, first - 1), last), np.arange(max(0, low - 1), high)
        cosines = self._cosines(i, j)
        blocks = []
        for a, b in SHAPES:
            cosine = cosines[a, b]
            part = np.full_like(cosine, -1.0)
            for shape, rows, columns in _PARTS[a, b]:
                shifted = cosines[shape][: len(i) - rows, : len(j) - columns]
                np.maximum(part[rows:, columns:], shifted, out=part[rows:, columns:])
            costs = self._beads(a, b, i, j, cosine, part)
            costs[: max(0, a - int(i[0]))] = np.inf
            costs[:, : max(0, b - int(j[0]))] = np.inf
            blocks.append(costs[first - int(i[0]) :, low - int(j[0]) :].astype(np.float32))
        return blocks

    def _cosines(self, i: Indices, j: Indices) -> dict[tuple[int, int], Numbers]:
        """For each shape the cosine of the bead that ends at row i and column j; -1 where it starts before the text."""
        source, target = self._source, self._target
        top, left = max(0, int(i[0]) - LONGEST), max(0, int(j[0]) - LONGEST)
        dots = source.rows[top : int(i[-1])] @ target.rows[left : int(j[-1])].T
        image = np.zeros((dots.shape[0] + 1, dots.shape[1] + 1))
        np.cumsum(dots, axis=0, dtype=np.float64, out=image[1:, 1:])
        np.cumsum(image, axis=1, out=image)
        cosines = {}
        for a, b in SHAPES:
            cosine = np.full((len(i), len(j)), -1.0)
            rows, columns = i[i >= a], j[j >= b]
            if len(rows) and len(columns):
                r, c = slice(rows[0] - top, rows[-1] - top + 1), slice(columns[0] - left, columns[-1] - left + 1)
                r0, c0 = slice(r.start - a, r.stop - a), slice(c.start - b, c.stop - b)
                box = image[r, c] - image[r0, c] - image[r, c0] + image[r0, c0]
                box /= source.norms[a - 1, rows][:, None] * target.norms[b - 1, columns]
                cosine[len(i) - len(rows) :, len(j) - len(columns) :] = box
            cosines[a, b] = cosine
        return cosines

    def _beads(self, a: int, b: int, i: Indices, j: Indices, cosine: Numbers, part: Numbers) -> Numbers:
        """The costs of the beads of one shape that end at the rows i and the columns j.

        `part`: the best cosine of the bead without the first or last sentence of a side.
        """
        weights, source, target = self.weights, self._source, self._target
        # How like a run is to an average sentence of the other side: what likeness is worth here.
        chance = np.maximum(1 - (source.chance[a - 1, i][:, None] + target.chance[b - 1, j]) / 2, _LEAST_CHANCE)
        expected, length = source.lengths[a - 1, i][:, None] * self._ratio, target.lengths[b - 1, j]
        deviation = (length - expected) ** 2 / (_VARIANCE * (expected + length) / 2)
        more = a + b - 2
        costs: Numbers = (1 + weights.size * more / 2) * (1 - cosine) / chance + weights.merge * more
        costs += weights.stray * np.maximum(part - cosine - _TOLERANCE, 0.0)
        costs += weights.length * np.minimum(deviation, weights.cap)
        costs -= weights.paragraph * (
            source.starts[np.maximum(i - a, 0)][:, None] & target.starts[np.maximum(j - b, 0)]
        )
        costs += weights.crossing * (source.crossed[a - 1, i][:, None] + target.crossed[b - 1, j])
        return costs

    def of(self, source: slice, target: slice) -> float:
        """The cost of one bead or of sentences that stand alone."""
        a, b = source.stop - source.start, target.stop - target.start
        if not a or not b:
            return self.weights.skip * int(a + b)
        parts = [-1.0]
        if a > 1:
            parts += [self.similarity(slice(source.start + k, source.stop - 1 + k), target) for k in (0, 1)]
        if b > 1:
            parts += [self.similarity(source, slice(target.start + k, target.stop - 1 + k)) for k in (0, 1)]
        cosine = np.array([[self.similarity(source, target)]])
        ends = np.array([source.stop]), np.array([target.stop])
        return float(self._beads(a, b, *ends, cosine, np.array([[max(parts)]]))[0, 0])

    def similarity(self, source: slice, target: slice) -> float:
        """The cosine of the two sides of a bead."""
        a, b = source.stop - source.start, target.stop - target.start
        norms = self._source.norms[a - 1, source.stop] * self._target.norms[b - 1, target.stop]
        return float(self._source.rows[source].sum(axis=0) @ self._target.rows[target].sum(axis=0) / norms)

    def likeness(self, source: Sequence[int], target: Sequence[int]) -> Matrix:
        """The cosine of each of these source sentences with each of these target sentences."""
        rows, columns = self._source.rows[source], self._target.rows[target]
        norms = self._source.norms[0, np.add(source, 1)][:, None] * self._target.norms[0, np.add(target, 1)]
        cosines: Matrix = (rows @ columns.T / norms).astype(np.float32)
        return cosines


class _Runs:
    """What is known of the runs of one side: table[a - 1, i] of the run of `a` sentences that ends before i."""

    def __init__(self, texts: Texts, others: Texts, power: float) -> None:
        count = len(texts.lengths)
        weight = (texts.lengths / max(texts.lengths.mean(), 1.0)) ** power if count else texts.lengths
        self.rows: Matrix = (texts.vectors * weight[:, None]).astype(np.float32)
        self.starts = np.append(texts.starts, False)
        mean = others.vectors.mean(axis=0) if len(others.vectors) else np.zeros(texts.vectors.shape[1])
        likeness = np.concatenate([[0.0], np.cumsum(self.rows @ mean, dtype=np.float64)])
        lengths = np.concatenate([[0.0], np.cumsum(texts.lengths)])
        starts = np.concatenate([[0], np.cumsum(texts.starts)])
        # dots[k][r]: sentence r with the k-th after it. All that the length of a run's vector is made of.
        dots = [np.einsum("ij,ij->i", self.rows[k:], self.rows[: count - k]) for k in range(min(LONGEST, count))]
        squared = np.zeros(count + 1)
        end = np.arange(count + 1)
        shape = (LONGEST, count + 1)
        self.norms, self.lengths, self.chance = np.empty(shape), np.empty(shape), np.empty(shape)
        self.crossed = np.empty(shape, np.int64)
        for a in range(1, LONGEST + 1):
            start = np.maximum(end - a, 0)
            added = start[a:]
            squared[a:] += sum((2 if k else 1) * dots[k][added] for k in range(min(a, len(dots))))
            self.norms[a - 1] = np.sqrt(np.maximum(squared, 1e-12))
            self.lengths[a - 1] = np.maximum(lengths[end] - lengths[start], 1.0)
            self.chance[a - 1] = (likeness[end] - likeness[start]) / self.norms[a - 1]
            self.crossed[a - 1] = starts[end] - starts[np.minimum(start + 1, end)]
