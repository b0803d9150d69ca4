"""Drives expat over a file that is larger than memory: exact places, no entities, nothing fetched.

expat and not lxml: it streams, it says where every piece of text starts, and declarations can be refused before they do
anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO, Protocol
from xml.parsers import expat

from bilint.errors import EncodingError, InputError
from bilint.formats.decode import chunks, shown
from bilint.model import Pair

LANG = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute xml:lang as expat names it."""

SPACE = "http://www.w3.org/XML/1998/namespace space"

_ENCODINGS = ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii")
_BREAK = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>")
_REFERENCE = re.compile(r"&[^;<&]*;")


class Handler(Protocol):
    """What a format does with the events."""

    root: str
    """Name of the only root element it accepts."""
    what: str
    """Name of the format for people."""

    @property
    def busy(self) -> bool:
        """Whether a text has begun and may still ask for places in it."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag; elements of the root's namespace have their bare name, others "namespace name"."""

    def end(self, name: str) -> None:
        """An end tag."""

    def text(self, data: str) -> None:
        """A piece of text within one line, one entity, or one line break ("\\n")."""

    def pairs(self) -> list[Pair]:
        """The pairs that are complete; they are forgotten here."""


class Reader:
    """Where expat stands: the handler asks it for places and raw markup."""

    def __init__(self, path: str, stdin: BinaryIO | None) -> None:
        self.path, self.name, self._stdin = path, shown(path), stdin
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = False  # one call for each unbroken piece
        self._names: dict[str, str] = {}
        self._prefix: str | None = None
        # The text that expat may still report on, where it starts in the file, and the starts of its lines.
        self._window, self._window_start = "", 0
        self._line_starts, self._first_line = [0], 1

    def pairs(self, handler: Handler) -> Iterator[Pair]:
        """Runs the handler over the whole file.

        Raises InputError for broken XML (with line, column and expat's reason), for declarations of entities, and for
        another root element.
        """
        self._connect(handler)
        with closing(chunks(self.path, self._stdin)) as pieces:
            for chunk in pieces:
                self._extend(chunk, keep_lines=handler.busy)
                self._parse(chunk.encode(), False)
                yield from handler.pairs()
        self._parse(b"", True)
        yield from handler.pairs()

    def here(self) -> int:
        """File offset (code points) of the event that is being handled."""
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        return self._line_starts[line - self._first_line] + column

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of an offset in the text that is being read."""
        index = bisect_right(self._line_starts, offset) - 1
        return self._first_line + index, offset - self._line_starts[index] + 1

    def tag(self) -> str:
        """The tag that is being handled, as it stands in the file."""
        found = _TAG.match(self._window, self.here() - self._window_start)
        return found.group() if found else ""

    def reference(self) -> str:
        """The reference, such as `&amp;`, that the text at hand is in the file; empty where it stands as it is."""
        found = _REFERENCE.match(self._window, self.here() - self._window_start)
        return found.group() if found else ""

    def error(self, message: str) -> InputError:
        """An error at the event that is being handled."""
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return InputError(message, path=self.name, line=line, column=column)

    def _connect(self, handler: Handler) -> None:
        parser = self._parser

        def start(name: str, attributes: dict[str, str]) -> None:
            if self._prefix is None:
                namespace, _, local = name.rpartition(" ")
                self._prefix = f"{namespace} " if namespace else ""
                if local != handler.root:
                    raise self.error(f"is no {handler.what} file: its root element is <{local}>, not <{handler.root}>")
            handler.start(self._local(name), attributes)

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda name: handler.end(self._local(name))
        parser.CharacterDataHandler = handler.text
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = lambda *_: self._refuse_entities()
        parser.SkippedEntityHandler = self._skipped

    def _local(self, name: str) -> str:
        local = self._names.get(name)
        if local is None:
            local = name.removeprefix(self._prefix or "")
            self._names[name] = local
        return local

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise EncodingError(
                f"says that its encoding is {encoding}; convert it (iconv -f {encoding} -t UTF-8) and say UTF-8 there",
                path=self.name,
                line=1,
            )

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            self._refuse_entities()

    def _refuse_entities(self) -> None:
        raise self.error(
            "declares a document type of its own (entities); that is never read: remove the <!DOCTYPE ...[...]>"
        )

    def _skipped(self, name: str, parameter: int) -> None:
        raise self.error(f"undefined entity &{name};; write the character itself")

    def _extend(self, chunk: str, *, keep_lines: bool) -> None:
        """Adds a chunk to the window and forgets what lies before the event that expat reported last."""
        done = 0 if keep_lines else self._parser.CurrentLineNumber - self._first_line
        cut = self.here() - self._window_start if self._window else 0
        self._line_starts = self._line_starts[done:]
        self._first_line += done
        self._window = self._window[cut:] + chunk
        end = self._window_start + cut + len(self._window) - len(chunk)
        self._window_start += cut
        self._line_starts.extend(end + match.end() for match in _BREAK.finditer(chunk))

    def _parse(self, data: bytes, final: bool) -> None:
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            raise InputError(
                f"broken XML: {expat.ErrorString(error.code)}",
                path=self.name,
                line=error.lineno,
                column=error.offset + 1,
            ) from None
