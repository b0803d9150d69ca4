"""`bilint check`."""

from __future__ import annotations

from typing import Any

import click

from bilint.cli import INTERRUPTED, checking, options
from bilint.cli.reporting import wanted_reports, write_reports
from bilint.cli.verdict import verdict
from bilint.config import Settings
from bilint.model import Report


@click.command("check")
@checking.what_to_check
@click.option(
    "--format",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Report to write: full, concise, grouped, json, jsonl, markdown, html, xlsx, sarif, junit, github, gitlab, "
    "rdjson, tsv, marot, xliff. Can be given several times.",
)
@click.option("--output", "-o", metavar="FILE", help="File for the one report that names none.")
@click.option("--fail-on", type=click.Choice(["none", "minor", "major", "critical"]), help="Exit with 1 from here on.")
@click.option("--max-findings", type=click.IntRange(min=0), metavar="N", help="Findings that are tolerated.")
@click.option(
    "--min-score", multiple=True, type=options.KeyValue(float), metavar="NAME=VALUE", help="Lowest score that passes."
)
@click.option("--exit-zero", is_flag=True, default=None, help="Exit with 0 whatever is found.")
@click.option("--scores", type=options.Names(), metavar="NAMES", help="Scores to add: quality.")
@click.option("--baseline", metavar="FILE", help="Findings that are known, as `bilint baseline write` wrote them.")
def command(
    output: str | None,
    scores: tuple[str, ...] | None,
    min_score: tuple[tuple[str, float], ...],
    **given: Any,
) -> int:
    """Check a translation: two documents, one bilingual file, or a translation alone; by itself, all pairs of the
    settings.

    \b
    bilint check article.de.txt article.en.txt
    bilint check messages.xlf --format html=report.html
    bilint check article.en.txt --source-lang de
    bilint check --changed origin/main --baseline bilint-baseline.json
    """
    scope, configured = checking.settle({**given, "min_score": dict(min_score)})
    settings = configured.settings
    reports = wanted_reports(settings.format, output)
    report, interrupted = checking.checked(scope, configured, scores=scores or ())
    # What the verdict depends on: some reports show it.
    report.settings |= {
        "fail-on": settings.fail_on,
        "max-findings": settings.max_findings or 0,
        "min-score": settings.min_score,
    }
    write_reports(report, reports)
    if interrupted:
        click.echo("bilint: interrupted; the report holds what was found until then", err=True)
        return INTERRUPTED
    return _leave(report, settings, [name for name, path in reports if path is None])


def _leave(report: Report, settings: Settings, printed: list[str]) -> int:
    """Says on standard error what a reader has not been told by a printed report, and gives the exit code."""
    from bilint.reports import is_human_readable, summary

    code, reason = verdict(report, settings)
    if not any(is_human_readable(name) for name in printed):
        for note in report.notes:
            click.echo(f"note: {note}", err=True)
        for problem in report.problems[:20]:
            click.echo(f"problem: {problem.message}", err=True)
        click.echo(summary(report), err=True)
    if reason:
        click.echo(f"bilint: exit {code}: {reason}", err=True)
    return code
