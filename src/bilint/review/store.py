"""What people said of findings and lines, in one SQLite file that survives everything but its own deletion.

Every value has a subject (a finding's fingerprint, or the key of a line or a word), the reviewer who gave it, and a
kind. Values change only by actions; an action is one transaction, and the history of all actions is kept for undo. The
file is in WAL mode and every commit reaches the disk before it is answered (synchronous=FULL), so that neither a killed
process nor a second one that writes at the same time loses anything.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from bilint.errors import InputError, OutputError

Kind = Literal["verdict", "severity", "category", "note", "edit", "ignore"]
ACCEPTED, DISMISSED = "accepted", "dismissed"

_VERSION = 1
_WAIT = 10.0
"""Seconds to wait for another process that writes."""

_SCHEMA = """
CREATE TABLE entries (
  subject TEXT NOT NULL, reviewer TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (subject, reviewer, kind)
) WITHOUT ROWID;
CREATE TABLE history (
  id INTEGER PRIMARY KEY, action INTEGER NOT NULL, at TEXT NOT NULL, reviewer TEXT NOT NULL, subject TEXT NOT NULL,
  kind TEXT NOT NULL, before TEXT, after TEXT, undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX history_by_action ON history (action);
CREATE INDEX history_by_reviewer ON history (reviewer, undone, action);
CREATE TABLE findings (fingerprint TEXT PRIMARY KEY, check_name TEXT NOT NULL, finding TEXT NOT NULL) WITHOUT ROWID;
"""


class Change(NamedTuple):
    """A value that is to be set; None takes it away."""

    subject: str
    kind: Kind
    value: str | None


class Entry(NamedTuple):
    """A value in force."""

    subject: str
    reviewer: str
    kind: Kind
    value: str
    at: str
    """When it was given: ISO 8601, UTC."""


class Version(NamedTuple):
    """Differs from an earlier one where a value may have changed since."""

    others: int
    """By another connection to the file."""
    own: int
    """By this one."""


class Judged(NamedTuple):
    """A finding that somebody judges, kept so that verdicts can be read without the texts they are about."""

    fingerprint: str
    check: str
    finding: str
    """The finding as JSON."""


class Store:
    """The values in one file, which is made where it does not exist.

    Raises OutputError where the file cannot be made or written (a full disk leaves it as it was), InputError where it
    is no store of this kind.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        with self._errors():
            self._into_wal()
            self._database.execute("PRAGMA synchronous = FULL")
            with self._transaction():
                version = self._database.execute("PRAGMA user_version").fetchone()[0]
                if version == 0 and not self._database.execute("SELECT 1 FROM sqlite_master").fetchone():
                    for statement in _SCHEMA.split(";"):
                        self._database.execute(statement)
                    self._database.execute(f"PRAGMA user_version = {_VERSION}")
                elif version != _VERSION:
                    raise InputError(
                        f"is no store of verdicts of version {_VERSION}; name another one with --store",
                        path=str(self.path),
                    )

    def _into_wal(self) -> None:
        """Switches a new file to WAL; SQLite does not wait by itself where two processes do so at once."""
        end = time.monotonic() + _WAIT
        while True:
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
                time.sleep(0.01)

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def record(self, reviewer: str, changes: Iterable[Change], judged: Iterable[Judged] = ()) -> int:
        """Makes some changes in one action, all or none; the number of the action, 0 where nothing changed."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._errors(), self._transaction():
            action = 1 + self._database.execute("SELECT coalesce(max(action), 0) FROM history").fetchone()[0]
            changed = False
            for change in changes:
                before = self._value(change.subject, reviewer, change.kind)
                if before == change.value:
                    continue
                self._set(reviewer, change, now)
                self._database.execute(
                    "INSERT INTO history (action, at, reviewer, subject, kind, before, after) VALUES (?,?,?,?,?,?,?)",
                    (action, now, reviewer, change.subject, change.kind, before, change.value),
                )
                changed = True
            self._database.executemany(
                "INSERT INTO findings VALUES (?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING", judged
            )
        return action if changed else 0

    def undo(self, reviewer: str, among: Collection[str] | None = None) -> list[Change]:
        """Takes back the reviewer's last action that is not taken back yet; what is in force now, the newest first.

        `among`: only an action on one of these subjects is meant.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._errors(), self._transaction():
            actions = self._database.execute(
                "SELECT action, subject FROM history WHERE reviewer = ? AND undone = 0 ORDER BY action DESC",
                (reviewer,),
            )
            last = next((action for action, subject in actions if among is None or subject in among), None)
            rows = self._database.execute(
                "SELECT id, subject, kind, before FROM history WHERE action = ? ORDER BY id DESC", (last,)
            ).fetchall()
            restored = [Change(subject, kind, before) for _, subject, kind, before in rows]
            for change in restored:
                self._set(reviewer, change, now)
            self._database.executemany("UPDATE history SET undone = 1 WHERE id = ?", [(row[0],) for row in rows])
        return restored

    def entries(
        self, *kinds: Kind, reviewer: str | None = None, subjects: Sequence[str] | None = None
    ) -> Iterator[Entry]:
        """The values in force, the oldest first; of some kinds, of one reviewer, of some subjects (all if left out)."""
        conditions = ["1"]
        values: list[str] = []
        if kinds:
            conditions.append(f"kind IN ({', '.join('?' * len(kinds))})")
            values += kinds
        if reviewer is not None:
            conditions.append("reviewer = ?")
            values.append(reviewer)
        if subjects is not None:
            conditions.append(f"subject IN ({', '.join('?' * len(subjects))})")
            values += subjects
        with self._errors():
            rows = self._database.execute(
                f"SELECT subject, reviewer, kind, value, at FROM entries WHERE {' AND '.join(conditions)}"
                " ORDER BY at, subject, reviewer, kind",
                values,
            ).fetchall()
        return (Entry(*row) for row in rows)

    def version(self) -> Version:
        """What stands in the file at this moment, to be compared; takes microseconds where `entries` reads all."""
        with self._errors():
            others: int = self._database.execute("PRAGMA data_version").fetchone()[0]
        return Version(others, self._database.total_changes)

    def judged(self) -> Iterator[Judged]:
        """Every finding that was ever judged."""
        with self._errors():
            rows = self._database.execute("SELECT fingerprint, check_name, finding FROM findings").fetchall()
        return (Judged(*row) for row in rows)

    def _value(self, subject: str, reviewer: str, kind: Kind) -> str | None:
        row = self._database.execute(
            "SELECT value FROM entries WHERE subject = ? AND reviewer = ? AND kind = ?", (subject, reviewer, kind)
        ).fetchone()
        return row[0] if row else None

    def _set(self, reviewer: str, change: Change, now: str) -> None:
        if change.value is None:
            self._database.execute(
                "DELETE FROM entries WHERE subject = ? AND reviewer = ? AND kind = ?",
                (change.subject, reviewer, change.kind),
            )
        else:
            self._database.execute(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)",
                (change.subject, reviewer, change.kind, change.value, now),
            )

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        # IMMEDIATE: what is read inside stays true until the commit, though another process writes too.
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself after some errors, a full disk among them.
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            hint = "the disk is full: make room and say it again" if "full" in str(error) else str(error)
            raise OutputError(f"{self.path}: the verdict was not saved: {hint}") from None
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"is no store of verdicts ({error}); name another one with --store", path=str(self.path)
            ) from None
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be made: {(error.strerror or str(error)).lower()}") from None
