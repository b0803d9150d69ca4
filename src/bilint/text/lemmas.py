"""Base forms of words, by simplemma, one language at a time and cached per word type."""

from __future__ import annotations

import functools
from collections.abc import Callable

# simplemma's names where they differ from ours.
_SIMPLEMMA = {"hr": "hbs", "bs": "hbs", "sr": "hbs", "fil": "tl"}


@functools.cache
def lemmatizer(code: str) -> Callable[[str], str]:
    """A function word -> base form in lower case for a language; it lower-cases only where there is no list.

    The list of a language is loaded on the first word (0.2 s for English, 1 s for German).
    """
    name = _SIMPLEMMA.get(code, code)
    if name not in _languages():
        return str.lower

    @functools.lru_cache(maxsize=200_000)
    def lemma(word: str) -> str:
        import simplemma

        return simplemma.lemmatize(word, lang=name).lower()

    return lemma


@functools.cache
def _languages() -> frozenset[str]:
    from importlib import resources

    data = resources.files("simplemma").joinpath("strategies", "dictionaries", "data")
    return frozenset(entry.name.split(".")[0] for entry in data.iterdir())
