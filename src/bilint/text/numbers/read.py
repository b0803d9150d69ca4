"""Reads a text's quantities in languages that part words by spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from bilint.text.numbers.digits import FIGURE, SPACES, Reading, has_digits
from bilint.text.numbers.lexicon import Lexicon, Part, Parts
from bilint.text.numbers.patterns import LETTERS, MARKS
from bilint.text.numbers.quantity import Number, Quantity, simple
from bilint.text.numbers.roman import has_roman
from bilint.text.numbers.scale_first import ScaleFirstSum
from bilint.text.numbers.words import Sum

_WORDS = re.compile(LETTERS)
_FIGURES = re.compile(FIGURE)
_IN_WORD = re.compile(rf"[^\W\d_]|[{MARKS}]")
_HALF = Fraction(1, 2)
_LONGEST_SOME = 12
_COUNTED = frozenset(("scale", "span", "points"))
_WHOLE = frozenset(("number", "ordinal", "weak"))
# What a percentage or the like is divided by.
_SHARES = {"percent": 1, "points": 1, "basis": 100, "permille": 10}
# What stands behind "a third" where nothing is counted as the third.
_ENDS = frozenset(("", ".", ",", ";", ":", ")", "!", "?"))
_START = itemgetter(0)
# What stands around the name of a month in a date: "12 sept. 2024", "12 de set. de 2024", "May 12, 2024".
_DAY_BEFORE = re.compile(r"(?<!\d)\d\d?(?:er)?\s(?:de\s)?$")
_YEAR_BEHIND = re.compile(r"[.,;)]|\s(?:de\s)?\d{4}|$")
_DAY_BEHIND = re.compile(r"\.?\s(?:\d\d?,\s\d{4}|(?:19|20)\d\d(?![\d.,]))")

# The day of a month behind an abbreviated weekday: "Sat., 12 May", "Mo 3.4."
_DATE_BEHIND = re.compile(r"[.,]{1,2}\s?\d|\s\d\d?\.")

# What stands at the beginning of a sentence, and before it.
_BEFORE_SENTENCE = " \t\u00a0\"'“”„«»‚‘([–—-"
_SENTENCE_ENDS = frozenset(("", *".!?…:;\n"))

# What may stand between the parts of one number.
_JOINS = frozenset(("", " ", "-", "‑", "\n", "\u200b", *SPACES))


class _Item(NamedTuple):
    """A figure, or a word that says something of a number."""

    start: int
    end: int
    reading: Reading | None
    parts: Parts

    @property
    def is_whole(self) -> bool:
        """Whether it says a number by itself."""
        return self.reading is not None or (len(self.parts) == 1 and self.parts[0].role in _WHOLE)


def any_word(words: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a digit, a number word or the name of a month is among the words of a text or a part of one.

    Articles are no number words here.
    """
    # A loop: `any` over a generator costs twice as much, and this is asked of every text.
    for word in words - lexicon.numberless:  # noqa: SIM110
        if _holds_number(word, lexicon):
            return True
    return False


def _holds_number(word: str, lexicon: Lexicon) -> bool:
    lower = word.lower().replace("i̇", "i")  # of Turkish İ
    if word.isalpha():
        parts = lexicon.known[lower]
        found = bool(parts) and lexicon.starts_number(parts)
    else:
        runs = _WORDS.findall(_with_apostrophes(lower, lexicon))
        found = has_digits(word) or any(lexicon.starts_number(lexicon.known[run]) for run in runs)
    if found or has_roman(word) or (word[0].isupper() and lower in lexicon.times.capital_weekdays):
        return True
    lexicon.remember(word)
    return False


def any_piece(folded: str, lexicon: Lexicon) -> bool:
    """The same for a text without spaces between its words, in lower case."""
    return any(lexicon.starts_number(piece.parts) for piece in lexicon.thai.pieces(folded)) if lexicon.thai else False


def _with_apostrophes(folded: str, lexicon: Lexicon) -> str:
    """The text with apostrophes as letters, where the language writes them inside words (п'ять)."""
    if "apostrophe_inside" in lexicon.traits:
        return folded.replace("'", "ʼ").replace("’", "ʼ")
    return folded


def read_words(text: str, folded: str, lexicon: Lexicon) -> list[Quantity]:
    """The figures and number words of a text in order; `folded` is the text in lower case, offset by offset."""
    items = _items(_with_apostrophes(folded, lexicon), lexicon)
    adder = _Adder(text, lexicon)
    for item, following in itertools.zip_longest(items, items[1:]):
        apart = following is None or following.start - item.end > 1
        if apart and item.is_whole and adder.is_idle(item.start) and not adder.is_noun(item):
            adder.quantities.append(_alone(item, lexicon))
        else:
            adder.take(item, following)
    adder.close()
    if lexicon.thai:
        for quantity in adder.quantities:
            lexicon.thai.tell_kind(folded, quantity)
    if lexicon.groups and len(adder.quantities) > 1:
        _weaken_groups(folded, adder.quantities, lexicon)
    return adder.quantities


