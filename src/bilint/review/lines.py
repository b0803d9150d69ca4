"""The lines of a review: pairs with a key under which their corrections are kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bilint.model import Pair


class Line(NamedTuple):
    """A pair with the key of its edits, which stays when lines move: of file name, texts and, if equal, order."""

    number: int
    """Index among the lines of the review."""
    pair: Pair
    key: str


def lines_of(pairs: Sequence[Pair]) -> Iterator[Line]:
    """The pairs as lines, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    for index, pair in enumerate(pairs):
        path = pair.target_place.path if pair.target_place else None
        name = (path or "").replace("\\", "/").rsplit("/", 1)[-1]
        parts = (name, pair.source or "", pair.target)
        seen[parts] += 1
        written = "\x1f".join([*parts, str(seen[parts])]).encode("utf-8", "surrogatepass")
        yield Line(index, pair, "line:" + hashlib.blake2b(written, digest_size=12).hexdigest())
