"""Beads to pairs: the texts of each side joined, with the place in the file of every code point kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bilint.model import Bead, Document, Inline, Pair, Place, Run, Segment
from bilint.text.language import Language, parse_language, script_of


class _Joined(NamedTuple):
    text: str
    place: Place | None
    inlines: tuple[Inline, ...]
    kind: str | None


def pairs(source: Document, target: Document, beads: Sequence[Bead]) -> list[Pair]:
    """Each bead as a pair, with ids "1", "2" ... in the order of the beads.

    The segments of a side are joined by a space, or by nothing where the language has none between words. A side
    without a segment is empty text; its place is where the text before it ends.
    """
    source_language = parse_language(source.language) if source.language else None
    target_language = parse_language(target.language) if target.language else None
    done: list[Pair] = []
    source_end = target_end = None
    for bead in beads:
        left = _join([source.segments[index] for index in bead.source], source_language, source_end)
        right = _join([target.segments[index] for index in bead.target], target_language, target_end)
        source_end, target_end = _end(left), _end(right)
        done.append(
            Pair(
                id=str(len(done) + 1),
                source=left.text,
                target=right.text,
                source_lang=source.language,
                target_lang=target.language,
                source_place=left.place or _start(source),
                target_place=right.place or _start(target),
                source_inlines=left.inlines,
                target_inlines=right.inlines,
                kind=right.kind or left.kind or "text",
                confidence=bead.confidence,
            )
        )
    return done


def _join(segments: Sequence[Segment], language: Language | None, before: Place | None) -> _Joined:
    if not segments:
        return _Joined("", before, (), None)
    text = ""
    runs: list[Run] = []
    inlines: list[Inline] = []
    for segment in segments:
        if text:
            text += _separator(text, segment.text, language)
        runs += segment.place.shifted(len(text)).runs
        inlines += (inline._replace(offset=inline.offset + len(text)) for inline in segment.inlines)
        text += segment.text
    return _Joined(text, Place(segments[0].place.path, tuple(runs)), tuple(inlines), segments[0].kind)


def _separator(before: str, after: str, language: Language | None) -> str:
    """A space, but none between sentences of a language without spaces, unless foreign words meet there."""
    if language is None or language.spaced:
        return " "
    latin = before[-1:].isascii() and before[-1:].isalnum() and script_of(after[:1]) == "Latn"
    return " " if latin else ""


def _end(joined: _Joined) -> Place | None:
    """The place behind a text."""
    if joined.place is None:
        return None
    return Place(joined.place.path, (joined.place.at(len(joined.text))._replace(text=0),))


def _start(document: Document) -> Place | None:
    """The place of the first segment: where a text that has nothing before it would stand."""
    if not document.segments:
        return Place(document.path, (Run(0, 0, 1, 1),))
    place = document.segments[0].place
    return Place(place.path, (place.at(0)._replace(text=0),))
