"""Long texts: a coarse pass over blocks of sentences finds the band in which the fine pass looks."""

from __future__ import annotations

import numpy as np

from bilint.align.costs import Costs, Numbers, Texts, Weights
from bilint.align.programme import Band, Step, cheapest

_CELLS = 500_000
"""Cells that are all looked at (0.3 s); larger tables get a band."""

_POOL = 4
"""Sentences in a block."""

_MARGIN = 8
"""Blocks that the band reaches to each side of the coarse path."""


def band_for(source: Texts, target: Texts, weights: Weights, ratio: float) -> Band:
    """The cells that are worth a look: all of a small table; else those near the path of a pass over blocks."""
    rows, columns = len(source.lengths), len(target.lengths)
    if rows * columns <= _CELLS:
        return Band.whole(rows, columns)
    pooled = _pool(source, weights.power), _pool(target, weights.power)
    coarse = cheapest(Costs(*pooled, weights, ratio), band_for(*pooled, weights, ratio))
    return _around(coarse, rows, columns)


def _pool(texts: Texts, power: float) -> Texts:
    """Blocks of sentences in place of sentences."""
    edges = np.arange(0, len(texts.lengths), _POOL)
    weight = (texts.lengths / texts.lengths.mean()) ** power
    vectors = np.add.reduceat(texts.vectors * weight[:, None], edges, axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    lengths: Numbers = np.add.reduceat(texts.lengths, edges)
    # Where a paragraph starts is lost in a block: no bonus for any.
    return Texts(vectors.astype(np.float32), lengths, np.zeros(len(edges), np.bool_))


def _around(coarse: list[Step], rows: int, columns: int) -> Band:
    first = np.full(rows + 1, columns, np.int64)
    last = np.zeros(rows + 1, np.int64)
    margin = _MARGIN * _POOL
    for step in coarse:
        top, bottom = max(0, step.source.start * _POOL - margin), step.source.stop * _POOL + margin + 1
        first[top:bottom] = np.minimum(first[top:bottom], step.target.start * _POOL - margin)
        last[top:bottom] = np.maximum(last[top:bottom], step.target.stop * _POOL + margin + 1)
    first[0], last[-1] = 0, columns + 1
    # Both edges only grow, so that each cell can be reached and left.
    first = np.minimum.accumulate(np.maximum(first, 0)[::-1])[::-1]
    last = np.maximum.accumulate(np.minimum(last, columns + 1))
    return Band(np.ascontiguousarray(first), last)
