"""The texts of one article as the files hold them: sentences in reading order, and the beads that join two sides.

A sentence is what a careful person would call one: a headline is a sentence, and what stands between quotation marks
is not cut. The rule below is enough for these texts only; `python corpora/build.py --show` prints what it makes of
them, so that a person can number them for a `.beads` file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Translation(NamedTuple):
    """One translation of one article."""

    article: str
    source_lang: str
    target_lang: str

    @property
    def source(self) -> Path:
        return HERE / self.article / f"source.{self.source_lang}.txt"

    @property
    def gold(self) -> Path:
        return HERE / self.article / f"gold.{self.target_lang}.jsonl"

    def target(self, by: str) -> Path:
        """The translation by "machine" or "human"."""
        return HERE / self.article / f"{by}.{self.target_lang}.txt"

    def beads(self, by: str) -> Path:
        """The hand alignment of that translation: one `i,j:k` a line, sentences counted from 0."""
        return HERE / self.article / f"{by}.{self.target_lang}.beads"


TRANSLATIONS = (
    Translation("german", "de", "en"),
    Translation("french", "fr", "en"),
    Translation("spanish", "es", "en"),
    Translation("chinese", "zh", "en"),
    Translation("arabic", "ar", "en"),
    Translation("english", "en", "de"),
    Translation("english", "en", "fr"),
)

_QUOTED = re.compile(r"„[^“\n]*“|“[^”\n]*”|«[^»\n]*»")
_END = re.compile(r"[.!?؟](?=\s)|(?<=[.!?؟][”“»])(?=\s)|[。！？]”?")
_SHORT = re.compile(r"\b(?:Mio|Mrd|Dr|Mr|Mrs|M|Mme|p\.m|a\.m)\.$")
# In German a figure with a full stop is an ordinal: "am 14. Juni".
_ORDINAL = re.compile(r"\b\d{1,2}\.$")


class Sentence(NamedTuple):
    """A stretch of a file, [start, end) in code points of the file as read, and its paragraph, from 0."""

    text: str
    start: int
    end: int
    paragraph: int


def read(path: Path) -> str:
    """The file's text, with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a text file that holds one paragraph a line."""
    text, language = read(path), path.name.split(".")[1]
    found: list[Sentence] = []
    offset = paragraph = 0
    for line in text.splitlines(keepends=True):
        if body := line.rstrip("\n"):
            found += [Sentence(body[a:b], offset + a, offset + b, paragraph) for a, b in _cut(body, language)]
            paragraph += 1
        offset += len(line)
    return found


def _cut(paragraph: str, language: str) -> list[tuple[int, int]]:
    quoted = [match.span() for match in _QUOTED.finditer(paragraph)]
    spans, start = [], 0
    for match in _END.finditer(paragraph):
        end = match.end()
        head, tail = paragraph[start:end], paragraph[end:].lstrip()
        if any(a < end < b for a, b in quoted) or _SHORT.search(head) or tail[:1].islower():
            continue
        if language == "de" and _ORDINAL.search(head):
            continue
        spans.append((start, end))
        start = end + len(paragraph[end:]) - len(tail)
    if start < len(paragraph):
        spans.append((start, len(paragraph)))
    return spans


def beads(path: Path) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads of a `.beads` file: indices of source sentences and of target sentences."""
    sides = (line.split(":") for line in read(path).splitlines())
    return [(_indices(source), _indices(target)) for source, target in sides]


def _indices(side: str) -> tuple[int, ...]:
    return tuple(int(index) for index in side.split(",") if index)
