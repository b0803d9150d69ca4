"""`bilint precision`."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from bilint.cli.output import atomic, standard_output
from bilint.config import discover
from bilint.review.precision import Precision, below, ignoring, precisions, stores


@click.command("precision")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[STORE | FOLDER]...")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--preview-below", type=click.FloatRange(0, 1), metavar="P", help="Name the checks whose precision is under P."
)
@click.option(
    "--at-least", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Verdicts that it takes."
)
@click.option("--write", is_flag=True, help="Turn those checks off in the nearest file of settings.")
def command(paths: tuple[Path, ...], shape: str, preview_below: float | None, at_least: int, write: bool) -> None:
    """Print how many findings of each check people accepted, over all verdicts stored here and in folders beneath.

    \b
    bilint precision
    bilint precision --preview-below 0.5 --write
    """
    if write and preview_below is None:
        raise click.UsageError("--write needs --preview-below")
    found = precisions(stores(paths or [Path()]))
    off = below(found, preview_below, at_least) if preview_below is not None else {}
    with standard_output() as stream:
        if shape == "json":
            rows = [{**msgspec.to_builtins(each), "precision": each.precision} for each in found]
            stream.write(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n")
        elif preview_below is None or write:
            stream.writelines(_line(each, max(len(each.check) for each in found)) for each in found)
        else:
            stream.write(ignoring("", off, "bilint.toml") if off else "")
    if preview_below is not None and not off:
        click.echo(f"no check with {at_least} verdicts has a precision under {preview_below:g}", err=True)
    elif write:
        click.echo(f"{_write(off)}: {', '.join(off)} turned off", err=True)


def _line(each: Precision, width: int) -> str:
    return f"{each.check:{width}}  {each.precision:6.1%}  {each.accepted} of {each.judged} accepted\n"


def _write(checks: dict[str, str]) -> Path:
    """The file of settings in which the checks are off now; bilint.toml where there was none."""
    path = discover(Path.cwd()) or Path("bilint.toml")
    table = "tool.bilint" if path.name == "pyproject.toml" else None
    # Line breaks as they are: read_text would turn CR LF into LF.
    text = path.read_bytes().decode() if path.exists() else ""
    with atomic(str(path)) as stream:
        stream.write(ignoring(text, checks, str(path), table))
    return path
