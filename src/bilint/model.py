"""The values that go through bilint: documents, segments, pairs, findings, scores, reports.

Values only: nothing here reads a file, looks at a language or prints. All offsets are Unicode
code points counted from 0, all spans are half-open, lines and columns are counted from 1.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec


class Severity(enum.Enum):
    """How bad an error is, as in MQM; ordered: NEUTRAL < MINOR < MAJOR < CRITICAL."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for NEUTRAL up to 3 for CRITICAL."""
        return _RANKS[self.value]

    def __lt__(self, other: Severity) -> bool:
        return self.rank < other.rank

    def __le__(self, other: Severity) -> bool:
        return self.rank <= other.rank

    def __gt__(self, other: Severity) -> bool:
        return self.rank > other.rank

    def __ge__(self, other: Severity) -> bool:
        return self.rank >= other.rank


_RANKS = {"neutral": 0, "minor": 1, "major": 2, "critical": 3}


class Span(NamedTuple):
    """A half-open stretch [start, end) of a text, in code points; written to JSON as [start, end]."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]


class Run(NamedTuple):
    """A stretch of a text that stands unbroken in its file, up to the start of the next run."""

    text: int
    """Where the run starts in the text (code points)."""
    file: int
    """Where it starts in the file as read (code points, after decoding, a BOM not counted)."""
    line: int
    column: int


class Place(msgspec.Struct, frozen=True):
    """Where a text stands in a file, though markup or line breaks may cut it into runs."""

    path: str | None
    runs: tuple[Run, ...]

    def at(self, offset: int) -> Run:
        """The place of the code point at `offset` of the text, as a Run of its own."""
        run = self.runs[0]
        for later in self.runs[1:]:
            if later.text > offset:
                break
            run = later
        ahead = offset - run.text
        return Run(offset, run.file + ahead, run.line, run.column + ahead)

    def shifted(self, by: int) -> Place:
        """The same place for a text that has `by` more code points in front."""
        return Place(self.path, tuple(run._replace(text=run.text + by) for run in self.runs))

    def part(self, start: int, end: int) -> Place:
        """The place of text[start:end]."""
        inside = tuple(run._replace(text=run.text - start) for run in self.runs if start < run.text < end)
        return Place(self.path, (self.at(start)._replace(text=0), *inside))


class Inline(NamedTuple):
    """Markup that a reader took out of a text: not words, but it has to survive translation."""

    offset: int
    """Where it stood in the text that is left (code points)."""
    kind: str
    """"tag", "code", "link", "image" or "placeholder"."""
    text: str
    """As it stands in the file, e.g. `<ph id="1"/>`, `**` or `https://example.org`."""


OBJECT = "\ufffc"
"""Stands in a text for one inline object that takes the place of a word (a placeholder, code, an image).
Paired tags and emphasis leave nothing behind."""


class InlineIgnore(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wrote into a file so that findings there are left alone: `bilint-ignore CHECK: REASON`."""

    checks: tuple[str, ...]
    """Names of checks or families, or "all"."""
    reason: str
    path: str | None
    line: int
    column: int
    start: int = 0
    """What it holds for: file offsets [start, end), `end` None meaning the end of the file; in bilingual files the
    pairs that carry it."""
    end: int | None = None


class Segment(msgspec.Struct):
    """One sentence or unit of one side."""

    id: str
    text: str
    place: Place
    paragraph: int = 0
    """Index of the paragraph it belongs to, from 0; equal for the sentences of one paragraph."""
    kind: str = "text"
    """"text", "heading", "item" (of a list) or "cell" (of a table)."""
    inlines: tuple[Inline, ...] = ()


class Document(msgspec.Struct):
    """One side of a translation: a file's text in segments, in reading order."""

    path: str | None
    segments: list[Segment]
    language: str | None = None
    language_from: str | None = None
    """Who said so: "option", "metadata" or "identified"."""
    ignores: list[InlineIgnore] = []


