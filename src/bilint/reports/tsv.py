"""The findings as a table of tab-separated values, for programs."""

from __future__ import annotations

from typing import TextIO

from bilint.model import Finding, Report
from bilint.reports.style import Style

COLUMNS = (
    *("path", "line", "column", "id", "severity", "check", "category", "message", "source_words", "target_words"),
    *("suggestions", "confidence", "source", "target", "fingerprint"),
)

# As PostgreSQL and MySQL write such tables: a value never holds a tab or a line break itself.
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def write(report: Report, out: TextIO, style: Style) -> None:
    r"""Writes a line of column names and a line for each finding.

    Tab, line feed, carriage return and backslash are written `\t`, `\n`, `\r`, `\\`; texts are otherwise as they are,
    so a spreadsheet would compute one that starts with "=": for spreadsheets there is xlsx.
    """
    out.write("\t".join(COLUMNS) + "\n")
    for finding in report.findings:
        out.write("\t".join(value.translate(_ESCAPES) for value in _row(finding)) + "\n")


def _row(finding: Finding) -> tuple[str, ...]:
    source, target = finding.source or "", finding.target or ""
    return (
        finding.path or "",
        str(finding.line or ""),
        str(finding.column or ""),
        finding.id,
        finding.severity.value,
        finding.check,
        finding.category,
        finding.message,
        finding.source_span.of(source) if finding.source_span else "",
        finding.target_span.of(target) if finding.target_span else "",
        " | ".join(finding.suggestions),
        f"{finding.confidence:g}",
        source,
        target,
        finding.fingerprint,
    )
