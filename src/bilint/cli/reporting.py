"""Writing reports: which formats are wanted, and where each goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from bilint.atomic import atomic, atomic_bytes
from bilint.cli.output import standard_output, standard_output_bytes, writable
from bilint.errors import BilintError, MissingExtraError, OutputError, UnknownNameError
from bilint.model import Report

Wanted = tuple[str, str | None]
"""Name of a report, and its file; None: standard output."""


def wanted_reports(formats: tuple[str, ...], output: str | None) -> list[Wanted]:
    """The reports to write, from "name" or "name=file"; no two go to the same place.

    Raises UsageError, UnknownNameError, and OutputError for a file that cannot be made, so that no check runs in vain.
    """
    from bilint.reports import REPORTS

    given: list[Wanted] = []
    for each in formats:
        name, sign, path = each.partition("=")
        if name not in REPORTS:
            raise UnknownNameError("report format", name, REPORTS.names())
        if sign and not path:
            raise click.UsageError(f"--format {each}: no file is named behind the =")
        given.append((name, path or None))
    unplaced = [name for name, path in given if path is None]
    if len(unplaced) > 1:
        raise click.UsageError(f"give each of {', '.join(unplaced)} a file, as in --format {unplaced[0]}=FILE")
    if output and not unplaced:
        raise click.UsageError("--output: every report names its file already")
    wanted = [(name, None if (path or output) == "-" else path or output) for name, path in given]
    _refuse_places(wanted)
    return wanted


def _refuse_places(wanted: Sequence[Wanted]) -> None:
    """Raises UsageError where two reports go to one place, OutputError where one cannot be written there."""
    places: dict[str, str] = {}
    for name, path in wanted:
        place = "standard output" if path is None else os.path.realpath(path)
        if place in places and not _takes_more(path):
            both = f"{places[place]} and {name} both go to {path or place}"
            raise click.UsageError(f"{both}; give each a file of its own")
        places[place] = name
        if path is not None:
            writable(path)


def _takes_more(path: str | None) -> bool:
    """Whether a file can be written twice without loss: a device or a pipe."""
    return path is not None and os.path.exists(path) and not os.path.isfile(path)


def write_reports(report: Report, wanted: Sequence[Wanted], inputs: Sequence[str] = ()) -> None:
    """Writes every report that can be written, each atomically; one that cannot be does not keep the others back.

    No file that was read is overwritten: those of the report, and `inputs` beside them. Raises the last OutputError or
    MissingExtraError, having said the others on standard error.
    """
    read = {os.path.realpath(path) for path in (*inputs, *(each.path for each in report.inputs)) if path}
    failed: list[BilintError] = []
    for name, path in wanted:
        try:
            if path is not None and os.path.realpath(path) in read:
                raise OutputError(f"{path}: was read for this {name} report; give the report another file")
            _write(report, name, path)
        except (OutputError, MissingExtraError) as error:
            failed.append(error)
    for each in failed[:-1]:
        click.echo(f"bilint: {each}", err=True)
    if failed:
        raise failed[-1]


def _write(report: Report, name: str, path: str | None) -> None:
    from bilint.reports import REPORTS, is_binary
    from bilint.reports.style import Style

    write = REPORTS.load(name)
    plain = Style(color=False, width=100)
    if is_binary(name):
        with atomic_bytes(path) if path is not None else standard_output_bytes() as stream:
            write(report, stream, plain)
    elif path is not None:
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