class Bead(msgspec.Struct, frozen=True):
    """Source segments and target segments that translate each other (indices from 0; an empty side: nothing)."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float | None = None
    """In [0, 1]; None where the file itself said that they belong together."""


class Pair(msgspec.Struct, kw_only=True):
    """One bead as text: what checks and scores look at."""

    id: str
    target: str
    source: str | None = None
    """None: only the translation is at hand. Empty text: the bead has nothing on this side."""
    source_lang: str | None = None
    target_lang: str | None = None
    references: tuple[str, ...] = ()
    source_place: Place | None = None
    target_place: Place | None = None
    source_inlines: tuple[Inline, ...] = ()
    target_inlines: tuple[Inline, ...] = ()
    kind: str = "text"
    confidence: float | None = None
    """Of the alignment, in [0, 1]; None where the input was aligned already."""
    document: str | None = None
    """Name of the document it belongs to, where a file holds several."""
    ignores: tuple[InlineIgnore, ...] = ()


class Finding(msgspec.Struct, kw_only=True):
    """One error, with its evidence. The order of the fields is the order of the keys in JSON."""

    id: str
    """Of the pair."""
    path: str | None = None
    line: int | None = None
    column: int | None = None
    check: str
    category: str
    """MQM path, e.g. "accuracy/mistranslation"."""
    severity: Severity
    message: str
    source: str | None = None
    target: str | None = None
    source_span: Span | None = None
    target_span: Span | None = None
    suggestions: tuple[str, ...] = ()
    """Better renderings of the target span, best first."""
    confidence: float = 1.0
    """In [0, 1]: how sure the check is that this is an error."""
    fingerprint: str = ""


class Score(msgspec.Struct, kw_only=True):
    """One number about a segment, a document or the whole."""

    name: str
    value: float
    level: str
    """"segment", "document" or "corpus"."""
    signature: str
    """Version and settings, as sacreBLEU writes them."""
    higher_is_better: bool = True
    system: str | None = None
    unit: str | None = None
    """Id of the pair or name of the document; None for the corpus."""


class Problem(msgspec.Struct, kw_only=True):
    """Something that bilint itself could not do, e.g. a check that crashed on a pair."""

    message: str
    check: str | None = None
    id: str | None = None


class Input(msgspec.Struct, kw_only=True):
    """What was read, and what was taken for granted about it."""

    path: str | None
    side: str
    """"source", "target" or "both"."""
    language: str | None = None
    language_from: str | None = None
    segments: int = 0


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What a check is, for reports that explain their findings."""

    name: str
    category: str
    """MQM path."""
    severity: Severity
    title: str
    """What it says, in one sentence."""
    help: str
    """Its whole page, in Markdown."""


class Report(msgspec.Struct, kw_only=True):
    """All that one run has to say; writers only read it."""

    version: str
    settings: dict[str, Any] = {}
    inputs: list[Input] = []
    pairs: list[Pair] = []
    findings: list[Finding] = []
    scores: list[Score] = []
    problems: list[Problem] = []
    notes: list[str] = []
    """Plain sentences on how the run came about: how the texts were aligned, what was not checked and why."""
    rules: list[Rule] = []
    """The checks that ran."""
    left_alone: int = 0
    """How many findings are not in it, since the project leaves them alone; a note says why."""

    def rows(self) -> list[dict[str, Any]]:
        """The findings as flat rows for a data frame: one dict each, keys as in JSON."""
        return [msgspec.to_builtins(finding) for finding in self.findings]

    def count(self, at_least: Severity) -> int:
        """How many findings are at or above a severity."""
        return sum(finding.severity >= at_least for finding in self.findings)

    def by_pair(self) -> Iterator[tuple[Pair, list[Finding]]]:
        """Each pair with its findings, in reading order."""
        of: dict[str, list[Finding]] = {}
        for finding in self.findings:
            of.setdefault(finding.id, []).append(finding)
        for pair in self.pairs:
            yield pair, of.get(pair.id, [])

    def _repr_html_(self) -> str:
        """For notebooks: the findings as a table."""
        from html import escape

        head = ("severity", "check", "source", "target", "message", "suggestion")
        body = []
        for finding in self.findings:
            spans = (_span_text(finding.source, finding.source_span), _span_text(finding.target, finding.target_span))
            cells = (
                finding.severity.value,
                finding.check,
                *spans,
                finding.message,
                "; ".join(finding.suggestions),
            )
            body.append("<tr>" + "".join(f"<td dir='auto'>{escape(cell)}</td>" for cell in cells) + "</tr>")
        header = "".join(f"<th>{name}</th>" for name in head)
        return f"<table><thead><tr>{header}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _span_text(text: str | None, span: Span | None) -> str:
    return span.of(text) if text is not None and span is not None else ""


def fingerprint(check: str, source: str | None, target: str, spans: Sequence[Span | None], nth: int = 0) -> str:
    """A name for a finding that stays when lines move: 16 hex digits of BLAKE2b over check, texts and spans.

    `nth` tells apart equal findings on equal texts of one run.
    """
    parts = [check, source or "", target, *(f"{span.start}-{span.end}" if span else "" for span in spans), str(nth)]
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
