"""Numbers by value: the quantities that stand in a text, whatever they are written with."""

from __future__ import annotations

import re

from bilint.text.numbers.context import refine
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.myriads import any_numeral, read_myriads
from bilint.text.numbers.quantity import Number, Quantity
from bilint.text.numbers.read import any_word, read_words
from bilint.text.numbers.roman import read_roman

_DIGIT = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")

__all__ = ["Number", "Quantity", "has_digits", "has_numbers", "read_numbers"]


def has_digits(text: str) -> bool:
    """Whether a digit of any script or a vulgar fraction stands in a text."""
    return _DIGIT.search(text) is not None


def has_numbers(text: str, folded: str, code: str) -> bool:
    """Whether there is anything to read in a text: a digit, a number word, the name of a month."""
    if has_digits(text):
        return True
    words = lexicon(code)
    return any_numeral(text, words) if "myriads" in words.traits else any_word(folded, words)


def read_numbers(text: str, folded: str, code: str) -> list[Quantity]:
    """The quantities of a text in the language `code`, in order.

    `folded` is the text in lower case with every code point where it was. A language without data in
    data/numbers/ is read for its digits only.
    """
    words = lexicon(code)
    read = read_myriads if "myriads" in words.traits else read_words
    quantities = read(text, folded, words)
    if roman := read_roman(text, code):
        quantities = sorted([*quantities, *roman], key=lambda quantity: quantity.start)
    return refine(text, folded, quantities, words)
