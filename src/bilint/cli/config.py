"""`bilint config`."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from bilint.cli import options
from bilint.cli.output import standard_output


@click.group("config")
def command() -> None:
    """Show the settings in force and where each comes from."""


@command.command("show")
@options.configuration
def show(config_path: Path | None, isolated: bool) -> None:
    """Print every setting as TOML, with where it comes from."""
    configured = options.settings_of({}, config_path, isolated)
    values = msgspec.to_builtins(configured.settings)
    with standard_output() as stream:
        stream.write(f"# settings from {configured.path or 'no file: all are defaults'}\n")
        for key, value in values.items():
            shown = _toml(value)
            stream.write(f"{key} = {shown}  # {configured.origins[key]}\n" if shown else f"# {key} is not set\n")


def _toml(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {_toml(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(str(_toml(inner)) for inner in value) + "]"
    return msgspec.json.encode(value).decode()
