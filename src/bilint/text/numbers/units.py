"""The unit or currency that stands beside a figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from bilint import data
from bilint.text.numbers.patterns import LETTERS
from bilint.text.numbers.quantity import Number, Quantity


class Unit(NamedTuple):
    """A unit of measure, a span of time or a currency."""

    name: str
    """As in data/units/units.toml: "km", "usd"."""
    dimension: str
    """"length", "mass", "area", "volume", "speed", "temperature", "time" or "money"."""
    factor: Fraction | None
    """To the base unit of its dimension; None for temperatures and money."""
    form: str = ""
    """As it stands in the text, in lower case."""


Units = tuple[Unit, ...]
"""What a name may stand for, the likeliest first: "pounds" are a mass and several currencies."""

_WORD = rf"{LETTERS}(?:[/\"״'’.-]{LETTERS})*[²³]?"
# What may be a unit: a symbol, or a word with its inner signs and what follows it, for "miles per hour".
_BEHIND = re.compile(
    r"[\s\u00a0\u202f-]?"
    # "une quarantaine de kilomètres", "4 millions d'euros"
    r"(?:(?:de|di|of|od)\s|d['’])?"
    rf"((?:°\s?[cf]\b|[°℃℉€$£₽₪₹₩₺₴￥¥฿₫₱₦₸₼৳]|{_WORD})(?:\s{_WORD}){{0,3}}\.?)"
)
# "5 Mio. Euro": a scale word with its point.
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}$")
# The shortest name of a unit that cases are written onto, in code points; and what its last vowel was before that.
_SHORTEST_STEM = 3
_SHORT = str.maketrans("áé", "ae")
_FIRST_WORD = re.compile(rf"[\s\u00a0\u202f-]?({LETTERS})")
# "half an hour", "a quarter of an hour", "drei viertel einer Stunde"
_OF_ONE = re.compile(r"\s(?:of\s)?(?:an?|een|einer|eines|en|et|ett|un[ae]?)(?=\s)")
# HK$ is no US dollar: letters before the sign belong to it.
_BEFORE = re.compile(r"((?<![^\W_])[^\W\d_]{0,4}-?\$|[€£₽₪₹₩₺₴￥¥฿₫₱₦₸₼৳]|(?<![^\W_])[^\W\d_]{2,4}\.?)\s?$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\ud7ff]")
# Code points of the longest name in a script without spaces.
_LONGEST = 9


def units_of(folded: str, quantity: Quantity, code: str) -> Units:
    """What the unit behind a figure, or the currency before it, may be; empty where there is none.

    `folded`: the text in lower case; `code`: its language.
    """
    forms = _forms(code)
    if quantity.unit:
        named = _units()[0].get(quantity.unit)
        return (named._replace(form=quantity.unit),) if named else forms.get(quantity.unit, ())
    end = quantity.end
    if quantity.scale > 1 and folded.startswith(". ", end) and _ABBREVIATED.search(folded, quantity.start, end):
        end += 1
    if quantity.kind == "fraction" and (of_one := _OF_ONE.match(folded, end)):
        end = of_one.end()
    if _may_start_unit(folded, end, code) and (behind := _BEHIND.match(folded, end)):
        for candidate in _candidates(behind[1]):
            if found := forms.get(candidate) or _in_case(candidate, code):
                return found
    if before := _BEFORE.search(folded, max(0, quantity.start - 7), quantity.start):
        return tuple(unit for unit in forms.get(before[1], ()) if unit.dimension == "money")
    return ()


def _may_start_unit(folded: str, at: int, code: str) -> bool:
    """Whether the first word behind a place begins a unit; cheap, and right whenever it says no."""
    word = _FIRST_WORD.match(folded, at)
    return (
        word is None
        or word[1] in _first_words(code)
        or _UNSPACED.match(word[1]) is not None
        or bool(_in_case(word[1], code))
    )


@functools.cache
def _first_words(code: str) -> frozenset[str]:
    """How the names of units begin, and what may stand before them."""
    words = (_FIRST_WORD.match(form) for form in _forms(code))
    return frozenset(("de", "di", "of", "od", "d", *(word[1] for word in words if word)))


def is_unit(word: str, code: str) -> bool:
    """Whether a word in lower case is the name of a unit in a language."""
    return word in _forms(code)


def is_metre(word: str, code: str) -> bool:
    """Whether a word in lower case is the name of the metre, or its sign, in a language."""
    return any(unit.name == "m" for unit in _forms(code).get(word, ()))


def _candidates(words: str) -> Iterator[str]:
    """The names that a text may begin with, the longest first."""
    if _UNSPACED.match(words):
        # Signs of scripts without spaces run on into the next word.
        yield from (words[:n] for n in range(min(_LONGEST, len(words)), 0, -1))
        return
    words = words.replace("° ", "°").replace("\u00a0", " ").replace("’", "'")
    while words:
        yield words
        if "-" in words:
            # an 8,000-square-metre plot
            yield words.replace("-", " ")
        if words.endswith("."):
            yield words[:-1]
        shorter = words.rpartition(" ")[0]
        if not shorter and "-" in words:
            # a 50-metre-pool
            shorter = words.rpartition("-")[0]
        words = shorter


@functools.lru_cache(10_000)
def _in_case(word: str, code: str) -> Units:
    """What a name with an ending stands for, in a language that writes its cases onto names: órát, dolarlık."""
    forms = _forms(code)
    for ending in _endings(code):
        stem = word.removesuffix(ending)
        if _SHORTEST_STEM <= len(stem) < len(word):
            found = forms.get(stem) or forms.get(stem[:-1] + stem[-1].translate(_SHORT))
            if found:
                return found
    return ()


@functools.cache
def _endings(code: str) -> list[str]:
    endings = data.load("units/names.toml")["endings"].get(code, "").split()
    return sorted(endings, key=len, reverse=True)


@functools.cache
def _forms(code: str) -> dict[str, Units]:
    """Form in lower case -> what it may stand for, in one language."""
    units, families = _units()
    forms: dict[str, list[Unit]] = {}

    def add(name: str, names: str) -> None:
        for form in names.split():
            form = form.replace("_", " ")
            known = forms.setdefault(form, [])
            known += [units[one]._replace(form=form) for one in families.get(name, (name,)) if one not in
                      {unit.name for unit in known}]  # fmt: skip

    table = data.load("units/names.toml")
    for name, names in table.get(code, {}).items():
        add(name, names)
    start = f"{code}\t"
    for line in data.read("units/cldr.tsv").splitlines():
        if line.startswith(start):
            add(*line.split("\t")[1:])
    for name, (row, _) in _rows().items():
        add(name, f"{row.get('signs', '')} {name if units[name].dimension == 'money' else ''}")
    if code != "en":
        # CLDR has one word for both in many languages; a ton is a metric one there.
        for known in forms.values():
            if len({unit.name for unit in known} & {"tonne", "short_ton"}) == 2:
                known[:] = [unit for unit in known if unit.name != "short_ton"]
    return {form: tuple(known) for form, known in forms.items()}


@functools.cache
def _rows() -> dict[str, tuple[dict[str, Any], str]]:
    """Unit -> its row of units.toml and its dimension."""
    table = data.load("units/units.toml")
    return {
        name: (row, dimension)
        for dimension, rows in table.items()
        if dimension != "families"
        for name, row in rows.items()
    }


@functools.cache
def _units() -> tuple[dict[str, Unit], dict[str, list[str]]]:
    """All units by name, and the families of currencies."""
    units = {
        name: Unit(name, dimension, Fraction(row["factor"]) if "factor" in row else None)
        for name, (row, dimension) in _rows().items()
    }
    families = {name: members.split() for name, members in data.load("units/units.toml")["families"].items()}
    return units, families


def alike(one: Units, other: Units) -> tuple[Unit, Unit] | None:
    """Two units of one dimension that two names may stand for; None where the names may mean the same, or nothing."""
    if {unit.name for unit in one} & {unit.name for unit in other}:
        return None
    return next(((a, b) for a in one for b in other if a.dimension == b.dimension), None)


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
