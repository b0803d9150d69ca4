"""JUnit XML, as CI servers read test results: a suite a document, a test case a finding."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from bilint.model import Finding, Problem, Report, Severity
from bilint.reports.counts import count_of
from bilint.reports.display import described, stretch
from bilint.reports.entries import by_document
from bilint.reports.style import Style
from bilint.reports.verdict import fail_level
from bilint.reports.xml import attribute, content

LIMIT = 30_000_000
"""Bytes of a file. GitLab reads none that is larger (docs.gitlab.com/ci/testing/unit_test_reports)."""
_WIDTH = 300
"""Cells that a stretch of a text may take."""


class _Case(NamedTuple):
    """A finding, or a pair without findings, which is a test that passed."""

    document: str
    number: int
    """Of the pair in its document, from 1."""
    nth: int
    finding: Finding | None


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes a suite for each document; a finding at or above the fail level is a failure, another one only output.

    Problems of bilint itself are errors in a suite of their own. Where not all fits into LIMIT bytes, pairs without
    findings and the least severe findings are left out, and a skipped test says how many.
    """
    level = fail_level(report)
    cases = list(_cases(report))
    kept = _fitting(cases, level)
    failures = sum(_fails(cases[index].finding, level) for index in kept)
    errors, skipped = len(report.problems), int(len(kept) < len(cases))
    counts = f'tests="{len(kept) + errors + skipped}" failures="{failures}" errors="{errors}"'
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="bilint" {counts}>\n')
    for document, run in itertools.groupby(range(len(cases)), key=lambda index: cases[index].document):
        inside = [index for index in run if index in kept]
        failures = sum(_fails(cases[index].finding, level) for index in inside)
        name = attribute(document)
        out.write(f'<testsuite name={name} tests="{len(inside)}" failures="{failures}" errors="0">\n')
        out.writelines(kept[index].decode() for index in inside)
        out.write("</testsuite>\n")
    if report.problems or skipped:
        _bilint_itself(out, report.problems, [case for index, case in enumerate(cases) if index not in kept])
    out.write("</testsuites>\n")


def _cases(report: Report) -> Iterator[_Case]:
    for document, entries in by_document(report).items():
        for number, (_, findings) in enumerate(entries, 1):
            for nth, finding in enumerate(findings or (None,), 1):
                yield _Case(document or "-", number, nth, finding)


def _fitting(cases: Sequence[_Case], level: Severity | None) -> dict[int, bytes]:
    """The test cases that fit into a file, as UTF-8 by their indices; the worst find room first."""
    budget = LIMIT - 1000
    budget -= sum(2 * len(attribute(name).encode()) + 100 for name in {case.document for case in cases})
    kept: dict[int, bytes] = {}
    for index in sorted(range(len(cases)), key=lambda index: -_rank(cases[index].finding)):
        text = _written(cases[index], level).encode()
        budget -= len(text)
        if budget < 0:
            break
        kept[index] = text
    return kept


def _rank(finding: Finding | None) -> int:
    return finding.severity.rank if finding is not None else -1


def _fails(finding: Finding | None, level: Severity | None) -> bool:
    return finding is not None and level is not None and finding.severity >= level


def _written(case: _Case, level: Severity | None) -> str:
    finding, document = case.finding, attribute(case.document)
    if finding is None:
        return f"<testcase classname={document} name={attribute(f'pair {case.number}')}/>\n"
    # The number tells apart findings of one check in one pair; many readers join test cases of one name.
    name = attribute(f"pair {case.number}, {case.nth}: {finding.check}")
    place = f" file={attribute(finding.path)}" if finding.path is not None else ""
    place += f' line="{finding.line}"' if finding.line is not None else ""
    tag, head = "system-out", ""
    if _fails(finding, level):
        tag = "failure"
        head = f" type={attribute(finding.severity.value)} message={attribute(described(finding))}"
    body = f"<{tag}{head}>{content(_body(finding))}</{tag}>"
    return f"<testcase classname={document} name={name}{place}>{body}</testcase>\n"


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


def _bilint_itself(out: TextIO, problems: Sequence[Problem], left_out: Sequence[_Case]) -> None:
    tests, errors = len(problems) + bool(left_out), len(problems)
    skipped = ' skipped="1"' if left_out else ""
    out.write(f'<testsuite name="bilint itself" tests="{tests}" failures="0" errors="{errors}"{skipped}>\n')
    for number, problem in enumerate(problems, 1):
        name = attribute(f"{number}: {problem.check or 'problem'}")
        out.write(f'<testcase classname="bilint itself" name={name}>')
        out.write(f'<error type="problem" message={attribute(problem.message)}/></testcase>\n')
    if left_out:
        findings = sum(case.finding is not None for case in left_out)
        what = f"{count_of(findings, 'finding')} of the least severity"
        what += f" and {count_of(len(left_out) - findings, 'pair')} without findings left out"
        told = attribute(f"{what}: GitLab reads no file over {LIMIT // 1_000_000} MB")
        out.write(f'<testcase classname="bilint itself" name="left out"><skipped message={told}/></testcase>\n')
    out.write("</testsuite>\n")
