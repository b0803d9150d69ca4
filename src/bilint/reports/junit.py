"""JUnit XML, as CI servers read test results: a suite a document, a test case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from bilint.model import Finding, Pair, Problem, Report, Severity
from bilint.reports.display import described, stretch
from bilint.reports.entries import Entry, by_document
from bilint.reports.style import Style
from bilint.reports.verdict import fail_level
from bilint.reports.xml import attribute, content

_WIDTH = 300
"""Cells that a stretch of a text may take."""


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes a suite for each document; a finding at or above the fail level is a failure, another one only output.

    A pair without findings is a test that passed. Problems of bilint itself are errors in a suite of their own.
    """
    level = fail_level(report)
    documents = by_document(report)
    counts = [_count(entries, level) for entries in documents.values()]
    tests, failures = (sum(column) for column in zip((0, 0), *counts, strict=True))
    errors = len(report.problems)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="bilint" tests="{tests + errors}" failures="{failures}" errors="{errors}">\n')
    for (document, entries), (tests, failures) in zip(documents.items(), counts, strict=True):
        name = attribute(document or "-")
        out.write(f'<testsuite name={name} tests="{tests}" failures="{failures}" errors="0">\n')
        for number, (pair, findings) in enumerate(entries, 1):
            _pair(out, name, number, pair, findings, level)
        out.write("</testsuite>\n")
    if report.problems:
        _problems(out, report.problems)
    out.write("</testsuites>\n")


def _count(entries: Sequence[Entry], level: Severity | None) -> tuple[int, int]:
    tests = sum(max(len(findings), 1) for _, findings in entries)
    return tests, sum(_fails(finding, level) for _, findings in entries for finding in findings)


def _fails(finding: Finding, level: Severity | None) -> bool:
    return level is not None and finding.severity >= level


def _pair(
    out: TextIO, document: str, number: int, pair: Pair, findings: Sequence[Finding], level: Severity | None
) -> None:
    if not findings:
        out.write(f"<testcase classname={document} name={attribute(f'pair {number}')}/>\n")
    for nth, finding in enumerate(findings, 1):
        # The number tells apart findings of one check in one pair; many readers join test cases of one name.
        name = attribute(f"pair {number}, {nth}: {finding.check}")
        place = f" file={attribute(finding.path)}" if finding.path is not None else ""
        place += f' line="{finding.line}"' if finding.line is not None else ""
        tag = "failure" if _fails(finding, level) else "system-out"
        head = f" type={attribute(finding.severity.value)} message={attribute(described(finding))}"
        out.write(f"<testcase classname={document} name={name}{place}>")
        out.write(f"<{tag}{head if tag == 'failure' else ''}>{content(_body(finding))}</{tag}></testcase>\n")


def _body(finding: Finding) -> str:
    lines = [f"{finding.severity.value} {finding.check} ({finding.category})", described(finding)]
    if finding.line is not None:
        lines.append(f"{finding.path or '-'}:{finding.line}:{finding.column or 1}")
    for side, text, span in (
        ("source", finding.source, finding.source_span),
        ("translation", finding.target, finding.target_span),
    ):
        if words := stretch(text, span, _WIDTH):
            lines.append(f"{side}: {words}")
    return "\n".join(lines)


def _problems(out: TextIO, problems: Sequence[Problem]) -> None:
    out.write(f'<testsuite name="bilint itself" tests="{len(problems)}" failures="0" errors="{len(problems)}">\n')
    for number, problem in enumerate(problems, 1):
        name = attribute(f"{number}: {problem.check or 'problem'}")
        out.write(f'<testcase classname="bilint itself" name={name}>')
        out.write(f'<error type="problem" message={attribute(problem.message)}/></testcase>\n')
    out.write("</testsuite>\n")
