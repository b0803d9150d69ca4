"""Runs checks over pairs and makes findings of what they flag."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from bilint.checks.declare import Check, Flag, PairFacts
from bilint.model import Finding, Pair, Problem, Severity, fingerprint


class Runner:
    """A set of checks, ready to run; keeps no pair, so that a corpus of any size can pass through.

    `severities` overrides the severity of checks by name; `inventories` are files with idioms of the user's own.
    What a crashing check did not finish becomes a Problem in `problems`; the run goes on.
    """

    def __init__(
        self,
        checks: Iterable[Check],
        severities: Mapping[str, Severity] | None = None,
        inventories: Sequence[str] = (),
    ) -> None:
        checks = list(checks)
        self._inventories = tuple(inventories)
        self._pair_checks = _by_condition(check for check in checks if not check.document)
        self._document_checks = [check for check in checks if check.document]
        self._severities = dict(severities or {})
        self.problems: list[Problem] = []
        self.interrupted = False

    def pair(self, pair: Pair) -> list[Finding]:
        """The findings of one pair by itself, in the order of its spans."""
        return self._of_pair(PairFacts(pair, self._inventories), {})

    def document(self, pairs: Sequence[Pair]) -> list[Finding]:
        """The findings of all pairs of one document, those of document checks included, in reading order.

        Ctrl-C ends it early: what was found until then is returned, and `interrupted` is True.
        """
        facts = [PairFacts(pair, self._inventories) for pair in pairs]
        for one, following in itertools.pairwise(facts):
            one.after, following.before = following, one
        per_pair: list[list[Finding]] = [[] for _ in facts]
        try:
            self._into(per_pair, facts)
        except KeyboardInterrupt:
            self.interrupted = True
        return [finding for findings in per_pair for finding in sorted(findings, key=_reading_order)]

    def _into(self, per_pair: list[list[Finding]], facts: Sequence[PairFacts]) -> None:
        seen: dict[str, int] = {}
        for check in self._document_checks:
            if check.alone and self._of_document(check, per_pair, facts, seen):
                return
        for fact, findings in zip(facts, per_pair, strict=True):
            findings += self._of_pair(fact, seen)
        for check in self._document_checks:
            if not check.alone:
                self._of_document(check, per_pair, facts, seen)

    def _of_document(
        self, check: Check, per_pair: list[list[Finding]], facts: Sequence[PairFacts], seen: dict[str, int]
    ) -> bool:
        """Adds what a document check flags to the findings of each pair; whether it was anything."""
        usable = [i for i, fact in enumerate(facts) if not check.needs_source or fact.source is not None]
        found = False
        try:
            for index, flag in check.function([facts[i] for i in usable]) if usable else ():
                place = usable[index]
                per_pair[place].append(self._finding(check, flag, facts[place].pair, seen))
                found = True
        except Exception as error:
            self._crashed(check, None, error)
        return found

    def _of_pair(self, facts: PairFacts, seen: dict[str, int]) -> list[Finding]:
        findings: list[Finding] = []
        for when, checks in self._pair_checks:
            try:
                if when and not when(facts):
                    continue
            except Exception as error:
                self._crashed(checks[0], facts.pair, error)
                continue
            for check in checks:
                if check.needs_source and facts.source is None:
                    continue
                try:
                    for flag in check.function(facts):
                        findings.append(self._finding(check, flag, facts.pair, seen))
                except Exception as error:
                    self._crashed(check, facts.pair, error)
        findings.sort(key=_reading_order)
        return findings

    def _finding(self, check: Check, flag: Flag, pair: Pair, seen: dict[str, int]) -> Finding:
        spans = (flag.source_span, flag.target_span)
        print_of = fingerprint(check.name, pair.source, pair.target, spans)
        before = seen.get(print_of, 0)
        seen[print_of] = before + 1
        if before:
            print_of = fingerprint(check.name, pair.source, pair.target, spans, before)
        place = pair.target_place
        at = place.at(flag.target_span.start if flag.target_span else 0) if place else None
        return Finding(
            id=pair.id,
            path=place.path if place else None,
            line=at.line if at else None,
            column=at.column if at else None,
            check=check.name,
            category=check.mqm,
            severity=self._severities.get(check.name) or flag.severity or check.severity,
            message=flag.message,
            source=pair.source,
            target=pair.target,
            source_span=flag.source_span,
            target_span=flag.target_span,
            suggestions=tuple(flag.suggestions),
            confidence=flag.confidence,
            fingerprint=print_of,
        )

    def _crashed(self, check: Check, pair: Pair | None, error: Exception) -> None:
        where = f" on pair {pair.id}" if pair else ""
        self.problems.append(
            Problem(
                message=f"{check.name} crashed{where}: {type(error).__name__}: {error}",
                check=check.name,
                id=pair.id if pair else None,
            )
        )


def _by_condition(checks: Iterable[Check]) -> list[tuple[Callable[[PairFacts], bool] | None, list[Check]]]:
    """Checks by the test that they share, so that it is asked once a pair."""
    groups: dict[Callable[[PairFacts], bool] | None, list[Check]] = {}
    for check in checks:
        groups.setdefault(check.when, []).append(check)
    return list(groups.items())


def _reading_order(finding: Finding) -> tuple[int, int, str]:
    span = finding.target_span or finding.source_span
    return (span.start if span else -1, -finding.severity.rank, finding.check)
