"""The search for phrases that were rendered word by word, in pairs and in translations alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bilint.model import Span
from bilint.text.phrases.inventory import (
    KINDS,
    Idiom,
    as_texts,
    inventory_languages,
    kind_of,
    language_of,
    load_inventory,
    read_file,
)
from bilint.text.phrases.pattern import Pattern, parse, parse_plain
from bilint.text.phrases.reading import Reading
from bilint.text.phrases.trigger import Trigger
from bilint.text.phrases.word_pattern import WordPattern
from bilint.text.side import Side

_SLACK = 2
"""Words of any kind that may stand inside a phrase of a pair, beside those that its pattern allows: both sides tell."""
_TELLING_WORDS = 2
"""Content words that a literal rendering needs to be believed without the source."""


class Rendering(NamedTuple):
    """A phrase that stands word by word in the translation."""

    kind: str
    """The inventory that it comes from: one of KINDS."""
    idiom: Idiom
    source_span: Span | None
    target_span: Span
    curated: bool = True
    """Whether a literal pattern of the inventory was found, and not just all the words that the idiom says."""


class Entry:
    """An idiom with its patterns for one target language."""

    def __init__(self, idiom: Idiom, source: str, target: str, kind: str = KINDS[0]) -> None:
        self.idiom, self._source, self._target, self.kind = idiom, source, target, kind

    @functools.cached_property
    def source_patterns(self) -> list[Pattern]:
        """Patterns that find the idiom in a source text."""
        return self.idiom.source_patterns(self._source)

    @functools.cached_property
    def literals(self) -> list[Pattern]:
        """Patterns that find its literal renderings in a target text."""
        return self.idiom.literal_patterns(self._target)

    @functools.cached_property
    def _words(self) -> WordPattern | None:
        """What the words say, where the target language is English, in which the inventories say it."""
        told = self._target == "en" and self.kind != "false_friends/"  # these say what the friend means
        says = parse_plain(self.idiom.says, "en") if told else None
        return says if isinstance(says, WordPattern) else None

    def literal_in(self, target: Reading) -> tuple[Span, bool] | None:
        """Where the idiom stands word by word, and whether that is by a curated pattern (or by `says` alone)."""
        if span := _longest(self.literals, target):
            return span, True
        if span := _longest(self.literals, target, _SLACK):
            return span, False
        if self._words and (span := self._words.scattered(target)):
            return span, False
        return None

    @functools.cached_property
    def goods(self) -> list[Pattern]:
        """Patterns that find its good renderings in a target text."""
        return [parse_plain(text, self._target) for text in self.idiom.goods(self._target)]

    @functools.cached_property
    def _allowed(self) -> list[Pattern]:
        return [parse(text, self._target) for text in as_texts(self.idiom.allowed.get(self._target, ()))]

    def is_rendered_well(self, target: Reading, literal: Span) -> bool:
        """Whether a good rendering stands in the text, beside the literal one."""
        return any(good.in_pieces(target, literal) for good in self.goods) or any(
            allowed.find(target) is not None for allowed in self._allowed
        )


class Finder:
    """The entries of inventories for one pair of languages, ready to be searched at once."""

    def __init__(self, entries: Sequence[Entry], source: str, target: str) -> None:
        self._entries, self._source, self._target = entries, source, target

    @functools.cached_property
    def _in_source(self) -> Trigger[Entry]:
        return Trigger(((pattern, entry) for entry in self._entries for pattern in entry.source_patterns), self._source)

    @functools.cached_property
    def _in_target(self) -> Trigger[Entry]:
        telling = (
            (literal, entry)
            for entry in self._entries
            if entry.idiom.literal_use == "rare" and entry.idiom.telling is not False
            for literal in entry.literals
            if literal.content >= _TELLING_WORDS
        )
        return Trigger(telling, self._target)

    def in_pair(self, source: Side, target: Side) -> Iterator[Rendering]:
        """Phrases of the source that stand word by word in the target, where no good rendering stands beside."""
        if found := self.in_source(source):
            there = Reading(target)
            yield from _apart(
                Rendering(entry.kind, entry.idiom, span, *literal)
                for entry, span in found
                if (literal := entry.literal_in(there))
                # What no author took for a literal rendering may well be a good one.
                and not entry.is_rendered_well(there, literal[0] if literal[1] else Span(0, 0))
            )

    def in_source(self, source: Side) -> list[tuple[Entry, Span]]:
        """The entries whose phrase stands in a source text, with its place, each once."""
        if not self._entries:
            return []
        reading = Reading(source)
        found: dict[int, tuple[Entry, Span]] = {}
        for pattern, entry in self._in_source.candidates(reading):
            if id(entry) not in found and (span := pattern.find(reading, _SLACK)):
                found[id(entry)] = entry, span
        return list(found.values())

    def open_in(self, source: Side, target: Side) -> list[tuple[Entry, Span]]:
        """Those of them that stand in the target neither word by word nor in a rendering that is known to be good."""
        found = self.in_source(source)
        there = Reading(target)
        return [
            (entry, span)
            for entry, span in found
            if not entry.literal_in(there) and not entry.is_rendered_well(there, Span(0, 0))
        ]

    def in_target(self, target: Side) -> Iterator[Rendering]:
        """Phrases that a translation has taken over word by word, told from the translation alone."""
        if not self._entries:
            return
        reading = Reading(target)
        found: dict[int, Rendering] = {}
        for pattern, entry in self._in_target.candidates(reading):
            if id(entry) not in found and (span := pattern.find(reading)) and not entry.is_rendered_well(reading, span):
                found[id(entry)] = Rendering(entry.kind, entry.idiom, None, span)
        yield from _apart(found.values())


@functools.lru_cache(maxsize=256)
def finder(source: str | None, target: str, own: tuple[str, ...] = (), every: bool = False) -> Finder:
    """The finder of all kinds of inventories for a pair of languages.

    `own`: files of the user's, looked for beside those of the package. `every`: with the entries too of which no
    literal rendering is known in the target language. `source` None: unknown; then the entries that tell by
    themselves, of all languages. Raises ConfigError where an inventory cannot be read.
    """
    return Finder(
        [
            Entry(idiom, code, target, kind)
            for kind, code, idioms in _inventories(source, own)
            if code != target
            for idiom in idioms
            if (idiom.literals(target) or ((every or target == "en") and target not in idiom.same_in))
            and (source is not None or idiom.telling)
        ],
        source or "und",
        target,
    )


def _inventories(source: str | None, own: tuple[str, ...]) -> Iterator[tuple[str, str, list[Idiom]]]:
    """Kind, source language and entries of each inventory that can matter to a source language."""
    for kind in KINDS:
        for code in inventory_languages(kind) if source is None else (source,):
            yield kind, code, load_inventory(f"{kind}{code}.toml")
    for path in own:
        kind, code = kind_of(path), language_of(path)
        if source in (None, code):
            yield kind, code, read_file(path)


def _longest(patterns: Iterable[Pattern], reading: Reading, slack: int = 0) -> Span | None:
    spans = [span for pattern in patterns if (span := pattern.find(reading, slack))]
    return max(spans, key=lambda span: span.end - span.start, default=None)


def _apart(renderings: Iterable[Rendering]) -> list[Rendering]:
    """The renderings without those whose span in the target touches a longer one's of their kind, in reading order."""
    kept: list[Rendering] = []
    for one in sorted(renderings, key=lambda each: each.target_span.start - each.target_span.end):
        if not any(
            one.kind == other.kind
            and one.target_span.start < other.target_span.end
            and other.target_span.start < one.target_span.end
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda each: each.target_span)
