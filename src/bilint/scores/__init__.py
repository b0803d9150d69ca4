"""Numbers about a translation: against references, by estimate without them, and added up from findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from bilint.errors import InputError
from bilint.model import Finding, Pair, Score
from bilint.plugins import Table

Level = Literal["segment", "document", "corpus"]

SCORES = Table(
    "scores",
    "score",
    {
        "bleu": "bilint.scores.reference:bleu",
        "chrf": "bilint.scores.reference:chrf",
        "ter": "bilint.scores.reference:ter",
        "quality": "bilint.scores.quality:quality_scores",
        "estimated-mqm": "bilint.scores.estimated:mqm",
        "estimated-wmt": "bilint.scores.estimated:wmt",
    },
)
"""What stands behind a name is a Scorer."""


class Scorer(Protocol):
    """A function that scores pairs at one level."""

    def __call__(
        self, pairs: Sequence[Pair], findings: Sequence[Finding], *, level: Level, system: str | None = None
    ) -> list[Score]:
        """One score at level "corpus", one a document or one a pair, in reading order."""


def score_pairs(
    names: Sequence[str],
    pairs: Sequence[Pair],
    findings: Sequence[Finding] = (),
    *,
    level: Level = "corpus",
    system: str | None = None,
) -> list[Score]:
    """The scores of that name for some pairs, in the order of the names.

    `findings` are what checks said of these pairs; only the "estimated" scores look at them.
    Raises UnknownNameError for a name that does not exist, InputError where a score cannot be had from these pairs.
    """
    if not pairs:
        raise InputError("there is nothing to score: no pairs")
    scores: list[Score] = []
    for name in names:
        scorer: Scorer = SCORES.load(name)
        scores.extend(scorer(pairs, findings, level=level, system=system))
    return scores
