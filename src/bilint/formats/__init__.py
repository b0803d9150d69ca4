"""Readers: one a kind of file. A document is one side of a translation, a bilingual file holds pairs.

A format is a name in one of two tables, imported on first use; packages add to them by entry points in the groups
`bilint.formats` (documents) and `bilint.formats.pairs` (bilingual). The name is also a suffix: a format "docx" reads
`*.docx`. A reader of documents is `read(text, path, *, one_sentence_a_line) -> Document`; a reader of pairs is
`read(path, stdin, *, source_lang, target_lang) -> Iterator[Pair | InputError]`, with an InputError in the place of a
row that is wrong where the rows behind it can still be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from bilint.errors import InputError, UnknownNameError
from bilint.formats.decode import STDIN, read_text, shown
from bilint.model import Document, Pair
from bilint.plugins import Table

DOCUMENTS = Table(
    "formats",
    "format",
    {
        "text": "bilint.formats.plain:read",
        "markdown": "bilint.formats.markdown:read",
        "html": "bilint.formats.htmltext:read",
    },
)

BILINGUAL = Table(
    "formats.pairs",
    "bilingual format",
    {
        "tsv": "bilint.formats.rows:read_tsv",
        "csv": "bilint.formats.rows:read_csv",
        "jsonl": "bilint.formats.jsonl:read",
        "xliff": "bilint.formats.xliff:read",
        "tmx": "bilint.formats.tmx:read",
        "po": "bilint.formats.po:read",
    },
)

SUFFIXES = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".tsv", ".tab"), "tsv"),
    ".csv": "csv",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlf", ".xliff", ".mxliff", ".sdlxliff"), "xliff"),
    ".tmx": "tmx",
    **dict.fromkeys((".po", ".pot"), "po"),
}


def format_of(path: str, format: str | None = None) -> str:
    """The name of a file's format: the one asked for, else what the suffix says (".gz" left off), else "text".

    Raises UnknownNameError for a format that does not exist.
    """
    if format is not None:
        if format not in DOCUMENTS and format not in BILINGUAL:
            raise UnknownNameError("format", format, [*DOCUMENTS.names(), *BILINGUAL.names()])
        return format
    suffix = PurePath(_without_gz(path)).suffix.lower()
    name = SUFFIXES.get(suffix, suffix[1:])
    return name if name in DOCUMENTS or name in BILINGUAL else "text"


def is_bilingual(path: str, format: str | None = None) -> bool:
    """Whether the file holds both sides. Raises UnknownNameError for a format that does not exist."""
    return format_of(path, format) in BILINGUAL


def read_document(
    path: str,
    *,
    format: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    one_sentence_a_line: bool = False,
) -> Document:
    """One side of a translation: its blocks as segments. "-" reads standard input (`stdin`, if given).

    The language is the one given ("option"), else what the file's metadata or its name say ("metadata"), else None.
    `one_sentence_a_line` (plain text only): every line is a segment, also an empty one, so that line numbers from 0
    are indices of segments.

    Raises InputError where there is nothing to read, EncodingError for bytes that are no text, UnknownNameError for a
    format that does not exist.
    """
    from bilint.formats.language import of_name

    name = format_of(path, format)
    if name in BILINGUAL:
        raise InputError(f"is a bilingual file ({name}); here a text in one language is needed", path=shown(path))
    read = DOCUMENTS.load(name)
    if one_sentence_a_line and name != "text":
        raise InputError(f"one sentence a line is for plain text, not for {name}", path=shown(path))
    document: Document = read(read_text(path, stdin), shown(path), one_sentence_a_line=one_sentence_a_line)
    if not any(segment.text for segment in document.segments):
        raise InputError("there is no text in it", path=shown(path))
    if language is not None:
        document.language, document.language_from = language, "option"
    elif document.language is None and path != STDIN and (told := of_name(_stem(path))):
        document.language, document.language_from = told, "metadata"
    return document


def read_pairs(
    path: str,
    *,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    stdin: BinaryIO | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Pair]:
    """The pairs of a bilingual file, one at a time: memory does not grow with the file.

    A language that is given wins, then what the file says, then its name (`news.de-en.tsv`). `on_error` is told of
    each row that is wrong in JSON Lines, TSV and CSV, and the rows behind it are read; without it the first one raises.

    Raises what `read_document` raises, when the first pair is asked for or later, at the row that is wrong.
    """
    from bilint.formats.language import of_name, of_pair

    name = format_of(path, format)
    if name not in BILINGUAL:
        hint = "give --format" if path == STDIN else f"known are {', '.join(BILINGUAL.names())}"
        raise InputError(f"is no bilingual file (format {name}); {hint}", path=shown(path))
    told: tuple[str | None, str | None] = (None, None)
    if path != STDIN:
        told = of_pair(_stem(path))
        if name == "po":
            told = told[0], told[1] or of_name(_stem(path), whole=True)
    found = False
    for pair in BILINGUAL.load(name)(path, stdin, source_lang=source_lang, target_lang=target_lang):
        found = True
        if isinstance(pair, InputError):
            if on_error is None:
                raise pair
            on_error(pair)
            continue
        pair.source_lang = source_lang or pair.source_lang or told[0]
        pair.target_lang = target_lang or pair.target_lang or told[1]
        yield pair
    if not found:
        raise InputError("there is no pair of texts in it", path=shown(path))


def _without_gz(path: str) -> str:
    return path[:-3] if path.lower().endswith(".gz") else path


def _stem(path: str) -> str:
    """The file's name without folder, ".gz" and suffix."""
    return PurePath(_without_gz(path)).stem
