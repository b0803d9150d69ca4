"""First looks: which of many patterns may stand in a text, told by their rarest words, all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from bilint.text.phrases.elements import Element
from bilint.text.phrases.pattern import Pattern
from bilint.text.phrases.reading import PARTING, Reading
from bilint.text.phrases.word_pattern import WordPattern
from bilint.text.phrases.words import bounded, normalise

_MOST_WORDS = 200_000
"""Word types kept; a corpus of any size has to fit into memory."""

_ORDER = itemgetter(0)
E = TypeVar("E")


class _Row(NamedTuple, Generic[E]):
    """A pattern with the numbers of the elements that a text must have words for."""

    order: int
    needed: frozenset[int]
    pattern: Pattern
    entry: E


class Trigger(Generic[E]):
    """Patterns of one language, each with the entry it belongs to, ready to be looked for at once."""

    def __init__(self, patterns: Iterable[tuple[Pattern, E]], code: str) -> None:
        bounds: list[tuple[Pattern, E]] = []
        others: list[tuple[Pattern, E]] = []
        for pattern, entry in patterns:
            (bounds if isinstance(pattern, WordPattern) and bounded(code) else others).append((pattern, entry))
        self._words = _ByWords(bounds, code) if bounds else None
        self._strings = _ByStrings(others) if others else None

    def candidates(self, reading: Reading) -> list[tuple[Pattern, E]]:
        """The patterns that may stand in a text, each once with each of its entries."""
        found = self._words.candidates(reading) if self._words else []
        return found + self._strings.candidates(reading.haystack) if self._strings else found


class _ByWords(Generic[E]):
    """By whole words: what each word of a text can be an element of is worked out once and kept.

    Most words can be none, so that a text costs one difference of sets.
    """

    def __init__(self, patterns: Iterable[tuple[Pattern, E]], code: str) -> None:
        self._code = code
        self._elements: list[Element] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_surface: dict[str, list[int]] = defaultdict(list)
        numbers: dict[tuple[str, bool], int] = {}
        rows: list[_Row[E]] = []
        for pattern, entry in patterns:
            assert isinstance(pattern, WordPattern)
            needed = []
            for element in pattern.elements if pattern.rows else pattern.landmarks:
                number = numbers.setdefault((element.text, bool(pattern.rows)), len(self._elements))
                if number == len(self._elements):
                    self._add(element, number, bool(pattern.rows))
                needed.append(number)
            rows.append(_Row(len(rows), frozenset(needed), pattern, entry))
        # An element that many patterns have is a frequent word; the rarest of each costs least.
        common = Counter(number for row in rows for number in row.needed)
        self._rows: dict[int, list[_Row[E]]] = defaultdict(list)
        for row in rows:
            self._rows[min(row.needed, key=lambda number: (common[number], number))].append(row)
        self._longest = max(map(len, self._by_stem), default=0)
        self._matched: dict[str, tuple[int, ...]] = {}
        self._silent: set[str] = set()

    def _add(self, element: Element, number: int, as_written: bool) -> None:
        self._elements.append(element)
        if as_written:
            index, beginnings = self._by_surface, element.surfaces
        else:
            index = self._by_stem
            beginnings = frozenset(element.stems if element.beginnings == ("",) else element.beginnings)
        for beginning in beginnings:
            index[beginning].append(number)

    def candidates(self, reading: Reading) -> list[tuple[Pattern, E]]:
        """The patterns of which every landmark is among the words of a text, in the order of the inventories."""
        if not (telling := reading.side.token_set - self._silent):
            return []
        present: set[int] = set()
        for word in telling:
            numbers = self._matched.get(word)
            present.update(self._look_up(word) if numbers is None else numbers)
        rows = self._rows
        found = [
            row
            for number in present
            if number in rows
            for row in rows[number]
            if row.needed <= present and _stands_in_row(row.pattern, reading)
        ]
        return [(row.pattern, row.entry) for row in sorted(found, key=_ORDER)]

    def _look_up(self, word: str) -> tuple[int, ...]:
        """The elements that a word, or a part of it between hyphens and apostrophes, can be."""
        if len(self._matched) + len(self._silent) >= _MOST_WORDS:
            self._matched.clear()
            self._silent.clear()
        parts = [word]
        for sign in PARTING:
            if sign in word:
                parts = [piece for part in parts for piece in part.split(sign) if piece]
        found = {number for part in parts for number in self._numbers(part)}
        if found:
            self._matched[word] = tuple(found)
        else:
            self._silent.add(word)
        return tuple(found)

    def _numbers(self, part: str) -> list[int]:
        folded = normalise(part, self._code)
        near: set[int] = set()
        for length in range(1, min(len(folded), self._longest) + 1):
            if numbers := self._by_stem.get(folded[:length]):
                near.update(numbers)
        same = self._by_surface.get(folded, [])
        return same + [number for number in near if self._elements[number].judge(part, folded)]


def _stands_in_row(pattern: Pattern, reading: Reading) -> bool:
    """Whether the words of a pattern of function words stand side by side; True for all other patterns."""
    rows = pattern.rows if isinstance(pattern, WordPattern) else ()
    return not rows or any(row in reading.haystack for row in rows)


class _ByStrings(Generic[E]):
    """By strings, where words have no clear bounds: an Aho-Corasick automaton over one string of each pattern."""

    def __init__(self, patterns: Iterable[tuple[Pattern, E]]) -> None:
        from ahocorasick_rs import AhoCorasick

        patterns = list(patterns)
        common = Counter(string for pattern, _ in patterns for strings in pattern.anchors for string in strings)
        by_string: dict[str, list[tuple[Pattern, E]]] = defaultdict(list)

        def cost(strings: Iterable[str]) -> tuple[int, int]:
            return max(common[string] for string in strings), -min(map(len, strings))

        for pattern, entry in patterns:
            anchors: list[tuple[str, ...]] = pattern.anchors
            for string in set(min(anchors, key=cost)):
                by_string[string].append((pattern, entry))
        self._automaton = AhoCorasick(list(by_string))
        self._by_index = list(by_string.values())

    def candidates(self, haystack: str) -> list[tuple[Pattern, E]]:
        """The patterns of which an anchor stands in a text, in the order of the text."""
        # Entries may share a pattern.
        found = {
            (id(pattern), id(entry)): (pattern, entry)
            for index, _, _ in self._automaton.find_matches_as_indexes(haystack, overlapping=True)
            for pattern, entry in self._by_index[index]
        }
        return list(found.values())
