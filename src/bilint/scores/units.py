"""What a score is about at each level: the whole, each document, or each segment."""

from __future__ import annotations

from collections.abc import Sequence

from bilint.errors import InputError
from bilint.scores import Level

Unit = tuple[str | None, list[int]]
"""Name of a unit (None: the corpus) and the indices of its segments."""


def units(level: Level, count: int, documents: Sequence[str] | None, ids: Sequence[str] | None) -> list[Unit]:
    """The units of a level over `count` segments, in reading order.

    `documents` names the document of each segment, `ids` the segment itself (default: its number, from 1).
    Raises InputError where documents are wanted and unknown.
    """
    if level == "corpus":
        return [(None, list(range(count)))]
    if level == "segment":
        return [(ids[i] if ids else str(i + 1), [i]) for i in range(count)]
    if level != "document":
        raise InputError(f"no level is called {level!r}; there are: segment, document, corpus")
    if documents is None:
        raise InputError("a score a document needs to know the document of each segment; use the level corpus")
    found: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        found.setdefault(document, []).append(index)
    return list(found.items())
