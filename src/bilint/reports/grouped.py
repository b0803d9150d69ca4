"""The findings under their files, a line each, in columns."""

from __future__ import annotations

from typing import TextIO

from bilint.model import Finding, Report
from bilint.reports.concise import details
from bilint.reports.counts import WORST_FIRST, count_of
from bilint.reports.display import harmless, message
from bilint.reports.style import BOLD, COLORS, DIM, Style


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes each file's name with its counts, and beneath it `line:column severity check message`."""
    files: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        files.setdefault(finding.path, []).append(finding)
    for path, findings in files.items():
        name = harmless(path) if path is not None else "-"
        out.write(f"{style.paint(name, BOLD)}: {_counts(findings)}\n")
        places = [_place(finding) for finding in findings]
        place_width = min(max(map(len, places)), 20)
        severity_width = max(len(finding.severity.value) for finding in findings)
        check_width = max(len(finding.check) for finding in findings)
        for place, finding in zip(places, findings, strict=True):
            severity = style.paint(f"{finding.severity.value:<{severity_width}}", COLORS[finding.severity])
            check = style.paint(f"{harmless(finding.check):<{check_width}}", DIM)
            text = " ".join([message(finding.message), *details(finding, style)])
            out.write(f"  {place:<{place_width}}  {severity}  {check}  {text}\n")
        out.write("\n")


def _place(finding: Finding) -> str:
    return f"{finding.line}:{finding.column or 1}" if finding.line is not None else f"#{harmless(finding.id)}"


def _counts(findings: list[Finding]) -> str:
    counted = [(sum(f.severity is severity for f in findings), severity.value) for severity in WORST_FIRST]
    return f"{count_of(len(findings), 'finding')} ({', '.join(f'{n:,} {name}' for n, name in counted if n)})"
