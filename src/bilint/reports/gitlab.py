"""GitLab's Code Quality report: a JSON list that merge requests show."""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

from bilint.model import Finding, Report, Severity, fingerprint
from bilint.reports.counts import worst_first
from bilint.reports.display import described
from bilint.reports.region import portable
from bilint.reports.structured import json_text
from bilint.reports.style import Style

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes one issue a finding, the worst first.

    Fingerprints are unique: of several that are equal GitLab shows one.
    """
    seen: Counter[str] = Counter()
    opening = "[\n"
    for finding in worst_first(report.findings):
        out.write(opening + json_text(_issue(finding, seen)))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def _issue(finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    name = finding.fingerprint or fingerprint(
        finding.check, finding.source, finding.target or "", (finding.source_span, finding.target_span)
    )
    seen[name] += 1
    return {
        "description": described(finding),
        "check_name": finding.check,
        "fingerprint": name if seen[name] == 1 else f"{name}-{seen[name]}",
        "severity": _SEVERITIES[finding.severity],
        # Lines only: GitLab takes columns in another shape and shows none.
        "location": {"path": portable(finding.path or "-"), "lines": {"begin": finding.line or 1}},
    }
