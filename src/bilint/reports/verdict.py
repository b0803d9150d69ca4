"""Whether a translation passes under the settings of its run, as far as findings and scores say."""

from __future__ import annotations

from typing import NamedTuple

from bilint.model import Report, Severity
from bilint.reports.counts import count_of


class Verdict(NamedTuple):
    """Passed or not, and why, in one phrase."""

    passed: bool
    reason: str


def fail_level(report: Report) -> Severity | None:
    """The lowest severity that fails: the setting `fail-on` of the run, else major; None where nothing fails."""
    level = report.settings.get("fail-on", Severity.MAJOR.value)
    return None if level == "none" else Severity(level)


def verdict(report: Report) -> Verdict:
    """The verdict by `fail-on`, `max-findings` and `min-score` among the settings of the run."""
    if report.problems:
        return Verdict(False, f"{count_of(len(report.problems), 'problem')} kept checks from running")
    level = fail_level(report)
    failing = report.count(level) if level is not None else 0
    if level is not None and failing > (report.settings.get("max-findings") or 0):
        return Verdict(False, f"{count_of(failing, 'finding')} {_at_least(level)}")
    for score in report.scores:
        least = (report.settings.get("min-score") or {}).get(score.name)
        past = least is not None and score.value != least and (score.value < least) is score.higher_is_better
        if past and score.level == "corpus":
            return Verdict(False, f"{score.name} is {score.value:.4g}, past the threshold of {least:g}")
    if level is None:
        return Verdict(True, "findings are only shown here: no level is set at which they fail")
    return Verdict(True, f"{count_of(failing, 'finding')} {_at_least(level)}")


def _at_least(level: Severity) -> str:
    return level.value if level is Severity.CRITICAL else f"{level.value} or worse"
