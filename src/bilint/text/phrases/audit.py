"""Whether the entries of an inventory do what they say: a test of each by its own texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilint.text.phrases.finder import Entry
from bilint.text.phrases.inventory import Idiom
from bilint.text.phrases.pattern import parse_plain
from bilint.text.phrases.reading import Reading
from bilint.text.side import Side


def problems(idioms: Iterable[Idiom], language: str) -> Iterator[str]:
    """What is wrong with entries of a language, one sentence each: a form that its own pattern does not find, a
    literal rendering that would not be flagged, a good one that would be."""
    for idiom in idioms:
        form = Reading(Side(idiom.form, language))
        if not any(pattern.find(form) for pattern in idiom.source_patterns(language)):
            yield f"{idiom.form}: its own patterns do not find it"
        for target in idiom.literal:
            if idiom.literals(target):
                yield from (f"{idiom.form}: {target}: {problem}" for problem in _in_target(idiom, language, target))


def _in_target(idiom: Idiom, language: str, target: str) -> Iterator[str]:
    entry = Entry(idiom, language, target)
    for literal in entry.literals:
        reading = Reading(Side(literal.sample, target))
        span = literal.find(reading)
        if span is None:
            yield f"literal {literal.text!r} does not find {literal.sample!r}"
        elif entry.is_rendered_well(reading, span):
            yield f"literal {literal.text!r} counts as a good rendering"
    for good in idiom.goods(target):
        parse_plain(good, target)
        reading = Reading(Side(good, target))
        found = [span for literal in entry.literals if (span := literal.find(reading))]
        if any(not entry.is_rendered_well(reading, span) for span in found):
            yield f"good {good!r} holds the literal rendering"
