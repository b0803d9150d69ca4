"""Settings: `bilint.toml` or `[tool.bilint]` in pyproject.toml, the nearest one above; never merged.

A setting comes from the command line, else from that file, else it is the default. A key that does not exist
is an error with a suggestion.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from bilint.errors import ConfigError

FailOn = Literal["none", "minor", "major", "critical"]
SeverityName = Literal["neutral", "minor", "major", "critical"]


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """All that can be set; the keys in a file are written with hyphens."""

    source_lang: str | None = None
    """Language of the source: a code, a tag or an English name. Else from the file, else identified."""
    target_lang: str | None = None
    """Language of the translation."""
    format: tuple[str, ...] = ("full",)
    """Report formats, "name" or "name=file"."""
    select: tuple[str, ...] = ()
    """Checks or families to run; empty: all that are not preview."""
    ignore: tuple[str, ...] = ()
    """Checks or families not to run."""
    extend_select: tuple[str, ...] = ()
    """Checks or families to run beside the others."""
    preview: bool = False
    """Whether checks run whose false-alarm rate is not yet known to be low."""
    inventories: tuple[str, ...] = ()
    """Files with idioms, titles or false friends of your own, e.g. "idioms.de.toml"; beside the file of settings."""
    severity: dict[str, SeverityName] = {}
    """Severity of single checks."""
    fail_on: FailOn = "major"
    """Lowest severity that makes the exit code 1."""
    max_findings: int | None = None
    """How many findings at or above `fail-on` are tolerated (none)."""
    min_score: dict[str, float] = {}
    """Scores by name under which the exit code is 1, e.g. quality = 0.6."""
    exit_zero: bool = False
    """Exit with 0 whatever was found."""


class Configured(msgspec.Struct, frozen=True):
    """Settings with where each came from."""

    settings: Settings
    origins: dict[str, str]
    """Key as written in a file -> "default", "command line" or the path of the file."""
    path: Path | None


def discover(start: Path) -> Path | None:
    """The file that holds the settings for a folder: the nearest one in it or above it."""
    for folder in (start, *start.parents):
        own = folder / "bilint.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "bilint" in _parse(project).get("tool", {}):
            return project
    return None


def configure(
    options: Mapping[str, Any], *, path: Path | None = None, start: Path | None = None, isolated: bool = False
) -> Configured:
    """The settings in force.

    `options`: what the command line says, by field name; None means that it says nothing.
    `path`: a file to take instead of looking for one; `isolated`: take none.

    Raises ConfigError that names the file and the key.
    """
    if path is not None and not path.is_file():
        raise ConfigError(f"{path}: there is no such file; give a bilint.toml with --config")
    found = None if isolated else path or discover(start or Path.cwd())
    values = _read(found) if found else {}
    origins = dict.fromkeys(_KEYS, "default") | {key: str(found) for key in values}
    for name, value in options.items():
        if value is not None and value != () and value != {}:
            key = name.replace("_", "-")
            values[key], origins[key] = value, "command line"
    try:
        settings = msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        where = f"{found}: " if found else ""
        raise ConfigError(f"{where}{error}; `bilint config show` lists the settings") from None
    if found and origins["inventories"] == str(found):
        beside = tuple(str(found.parent / name) for name in settings.inventories)
        settings = msgspec.structs.replace(settings, inventories=beside)
    return Configured(settings, origins, found)


_KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Settings))


def _read(path: Path) -> dict[str, Any]:
    tables = _parse(path)
    values: dict[str, Any] = tables.get("tool", {}).get("bilint", {}) if path.name == "pyproject.toml" else tables
    for key in values:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(_KEYS)}"
            raise ConfigError(f"{path}: unknown setting {key!r}; {hint}")
    return dict(values)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
