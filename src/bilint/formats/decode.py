"""From bytes to text: files, standard input, gzip; UTF-8 and UTF-16. All else is an error that names the byte."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any, BinaryIO, cast

from bilint.errors import EmptyInputError, EncodingError, InputError

STDIN = "-"
_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_FOREIGN = {
    b"PK\x03\x04": "a ZIP archive (a Word, Excel or OpenDocument file?)",
    b"%PDF-": "a PDF file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}


def shown(path: str) -> str:
    """How a path is written in messages and places."""
    return "<stdin>" if path == STDIN else path


def read_text(path: str, stdin: BinaryIO | None = None) -> str:
    """The whole text of a file, without a BOM and with its line breaks as they are.

    Raises InputError where there is no text to read, EncodingError for bytes that are neither UTF-8 nor UTF-16.
    """
    return "".join(chunks(path, stdin))


def lines(path: str, stdin: BinaryIO | None = None) -> Generator[tuple[int, int, str]]:
    """Line by line: number (from 1), offset in the file (code points), the line without its break (LF, CR LF, CR).

    Only the line at hand is held in memory. Raises what `read_text` raises.
    """
    number, offset = 1, 0
    carried: list[str] = []
    with closing(chunks(path, stdin)) as pieces:
        for chunk in pieces:
            # A chunk never ends between CR and LF, so a CR at the end of a piece is part of the break or a break.
            first, *rest = chunk.split("\n")
            carried.append(first)
            for piece in rest:
                raw = "".join(carried)
                carried = [piece]
                for line, length in _at_cr(raw, 1):
                    yield number, offset, line
                    number += 1
                    offset += length
    if raw := "".join(carried):
        for line, length in _at_cr(raw, 0):
            yield number, offset, line
            number += 1
            offset += length


def _at_cr(raw: str, newline: int) -> Iterator[tuple[str, int]]:
    """What CR ends in a line that LF ends (`newline` 1) or the file (0): lines, and their lengths with the break."""
    if "\r" not in raw:
        yield raw, len(raw) + newline
        return
    *parts, last = raw.split("\r")
    if newline and not last:  # CR LF
        last = parts.pop()
        newline = 2
    for part in parts:
        yield part, len(part) + 1
    if last or newline:
        yield last, len(last) + newline


def chunks(path: str, stdin: BinaryIO | None = None) -> Generator[str]:
    """The text in pieces of about a million code points; no piece ends between a CR and its LF."""
    name = shown(path)
    line, consumed, held, decoder = 1, 0, "", None
    with closing(_blocks(path, stdin)) as blocks:
        for block in blocks:
            if decoder is None:
                encoding, bom = _encoding(block, name)
                decoder = codecs.getincrementaldecoder(encoding)()
                block, consumed = block[bom:], bom
            pending = len(decoder.getstate()[0])
            try:
                text = held + decoder.decode(block)
            except UnicodeDecodeError as error:
                raise _encoding_error(error, name, consumed - pending, line, held) from None
            consumed += len(block)
            if "\0" in text:
                raise InputError("holds a NUL character: this is no text", path=name, line=line + _breaks(text, "\0"))
            held = "\r" if text.endswith("\r") else ""
            text = text.removesuffix("\r")
            line += _breaks(text)
            if text:
                yield text
    if decoder is None:
        raise EmptyInputError("the file is empty", path=name)
    if rest := held + _flushed(decoder, name, consumed, line):
        yield rest


def _flushed(decoder: codecs.IncrementalDecoder, name: str, consumed: int, line: int) -> str:
    pending = len(decoder.getstate()[0])
    try:
        return decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _encoding_error(error, name, consumed - pending, line, "") from None


def _breaks(text: str, until: str | None = None) -> int:
    """How many line breaks a text holds (up to a character)."""
    end = len(text) if until is None else text.index(until)
    breaks = text.count("\n", 0, end)
    return breaks + text.count("\r", 0, end) - text.count("\r\n", 0, end) if "\r" in text else breaks


def _encoding(start: bytes, name: str) -> tuple[str, int]:
    """The encoding that the first bytes tell, and how many of them are the BOM."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise EncodingError("is UTF-32; convert it: iconv -f UTF-32 -t UTF-8", path=name)
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(bom):
            return encoding, len(bom)
    for magic, what in _FOREIGN.items():
        if start.startswith(magic):
            raise InputError(f"is {what}, not a text; save it as text, Markdown or HTML first", path=name)
    sample = start[:1024]
    if b"\0" in sample:
        for first, encoding in ((0, "UTF-16BE"), (1, "UTF-16LE")):
            zeros = sample[first::2].count(0)
            if zeros > max(2, 0.2 * len(sample)) and not sample[1 - first :: 2].count(0):
                raise EncodingError(
                    f"looks like {encoding} without a byte order mark; convert it: iconv -f {encoding} -t UTF-8",
                    path=name,
                )
        raise InputError(f"holds a NUL byte at offset {sample.index(0)}: this is no text", path=name)
    return "utf-8", 0


def _encoding_error(error: UnicodeDecodeError, name: str, before: int, line: int, held: str) -> EncodingError:
    good = held + error.object[: error.start].decode(error.encoding)
    what = error.encoding.upper().removesuffix("-LE").removesuffix("-BE")
    source = "WINDOWS-1252" if what == "UTF-8" else what
    return EncodingError(
        f"byte 0x{error.object[error.start]:02x} at byte offset {before + error.start} is not {what} "
        f"({error.reason}); convert the file from the encoding it has, e.g. iconv -f {source} -t UTF-8",
        path=name,
        line=line + _breaks(good),
    )


def _blocks(path: str, stdin: BinaryIO | None) -> Generator[bytes]:
    name = shown(path)
    try:
        with _opened(path, stdin) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"broken gzip file: {str(error).rstrip('.')}", path=name) from None
    except FileNotFoundError:
        raise InputError("no such file", path=name) from None
    except IsADirectoryError:
        raise InputError("is a directory; name a file in it", path=name) from None
    except PermissionError:
        raise InputError("may not be read; check its permissions", path=name) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=name) from None


@contextmanager
def _opened(path: str, stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    """The bytes of a file or of standard input, unpacked where they start as gzip does."""
    if path == STDIN:
        stream = stdin if stdin is not None else sys.stdin.buffer
        # Whoever gave us the stream owns it: detached below, not closed.
        buffered = io.BufferedReader(cast(Any, stream))
        try:
            yield _unpacked(buffered)
        finally:
            if not stream.closed:
                buffered.detach()
        return
    with open(path, "rb") as file:
        yield _unpacked(file, must=path.endswith(".gz"))


def _unpacked(stream: io.BufferedReader, *, must: bool = False) -> BinaryIO:
    if must or stream.peek(2).startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return stream
