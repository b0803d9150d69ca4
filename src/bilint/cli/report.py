"""`bilint report`."""

from __future__ import annotations

import sys

import click

from bilint.cli import INTERRUPTED
from bilint.cli.reporting import wanted_reports, write_reports
from bilint.model import Report


@click.command("report")
@click.argument("results", metavar="RESULTS")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    default=("full",),
    show_default="full",
    help="Report to make, as of `bilint check`. Can be given several times.",
)
@click.option("--output", "-o", metavar="FILE", help="File for the one report that names none.")
def command(results: str, formats: tuple[str, ...], output: str | None) -> int:
    """Make any report from saved results: what --format json or jsonl wrote, or `bilint batch`. "-": standard input.

    \b
    bilint check article.de.txt article.en.txt --format json=results.json
    bilint report results.json --format html=report.html --format sarif=report.sarif
    """
    from bilint.reports import is_human_readable, summary

    wanted = wanted_reports(formats, output)
    report = saved_results(results)
    try:
        write_reports(report, wanted, [results])
    except KeyboardInterrupt:
        return INTERRUPTED
    if not any(is_human_readable(name) for name, path in wanted if path is None):
        click.echo(summary(report), err=True)
    return 0


def saved_results(path: str) -> Report:
    """The report in a file, with what the checks of this version say of themselves.

    Raises InputError where the file holds no results.
    """
    from bilint.checks import all_checks
    from bilint.checks.documentation import rule
    from bilint.reports.saved import read_saved

    report = read_saved(_text(path), path)
    found = {finding.check for finding in report.findings}
    report.rules = [rule(check) for check in all_checks().values() if check.name in found]
    return report


def _text(path: str) -> str:
    """The text of a file of results; JSON Lines without a line are those of a translation without findings."""
    from bilint.errors import EmptyInputError
    from bilint.formats.decode import STDIN, read_text

    try:
        return read_text(path, sys.stdin.buffer)
    except EmptyInputError:
        if path == STDIN or path.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
            return ""
        raise
