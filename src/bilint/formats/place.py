"""Builds a text out of pieces of a file and remembers where each piece stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from bilint.model import OBJECT, Inline, Place, Run

Locate = Callable[[int], tuple[int, int]]
"""File offset (code points) -> line and column, both from 1."""

_BREAK = re.compile(r"\r\n|\r|\n")
# White space that is not one space between two words already.
_WHITE = re.compile(r" ?[\t\n\r\f][ \t\n\r\f]*|  [ \t\n\r\f]*|\A | \Z")
# Scripts that part no words by spaces: a line that is broken between two such letters is joined without a space.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_FILE_START = Run(0, 0, 1, 1)


class Lines:
    """The lines of a text; LF, CR LF and CR end a line, and nothing else does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def start(self, index: int) -> int:
        """Where the line with this index (from 0) starts; the end of the text behind the last one."""
        return self.starts[index] if index < len(self.starts) else len(self.text)

    def line(self, index: int) -> str:
        """The line with this index, without its line break."""
        return self.text[self.start(index) : self.start(index + 1)].rstrip("\r\n")


def joins(before: str, after: str) -> bool:
    """Whether a line break between these two letters is no space: in Chinese, Japanese, Thai and their like."""
    return bool(UNSPACED.match(before) and UNSPACED.match(after))


class TextBuilder:
    """The text of one segment, put together from left to right.

    All offsets are code points of the file as read. White space between words may be handed in as a gap: it becomes
    one space when, and only when, a word follows.
    """

    def __init__(self, path: str | None, locate: Locate) -> None:
        self.path, self._locate = path, locate
        self.inlines: list[Inline] = []
        self._pieces: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._next = -1
        """The file offset that would go on with the last run; -1 where the next piece starts a run of its own."""
        self._gap: tuple[int, bool] | None = None
        self._inlines_before_gap = 0

    def literal(self, text: str, offset: int) -> None:
        """Text without line breaks, exactly as it stands in the file from `offset` on."""
        if self._gap is not None:
            if self._gap[1]:
                kept = text.lstrip(" \t")
                text, offset = kept, offset + len(text) - len(kept)
            if not text:
                return
            self._close_gap(text[0])
        if text:
            self._append(text, offset)
            self._next = offset + len(text)

    def replaced(self, text: str, offset: int) -> None:
        """Text that stands in the file in another form (an entity, an escape) at `offset`."""
        if not text:
            return
        if self._gap is not None:
            self._close_gap(text[0])
        self._next = -1
        self._append(text, offset)
        self._next = -1

    def words(self, text: str, offset: int) -> None:
        """Text as it stands in the file, where every stretch of white space means one space."""
        # Also the wide spaces (U+3000) by which Chinese paragraphs are indented.
        end = 0 if self._length else len(text) - len(text.lstrip())
        for match in _WHITE.finditer(text, end):
            if match.start() > end:
                self.literal(text[end : match.start()], offset + end)
            white = match.group()
            self.gap(offset + match.start(), broken="\n" in white or "\r" in white)
            end = match.end()
        if end < len(text):
            self.literal(text[end:], offset + end)

    def gap(self, offset: int, *, broken: bool) -> None:
        """White space at `offset` that becomes one space; `broken` where it holds a line break."""
        if broken:
            self._strip_end()
        if self._gap is None:
            self._gap, self._inlines_before_gap = (offset, broken), len(self.inlines)
        elif broken:
            self._gap = (self._gap[0], True)

    def inline(self, kind: str, raw: str) -> None:
        """Markup that leaves nothing in the text."""
        self.inlines.append(Inline(self._length, kind, raw))

    def object(self, kind: str, raw: str, offset: int) -> None:
        """Markup that takes the place of a word."""
        if self._gap is not None:
            self._close_gap(OBJECT)
        self.inline(kind, raw)
        self.replaced(OBJECT, offset)

    def finish(self, empty: Run = _FILE_START) -> tuple[str, Place, tuple[Inline, ...]]:
        """Text, place and markup; `empty` is the place of a text that is empty."""
        runs = self._runs or [empty]
        return "".join(self._pieces), Place(self.path, tuple(runs)), tuple(self.inlines)

    def _append(self, text: str, offset: int) -> None:
        if offset != self._next:
            self._runs.append(Run(self._length, offset, *self._locate(offset)))
        self._pieces.append(text)
        self._length += len(text)

    def _close_gap(self, after: str) -> None:
        assert self._gap is not None
        (offset, broken), self._gap = self._gap, None
        if not self._length or (broken and joins(self._pieces[-1][-1], after)):
            return
        self._append(" ", offset)
        self._next = -1 if broken else offset + 1
        # Markup that was met inside the white space stands before the word, not before the space.
        for index in range(self._inlines_before_gap, len(self.inlines)):
            self.inlines[index] = self.inlines[index]._replace(offset=self._length)

    def _strip_end(self) -> None:
        while self._pieces and self._pieces[-1][-1] in " \t":
            piece = self._pieces.pop()
            kept = piece.rstrip(" \t")
            self._length -= len(piece) - len(kept)
            self._next = -1
            if kept:
                self._pieces.append(kept)
            elif self._runs[-1].text >= self._length:
                self._runs.pop()
        for index in range(len(self.inlines) - 1, -1, -1):
            if self.inlines[index].offset <= self._length:
                return
            self.inlines[index] = self.inlines[index]._replace(offset=self._length)
