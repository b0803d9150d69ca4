"""What the translation leaves out, and what it adds."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.side import Side

_LONG_ENOUGH = 60
"""Code points of English below which a length says nothing."""
_SHORT, _VERY_SHORT = 0.5, 0.4
"""Shares of the expected length; human translations of news stay above 0.5 in 99.9% of segments."""
_LONG = 2.2
_UNSPACED_SLACK = 1.5
"""Lengths differ more between a script of signs and one of letters."""
_SURE = 0.3
"""Confidence of an alignment below which a lone segment may be the alignment's fault."""


def _is_unlike(pair: PairFacts) -> bool:
    """Whether one side is empty, or shorter or longer than the other lets expect."""
    source, target = pair.source, pair.target
    if source is None:
        return False
    if not source.text.strip() or not target.text.strip():
        return True
    share, slack = _share(source, target), _slack(source, target)
    return share is not None and not _SHORT / slack <= share <= _LONG * slack


@check(
    "coverage.omission",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    when=_is_unlike,
    examples=(
        flags("de-en", "[[Der Rat lehnte den Plan ab.]]", ""),
        flags(
            "de-en",
            "[[Der Rat lehnte den Plan ab, weil er den Bau der neuen Brücke für zu teuer und die Folgen für die "
            "Anwohner am Fluss für nicht absehbar hielt.]]",
            "[[The council rejected the plan.]]",
        ),
        passes("de-en", "Der Rat lehnte den Plan ab.", "The council said no."),
        passes(
            "en-zh",
            "The council rejected the plan because the new bridge was too expensive.",
            "因新桥造价过高，议会否决了该计划。",
        ),
    ),
)
def omission(pair: PairFacts) -> Iterator[Flag]:
    """A sentence of the source, or most of it, has no counterpart in the translation.

    A sentence that the alignment left alone is reported whole; one whose translation has less than half of the
    length that the two languages let expect is reported with it.
    """
    source, target = pair.source, pair.target
    assert source is not None
    if not source.text.strip():
        return
    if not target.text.strip():
        if any(char.isalpha() for char in source.text):
            unsure = pair.pair.confidence is not None and pair.pair.confidence < _SURE
            severity = Severity.MINOR if unsure or pair.pair.kind == "heading" else None
            yield Flag("this has no counterpart in the translation", _whole(source), None, severity=severity)
        return
    share = _share(source, target)
    if share is not None and share < _SHORT / _slack(source, target):
        very = share < _VERY_SHORT / _slack(source, target)
        yield Flag(
            f"the translation has {share:.0%} of the length to expect: part of the source seems to be missing",
            _whole(source),
            _whole(target),
            severity=None if very else Severity.MINOR,
            confidence=0.9 if very else 0.6,
        )


@check(
    "coverage.addition",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    when=_is_unlike,
    examples=(
        flags("de-en", "", "[[The mayor had promised this for years.]]"),
        flags(
            "de-en",
            "[[Der Rat lehnte den Plan am Montagabend nach einer langen Debatte ab.]]",
            "[[The council rejected the plan on Monday evening after a long debate, although the mayor had promised "
            "for years that the bridge would be built and that those who live by the river would be heard.]]",
        ),
        passes("de-en", "Der Rat lehnte den Plan ab.", "The council rejected the plan."),
    ),
)
def addition(pair: PairFacts) -> Iterator[Flag]:
    """A sentence of the translation, or most of it, has no counterpart in the source."""
    source, target = pair.source, pair.target
    assert source is not None
    if not target.text.strip():
        return
    if not source.text.strip():
        if any(char.isalpha() for char in target.text):
            unsure = pair.pair.confidence is not None and pair.pair.confidence < _SURE
            severity = Severity.MINOR if unsure or pair.pair.kind == "heading" else None
            yield Flag("this has no counterpart in the source", None, _whole(target), ("",), severity=severity)
        return
    share = _share(source, target)
    if share is not None and share > _LONG * _slack(source, target):
        yield Flag(
            f"the translation is {share:.1f} times as long as to expect: part of it seems to be added",
            _whole(source),
            _whole(target),
            severity=Severity.MINOR,
            confidence=0.6,
        )


