"""The settings in force: from the command line, else the file, else the profile, else the default."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from bilint.config import profiles
from bilint.config.files import discover, read
from bilint.config.settings import Settings
from bilint.errors import ConfigError

COMMAND_LINE = "command line"


class Configured(msgspec.Struct, frozen=True):
    """Settings with where each came from."""

    settings: Settings
    origins: dict[str, str]
    """Key as written in a file -> "default", "command line", the profile or the path of the file, or two of them
    ("profile news, bilint.toml") for a table to which both add. Tables `[[ignore]]` are under "ignores"."""
    path: Path | None

    @property
    def folder(self) -> Path:
        """The folder from which paths and patterns of the settings are seen."""
        return self.path.parent if self.path else Path.cwd()


def configure(
    options: Mapping[str, Any], *, path: Path | None = None, start: Path | None = None, isolated: bool = False
) -> Configured:
    """The settings in force.

    `options`: what the command line says, by field name; None means that it says nothing.
    `path`: a file to take instead of looking for one; `isolated`: take none.

    Raises ConfigError that names the file and the key, UnknownNameError for a profile that does not exist.
    """
    if path is not None and not path.is_file():
        raise ConfigError(f"{path}: there is no such file; give a bilint.toml with --config")
    found = None if isolated else path or discover(start or Path.cwd())
    values = read(found, KEYS) if found else {}
    origins = dict.fromkeys((*KEYS, "ignores"), "default") | {key: str(found) for key in values}
    said = {name.replace("_", "-"): value for name, value in options.items() if value not in (None, (), {})}
    profile = said.get("profile") or values.get("profile")
    if profile is not None:
        values, origins = _on_profile(values, origins, str(profile), found, "profile" in said)
    values |= said
    origins |= dict.fromkeys(said, COMMAND_LINE)
    settings = _convert(values, found)
    return Configured(_beside(settings, origins, found), origins, found)


KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Settings) if field.name != "ignores")
"""The keys that a file can have."""


def _on_profile(
    values: dict[str, Any], origins: dict[str, str], name: str, found: Path | None, said: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of the file laid over those of the profile, and where each then comes from."""
    folder = found.parent if found and not said else Path.cwd()
    below, called = profiles.load(name, folder)
    for key in below:
        if key not in values:
            origins[key] = called
        elif key in profiles.MERGED:
            origins[key] = f"{called}, {origins[key]}"
    return profiles.merge(below, values), origins


def _convert(values: dict[str, Any], found: Path | None) -> Settings:
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        where = f"{found}: " if found else ""
        said = str(error).replace("$.ignores[", "$.ignore[")
        raise ConfigError(f"{where}{said}; `bilint config show` lists the settings") from None


def _beside(settings: Settings, origins: Mapping[str, str], found: Path | None) -> Settings:
    """The settings with paths that stand in the file seen from there."""
    if found is None:
        return settings
    changed: dict[str, Any] = {}
    if origins["inventories"] == str(found):
        changed["inventories"] = tuple(str(found.parent / name) for name in settings.inventories)
    if origins["baseline"] == str(found) and settings.baseline:
        changed["baseline"] = str(found.parent / settings.baseline)
    return msgspec.structs.replace(settings, **changed) if changed else settings
