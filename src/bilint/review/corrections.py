"""Corrected lines back into their file, in its own format: only the corrected places differ.

A replacement goes in by the place of each code point. What was written is then read again by the format's own reader;
a correction that does not come out as it was meant (markup cuts through it, a sign means something in this format) is
left out and named, never forced.
"""

from __future__ import annotations

import codecs
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from bilint import formats
from bilint.errors import BilintError, InputError
from bilint.model import OBJECT, Pair, Place, Span
from bilint.review.changes import Replacement, replacements, trimmed


class Refused(NamedTuple):
    """A correction that could not be put into the file."""

    pair: str
    line: int | None
    reason: str


class Corrected(NamedTuple):
    """A file with corrections in it."""

    data: bytes
    refused: list[Refused]
    corrected: int
    """How many lines were corrected."""


class Original(NamedTuple):
    """A file as it was read: text, and what makes bytes of a text again."""

    path: Path
    format: str
    text: str
    encoding: str
    bom: bytes
    data: bytes


class _Edit(NamedTuple):
    """What goes where in the file."""

    start: int
    end: int
    text: str


def read_original(path: str, format: str | None) -> Original:
    """The file that corrections go into.

    Raises InputError for standard input, gzipped files and formats that cannot be written.
    """
    name = formats.format_of(path, format)
    if path in ("-", "<stdin>"):
        raise InputError("was read from standard input; to write corrections, give a file", path="<stdin>")
    if name not in _ESCAPES:
        raise InputError(f"corrections cannot be written into {name}; take another export", path=path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path) from None
    if data.startswith(b"\x1f\x8b"):
        raise InputError("is gzipped; unpack it to have corrections written into it", path=path)
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-8"),
    ):
        if data.startswith(bom):
            return Original(Path(path), name, data[len(bom) :].decode(encoding), encoding, bom, data)
    raise AssertionError("every file starts with nothing")


def originals(pairs: Iterable[Pair], format: str | None) -> dict[str, Original | InputError]:
    """The files that the translations of some pairs stand in; for one that cannot be written, the reason."""
    found: dict[str, Original | InputError] = {}
    for path in dict.fromkeys(pair.target_place.path for pair in pairs if pair.target_place):
        if path is not None:
            try:
                found[path] = read_original(path, format)
            except InputError as error:
                found[path] = error
    return found


def corrected(original: Original, pairs: Sequence[Pair], texts: Mapping[str, str]) -> Corrected:
    """The file with the corrected texts (by the pair's id) in the place of the old ones."""
    edits: dict[str, list[_Edit]] = {}
    refused: list[Refused] = []
    by_id = {pair.id: pair for pair in pairs}
    for id, text in texts.items():
        if text == by_id[id].target:
            continue
        try:
            edits[id] = list(_edits(original, by_id[id], text))
        except ValueError as error:
            refused.append(_refusal(by_id[id], str(error)))
    data, kept = _verified(original, pairs, texts, edits)
    refused += (
        _refusal(by_id[id], f"does not come out of {original.format} as it was meant") for id in edits if id not in kept
    )
    return Corrected(data, refused, len(kept))


def _refusal(pair: Pair, reason: str) -> Refused:
    return Refused(pair.id, pair.target_place.runs[0].line if pair.target_place else None, reason)


def _verified(
    original: Original, pairs: Sequence[Pair], texts: Mapping[str, str], edits: Mapping[str, list[_Edit]]
) -> tuple[bytes, list[str]]:
    """The file with all edits that survive being read again: all together, else one after the other."""
    data = _applied(original, edits.values())
    if _reads_as(original, data, pairs, {id: texts[id] for id in edits}):
        return data, list(edits)
    kept: list[str] = []
    data = _applied(original, [])
    for id in edits:
        tried = _applied(original, [edits[each] for each in [*kept, id]])
        if _reads_as(original, tried, pairs, {each: texts[each] for each in [*kept, id]}):
            data = tried
            kept.append(id)
    return data, kept


def _applied(original: Original, edits: Iterable[list[_Edit]]) -> bytes:
    pieces: list[str] = []
    at = 0
    for edit in sorted(edit for group in edits for edit in group):
        pieces += (original.text[at : edit.start], edit.text)
        at = max(at, edit.end)
    pieces.append(original.text[at:])
    return original.bom + "".join(pieces).encode(original.encoding)


