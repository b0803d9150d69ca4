"""Words that look like one of the target language and mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.idioms import renderings
from bilint.model import Severity


@check(
    "false_friends.word",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    examples=(
        flags("de-en", "Das ist die [[aktuelle]] Lage.", "That is the [[actual]] situation.", "current"),
        flags(
            "es-en", "Está [[embarazada]] de seis meses.", "She has been [[embarrassed]] for six months.", "pregnant"
        ),
        flags("en-de", "It was a [[gift]] from the mayor.", "Es war ein [[Gift]] des Bürgermeisters.", "Geschenk"),
        passes("de-en", "Das ist die aktuelle Lage.", "That is the current situation."),
        passes("de-en", "Die tatsächlichen Kosten sind höher.", "The actual costs are higher."),
        passes("de-en", "Die aktuellen Zahlen liegen über den Kosten.", "The latest figures exceed the actual costs."),
    ),
)
def word(pair: PairFacts) -> Iterator[Flag]:
    """A word was rendered by one that looks like it and means something else.

    The words stand in data/false_friends/ with both meanings. The word has to stand in the source, its false friend
    in the translation, and no good rendering beside.
    """
    for rendering in renderings("false_friends/", pair):
        friend = rendering.idiom
        yield Flag(
            f"“{friend.form}” means “{friend.means}”; what stands here means “{friend.says}”",
            rendering.source_span,
            rendering.target_span,
            friend.goods(pair.target.code),
            friend.severity,
            0.8,
        )
