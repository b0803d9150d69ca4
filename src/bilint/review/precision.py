"""How often people found a check right, and how far they agree, over all verdicts that were ever stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bilint.errors import InputError
from bilint.review.agreement import Agreement, agreements
from bilint.review.store import ACCEPTED, Store

STORE = Path(".bilint", "review.sqlite3")
"""Where verdicts lie: beside the settings of the project; without settings, beside the translation."""


class Precision(msgspec.Struct, kw_only=True):
    """The verdicts on the findings of one check."""

    check: str
    accepted: int
    judged: int
    """Verdicts: a finding that two people judged counts twice."""

    @property
    def precision(self) -> float:
        """Share of the verdicts that call the finding a real error, in [0, 1]."""
        return self.accepted / self.judged


def stores(paths: Iterable[Path]) -> list[Path]:
    """The stores that are meant by files and folders; a folder stands for all stores beneath it.

    Raises InputError where there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_file():
            found.append(path)
        elif path.is_dir():
            found += sorted(path.rglob(str(STORE)))
        else:
            raise InputError("there is no such store of verdicts", path=str(path))
    if not found:
        raise InputError("no verdicts are stored here; `bilint review` makes them")
    return list(dict.fromkeys(found))


def precisions(paths: Iterable[Path]) -> list[Precision]:
    """Every check that was judged, the least precise first. Raises InputError for a file that is no store."""
    counts: dict[str, Precision] = {}
    for path in paths:
        store = Store(path)
        try:
            check_of = {judged.fingerprint: judged.check for judged in store.judged()}
            for entry in store.entries("verdict"):
                check = check_of[entry.subject]
                count = counts.setdefault(check, Precision(check=check, accepted=0, judged=0))
                count.judged += 1
                count.accepted += entry.value == ACCEPTED
        finally:
            store.close()
    return sorted(counts.values(), key=lambda each: (each.precision, each.check))


def agreement(paths: Iterable[Path]) -> list[Agreement]:
    """How far people agree, two by two and all together. Raises InputError for a file that is no store."""
    verdicts: dict[str, dict[str, str]] = {}
    for path in paths:
        store = Store(path)
        try:
            for entry in store.entries("verdict"):
                verdicts.setdefault(entry.reviewer, {})[entry.subject] = entry.value
        finally:
            store.close()
    return agreements(verdicts)


def below(found: Iterable[Precision], least: float, at_least: int) -> list[str]:
    """The checks whose precision is under `least`, of those with `at_least` verdicts, sorted."""
    return sorted(each.check for each in found if each.judged >= at_least and each.precision < least)
