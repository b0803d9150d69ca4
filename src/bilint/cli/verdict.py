"""Which exit code a report comes to, and why."""

from __future__ import annotations

from bilint.cli import BAD_INPUT, FINDINGS
from bilint.config import Settings
from bilint.model import Report, Severity


def verdict(report: Report, settings: Settings) -> tuple[int, str | None]:
    """The exit code and, where it is not 0, one sentence that says why.

    The report has to hold every score that `min-score` names, unless there was nothing to check.
    """
    if report.problems:
        return BAD_INPUT, f"{len(report.problems)} problems, the first: {report.problems[0].message}"
    if settings.exit_zero:
        return 0, None
    if settings.fail_on != "none":
        count = report.count(Severity(settings.fail_on))
        if count > (settings.max_findings or 0):
            allowed = f", {settings.max_findings} are allowed" if settings.max_findings else ""
            return FINDINGS, f"{count} findings at {settings.fail_on} or above{allowed}"
    for name, worst in settings.min_score.items() if report.pairs else ():
        score = next(score for score in report.scores if score.level == "corpus" and score.name == name)
        if score.value != worst and (score.value < worst) is score.higher_is_better:
            return FINDINGS, f"{name} is {score.value:.3f}, past the threshold of {worst:g}"
    return 0, None
