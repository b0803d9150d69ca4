"""Splits TSV and CSV into cells that know where they stand, which the standard library's csv does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO, NamedTuple

from bilint.errors import InputError
from bilint.formats.decode import lines, shown
from bilint.model import Run


class Cell(NamedTuple):
    """One cell of a row: its text and where that stands."""

    text: str
    runs: tuple[Run, ...]


class Row(NamedTuple):
    """One row, and the line it starts in (from 1)."""

    line: int
    cells: list[Cell]


_LARGEST = 1 << 28
"""More code points than this (256 million) in one cell mean a quote that was never closed."""

_INSIDE = re.compile(r'[^"]+|""|"')


def tsv_rows(path: str, stdin: BinaryIO | None = None) -> Iterator[Row]:
    """The rows of a tab-separated file without quoting; empty lines are skipped."""
    with closing(lines(path, stdin)) as rows:
        for number, offset, line in rows:
            if line:
                yield Row(number, _split(line, "\t", number, offset))


def csv_rows(path: str, stdin: BinaryIO | None = None) -> Iterator[Row]:
    """The rows of a CSV file as in RFC 4180; the separator is the comma, else the semicolon or tab of the first line.

    Raises InputError for a quote that is not closed, and for text behind a closing quote.
    """
    separator = None
    with closing(lines(path, stdin)) as rest:
        for number, offset, line in rest:
            if not line:
                continue
            separator = separator or _separator(line)
            if '"' in line:
                yield Row(number, _Quoted(shown(path), separator, rest).cells(number, offset, line))
            else:
                yield Row(number, _split(line, separator, number, offset))


def _split(line: str, separator: str, number: int, offset: int) -> list[Cell]:
    cells, at = [], 0
    for text in line.split(separator):
        cells.append(Cell(text, (Run(0, offset + at, number, at + 1),)))
        at += len(text) + 1
    return cells


def _separator(first: str) -> str:
    bare = re.sub(r'"[^"]*"?', "", first)
    return next((each for each in (",", ";", "\t") if each in bare), ",")


class _Quoted:
    """Reads one row that has quotes in it; a cell in quotes may go on over the next lines."""

    def __init__(self, name: str, separator: str, rest: Iterator[tuple[int, int, str]]) -> None:
        self._name, self._separator, self._rest = name, separator, rest
        self._number = self._offset = self._at = 0
        self._line = ""

    def cells(self, number: int, offset: int, line: str) -> list[Cell]:
        self._number, self._offset, self._line, self._at = number, offset, line, 0
        cells = [self._cell()]
        while self._at < len(self._line):
            self._at += 1
            cells.append(self._cell())
        return cells

    def _cell(self) -> Cell:
        if self._line.startswith('"', self._at):
            return self._quoted()
        end = self._line.find(self._separator, self._at)
        end = len(self._line) if end < 0 else end
        text, run = self._line[self._at : end], self._run(0, self._at)
        self._at = end
        return Cell(text, (run,))

    def _quoted(self) -> Cell:
        opened_at, opened_in = self._at + 1, self._number
        pieces: list[str] = []
        runs: list[Run] = []
        length, closed = 0, False
        self._at += 1
        while not closed:
            for match in _INSIDE.finditer(self._line, self._at):
                raw = match.group()
                self._at = match.end()
                if closed := raw == '"':
                    break
                runs.append(self._run(length, match.start() + (raw == '""')))
                pieces.append('"' if raw == '""' else raw)
                length += len(pieces[-1])
            if closed:
                runs = runs or [self._run(0, self._at - 1)]
            else:
                runs.append(self._run(length, len(self._line)))
                pieces.append("\n")
                length += 1
                following = next(self._rest, None) if length < _LARGEST else None
                if following is None:
                    raise InputError(
                        "a quote is opened here and never closed", path=self._name, line=opened_in, column=opened_at
                    )
                (self._number, self._offset, self._line), self._at = following, 0
        if self._at < len(self._line) and not self._line.startswith(self._separator, self._at):
            raise InputError(
                "text behind a closing quote; a quote inside a cell in quotes is written twice",
                path=self._name,
                line=self._number,
                column=self._at + 1,
            )
        return Cell("".join(pieces), tuple(runs))

    def _run(self, text: int, at: int) -> Run:
        return Run(text, self._offset + at, self._number, at + 1)
