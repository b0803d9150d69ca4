"""Base forms of words, by simplemma, one language at a time and cached per word type."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_APOSTROPHES = frozenset("'’ʼ")
# simplemma's names where they differ from ours.
_SIMPLEMMA = {"hr": "hbs", "bs": "hbs", "sr": "hbs", "fil": "tl"}


@functools.cache
def lemmatizer(code: str) -> Callable[[str], str]:
    """A function word -> base form in lower case for a language; it lower-cases only where there is no list.

    The list of a language is loaded on the first word (0.1 s for English, 0.5 s for German).
    """
    name = _SIMPLEMMA.get(code, code)
    if not has_words(code):
        return str.lower

    @functools.lru_cache(maxsize=200_000)
    def lemma(word: str) -> str:
        # What simplemma tries first, but for words with an apostrophe.
        known = None if _APOSTROPHES & set(word) else _looked_up(word, name)
        return (known or _lemmatizer().lemmatize(word, name)).lower()

    return lemma


@functools.cache
def has_words(code: str) -> bool:
    """Whether there is a list of the language's words."""
    return _SIMPLEMMA.get(code, code) in _languages()


@functools.lru_cache(maxsize=200_000)
def is_word(word: str, code: str) -> bool:
    """Whether a language has this word, as it is written or in lower case; True where no list could deny it."""
    if not has_words(code):
        return True
    name = _SIMPLEMMA.get(code, code)
    if _looked_up(word, name) is not None:
        return True
    rest = word[1:]
    return rest != rest.lower() and _looked_up(word.lower(), name) is not None


@functools.lru_cache(maxsize=200_000)
def _looked_up(word: str, name: str) -> str | None:
    """What a list has of a word, with a capital in place of a small first letter and the reverse tried as well."""
    return _dictionary().get_lemma(word, name)


@functools.cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    from bilint.text.wordlist import WordLists

    # What it gives is kept by `lemmatizer`, language by language.
    return Lemmatizer(cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=WordLists()))


@functools.cache
def _dictionary() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy

    from bilint.text.wordlist import WordLists

    return DictionaryLookupStrategy(WordLists())


@functools.cache
def _languages() -> frozenset[str]:
    from importlib import resources

    data = resources.files("simplemma").joinpath("strategies", "dictionaries", "data")
    return frozenset(entry.name.split(".")[0] for entry in data.iterdir())
