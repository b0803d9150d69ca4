"""Everything that bilint raises on purpose. Each message names the place and what to do next.

BilintError
├── InputError            a file or a row that cannot be read (also a ValueError)
│   ├── EmptyInputError   a file without a byte in it
│   ├── EncodingError     bytes that are no text; names the byte
│   └── LanguageError     an unknown language, or none to be had
├── ConfigError           a wrong key or value in the settings (also a ValueError)
├── UnknownNameError      no such check, format, score or report (also a LookupError)
├── MissingExtraError     a package that is not installed (also an ImportError)
└── OutputError           a result that cannot be written (also an OSError)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class BilintError(Exception):
    """Base of all errors that are the user's to mend; the command line prints the message and exits 2."""


class InputError(BilintError, ValueError):
    """A file or a row that cannot be read. The message starts with `path:line:column:` as far as known."""

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        where = path or ""
        if line is not None:
            where += f":{line}" if where else f"line {line}"
            if column is not None:
                where += f":{column}"
        super().__init__(f"{where}: {message}" if where else message)
        self.path, self.line, self.column = path, line, column


class EmptyInputError(InputError):
    """A file without a byte in it."""


class EncodingError(InputError):
    """Bytes that are no text in the encoding of the file."""


class LanguageError(InputError):
    """A language that is unknown, or that could not be told."""


class ConfigError(BilintError, ValueError):
    """A setting that does not exist or does not fit."""


class UnknownNameError(BilintError, LookupError):
    """A check, format, score or report that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(names)}"
        super().__init__(f"no {kind} is called {name!r}; {hint}")


class MissingExtraError(BilintError, ImportError):
    """A feature whose package is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs a package that is not installed: pip install 'bilint[{extra}]'")


class OutputError(BilintError, OSError):
    """A result that cannot be written."""
