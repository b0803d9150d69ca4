"""The dynamic programme: the cheapest way through two texts in beads, row by row inside a band.

A cell (i, j) stands for "the first i source sentences and the first j target sentences are done". All cells of a row
are computed at once; only the last few rows are kept, and one byte a cell to find the way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilint.align.costs import LONGEST, SHAPES, Costs, Indices, Matrix

_BLOCK = 64
"""Rows whose costs are computed together: enough for a matrix product, few enough for the memory."""

_SKIP_SOURCE, _SKIP_TARGET = len(SHAPES), len(SHAPES) + 1

# Differences below this are rounding.
_ROUNDING = 1e-5

Row = tuple[int, NDArray[np.float64]]
"""The first column of a row, and its cells from there on."""


class Step(NamedTuple):
    """One bead of a path: source[source] and target[target]."""

    source: slice
    target: slice

    @property
    def alone(self) -> int:
        """How many sentences it holds that have nothing on the other side."""
        a, b = self.source.stop - self.source.start, self.target.stop - self.target.start
        return 0 if a and b else a + b


class Band(NamedTuple):
    """The cells that are looked at: first[i] <= j < last[i] in row i. Both grow with i."""

    first: Indices
    last: Indices

    @classmethod
    def whole(cls, rows: int, columns: int) -> Band:
        """Every cell, for `rows` source and `columns` target sentences."""
        return cls(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns + 1, np.int64))


def cheapest(costs: Costs, band: Band) -> list[Step]:
    """The beads of the cheapest path, in order. The band has to hold both corners and be wide enough for a path."""
    kept: list[Row] = []
    back: list[NDArray[np.uint8]] = []
    rows, _ = costs.size
    for top in range(0, rows + 1, _BLOCK):
        bottom = min(top + _BLOCK, rows + 1)
        low, high = int(band.first[top]), int(band.last[bottom - 1])
        blocks = costs.block(top, bottom, low, high)
        for i in range(top, bottom):
            first, last = int(band.first[i]), int(band.last[i])
            bead_costs = [block[i - top, first - low : last - low] for block in blocks]
            row, kinds = _row(i, first, last, kept, bead_costs, costs.weights.skip)
            kept.append((first, row))
            del kept[:-LONGEST]
            back.append(kinds)
    return _way_back(back, band, costs.size)


def _row(
    i: int, first: int, last: int, kept: Sequence[Row], bead_costs: Sequence[Matrix], skip: float
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The cells of a row and by which kind of step each is reached."""
    options = np.full((len(SHAPES) + 1, last - first), np.inf)
    for kind, (a, b) in enumerate(SHAPES):
        if i >= a:
            options[kind] = _window(kept[-a], first - b, last - b) + bead_costs[kind]
    if i:
        options[_SKIP_SOURCE] = _window(kept[-1], first, last) + skip
    else:
        options[0, 0] = 0.0
    kinds = options.argmin(axis=0)
    row = np.take_along_axis(options, kinds[None], axis=0)[0]
    # Target sentences that stand alone chain within the row: a running minimum takes them all at once.
    level = skip * np.arange(last - first)
    chained = np.minimum.accumulate(row - level) + level
    kinds[chained < row - _ROUNDING] = _SKIP_TARGET
    return np.where(chained < row - _ROUNDING, chained, row), kinds.astype(np.uint8)


def _window(row: Row, first: int, last: int) -> NDArray[np.float64]:
    """row[first:last] by column, infinite where the row has no cell."""
    start, cells = row
    window = np.full(last - first, np.inf)
    low, high = max(first, start), min(last, start + len(cells))
    if low < high:
        window[low - first : high - first] = cells[low - start : high - start]
    return window


def _way_back(back: Sequence[NDArray[np.uint8]], band: Band, corner: tuple[int, int]) -> list[Step]:
    i, j = corner
    steps = []
    while i or j:
        kind = int(back[i][j - int(band.first[i])])
        a, b = (*SHAPES, (1, 0), (0, 1))[kind]
        steps.append(Step(slice(i - a, i), slice(j - b, j)))
        i, j = i - a, j - b
    return steps[::-1]
