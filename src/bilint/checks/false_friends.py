"""Words that look like one of the target language and mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.idioms import has_renderings, renderings
from bilint.model import Severity
from bilint.text.phrases import Rendering
from bilint.text.phrases.inflection import fitted


@check(
    "false_friends.word",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=has_renderings,
    examples=(
        flags("de-en", "Das ist die [[aktuelle]] Lage.", "That is the [[actual]] situation.", "current"),
        flags(
            "es-en", "Está [[embarazada]] de seis meses.", "She has been [[embarrassed]] for six months.", "pregnant"
        ),
        flags("en-de", "It was a [[gift]] from the mayor.", "Es war ein [[Gift]] des Bürgermeisters.", "Geschenk"),
        passes("de-en", "Das ist die aktuelle Lage.", "That is the current situation."),
        passes("de-en", "Die tatsächlichen Kosten sind höher.", "The actual costs are higher."),
        passes("de-en", "Die aktuellen Zahlen liegen über den Kosten.", "The latest figures exceed the actual costs."),
        passes("pt-en", "Use --post-data para enviar.", "Use --post-data to send."),
        passes("de-en", "Er las das Buch „Gift and Glory“.", "He read the book “Gift and Glory”."),
    ),
)
def word(pair: PairFacts) -> Iterator[Flag]:
    """A word was rendered by one that looks like it and means something else.

    The words stand in data/false_friends/ with both meanings. The word has to stand in the source, its false friend
    in the translation, and no good rendering beside. A word that stands there unchanged with a capital letter, or
    in the name of an option, is taken for a name.
    """
    for rendering in renderings("false_friends/", pair):
        friend = rendering.idiom
        if _is_name(rendering, pair):
            continue
        yield Flag(
            f"“{friend.form}” means “{friend.means}”; what stands here means “{friend.says}”",
            rendering.source_span,
            rendering.target_span,
            fitted(friend, pair.target.text, rendering.target_span, pair.target.code),
            friend.severity,
            0.8,
        )


def _is_name(rendering: Rendering, pair: PairFacts) -> bool:
    """Whether the word stands in both texts unchanged with a capital, or as a part of an identifier (--data-file)."""
    if rendering.source_span is None or pair.source is None:
        return False
    text, span = pair.target.text, rendering.target_span
    written = span.of(text)
    around = text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1]
    copied = written == rendering.source_span.of(pair.source.text)
    return copied and (written[:1].isupper() or not _JOINTS.isdisjoint(around))


_JOINTS = frozenset("-_=/<>")
"""Signs that join a word to others in names of options and files."""
