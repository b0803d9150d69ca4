"""Writing reports: which formats are wanted, and where each goes."""

from __future__ import annotations

import os
import sys

import click

from bilint.cli.output import atomic, atomic_bytes, standard_output, standard_output_bytes
from bilint.errors import UnknownNameError
from bilint.model import Report


def wanted_reports(formats: tuple[str, ...], output: str | None) -> list[tuple[str, str | None]]:
    """Names and files of the reports to write, from "name" or "name=file"; at most one goes to standard output."""
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
    from bilint.reports import REPORTS, is_binary
    from bilint.reports.style import Style

    write = REPORTS.load(name)
    plain = Style(color=False, width=100)
    if is_binary(name):
        with atomic_bytes(path) if path is not None and path != "-" else standard_output_bytes() as stream:
            write(report, stream, plain)
    elif path is not None and path != "-":
        with atomic(path) as text:
            write(report, text, plain)
    else:
        with standard_output() as text:
            write(report, text, Style(color=wants_color(), width=_width()))


def wants_color() -> bool:
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
