"""Idioms that were rendered word by word."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity
from bilint.text.language import parse_language
from bilint.text.phrases import Rendering, finder


def renderings(kind: str, pair: PairFacts) -> list[Rendering]:
    """What of a kind of inventory stands word by word in the translation, judged with the source where there is one."""
    return [rendering for rendering in _renderings(pair) if rendering.kind == kind]


@functools.lru_cache(maxsize=1)
def _renderings(pair: PairFacts) -> list[Rendering]:
    """What of any inventory stands word by word in the translation; kept for the checks that ask for the same pair."""
    source, target = pair.source, pair.target
    if target.language is None:
        return []
    if source is None:
        tag = pair.pair.source_lang
        return list(finder(parse_language(tag).code if tag else None, target.code).in_target(target))
    return list(finder(source.code, target.code).in_pair(source, target)) if source.language else []


def flag(rendering: Rendering, target: str, severity: Severity | None = None) -> Flag:
    """The flag for a phrase that stands word by word; surer with the source than without."""
    idiom = rendering.idiom
    common = idiom.literal_use == "common"
    confidence = 0.6 if rendering.source_span is None or common else 0.9 if rendering.curated else 0.7
    return Flag(
        f"“{idiom.form}” means “{idiom.means}”; word by word it is “{idiom.says}”",
        rendering.source_span,
        rendering.target_span,
        idiom.goods(target),
        Severity.MINOR if common else severity or idiom.severity,
        confidence,
    )


@check(
    "idioms.literal",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=False,
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
    nobody would write. A finding is minor where the words are often meant as they stand.
    """
    for rendering in renderings("idioms/", pair):
        yield flag(rendering, pair.target.code)
