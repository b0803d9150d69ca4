"""The file that holds the settings: where it lies, what it says."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from bilint.errors import ConfigError


def discover(start: Path) -> Path | None:
    """The file that holds the settings for a folder: the nearest one in it or above it."""
    return next((found for folder in (start, *start.parents) if (found := settings_file(folder))), None)


def settings_file(folder: Path) -> Path | None:
    """The bilint.toml of a folder, else its pyproject.toml where that has a [tool.bilint]."""
    own, project = folder / "bilint.toml", folder / "pyproject.toml"
    if own.is_file():
        return own
    return project if project.is_file() and "bilint" in _parse(project).get("tool", {}) else None


def read(path: Path, known: Collection[str]) -> dict[str, Any]:
    """The settings of a file by key. Tables `[[ignore]]` come under "ignores", apart from the names in `ignore`.

    Raises ConfigError for what is no TOML and, with a suggestion, for a key that is not among the known ones.
    """
    tables = _parse(path)
    values: dict[str, Any] = tables.get("tool", {}).get("bilint", {}) if path.name == "pyproject.toml" else tables
    for key in values:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
            raise ConfigError(f"{path}: unknown setting {key!r}; {hint}")
    ignore = values.get("ignore")
    if not isinstance(ignore, list):
        return dict(values)
    names = [entry for entry in ignore if not isinstance(entry, dict)]
    ignores = [entry for entry in ignore if isinstance(entry, dict)]
    rest = {key: value for key, value in values.items() if key != "ignore"}
    return rest | ({"ignore": names} if names else {}) | ({"ignores": ignores} if ignores else {})


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
