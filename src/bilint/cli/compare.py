"""`bilint compare`."""

from __future__ import annotations

import click

from bilint.atomic import atomic
from bilint.cli import FINDINGS
from bilint.cli.output import standard_output
from bilint.cli.report import saved_results
from bilint.cli.reporting import wants_color
from bilint.model import Severity


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="File to write instead of standard output.")
@click.option(
    "--fail-on",
    type=click.Choice(["none", "minor", "major", "critical"]),
    default="none",
    show_default=True,
    help="Exit with 1 where a new finding is so bad or worse.",
)
def command(old: str, new: str, shape: str, output: str | None, fail_on: str) -> int:
    """Show what two saved results differ in: findings that are new, that are gone, and how many stayed.

    \b
    bilint compare yesterday.json today.json
    bilint compare system-a.jsonl system-b.jsonl --format json
    """
    from bilint.formats.decode import STDIN
    from bilint.reports.compare import compare, write_json, write_text
    from bilint.reports.style import Style

    if old == new == STDIN:
        raise click.UsageError("standard input holds one result; name a file for OLD or NEW")
    made = compare(saved_results(old).findings, saved_results(new).findings)
    write = write_json if shape == "json" else write_text
    if output and output != "-":
        with atomic(output) as stream:
            write(made, stream, Style())
    else:
        with standard_output() as stream:
            write(made, stream, Style(color=wants_color()))
    bad = [finding for finding in made.new if fail_on != "none" and finding.severity >= Severity(fail_on)]
    if bad:
        click.echo(f"bilint: exit {FINDINGS}: {len(bad)} new findings at {fail_on} or above", err=True)
        return FINDINGS
    return 0
