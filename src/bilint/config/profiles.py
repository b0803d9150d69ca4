"""Profiles: settings for a kind of text, as TOML that anyone can read, with names of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bilint import data
from bilint.config.files import read
from bilint.errors import ConfigError, UnknownNameError

KEYS = (
    "profile", "select", "ignore", "extend-select", "on-trial", "preview", "severity",
    "fail-on", "max-findings", "min-score",
)  # fmt: skip
"""What a profile can set: what to look for and how bad it is, not where the texts lie."""

MERGED = ("severity", "min-score")
"""Tables to which the settings above a profile add: theirs win key by key."""


def names() -> list[str]:
    """The profiles that come with bilint."""
    return [name.removesuffix(".toml") for name in data.names("profiles")]


def text(name: str) -> str:
    """A profile that comes with bilint, as it stands in its file.

    Raises UnknownNameError.
    """
    if name not in names():
        raise UnknownNameError("profile", name, names())
    return data.read(f"profiles/{name}.toml")


def load(name: str, beside: Path) -> tuple[dict[str, Any], str]:
    """The settings of a profile by key, and what it is called where origins are shown.

    A name that ends in ".toml" is a file, seen from the folder `beside`; its own `profile` says what it adds to.
    Raises ConfigError and UnknownNameError.
    """
    return _load(name, beside, ())


def _load(name: str, beside: Path, above: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    if not name.endswith(".toml"):
        text(name)
        return data.load(f"profiles/{name}.toml"), f"profile {name}"
    path = beside / name
    if str(path.resolve()) in above:
        raise ConfigError(f"{path}: the profile builds on itself; change its `profile`")
    values = read(path, KEYS)
    if "ignores" in values:
        raise ConfigError(f"{path}: [[ignore]] belongs into the settings, not into a profile")
    if base := values.pop("profile", None):
        values = merge(_load(str(base), path.parent, (*above, str(path.resolve())))[0], values)
    return values, f"profile {path}"


def merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Settings of two layers in one: those above win; tables that are made to be added to are merged."""
    merged = below | above
    for key in MERGED:
        if isinstance(below.get(key), dict) and isinstance(above.get(key), dict):
            merged[key] = below[key] | above[key]
    return merged
