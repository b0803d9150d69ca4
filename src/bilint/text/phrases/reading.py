"""A text as the patterns see it: words cut at hyphens and apostrophes, with all that they may count as."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilint.text.phrases.words import bounded, normalise
from bilint.text.side import Side, fact, fold

PARTING = "'’ʼ‑-"
"""Signs that part a word into tokens."""
_STOP = re.compile(r"[.!?;:…。！？；：؟](?:[\s\"'“”„«»’)\]]|$)|\n")


class Token(NamedTuple):
    """A part of a word, between hyphens and apostrophes."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether a sentence ends before it, or a colon stands there; no pattern reaches over that."""


class Reading:
    """A side with its tokens, cut when they are first asked for."""

    def __init__(self, side: Side) -> None:
        self.side = side

    @fact
    def folded(self) -> str:
        """The text in lower case, normalised; for Arabic, Hebrew and Persian offsets do not hold."""
        code = self.side.code
        return normalise(self.side.text, code) if code in {"ar", "az", "fa", "he", "hi", "tr"} else self.side.folded

    @fact
    def line(self) -> str:
        """The words in one line, parted at hyphens and apostrophes as well, a space before and behind each."""
        line = f" {' '.join(self.side.tokens)} "
        for sign in PARTING:
            if sign in line:
                line = line.replace(sign, " ")
        return line

    @fact
    def parts(self) -> list[str]:
        """The same without their places: for first looks."""
        return self.line.split()

    @fact
    def haystack(self) -> str:
        """What triggers are looked for in: the line in lower case; the text where words have no clear bounds."""
        if not bounded(self.side.code):
            return self.folded
        lowered = normalise(self.line, self.side.code)
        return lowered if len(lowered) == len(self.line) else fold(self.line)

    @fact
    def tokens(self) -> list[Token]:
        """The words of the text, parted at hyphens and apostrophes as well."""
        text, prose, last = self.side.text, self.side.prose, 0
        tokens = []
        for part in self.parts:
            # Between two of them nothing stands that could begin one.
            start = prose.index(part, last)
            opens = start - last > 1 and _STOP.search(text[last:start]) is not None
            last = start + len(part)
            tokens.append(Token(part, start, last, opens))
        return tokens
