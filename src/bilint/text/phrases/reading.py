"""A text as the patterns see it: words cut at hyphens and apostrophes, with all that they may count as."""

from __future__ import annotations

import functools
import re

from bilint.text.phrases.words import forms, normalise
from bilint.text.side import Side, fact

_PART = re.compile(r"[^'’ʼ‑-]+")
# Letters and digits with the marks that scripts write on them, as in bilint.text.side.
_LETTERS = re.compile(
    r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u200c\u200d])+"
)
_STOP = re.compile(r"[.!?;:…。！？；：؟](?:[\s\"'“”„«»’)\]]|$)|\n")


class Token:
    """A part of a word, between hyphens and apostrophes."""

    __slots__ = ("code", "end", "folded", "opens", "start", "text")

    def __init__(self, text: str, code: str, start: int, end: int, before: str = "") -> None:
        self.text, self.code, self.start, self.end = text, code, start, end
        self.folded = normalise(text, code)
        self.opens = len(before) > 1 and _STOP.search(before) is not None
        """Whether a sentence ends before it, or a colon stands there; no pattern reaches over that."""

    @property
    def forms(self) -> frozenset[str]:
        """What it may count as, itself included."""
        return forms(self.text, self.code)


class Reading:
    """A side with its tokens, cut when they are first asked for."""

    def __init__(self, side: Side) -> None:
        self.side = side

    @fact
    def folded(self) -> str:
        """The text in lower case; for Arabic, Hebrew and Persian normalised, so that offsets do not hold."""
        code = self.side.code
        return normalise(self.side.text, code) if code in {"ar", "fa", "he"} else self.side.folded

    def word_at(self, start: int) -> Token:
        """The part of a word that starts at a code point of the text."""
        match = _LETTERS.match(self.side.text, start)
        end = match.end() if match else start + 1
        return Token(self.side.text[start:end], self.side.code, start, end)

    @fact
    def tokens(self) -> list[Token]:
        """The words of the text, parted at hyphens and apostrophes as well."""
        text, code, last = self.side.text, self.side.code, 0
        tokens = []
        for word, start, end in self.side.words:
            before, last = text[last:start], end
            if word.isalnum():
                tokens.append(Token(word, code, start, end, before))
                continue
            for part in _PART.finditer(word):
                tokens.append(Token(part[0], code, start + part.start(), start + part.end(), before))
                before = ""
        return tokens


@functools.lru_cache(maxsize=2)
def reading_of(side: Side) -> Reading:
    """The reading of a side, kept for the last two: idioms, titles and phrases look at the same pair in turn."""
    return Reading(side)
