"""Percentages that are shares of one whole and add up to more than it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.numbers import Quantity
from bilint.text.numbers.render import say

# Shares of one whole: three at least, close to each other (code points), in one sentence.
_FEWEST, _BETWEEN = 3, 40
# Each share may be rounded by half a percent.
_ROUNDED = 0.5
# Shares that add up to much more are of several wholes.
_MOST = 130
_PERCENT_SIGNS = frozenset("%٪％")
_ENDS = re.compile(r"[.!?。！？]\s|[。！？\n]|[;；]")


@check(
    "numbers.sum",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    needs_source=False,
    preview=True,
    examples=(
        flags("de-en", None, "[[60% voted for Ahlers, 30% for Brandt, 20%]] for Cordes."),
        flags("en-de", None, "[[52 % sind dafür, 38 % dagegen und 18 %]] unentschieden."),
        flags("en-zh", None, "[[60%支持，30%反对，20%]]弃权。"),
        passes("de-en", None, "60% voted for Ahlers, 30% for Brandt, 10% for Cordes."),
        passes("en-de", None, "33,4 % sind dafür, 33,4 % dagegen, 33,4 % unentschieden."),
        passes("de-en", None, "It rose by 60% in May, then by 30%."),
        passes("de-en", None, "80% of men, 75% of women and 60% of children came."),
    ),
)
def total(pair: PairFacts) -> Iterator[Flag]:
    """The shares of one whole add up to more than 100 percent.

    Three percentages and more that follow each other closely in one sentence are taken for shares of one whole when
    their sum is near 100.
    """
    if _PERCENT_SIGNS.isdisjoint(pair.target.text):
        return
    for shares in _listings(pair.target.text, pair.target.numbers):
        added = sum(share.value for share in shares)
        if 100 + _ROUNDED * len(shares) < added < _MOST:
            listed = " + ".join(map(say, shares))
            yield Flag(f"{listed} is more than 100%", None, Span(shares[0].start, shares[-1].end))


def _listings(text: str, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Percentages that follow each other closely, with no other figure between."""
    run: list[Quantity] = []
    for figure in [*(one for one in figures if one.written != "weak"), None]:
        is_share = figure is not None and figure.kind == "percent" and 0 < figure.value < 100 and not figure.bound
        if run and figure and is_share:
            gap = text[run[-1].end : figure.start]
            is_share = len(gap) <= _BETWEEN and not _ENDS.search(gap)
            if not is_share and len(run) >= _FEWEST:
                yield run
            run = [*run, figure] if is_share else [figure]
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [figure] if figure and is_share else []
