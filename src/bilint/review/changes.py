"""Two versions of one line: which words differ, and where a span of the first stands in the second."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from bilint.formats.place import UNSPACED
from bilint.model import OBJECT, Inline, Span

# A word, a stretch of white space, or one sign; one letter in scripts that part no words by spaces.
_TOKEN = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W_])+|\s+|.", re.DOTALL)


class Replacement(NamedTuple):
    """A stretch of the old text, and what stands in its place; an empty stretch: something comes in."""

    old: Span
    text: str


def replacements(old: str, new: str) -> list[Replacement]:
    """The fewest words that have to be replaced to make one text of the other, from left to right."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        Replacement(Span(starts[i1], starts[i2]), "".join(after[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def trimmed(old: str, change: Replacement) -> Replacement:
    """The same replacement without the letters that both texts share at its ends."""
    (start, end), text = change
    while start < end and text and old[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and old[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return Replacement(Span(start, end), text)


# Where a sentence begins: nothing before it but signs that open one, in the text or behind the sentence before.
_BEGINNING = re.compile(r"(?:^|[.!?…。！？؟۔][\"'”’»)\]]*\s)[\s\"'“„«‹¿¡(\[‘–—-]*\Z")


def fitted(text: str, span: Span, suggestion: str) -> str:
    """A suggestion as it fits into the place of a span: with a capital at the beginning of a sentence that had one, and
    without a word that stands beside the span already ("with | with the gloves off").
    """
    old, before, after = span.of(text), text[: span.start], text[span.end :]
    first = suggestion.split(" ", 1)
    if len(first) == 2 and re.search(rf"(?<!\w){re.escape(first[0])}\s\Z", before, re.I):
        suggestion = first[1]
    last = suggestion.rsplit(" ", 1)
    if len(last) == 2 and re.match(rf"\s{re.escape(last[1])}(?!\w)", after, re.I):
        suggestion = last[0]
    capital = suggestion[:1].upper()
    if old[:1].isupper() and suggestion[:1].islower() and len(capital) == 1 and _BEGINNING.search(before):
        return capital + suggestion[1:]
    return suggestion


def moved(span: Span | None, changes: Sequence[Replacement]) -> Span | None:
    """Where an untouched span of the old text stands in the new one; None where a change touches it."""
    if span is None:
        return None
    shift = 0
    for old, text in changes:
        if span.start == span.end and old.start <= span.start <= old.end:
            return None
        if old.end <= span.start:
            shift += len(text) - (old.end - old.start)
        elif old.start < span.end:
            return None
    return Span(span.start + shift, span.end + shift)


def moved_inlines(inlines: Sequence[Inline], old: str, new: str) -> tuple[Inline, ...]:
    """The markup of a line in the place that it has in the corrected one.

    Raises ValueError where a sign for an inline object (model.OBJECT) was taken out or put in.
    """
    if old.count(OBJECT) != new.count(OBJECT):
        raise ValueError(f"keep each sign {OBJECT}: it stands for a placeholder, code or an image")
    if old == new or not inlines:
        return tuple(inlines)
    objects = iter([at for at, char in enumerate(new) if char == OBJECT])
    changes = replacements(old, new)
    found = []
    for inline in inlines:
        if old[inline.offset : inline.offset + 1] == OBJECT:
            found.append(inline._replace(offset=next(objects, len(new))))
        else:
            found.append(inline._replace(offset=_nearest(inline.offset, changes)))
    return tuple(found)


def _nearest(offset: int, changes: Sequence[Replacement]) -> int:
    shift = 0
    for old, text in changes:
        if old.end <= offset:
            shift += len(text) - (old.end - old.start)
        elif old.start < offset:
            return old.start + shift
    return offset + shift
