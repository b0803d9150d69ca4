"""`bilint config`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click
import msgspec

from bilint.cli import options
from bilint.cli.output import standard_output
from bilint.config import profiles


@click.group("config")
def command() -> None:
    """Show the settings in force and where each comes from, and the profiles there are."""


@command.command("show")
@click.option("--profile", metavar="NAME", help="Take this profile instead of the file's own.")
@options.configuration
def show(profile: str | None, config_path: Path | None, isolated: bool) -> None:
    """Print every setting as TOML, with where it comes from."""
    configured = options.settings_of({"profile": profile}, config_path, isolated)
    values = msgspec.to_builtins(configured.settings, builtin_types=(datetime.date,))
    tables = values.pop("ignores")
    origins = configured.origins
    if tables:
        values["ignore"] = (*values["ignore"], *tables)
        names = {origins["ignore"]: None} if configured.settings.ignore else {}
        origins |= {"ignore": ", ".join({**names, origins["ignores"]: None})}
    with standard_output() as stream:
        stream.write(f"# settings from {configured.path or 'no file: all are defaults'}\n")
        for key, value in values.items():
            if value is None:
                stream.write(f"# {key} is not set\n")
            else:
                stream.write(_line(key, value, origins[key]))


@command.command("profile")
@click.argument("name", required=False)
def profile(name: str | None) -> None:
    """Print a profile as it stands in its file; without a name, the names.

    `profile = "news"` in bilint.toml takes it; whatever else stands there outdoes it, key by key. A profile of your
    own is a file: `profile = "house.toml"`, which may have a `profile` itself to build on.
    """
    with standard_output() as stream:
        if name is not None:
            stream.write(profiles.text(name))
            return
        for each in profiles.names():
            first = profiles.text(each).splitlines()[0].removeprefix("# ")
            stream.write(f"{each:10} {first}\n")


def _line(key: str, value: object, origin: str) -> str:
    """A setting as TOML with its origin; lists of tables take a line each."""
    if isinstance(value, list | tuple) and any(isinstance(entry, dict) for entry in value):
        entries = "".join(f"  {_toml(entry)},\n" for entry in value)
        return f"{key} = [  # {origin}\n{entries}]\n"
    return f"{key} = {_toml(value)}  # {origin}\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        set_ones = {key: inner for key, inner in value.items() if inner is not None}
        return "{" + ", ".join(f"{_key(key)} = {_toml(inner)}" for key, inner in set_ones.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return msgspec.json.encode(value).decode()


def _key(key: str) -> str:
    bare = key.replace("-", "").replace("_", "").isalnum() and key.isascii()
    return key if bare else msgspec.json.encode(key).decode()
