"""Adds up what number words and digits say side by side: "three hundred and five", "2,5 Millionen"."""

from __future__ import annotations

from fractions import Fraction

from bilint.text.numbers.digits import Reading
from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.quantity import Number, Quantity, simple


class Sum:
    """A number in the making. Each method takes the next part, and says whether it still belongs to this number."""

    __slots__ = ("_group", "_lexicon", "_low", "_total", "end", "indefinite", "kind", "last", "pending", "reading",
                 "scale", "span", "start", "written")  # fmt: skip

    def __init__(self, lexicon: Lexicon, start: int, end: int) -> None:
        self._lexicon = lexicon
        self.start, self.end = start, end
        self.last = end
        """Where the last word ends that may belong to it, an "and" included."""
        self._total: Number = 0
        self._group: Number | None = None
        self._low: Number = 0
        """What comes next has to be smaller: 10 after "twenty", 1 after "five"."""
        self.scale: Number = 1
        self.span: Number = 0
        """Years in the unit of time behind it: 10 for "six decades"."""
        self.pending = False
        """An "and" was the last word."""
        self.reading: Reading | None = None
        self.kind = "cardinal"
        self.written = "words"
        self.indefinite = False

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

    def add(self, value: Number, glued: bool) -> bool:
        """A number below 1000; `glued`: without a space between."""
        group, traits = self._group, self._lexicon.traits
        if group is None:
            if self._total and value >= self.scale:
                return False
            self._group, self._low = value, self._lowest(value)
        elif self.reading:
            return False
        elif self.is_half and "half_first" in traits:
            # साढ़े तीन: half and three
            self._group, self._low = group + value, 1
        elif "year_pairs" in traits and group in range(13, 21) and value >= 10 and not self._total:
            # "nineteen eighty-four"
            self._group, self._low = group * 100 + value, self._lowest(value)
        elif "vigesimal" in traits and group % 100 in (60, 80) and 10 <= value < 20:
            self._group, self._low = group + value, 10 if value == 10 else 1
        elif "vigesimal" in traits and group % 100 == 4 and value == 20 and glued:
            self._group, self._low = group + 76, 10
        elif "units_first" in traits and self.pending and group % 100 < 10 and 20 <= value < 100 and not value % 10:
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
        for place in (100, 10):
            if value and not value % place:
                return place
        return 1

    def multiply(self, by: Number) -> bool:
        """A scale word: hundred, thousand, million."""
        self.pending = False
        if by == 100 and not self.reading:
            if self._group is None:
                self._group = 100
            elif self._group < 100:
                self._group *= 100
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
        traits = self._lexicon.traits
        if self._group is None:
            # "un million et demi": half of the scale before it, unless another scale follows.
            self._group = value
        elif self._group.denominator == 1 and (self.pending or inside or "half_follows" in traits):
            # "two and a half", "zweieinhalb"
            self._group = self._group + value
        elif self._group == 1:
            # "a half"
            self._group = value
        else:
            return False
        self._low = 0
        self.pending = False
        return True

    @property
    def value(self) -> Number:
        """What it is worth so far."""
        if self.is_half and self._total and self._group is not None:
            return simple(self._total + self._group * self.scale)
        return simple(self._total + (self._group or 0))

    @property
    def takes_one(self) -> bool:
        """Whether an article may be its last unit: "vingt et un", "treinta y una"."""
        return self.pending and self._low == 10 and "and_after_tens" in self._lexicon.traits

    @property
    def is_half(self) -> bool:
        """Whether it is a fraction so far: "half" of "half a million"."""
        return self._group is not None and not isinstance(self._group, int)

    def quantity(self) -> Quantity:
        """The finished number."""
        value = self.value
        others: tuple[Number, ...] = ()
        parts: tuple[Number, ...] = ()
        places, ambiguous = 0, False
        if self.reading:
            reading = self.reading
            others, parts, places, ambiguous = reading.others, reading.parts, reading.places, reading.ambiguous
            if self.scale != 1:
                others, parts = tuple(other * self.scale for other in others), ()
        elif value.denominator == 2 and value > 1:
            parts = (int(value), value - int(value))
        if self.kind == "ordinal" and 2 < value <= 10 and not self.reading:
            # "ein Drittel" and "der dritte" are written alike in many languages.
            others = (Fraction(1, int(value)), *((15,) if value == 4 else ()))
        if self.span:
            others += (value * self.span,)
        if value.denominator > 1 and self.scale == 1 and not self.reading:
            self.kind = "fraction"
        if not self._lexicon.covered and self.written == "words":
            # Without number words a scale word may be any number of its size.
            self.written = "weak"
        if value == 1 and self.written == "words":
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
        )
