"""Where results go: standard output, or files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO

from bilint.errors import OutputError


@contextlib.contextmanager
def atomic(path: str) -> Iterator[TextIO]:
    """A text file that takes its place at the end; after an error the old file, or none, is there.

    A device or a pipe, whose place nothing can take, is written as the text comes.
    Raises OutputError that names the file.
    """
    with _atomic(path, {"mode": "w", "encoding": "utf-8", "newline": "\n"}) as stream:
        yield stream


@contextlib.contextmanager
def atomic_bytes(path: str) -> Iterator[BinaryIO]:
    """The same for a file that is no text."""
    with _atomic(path, {"mode": "wb"}) as stream:
        yield stream


@contextlib.contextmanager
def _atomic(path: str, opened: dict[str, str]) -> Iterator[Any]:
    target = Path(path)
    if target.exists() and not target.is_file():
        with _in_place(target, opened) as stream:
            yield stream
        return
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {_reason(error)}") from None
    try:
        with open(handle, **opened) as stream:  # type: ignore[call-overload]
            yield stream
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OutputError:  # what a writer itself has to say
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {_reason(error)}") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


@contextlib.contextmanager
def _in_place(target: Path, opened: dict[str, str]) -> Iterator[IO[Any]]:
    try:
        with open(target, **opened) as stream:  # type: ignore[call-overload]
            yield stream
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {_reason(error)}") from None


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
        raise OutputError(f"standard output: cannot be written: {_reason(error)}") from None


@contextlib.contextmanager
def standard_output_bytes() -> Iterator[BinaryIO]:
    """Standard output for what is no text; refused where it is a terminal. Errors as in `standard_output`."""
    if sys.stdout.isatty():
        raise OutputError("this report is no text for a terminal; give it a file, as in --format xlsx=report.xlsx")
    with standard_output() as stream:
        yield stream.buffer


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
