"""Changes to a file of settings that several processes may make in the same instant."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from bilint.atomic import replace
from bilint.errors import ConfigError, OutputError

LOCK = Path(".bilint", "settings.lock")
"""Seen from the folder of the settings. It is empty, stays where it is, and is free again when its holder ends."""

_WAIT = 10.0
"""Seconds to wait for another process; a change takes milliseconds."""


def change(path: Path, edit: Callable[[str], str]) -> bool:
    """Puts what `edit` makes of the settings in the place of the old ones; whether that is another text.

    The file is read when the lock is held, so that what another process wrote a moment ago stays; it need not exist.
    Raises OutputError where it cannot be read or written, ConfigError where it is not UTF-8, and what `edit` raises.
    """
    path = path.resolve()  # the lock lies beside the file itself, by whichever link it is reached
    with _locked(path.parent / LOCK):
        try:
            # Line breaks as they are: read_text would turn CR LF into LF.
            old = path.read_bytes().decode() if path.exists() else ""
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
        except OSError as error:
            raise OutputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
        new = edit(old)
        if new != old:
            replace(path, new.encode())
        return new != old


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds a lock that the system takes back by itself where this process is killed."""
    end = time.monotonic() + _WAIT
    with contextlib.ExitStack() as stack:
        try:
            path.parent.mkdir(exist_ok=True)
            file = stack.enter_context(path.open("ab"))  # closing it gives the lock back
            while not _taken(file):
                if time.monotonic() > end:
                    raise TimeoutError(f"another process has held it for {_WAIT:.0f} seconds; end that one first")
                time.sleep(0.01)
        except OSError as error:
            raise OutputError(f"{path}: cannot be locked: {(error.strerror or str(error)).lower()}") from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