def _weaken_groups(folded: str, quantities: list[Quantity], lexicon: Lexicon) -> None:
    """Makes weak what stands in two numbers that say "a few"."""
    for form in lexicon.groups:
        start = folded.find(form)
        if start >= 0 and _whole(folded, start, start + len(form)):
            for quantity in quantities:
                if start <= quantity.start and quantity.end <= start + len(form):
                    quantity.written = "weak"


def _alone(item: _Item, lexicon: Lexicon) -> Quantity:
    """The quantity of a figure or a number word that no other one stands beside."""
    if item.reading:
        _, _, value, kind, others, parts, places, ambiguous = item.reading
        return Quantity(value, item.start, item.end, kind, "digits", others, parts, 1, False, places, ambiguous)
    part = item.parts[0]
    known = lexicon.alone.get(part)
    if known is None:
        known = lexicon.alone[part] = Sum.of_word(lexicon, part, 0, 0).quantity()
    return Quantity(known.value, item.start, item.end, known.kind, known.written, known.others, known.parts)


def _items(folded: str, lexicon: Lexicon) -> list[_Item]:
    items = list(_word_items(folded, lexicon))
    others = [item for item in items if _in_other_sense(item, folded, lexicon)] if lexicon.other_senses else []
    figures = list(_figure_items(folded, lexicon))
    phrases = [
        item for phrase in lexicon.phrases if phrase in folded for item in _phrase_items(folded, phrase, lexicon)
    ]
    if phrases:
        items = [item for item in items if not any(one.start <= item.start < one.end for one in phrases)]
    if figures or phrases:
        items = sorted(items + figures + phrases, key=_START)
    if not others:
        return items
    return [
        item
        for item, following in itertools.zip_longest(items, items[1:])
        if item not in others or _counts_scale(item, following)
    ]


def _phrase_items(folded: str, phrase: str, lexicon: Lexicon) -> Iterator[_Item]:
    start = folded.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if _whole(folded, start, end):
            yield _Item(start, end, None, lexicon.phrases[phrase])
        start = folded.find(phrase, end)


def _word_items(folded: str, lexicon: Lexicon) -> Iterator[_Item]:
    """The words that say something of a number; found among all words first, and only then in the text."""
    if lexicon.thai:
        yield from (_Item(piece.start, piece.end, None, piece.parts) for piece in lexicon.thai.pieces(folded))
        return
    telling = lexicon.telling
    behind = 0
    for stretch in [stretch for stretch in folded.split() if telling[stretch]]:
        at = _find_stretch(folded, stretch, behind)
        behind = at + len(stretch)
        for first, last, parts in telling[stretch]:
            start, end = at + first, at + last
            if lexicon.dated and (word := folded[start:end]) in lexicon.dated and _in_date(folded, start, end):
                parts = (Part("month", lexicon.dated[word]),)
            if not (parts[0].role == "weak" and folded[end : end + 1].isdigit()):
                yield _Item(start, end, None, parts)


def _find_stretch(folded: str, stretch: str, at: int) -> int:
    """Where a stretch stands from `at` on, with a space or an end of the text on either side."""
    start = folded.index(stretch, at)
    while folded[start - 1 : start].strip() or folded[start + len(stretch) : start + len(stretch) + 1].strip():
        start = folded.index(stretch, start + 1)
    return start


def _counts_scale(item: _Item, following: _Item | None) -> bool:
    """Whether a scale or a span stands right behind a half, which then is a number: meno di mezzo milione."""
    if item.parts[0].role != "half" or not following or following.start - item.end != 1:
        return False
    return bool(following.parts) and following.parts[0].role in _COUNTED


def _in_other_sense(item: _Item, folded: str, lexicon: Lexicon) -> bool:
    """Whether a number word stands in a phrase in which it is none: "quarta-feira"."""
    for phrase, at in lexicon.other_senses.get(folded[item.start : item.end], ()):
        start = item.start - at
        if start >= 0 and folded.startswith(phrase, start) and _whole(folded, start, start + len(phrase)):
            return True
    return False


