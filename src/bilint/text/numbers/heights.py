"""Lengths told in metres and centimetres without a name for the latter: un mètre quatre-vingts, метр восемьдесят."""

from __future__ import annotations

import re
from fractions import Fraction

from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.quantity import Quantity, simple
from bilint.text.numbers.units import is_metre, units_of

# No person and no snow is so high that more metres are told in this way.
_MOST_METRES = 9
# A metre, and at times an "and", before the centimetres; code points in which they stand.
_METRE_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s\u00a0]+(?:([^\W\d_]+)[\s\u00a0]+)?$")
_NEAR = 24


def with_heights(folded: str, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities with one figure, whose unit is the metre, for the two of "1 mètre 80"."""
    if not [True for quantity in quantities if quantity.kind == "cardinal" and 10 <= quantity.value < 100]:
        return quantities  # a list is quicker than a generator here, and most texts end here
    kept: list[Quantity] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        if _may_be_centimetres(quantity, before) and (start := _metre(folded, quantity, lexicon)) is not None:
            counted = before if before and 0 < start - before.end <= 2 and before.value <= _MOST_METRES else None
            if counted:
                kept.pop()
            value = simple((counted.value if counted else 1) + Fraction(quantity.value) / 100)
            first = counted.start if counted else start
            # Trees may stand behind five metres, so that both figures may be told apart.
            parts = (counted.value, quantity.value) if counted else (quantity.value,)
            kept.append(Quantity(value, first, quantity.end, "cardinal", quantity.written, parts=parts, unit="m"))
            continue
        kept.append(quantity)
    return kept


def _may_be_centimetres(quantity: Quantity, before: Quantity | None) -> bool:
    if quantity.kind != "cardinal" or quantity.scale != 1 or not 10 <= quantity.value < 100 or quantity.places:
        return False
    return quantity.written == "words" or bool(before and quantity.start - before.end < _NEAR)


def _metre(folded: str, quantity: Quantity, lexicon: Lexicon) -> int | None:
    """Where the metre before a figure starts; None where there is none, or where something else is counted."""
    words = _METRE_BEFORE.search(folded, max(0, quantity.start - _NEAR), quantity.start)
    if not words:
        return None
    metre = words.group(1)
    if words.group(2):
        is_and = any(part.role == "and" for part in lexicon.parts(words.group(2)))
        metre, start = (metre, words.start(1)) if is_and else (words.group(2), words.start(2))
    else:
        start = words.start(1)
    if not is_metre(metre, lexicon.code) or units_of(folded, quantity, lexicon.code):
        return None
    return start
