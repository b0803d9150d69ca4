"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO

from bilint.errors import OutputError


def replace(path: Path, data: bytes) -> None:
    """Writes a file, new or in the place of an old one. Raises OutputError that names it."""
    with atomic_bytes(str(path)) as stream:
        stream.write(data)


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
    target = Path(path).resolve()  # behind a link lies the file itself
    if target.exists() and not target.is_file():
        with _in_place(target, opened) as stream:
            yield stream
        return
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {reason(error)}") from None
    try:
        with open(handle, **opened) as stream:  # type: ignore[call-overload]
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OutputError:  # what a writer itself has to say
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {reason(error)}") from None
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
        raise OutputError(f"{target}: cannot be written: {reason(error)}") from None


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def reason(error: OSError) -> str:
    """What the system says of an error, as a part of a sentence."""
    return (error.strerror or str(error)).lower()