@functools.lru_cache(maxsize=1)
def _share(source: Side, target: Side) -> float | None:
    """The target's length as a share of what the source lets expect; None where the texts are too short to tell.

    Kept for the second of the two checks that ask for the same pair.
    """
    if source.language is None or target.language is None:
        return None
    in_english = len(source.text) / source.language.length, len(target.text) / target.language.length
    if max(in_english) < _LONG_ENOUGH or in_english[0] == 0:
        return None
    if source.placeholders or target.placeholders:
        return None
    # A short source says little about how long the target may be.
    return in_english[1] / max(in_english[0], _LONG_ENOUGH / 2)


def _slack(source: Side, target: Side) -> float:
    return _UNSPACED_SLACK if source.spaced != target.spaced else 1.0


def _whole(side: Side) -> Span:
    text = side.text
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))


_ENOUGH_PAIRS = 5
"""Pairs with text on both sides under which a document is too short to judge."""
_SAMPLE = 60
"""Pairs, spread over the document, that are looked at."""
_RELATED = 0.25
"""Mean cosine under which texts are unrelated: sentences that translate each other lie at 0.62, others at 0.07."""


@check(
    "coverage.unrelated",
    mqm="non-translation",
    severity=Severity.CRITICAL,
    document=True,
    alone=True,
    examples=(
        flags(
            "de-en",
            [
                "Der Rat lehnte den Bau der Brücke gestern ab.",
                "Die Bürgermeisterin zeigte sich enttäuscht.",
                "Anwohner hatten gegen den Lärm geklagt.",
                "Nun soll ein Tunnel geprüft werden.",
                "Eine Entscheidung fällt im Herbst.",
            ],
            [
                "[[Beat the eggs with the sugar until they are pale.]]",
                "Our cat has been asleep since breakfast.",
                "The violinist tuned her instrument once more.",
                "Dinosaurs never knew the taste of grass.",
                "Most stars in that galaxy are red and old.",
            ],
        ),
        passes(
            "de-en",
            [
                "Der Rat lehnte den Bau der Brücke gestern ab.",
                "Die Bürgermeisterin zeigte sich enttäuscht.",
                "Anwohner hatten gegen den Lärm geklagt.",
                "Nun soll ein Tunnel geprüft werden.",
                "Eine Entscheidung fällt im Herbst.",
            ],
            [
                "Yesterday the council turned down the bridge.",
                "The mayor said she was disappointed.",
                "Residents had gone to court over the noise.",
                "A tunnel is now to be considered.",
                "The decision will come in autumn.",
            ],
        ),
    ),
)
def unrelated(pairs: Sequence[PairFacts]) -> Iterator[tuple[int, Flag]]:
    """The two texts have nothing to do with each other.

    One finding stands for the whole document, and nothing else is reported of it. Told by sentence vectors, so
    only between languages that the encoder knows; a document whose sentences share names or figures is not
    looked at further.
    """
    from bilint.text.vectors import encoder, knows

    full = [i for i, pair in enumerate(pairs) if pair.source and pair.source.tokens and pair.target.tokens]
    if len(full) < _ENOUGH_PAIRS:
        return
    looked_at = full[:: max(1, len(full) // _SAMPLE)]
    sides = [(source, pairs[i].target) for i in looked_at if (source := pairs[i].source)]
    if not all(knows(source.code) and knows(target.code) for source, target in sides):
        return
    if sum(_shares_a_word(source, target) for source, target in sides) > 0.3 * len(sides):
        return
    vectors = encoder()
    left = vectors.sentences([source.text for source, _ in sides])
    right = vectors.sentences([target.text for _, target in sides])
    if float((left * right).sum(axis=1).mean()) < _RELATED:
        first = looked_at[0]
        message = "the two texts have nothing to do with each other: is this the translation of that file?"
        yield first, Flag(message, None, _whole(pairs[first].target))


def _shares_a_word(source: Side, target: Side) -> bool:
    """Whether a longer word or a number stands on both sides."""
    shared = set(source.tokens) & set(target.tokens)
    return any(len(token) > 3 or token.isdigit() for token in shared)
