"""One quantity of a text: what it is worth, and where it stands."""

from __future__ import annotations

from fractions import Fraction

import msgspec

Number = int | Fraction
"""An exact value: an int where it is whole, else a Fraction."""


class Quantity(msgspec.Struct, gc=False):
    """A figure as it stands in a text, read by value.

    What is written as one date, time, range or score becomes one quantity for each of its figures, so that
    "24.12.2024" and "December 24, 2024" are the same three quantities.
    """

    value: Number
    start: int
    """First code point in the text."""
    end: int
    kind: str = "cardinal"
    """"cardinal", "ordinal", "fraction", "percent", "decade", "year", "month", "day", "date" (day or month), "hour",
    "minute"; "roman"; "identifier" (letters before it: A380), "label" (a 1 that counts nothing: "Table 1."),
    "numbering" (of a heading), "single" (a 1 where other languages have an article), "name" (COVID-19), "numeral" (a
    Han sign in another word); "points" (percentage points), "multiple" (verdoppelt: 2, halved: 1/2); "weekday" (1
    Monday .. 7 Sunday)."""
    written: str = "digits"
    """"digits"; "words" for a number word; "weak" for a word that is a number only at times (an article)."""
    others: tuple[Number, ...] = ()
    """What it may be worth as well: "1.500" in English, the hour of a twelve-hour clock."""
    parts: tuple[Number, ...] = ()
    """The figures it can be taken apart into: "0500" (5, 0), "2/3" (2, 3), two and a half (2, 1/2)."""
    scale: Number = 1
    """The multiplier that is written as a word or an abbreviation: 1000000 in "3.5 million"."""
    indefinite: bool = False
    """Some number of that size: "thousands", "数百万"."""
    places: int = 0
    """Digits written behind the decimal sign."""
    ambiguous: bool = False
    """The separator may part thousands or decimals ("1.500"); the less likely reading is in `others`."""
    tail: str = ""
    """What is written onto the figure without a space: "th", "-е", "km"."""
    bound: str = ""
    """"above" (more than, at least, über) or "below" (less than, at most, nearly) by the words around it; of a
    percentage of a price "off" (20% off) or "kept" (八折)."""
    ratio: bool = False
    """A fraction that is told by both of its numbers: one in three, einer von zwölf."""
    unit: str = ""
    """Its unit where that stands inside it, by name or by form: "año" in "año y medio", "hour" for полчаса."""

    about: bool = False
    """Indefinite, but about as many and not several times as many: une dizaine."""

    @property
    def hard(self) -> bool:
        """Whether it is written with digits, so that it has to have a counterpart in a translation."""
        return self.written == "digits"

    @property
    def clock(self) -> tuple[int, int] | None:
        """Hour and minute, where it may be a clock time: "0500", "603", "14.30"."""
        if self.scale != 1 or self.kind not in ("cardinal", "hour"):
            return None
        if len(self.parts) == 2:
            hour, minute = self.parts
        elif isinstance(self.value, int) and 100 <= self.value < 2460:
            hour, minute = divmod(self.value, 100)
        else:
            return None
        return (int(hour), int(minute)) if hour <= 24 and minute < 60 else None


def exact(whole: str, decimals: str) -> Number:
    """The value of a digit string and the digits behind its decimal sign, in any script's digits."""
    if not decimals:
        return int(whole)
    return simple(Fraction(int(whole + decimals), 10 ** len(decimals)))


def simple(value: Number) -> Number:
    """An int where the value is whole."""
    return value.numerator if value.denominator == 1 else value
