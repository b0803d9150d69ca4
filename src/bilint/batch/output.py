"""Results on their way to a file: beside it under another name, and in its place only when they are whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from bilint.errors import OutputError


class Output:
    """A file that appears at once when it is finished. Until then its bytes are in `NAME.part`.

    `to` is a path, or an open binary stream, which is written as the results come; so are devices and pipes, which
    nothing can take the place of. Raises OutputError where the file cannot be written.
    """

    def __init__(self, to: str | Path | BinaryIO) -> None:
        self.path: Path | None = None
        self.part: Path | None = None
        if not isinstance(to, str | Path):
            self._stream = to
            return
        self.path = Path(to)
        if self.path.is_dir():
            raise OutputError(f"{self.path}: is a folder; name a file")
        if self.path.is_file() or not self.path.exists():
            self.part = self.path.with_name(self.path.name + ".part")
        try:
            self._stream = open(self.part or self.path, "wb")  # noqa: SIM115 - closed by finish, keep or discard
        except OSError as error:
            raise self._failed(error) from None

    def write(self, data: bytes) -> None:
        """Adds bytes."""
        try:
            self._stream.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failed(error) from None

    def finish(self) -> None:
        """Puts the file in its place."""
        try:
            self._stream.flush()
            if self.path is not None:
                self._stream.close()
            if self.path is not None and self.part is not None:
                os.replace(self.part, self.path)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failed(error) from None

    def keep(self) -> Path | None:
        """Ends early: what is there stays under its other name, which is returned."""
        self._close()
        return self.part

    def discard(self) -> None:
        """Ends with nothing."""
        self._close()
        if self.part is not None:
            self.part.unlink(missing_ok=True)

    def _close(self) -> None:
        if self.path is not None:
            # A full disk has been told of already; closing tries once more to write what is left.
            with contextlib.suppress(OSError):
                self._stream.close()

    def _failed(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path or 'standard output'}: cannot be written: {(error.strerror or str(error)).lower()}"
        )
