"""`bilint precision`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from bilint.cli.output import standard_output
from bilint.config import discover
from bilint.config.change import change
from bilint.config.edit import with_names
from bilint.review.agreement import Agreement
from bilint.review.precision import Precision, agreement, below, precisions, stores


@click.command("precision")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[STORE | FOLDER]...")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--agreement", "agree", is_flag=True, help="Print how far reviewers agree instead: Cohen's and Fleiss' kappa."
)
@click.option(
    "--preview-below", type=click.FloatRange(0, 1), metavar="P", help="Name the checks whose precision is under P."
)
@click.option(
    "--at-least", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Verdicts that it takes."
)
@click.option("--write", is_flag=True, help="Turn those checks to preview, in the nearest file of settings.")
def command(
    paths: tuple[Path, ...], shape: str, agree: bool, preview_below: float | None, at_least: int, write: bool
) -> None:
    """Print how many findings of each check people accepted, over all verdicts stored here and in folders beneath.

    \b
    bilint precision
    bilint precision --preview-below 0.5 --write
    bilint precision --agreement
    """
    if write and preview_below is None:
        raise click.UsageError("--write needs --preview-below")
    if agree and preview_below is not None:
        raise click.UsageError("--agreement and --preview-below exclude each other")
    found = stores(paths or [Path()])
    if agree:
        _print_agreement(agreement(found), shape)
    else:
        _print_precision(precisions(found), shape, preview_below, at_least, write)


def _print_precision(
    found: Sequence[Precision], shape: str, preview_below: float | None, at_least: int, write: bool
) -> None:
    trial = below(found, preview_below, at_least) if preview_below is not None else []
    with standard_output() as stream:
        if shape == "json":
            stream.write(_json([{**msgspec.to_builtins(each), "precision": each.precision} for each in found]))
        elif preview_below is None or write:
            stream.writelines(_line(each, max(len(each.check) for each in found)) for each in found)
        else:
            stream.write(with_names("", "on-trial", trial, "bilint.toml"))
    if preview_below is not None and not trial:
        click.echo(f"no check with {at_least} verdicts has a precision under {preview_below:g}", err=True)
    elif write:
        click.echo(f"{_write(trial)}: {', '.join(trial)} turned to preview", err=True)


def _line(each: Precision, width: int) -> str:
    return f"{each.check:{width}}  {each.precision:6.1%}  {each.accepted} of {each.judged} accepted\n"


def _print_agreement(found: Sequence[Agreement], shape: str) -> None:
    with standard_output() as stream:
        if shape == "json":
            stream.write(_json(msgspec.to_builtins(found)))
            return
        for each in found:
            kappa = f"{each.kappa:.2f}" if each.kappa is not None else "undefined, every verdict is the same"
            stream.write(
                f"{', '.join(each.reviewers)}: {each.measure} {kappa}; {each.observed:.0%} of the verdicts agree, "
                f"{each.findings} {'finding' if each.findings == 1 else 'findings'} judged by all\n"
            )
    if not found:
        click.echo("no finding was judged by two reviewers", err=True)


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _write(checks: Sequence[str]) -> Path:
    """The file of settings in which the checks are on trial now; bilint.toml where there was none."""
    path = discover(Path.cwd()) or Path("bilint.toml")
    change(path, lambda text: with_names(text, "on-trial", checks, str(path)))
    return path
