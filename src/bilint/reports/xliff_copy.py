"""A copy of an XLIFF file with the findings in it: tags are put between its characters, all else stays as it is."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.parsers import expat

from bilint.errors import OutputError
from bilint.model import Pair, Place, Report, Span
from bilint.reports.entries import entries
from bilint.reports.original import text_of
from bilint.reports.xliff_notes import ITS, Names, Noted, all_notes, issue, marks

_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<((?:[\w.-]+:)?)xliff\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>", re.S
)
_TAG = re.compile(r"<(/?)([^\s/>]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_VERSION = re.compile(r"(?<![:\w-])version\s*=\s*[\"']([\d.]+)")
_ENCODING = re.compile(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])([^\"']+)")


class Original(NamedTuple):
    """An XLIFF file that can be copied."""

    path: str
    text: str


class Edit(NamedTuple):
    """What stands in place of text[start:end]."""

    start: int
    end: int
    text: str


def original(report: Report) -> Original | None:
    """The file that all pairs of the report come from, if there is just one, at hand, and it is XLIFF."""
    places = [pair.target_place for pair in report.pairs]
    paths = {place.path if place else None for place in places} | {given.path for given in report.inputs}
    if len(paths) != 1 or not places:
        return None
    path = paths.pop()
    text = text_of(path)
    if path is None or text is None or not _ROOT.match(text):
        return None
    return Original(path, text)


def annotated(file: Original, report: Report) -> Iterator[str]:
    """The copy, piece by piece.

    Raises OutputError where the file is not as it was when it was checked.
    """
    text = file.text
    root = _ROOT.match(text)
    assert root is not None
    version = _VERSION.search(root[2])
    old = version is None or version[1].startswith("1")
    with_marks = not old and version is not None and version[1] != "2.0"
    names, declared = _names(root)
    edits = [Edit(root.end(2), root.end(2), declared)] if with_marks and declared else []
    if encoding := _ENCODING.match(text):
        edits.append(Edit(*encoding.span(2), "UTF-8"))
    units = _Units(text, file.path)
    numbers = itertools.count(1)
    of_unit: dict[int, list[tuple[Pair, list[Noted]]]] = {}
    for pair, findings in entries(report):
        if findings and pair.target_place is not None:
            _refuse_changed(file, pair)
            noted = [Noted(next(numbers), finding) for finding in findings]
            of_unit.setdefault(units.around(pair.target_place.runs[0].file), []).append((pair, noted))
    for index, pairs in of_unit.items():
        unit = units.found[index]
        noted = [each for _, several in pairs for each in several]
        if with_marks:
            shown = [each for pair, several in pairs for each in _marked(text, unit, pair, several, names, edits)]
            edits.append(Edit(unit.tag_end, unit.tag_end, "".join(issue(each, names) for each in shown)))
        edits.append(_notes(unit, all_notes(noted, names, old=old), names, old=old))
    yield from _spliced(text, edits)


def _spliced(text: str, edits: Sequence[Edit]) -> Iterator[str]:
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit.start):  # stable: edits at one place keep their order
        yield text[done:start]
        yield new
        done = end
    yield text[done:]


def _names(root: re.Match[str]) -> tuple[Names, str]:
    """The prefixes to use, and what has to be declared in the root for them."""
    prefixes = dict(re.findall(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)", root[2]))
    prefix = next((name for name, uri in prefixes.items() if uri == ITS), None)
    declared = ""
    if prefix is None:
        prefix = "its" if "its" not in prefixes else "bilint-its"
        declared = f' xmlns:{prefix}="{ITS}"'
    if f"{prefix}:version" not in root[2]:
        declared += f' {prefix}:version="2.0"'
    return Names(root[1], f"{prefix}:"), declared


def _notes(unit: _Unit, notes: str, names: Names, *, old: bool) -> Edit:
    if old:
        return Edit(unit.behind_target, unit.behind_target, notes)
    if unit.notes is not None:
        start, end = unit.notes
        if start == end:  # in front of </notes>
            return Edit(start, end, notes)
        return Edit(start, end, f"<{names.core}notes>{notes}</{names.core}notes>")  # in place of <notes/>
    return Edit(unit.content, unit.content, f"<{names.core}notes>{notes}</{names.core}notes>")


def _marked(
    text: str, unit: _Unit, pair: Pair, noted: Sequence[Noted], names: Names, edits: list[Edit]
) -> Iterator[Noted]:
    """Adds the tags around the words of a pair's findings to the edits; yields the findings that are marked."""
    body = text[unit.tag_end : unit.end]
    if "<![CDATA[" in body or "<!--" in body or "<?" in body:  # a tag in there would be text
        return
    for side, place in (("source", pair.source_place), ("target", pair.target_place)):
        inside = [each for each in noted if each.side == side and each.span is not None]
        if place is None or not inside or not (pair.target if side == "target" else pair.source):
            continue
        starts, ends = {}, {}
        for each in inside:
            assert each.span is not None
            starts[each.span.start] = place.at(each.span.start).file
            ends[each.span.end] = _behind(text, place, each.span)
        opening, closing = starts, ends

        def whole(span: Span, opening: dict[int, int] = opening, closing: dict[int, int] = closing) -> bool:
            return _balanced(text[opening[span.start] : closing[span.end]])

        for offset, tag in marks(inside, names, whole):
            # Tags that end something stand behind the last word, not in front of the next one.
            ends_something = tag.startswith(("</", f"<{names.core}em "))
            at = (ends if ends_something else starts)[offset]
            edits.append(Edit(at, at, tag))
        yield from inside


