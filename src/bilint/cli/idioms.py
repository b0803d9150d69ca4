"""`bilint idioms`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from bilint.atomic import atomic
from bilint.cli import BAD_INPUT, options
from bilint.cli.output import standard_output
from bilint.errors import ConfigError
from bilint.text.language import parse_language
from bilint.text.phrases.documentation import kind_name
from bilint.text.phrases.inventory import (
    KINDS,
    Idiom,
    inventory_languages,
    kind_of,
    language_of,
    load_inventory,
    read_file,
)

_NAMES = {kind_name(kind): kind for kind in KINDS}


class _Row(msgspec.Struct):
    kind: str
    language: str
    idiom: Idiom


@click.group("idioms")
def command() -> None:
    """List, search, count and check idioms, calques and false friends."""


def _of_inventories(function: Any) -> Any:
    """--language, --config and --isolated."""
    function = options.configuration(function)
    return click.option("--language", "-l", metavar="LANG", help="Only those of this source language.")(function)


def _rows(language: str | None, config_path: Path | None, isolated: bool) -> Iterator[_Row]:
    """All entries of the package and of the project's own inventories."""
    wanted = parse_language(language).code if language else None
    own = options.settings_of({}, config_path, isolated).settings.inventories
    for name, kind in _NAMES.items():
        for code in inventory_languages(kind):
            if wanted in (None, code):
                yield from (_Row(name, code, idiom) for idiom in load_inventory(f"{kind}{code}.toml"))
    for path in own:
        if wanted in (None, language_of(path)):
            name = next(name for name, kind in _NAMES.items() if kind == kind_of(path))
            yield from (_Row(name, language_of(path), idiom) for idiom in read_file(path))


@command.command("list")
@_of_inventories
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def list_(language: str | None, config_path: Path | None, isolated: bool, shape: str) -> None:
    """List the entries: language, form, what it means."""
    _print(_rows(language, config_path, isolated), shape)


@command.command("search")
@click.argument("text")
@_of_inventories
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def search(text: str, language: str | None, config_path: Path | None, isolated: bool, shape: str) -> None:
    """Search forms, meanings and renderings for a text, whatever its case."""
    wanted = text.casefold()
    rows = _rows(language, config_path, isolated)
    _print((row for row in rows if wanted in str(msgspec.to_builtins(row.idiom)).casefold()), shape)


@command.command("count")
@_of_inventories
@click.option("--format", "shape", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def count(language: str | None, config_path: Path | None, isolated: bool, shape: str) -> None:
    """Count the entries by language and kind."""
    from bilint.text.phrases.documentation import table

    found = Counter((row.language, row.kind) for row in _rows(language, config_path, isolated))
    with standard_output() as stream:
        stream.write(table(found, markdown=shape == "markdown"))


@command.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
def check(paths: tuple[str, ...]) -> int:
    """Check inventories of your own: what the schema refuses, and entries that do not do what they say."""
    from bilint.text.phrases.audit import problems

    bad = 0
    with standard_output() as stream:
        for path in paths:
            try:
                idioms = read_file(path)
                found = list(problems(idioms, language_of(path)))
            except ConfigError as error:
                stream.write(f"{error}\n")
                bad += 1
                continue
            bad += len(found)
            stream.writelines(f"{path}: {problem}\n" for problem in found)
            stream.write(f"{path}: {len(idioms)} entries, {len(found)} problems\n")
    return BAD_INPUT if bad else 0


@command.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--from", "kind", type=click.Choice(["wiktextract", "tbx", "tsv"]), required=True, help="What it is.")
@click.option("--language", "-l", metavar="LANG", required=True, help="Source language of the idioms.")
@click.option("--output", "-o", metavar="FILE", help="Inventory to write; standard output, if left out.")
@click.option("--skipped", metavar="FILE", help="File for what was skipped, with the reasons.")
def import_(path: Path, kind: str, language: str, output: str | None, skipped: str | None) -> None:
    """Make a draft of an inventory from a Wiktionary extract (wiktextract JSON Lines), a TBX or a TSV file.

    A draft has forms, meanings and good renderings; `says` and the literal renderings are for you to add.
    """
    from bilint.text.phrases.importer import Draft, Skipped, entry, read

    rows = list(read(path, kind, parse_language(language).code))
    drafts = {row.form.casefold(): row for row in rows if isinstance(row, Draft)}
    left_out = [row for row in rows if isinstance(row, Skipped)]
    text = "\n".join(entry(draft) for draft in drafts.values())
    if output in (None, "-"):
        with standard_output() as stream:
            stream.write(text)
    else:
        with atomic(str(output)) as stream:
            stream.write(text)
    if skipped:
        with atomic(skipped) as stream:
            stream.writelines(f"{row.line}\t{row.reason}\n" for row in left_out)
    doubled = len(rows) - len(left_out) - len(drafts)
    click.echo(f"{len(drafts)} entries, {doubled} forms twice, {len(left_out)} skipped", err=True)


def _print(rows: Iterator[_Row], shape: str) -> None:
    with standard_output() as stream:
        for row in rows:
            if shape == "jsonl":
                stream.write(msgspec.json.encode(row).decode() + "\n")
            else:
                stream.write(f"{row.language}  {row.kind:15}  {row.idiom.form}: {row.idiom.means}\n")
