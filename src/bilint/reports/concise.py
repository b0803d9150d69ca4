"""One line per finding, for pipes and editors."""

from __future__ import annotations

from typing import TextIO

from bilint.model import Finding, Report
from bilint.reports.display import harmless, in_brackets, message, stretch, where
from bilint.reports.style import BOLD, COLORS, DIM, Style

_WIDTH = 40
"""Cells that a stretch of a text may take."""


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes `path:line:column: severity check: message [source → target] (better: ...)`, and nothing else."""
    for finding in report.findings:
        out.write(line(finding, style) + "\n")


def line(finding: Finding, style: Style) -> str:
    """One finding in one line, without the line break."""
    severity = style.paint(finding.severity.value, COLORS[finding.severity])
    parts = [
        f"{style.paint(where(finding), BOLD)}:",
        severity,
        f"{harmless(finding.check)}:",
        message(finding.message),
    ]
    return " ".join([*parts, *details(finding, style)])


def details(finding: Finding, style: Style) -> list[str]:
    """What a finding marks, `[source → target]`, and what would be better; each only where there is such a thing."""
    parts = []
    source = stretch(finding.source, finding.source_span, _WIDTH)
    target = stretch(finding.target, finding.target_span, _WIDTH)
    if source:
        parts.append(f"[{source} → {target}]" if target else f"[{source} →]")
    elif target:
        parts.append(f"[{target}]")
    if finding.suggestions:
        parts.append(style.paint(in_brackets(finding.suggestions[:1]), DIM))
    return parts
