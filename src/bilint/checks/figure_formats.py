"""The convention that figures are written in: which sign parts decimals, and which parts thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_pairs import compared, have_figures
from bilint.model import Severity, Span
from bilint.text.language import region_of
from bilint.text.numbers import Quantity
from bilint.text.numbers.lexicon import Lexicon, lexicon
from bilint.text.numbers.render import like
from bilint.text.numbers.units import units_of
from bilint.text.side import Side

# Kinds of figures that have decimals and thousands; dates, times and identifiers are written in ways of their own.
_PLAIN = frozenset(("cardinal", "percent", "points", "fraction"))
# What every figure with a separator holds, found fast.
_SEPARATED = re.compile(r"[.,]\d")
_FIGURE = re.compile(r"\d[\d.,]*\d")


class Convention(NamedTuple):
    """How the figures of one convention look that the other never writes, as patterns."""

    both: re.Pattern[str]
    """Thousands and decimals, or thousands twice: 1,234.5 and 1,234,567. It can be read in one way only."""
    decimals: re.Pattern[str]
    """Decimals alone: 3.5. It may be a date, a version or a list as well."""
    thousands: re.Pattern[str]
    """Thousands alone: 1,234. The other convention reads it as decimals."""
    group: str
    decimal: str


def _convention(group: str, decimal: str) -> Convention:
    g, d = re.escape(group), re.escape(decimal)
    return Convention(
        re.compile(rf"\d{{1,3}}(?:{g}\d{{3}})+{d}\d+|[1-9]\d{{0,2}}(?:{g}\d{{3}}){{2,}}"),
        re.compile(rf"\d+{d}\d+"),
        re.compile(rf"[1-9]\d{{0,2}}{g}\d{{3}}"),
        group,
        decimal,
    )


_FOREIGN = {",": _convention(",", "."), ".": _convention(".", ",")}
"""Decimal sign of a language -> the convention that is foreign to it."""


@check(
    "numbers.format",
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    when=have_figures,
    examples=(
        flags("en-de", "It costs 1,234.50 euros.", "Es kostet [[1,234.50]] Euro.", "1.234,50"),
        flags("en-fr", "Growth was 3.5%.", "La croissance était de [[3.5]] %.", "3,5"),
        flags("en-ru", "It weighs 2.75 kg.", "Он весит [[2.75]] кг.", "2,75"),
        flags("de-en", "Es sind 3,5 Millionen.", "It is [[3,5]] million.", "3.5"),
        flags("es-en", "Cuesta 1.234.567 euros.", "It costs [[1.234.567]] euros.", "1,234,567"),
        flags("de-en", "1.500 Menschen kamen.", "[[1.500]] people came.", "1,500"),
        flags("en-pl", "1,500 people came.", "Przyszło [[1,500]] osób.", "1\u00a0500"),
        flags("pt-zh", "São 12,5 km.", "全长[[12,5]]公里。", "12.5"),
        passes("en-de", "It costs 1,234.50 euros.", "Es kostet 1.234,50 Euro."),
        passes("en-de", "It costs 1,234.50 francs.", "Es kostet 1'234,50 Franken."),
        passes("en-de", "Version 3.5 is out at 4.30 p.m.", "Version 3.5 kommt um 16.30 Uhr."),
        passes("hi-en", "12,34,567 लोग", "12,34,567 people"),
        passes("en-es", "It weighs 2.75 kg.", "Pesa 2.75 kg."),
        passes("en-fr", "3.5 million", "3,5 millions"),
        passes("de-en", "Kapitel 3,5 und 7", "chapters 3,5 and 7"),
    ),
)
def format_(pair: PairFacts) -> Iterator[Flag]:
    """A figure stands in a convention that its language does not write: 1,234.5 in German, 3,5 million in English.

    Only what can be read in one way is reported: thousands with decimals, thousands twice, or decimals that stand in
    the source too and have a unit, a scale or a percent sign. Spanish and Arabic, where countries differ, and the
    Indian and Swiss ways to part thousands are left alone, as are regions that write the point (de-CH).
    """
    yield from _foreign_figures(pair)


@check(
    "numbers.foreign_format",
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    needs_source=False,
    preview=True,
    examples=(
        flags("de-ja", None, "合計[[1.234,56]]ドル", "1,234.56"),
        flags("en-it", None, "Sono [[1,234,567]] persone.", "1.234.567"),
        flags("en-ru", None, "Всего [[1,234,567]] человек.", "1\u00a0234\u00a0567"),
        passes("de-ja", None, "合計1,234.56ドル"),
        passes("en-it", None, "Sono 1.234.567 persone, cioè 3.5."),
        passes("en-it", "There are 1,234,567 people.", "Sono 1,234,567 persone."),
    ),
)
def foreign_format(pair: PairFacts) -> Iterator[Flag]:
    """A figure of a translation without its source stands in a convention that its language does not write.

    `numbers.format` says the same of a translation with its source, which shows what the figure is worth.
    """
    if pair.source is None:
        yield from _foreign_figures(pair)


def _foreign_figures(pair: PairFacts) -> Iterator[Flag]:
    side = pair.target
    if not side.has_numbers or not _SEPARATED.search(side.text):
        return
    words = lexicon(side.code)
    if "either_decimal" in words.traits or not words.covered or region_of(pair.pair.target_lang) in words.other_regions:
        return
    foreign = _FOREIGN[words.decimal]
    told = {id(other): one for one, other in compared(pair).matches}
    for figure in side.numbers:
        if figure.hard and figure.kind in _PLAIN and (written := _FIGURE.match(side.text, figure.start)):
            form = written.group()
            if foreign.both.fullmatch(form) or _is_foreign(form, figure, told.get(id(figure)), foreign, side):
                message = f"{form} is not how {_name(side)} writes this figure"
                yield Flag(message, None, Span(*written.span()), (_rewritten(form, foreign, words),))


def _is_foreign(form: str, figure: Quantity, one: Quantity | None, foreign: Convention, side: Side) -> bool:
    """Whether the source shows a figure to be in the foreign convention."""
    if one is None or not one.hard:
        return False
    if figure.ambiguous:
        # The same digits, left as the source has them: its language reads 1,500 where this one reads one and a half.
        looks = foreign.thousands.fullmatch(form) or foreign.decimals.fullmatch(form)
        return one.ambiguous and one.value != figure.value and looks is not None
    if not (foreign.decimals.fullmatch(form) and figure.places and one.places == figure.places):
        return False
    if one.value != figure.value:
        return False
    return figure.kind in ("percent", "points") or figure.scale > 1 or bool(units_of(side.folded, figure, side.code))


def _rewritten(form: str, foreign: Convention, words: Lexicon) -> str:
    whole, _, decimals = form.partition(foreign.decimal)
    digits = whole.replace(foreign.group, "")
    if foreign.group in whole:
        digits = f"{int(digits):,}".replace(",", words.group)
    return like(digits, form) + (words.decimal + decimals if decimals else "")


def _name(side: Side) -> str:
    return side.language.name if side.language else side.code
