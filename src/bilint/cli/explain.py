"""`bilint explain`."""

from __future__ import annotations

import click

from bilint.checks import get_check
from bilint.checks.documentation import page
from bilint.cli.output import standard_output


@click.command("explain")
@click.argument("check")
def command(check: str) -> None:
    """Say what a check looks for, with examples of what it flags and what it leaves alone."""
    text = page(get_check(check))
    with standard_output() as stream:
        stream.write(text)
