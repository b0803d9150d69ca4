"""`bilint init`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from bilint.atomic import atomic
from bilint.config import settings_file
from bilint.errors import ConfigError

if TYPE_CHECKING:
    from bilint.project.layout import Seen


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=".")
def command(folder: Path) -> None:
    """Write the first bilint.toml of a folder, by looking at it.

    Translations are told by language codes in the names of folders and files (de/news.md and en/news.md, news.de.md
    and news.en.md), and by XLIFF and PO files. A file of settings that is there is not touched.
    """
    from bilint.project.layout import look

    if there := settings_file(folder):
        raise ConfigError(f"{there}: there are settings already; `bilint config show` prints them")
    seen = look(folder)
    if not seen:
        raise ConfigError(
            f"{folder}: no translations seen: neither names with language codes (de/news.md and en/news.md, news.de.md "
            "and news.en.md) nor XLIFF or PO files; write [[pairs]] with source and target into bilint.toml"
        )
    path = folder / "bilint.toml"
    with atomic(str(path)) as stream:
        stream.write(_settings(seen))
    for one in seen:
        click.echo(f"seen: {_said(one)}", err=True)
    click.echo(f"{path} is written; `bilint check` checks what it names", err=True)


def _said(seen: Seen) -> str:
    pattern, number = seen.pattern, f"{seen.found} {'translation' if seen.found == 1 else 'translations'}"
    if pattern.bilingual is not None:
        return f"{number} in {pattern.bilingual}"
    remark = f" ({seen.remark})" if seen.remark else ""
    return f"{number} {pattern.source_lang} → {pattern.target_lang} in {pattern.source} → {pattern.target}{remark}"


def _settings(seen: Sequence[Seen]) -> str:
    """The text of bilint.toml. Strings of a program are told by bilingual files without any document beside them."""
    profile = "software" if all(one.pattern.bilingual is not None for one in seen) else "news"
    lines = [
        f'profile = "{profile}"  # `bilint config profile {profile}` prints it; what stands here outdoes it',
        "",
        "# Findings that are right as they are, each with its reason:",
        "# [[ignore]]",
        '# check = "idioms.literal"',
        '# text = "with hard bandages"',
        '# reason = "the name of a band"',
    ]
    for one in seen:
        lines += ["", *([f"# {one.remark}"] if one.remark else []), "[[pairs]]"]
        values = {field.encode_name: getattr(one.pattern, field.name) for field in msgspec.structs.fields(one.pattern)}
        lines += [f"{key} = {msgspec.json.encode(value).decode()}" for key, value in values.items() if value]
    return "\n".join(lines) + "\n"
