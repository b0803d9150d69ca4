"""How far reviewers agree beyond chance: Cohen's kappa for two, Fleiss' kappa for any number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec


class Agreement(msgspec.Struct, frozen=True):
    """The agreement of some reviewers over the findings that all of them judged."""

    measure: str
    """ "Cohen's kappa" or "Fleiss' kappa"."""
    reviewers: tuple[str, ...]
    findings: int
    observed: float
    """Share of pairs of verdicts that are equal, in [0, 1]."""
    kappa: float | None
    """In [-1, 1]; None where every verdict is the same, for then chance would agree as well."""


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Cohen's kappa of two raters who judged the same items in the same order (Cohen 1960).

    None where chance alone would agree everywhere. Raises ValueError for no items, or unequally many.
    """
    if len(first) != len(second) or not first:
        raise ValueError("kappa needs two equally long lists of verdicts")
    items = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / items
    counts = Counter(first), Counter(second)
    return _beyond_chance(observed, sum(counts[0][label] * counts[1][label] for label in counts[0]) / items**2)


def fleiss_kappa(ratings: Sequence[Sequence[str]]) -> float | None:
    """Fleiss' kappa; `ratings`: the verdicts on each item, equally many on every one (Fleiss 1971).

    None where chance alone would agree everywhere. Raises ValueError for no items, fewer than two verdicts on one, or
    unequally many.
    """
    raters = len(ratings[0]) if ratings else 0
    if raters < 2 or any(len(item) != raters for item in ratings):
        raise ValueError("kappa needs the same number of verdicts on every item, and at least two")
    total = Counter(label for item in ratings for label in item)
    chance = sum((count / (len(ratings) * raters)) ** 2 for count in total.values())
    return _beyond_chance(_observed(ratings), chance)


def agreements(verdicts: Mapping[str, Mapping[str, str]]) -> list[Agreement]:
    """Every two reviewers, then, where there are more, all of them.

    `verdicts`: reviewer -> fingerprint -> verdict. Reviewers without a common finding are left out.
    """
    names = sorted(verdicts)
    groups: list[Iterable[str]] = [*combinations(names, 2), *([names] if len(names) > 2 else [])]
    found = []
    for group in map(tuple, groups):
        common = sorted(set.intersection(*(set(verdicts[name]) for name in group)))
        if not common:
            continue
        ratings = [[verdicts[name][item] for name in group] for item in common]
        if len(group) == 2:
            measure, kappa = "Cohen's kappa", cohen_kappa(*zip(*ratings, strict=True))
        else:
            measure, kappa = "Fleiss' kappa", fleiss_kappa(ratings)
        found.append(Agreement(measure, group, len(common), _observed(ratings), kappa))
    return found


def _observed(ratings: Sequence[Sequence[str]]) -> float:
    """The mean share of agreeing pairs of verdicts on an item."""
    raters = len(ratings[0])
    equal = sum(count * (count - 1) for item in ratings for count in Counter(item).values())
    return equal / (len(ratings) * raters * (raters - 1))


def _beyond_chance(observed: float, chance: float) -> float | None:
    return (observed - chance) / (1 - chance) if chance < 1 else None
