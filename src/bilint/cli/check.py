"""`bilint check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from bilint.cli import INTERRUPTED, options
from bilint.cli.output import atomic, standard_output
from bilint.cli.verdict import verdict
from bilint.config import Settings
from bilint.errors import UnknownNameError
from bilint.model import Report
from bilint.pipeline import Interrupted, check

_SCORES = {"quality", "estimated-mqm", "estimated-wmt"}
"""The penalties are in every report; the other one is computed where it is asked for."""


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="[SOURCE] TARGET | BILINGUAL")
@options.languages
@click.option("--input-format", metavar="NAME", help="Format of the files, where the suffix does not tell.")
@click.option(
    "--format",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Report to write: full, concise, json, jsonl, markdown, html. Can be given several times.",
)
@click.option("--output", "-o", metavar="FILE", help="File for the one report that names none.")
@options.choice_of_checks
@click.option("--fail-on", type=click.Choice(["none", "minor", "major", "critical"]), help="Exit with 1 from here on.")
@click.option("--max-findings", type=click.IntRange(min=0), metavar="N", help="Findings that are tolerated.")
@click.option(
    "--min-score", multiple=True, type=options.KeyValue(float), metavar="NAME=VALUE", help="Lowest score that passes."
)
@click.option("--exit-zero", is_flag=True, default=None, help="Exit with 0 whatever is found.")
@click.option("--scores", type=options.Names(), metavar="NAMES", help="Scores to add: quality.")
@options.configuration
def command(
    paths: tuple[str, ...],
    input_format: str | None,
    output: str | None,
    scores: tuple[str, ...] | None,
    config_path: Path | None,
    isolated: bool,
    min_score: tuple[tuple[str, float], ...],
    **given: Any,
) -> int:
    """Check a translation: two documents, one bilingual file, or a translation alone.

    \b
    bilint check article.de.txt article.en.txt
    bilint check messages.xlf --format html=report.html
    bilint check article.en.txt --source-lang de
    """
    settings = options.settings_of({**given, "min_score": dict(min_score)}, config_path, isolated).settings
    wanted = {*(scores or ()), *settings.min_score}
    for name in wanted - _SCORES:
        raise UnknownNameError("score without a reference", name, _SCORES)
    reports = _reports(settings.format, output)
    interrupted = False
    try:
        report = check(
            *paths,
            source_lang=settings.source_lang,
            target_lang=settings.target_lang,
            format=input_format,
            select=settings.select,
            ignore=settings.ignore,
            extend_select=settings.extend_select,
            preview=settings.preview,
            severity=settings.severity,
            inventories=settings.inventories,
            scores=sorted(wanted & {"quality"}),
            stdin=sys.stdin.buffer,
        )
    except Interrupted as partial:
        report, interrupted = partial.report, True
    for name, path in reports:
        write_report(report, name, path)
    if interrupted:
        click.echo("bilint: interrupted; the report holds what was found until then", err=True)
        return INTERRUPTED
    return _leave(report, settings, [name for name, path in reports if path in (None, "-")])


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


def _reports(formats: tuple[str, ...], output: str | None) -> list[tuple[str, str | None]]:
    """Names and files of the reports to write; at most one goes to standard output."""
    from bilint.reports import REPORTS

    wanted = []
    for given in formats:
        name, _, path = given.partition("=")
        if name not in REPORTS:
            raise UnknownNameError("report format", name, REPORTS.names())
        wanted.append((name, path or None))
    unplaced = [name for name, path in wanted if path is None]
    if len(unplaced) > 1:
        raise click.UsageError(f"give each of {', '.join(unplaced)} a file, as in --format {unplaced[0]}=FILE")
    if output and not unplaced:
        raise click.UsageError("--output: every report names its file already")
    return [(name, path or output) for name, path in wanted]


def write_report(report: Report, name: str, path: str | None) -> None:
    """Writes one report to a file, atomically, or to standard output."""
    from bilint.reports import REPORTS
    from bilint.reports.style import Style

    write = REPORTS.load(name)
    if path is not None and path != "-":
        with atomic(path) as stream:
            write(report, stream, Style(color=False, width=100))
        return
    with standard_output() as stream:
        write(report, stream, Style(color=_wants_color(), width=_width()))


def _wants_color() -> bool:
    """Colour on a terminal that can show it, unless NO_COLOR is set; FORCE_COLOR outdoes both."""
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _width() -> int:
    """Columns of the terminal; COLUMNS outdoes it; 100 where there is none."""
    import shutil

    return max(shutil.get_terminal_size((100, 24)).columns, 40)
