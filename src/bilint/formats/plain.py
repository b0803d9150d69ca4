"""Plain text: a paragraph is what blank lines part, or a line of its own where the text is not wrapped.

How it is told whether a line break inside a block is a space or the end of a paragraph, for the whole file:

- more than half of the text stands in lines wider than 100 columns (Chinese, Japanese and Korean letters count two):
  nobody wraps there, every line is a paragraph, as in news texts;
- there is no blank line at all, and at most of the line breaks the next word would still have fitted into the widest
  line: the breaks are meant, every line is a paragraph;
- else the text is wrapped, and a line break is a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bilint.formats.place import UNSPACED, Lines, TextBuilder
from bilint.model import Document, Place, Run, Segment

_WIDE_LINE = 100
# No digits: a wrapped line may start with the number of a date.
_ITEM = re.compile(r"[ \t]*[-*•‣·][ \t]+(?=\S)")


def read(text: str, path: str | None = None, *, one_sentence_a_line: bool = False) -> Document:
    """The paragraphs of a plain text; with `one_sentence_a_line` its lines, the empty ones included.

    A line that starts with a bullet is an item of a list; the bullet is not part of its text.
    """
    lines = Lines(text)
    if one_sentence_a_line:
        return Document(path, [_line(lines, index, path) for index in range(_count(lines))])
    segments: list[Segment] = []
    for block in _blocks(lines):
        item = _ITEM.match(lines.line(block[0]))
        builder = TextBuilder(path, lines.locate)
        for index in block:
            line, start = lines.line(index), lines.start(index)
            skip = item.end() if item and index == block[0] else 0
            builder.words(line[skip:], start + skip)
            builder.gap(start + len(line), broken=True)
        content, place, inlines = builder.finish()
        number = len(segments)
        segments.append(Segment(str(number + 1), content, place, number, "item" if item else "text", inlines=inlines))
    return Document(path, segments)


def _count(lines: Lines) -> int:
    """How many lines there are; a line break at the end starts none."""
    return len(lines.starts) - (lines.starts[-1] == len(lines.text) and len(lines.starts) > 1)


def _line(lines: Lines, index: int, path: str | None) -> Segment:
    line, start = lines.line(index), lines.start(index)
    content = line.strip()
    lead = len(line) - len(line.lstrip()) if content else 0
    place = Place(path, (Run(0, start + lead, index + 1, lead + 1),))
    return Segment(str(index + 1), content, place, index)


def _blocks(lines: Lines) -> Iterator[list[int]]:
    """The line indices of each paragraph."""
    count = _count(lines)
    filled = [bool(lines.line(index).strip()) for index in range(count)]
    wrapped = _wrapped([lines.line(index).strip() for index in range(count)])
    block: list[int] = []
    for index in range(count):
        if block and (not filled[index] or not wrapped or _ITEM.match(lines.line(index))):
            yield block
            block = []
        if filled[index]:
            block.append(index)
    if block:
        yield block


def _wrapped(lines: list[str]) -> bool:
    """Whether a line break inside a block is a space."""
    widths = [_width(line) for line in lines]
    if sum(width for width in widths if width > _WIDE_LINE) > sum(widths) / 2:
        return False
    while lines and not lines[-1]:
        lines.pop()
    if not all(lines):
        return True
    widest = max(widths, default=0)
    fits = sum(
        width + 1 + _width(_first_word(following)) <= widest
        for width, following in zip(widths, lines[1:], strict=False)
    )
    return fits <= (len(lines) - 1) / 2


def _first_word(line: str) -> str:
    """What would have had to fit into the line before: a word, or a letter where words are not parted by spaces."""
    if UNSPACED.match(line):
        return line[0]
    return line.split(maxsplit=1)[0]


def _width(text: str) -> int:
    """Columns on a terminal."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)
