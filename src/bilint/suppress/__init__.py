"""Findings that are known and left alone: by ignores in the settings, comments in the files, and a baseline.

Comes between checks and reports: what is left alone counts in no score and no exit code.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from bilint.config import Ignore
from bilint.model import Finding, Pair, Report
from bilint.suppress.baseline import Baseline, BaselineEntry
from bilint.suppress.inline import Comments
from bilint.suppress.rules import Rules, check_names, covers

__all__ = ["Baseline", "BaselineEntry", "LeftAlone", "Suppressions", "check_names", "suppress"]


class Suppressions(msgspec.Struct, frozen=True, kw_only=True):
    """What a project leaves alone beside the comments in its files."""

    ignores: tuple[Ignore, ...] = ()
    folder: Path = Path()
    """From which the paths of the ignores are seen."""
    baseline: Baseline | None = None
    whole: bool = False
    """Whether this run sees all that the project has, so that an ignore without a finding is one without use."""
    today: datetime.date = msgspec.field(default_factory=datetime.date.today)


class LeftAlone:
    """Asks of findings one by one, for pairs that stream by; nothing is counted."""

    def __init__(self, suppressions: Suppressions) -> None:
        self._rules = Rules(suppressions.ignores, suppressions.folder, suppressions.today)

    def __call__(self, finding: Finding, pair: Pair) -> bool:
        """Whether a finding is left alone, by a comment that its pair carries or by the settings."""
        return any(covers(ignore.checks, finding.check) for ignore in pair.ignores) or self._rules.hold(finding, pair)


def suppress(report: Report, suppressions: Suppressions, known: Collection[str], *, complete: bool = True) -> None:
    """Takes out of a report what is left alone, and notes how much that was and what of it is of no use any more.

    `known`: the names of all checks; a comment that names another becomes a problem. Which checks ran is read from
    the report's settings. Where they did not run to the end (not `complete`, or with a problem), what is of no use is
    not told, since nobody can know.
    """
    ran = set(report.settings.get("checks", ()))
    pairs = {pair.id: pair for pair in report.pairs}
    comments = Comments(report.pairs, known)
    rules = Rules(suppressions.ignores, suppressions.folder, suppressions.today)
    kept = []
    by_comment = by_rule = 0
    for finding in report.findings:
        pair = pairs[finding.id]
        # Both are asked: a comment must not make the rule look unused.
        commented, ruled = comments.hold(finding, pair), rules.hold(finding, pair)
        by_comment += commented
        by_rule += ruled and not commented
        if not commented and not ruled:
            kept.append(finding)
    report.problems += comments.problems
    paths = _looked_at(report)
    baseline = suppressions.baseline
    stale: list[BaselineEntry] = []
    report.findings = kept
    if baseline is not None:
        report.findings, stale = baseline.new(kept, paths, ran, whole=suppressions.whole)
    by_baseline = len(kept) - len(report.findings)
    report.left_alone += by_rule + by_comment + by_baseline
    report.notes += _counted(by_rule, by_comment, by_baseline)
    report.notes += rules.expired()
    if complete and not report.problems:
        report.notes += [*comments.unused(ran), *rules.unused(ran, paths, suppressions.whole)]
        report.notes += _stale_notes(stale, baseline)


def _counted(by_rule: int, by_comment: int, by_baseline: int) -> list[str]:
    counts = {"[[ignore]] in the settings": by_rule, "comments in the files": by_comment, "the baseline": by_baseline}
    parts = [f"{count} by {what}" for what, count in counts.items() if count]
    return [f"findings left alone: {', '.join(parts)}"] if parts else []


def _looked_at(report: Report) -> set[str]:
    paths: Iterable[str | None] = (
        place.path for pair in report.pairs for place in (pair.source_place, pair.target_place) if place
    )
    return {path for path in paths if path}


_SHOWN = 10
"""Stale entries that a note names."""


def _stale_notes(stale: list[BaselineEntry], baseline: Baseline | None) -> list[str]:
    if not stale or baseline is None:
        return []
    noun = "entry is" if len(stale) == 1 else "entries are"
    lines = [f"baseline: stale: {entry.path}: {entry.check} “{entry.text}”" for entry in stale[:_SHOWN]]
    if len(stale) > _SHOWN:
        lines.append(f"baseline: stale: and {len(stale) - _SHOWN} more")
    return [
        f"baseline: {len(stale)} {noun} stale, the findings are gone; `bilint baseline write {baseline.path}` "
        "leaves them out",
        *lines,
    ]
