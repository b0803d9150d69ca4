"""Language data as files. SOURCES.md says where each comes from and under which licence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """A TOML file of this folder, e.g. "languages.toml" or "idioms/de.toml".

    Raises FileNotFoundError where there is none.
    """
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))


def exists(name: str) -> bool:
    """Whether there is such a file."""
    return files(__name__).joinpath(name).is_file()


def names(folder: str) -> list[str]:
    """The names of the files in a folder, sorted; without "SOURCES.md"."""
    return sorted(entry.name for entry in files(__name__).joinpath(folder).iterdir() if entry.name != "SOURCES.md")
