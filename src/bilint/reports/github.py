"""Workflow commands: findings as annotations on the lines of a pull request on GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from bilint.model import Finding, Pair, Report, Severity
from bilint.reports.counts import count_of, summary, worst_first
from bilint.reports.display import described, harmless, stretch
from bilint.reports.region import portable, region
from bilint.reports.style import Style

PER_KIND = 10
"""Annotations of a kind that GitHub shows of one step; it drops the rest and says nothing. 50 in all hold for a job,
which three kinds of ten cannot exceed."""
_KINDS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "notice"}
_WIDTH = 120
"""Cells that a stretch of a text may take."""


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes one command a finding, the worst ten of each kind, and a notice that says how many were left out."""
    # One notice less than could be shown, so that the one about the rest is not lost.
    room = {"error": PER_KIND, "warning": PER_KIND, "notice": PER_KIND - 1}
    pairs = {pair.id: pair for pair in report.pairs}
    left_out = 0
    for problem in report.problems:
        if room["error"]:
            room["error"] -= 1
            out.write(f"::error title=bilint::{_data(harmless(problem.message))}\n")
        else:
            left_out += 1
    for finding in worst_first(report.findings):
        kind = _KINDS[finding.severity]
        if room[kind]:
            room[kind] -= 1
            out.write(f"::{kind} {','.join(_properties(finding, pairs.get(finding.id)))}::{_text(finding)}\n")
        else:
            left_out += 1
    if left_out:
        rest = f"{count_of(left_out, 'annotation')} left out, as GitHub shows {PER_KIND} of a kind; all in all: "
        out.write(f"::notice title=bilint::{_data(rest + summary(report))}\n")


def _properties(finding: Finding, pair: Pair | None) -> Iterator[str]:
    if finding.path is not None:
        yield f"file={_property(portable(finding.path))}"
        if at := region(finding, pair):
            yield f"line={at.line}"
            if at.end_line is not None and at.end_line != at.line:
                # GitHub refuses columns where the lines differ.
                yield f"endLine={at.end_line}"
            else:
                yield f"col={at.column}"
                if at.end_column is not None:
                    yield f"endColumn={at.end_column}"
    yield f"title={_property(f'{finding.severity.value} {finding.check}')}"


def _text(finding: Finding) -> str:
    lines = [described(finding)]
    for side, text, span in (
        ("source", finding.source, finding.source_span),
        ("translation", finding.target, finding.target_span),
    ):
        if words := stretch(text, span, _WIDTH):
            lines.append(f"{side}: {words}")
    return _data("\n".join(lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
