"""What of a translation can be measured without a reference: the signals that `quality` is put together from."""

from __future__ import annotations

import math
from typing import NamedTuple

from bilint.scores.windows import Likeness
from bilint.text.language import script_of
from bilint.text.lemmas import has_words, is_word
from bilint.text.numbers import Quantity
from bilint.text.side import Side

DOUBTFUL = 0.7
"""Likeness of a window to its nearest counterpart under which it counts as doubtful."""


class Signals(NamedTuple):
    """For all of them higher is better."""

    cosine: float
    """Of the two sentence vectors."""
    source_doubt: float
    """Minus how much of the source has no like in the target: log(1 + sum of what its windows lack to DOUBTFUL)."""
    target_doubt: float
    """The same for the target."""
    variety: float
    """Distinct words of the target per word: machines that lost the thread repeat themselves."""
    unknown: float
    """Minus the share of the target's words that its language doesn't have: left over, made up, or names."""
    numbers: float
    """Minus the share of the figures of both sides without a counterpart."""
    length: float
    """Minus |log of the target's length over the length that the source lets expect|."""
    words: float
    """Minus log(1 + words of the source): a longer segment has room for more errors."""


def signals(source: Side, target: Side, likeness: Likeness | None) -> Signals:
    """The signals of one pair; those from vectors are 0 without a likeness."""
    whole, source_doubt, target_doubt = 0.0, 0.0, 0.0
    if likeness is not None:
        whole = likeness.whole
        source_doubt, target_doubt = (
            -math.log1p(float((DOUBTFUL - side).clip(min=0).sum())) for side in (likeness.source, likeness.target)
        )
    words = target.tokens
    return Signals(
        cosine=whole,
        source_doubt=source_doubt,
        target_doubt=target_doubt,
        variety=len({word.lower() for word in words}) / len(words) if words else 1.0,
        unknown=-_unknown(words, target),
        numbers=-_unmatched(source.numbers, target.numbers),
        length=-abs(math.log(_in_english(target) / _in_english(source))),
        words=-math.log1p(len(source.tokens)),
    )


def _unknown(words: list[str], side: Side) -> float:
    """The share of a text's words that are none of its language: by its word list, else by the script."""
    if not words:
        return 0.0
    if has_words(side.code):
        strange = sum(word.isalpha() and not is_word(word, side.code) for word in words)
    else:
        scripts = side.language.scripts if side.language else ()
        strange = sum("Latn" not in scripts and word.isascii() and word.isalpha() for word in words)
    return strange / len(words)


def _unmatched(source: list[Quantity], target: list[Quantity]) -> float:
    """The share of the figures in digits, of both sides, that have no figure of the same value on the other.

    Counted as if there were one more that has: a single figure may well have been converted, or put into words.
    """
    hard = [(quantity, target) for quantity in source if quantity.hard]
    hard += [(quantity, source) for quantity in target if quantity.hard]
    return sum(not any(_same(quantity, other) for other in others) for quantity, others in hard) / (len(hard) + 1)


def _same(one: Quantity, other: Quantity) -> bool:
    return not {one.value, *one.others, *one.parts}.isdisjoint((other.value, *other.others, *other.parts))


def _in_english(side: Side) -> float:
    """The length that the text would have in English, in code points."""
    return (len(side.text) + 1) / (side.language.length if side.language else 1.0)


def leftover(source: Side, target: Side) -> float:
    """The share of the target's words that were left as they stand in the source, in [0, 1]; 0 within one language.

    Names and abbreviations may be the same in both languages, and Chinese and Japanese share signs: what counts is
    words in lower case of four letters and more, words in a script that the target's language is not written in, and
    then the names among them; or all, where the texts are the same.
    """
    if source.code == target.code:
        return 0.0
    words = [word for word in target.tokens if word.isalpha()]
    here = set(source.tokens)
    copied = [word for word in words if word in here]
    if not copied:
        return 0.0
    scripts = target.language.scripts if target.language else ()
    left = sum(_lower(word) or script_of(word[0]) not in ("Latn", *scripts) for word in copied)
    if source.text.strip() == target.text.strip():
        return 1.0 if left or not any(word.istitle() or word.isupper() for word in words) else 0.0
    return len(copied) / len(words) if left * 2 >= len(copied) else left / len(words)


def _lower(word: str) -> bool:
    return len(word) >= 4 and word.islower()
