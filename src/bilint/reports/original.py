"""The file that a finding points into, as its reader saw it."""

from __future__ import annotations

import codecs
import gzip
import re

_BREAK = re.compile(r"\r\n|\r|\n")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def text_of(path: str | None) -> str | None:
    """The text of a file without its BOM; None where it cannot be read (any more), or is neither UTF-8 nor UTF-16."""
    if path is None:
        return None
    try:
        with open(path, "rb") as file:
            data = file.read()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                return data[len(bom) :].decode(encoding)
        return data.decode()
    except (OSError, EOFError, UnicodeDecodeError):
        return None


def lines_of(path: str | None) -> list[str] | None:
    """The lines of that text, without what ends them: LF, CR LF or CR."""
    text = text_of(path)
    return _BREAK.split(text) if text is not None else None
