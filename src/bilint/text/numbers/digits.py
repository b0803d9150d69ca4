"""Strings of digits with their separators, in the conventions of a language."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilint.text.numbers.quantity import Number, exact

SPACES = "\u00a0\u2009\u202f"
"""Spaces that part thousands and nothing else."""

_VULGAR_SIGNS = r"\u00bc-\u00be\u2150-\u215e"
FIGURE = (
    # Its first sign by one class, so that the search for it is quick; a vulgar fraction may stand alone.
    rf"(?:[\d{_VULGAR_SIGNS}](?:(?<=\d)\d*(?:[.,．٫٬'’·・{SPACES}]\d+|[ ](?=\d\d\d(?!\d))\d\d\d)*[{_VULGAR_SIGNS}]?)?)"
)
"""A digit string with inner separators, as a pattern; \\d is a digit of any script."""

_DIGIT = re.compile(rf"[\d{_VULGAR_SIGNS}]")
_VULGAR = re.compile(rf"[{_VULGAR_SIGNS}]$")
_SEPARATOR = re.compile(r"\D")


class Reading(NamedTuple):
    """One figure of a digit string."""

    start: int
    """Offset into the string."""
    end: int
    value: Number
    kind: str = "cardinal"
    others: tuple[Number, ...] = ()
    parts: tuple[Number, ...] = ()
    places: int = 0
    ambiguous: bool = False


def has_digits(text: str) -> bool:
    """Whether a digit of any script or a vulgar fraction stands in a text."""
    return _DIGIT.search(text) is not None


def read_digits(text: str, decimal: str, by_space: bool) -> list[Reading]:
    """The figures of a digit string that FIGURE matches.

    `decimal`: the language's decimal sign, "." or ",". `by_space`: whether it parts thousands by a plain space.
    A string that is no number by any convention ("192.168.0.1", "1,2,3") is read as several.
    """
    if text.isdecimal():
        # "0430" may be told as "4:30".
        parts = (int(text[:2]), int(text[2:])) if len(text) == 4 and int(text[0]) == 0 else ()
        return [Reading(0, len(text), int(text), parts=parts)]
    text = text.replace("．", ".")  # full width
    if vulgar := _VULGAR.search(text):
        return _with_vulgar(text, vulgar.start())
    groups = _SEPARATOR.split(text)
    separators = _SEPARATOR.findall(text)
    if dated := _date(groups, separators):
        return _apart(groups, dated)
    if " " in separators and not by_space and not all(group == "000" for group in groups[1:]):
        return _by_space(text, decimal)
    return _number(groups, separators, decimal, len(text)) or _apart(groups)


def _with_vulgar(text: str, at: int) -> list[Reading]:
    import unicodedata
    from fractions import Fraction

    over = Fraction(unicodedata.numeric(text[at])).limit_denominator(10)
    whole = text[:at]
    if whole and not whole.isdecimal():
        return [*read_digits(whole, ".", False), Reading(at, at + 1, over, "fraction")]
    value = over + int(whole or 0)
    parts = (over.numerator, over.denominator)
    return [Reading(0, len(text), value, "fraction", parts=(int(whole), *parts) if whole else parts)]


def _date(groups: list[str], separators: list[str]) -> tuple[str, str, str] | None:
    """The kinds of the three figures where the string is a date with points."""
    if separators != [".", "."]:
        return None
    first, second, third = groups
    if len(first) <= 2 and len(second) <= 2 and len(third) in (2, 4) and 0 < int(first) < 32 and int(second) < 32:
        return ("day", "month", "year")
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return ("year", "month", "day")
    return None


def _apart(groups: list[str], kinds: tuple[str, ...] = ()) -> list[Reading]:
    readings, at = [], 0
    for index, group in enumerate(groups):
        kind = kinds[index] if kinds else "cardinal"
        value = int(group)
        others = (2000 + value, 1900 + value) if kind == "year" and len(group) == 2 else ()
        readings.append(Reading(at, at + len(group), value, kind, others))
        at += len(group) + 1
    return readings


def _by_space(text: str, decimal: str) -> list[Reading]:
    readings, at = [], 0
    for piece in text.split(" "):
        for reading in read_digits(piece, decimal, False):
            readings.append(reading._replace(start=reading.start + at, end=reading.end + at))
        at += len(piece) + 1
    return readings


def _number(groups: list[str], separators: list[str], decimal: str, length: int) -> list[Reading] | None:
    """The string as one number, or None where its groups are none of a number's."""
    last = separators[-1]
    unique = set(separators)
    grouped = _grouped(groups)
    if len(unique) == 1:
        whole = "".join(groups)
        if len(separators) > 1:
            return [Reading(0, length, int(whole))] if grouped and last not in "·・" else None
        if last in "٬'’" + SPACES + " ":
            # An apostrophe or a space never stands before decimals.
            return [Reading(0, length, int(whole))] if grouped else None
        as_decimal = exact(groups[0], groups[1])
        places = len(groups[1])
        # "24.12", "14.30": a date or a clock time.
        parts = (int(groups[0]), int(groups[1])) if places <= 2 and len(groups[0]) <= 2 else ()
        if not grouped or last in "·・٫":
            return [Reading(0, length, as_decimal, parts=parts, places=places)]
        if last == decimal:
            return [Reading(0, length, as_decimal, others=(int(whole),), places=places, ambiguous=True)]
        return [Reading(0, length, int(whole), others=(as_decimal,), ambiguous=True)]
    if last in ".,٫·・" and last not in separators[:-1] and len(set(separators[:-1])) == 1 and _grouped(groups[:-1]):
        value = exact("".join(groups[:-1]), groups[-1])
        return [Reading(0, length, value, places=len(groups[-1]))]
    return None


def _grouped(groups: list[str]) -> bool:
    """Whether groups of digits are thousands (1,234,567) or Indian (12,34,567)."""
    first, *rest = groups
    if not 1 <= len(first) <= 3 or first[0] == "0":
        return False
    if len(rest[-1]) != 3:
        return False
    middle = {len(group) for group in rest[:-1]}
    return middle <= {3} or (middle == {2} and len(first) <= 2)
