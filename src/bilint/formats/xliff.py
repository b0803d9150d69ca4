"""XLIFF 1.2 and 2.x: one pair a segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from bilint.formats.ignores import parse
from bilint.formats.xmlstream import LANG, SPACE, Reader
from bilint.formats.xmltext import Content, Markup, Text
from bilint.model import InlineIgnore, Pair, Place, Run

# 1.2: x ph it bpt ept bx ex (g mrk sub are AROUND); 2.x: ph cp sc ec sm em (pc mrk are AROUND).
KINDS: Mapping[str, Markup] = {
    "x": Markup.OBJECT,
    "ph": Markup.OBJECT,
    **dict.fromkeys(("it", "bpt", "ept", "bx", "ex", "cp", "sc", "ec", "sm", "em"), Markup.TAG),
}


def read(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Pair]:
    """The segments of an XLIFF file, one at a time.

    A unit without <target> has an empty translation; units with translate="no", notes, alternative translations
    (<alt-trans>, <mtc:match>) and <ignorable> are left out. The pair's id is the unit's, with "/segment" where a unit
    has several, and "file:" in front of it from the second <file> on; its document is the <file>'s name. A note
    `bilint-ignore CHECK: REASON` holds for its unit; `bilint-ignore-file` in a note of the <file>, for its units.

    Raises InputError for broken XML and for a unit without <source>.
    """
    reader = Reader(path, stdin)
    return reader.pairs(_Xliff(reader))


class _Side:
    """A <source>, <seg-source> or <target>: its whole text, and its <mrk mtype="seg">s by mid (1.2)."""

    def __init__(self, reader: Reader, *, preserve: bool) -> None:
        self._reader, self._preserve = reader, preserve
        self._whole = Content(reader, KINDS, preserve=preserve)
        self._segment: Content | None = None
        self._segment_id = ""
        self.segments: dict[str, Text] = {}

    @property
    def depth(self) -> int:
        return self._whole.depth

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._whole.start(name, attributes)
        if self._segment is not None:
            self._segment.start(name, attributes)
        elif name == "mrk" and attributes.get("mtype") == "seg":
            self._segment = Content(self._reader, KINDS, preserve=self._preserve)
            self._segment_id = attributes.get("mid", str(len(self.segments) + 1))

    def end(self, name: str) -> None:
        self._whole.end(name)
        if self._segment is None:
            return
        if self._segment.depth:
            self._segment.end(name)
        else:
            self.segments[self._segment_id], self._segment = self._segment.finish(), None

    def text(self, data: str) -> None:
        self._whole.text(data)
        if self._segment is not None:
            self._segment.text(data)

    def finish(self) -> Text:
        return self._whole.finish()


class _Unit:
    """A <trans-unit> (1.2) or <unit> (2.x) that is being read."""

    def __init__(self, id: str, place: Place) -> None:
        self.id, self.place = id, place
        self.segments: list[tuple[str | None, dict[str, _Side]]] = []
        self.ignores: list[InlineIgnore] = []


class _Xliff:
    root, what = "xliff", "XLIFF"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._path: list[str] = []
        self._translate = [True]
        self._preserve = [False]
        self._languages: tuple[str | None, str | None] = (None, None)
        self._files = self._units = 0
        self._document: str | None = None
        self._unit: _Unit | None = None
        self._side: _Side | None = None
        self._note: tuple[int, list[str]] | None = None
        """A <note> that is being read: where it starts, its pieces."""
        self._for_file: list[InlineIgnore] = []
        self._done: list[Pair] = []

    @property
    def busy(self) -> bool:
        return self._side is not None or self._note is not None

    def pairs(self) -> list[Pair]:
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._side is not None:
            self._side.start(name, attributes)
            return
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._translate.append(attributes.get("translate", "yes" if self._translate[-1] else "no") != "no")
        self._preserve.append(attributes.get(SPACE, "preserve" if self._preserve[-1] else "default") == "preserve")
        if name == "xliff":
            self._languages = attributes.get("srcLang"), attributes.get("trgLang")
        elif name == "file":
            self._open_file(attributes)
        elif name in ("trans-unit", "unit"):
            offset = self._reader.here()
            place = Place(self._reader.name, (Run(0, offset, *self._reader.locate(offset)),))
            self._units += 1
            self._unit = _Unit(attributes.get("id") or str(self._units), place)
            if name == "trans-unit":
                self._unit.segments.append((None, {}))
        elif self._unit is not None and name == "segment" and parent == "unit":
            self._unit.segments.append((attributes.get("id"), {}))
        elif (
            self._unit is not None
            and name in ("source", "seg-source", "target")
            and parent in ("trans-unit", "segment")
        ):
            self._side = self._unit.segments[-1][1][name] = _Side(self._reader, preserve=self._preserve[-1])
            self._note_language(name, attributes.get(LANG))
        elif name == "note":
            self._note = self._reader.here(), []

    def end(self, name: str) -> None:
        if self._side is not None:
            if self._side.depth:
                self._side.end(name)
                return
            self._side = None
        if name == "note" and self._note is not None:
            self._close_note(*self._note)
            self._note = None
        translate = self._translate.pop()
        self._preserve.pop()
        self._path.pop()
        if name in ("trans-unit", "unit") and self._unit is not None:
            if translate:
                self._close_unit(self._unit)
            self._unit = None

    def text(self, data: str) -> None:
        if self._side is not None:
            self._side.text(data)
        elif self._note is not None:
            self._note[1].append(data)

    def _close_note(self, offset: int, pieces: list[str]) -> None:
        found = parse("".join(pieces), self._reader.name, *self._reader.locate(offset))
        if found is not None:
            ignore, whole_file = found
            (self._unit.ignores if self._unit and not whole_file else self._for_file).append(ignore)

    def _open_file(self, attributes: Mapping[str, str]) -> None:
        self._files += 1
        self._for_file = []
        self._document = attributes.get("original") or attributes.get("id")
        if "source-language" in attributes:
            self._languages = attributes["source-language"], attributes.get("target-language")

    def _note_language(self, name: str, tag: str | None) -> None:
        source, target = self._languages
        if tag and name == "source" and source is None:
            self._languages = tag, target
        elif tag and name == "target" and target is None:
            self._languages = source, tag

    def _close_unit(self, unit: _Unit) -> None:
        file = f"{self._document or self._files}:" if self._files > 1 else ""
        several = len(unit.segments) > 1
        for number, (id, sides) in enumerate(unit.segments, 1):
            if "source" not in sides:
                raise self._reader.error(f"unit {unit.id!r} has no <source>")
            name = f"{file}{unit.id}/{id or number}" if several else file + unit.id
            parts = sides["seg-source"].segments if "seg-source" in sides else {}
            translated = sides["target"].segments if "target" in sides else {}
            if parts and parts.keys() == translated.keys():
                for mid, part in parts.items():
                    self._add(f"{name}/{mid}" if len(parts) > 1 else name, part, translated[mid], unit.ignores)
            else:
                target = sides["target"].finish() if "target" in sides else Text("", unit.place, ())
                self._add(name, sides["source"].finish(), target, unit.ignores)

    def _add(self, id: str, source: Text, target: Text, ignores: list[InlineIgnore]) -> None:
        self._done.append(
            Pair(
                id=id,
                source=source.text,
                target=target.text,
                source_lang=self._languages[0],
                target_lang=self._languages[1],
                source_place=source.place,
                target_place=target.place,
                source_inlines=source.inlines,
                target_inlines=target.inlines,
                document=self._document,
                ignores=(*self._for_file, *ignores),
            )
        )
