"""TMX 1.4: one pair a translation unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from bilint.errors import InputError
from bilint.formats.xmlstream import LANG, SPACE, Reader
from bilint.formats.xmltext import Content, Markup, Text
from bilint.model import Pair

# hi and sub are AROUND; what bpt, ept, it and ut hold is code of the original format.
KINDS: Mapping[str, Markup] = {
    "ph": Markup.OBJECT,
    **dict.fromkeys(("bpt", "ept", "it", "ut"), Markup.TAG),
}


def read(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Pair]:
    """The units of a translation memory that have both languages, one at a time.

    The source is the language asked for, else the file's srclang; the target the one asked for, else the other one.
    The pair's id is the unit's tuid, else its number.

    Raises InputError for broken XML, where the languages have to be chosen, and where no unit has both.
    """
    reader = Reader(path, stdin)
    handler = _Tmx(reader, source_lang, target_lang)
    found = False
    for pair in reader.pairs(handler):
        found = True
        yield pair
    if not found and handler.languages:
        wanted = " and ".join(tag for tag in (source_lang, target_lang) if tag) or "two languages"
        raise InputError(f"no unit has {wanted}; the file holds {_list(handler.languages)}", path=reader.name)


def _list(tags: Mapping[str, str]) -> str:
    return ", ".join(sorted(tags.values()))


def _find(wanted: str, among: Mapping[str, Text]) -> str | None:
    """The tag that is meant by another: itself, else one of the same language without its region."""
    wanted = wanted.lower().replace("_", "-")
    if wanted in among:
        return wanted
    return next((tag for tag in among if tag.split("-")[0] == wanted.split("-")[0]), None)


class _Tmx:
    root, what = "tmx", "TMX"

    def __init__(self, reader: Reader, source_lang: str | None, target_lang: str | None) -> None:
        self._reader = reader
        self._wanted = source_lang, target_lang
        self.languages: dict[str, str] = {}
        """All that were met: in lower case -> as written."""
        self._header_source: str | None = None
        self._unit_source: str | None = None
        self._units = 0
        self._id = ""
        self._sides: dict[str, Text] = {}
        self._language = ""
        self._preserve = [False]
        self._content: Content | None = None
        self._done: list[Pair] = []

    @property
    def busy(self) -> bool:
        return self._content is not None

    def pairs(self) -> list[Pair]:
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._content is not None:
            self._content.start(name, attributes)
            return
        self._preserve.append(attributes.get(SPACE, "preserve" if self._preserve[-1] else "default") == "preserve")
        if name == "header":
            self._header_source = attributes.get("srclang")
        elif name == "tu":
            self._units += 1
            self._id = attributes.get("tuid") or str(self._units)
            self._unit_source = attributes.get("srclang") or self._header_source
            self._sides = {}
        elif name == "tuv":
            tag = attributes.get(LANG) or attributes.get("lang")
            if not tag:
                raise self._reader.error("a <tuv> without xml:lang")
            self._language = tag.lower().replace("_", "-")
            self.languages.setdefault(self._language, tag)
        elif name == "seg":
            self._content = Content(self._reader, KINDS, preserve=self._preserve[-1])

    def end(self, name: str) -> None:
        if self._content is not None:
            if self._content.depth:
                self._content.end(name)
                return
            self._sides[self._language] = self._content.finish()
            self._content = None
        self._preserve.pop()
        if name == "tu":
            self._close_unit()

    def text(self, data: str) -> None:
        if self._content is not None:
            self._content.text(data)

    def _close_unit(self) -> None:
        source, target = self._choose()
        if source is None or target is None:
            return
        self._done.append(
            Pair(
                id=self._id,
                source=self._sides[source].text,
                target=self._sides[target].text,
                source_lang=self.languages[source],
                target_lang=self.languages[target],
                source_place=self._sides[source].place,
                target_place=self._sides[target].place,
                source_inlines=self._sides[source].inlines,
                target_inlines=self._sides[target].inlines,
            )
        )

    def _choose(self) -> tuple[str | None, str | None]:
        """Which of the unit's languages are source and target; None where it lacks one."""
        wanted_source, wanted_target = self._wanted
        if len(self.languages) > 2 and not (wanted_source and wanted_target):
            raise self._reader.error(
                f"holds {len(self.languages)} languages ({_list(self.languages)}); choose two with "
                "--source-lang and --target-lang"
            )
        sides = dict(self._sides)
        target = _find(wanted_target, sides) if wanted_target else None
        if wanted_target:
            sides.pop(target or "", None)
        source = _find(wanted_source, sides) if wanted_source else None
        if wanted_source:
            sides.pop(source or "", None)
        elif self._unit_source and (source := _find(self._unit_source, sides)):
            del sides[source]
        elif sides:
            source = next(iter(sides))
            del sides[source]
        if not wanted_target and sides:
            target = next(iter(sides))
        return source, target
