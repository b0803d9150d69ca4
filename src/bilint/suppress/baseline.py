"""The baseline: findings that were there when a project began to check, kept in a file that people can read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec

from bilint.errors import InputError
from bilint.model import Finding
from bilint.suppress.rules import marked, relative

VERSION = 1
_ANYWHERE = "\0"
"""In the place of a path: no file has this name."""


class BaselineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One finding that is known. It is known by its fingerprint; check and text are there to be read."""

    path: str
    """Of the translation, seen from the folder of the baseline; "" where it has none."""
    check: str
    text: str
    """What the finding marks."""
    fingerprint: str


class _File(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    version: int
    findings: list[BaselineEntry]


class Baseline:
    """The known findings of one file."""

    def __init__(self, path: str, entries: Sequence[BaselineEntry]) -> None:
        self.path, self.entries = path, list(entries)
        self._folder = Path(path).parent

    @classmethod
    def read(cls, path: str) -> Baseline:
        """A baseline from its file. Raises InputError that says what to do."""
        again = f"write it with `bilint baseline write {path}`"
        try:
            found = msgspec.json.decode(Path(path).read_bytes(), type=_File)
        except FileNotFoundError:
            raise InputError(f"there is no such baseline; {again}", path=path) from None
        except OSError as error:
            raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path) from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"is no baseline: {error}; {again}", path=path) from None
        if found.version != VERSION:
            raise InputError(f"is a baseline of version {found.version}, not {VERSION}; {again}", path=path)
        return cls(path, found.findings)

    @classmethod
    def of(cls, path: str, findings: Iterable[Finding]) -> Baseline:
        """The baseline that knows these findings, to be written to `path`."""
        folder = Path(path).parent
        entries = [
            BaselineEntry(
                path=_seen_from(folder, finding.path),
                check=finding.check,
                text=_printable(marked(finding)[0] if marked(finding) else ""),
                fingerprint=finding.fingerprint,
            )
            for finding in findings
        ]
        return cls(path, sorted(entries, key=lambda entry: entry.path))

    def text(self) -> str:
        """The file's text: JSON with one finding a line, so that a change of it is read line by line."""
        lines = ",\n".join(msgspec.json.encode(entry).decode() for entry in self.entries)
        return f'{{\n"version": {VERSION},\n"findings": [\n{lines}{chr(10) * bool(lines)}]\n}}\n'

    def new(
        self, findings: Sequence[Finding], paths: Iterable[str], ran: Collection[str], *, whole: bool = True
    ) -> tuple[list[Finding], list[BaselineEntry]]:
        """The findings that are not known, and the entries that are stale.

        An entry is stale where its file was read and its check ran, yet its finding did not come. The entries of a file
        that is gone know its findings wherever they come up, since it may have been renamed; so only a run over the
        `whole` project can tell that they are stale.
        """
        seen = {_seen_from(self._folder, path) for path in paths}
        gone = {entry.path for entry in self.entries if entry.path not in seen and not self._exists(entry.path)}

        def key(entry: BaselineEntry) -> tuple[str, str]:
            return _ANYWHERE if entry.path in gone else entry.path, entry.fingerprint

        left = Counter(map(key, self.entries))
        kept = []
        for finding in findings:
            path = _seen_from(self._folder, finding.path)
            known = next((at for where in (path, _ANYWHERE) if left[at := (where, finding.fingerprint)] > 0), None)
            if known is None:
                kept.append(finding)
            else:
                left[known] -= 1
        stale = []
        for entry in self.entries:
            if left[key(entry)] > 0 and entry.check in ran and entry.path in (seen | gone if whole else seen):
                left[key(entry)] -= 1
                stale.append(entry)
        return kept, stale

    def _exists(self, path: str) -> bool:
        return not path or path.startswith("<") or os.path.exists(self._folder / path)


def _seen_from(folder: Path, path: str | None) -> str:
    return _printable(relative(path, folder)) if path else ""


def _printable(text: str) -> str:
    """The text without what JSON cannot hold: lone surrogates, as of a file name that is no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()
