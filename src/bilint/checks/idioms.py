"""Idioms that were rendered word by word."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.language import parse_language
from bilint.text.phrases import Entry, Rendering, finder
from bilint.text.phrases.evidence import is_said, literal_words, mixed
from bilint.text.phrases.inflection import fitted
from bilint.text.side import Side


def renderings(kind: str, pair: PairFacts) -> list[Rendering]:
    """What of a kind of inventory stands word by word in the translation, judged with the source where there is one."""
    return [rendering for rendering in _renderings(pair) if rendering.kind == kind]


def has_renderings(pair: PairFacts) -> bool:
    """Whether anything of any inventory stands word by word in the translation."""
    return bool(_renderings(pair))


@functools.lru_cache(maxsize=1)
def _renderings(pair: PairFacts) -> list[Rendering]:
    """What of any inventory stands word by word in the translation; kept for the checks that ask for the same pair."""
    source, target = pair.source, pair.target
    if target.language is None:
        return []
    if source is None:
        tag = pair.pair.source_lang
        code = parse_language(tag).code if tag else None
        return list(finder(code, target.code, pair.inventories).in_target(target))
    if source.language is None:
        return []
    return list(finder(source.code, target.code, pair.inventories).in_pair(source, target))


def flag(rendering: Rendering, target: Side) -> Flag:
    """The flag for a phrase that stands word by word; surer with the source than without."""
    idiom = rendering.idiom
    common = idiom.literal_use == "common"
    # What someone may have written on purpose is no more than worth a look: ordinary words where the source is not at
    # hand, and words that no author took for a literal rendering.
    unsure = not rendering.curated or (rendering.source_span is None and not idiom.telling)
    confidence = 0.6 if rendering.source_span is None or common else 0.9 if rendering.curated else 0.7
    return Flag(
        f"“{idiom.form}” means “{idiom.means}”; word by word it is “{idiom.says}”",
        rendering.source_span,
        rendering.target_span,
        fitted(idiom, target.text, rendering.target_span, target.code, rendering.kind == "calques/titles."),
        Severity.MINOR if common or unsure else idiom.severity,
        confidence,
    )


@check(
    "idioms.literal",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=False,
    when=has_renderings,
    examples=(
        flags(
            "de-en",
            "Der mit [[harten Bandagen]] geführte Wahlkampf ist vorbei.",
            "The election campaign led with [[hard bandages]] is over.",
        ),
        flags("de-en", None, "They fight with [[hard bandages]]."),
        flags("fr-en", "Il a vendu la [[peau de l'ours]].", "He sold the [[bear's skin]]."),
        flags("zh-en", "他在[[对牛弹琴]]。", "He is [[playing the lute to a cow]]."),
        passes("de-en", "Sie kämpfen mit harten Bandagen.", "They are fighting with the gloves off."),
        passes("de-en", "Sie wickelte ihm harte Bandagen ums Knie.", "She wrapped stiff bandages around his knee."),
        passes("en-de", "He got cold feet.", "Er bekam kalte Füße."),
    ),
)
def literal(pair: PairFacts) -> Iterator[Flag]:
    """An idiom was rendered word by word, so that the sense is lost or sounds foreign.

    Idioms, how their literal renderings look and what would be right stand in data/idioms/. With the source,
    the idiom has to stand there, and one of its literal renderings in the translation, or in English all the words
    that it says, with no good rendering beside. Without the source, the literal rendering has to be one that
    hardly anybody would write. A finding is minor where the words are often meant as they stand, where no literal
    pattern of the inventory tells, and without the source but for the most telling ones.
    """
    for rendering in renderings("idioms/", pair):
        yield flag(rendering, pair.target)


def _open(pair: PairFacts) -> list[tuple[Entry, Span]]:
    """Idioms of the source that no pattern finds in the translation, whether word by word or rendered well."""
    source, target = pair.source, pair.target
    if source is None or source.language is None or target.language is None:
        return []
    found = finder(source.code, target.code, pair.inventories, every=True).open_in(source, target)
    return [(entry, span) for entry, span in found if entry.kind == "idioms/" and entry.idiom.literal_use == "rare"]


@check(
    "idioms.suspected",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    preview=True,
    examples=(
        flags("en-it", "He [[let the cat out of the bag]].", "Ha [[fatto uscire il gatto dal sacco]]."),
        flags("de-pt", "Er kauft die [[Katze im Sack]].", "Ele [[compra o gato no saco]]."),
        passes("de-en", "Sie kämpfen mit harten Bandagen.", "They are fighting with the gloves off."),
        passes("de-en", "Sie kämpfen mit harten Bandagen.", "It is a bitter fight."),
    ),
)
def suspected(pair: PairFacts) -> Iterator[Flag]:
    """Each word of an idiom of the source has its sense standing in the translation.

    For target languages and wordings that the inventories do not have: told by the vectors of the single words, in
    the languages that the encoder knows. Often the other language has the same idiom, so that a translator has to
    judge.
    """
    for entry, span in _open(pair):
        if there := literal_words(entry, pair.target):
            idiom = entry.idiom
            message = f"“{idiom.form}” means “{idiom.means}”; this may be a rendering word by word"
            yield Flag(message, span, there, idiom.goods(pair.target.code), confidence=0.4)


@check(
    "idioms.mixed",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    preview=True,
    examples=(
        flags("de-en", "Er kauft die [[Katze im Sack]].", "He is buying a [[cat in a poke]]."),
        passes("de-en", "Er kauft die Katze im Sack.", "He is buying a pig in a poke."),
        passes("de-en", "Er kauft die Katze im Sack.", "He is buying it sight unseen."),
    ),
)
def mixed_up(pair: PairFacts) -> Iterator[Flag]:
    """An idiom was rendered half word by word: a word of its own stands beside a word of the right rendering."""
    for entry, span in _open(pair):
        if there := mixed(entry, pair.target):
            idiom = entry.idiom
            message = f"“{idiom.form}” means “{idiom.means}”; half of it stands here word by word"
            yield Flag(message, span, there, idiom.goods(pair.target.code), confidence=0.4)


@check(
    "idioms.dropped",
    mqm="accuracy/omission",
    severity=Severity.MINOR,
    preview=True,
    examples=(
        flags(
            "de-en",
            "Sie kämpfen mit [[harten Bandagen]] um den Vorsitz.",
            "On Monday the party meets in the capital.",
        ),
        passes("de-en", "Sie kämpfen mit harten Bandagen um den Vorsitz.", "They fight ruthlessly for the chair."),
        passes("de-en", "Sie kämpfen mit harten Bandagen um den Vorsitz.", "It is a bitter fight for the chair."),
    ),
)
def dropped(pair: PairFacts) -> Iterator[Flag]:
    """An idiom of the source has no counterpart in the translation: neither its words nor what it means stand there.

    Told by the vectors of windows of the translation, in the languages that the encoder knows.
    """
    for entry, span in _open(pair):
        if not is_said(entry, pair.target) and not literal_words(entry, pair.target):
            idiom = entry.idiom
            yield Flag(f"“{idiom.form}” (“{idiom.means}”) has no counterpart in the translation", span, confidence=0.3)
