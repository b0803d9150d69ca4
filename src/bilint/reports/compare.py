"""Two results beside each other: which findings are new, which are gone, which are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TextIO

import msgspec

from bilint.model import Finding
from bilint.reports.concise import line
from bilint.reports.counts import WORST_FIRST
from bilint.reports.structured import json_text
from bilint.reports.style import BOLD, Style


class Comparison(msgspec.Struct, kw_only=True):
    """The findings of two results, told apart by their fingerprints, which stay when lines move."""

    new: list[Finding]
    gone: list[Finding]
    same: list[Finding]
    """As they stand in the newer result."""


def compare(old: Sequence[Finding], new: Sequence[Finding]) -> Comparison:
    """What came and what went, each in the order of its result; equal findings are matched as often as they occur."""
    left = Counter(finding.fingerprint for finding in old)
    made = Comparison(new=[], gone=[], same=[])
    for finding in new:
        known = left[finding.fingerprint] > 0
        left[finding.fingerprint] -= known
        (made.same if known else made.new).append(finding)
    # What is left over of an equal number is the last of them.
    for finding in reversed(old):
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            made.gone.append(finding)
    made.gone.reverse()
    return made


def write_text(made: Comparison, out: TextIO, style: Style) -> None:
    """Writes the new findings, a line each behind "+", those that are gone behind "-", and the three counts."""
    for sign, findings in (("+", made.new), ("-", made.gone)):
        for finding in findings:
            out.write(f"{style.paint(sign, BOLD)} {line(finding, style)}\n")
    counts = (f"{len(made.new):,} new{_severities(made.new)}", f"{len(made.gone):,} gone{_severities(made.gone)}")
    out.write(", ".join((*counts, f"{len(made.same):,} the same")) + "\n")


def write_json(made: Comparison, out: TextIO, style: Style) -> None:
    """Writes one JSON document with the lists "new", "gone" and "same"; every finding stands in a line of its own."""
    for name, findings in (("new", made.new), ("gone", made.gone), ("same", made.same)):
        out.write(f'{"{" if name == "new" else ","}\n"{name}": [')
        out.write(",".join(f"\n{json_text(finding)}" for finding in findings) + "]")
    out.write("\n}\n")


def _severities(findings: Iterable[Finding]) -> str:
    counted = Counter(finding.severity for finding in findings)
    parts = [f"{counted[severity]:,} {severity.value}" for severity in WORST_FIRST if counted[severity]]
    return f" ({', '.join(parts)})" if parts else ""