def _in_date(folded: str, start: int, end: int) -> bool:
    """Whether a date stands around a word that may be the name of a month."""
    if _DAY_BEFORE.search(folded, max(0, start - 8), start):
        return _YEAR_BEHIND.match(folded, end) is not None
    return _DAY_BEHIND.match(folded, end) is not None


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
        self._kind_of_sum = ScaleFirstSum if "scale_first" in lexicon.traits else Sum
        self._percent_at: int | None = None
        """Where a word for percent stands that comes before its figure ("yüzde 15")."""
        self._month_at = -2
        """Where the last word for month ends that stands before its figure ("tháng 5")."""
        self.quantities: list[Quantity] = []

    def is_idle(self, start: int) -> bool:
        """Whether nothing before a place can have to do with what stands there."""
        if self._sum and start - self._sum.last > 1:
            self.close()
        return self._sum is None and self._percent_at is None and start - self._month_at > 1

    def close(self) -> None:
        """Ends the number in the making."""
        if self._sum is None:
            return
        quantity = self._sum.quantity()
        if self._percent_at is not None and quantity.start - self._percent_at < 10:
            quantity.kind, quantity.start = "percent", self._percent_at
        self._percent_at = None
        if quantity.start - self._month_at == 1 and quantity.value in range(1, 13):
            quantity.kind = "month"
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
        if isinstance(current, ScaleFirstSum) and current.count(reading):
            current.reach(item.end)
            return
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
        if role == "number" and self.is_noun(item):
            role, part = "weak", Part("weak", value)
        if role in ("number", "ordinal", "weak", "weak_ordinal", "one"):
            self._number(part, item, gap != " ", following)
        elif role in ("scale", "scales", "round", "nth"):
            some = role in ("scales", "round")
            if some and current and current.written == "weak" and current.value < 5 and not current.is_half:
                # "a couple of dozens": some number of dozens.
                self._sum = current = None
            pair = current is not None and current.is_pair
            if current and current.multiply(value):
                current.reach(item.end)
                current.indefinite = current.indefinite or pair
            else:
                current = self._open(item)
                current.multiply(value)
                current.indefinite = some or self._is_behind_some(item.start)
                current.about = value if role == "round" else 0
            if role == "nth":
                current.kind = "ordinal"
        elif role == "half":
            if current and current.half(value, gap == ""):
                current.reach(item.end)
            else:
                self._open(item).half(value, False)
        elif role == "weak_half":
            self._weak_half(value, item, following)
        elif role == "over":
            if following and following.start - item.end == 1 and following.parts and following.parts[0].role in _WHOLE:
                self._open(item).over = value
            else:
                self._number(Part("number", value), item, gap != " ", following)
        elif role == "multiple":
            self.close()
            percent = (value - 1) * 100 if value > 1 else value * 100
            self.quantities.append(Quantity(value, item.start, item.end, "multiple", "weak", others=(simple(percent),)))
        elif role == "counted":
            if current and current.multiply(value):
                current.reach(item.end)
            else:
                current = self._open(item)
                current.multiply(value)
                current.written = "weak"
                if value > 100:
                    # "bil druhého": an abbreviation without a number is another word, and starts none.
                    self.close()
        elif role == "teen":
            if current and current.add_teen(value):
                current.reach(item.end)
        elif role == "added":
            self._open(item).begin_with(value)
        elif role in ("and", "of"):
            joins = role == "and" or "of_joins" in self._lexicon.traits
            if current and (joins or current.indefinite or self._is_part_of_scale(current, following)):
                current.pending = current.pending or role == "and"
                current.last = item.end
        elif role == "month_before":
            self.close()
            self._month_at = item.end
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
        elif role in ("span_of_time", "weak_span"):
            self.close()
            kind = "cardinal" if value.denominator == 1 else "fraction"
            written = "words" if role == "span_of_time" else "weak"
            self.quantities.append(Quantity(value, item.start, item.end, kind, written, unit=part.unit))
        elif role in ("weekday", "weak_weekday", "short_weekday"):
            self._weekday(part, item)
        elif role == "month":
            self._month(int(value), item, following)
        elif role in _SHARES and current:
            current.kind = "points" if role in ("points", "basis") else "percent"
            current.reach(item.end)
            self.close()
            if _SHARES[role] > 1:
                share = self.quantities[-1]
                share.others, share.parts, share.places = (share.value,), (), 0
                share.value = simple(Fraction(share.value) / _SHARES[role])

    def is_noun(self, item: _Item) -> bool:
        """Whether a capital inside a sentence shows that a number word is another one: die Elf."""
        nouns, text = self._lexicon.nouns, self._text
        if not nouns or not text[item.start].isupper() or text[item.start : item.end].lower() not in nouns:
            return False
        return text[: item.start].rstrip(_BEFORE_SENTENCE)[-1:] not in _SENTENCE_ENDS

    def _is_behind_some(self, start: int) -> bool:
        """Whether a word such as "few" stands before a scale: "a few hundred"."""
        some = self._lexicon.some
        return bool(some) and self._text[max(0, start - _LONGEST_SOME) : start].lower().rstrip().endswith(some)

    def _is_part_of_scale(self, current: Sum, following: _Item | None) -> bool:
        """Whether an "of" stands between a fraction or a pair and its scale: "a quarter of a million"."""
        if not (following and following.parts and (current.is_half or current.is_pair)):
            return False
        role, value, *_ = following.parts[0]
        return role == "scale" or (current.is_half and role in ("weak", "one") and value == 1)

    def _weak_half(self, value: Number, item: _Item, following: _Item | None) -> None:
        """ "A quarter": a fraction for sure behind its number ("three quarters") and before an "of"."""
        current = self._sum
        of = following and following.parts and following.parts[0].role == "of" and following.start - item.end == 1
        if not (current and current.divide(value.denominator)):
            current = self._open(item)
            current.half(value, False)
        many = current.value.numerator > 1
        current.reach(item.end)
        current.written = "digits" if current.reading else "words" if of or many else "weak"

    def _number(self, part: Part, item: _Item, glued: bool, following: _Item | None) -> None:
        role, value = part.role, part.value
        current = self._sum
        if role in ("weak", "one"):
            after = following.parts[0].role if following and following.parts else ""
            if current and (
                (current.pending and after == "half")
                or (current.is_half and after in ("half", "scale", "points", "percent"))
                or (role == "weak" and current.pending and after == "scale" and not current.takes_one)
            ):
                # "two and a half", "half a million": the article is no number.
                current.last = item.end
                return
            if current and current.ends_with_scale and "one_behind" in self._lexicon.traits:
                # "milioi bat": one million
                current.last = item.end
                return
            apart = role == "weak" and "articles" in self._lexicon.traits and not glued
            scale = following.parts[0].value if following and after == "scale" else 0
            if current and apart and not (current.takes_one or current.takes_scale(scale)):
                # "two hundred a day", "three thousand and another"
                self.close()
                current = None
            if current and role == "weak" and value == 2:
                # "в девяностых обе": both of something else
                self.close()
                current = None
        told = current and current.is_half and not current.pending and role != "ordinal"
        if current and told and current.value == _HALF and "half_to" in self._lexicon.traits and value in range(1, 13):
            # "halb acht": half past seven
            self._sum = None
            hour = int(value) - 1 or 12
            self.quantities += [
                Quantity(hour, current.start, item.end, "hour", "words", others=(hour + 12,)),
                Quantity(30, current.start, item.end, "minute", "words", others=(_HALF,)),
            ]
            return
        if current and role == "ordinal" and self._is_part(current, following, item) and current.divide(value):
            current.reach(item.end)
            return
        if current and current.add(value, glued):
            current.reach(item.end)
            if role in ("ordinal", "weak_ordinal"):
                current.kind = "ordinal"
        else:
            self.close()
            self._sum = self._kind_of_sum.of_word(self._lexicon, part, item.start, item.end)

    def _is_part(self, current: Sum, following: _Item | None, item: _Item) -> bool:
        """Whether an ordinal behind a number may say into how many parts: "dos quintos", "a third of"."""
        traits = self._lexicon.traits
        if current.value == 1:
            before_of = following and following.parts and following.parts[0].role == "of"
            return (
                bool(before_of and following and following.start - item.end == 1)
                or (current.one and "one_parts" in traits)
                or ("one_parts" in traits and self._text[item.end : item.end + 1] in _ENDS)
            )
        return "ordinal_parts" in traits

    def _month(self, value: int, item: _Item, following: _Item | None) -> None:
        self.close()
        written = "words"
        if self._text[item.start : item.end].lower() in self._lexicon.short_months:
            before = self.quantities[-1] if self.quantities else None
            beside = before and before.hard and item.start - before.end <= 3
            if not beside and not (following and following.reading and following.start - item.end <= 3):
                written = "weak"
        self.quantities.append(Quantity(value, item.start, item.end, "month", written))

    def _weekday(self, part: Part, item: _Item) -> None:
        self.close()
        if part.role == "short_weekday" and not (
            self._text[item.start].isupper() and _DATE_BEHIND.match(self._text, item.end)
        ):
            return
        written = "weak" if part.role == "weak_weekday" else "words"
        self.quantities.append(Quantity(part.value, item.start, item.end, "weekday", written))

    def _open(self, item: _Item) -> Sum:
        self.close()
        self._sum = self._kind_of_sum(self._lexicon, item.start, item.end)
        return self._sum
