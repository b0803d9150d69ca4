"""Window vectors: made by the encoder's own steps, one a token, and telling where a text has no counterpart."""

import numpy as np
import pytest

from bilint.scores import windows
from bilint.scores.windows import MOST_TOKENS, WIDTH, likenesses
from bilint.text.vectors import encoder

TEXTS = ["Der Zug fährt heute nicht.", "今天火车不开。", "a", "", "word " * 40]


def test_whole_vectors_are_those_of_the_encoder():
    """Holds the steps that are written out here to the package's own."""
    backend = encoder().backend
    whole, _ = windows._encode(backend, [windows._tokens(backend, text) for text in TEXTS])
    np.testing.assert_allclose(whole, encoder().sentences(TEXTS), atol=1e-6)


def test_one_window_a_token_within_the_marks():
    backend = encoder().backend
    tokens = [windows._tokens(backend, text) for text in TEXTS]
    _, found = windows._encode(backend, tokens)
    assert [len(each) for each in found] == [max(len(ids) - 2, 1) for ids in tokens]
    for each in found:
        np.testing.assert_allclose(np.linalg.norm(each, axis=1), 1, atol=1e-5)


def test_a_text_is_like_itself_and_its_stretches():
    [same] = likenesses([("The shop is closed on Monday.", "The shop is closed on Monday.")])
    assert same.whole == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(same.source, 1, atol=1e-5)


def test_what_is_missing_stands_out():
    source = "Das Geschäft ist am Montag geschlossen, und im Garten stehen drei alte Apfelbäume."
    whole, cut = likenesses(
        [
            (source, "The shop is closed on Monday, and there are three old apple trees in the garden."),
            (source, "The shop is closed on Monday."),
        ]
    )
    tail = slice(-WIDTH, None)
    assert cut.source[tail].mean() < whole.source[tail].mean() - 0.1
    assert cut.source[tail].mean() < cut.source[:WIDTH].mean() - 0.1


def test_order_and_batches_change_nothing_that_counts(monkeypatch):
    pairs = [("Guten Morgen.", "Good morning."), ("Es regnet seit Tagen.", "It has been raining for days.")] * 3
    together = likenesses(pairs)
    monkeypatch.setattr(windows, "_AT_ONCE", 1)
    for one, other in zip(together, likenesses(pairs), strict=True):
        np.testing.assert_allclose(one.source, other.source, atol=1e-5)
        assert one.whole == pytest.approx(other.whole, abs=1e-5)


def test_of_long_texts_only_the_beginning_is_looked_at():
    [found] = likenesses([("eins zwei drei " * MOST_TOKENS, "one two three")])
    assert len(found.source) == MOST_TOKENS - 2
