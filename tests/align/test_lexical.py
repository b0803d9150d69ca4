"""Surface features and the dictionary that a first pass teaches."""

import numpy as np
import pytest

from bilint.align.dictionary import learn
from bilint.align.lexical import surface, vectors
from bilint.align.programme import Step


def cosines(source: list[str], target: list[str]) -> np.ndarray:
    rows, columns = vectors([surface(text) for text in source], [surface(text) for text in target])
    return rows @ columns.T


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Hann fæddist 1974.", "He was born in 1974."),
        ("Reykjavík er höfuðborgin.", "The capital is Reykjavik."),
        ("Konstitucija je nova.", "The constitution is new."),
        ("Co říkáte?", "What do you say?"),
        ("ولد عام ١٩٧٤.", "He was born in 1974."),
    ],
)
def test_what_is_shared_draws_sentences_together(source: str, target: str):
    table = cosines([source, "Zz yy."], ["Other words here.", target])
    assert table[0].argmax() == 1
    assert table[0, 1] > 0.5
    assert table[1] == pytest.approx(0)


def test_words_that_keep_company_are_learnt():
    source = ["pes spí", "kočka spí", "pes jí", "kočka jí", "pes běží", "kočka běží"]
    target = ["a dog sleeps", "a cat sleeps", "a dog eats", "a cat eats", "a dog runs", "a cat runs"]
    surfaces = [surface(text) for text in source], [surface(text) for text in target]
    steps = [Step(slice(i, i + 1), slice(i, i + 1)) for i in range(6)]
    dictionary = learn(*surfaces, steps)
    assert dictionary["pes"][0] == ("dog", 1.0)
    assert dictionary["kocka"][0] == ("cat", 1.0)
    assert "spi" not in dictionary, "twice is not enough"
    rows, columns = vectors(*surfaces, dictionary)
    table = rows @ columns.T
    assert table[0, 0] > table[0, 1]
    assert not vectors(*surfaces)[0].any()
