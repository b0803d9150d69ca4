"""Numbers by value: the quantities that stand in a text, whatever they are written with."""

from __future__ import annotations

from bilint.text.numbers.context import refine
from bilint.text.numbers.digits import has_digits
from bilint.text.numbers.heights import with_heights
from bilint.text.numbers.korean import any_korean, read_korean
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.myriads import any_numeral, read_myriads
from bilint.text.numbers.quantity import Number, Quantity
from bilint.text.numbers.read import any_piece, any_word, read_words
from bilint.text.numbers.roman import has_roman, read_roman
from bilint.text.numbers.values import settle

__all__ = ["Number", "Quantity", "has_digits", "has_numbers", "read_numbers"]


def has_numbers(text: str, words: frozenset[str], code: str, has_more: bool) -> bool:
    """Whether a digit, a number word, a numeral sign, a Roman numeral or the name of a month stands in a text.

    `words`: its words; `has_more`: whether there may be digits that are in none of them, as in an address.
    """
    known = lexicon(code)
    if known.spaced:
        return any_word(words, known) or (has_more and has_digits(text))
    if has_digits(text) or has_roman(text):
        return True
    if known.korean:
        return any_korean(text, known)
    return any_piece(text.lower(), known) if known.thai else any_numeral(text)


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
    return settle(text, folded, with_heights(folded, quantities, words) if words.spaced else quantities, words)
