"""JSON Lines: one pair an object a line, `{"id", "source", "target", "source_lang", "target_lang", "references"}`."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing
from typing import BinaryIO

import msgspec

from bilint.errors import InputError
from bilint.formats.decode import lines, shown
from bilint.model import Pair, Place, Run


class Row(msgspec.Struct):
    """The keys that are read; others are ignored."""

    target: str
    source: str | None = None
    id: str | int | float | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    references: list[str] | dict[str, str] | None = None
    reference: str | None = None
    document: str | None = None


_VALUE = {key: re.compile(rf'"{key}"\s*:\s*"') for key in ("source", "target")}
_ESCAPE_OR_END = re.compile(r'"|\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[0-9a-fA-F]{4}|u[0-9a-fA-F]{4}|.)')
_LONE_SURROGATE = re.compile(
    r"(?<!\\)(?:\\\\)*(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
_BYTE = re.compile(r"\(byte (\d+)\)")


def read(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Generator[Pair | InputError]:
    """The pairs of a JSON Lines file, one at a time; empty lines are skipped.

    `source` is null where only the translation is at hand; `id` is the line number where it is missing; `references`
    is a list or an object {name: text}. An InputError stands for a line that is no object, has no target or is broken.
    """
    name = shown(path)
    decode = msgspec.json.Decoder(Row).decode
    with closing(lines(path, stdin)) as rows:
        for number, offset, line in rows:
            if not line or line.isspace():
                continue
            try:
                row = decode(line)
            except (msgspec.DecodeError, UnicodeError) as error:
                yield _error(error, name, number, line)
                continue
            references = row.references
            yield Pair(
                id=str(number if row.id is None else row.id),
                target=row.target,
                source=row.source,
                source_lang=row.source_lang,
                target_lang=row.target_lang,
                references=tuple(references.values() if isinstance(references, dict) else references)
                if references
                else (row.reference,)
                if row.reference is not None
                else (),
                source_place=None if row.source is None else _place("source", name, number, offset, line),
                target_place=_place("target", name, number, offset, line),
                document=row.document,
            )


def _place(key: str, name: str, number: int, offset: int, line: str) -> Place:
    """Where the string behind a key stands; escapes in it part it into runs."""
    found = _VALUE[key].search(line)
    if found is None:  # the key itself is written with escapes
        return Place(name, (Run(0, offset, number, 1),))
    at = found.end()
    if "\\" not in line:
        return Place(name, (Run(0, offset + at, number, at + 1),))
    runs: list[Run] = []
    length = 0
    for match in _ESCAPE_OR_END.finditer(line, at):
        start = match.start()
        if start > at:
            runs.append(Run(length, offset + at, number, at + 1))
            length += start - at
        at = match.end()
        if match.group() == '"':
            break
        runs.append(Run(length, offset + start, number, start + 1))
        length += 1
    return Place(name, tuple(runs) or (Run(0, offset + found.end(), number, found.end() + 1),))


def _error(error: Exception, name: str, number: int, line: str) -> InputError:
    if lone := _LONE_SURROGATE.search(line):
        return InputError(
            "a lone surrogate (half of a \\ud800 pair) is no character; write the file anew",
            path=name,
            line=number,
            column=lone.end() - 5,
        )
    message = str(error)
    if isinstance(error, msgspec.ValidationError):
        if message.startswith("Expected `object`"):
            message = f'a row has to be a JSON object like {{"source": ..., "target": ...}}; {message}'
        elif "`target`" in message or "$.target" in message:
            message = f"'target' is missing or no text: {message}"
        return InputError(message.replace("`", "'"), path=name, line=number)
    column = None
    if found := _BYTE.search(message):
        column = len(line.encode()[: int(found[1])].decode(errors="ignore")) + 1
        message = message[: found.start()].rstrip()
    return InputError(
        f"broken JSON: {message.removeprefix('JSON is malformed: ')}", path=name, line=number, column=column
    )
