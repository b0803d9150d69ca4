"""Language data as files. SOURCES.md says where each comes from and under which licence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def load(name: str) -> dict[str, Any]:
    """A TOML file of this folder, e.g. "languages.toml" or "idioms/de.toml".

    Raises FileNotFoundError where there is none.
    """
    import rtoml  # ten times as fast as tomllib, whose errors are better for files that users write

    table: dict[str, Any] = rtoml.loads(read(name))
    return table


def read(name: str) -> str:
    """The text of a file of this folder.

    Raises FileNotFoundError where there is none.
    """
    return files(__name__).joinpath(name).read_text("utf-8")


def exists(name: str) -> bool:
    """Whether there is such a file."""
    return files(__name__).joinpath(name).is_file()


def names(folder: str) -> list[str]:
    """The names of the files in a folder, sorted; without "SOURCES.md"."""
    return sorted(entry.name for entry in files(__name__).joinpath(folder).iterdir() if entry.name != "SOURCES.md")


def digest() -> str:
    """The first 12 hex digits of SHA-256 over all data files and their names: equal data, equal digest."""
    total = hashlib.sha256()
    for name, content in sorted(_contents("", files(__name__))):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:12]


def _contents(prefix: str, folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(f"{prefix}{entry.name}/", entry)
        elif entry.name.endswith((".toml", ".tsv", ".txt")):
            yield prefix + entry.name, entry.read_bytes()
