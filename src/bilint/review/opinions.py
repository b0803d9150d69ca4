"""What people said of findings and lines, in memory: read from the store once, then kept up change by change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bilint.model import Finding
from bilint.review.lines import Line
from bilint.review.store import DISMISSED, Entry, Kind


class Said(NamedTuple):
    """What one reviewer says of one finding; None: nothing."""

    verdict: str | None = None
    severity: str | None = None
    category: str | None = None
    note: str | None = None
    ignored: str | None = None
    """The reason, where the verdict comes of "never again for this word"."""


_NOTHING = Said()


class Opinions:
    """All that was said of the findings of a review. `words`: the `word_key` of each finding by its fingerprint."""

    def __init__(self, entries: Iterable[Entry], words: Mapping[str, str | None]) -> None:
        self._words = words
        self._of: dict[str, dict[str, Said]] = {}
        self._judged: dict[str, set[str]] = {}
        # By subject, then by reviewer, whoever said it last at the end.
        self._edits: dict[str, dict[str, str]] = {}
        self._ignores: dict[str, dict[str, str]] = {}
        for entry in entries:
            self.put(entry.reviewer, entry.subject, entry.kind, entry.value)

    def put(self, reviewer: str, subject: str, kind: Kind, value: str | None) -> None:
        """Takes in one change, as the store does: what is said already stays where it is, None takes it away."""
        if kind == "edit" or kind == "ignore":
            values = (self._edits if kind == "edit" else self._ignores).setdefault(subject, {})
            if values.get(reviewer) != value:
                values.pop(reviewer, None)
                if value is not None:
                    values[reviewer] = value
            if not values:
                (self._edits if kind == "edit" else self._ignores).pop(subject)
            return
        by = self._of.setdefault(subject, {})
        by[reviewer] = by.get(reviewer, _NOTHING)._replace(**{kind: value})
        if by[reviewer] == _NOTHING:
            del by[reviewer]
        if kind == "verdict":
            judged = self._judged.setdefault(reviewer, set())
            (judged.discard if value is None else judged.add)(subject)

    def of(self, finding: Finding, reviewer: str, blind: bool = False) -> Said:
        """What a reviewer says; words that were dismissed for good count for everybody, in blind mode for oneself."""
        by = self._of.get(finding.fingerprint)
        said = by.get(reviewer, _NOTHING) if by else _NOTHING
        if self._ignores and said.verdict in (None, DISMISSED):
            for name, reason in self._ignores.get(self._words.get(finding.fingerprint) or "", {}).items():
                if name == reviewer or not blind:
                    return said._replace(verdict=DISMISSED, ignored=reason)
        return said

    def others(self, finding: Finding, reviewer: str) -> dict[str, Said]:
        """What all others say, by name."""
        return {name: said for name, said in self._of.get(finding.fingerprint, {}).items() if name != reviewer}

    def judged(self, fingerprints: Sequence[str], reviewer: str, blind: bool = False) -> list[bool]:
        """Which of some findings have a verdict of a reviewer, or words that were dismissed for good."""
        judged = self._judged.get(reviewer, set())
        if not self._ignores:
            return [each in judged for each in fingerprints]
        ignored = {word for word, by in self._ignores.items() if not blind or reviewer in by}
        return [each in judged or self._words.get(each) in ignored for each in fingerprints]

    def text(self, line: Line, reviewer: str, blind: bool = False) -> str:
        """The translation as it stands: corrected by oneself, else by whoever did last, else as it was read."""
        edits = self._edits.get(line.key)
        if edits is None:
            return line.pair.target
        return edits.get(reviewer, line.pair.target if blind else next(reversed(edits.values())))

    def ignores(self, reviewer: str) -> dict[str, str]:
        """The words that a reviewer has dismissed for good, with the reasons."""
        return {word: by[reviewer] for word, by in self._ignores.items() if reviewer in by}

    def reviewers(self, findings: Sequence[Finding]) -> list[str]:
        """Who has judged any of some findings."""
        return sorted({name for finding in findings for name in self._of.get(finding.fingerprint, ())})
