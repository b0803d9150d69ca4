"""Adds up what number words and digits say side by side: "three hundred and five", "2,5 Millionen"."""

from __future__ import annotations

import math
from fractions import Fraction

from bilint.text.numbers.digits import Reading
from bilint.text.numbers.lexicon import Lexicon, Part
from bilint.text.numbers.quantity import Number, Quantity, simple

_HALF = Fraction(1, 2)


class Sum:
    """A number in the making. Each method takes the next part, and says whether it still belongs to this number."""

    __slots__ = ("_added", "_group", "_lexicon", "_low", "_total", "about", "end", "indefinite", "kind", "last", "one",
                 "over", "pending", "reading", "scale", "span", "start", "written")  # fmt: skip

    def __init__(self, lexicon: Lexicon, start: int, end: int) -> None:
        self._lexicon = lexicon
        self.start, self.end = start, end
        self.last = end
        """Where the last word ends that may belong to it, an "and" included."""
        self._total: Number = 0
        self._group: Number | None = None
        self._added = False
        """The group is added to what follows: साढ़े, a half, in "साढ़े तीन"."""
        self._low: Number = 0
        """What comes next has to be smaller: 10 after "twenty", 1 after "five"."""
        self.scale: Number = 1
        self.span: Number = 0
        """Years in the unit of time behind it: 10 for "six decades"."""
        self.pending = False
        """An "and" was the last word."""
        self.one = False
        """It starts with a "one" that is no article."""
        self.over: Number = 0
        """Into how many parts: 3 in "üçte iki", two of three."""
        self.reading: Reading | None = None
        self.kind = "cardinal"
        self.written = "words"
        self.indefinite = False
        self.about: Number = 0
        """What it is about: 10 for "une dizaine"."""

    def reach(self, end: int) -> None:
        """Its last part ends here."""
        self.end = self.last = end
        if self.written == "weak":
            self.written = "words"

    @classmethod
    def of_digits(cls, lexicon: Lexicon, reading: Reading, start: int, end: int) -> Sum:
        """A number that starts with digits."""
        new = cls(lexicon, start, end)
        new._group, new._low, new.reading, new.written = reading.value, 0, reading, "digits"
        new.kind = reading.kind
        return new

    @classmethod
    def of_word(cls, lexicon: Lexicon, part: Part, start: int, end: int) -> Sum:
        """A number that starts with a number word, or with a word that is a number at times."""
        new = cls(lexicon, start, end)
        new.add(part.value, False)
        if part.role in ("weak", "weak_ordinal", "one"):
            new.written = "weak"
        new.one = part.role == "one"
        if part.role in ("ordinal", "weak_ordinal"):
            new.kind = "ordinal"
        return new

    def add(self, value: Number, glued: bool) -> bool:
        """A number below 1000; `glued`: without a space between."""
        group, traits = self._group, self._lexicon.traits
        if group is None:
            if self._total and value >= self.scale:
                return False
            self._group, self._low = value, self._lowest(value)
            if self.over:
                self._group, self._low, self.over = Fraction(value) / self.over, 0, 0
        elif self.reading:
            return False
        elif self._added:
            # पौने चार: four less a quarter
            self._group, self._low, self._added = group + value, 1, False
        elif "year_pairs" in traits and group in range(13, 21) and value >= 10 and not (self._total or self.pending):
            # "nineteen eighty-four"
            self._group, self._low = group * 100 + value, self._lowest(value)
        elif "vigesimal" in traits and group % 100 in (60, 80) and 10 <= value < 20:
            self._group, self._low = group + value, 10 if value == 10 else 1
        elif "vigesimal" in traits and group % 100 == 4 and value == 20 and glued:
            self._group, self._low = group + 76, 10
        elif "units_before_ten" in traits and value == 10 and 0 < group % 100 < 10 and group.denominator == 1:
            # خمسة عشر: five ten, fifteen
            self._group, self._low = group + 10, 1
        elif "units_first" in traits and self.pending and 0 < group % 100 < 10 and 20 <= value < 100 and not value % 10:
            self._group, self._low = group + value, 1
        elif value < self._low and (not self.pending or self._and_fits(value)):
            self._group, self._low = group + value, self._lowest(value)
        else:
            return False
        self.pending = False
        return True

    def _and_fits(self, value: Number) -> bool:
        return self._low >= 100 or "and_after_tens" in self._lexicon.traits

    def _lowest(self, value: Number) -> Number:
        if value == 10 and "ten_takes_units" not in self._lexicon.traits:
            return 1
        if "twenties" in self._lexicon.traits and value in (20, 40, 60, 80):
            # hogeita hamabost: twenty and fifteen
            return 20
        for place in (100, 10):
            if value and not value % place:
                return place
        return 1

    def begin_with(self, value: Number) -> None:
        """A word that is added to the number behind it."""
        self._group, self._added = value, True

    def _add_to_one(self) -> None:
        """सवा सौ: a hundred and a quarter of it."""
        if self._added and self._group is not None:
            self._group, self._added = self._group + 1, False

    def add_teen(self, ten: Number) -> bool:
        """A ten behind its unit: "lima belas", "viisitoista"."""
        if self.reading or self._group is None or not 0 < self._group % 100 < 10:
            return False
        self._group, self._low = self._group + ten, 1
        return True

    def multiply(self, by: Number) -> bool:
        """A scale word: hundred, thousand, million."""
        self.pending = False
        self._add_to_one()
        if by == 10 and isinstance(self._group, int) and not self.reading:
            # "hai trăm năm mươi", "kaksikymmentä": only the last digit is told in tens.
            digit = self._group % 10
            self._group, self._low = self._group + (digit * 9 or 10), 10
            return True
        if by == 100 and not self.reading:
            if self._group is None:
                self._group = 100
            elif self._group < 100:
                self._group = simple(self._group * 100)
            else:
                return False
            self._low = 100
            return True
        if self._group is None:
            if self._total and by > self.scale:
                self._total *= by
            else:
                self._total += by
        elif self._total and by > self.scale:
            self._total = (self._total + self._group) * by
        else:
            self._total += self._group * by
        self._group, self._low, self.scale = None, by, max(by, self.scale)
        return True

    def half(self, value: Number, inside: bool) -> bool:
        """ "and a half", "et demi", "halbe"; `inside`: in the same word as what stands before it."""
        follows = (inside or "half_follows" in self._lexicon.traits) and value == _HALF
        if self.kind == "ordinal" and not self.pending:
            # "the third quarter"
            return False
        if self._group is None:
            # "un million et demi": half of the scale before it, unless another scale follows.
            self._group = value
        elif self._group.denominator == 1 and (self.pending or follows):
            # "two and a half", "zweieinhalb"
            self._group = self._group + value
        elif self._group == 1:
            # "a half"
            self._group = value
        elif self._group != value.denominator > 2 and value.numerator == 1 and not self.pending:
            # तीन चौथाई: three quarters; four thirds
            self._group = Fraction(self._group) * value
        else:
            return False
        self._low = 0
        self.pending = False
        return True

    def divide(self, by: Number) -> bool:
        """An ordinal that says into how many parts: "tres quintos", "две пятых", "one third"."""
        count = self._group
        if self._total or self.pending or self.kind != "cardinal" or not isinstance(count, int):
            return False
        if not 0 < count < by or by < 3 or (math.gcd(count, int(by)) > 1 and by % 10):
            return False
        self._group, self._low = Fraction(count) / by, 0
        return True

    @property
    def value(self) -> Number:
        """What it is worth so far."""
        if self.is_half and self._total and self._group is not None:
            return simple(self._total + self._group * self.scale)
        return simple(self._total + (self._group or 0))

    @property
    def is_pair(self) -> bool:
        """Whether it is a word such as "couple" so far, which makes some number of the scale behind it."""
        return self.written == "weak" and self._group == 2 and not self._total

    @property
    def takes_one(self) -> bool:
        """Whether an article may be its last unit: "vingt et un", "treinta y una", "doscientos uno"."""
        if self._low == 20:
            return True
        if self._low >= 100:
            traits = self._lexicon.traits
            return "one_after_hundreds" in traits or (self.pending and "one_after_and" in traits)
        return self.pending and self._low == 10 and "and_after_tens" in self._lexicon.traits

    @property
    def ends_with_scale(self) -> bool:
        """Whether a scale word was the last part, behind which "one" may only say that it is one."""
        return not self.pending and self._group is None and self._low == self.scale

    def takes_scale(self, by: Number) -> bool:
        """Whether an article before a scale word may belong to it: "două mii o sută"."""
        return 0 < by < self._low

    @property
    def is_half(self) -> bool:
        """Whether it is a fraction so far: "half" of "half a million"."""
        return self._group is not None and not isinstance(self._group, int)

    def quantity(self) -> Quantity:
        """The finished number."""
        if self._added:
            # "سوا" is "except" as well.
            self._add_to_one()
            self.written = "weak"
        value = self.value
        others: tuple[Number, ...] = ()
        parts: tuple[Number, ...] = ()
        places, ambiguous = 0, False
        if self.reading and (value.denominator == 1 or self.scale != 1 or value == self.reading.value):
            reading = self.reading
            others, parts, places, ambiguous = reading.others, reading.parts, reading.places, reading.ambiguous
            if self.scale != 1:
                others, parts = tuple(other * self.scale for other in others), ()
        elif value.denominator == 2 and value > 1:
            parts = (int(value), value - int(value))
        elif value.denominator > 2 and value < 1:
            # "Three quarters", and "a quarter" where the word for it is that for fourth.
            parts = (value.numerator, value.denominator)
            others = (value.denominator,) if value.numerator == 1 else ()
            if value.denominator == 4:
                # of an hour
                others += (int(value * 60),)
        if self.kind == "ordinal" and (2 < value <= 10 or value in (100, 1000)) and not self.reading:
            # "ein Drittel" and "der dritte" are written alike in many languages.
            others = (Fraction(1, int(value)), *((15,) if value == 4 else ()))
        if self.span:
            # The eighteenth century are the 1700s.
            others += ((value - 1 if self.kind == "ordinal" and self.span >= 100 else value) * self.span,)
        if self.span == 10 and 1 < value <= 10 and self.kind == "ordinal":
            # The tenth decade of a century: "dešimtasis dešimtmetis", "tíundi áratugurinn" are the nineties.
            others += (value * 10 - 10, 1890 + value * 10)
        told = self.reading and value == self.reading.value
        if value.denominator > 1 and self.scale == 1 and not told and self.kind not in ("percent", "points"):
            self.kind = "fraction"
        if not self._lexicon.covered and self.written == "words":
            # Without number words a scale word may be any number of its size.
            self.written = "weak"
        if value == 1 and self.written == "words" and self.kind not in ("percent", "points"):
            self.written = "weak"
        return Quantity(
            value,
            self.start,
            self.end,
            self.kind,
            self.written,
            others,
            parts,
            self.scale,
            self.indefinite,
            places,
            ambiguous,
            about=self.about > 0 and value == self.about,
        )
