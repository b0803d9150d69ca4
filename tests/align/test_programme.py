"""The dynamic programme finds the cheapest path: against trying all paths, and in a band as in the whole table."""

import functools

import numpy as np
import pytest

from bilint.align import band
from bilint.align.band import band_for
from bilint.align.costs import SHAPES, Costs, Texts, Weights
from bilint.align.programme import Band, Step, cheapest

WEIGHTS = Weights(skip=0.5, merge=0.2, size=0.8, stray=0.7, length=0.02, cap=8, power=0.5)


def texts(rng: np.random.Generator, count: int, like: np.ndarray | None = None) -> Texts:
    """Random sentences; with `like`, noisy copies of its rows."""
    rows = rng.normal(size=(count, 16)) if like is None else like + 0.4 * rng.normal(size=like.shape)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    lengths = rng.integers(20, 200, len(rows)).astype(float)
    return Texts(rows.astype(np.float32), lengths, rng.random(len(rows)) < 0.3)


def total(costs: Costs, steps: list[Step]) -> float:
    return sum(costs.of(*step) for step in steps)


def least(costs: Costs) -> float:
    """The cost of the best of all paths, by trying each bead at each place."""

    @functools.cache
    def best(i: int, j: int) -> float:
        if i == j == 0:
            return 0.0
        return min(
            best(i - a, j - b) + costs.of(slice(i - a, i), slice(j - b, j))
            for a, b in (*SHAPES, (1, 0), (0, 1))
            if a <= i and b <= j
        )

    return best(*costs.size)


@pytest.mark.parametrize("seed", range(8))
def test_no_path_is_cheaper(seed: int):
    rng = np.random.default_rng(seed)
    source = texts(rng, int(rng.integers(1, 9)))
    target = texts(rng, int(rng.integers(1, 9))) if seed % 2 else texts(rng, 0, source.vectors)
    costs = Costs(source, target, WEIGHTS, 1.1)
    steps = cheapest(costs, Band.whole(*costs.size))
    assert [index for step in steps for index in range(*step.source.indices(99))] == list(range(costs.size[0]))
    assert [index for step in steps for index in range(*step.target.indices(99))] == list(range(costs.size[1]))
    assert total(costs, steps) == pytest.approx(least(costs), abs=1e-4)


def test_blocks_hold_what_single_beads_cost():
    rng = np.random.default_rng(5)
    costs = Costs(texts(rng, 12), texts(rng, 15), WEIGHTS, 0.9)
    for first, last, low, high in ((0, 13, 0, 16), (4, 9, 3, 12)):
        for (a, b), block in zip(SHAPES, costs.block(first, last, low, high), strict=True):
            for i in range(first, last):
                for j in range(low, high):
                    expected = costs.of(slice(i - a, i), slice(j - b, j)) if i >= a and j >= b else np.inf
                    assert block[i - first, j - low] == pytest.approx(expected, abs=1e-4)


def test_the_vector_of_a_run_is_the_sum_of_its_sentences():
    rng = np.random.default_rng(6)
    source, target = texts(rng, 6), texts(rng, 7)
    costs = Costs(source, target, WEIGHTS._replace(power=0.0), 1.0)
    for i, j in ((slice(0, 1), slice(6, 7)), (slice(1, 4), slice(2, 3)), (slice(1, 6), slice(0, 5))):
        left, right = source.vectors[i].sum(axis=0), target.vectors[j].sum(axis=0)
        cosine = left @ right / np.linalg.norm(left) / np.linalg.norm(right)
        assert costs.similarity(i, j) == pytest.approx(cosine, abs=1e-5)


def test_a_sentence_in_the_middle_of_nothing_stands_alone():
    rng = np.random.default_rng(1)
    source = texts(rng, 10)
    kept = [0, 1, 2, 3, 5, 6, 7, 8, 9]
    target = Texts(source.vectors[kept], source.lengths[kept], source.starts[kept])
    costs = Costs(source, target, WEIGHTS, 1.0)
    assert Step(slice(4, 5), slice(4, 4)) in cheapest(costs, Band.whole(*costs.size))


@pytest.mark.parametrize("hole", [None, slice(100, 190)])
def test_a_band_gives_the_same_path(monkeypatch: pytest.MonkeyPatch, hole: slice | None):
    monkeypatch.setattr(band, "_CELLS", 2_000)
    rng = np.random.default_rng(2)
    source = texts(rng, 300)
    target = texts(rng, 0, source.vectors if hole is None else np.delete(source.vectors, hole, axis=0))
    costs = Costs(source, target, WEIGHTS, 1.0)
    narrow = band_for(source, target, WEIGHTS, 1.0)
    assert (narrow.last - narrow.first).mean() < 200
    assert cheapest(costs, narrow) == cheapest(costs, Band.whole(*costs.size))


def test_a_band_holds_both_corners_for_texts_of_very_different_length():
    rng = np.random.default_rng(3)
    source, target = texts(rng, 5), texts(rng, 900)
    costs = Costs(source, target, WEIGHTS, 1.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(band, "_CELLS", 100)
        steps = cheapest(costs, band_for(source, target, WEIGHTS, 1.0))
    assert steps[-1].source.stop == 5
    assert steps[-1].target.stop == 900


def test_paragraphs_draw_the_beads():
    # Three equal sentences: only the paragraphs say which two of the source stay together.
    rows = np.ones((3, 4), np.float32) / 2
    source = Texts(rows, np.full(3, 50.0), np.array([True, False, True]))
    weights = WEIGHTS._replace(skip=2.0)
    for starts, expected in (([True, False, True], 2), ([True, True, False], 1)):
        target = Texts(rows[:2], np.array([75.0, 75.0]), np.array([True, True]))
        costs = Costs(source._replace(starts=np.array(starts)), target, weights, 1.0)
        first = cheapest(costs, Band.whole(*costs.size))[0]
        assert first.source == slice(0, expected)
