"""simplemma's lists as we read them, against simplemma's own reading."""

import itertools
import lzma
from importlib import resources

import pytest
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from bilint.text.lemmas import is_word, lemmatizer
from bilint.text.wordlist import WordList, WordLists


def stream(code: str) -> bytes:
    """A list as simplemma ships it, decompressed."""
    folder = resources.files("simplemma").joinpath("strategies", "dictionaries", "data")
    return lzma.decompress(folder.joinpath(f"{code}.plzma").read_bytes())


# English has an entry of 183 bytes, whose length takes two.
@pytest.mark.parametrize("code", ["en", "sq", "hi", "fr", "ar"])
def test_every_word_is_read_as_simplemma_reads_it(code: str):
    ours, theirs = WordList(stream(code)), DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    assert len(ours) == len(theirs)
    assert list(ours) == list(theirs)
    assert [word for word in theirs if ours.get(word) != theirs[word]] == []


@pytest.mark.parametrize("code", ["en", "hi"])
def test_no_other_word_is_in_it(code: str):
    ours, theirs = WordList(stream(code)), DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    assert "" not in ours
    for word in itertools.islice(theirs, 0, None, 7):
        for other in (word + "q", word[:-1], word[::-1], "x" * 300):
            assert (other in ours) == (other in theirs)


def test_a_list_with_keys_written_backwards():
    swahili = WordLists().get_dictionary("sw")
    assert swahili["watoto"] == "mtoto"
    assert swahili.get("mtotos") is None
    assert all(word in swahili for word in itertools.islice(swahili, 1000))


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 5, 1000])
def test_a_list_that_is_cut_short_is_refused(cut: int):
    with pytest.raises(ValueError, match="a list of words"):
        WordList(stream("sq")[:-cut])


@pytest.mark.parametrize(
    ("code", "word", "lemma"),
    [
        ("de", "Häuser", "haus"),
        ("en", "children", "child"),
        ("ru", "людьми", "человек"),
        ("fi", "taloissa", "talo"),
        ("tr", "evlerimizde", "ev"),
        ("xx", "Wörter", "wörter"),
    ],
)
def test_lemma(code: str, word: str, lemma: str):
    assert lemmatizer(code)(word) == lemma


@pytest.mark.parametrize("code", ["en", "fr", "hi", "ar"])
def test_lemma_is_simplemmas(code: str):
    known = list(itertools.islice(WordLists().get_dictionary(code), 0, None, 2000))
    words = [
        form for word in known for form in (word, word.title(), word + "'s", "l’" + word, word + "xq", "x-" + word)
    ]
    assert [word for word in words if lemmatizer(code)(word) != simplemma.lemmatize(word, code).lower()] == []


@pytest.mark.parametrize(
    ("code", "word", "known"),
    [("en", "house", True), ("en", "House", True), ("en", "HOUSE", True), ("en", "Haus", False), ("xx", "any", True)],
)
def test_is_word(code: str, word: str, known: bool):
    assert is_word(word, code) is known
