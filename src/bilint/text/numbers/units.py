"""The unit or currency that stands beside a figure."""

from __future__ import annotations

import functools
import re
from fractions import Fraction
from typing import NamedTuple

from bilint import data
from bilint.text.numbers.quantity import Number, Quantity


class Unit(NamedTuple):
    """A unit of measure or a currency."""

    name: str
    """As in data/numbers/units.toml: "km", "usd"."""
    dimension: str
    """"length", "mass", "area", "volume", "speed", "temperature" or "money"."""
    factor: Fraction | None
    """To the base unit of its dimension; None for temperatures and money."""
    form: str = ""
    """As it stands in the text, in lower case."""


# What may be a unit: a word with its inner signs, or a symbol; a few words for "miles per hour".
_BEHIND = re.compile(
    r"[\s\u00a0\u202f-]?"
    # "une quarantaine de kilomètres", "4 millions d'euros"
    r"(?:(?:de|di|of|od)\s|d['’])?"
    r"((?:°\s?[cf]\b|[°℃℉€$£₽₪₹₩₺₴￥¥]|[^\W\d_]+(?:[/\"״][^\W\d_]+)*²?)(?: [^\W\d_]+){0,2})"
)
# HK$ is no US dollar: letters before the sign belong to it.
_BEFORE = re.compile(r"((?<![^\W_])[^\W\d_]{0,3}\$|[€£₽₪₹₩₺₴￥¥]|(?<![^\W_])[^\W\d_]{2,4})\s?$")
_UNSPACED = re.compile(r"[\u2e80-\ud7ff]")


@functools.cache
def _by_form() -> dict[str, Unit]:
    forms: dict[str, Unit] = {}
    for dimension, units in data.load("numbers/units.toml").items():
        for name, row in units.items():
            factor = Fraction(row["factor"]) if "factor" in row else None
            for form in row["forms"].split():
                form = form.replace("_", " ")
                forms.setdefault(form, Unit(name, dimension, factor, form))
    return forms


def unit_of(folded: str, quantity: Quantity) -> Unit | None:
    """The unit behind a figure, or the currency before it; `folded` is the text in lower case."""
    forms = _by_form()
    if behind := _BEHIND.match(folded, quantity.end):
        words = behind[1]
        if _UNSPACED.match(words):
            # Signs of scripts without spaces run on into the next word.
            return next((forms[words[:n]] for n in range(min(7, len(words)), 0, -1) if words[:n] in forms), None)
        while words:
            if found := forms.get(words.replace("° ", "°")):
                return found
            words = words.rpartition(" ")[0]
    if before := _BEFORE.search(folded, max(0, quantity.start - 6), quantity.start):
        found = forms.get(before[1])
        return found if found and found.dimension == "money" else None
    return None


def converted(value: Number, unit: Unit, into: Unit) -> Number | None:
    """A value in another unit of the same dimension; None where there is no fixed rate."""
    if unit.dimension != into.dimension:
        return None
    if unit.name == into.name:
        return value
    if unit.dimension == "temperature":
        return value * Fraction(9, 5) + 32 if unit.name == "celsius" else (value - 32) * Fraction(5, 9)
    if unit.factor is None or into.factor is None:
        return None
    return value * unit.factor / into.factor
