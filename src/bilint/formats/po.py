"""PO (gettext): one pair a message, or a plural form of it.

Read here and not by polib, which tells the line of a message but not where its texts stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from bilint.errors import InputError
from bilint.formats.decode import lines, shown
from bilint.formats.ignores import MARK, parse
from bilint.model import InlineIgnore, Pair, Place, Run

_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)[ \t]*(?=\")")
_STRING = re.compile(r'[ \t]*"([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*$')
_PIECE = re.compile(r"[^\\]+|\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_LANGUAGE = re.compile(r"^(?:Language|X-Poedit-Language): *([A-Za-z][\w-]*)", re.M)
_SOURCE_LANGUAGE = re.compile(r"^(?:X-Source-Language|X-Poedit-SourceLanguage): *([A-Za-z][\w-]*)", re.M)


class _Field:
    """A msgid or msgstr that is being put together from its strings."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self._length = 0

    def add(self, raw: str, offset: int, line: int, column: int) -> None:
        for match in _PIECE.finditer(raw):
            hexadecimal, octal, char = match.groups()
            if hexadecimal or octal:
                text = chr(int(hexadecimal, 16) if hexadecimal else int(octal, 8))
            else:
                text = _ESCAPES.get(char, char) if char else match.group()
            self.runs.append(Run(self._length, offset + match.start(), line, column + match.start()))
            self.pieces.append(text)
            self._length += len(text)
        if not self.runs:
            self.runs.append(Run(0, offset, line, column))

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def place(self, name: str) -> Place:
        runs = self.runs
        # The empty string that opens a text of several lines (msgid "") is not where it stands.
        return Place(name, tuple(runs[1:] if len(runs) > 1 and runs[1].text == 0 else runs))


class _Messages:
    """Turns the lines of a PO file into messages (keyword -> field), each with the ignores of its comments."""

    def __init__(self, path: str, stdin: BinaryIO | None) -> None:
        self._path, self._name, self._stdin = path, shown(path), stdin
        self._ignores: list[InlineIgnore] = []
        self._for_file: list[InlineIgnore] = []

    def __iter__(self) -> Iterator[tuple[dict[str, _Field], tuple[InlineIgnore, ...]]]:
        message: dict[str, _Field] = {}
        field: _Field | None = None
        number = 0
        with closing(lines(self._path, self._stdin)) as rows:
            for number, offset, line in rows:
                bare = line.strip()
                if not bare or bare.startswith("#"):
                    # A comment ends a message only behind its msgstr; obsolete messages (#~) are comments here.
                    if any(key.startswith("msgstr") for key in message):
                        yield self._complete(message)
                        message = {}
                    field = None
                    if MARK in bare:
                        self._comment(bare, number, 1 + line.index("#"))
                    continue
                at = 0
                if found := _KEYWORD.match(line):
                    key = found[1]
                    if key in message or (key in ("msgctxt", "msgid") and "msgid" in message):
                        yield self._complete(message)
                        message = {}
                    field = message[key] = _Field()
                    at = found.end()
                string = _STRING.match(line, at)
                if string is None or field is None:
                    raise InputError(
                        "not a line of a PO file; expected msgid, msgstr or a text in double quotes",
                        path=self._name,
                        line=number,
                        column=at + 1,
                    )
                field.add(string[1], offset + string.start(1), number, string.start(1) + 1)
        if message:
            yield self._complete(message)

    def _comment(self, comment: str, line: int, column: int) -> None:
        if comment.startswith(("#~", "#|")):
            return
        found = parse(comment.removeprefix("#").removeprefix("."), self._name, line, column)
        if found is not None:
            ignore, whole_file = found
            (self._for_file if whole_file else self._ignores).append(ignore)

    def _complete(self, message: dict[str, _Field]) -> tuple[dict[str, _Field], tuple[InlineIgnore, ...]]:
        if "msgid" not in message or not any(key.startswith("msgstr") for key in message):
            line = next(iter(message.values())).runs[0].line
            raise InputError("the message that starts here has no msgid or no msgstr", path=self._name, line=line)
        ignores, self._ignores = (*self._for_file, *self._ignores), []
        return message, ignores


def read(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Pair]:
    """The messages of a PO file in order; obsolete ones are left out, fuzzy and untranslated ones are not.

    The target's language is the header's Language. A message with plural forms gives one pair a form: the first form
    against msgid, the others (or the only one, where a language has one) against msgid_plural. Ids are the number of
    the message, with "[form]" for plurals. A comment `# bilint-ignore CHECK: REASON` holds for its message,
    `bilint-ignore-file` from there on.

    Raises InputError for a line that is none of the format's.
    """
    name = shown(path)
    languages: tuple[str | None, str | None] = (None, None)
    number = 0
    for message, ignores in _Messages(path, stdin):
        if not message["msgid"].text and "msgctxt" not in message:
            header = message["msgstr"].text if "msgstr" in message else ""
            languages = _first(_SOURCE_LANGUAGE, header), _first(_LANGUAGE, header)
            continue
        number += 1
        forms = [key for key in message if key.startswith("msgstr")]
        for key in forms:
            plural = key != "msgstr"
            second = "msgid_plural" in message and (key != "msgstr[0]" or len(forms) == 1)
            source, target = message["msgid_plural" if second else "msgid"], message[key]
            yield Pair(
                id=f"{number}{key.removeprefix('msgstr')}" if plural else str(number),
                source=source.text,
                target=target.text,
                source_lang=languages[0],
                target_lang=languages[1],
                source_place=source.place(name),
                target_place=target.place(name),
                ignores=ignores,
            )


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None
