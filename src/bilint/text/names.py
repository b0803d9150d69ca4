"""Names in texts that mark them by a capital letter, and how alike two spellings are."""

from __future__ import annotations

import functools
import unicodedata
from difflib import SequenceMatcher

from bilint.text.lemmas import has_words, is_word
from bilint.text.side import Side, Word

_SHORTEST = 4
"""Code points of the shortest word that is taken for a name; shorter ones are too often abbreviations."""
_MOST_WORDS = 200_000


def unknown_names(words: frozenset[str], code: str) -> set[str]:
    """Those words that can only be names: with a capital, and unknown to the language's list of words.

    Empty for languages without a list of words, and for scripts without capitals.
    """
    if not has_words(code):
        return set()
    found, ordinary = set(), _ordinary(code)
    for word in words - ordinary:
        if (
            word[0].isupper()
            and len(word) >= _SHORTEST
            and word[1:].islower()
            and word.isalpha()
            and not is_word(word, code)
        ):
            found.add(word)
        else:
            if len(ordinary) >= _MOST_WORDS:
                ordinary.clear()
            ordinary.add(word)
    return found


@functools.cache
def _ordinary(code: str) -> set[str]:
    """Words of texts, as written, that are known to be no names of that kind; most words are."""
    return set()


def names(side: Side) -> list[Word]:
    """The words of a text that can only be names, in order."""
    found = unknown_names(side.token_set, side.code)
    return [word for word in side.words if word.text in found] if found else []


def plain(name: str) -> str:
    """A name in lower case and without marks on its letters: "Ábrego" -> "abrego"."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))


DECLINING = frozenset(
    "be bg bs cs el et eu fi ga hr hu hy is ka kk la lt lv mk pl ro ru sk sl sq sr tr uk uz az".split()
)
"""Languages in which a name takes endings."""


def misspelt(one: str, other: str, declined: bool = True) -> bool:
    """Whether two words are nearly the same, but not by an ending, marks on letters or a usual transcription.

    One letter may differ, be missing, doubled or out of place; two in words of eight letters and more. Where
    names are not `declined`, another last letter is a mistake, but letters added or lost at the end are not.
    """
    a, b = plain(one), plain(other)
    if a == b or a[0] != b[0] or abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < _SHORTEST + 1:
        return False
    shorter = min(len(a), len(b))
    c, d = _transcribed(a), _transcribed(b)
    if c.startswith(d) or d.startswith(c) or a.startswith(b) or b.startswith(a):
        return False
    if declined and (a[: shorter - 2] == b[: shorter - 2] or c[: len(d) - 1] == d[: len(c) - 1]):
        return False
    edits = sum(
        max(i2 - i1, j2 - j1)
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if kind != "equal"
    )
    swapped = edits == 2 and sorted(a) == sorted(b)
    return edits <= (2 if shorter >= 8 else 1) or swapped


# Letters by which one name is written differently in different languages.
_TRANSCRIPTIONS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("dsch", "j"), ("dj", "j"),
    ("kh", "c"), ("ph", "f"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("ck", "k"), ("cz", "c"), ("sz", "s"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("k", "c"), ("z", "s"), ("ie", "i"),
    ("g", "h"), ("ji", "i"), ("ii", "i"),
    ("ß", "s"), ("ss", "s"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("æ", "a"), ("ei", "i"),
)  # fmt: skip


def _transcribed(name: str) -> str:
    for letters, sound in _TRANSCRIPTIONS:
        name = name.replace(letters, sound)
    return name
