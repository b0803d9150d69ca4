"""rdjson: reviewdog's diagnostic format, whose columns are bytes of UTF-8."""

from __future__ import annotations

from typing import Any, TextIO

from bilint.model import Finding, Pair, Report, Severity
from bilint.reports.counts import worst_first
from bilint.reports.display import described
from bilint.reports.original import lines_of
from bilint.reports.region import Region, portable, region
from bilint.reports.structured import json_text
from bilint.reports.style import Style

_SEVERITIES = {
    Severity.CRITICAL: "ERROR",
    Severity.MAJOR: "ERROR",
    Severity.MINOR: "WARNING",
    Severity.NEUTRAL: "INFO",
}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes one DiagnosticResult, a diagnostic a finding, the worst first.

    A column in bytes needs the line, which is read from the file; where the file is not at hand or has changed, only
    the line number is written. Suggestions are offered where the file holds the marked words unchanged.
    """
    pairs = {pair.id: pair for pair in report.pairs}
    files: dict[str, list[str] | None] = {}
    out.write('{\n"source": {"name": "bilint"},\n"diagnostics": ')
    opening = "[\n"
    for finding in worst_first(report.findings):
        if finding.path is not None and finding.path not in files:
            files[finding.path] = lines_of(finding.path)
        lines = files.get(finding.path or "")
        out.write(opening + json_text(_diagnostic(finding, pairs.get(finding.id), lines)))
        opening = ",\n"
    out.write("[]\n}\n" if opening == "[\n" else "\n]\n}\n")


def _diagnostic(finding: Finding, pair: Pair | None, lines: list[str] | None) -> dict[str, Any]:
    location: dict[str, Any] = {"path": portable(finding.path or "-")}
    made: dict[str, Any] = {
        "message": described(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.check},
    }
    if at := region(finding, pair):
        location["range"] = _range(at, lines)
        if finding.suggestions and _stands_there(finding, at, lines):
            made["suggestions"] = [{"range": location["range"], "text": text} for text in finding.suggestions]
    return made


def _range(at: Region, lines: list[str] | None) -> dict[str, Any]:
    made = {"start": _position(at.line, at.column, lines)}
    if at.end_line is not None and at.end_column is not None:
        made["end"] = _position(at.end_line, at.end_column, lines)
    if any("column" not in position for position in made.values()):  # one without the other means whole lines
        return {name: {"line": position["line"]} for name, position in made.items()}
    return made


def _position(line: int, column: int, lines: list[str] | None) -> dict[str, int]:
    if lines is None or line > len(lines) or column > len(lines[line - 1]) + 1:
        return {"line": line}
    return {"line": line, "column": len(lines[line - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1}


def _stands_there(finding: Finding, at: Region, lines: list[str] | None) -> bool:
    """Whether the region of the file is letter by letter what the finding marks."""
    if lines is None or finding.target is None or finding.target_span is None or at.end_line != at.line:
        return False
    if at.line > len(lines) or at.end_column is None:
        return False
    return lines[at.line - 1][at.column - 1 : at.end_column - 1] == finding.target_span.of(finding.target)
