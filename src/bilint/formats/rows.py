"""TSV and CSV: one pair a row, with or without a line of column names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from bilint.errors import InputError
from bilint.formats.cells import Cell, Row, csv_rows, tsv_rows
from bilint.formats.decode import shown
from bilint.formats.language import is_code
from bilint.model import Pair, Place

_SOURCE = ("source", "src", "source_text", "source text", "original")
_TARGET = ("target", "tgt", "trg", "target_text", "target text", "translation", "mt", "hypothesis", "output")
_ID = ("id", "key", "segment_id", "seg_id")
_REFERENCE = re.compile(r"ref(?:erence)?s?(?:[ _-]?\w+)?")


class Columns(NamedTuple):
    """Which column holds what (indices from 0)."""

    source: int | None
    target: int
    id: int | None = None
    source_lang: int | None = None
    target_lang: int | None = None
    document: int | None = None
    references: tuple[int, ...] = ()
    languages: tuple[str | None, str | None] = (None, None)
    """Where the columns are named by language codes."""


def read_tsv(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Pair | InputError]:
    r"""The pairs of a tab-separated file. No quoting, no escapes: `"` and `\` stand for themselves.

    The first line is one of names where it says "source"/"target" (or their like) or two language codes; else the
    columns are source, target and, optionally, an id. Further named columns: id, source_lang, target_lang, document,
    reference (any number, "reference_2" ...).

    An InputError stands for a row with more or fewer columns than the first.
    """
    name = shown(path)
    return _pairs(tsv_rows(path, stdin), name, source_lang, target_lang)


def read_csv(
    path: str, stdin: BinaryIO | None = None, *, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Pair | InputError]:
    """The pairs of a CSV file: columns as `read_tsv` has them, cells in quotes as in RFC 4180.

    The separator is a comma, or the semicolon or tab that parts the first line where no comma does.

    An InputError stands for a row with unequal columns; a quote that is not closed and text behind a closing quote
    raise one.
    """
    name = shown(path)
    return _pairs(csv_rows(path, stdin), name, source_lang, target_lang)


def _pairs(
    rows: Iterator[Row], name: str, source_lang: str | None, target_lang: str | None
) -> Iterator[Pair | InputError]:
    first = next(rows, None)
    if first is None:
        return
    number, cells = first
    width = len(cells)
    columns = _named(tuple(cell.text.strip().lower() for cell in cells), (source_lang, target_lang), name, number)
    count = 0
    if columns is None:
        columns = _unnamed(width, name, number)
        count = 1
        yield _pair(cells, columns, name, count)
    for number, cells in rows:
        if len(cells) != width:
            yield InputError(f"{_columns(len(cells))}, but the first row has {width}", path=name, line=number)
            continue
        count += 1
        yield _pair(cells, columns, name, count)


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


def _unnamed(width: int, name: str, line: int) -> Columns:
    if width not in (2, 3):
        raise InputError(
            f"{_columns(width)} without names; give source, target (and id), or name them in the first line",
            path=name,
            line=line,
        )
    return Columns(0, 1, 2 if width == 3 else None)


def _named(names: tuple[str, ...], wanted: tuple[str | None, str | None], path: str, line: int) -> Columns | None:
    """The columns where the first row names them; None where it does not."""

    def among(known: tuple[str, ...]) -> int | None:
        return next((index for index, each in enumerate(names) if each in known), None)

    columns = Columns(
        source=among(_SOURCE),
        target=among(_TARGET) or 0,
        id=among(_ID),
        source_lang=among(("source_lang", "source_language", "src_lang")),
        target_lang=among(("target_lang", "target_language", "tgt_lang", "trg_lang")),
        document=among(("document", "doc", "document_id", "doc_id")),
        references=tuple(index for index, each in enumerate(names) if _REFERENCE.fullmatch(each)),
    )
    if among(_TARGET) is not None and (len(names) == 1 or columns.source is not None or columns.id is not None):
        return columns
    by_code = {code: index for index, code in enumerate(names) if is_code(code)}
    source, target = (_of_language(tag, by_code) for tag in wanted)
    if len(by_code) == 2:
        first, second = by_code.values()
        if source is None:
            source = first if target != first else second
        if target is None:
            target = second if source != second else first
    if source is None or target is None or source == target:
        if len(by_code) < 3:
            return None
        raise InputError(
            f"has columns for {', '.join(by_code)}; choose two with --source-lang and --target-lang",
            path=path,
            line=line,
        )
    return columns._replace(source=source, target=target, languages=(names[source], names[target]))


def _of_language(tag: str | None, by_code: dict[str, int]) -> int | None:
    """The column that is named by a language, else by the same language without its region."""
    if tag is None:
        return None
    tag = tag.lower()
    base = re.split("[-_]", tag)[0]
    return by_code.get(tag, next((at for code, at in by_code.items() if re.split("[-_]", code)[0] == base), None))


def _pair(cells: list[Cell], columns: Columns, name: str, count: int) -> Pair:
    def text(column: int | None) -> str | None:
        return (cells[column].text or None) if column is not None else None

    source = cells[columns.source] if columns.source is not None else None
    target = cells[columns.target]
    return Pair(
        id=text(columns.id) or str(count),
        source=source.text if source else None,
        target=target.text,
        source_lang=text(columns.source_lang) or columns.languages[0],
        target_lang=text(columns.target_lang) or columns.languages[1],
        references=tuple(cells[column].text for column in columns.references),
        source_place=Place(name, source.runs) if source else None,
        target_place=Place(name, target.runs),
        document=text(columns.document),
    )