def _behind(text: str, place: Place, span: Span) -> int:
    """Where the last code point of a span ends in the file, which may hold it as a reference or an element."""
    if span.start == span.end:
        return place.at(span.start).file
    at = place.at(span.end - 1).file
    if text[at] == "&":
        return text.index(";", at) + 1
    return _element_end(text, at) if text[at] == "<" else at + 1


def _element_end(text: str, at: int) -> int:
    depth = 0
    for tag in _TAG.finditer(text, at):
        depth += -1 if tag[1] else 0 if tag[3] else 1
        if depth == 0:
            return tag.end()
    return at


def _balanced(part: str) -> bool:
    """Whether every element that starts in a part of a file ends in it, and the other way round."""
    depth = 0
    for tag in _TAG.finditer(part):
        depth += -1 if tag[1] else 0 if tag[3] else 1
        if depth < 0:
            return False
    return depth == 0


def _refuse_changed(file: Original, pair: Pair) -> None:
    for words, place in ((pair.source, pair.source_place), (pair.target, pair.target_place)):
        if not words or place is None:
            continue
        ends = [run.text for run in place.runs[1:]] + [len(words)]
        for run, end in zip(place.runs, ends, strict=True):
            piece = words[run.text : end]
            # A single code point may stand there as a reference, an element or a line break.
            if len(piece) > 1 and not file.text.startswith(piece, run.file):
                raise OutputError(f"{file.path}: has changed since the report was made; check it again")


class _Unit(NamedTuple):
    """A <trans-unit> or <unit>, in code points of the file."""

    start: int
    tag_end: int
    end: int
    behind_target: int
    """Where notes go in 1.2."""
    notes: tuple[int, int] | None
    """In 2.x: the place in front of </notes>, or the whole of <notes/>."""
    content: int
    """In 2.x: where <originalData> or the first segment starts."""


class _Units:
    """All units of a file."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self.found: list[_Unit] = []
        self._path: list[str] = []
        self._start = self._behind = self._content = -1
        self._notes: tuple[int, int] | None = None
        self._known = 0, 0  # a byte offset and its code point
        self._data = text.encode()
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise OutputError(f"{path}: has changed since the report was made: {error}") from None
        self._starts = [unit.start for unit in self.found]

    def around(self, offset: int) -> int:
        """The index of the unit in which an offset of the file lies."""
        return bisect_right(self._starts, offset) - 1

    def _here(self) -> int:
        byte, point = self._known
        point += len(self._data[byte : self._parser.CurrentByteIndex].decode())
        self._known = self._parser.CurrentByteIndex, point
        return point

    def _tag_end(self, at: int) -> int:
        tag = _TAG.match(self._text, at)
        return tag.end() if tag else at

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in ("trans-unit", "unit"):
            self._start, self._notes = self._here(), None
            self._behind = self._content = -1
        elif self._path and self._path[-1] == "unit":
            at = self._here()
            if name in ("originalData", "segment", "ignorable") and self._content < 0:
                self._content = at
            elif name == "notes" and self._text[self._tag_end(at) - 2] == "/":
                self._notes = at, self._tag_end(at)
        self._path.append(name)

    def _close(self, raw: str) -> None:
        name = self._path.pop()
        parent = self._path[-1] if self._path else ""
        if name in ("source", "seg-source", "target") and parent == "trans-unit":
            at = self._here()
            # An empty element is reported to end behind itself, another one where its end tag starts.
            self._behind = self._tag_end(at) if self._text.startswith(f"</{raw}", at) else at
        elif name == "notes" and parent == "unit" and self._notes is None:
            self._notes = self._here(), self._here()
        elif name in ("trans-unit", "unit"):
            tag_end = self._tag_end(self._start)
            self.found.append(
                _Unit(self._start, tag_end, self._here(), self._behind, self._notes, max(self._content, tag_end))
            )
