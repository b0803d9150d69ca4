"""A corpus as chunks of pairs: read row by row, with bad rows told and left out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bilint.batch.work import Chunk
from bilint.errors import InputError, LanguageError
from bilint.formats import format_of, read_pairs
from bilint.formats.decode import STDIN, shown
from bilint.model import Pair, Problem
from bilint.text.language import parse_language

CHUNK_ROWS = 500
CHUNK_CODE_POINTS = 1_000_000
"""A chunk ends at whichever comes first. Never to depend on the number of workers, or results would."""

LONGEST_ROW = 1_000_000
"""Code points of both sides together; a longer row is a broken file rather than a sentence."""

MOST_WRONG = 10_000
"""Wrong rows without a right one between them; more mean that the file is something else."""


def chunks(
    path: str | Path,
    *,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    limit: int | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Chunk]:
    """The rows of a file, or of standard input ("-"; JSON Lines where `format` says nothing else).

    A language that is given wins over what the rows say. Rows that are wrong become problems of their chunk, as far as
    the format can be read further behind them. Raises InputError, LanguageError, UnknownNameError.
    """
    for language in (source_lang, target_lang):
        if language is not None:
            parse_language(language)
    path = str(path)
    name = format or ("jsonl" if path == STDIN else format_of(path))
    wrong: list[InputError] = []

    def tell(error: InputError) -> None:
        if len(wrong) == MOST_WRONG:
            raise InputError(f"{MOST_WRONG:,} rows one after another are wrong; the last: {error}")
        wrong.append(error)

    pairs = read_pairs(path, format=name, source_lang=source_lang, target_lang=target_lang, stdin=stdin, on_error=tell)
    return _chunked(itertools.islice(_settled(pairs, wrong, shown(path)), limit))


def _settled(pairs: Iterator[Pair], wrong: list[InputError], path: str) -> Iterator[Pair | Problem]:
    """The rows with their languages as codes; a problem for each that is wrong, those that the reader found too."""
    for pair in itertools.chain(pairs, [None]):
        if wrong:
            yield from [Problem(message=str(error)) for error in wrong]
            wrong.clear()
        if pair is None:
            return
        try:
            _settle(pair)
        except InputError as error:
            line = pair.target_place.runs[0].line if pair.target_place else None
            yield Problem(message=str(InputError(f"{error} (pair {pair.id})", path=path, line=line)), id=pair.id)
        else:
            yield pair


def _settle(pair: Pair) -> None:
    """Raises InputError for a pair that cannot be checked."""
    if len(pair.target) + len(pair.source or "") > LONGEST_ROW:
        raise InputError(f"the row is longer than {LONGEST_ROW:,} characters")
    if pair.source_lang is not None:
        pair.source_lang = parse_language(pair.source_lang).code
    elif pair.source is not None:
        raise LanguageError("the language of the source is not known; say it in source_lang or with --source-lang")
    if pair.target_lang is None:
        raise LanguageError("the language of the target is not known; say it in target_lang or with --target-lang")
    pair.target_lang = parse_language(pair.target_lang).code


def _chunked(rows: Iterator[Pair | Problem]) -> Iterator[Chunk]:
    pairs: list[Pair] = []
    problems: list[Problem] = []
    length = 0
    for row in rows:
        if isinstance(row, Pair):
            pairs.append(row)
            length += len(row.target) + len(row.source or "")
        else:
            problems.append(row)
        if len(pairs) + len(problems) >= CHUNK_ROWS or length >= CHUNK_CODE_POINTS:
            yield Chunk(len(pairs) + len(problems), pairs, problems)
            pairs, problems, length = [], [], 0
    if pairs or problems:
        yield Chunk(len(pairs) + len(problems), pairs, problems)
