"""Where results go: standard output, or files, of which atomic.py says how they are written."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from bilint.atomic import reason
from bilint.errors import OutputError


def writable(path: str) -> None:
    """Raises the OutputError that writing a file would end in, as far as it can be told beforehand."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise OutputError(f"{path}: cannot be written: is a directory; name a file in it")
    if not os.path.isdir(folder):
        raise OutputError(f"{path}: cannot be written: there is no folder {folder}; make it first")
    if not os.path.exists(path) and not os.access(folder, os.W_OK):
        raise OutputError(f"{path}: cannot be written: the folder {folder} is read-only")


@contextlib.contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output in UTF-8; a full disk behind it is an OutputError, a closed pipe a BrokenPipeError."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield stream
        stream.flush()
    except (BrokenPipeError, OutputError):
        raise
    except OSError as error:
        # What is still buffered would fail again when the interpreter closes the stream.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        raise OutputError(f"standard output: cannot be written: {reason(error)}") from None


@contextlib.contextmanager
def standard_output_bytes() -> Iterator[BinaryIO]:
    """Standard output for what is no text; refused where it is a terminal. Errors as in `standard_output`."""
    if sys.stdout.isatty():
        raise OutputError("this report is no text for a terminal; give it a file, as in --format xlsx=report.xlsx")
    with standard_output() as stream:
        yield stream.buffer
