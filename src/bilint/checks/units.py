"""Units of measure that changed while the figure beside them did not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import changed_units, span_of
from bilint.checks.figure_pairs import have_figures
from bilint.model import Severity
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.quantity import simple
from bilint.text.numbers.render import like, scaled, written
from bilint.text.numbers.units import converted


@check(
    "units.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en", "Es sind noch [[50]] Kilometer.", "It is another [[50]] miles.", "31"),
        flags("en-de", "at [[100]] °F", "bei [[100]] °C", "38"),
        flags("en-ru", "It is [[90]] km away.", "До него [[90]] миль.", "56"),
        flags("zh-en", "高[[300]]米", "[[300]] feet high", "984"),
        flags("en-ar", "It is [[5]] km away.", "تبعد [[٥]] أميال.", "٣٫١"),
        flags("fr-en", "[[20]] hectares de forêt", "[[20]] acres of forest", "49"),
        flags("zh-en", "历时[[两个半]]月", "It took [[two and a half]] weeks."),
        flags("ar-en", "مساحتها [[12]] كيلومترا مربعا.", "It covers [[12]] square miles.", "4.6"),
        passes("de-en", "Es sind noch 50 Kilometer.", "It is another 50 km."),
        passes("de-en", "Es sind noch 50 Kilometer.", "It is another 31 miles."),
        passes("en-es", "5 feet", "5 pies"),
        passes("ja-en", "３０キロ離れた町", "a town 30 kilometers away"),
    ),
)
def mismatch(pair: PairFacts) -> Iterator[Flag]:
    """A figure stands beside another unit in the translation, but was not converted.

    The suggestion is the figure in the translation's unit, rounded to whole ones; under ten, to tenths.
    """
    for one, unit, other, other_unit in changed_units(pair):
        if unit.dimension == "money":
            continue
        right = converted(one.value, unit, other_unit)
        better: tuple[str, ...] = ()
        if right is not None and other.hard:
            words = lexicon(pair.target.code)
            rounded = round(right) if right >= 10 else simple(round(Fraction(right), 1))
            form = scaled(rounded, words) if other.scale > 1 else written(rounded, words, rounded >= 10_000)
            better = (like(form, pair.target.text[other.start : other.end]),)
        message = f"the figure is the same, but the unit is {unit.form} here, {other_unit.form} there"
        yield Flag(message, span_of(one), span_of(other), better)
