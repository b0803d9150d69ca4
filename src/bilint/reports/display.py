"""How a foreign text is shown where there is nothing but characters: made harmless, measured, cut, isolated.

Every step keeps one character for each code point, so that spans hold before and after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bilint.model import OBJECT, Finding, Span

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
UNSHOWABLE = "\ufffd"

# A text must not write escape codes to a terminal nor turn the direction of what stands behind it.
_CONTROLS: dict[int, int | str] = {
    **{point: 0x2400 + point for point in range(0x20)},  # control pictures: U+241B for escape ...
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], UNSHOWABLE),
    **dict.fromkeys(range(0xD800, 0xE000), UNSHOWABLE),  # lone surrogates, e.g. of a file name that is no UTF-8
    0x09: "⇥",
    0x0A: "↵",
    0x7F: "␡",
    0x2028: "↵",
    0x2029: "↵",
    ord(OBJECT): "▢",
}


def harmless(text: str) -> str:
    """The text in one line, with a visible sign for every control character, line break and inline object."""
    if text.isprintable() and OBJECT not in text:  # nearly always, and far quicker
        return text
    return text.translate(_CONTROLS)


# The blocks in which Unicode has or reserves characters from right to left, and the right-to-left mark.
_RTL_BLOCKS = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+")


def has_rtl(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    if text.isascii():
        return False
    return any(
        unicodedata.bidirectional(char) in {"R", "AL"} for match in _RTL_BLOCKS.finditer(text) for char in match[0]
    )


def isolated(text: str) -> str:
    """The text in Unicode isolates (UAX #9) where it holds right-to-left letters, so that its surroundings stay put."""
    return FIRST_STRONG_ISOLATE + text + POP_ISOLATE if has_rtl(text) else text


# What a message quotes from the texts, and any right-to-left run that stands without quotes.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_FOREIGN = re.compile(rf"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|「([^」]+)」|([{_RTL}](?:[^A-Za-z\n“”\"«»]*[{_RTL}])?)")


def foreign_parts(message: str) -> Iterator[Span]:
    """The parts of a message that may be in a language of the texts, whose direction must not spread."""
    return (Span(*match.span(match.lastindex or 0)) for match in _FOREIGN.finditer(message))


def message(text: str) -> str:
    """A message in one harmless line, its foreign parts isolated."""
    text = harmless(text)
    if not has_rtl(text):
        return text
    shown, last = "", 0
    for start, end in foreign_parts(text):
        shown += text[last:start] + isolated(text[start:end])
        last = end
    return shown + text[last:]


def widths(text: str) -> list[int]:
    """The terminal cells of each code point: 2 for wide ones (UAX #11), 0 for marks and what joins an emoji sequence.

    Needs no table of its own and agrees with wcwidth 0.2.13 and later on sequences; terminals that draw the
    parts of a sequence side by side differ.
    """
    if text.isascii():
        return [1] * len(text)
    cells: list[int] = []
    joined = False
    for char in text:
        own = _CELLS[char]
        if own == 1 and not joined:
            cells.append(1)
        elif char == "\ufe0f" and cells:  # emoji presentation: the sign before it is drawn wide
            cells[-1] = max(cells[-1], 2)
            cells.append(0)
        elif joined or (_is_skin_tone(char) and cells and cells[-1] == 2):
            cells.append(0)
        else:
            cells.append(own)
        joined = char == "\u200d"
    return cells


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


class _Cells(dict[str, int]):
    """The cells of a code point by itself; each is looked up in Unicode's tables once."""

    def __missing__(self, char: str) -> int:
        if unicodedata.category(char) in {"Mn", "Me", "Cf"} or 0x1160 <= ord(char) < 0x1200:
            cells = 0
        else:
            cells = 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
        self[char] = cells
        return cells


_CELLS = _Cells()


def window(text: str, span: Span, width: int) -> Span:
    """The part of a text to show in `width` cells: all of it, or its span in the middle and room for two “…”."""
    # No more is measured than could be shown; a line may be megabytes long.
    reach = 4 * width
    first, last = max(0, span.start - reach), min(len(text), span.end + reach, span.start + 2 * reach)
    cells = widths(text[first:last])
    if first == 0 and last == len(text) and sum(cells) <= width:
        return Span(0, len(text))
    room = max(width - 2, 1)
    marked = start = end = span.start - first
    stop = min(span.end, last) - first
    while end < stop and cells[end] <= room:
        room -= cells[end]
        end += 1
    growing = end == stop
    while growing:
        growing = False
        if start > 0 and cells[start - 1] <= room:
            start, growing = start - 1, True
            room -= cells[start]
        if end < len(cells) and cells[end] <= room:
            room -= cells[end]
            end, growing = end + 1, True
    while start < marked and cells[start] == 0:  # a mark without its letter
        start += 1
    return Span(first + start, first + end)


def clipped(text: str, width: int) -> str:
    """The text in at most `width` cells, its end cut with … where it is longer."""
    shown = window(text, Span(0, 0), width + 1)  # only one end can be cut here
    return text[: shown.end] + "…" if shown.end < len(text) else text


def with_edges(shown: str) -> str:
    """A harmless text whose spaces at both ends can be seen: ␣, or ⍽ for those that do not break."""
    inner = shown.strip(_SPACES)
    if len(inner) == len(shown):
        return shown
    start = shown.index(inner) if inner else len(shown)
    end = start + len(inner)
    return shown[:start].translate(_VISIBLE) + inner + shown[end:].translate(_VISIBLE)


_SPACES = " \u00a0\u202f"
_VISIBLE = {ord(space): sign for space, sign in zip(_SPACES, "␣⍽⍽", strict=True)}


def stretch(text: str | None, span: Span | None, width: int) -> str:
    """What a span marks, harmless, clipped and isolated; empty where there is no text or no span."""
    if text is None or span is None:
        return ""
    return isolated(with_edges(clipped(harmless(span.of(text)), width)))


LEAVE_OUT = "leave it out"


def suggestion(text: str) -> str:
    """A suggestion as words, in which nothing is invisible."""
    return isolated(with_edges(harmless(text))) or f"({LEAVE_OUT})"


def in_brackets(suggestions: Sequence[str]) -> str:
    """What would be better, behind a message: "(better: 3.5 billion / €3.5bn)"."""
    shown = LEAVE_OUT if list(suggestions) == [""] else " / ".join(map(suggestion, suggestions))
    return f"(better: {shown})"


def where(finding: Finding) -> str:
    """The place of a finding as terminals and editors can jump to it, `path:line:column`.

    A path or a line that is not known gives `-:line:column`, `path#id` or `-#id`, with the id of the pair.
    """
    path = harmless(finding.path) if finding.path is not None else "-"
    if finding.line is None:
        return f"{path}#{harmless(finding.id)}"
    return f"{path}:{finding.line}:{finding.column or 1}"


def described(finding: Finding, shown: int = 3) -> str:
    """What is wrong and what would be right, in one line: "3.5 billion here (better: 3.5 billion / €3.5bn)"."""
    text = message(finding.message)
    return f"{text} {in_brackets(finding.suggestions[:shown])}" if finding.suggestions else text
