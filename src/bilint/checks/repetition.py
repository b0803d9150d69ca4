"""The same word twice in a row."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator
from itertools import pairwise

from bilint import data
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.side import Side, Word


@functools.cache
def _allowed(code: str) -> frozenset[str] | None:
    """Words that may be doubled in a language; None where doubling is part of its grammar."""
    lists = data.load("doubled_words.toml")
    if code in lists["reduplicating"]:
        return None
    return frozenset(lists["any"]) | frozenset(lists["allowed"].get(code, ()))


def _doubled(side: Side) -> list[tuple[Word, Word]]:
    lower = list(map(str.lower, side.tokens))
    if not any(map(operator.eq, lower, lower[1:])):
        return []
    return [
        (first, second)
        for first, second in pairwise(side.words)
        if first.text.lower() == second.text.lower()
        and first.text[0].isalpha()
        and side.text[first.end : second.start].isspace()
    ]


@check(
    "repetition.word",
    mqm="linguistic-conventions/duplication",
    severity=Severity.MINOR,
    needs_source=False,
    examples=(
        flags("de-en", "Der Rat lehnte den Plan ab.", "The council rejected [[the the]] plan.", "the"),
        flags("en-fr", None, "Le conseil a rejeté le [[plan plan]]."),
        flags("en-ru", "The council rejected the plan.", "Совет [[отклонил отклонил]] план.", "отклонил"),
        passes("de-en", "Ich wusste, dass das so war.", "I knew that that was so."),
        passes("en-de", "Those who saw it", "Die, die die Sache sahen"),
        passes("en-fr", "We got up.", "Nous nous sommes levés."),
        passes("de-en", "Sie lebt auf Bora Bora.", "She lives on Bora Bora."),
        passes("en-tr", "slowly", "yavaş yavaş"),
    ),
)
def word(pair: PairFacts) -> Iterator[Flag]:
    """A word stands twice in a row in the translation.

    Words that a language doubles by its grammar, names of two equal parts, and what is doubled in the source
    as well are left alone.
    """
    target = pair.target
    doubled = _doubled(target)
    if not doubled:
        return
    allowed = _allowed(target.code)
    if allowed is None or (pair.source is not None and _doubled(pair.source)):
        return
    for first, second in doubled:
        is_name = first.text[0].isupper() and second.text[0].isupper() and not target.at_sentence_start(first.start)
        if first.text.lower() in allowed or len(first.text) < 2 or is_name:
            continue
        yield Flag(f"“{second.text}” stands twice", None, Span(first.start, second.end), (first.text,))
