"""Titles, formulas and verb-noun pairs that were rendered word by word."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.idioms import flag, has_renderings, renderings
from bilint.model import Severity


@check(
    "calques.title",
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
    needs_source=False,
    when=has_renderings,
    examples=(
        flags(
            "de-en",
            "Trumps [[Vize-Stabschef]] Stephen Miller widersprach.",
            "Trump's [[vice chief]] Stephen Miller disagreed.",
            "deputy chief of staff",
        ),
        flags(
            "fr-en",
            "Le [[garde des Sceaux]] a démissionné.",
            "The [[guard of the seals]] has resigned.",
            "justice minister",
        ),
        flags(
            "es-en",
            "El [[presidente del Gobierno]] viajará a Lisboa.",
            "The [[president of the Government]] will travel to Lisbon.",
            "prime minister",
        ),
        flags("zh-en", "[[总书记]]发表了讲话。", "The [[total secretary]] gave a speech.", "general secretary"),
        flags(
            "ar-en", "استقال [[رئيس الوزراء]] أمس.", "The [[president of the ministers]] resigned.", "prime minister"
        ),
        flags(
            "en-de", "The [[home secretary]] has resigned.", "Der [[Heimsekretär]] ist zurückgetreten.", "Innenminister"
        ),
        flags("de-en", None, "Trump's [[vice chief]] Stephen Miller disagreed.", "deputy chief of staff"),
        passes("de-en", "Der Vizekanzler kam zu spät.", "The vice chancellor came late."),
        passes("de-en", "Trumps Vize-Stabschef widersprach.", "Trump's deputy chief of staff disagreed."),
    ),
)
def title(pair: PairFacts) -> Iterator[Flag]:
    """A title or an office was rendered word by word and is called otherwise in the target language."""
    for rendering in renderings("calques/titles.", pair):
        yield flag(rendering, pair.target)


@check(
    "calques.phrase",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=False,
    when=has_renderings,
    examples=(
        flags(
            "de-en",
            "Er brachte den Plan erneut [[ins Gespräch]].",
            "He [[brought the plan into conversation]] again.",
        ),
        flags("de-en", None, "He [[brought the plan into conversation]] again."),
        flags("fr-en", "Il a été [[mis en examen]].", "He was [[put in examination]]."),
        flags("en-es", "Please [[pay attention]].", "Por favor, [[pague atención]].", "prestar atención"),
        passes("de-en", "Er brachte den Plan erneut ins Gespräch.", "He raised the plan again."),
        passes("de-en", "Sie trafen eine Entscheidung.", "They made a decision."),
    ),
)
def phrase(pair: PairFacts) -> Iterator[Flag]:
    """A formula or a verb and its noun were carried over word by word."""
    for rendering in renderings("calques/phrases.", pair):
        yield flag(rendering, pair.target)
