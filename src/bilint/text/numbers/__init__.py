"""Numbers by value: the quantities that stand in a text, whatever they are written with."""

from __future__ import annotations

import re

from bilint.text.numbers.context import refine
from bilint.text.numbers.korean import any_korean, read_korean
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.myriads import any_numeral, read_myriads
from bilint.text.numbers.quantity import Number, Quantity
from bilint.text.numbers.read import any_piece, any_word, read_words
from bilint.text.numbers.roman import has_roman, read_roman
from bilint.text.numbers.values import settle

_DIGIT = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")

__all__ = ["Number", "Quantity", "has_digits", "has_numerals", "has_roman", "read_numbers"]


def has_digits(text: str) -> bool:
    """Whether a digit of any script or a vulgar fraction stands in a text."""
    return _DIGIT.search(text) is not None


def has_numerals(text: str, folded: str, words: frozenset[str], code: str) -> bool:
    """Whether a number word, a numeral sign or the name of a month stands in a text.

    `folded`: the text in lower case; `words`: its words.
    """
    known = lexicon(code)
    if known.korean:
        return any_korean(text, known)
    if "myriads" in known.traits:
        return any_numeral(text)
    return any_piece(folded, known) if known.thai else any_word(words, known)


def read_numbers(text: str, folded: str, code: str) -> list[Quantity]:
    """The quantities of a text in the language `code`, in order.

    `folded` is the text in lower case with every code point where it was. A language without data in
    data/numbers/ is read for its digits only.
    """
    words = lexicon(code)
    read = read_korean if words.korean else read_myriads if "myriads" in words.traits else read_words
    quantities = refine(text, folded, read(text, folded, words), words)
    if roman := read_roman(text, folded, words):
        quantities = sorted([*quantities, *roman], key=lambda quantity: quantity.start)
    return settle(text, folded, quantities, words)
