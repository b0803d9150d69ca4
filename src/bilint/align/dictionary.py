"""A small dictionary learnt from a first alignment of the same two texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bilint.align.lexical import Dictionary, Surface
from bilint.align.programme import Step

_TOGETHER = 3
"""Beads that two words have to stand in together: fewer would only repeat the first alignment's mistakes."""

_STRENGTH = 0.4
"""Least Dice coefficient of an entry."""

_ENTRIES = 3
"""Translations that are kept for a word."""

_MOST_WORDS = 60
"""A bead with more words on a side teaches nothing and costs their product."""


def learn(source: Sequence[Surface], target: Sequence[Surface], steps: Iterable[Step]) -> Dictionary:
    """The word pairs that stand in the same beads, with their Dice coefficients."""
    of_source: Counter[str] = Counter()
    of_target: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for step in steps:
        words = _words(source[step.source])
        others = _words(target[step.target])
        of_source.update(words)
        of_target.update(others)
        if len(words) <= _MOST_WORDS and len(others) <= _MOST_WORDS:
            together.update((word, other) for word in words for other in others)
    entries: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (word, other), count in together.items():
        strength = 2 * count / (of_source[word] + of_target[other])
        if count >= _TOGETHER and strength >= _STRENGTH:
            entries[word].append((other, strength))
    return {word: sorted(found, key=lambda entry: (-entry[1], entry[0]))[:_ENTRIES] for word, found in entries.items()}


def _words(rows: Sequence[Surface]) -> frozenset[str]:
    return frozenset().union(*(row.words for row in rows))
