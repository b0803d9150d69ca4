"""Reads a text's quantities in languages that part words by spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from bilint.text.numbers.digits import FIGURE, SPACES, Reading
from bilint.text.numbers.lexicon import Lexicon, Part, Parts
from bilint.text.numbers.quantity import Quantity
from bilint.text.numbers.words import Sum

# Vowel signs, points and other marks of all scripts in use, and the joiners.
_MARKS = "".join(chr(c) for c in range(0x300, 0x1100) if unicodedata.category(chr(c))[0] == "M") + "\u200c\u200d"
LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
"""A run of letters with their marks, as a pattern."""


_WORDS = re.compile(LETTERS)
_FIGURES = re.compile(FIGURE)
_IN_WORD = re.compile(rf"[^\W\d_]|[{_MARKS}]")
_PERCENT = (Part("percent"),)
_HALF = Fraction(1, 2)
_START = itemgetter(0)


# What may stand between the parts of one number.
_JOINS = frozenset(("", " ", "-", "‑", "\n", *SPACES))


class _Item(NamedTuple):
    """A figure, or a word that says something of a number."""

    start: int
    end: int
    reading: Reading | None
    parts: Parts


def any_word(folded: str, lexicon: Lexicon) -> bool:
    """Whether a number word or the name of a month stands in a text in lower case."""
    return lexicon.any_number(set(_WORDS.findall(_with_apostrophes(folded, lexicon))))


def _with_apostrophes(folded: str, lexicon: Lexicon) -> str:
    """The text with apostrophes as letters, where the language writes them inside words (п'ять)."""
    if "apostrophe_inside" in lexicon.traits:
        return folded.replace("'", "ʼ").replace("’", "ʼ")
    return folded


def read_words(text: str, folded: str, lexicon: Lexicon) -> list[Quantity]:
    """The figures and number words of a text in order; `folded` is the text in lower case, offset by offset."""
    items = _items(_with_apostrophes(folded, lexicon), lexicon)
    adder = _Adder(text, lexicon)
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        adder.take(item, following)
    adder.close()
    return adder.quantities


def _items(folded: str, lexicon: Lexicon) -> list[_Item]:
    items = list(_word_items(folded, lexicon))
    figures = list(_figure_items(folded, lexicon))
    if not figures:
        return items
    phrases = list(_percent_phrases(folded, lexicon.percent_phrase)) if lexicon.percent_phrase in folded else []
    if phrases:
        items = [item for item in items if not any(one.start <= item.start < one.end for one in phrases)]
    return sorted(items + figures + phrases, key=_START)


def _percent_phrases(folded: str, phrase: str) -> Iterator[_Item]:
    start = folded.find(phrase) if phrase else -1
    while start >= 0:
        end = start + len(phrase)
        if _whole(folded, start, end):
            yield _Item(start, end, None, _PERCENT)
        start = folded.find(phrase, end)


def _word_items(folded: str, lexicon: Lexicon) -> Iterator[_Item]:
    """The words that say something of a number; found among all words first, and only then in the text."""
    known = lexicon.known
    at = 0
    for word in [word for word in _WORDS.findall(folded) if known[word]]:
        start = _find_word(folded, word, at)
        at = start + len(word)
        parts = known[word]
        if not (parts[0].role == "weak" and folded[at : at + 1].isdigit()):
            yield _Item(start, at, None, parts)


def _find_word(folded: str, word: str, at: int) -> int:
    """Where a word stands from `at` on; it must be one of those that _WORDS finds."""
    start = folded.find(word, at)
    while start >= 0:
        if _whole(folded, start, start + len(word)):
            return start
        start = folded.find(word, start + 1)
    # A mark without a letter stands before it.
    return next(match.start() for match in _WORDS.finditer(folded, at) if match.group() == word)


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether no letter or mark stands on either side."""
    before, behind = folded[start - 1 : start] if start else "", folded[end : end + 1]
    return not (_IN_WORD.match(before) or _IN_WORD.match(behind))


def _figure_items(folded: str, lexicon: Lexicon) -> Iterator[_Item]:
    for match in _FIGURES.finditer(folded):
        start = match.start()
        text = match.group()
        behind_letter = " " in text and folded[start - 1 : start].isalpha()
        for reading in lexicon.digits_apart(text) if behind_letter else lexicon.digits(text):
            yield _Item(start + reading.start, start + reading.end, reading, ())


class _Adder:
    """Takes items in order and closes a number where the next item no longer belongs to it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._sum: Sum | None = None
        self._percent_at: int | None = None
        """Where a word for percent stands that comes before its figure ("yüzde 15")."""
        self.quantities: list[Quantity] = []

    def close(self) -> None:
        """Ends the number in the making."""
        if self._sum is None:
            return
        quantity = self._sum.quantity()
        if self._percent_at is not None and quantity.start - self._percent_at < 10:
            quantity.kind, quantity.start = "percent", self._percent_at
        self._percent_at = None
        self.quantities.append(quantity)
        self._sum = None

    def take(self, item: _Item, following: _Item | None) -> None:
        """The next item; `following` is the one behind it."""
        gap = self._text[self._sum.last : item.start] if self._sum else ""
        if self._sum and gap not in _JOINS:
            self.close()
        if item.reading:
            self._figure(item, item.reading, following)
            return
        for index, part in enumerate(item.parts):
            self._part(part, item, "" if index else gap, following)

    def _figure(self, item: _Item, reading: Reading, following: _Item | None) -> None:
        current = self._sum
        if current and current.scale > 1 and following and following.parts:
            # "2 million 300 thousand": one number where the second scale is smaller.
            scale = following.parts[0]
            if scale.role == "scale" and scale.value < current.scale and current.add(reading.value, False):
                current.end = current.last = item.end
                return
        self.close()
        self._sum = Sum.of_digits(self._lexicon, reading, item.start, item.end)

    def _part(self, part: Part, item: _Item, gap: str, following: _Item | None) -> None:
        role, value, current = part.role, part.value, self._sum
        if role in ("number", "ordinal", "weak"):
            self._number(part, item, gap != " ", following)
        elif role in ("scale", "scales"):
            if role == "scales" and current and current.written == "weak":
                # "a couple of dozens": some number of dozens.
                self._sum = current = None
            if current and current.multiply(value):
                current.reach(item.end)
            else:
                current = self._open(item)
                current.multiply(value)
                current.indefinite = role == "scales"
        elif role == "half":
            if current and current.half(value, gap == ""):
                current.reach(item.end)
            else:
                self._open(item).half(value, False)
        elif role in ("and", "of"):
            if current and (role == "and" or current.indefinite or "of_joins" in self._lexicon.traits):
                current.pending = current.pending or role == "and"
                current.last = item.end
        elif role == "percent_before":
            self.close()
            self._percent_at = item.start
        elif role == "all":
            self.close()
            self.quantities.append(Quantity(100, item.start, item.end, "percent", "weak"))
        elif role == "clock":
            self.close()
            self.quantities.append(Quantity(value, item.start, item.end, "hour", "weak", others=(value + 12,)))
        elif role == "span":
            if current and current.scale == 1:
                current.span = value
            self.close()
        elif role == "month":
            self._month(int(value), item, following)
        elif role == "percent" and current:
            current.kind = "percent"
            current.reach(item.end)
            self.close()

    def _number(self, part: Part, item: _Item, glued: bool, following: _Item | None) -> None:
        role, value = part
        current = self._sum
        if role == "weak":
            after = following.parts[0].role if following and following.parts else ""
            if current and (current.pending or current.is_half) and after in ("half", "scale"):
                # "two and a half", "half a million": the article is no number.
                current.last = item.end
                return
            if current and not glued and "articles" in self._lexicon.traits and not current.takes_one:
                # "two hundred a day", "three thousand and another"
                self.close()
                current = None
        if current and current.is_half and "half_to" in self._lexicon.traits and value in range(1, 13):
            # "halb acht": half past seven
            self._sum = None
            hour = int(value) - 1 or 12
            self.quantities += [
                Quantity(hour, current.start, item.end, "hour", "words", others=(hour + 12,)),
                Quantity(30, current.start, item.end, "minute", "words", others=(_HALF,)),
            ]
            return
        if current and current.add(value, glued):
            current.reach(item.end)
        else:
            current = self._open(item)
            current.add(value, glued)
            if role == "weak":
                current.written = "weak"
        if role == "ordinal":
            current.kind = "ordinal"

    def _month(self, value: int, item: _Item, following: _Item | None) -> None:
        self.close()
        written = "words"
        if self._text[item.start : item.end].lower() in self._lexicon.short_months:
            before = self.quantities[-1] if self.quantities else None
            beside = before and before.hard and item.start - before.end <= 3
            if not beside and not (following and following.reading and following.start - item.end <= 3):
                written = "weak"
        self.quantities.append(Quantity(value, item.start, item.end, "month", written))

    def _open(self, item: _Item) -> Sum:
        self.close()
        self._sum = Sum(self._lexicon, item.start, item.end)
        return self._sum