def _reads_as(original: Original, data: bytes, pairs: Sequence[Pair], texts: Mapping[str, str]) -> bool:
    """Whether the file says what it said, but for the corrected texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, original.path.name)
        path.write_bytes(data)
        try:
            if original.format in formats.BILINGUAL:
                return _pairs_read(original, path, pairs) == [texts.get(p.id, p.target) for p in pairs]
            document = formats.read_document(str(path), format=original.format)
        except BilintError:
            return False
    # Documents are read in blocks, lines are sentences of them: white space between them is not theirs.
    read = "".join(segment.text for segment in document.segments)
    meant = "".join(texts.get(pair.id, pair.target) for pair in sorted(pairs, key=_in_file))
    return "".join(read.split()) == "".join(meant.split())


def _pairs_read(original: Original, path: Path, pairs: Sequence[Pair]) -> list[str]:
    first = pairs[0]
    read = formats.read_pairs(
        str(path), format=original.format, source_lang=first.source_lang, target_lang=first.target_lang
    )
    return [pair.target for pair in read]


def _in_file(pair: Pair) -> int:
    return pair.target_place.runs[0].file if pair.target_place else 0


def _edits(original: Original, pair: Pair, text: str) -> Iterator[_Edit]:
    """The replacements of one line as replacements in the file. Raises ValueError with the reason for a refusal."""
    place = pair.target_place
    if place is None:
        raise ValueError("it is not known where this line stands in the file")
    if original.format == "xliff" and not pair.target:
        yield _new_target(original.text, pair, text)
        return
    write = _ESCAPES[original.format](original.text, place)
    for change in replacements(pair.target, text):
        try:
            start, end = _in_place(original.text, pair.target, place, change)
        except ValueError:
            change = trimmed(pair.target, change)
            start, end = _in_place(original.text, pair.target, place, change)
        if OBJECT in change.text:
            raise ValueError("a placeholder, code or an image changed its place")
        lead = (
            " "
            if not pair.target and original.format in formats.DOCUMENTS and _wants_space(original.text, start)
            else ""
        )
        if not text and original.format in formats.DOCUMENTS and original.text[start - 1 : start] == " ":
            start -= 1
        yield _Edit(start, end, lead + write(change.text))


def _new_target(file: str, pair: Pair, text: str) -> _Edit:
    """A translation for a unit of XLIFF without one: into its empty <target>, else into a new one behind <source>."""
    source = pair.source_place.at(len(pair.source or "")).file if pair.source_place else 0
    closed = re.compile(r"</((?:[\w.-]+:)?)source\s*>").search(file, source)
    if closed is None:
        raise ValueError("the unit has no <source> to stand behind")
    p = re.escape(closed[1])
    end = re.compile(rf"</{p}(?:trans-unit|segment)\s*>|<{p}(?:alt-trans|note)\b").search(file, closed.end())
    stop = end.start() if end else len(file)
    empty = re.compile(rf"<{p}target\b([^>]*?)\s*(?:/>|>\s*</{p}target\s*>)").search(file, closed.end(), stop)
    if empty is not None:
        return _Edit(*empty.span(), f"<{closed[1]}target{empty[1]}>{escape(text)}</{closed[1]}target>")
    segmented = re.compile(rf"</{p}seg-source\s*>").search(file, closed.end(), stop)
    at = segmented.end() if segmented else closed.end()
    # On a line of its own, where the source is on one.
    before = re.search(r"(?:\r?\n[ \t]*)?\Z", file[: file.rindex(f"<{closed[1]}source", 0, closed.start())])
    return _Edit(at, at, f"{before[0] if before else ''}<{closed[1]}target>{escape(text)}</{closed[1]}target>")


def _wants_space(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _in_place(file: str, text: str, place: Place, change: Replacement) -> Span:
    """Where the old text of a replacement stands in the file. Raises ValueError where markup cuts through it."""
    start, end = change.old
    if start < end:
        found = Span(place.at(start).file, place.at(end - 1).file + 1)
        if _same_words(found.of(file), text[start:end]):
            return found
        raise ValueError("markup or an escaped sign stands inside the corrected words")
    if start > 0 and file[(at := place.at(start - 1).file) : at + 1] == text[start - 1]:
        return Span(at + 1, at + 1)
    at = place.at(start).file
    if start < len(text) and file[at : at + 1] != text[start]:
        raise ValueError("the words come in between two escaped signs")
    return Span(at, at)


def _same_words(written: str, read: str) -> bool:
    """Whether a stretch of the file is a text as it was read; white space there may be one space here, or none."""
    return written == read or written.split() == read.split() or "".join(written.split()) == read


Escape = Callable[[str, Place], Callable[[str], str]]
"""From the file's text and the place of a line: what makes a text fit to stand there."""


def _plain(file: str, place: Place) -> Callable[[str], str]:
    return str


def _markdown(file: str, place: Place) -> Callable[[str], str]:
    return lambda text: "".join(f"\\{char}" if char in "\\`*_[]<>" else char for char in text)


def _xml(file: str, place: Place) -> Callable[[str], str]:
    return escape


def _csv(file: str, place: Place) -> Callable[[str], str]:
    quoted = file[place.runs[0].file - 1 : place.runs[0].file] == '"'
    return (lambda text: text.replace('"', '""')) if quoted else str


def _json(file: str, place: Place) -> Callable[[str], str]:
    return lambda text: json.dumps(text, ensure_ascii=False)[1:-1]


def _po(file: str, place: Place) -> Callable[[str], str]:
    return lambda text: text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


_ESCAPES: Mapping[str, Escape] = {
    "text": _plain,
    "markdown": _markdown,
    "html": _xml,
    "tsv": _plain,
    "csv": _csv,
    "jsonl": _json,
    "xliff": _xml,
    "tmx": _xml,
    "po": _po,
}
