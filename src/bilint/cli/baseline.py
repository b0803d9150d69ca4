"""`bilint baseline`."""

from __future__ import annotations

from typing import Any

import click

from bilint.atomic import atomic
from bilint.cli import BAD_INPUT, INTERRUPTED, checking
from bilint.suppress import Baseline


@click.group("baseline")
def command() -> None:
    """Keep the findings of today in a file, so that only new ones are reported."""


@command.command("write")
@click.argument("file")
@checking.what_to_check
def write(file: str, **given: Any) -> int:
    """Write the findings of `bilint check` with the same arguments to FILE, to be given as --baseline.

    \b
    bilint baseline write bilint-baseline.json
    bilint check --baseline bilint-baseline.json
    """
    from bilint.reports.counts import count_of

    report, interrupted = checking.checked(*checking.settle(given), known=True)
    if interrupted:
        click.echo("bilint: interrupted; no baseline was written", err=True)
        return INTERRUPTED
    if report.problems:
        for problem in report.problems:
            click.echo(f"problem: {problem.message}", err=True)
        click.echo(f"bilint: exit {BAD_INPUT}: no baseline was written, since not all could be checked", err=True)
        return BAD_INPUT
    baseline = Baseline.of(file, report.findings)
    with atomic(file) as stream:
        stream.write(baseline.text())
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    known, pairs = count_of(len(baseline.entries), "finding"), count_of(len(report.pairs), "pair")
    click.echo(f"{file} holds {known} of {pairs}", err=True)
    return 0
