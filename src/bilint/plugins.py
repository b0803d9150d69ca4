"""One kind of table for everything that can be extended: name -> "module:object", imported on first use.

Other packages add to a table by an entry point in the group `bilint.<room>`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from bilint.errors import UnknownNameError


class Table:
    """The plug-ins of one room.

    >>> Table("formats", "format", {".txt": "bilint.formats.plain:read"}).names()
    ['.txt']
    """

    def __init__(self, room: str, kind: str, own: Mapping[str, str]) -> None:
        self.room, self.kind, self._own = room, kind, own

    @functools.cached_property
    def _targets(self) -> dict[str, str]:
        added = {entry.name: entry.value for entry in entry_points(group=f"bilint.{self.room}")}
        return {**added, **self._own}

    def names(self) -> list[str]:
        """All names, sorted."""
        return sorted(self._targets)

    def __contains__(self, name: str) -> bool:
        return name in self._targets

    def load(self, name: str) -> Any:
        """The object behind a name.

        Raises UnknownNameError, with the nearest name as a hint.
        """
        if name not in self._targets:
            raise UnknownNameError(self.kind, name, self._targets)
        module, _, attribute = self._targets[name].partition(":")
        loaded = import_module(module)
        return getattr(loaded, attribute) if attribute else loaded
