"""`bilint batch`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from bilint.batch import BatchResult, Interrupted, run
from bilint.checks import all_checks
from bilint.checks.select import select
from bilint.cli import BAD_INPUT, FINDINGS, INTERRUPTED, options
from bilint.cli.progress import Progress
from bilint.config import Settings
from bilint.errors import BilintError
from bilint.model import Severity
from bilint.suppress import Suppressions, check_names


@click.command("batch")
@click.argument("rows", metavar="ROWS")
@click.option(
    "--findings", default="-", show_default=True, metavar="FILE", help="Where the findings go, as JSON Lines."
)
@click.option(
    "--scores",
    metavar="FILE",
    help="Where scores go, as JSON Lines: quality, and BLEU, chrF and TER of rows "
    "with references. Without it nothing is scored.",
)
@options.languages
@click.option(
    "--input-format", "--format", "input_format", metavar="NAME", help="Format of ROWS, where the suffix does not tell."
)
@options.choice_of_checks
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes (default: the usable CPUs).")
@click.option("--with-texts", is_flag=True, help="Repeat source and target in every finding.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N rows.")
@click.option("--fail-on", type=click.Choice(["none", "minor", "major", "critical"]), help="Exit with 1 from here on.")
@click.option("--exit-zero", is_flag=True, default=None, help="Exit with 0 whatever is found.")
@options.configuration
def command(
    rows: str,
    findings: str,
    scores: str | None,
    input_format: str | None,
    workers: int | None,
    with_texts: bool,
    limit: int | None,
    config_path: Path | None,
    isolated: bool,
    **given: Any,
) -> int:
    """Check and score a corpus row by row: JSON Lines or any other bilingual format, "-" for standard input.

    A row of JSON Lines is an object with "target" and, as far as known, "id", "source", "source_lang",
    "target_lang" and "references". Memory does not grow with the corpus, and the output is the same for any number
    of workers. Checks that look at whole documents do not run.

    \b
    bilint batch corpus.jsonl.gz --findings findings.jsonl --scores scores.jsonl
    bilint batch memory.tmx --findings findings.jsonl --select numbers
    """
    if findings == scores == "-":
        raise click.UsageError("findings and scores cannot both go to standard output; give one of them a file")
    configured = options.settings_of(given, config_path, isolated)
    settings = configured.settings
    check_names((ignore.check for ignore in settings.ignores), all_checks())
    progress = Progress(lambda rows, seconds: f"{rows:,} rows, {rows / seconds:,.0f} a second")
    try:
        result = run(
            rows,
            findings=sys.stdout.buffer if findings == "-" else findings,
            scores=sys.stdout.buffer if scores == "-" else scores,
            format=input_format,
            source_lang=settings.source_lang,
            target_lang=settings.target_lang,
            checks=select(settings.select, settings.off, settings.extend_select, settings.preview),
            severities={name: Severity(value) for name, value in settings.severity.items()},
            inventories=settings.inventories,
            suppressions=Suppressions(ignores=settings.ignores, folder=configured.folder),
            workers=workers,
            with_texts=with_texts,
            limit=limit,
            stdin=sys.stdin.buffer,
            progress=progress,
        )
    except Interrupted as partial:
        progress.end()
        kept = " and ".join(map(str, partial.result.kept))
        where = f"; what was found until then is in {kept}" if kept else ""
        click.echo(f"bilint: interrupted after {partial.result.rows:,} rows{where}", err=True)
        return INTERRUPTED
    except BilintError as error:
        progress.end()
        for note in getattr(error, "__notes__", ()):
            click.echo(f"note: {note}", err=True)
        raise
    progress.end()
    return _leave(result, settings)


def _leave(result: BatchResult, settings: Settings) -> int:
    """Says on standard error what came of it, and which exit code that means."""
    if result.not_run:
        click.echo(f"note: not run, as they look at whole documents: {', '.join(result.not_run)}", err=True)
    for problem in result.problems:
        click.echo(f"problem: {problem.message}", err=True)
    problems = sum(result.problem_counts.values())
    if problems > len(result.problems):
        counts = ", ".join(f"{name} {count:,}" for name, count in result.problem_counts.most_common())
        click.echo(f"problem: and {problems - len(result.problems):,} more (all in all: {counts})", err=True)
    for signature in result.signatures:
        click.echo(f"score: {signature}", err=True)
    click.echo(_summary(result), err=True)
    if problems:
        click.echo(f"bilint: exit {BAD_INPUT}: {problems:,} problems", err=True)
        return BAD_INPUT
    if settings.exit_zero or settings.fail_on == "none":
        return 0
    if bad := result.count(Severity(settings.fail_on)):
        click.echo(f"bilint: exit {FINDINGS}: {bad:,} findings at {settings.fail_on} or above", err=True)
        return FINDINGS
    return 0


def _summary(result: BatchResult) -> str:
    by_severity: Counter[str] = Counter()
    by_check: Counter[str] = Counter()
    for (check, severity), count in result.findings.items():
        by_severity[severity] += count
        by_check[check] += count
    severities = [f"{by_severity[s.value]:,} {s.value}" for s in reversed(Severity) if by_severity[s.value]]
    found = f"{sum(by_check.values()):,} findings"
    if severities:
        checks = ", ".join(f"{name} {count:,}" for name, count in sorted(by_check.items(), key=lambda i: (-i[1], i[0])))
        found += f" ({', '.join(severities)}; {checks})"
    return f"{result.rows:,} rows, {found}; {result.seconds:.1f} s, {result.rows_per_second:,.0f} rows a second"
