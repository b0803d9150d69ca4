"""Currencies that changed while the amount did not."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import changed_units, span_of
from bilint.checks.figure_pairs import have_figures
from bilint.model import Severity


@check(
    "currency.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en", "Sie zahlte [[5 Millionen]] Franken.", "She paid [[5 million]] euros."),
        flags("en-fr", "It costs $[[20]].", "Cela coûte [[20]] euros."),
        flags("zh-en", "售价[[300]]元", "It sells for $[[300]]."),
        flags("ru-en", "[[500]] рублей", "[[500]] dollars"),
        flags("ja-en", "[[1万]]円", "[[10,000]] yuan"),
        passes("de-en", "Sie zahlte 5 Millionen Franken.", "She paid 5 million Swiss francs."),
        passes("en-de", "It costs $20.", "Es kostet 20 US-Dollar."),
        passes("ja-en", "1万円", "10,000 yen"),
        passes("de-en", "Sie zahlte 5 Millionen Franken.", "She paid 5 million francs (about €5.1 million)."),
    ),
)
def mismatch(pair: PairFacts) -> Iterator[Flag]:
    """An amount of money stands in another currency, but was not converted."""
    for one, unit, other, other_unit in changed_units(pair):
        if unit.dimension == "money":
            message = f"the amount is the same, but the currency is {unit.form} here, {other_unit.form} there"
            yield Flag(message, span_of(one), span_of(other))
