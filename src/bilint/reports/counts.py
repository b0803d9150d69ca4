"""Counting what a report holds, and saying it in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bilint.model import Finding, Report, Severity

WORST_FIRST = tuple(sorted(Severity, reverse=True))


def by_severity(report: Report) -> dict[Severity, int]:
    """How many findings of each severity, the worst first; severities without findings are there with 0."""
    counted = Counter(finding.severity for finding in report.findings)
    return {severity: counted[severity] for severity in WORST_FIRST}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, those of one severity in the order in which they come."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def count_of(number: int, noun: str) -> str:
    """ "1 pair", "2 pairs", "no pairs"; thousands are parted by commas."""
    return f"{number:,} {noun}" if number == 1 else f"{f'{number:,}' if number else 'no'} {noun}s"


def summary(report: Report) -> str:
    """The report in one line: "21 pairs, 2 critical, 5 major, 7 minor findings"."""
    counted = [f"{number:,} {severity.value}" for severity, number in by_severity(report).items() if number]
    parts = [count_of(len(report.pairs), "pair")]
    if counted:
        parts += counted
        parts[-1] += " finding" if len(report.findings) == 1 else " findings"
    else:
        parts.append("no findings")
    if report.problems:
        parts.append(count_of(len(report.problems), "problem"))
    return ", ".join(parts)
