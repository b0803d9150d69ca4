"""Adds up numbers whose scale word stands before what it counts: Swahili "elfu mbili" (2,000), "milioni 20"."""

from __future__ import annotations

from bilint.text.numbers.digits import Reading
from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.quantity import Number, simple
from bilint.text.numbers.words import Sum


class ScaleFirstSum(Sum):
    """A number in the making. The last scale word waits for its multiplier, which is the group behind it."""

    __slots__ = ("_bare_hundred", "_waiting")

    def __init__(self, lexicon: Lexicon, start: int, end: int) -> None:
        super().__init__(lexicon, start, end)
        self._waiting: Number = 0
        """The scale word whose multiplier is still to come, or in the making."""
        self._bare_hundred = False
        """The last word was that for a hundred."""

    def multiply(self, by: Number) -> bool:
        """A scale word; it ends the multiplier of a larger one before it."""
        self.pending = False
        if self.reading:
            return super().multiply(by)
        if by == 100:
            if self._group is not None:
                self._settle()
            self._group, self._low, self._bare_hundred = 100, 100, True
            return True
        if self._waiting and by >= self._waiting:
            return False
        self._settle()
        self._waiting = self.scale = by
        self._low = by
        return True

    def add(self, value: Number, glued: bool) -> bool:
        """A number below 100: how many hundreds, the multiplier of a scale, or what is added to it."""
        if self._bare_hundred and not self.pending and self._group is not None and value < 10:
            self._group, self._bare_hundred = self._group + (value - 1) * 100, False
            return True
        self._bare_hundred = False
        if self._group is None and self._waiting and self.pending:
            # "elfu na tano": a thousand and five
            self._settle()
        if self._group is None:
            self._group, self._low, self.pending = value, self._lowest(value), False
            return True
        if super().add(value, glued):
            return True
        if not self._waiting or not self.pending:
            return False
        self._settle()
        self._group, self._low, self.pending = value, self._lowest(value), False
        return True

    def count(self, reading: Reading) -> bool:
        """Digits behind a scale word: "milioni 2.5"."""
        if not self._waiting or self._group is not None:
            return False
        self._group, self.reading, self.written = reading.value, reading, "digits"
        return True

    def _settle(self) -> None:
        if self._waiting:
            self._total += (1 if self._group is None else self._group) * self._waiting
        elif self._group is not None:
            self._total += self._group
        self._group, self._waiting = None, 0

    @property
    def value(self) -> Number:
        """What it is worth so far."""
        group = self._group
        if self._waiting:
            return simple(self._total + (1 if group is None else group) * self._waiting)
        return simple(self._total + (group or 0))
