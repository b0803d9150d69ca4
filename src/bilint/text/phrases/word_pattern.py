"""Patterns for languages that part words by spaces."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bilint.model import Span
from bilint.text.phrases.elements import HYPHEN, Element, PatternError, within
from bilint.text.phrases.reading import Reading, Token
from bilint.text.phrases.words import bounded, grammar, normalise

GAP = 4
"""Words that `...` may stand for at the most."""
NEAR = 10
"""Words between a pattern and what has to stand near it, at the most."""
_PASSED = 2
"""Articles, possessives and particles that may stand between two words of a pattern without being named."""


_MOST_ROWS = 12
"""Rows of function words that a pattern of nothing else is looked for by, at the most."""


class _Anchor(NamedTuple):
    """The word that a pattern is looked for by."""

    element: Element
    before: int
    """Words of the pattern that may stand before it, at the most."""
    behind: int


def _most_words(elements: Sequence[Element]) -> int:
    return sum(GAP if element.kind == "gap" else 1 + _PASSED for element in elements)


class WordPattern:
    """A pattern for a language that parts its words by spaces."""

    def __init__(self, text: str, code: str, near: tuple[str, ...]) -> None:
        self.text, self.code = text, code
        known = grammar(code)
        main, *beside = (part.strip() for part in text.split("&"))
        elements = [Element(part, code) for part in HYPHEN.sub(" ", main).split()]
        # Articles and possessives are passed over wherever they stand, so a pattern need not name them.
        self.elements = [e for e in elements if not e.surfaces or e.prefixes or not e.surfaces <= known.determiners]
        self.near = [Element(part, code) for part in (*beside, *near)]
        if not any(element.kind == "word" for element in self.elements):
            raise PatternError(f"{text!r} has no word to find it by")
        for edge in (self.elements[0], self.elements[-1]):
            if edge.kind == "gap":
                raise PatternError(f"{text!r} starts or ends with a gap")
        self._passed_over = known.determiners | known.passed

    @property
    def content(self) -> int:
        """How many content words it has."""
        return sum(element.is_content for element in (*self.elements, *self.near))

    def has_content(self, word: str) -> bool:
        """Whether a word of a text is one of its content words."""
        return any(element.is_content and element.matches(word) for element in self.elements)

    @property
    def is_telling(self) -> bool:
        """Whether it does not consist of one or two function words, what has to stand near not counted."""
        return any(element.is_content for element in self.elements) or len(self.elements) > 2

    @functools.cached_property
    def rows(self) -> tuple[str, ...]:
        """How a pattern of function words alone (nach wie vor) may stand in a text; empty for all others.

        They are looked for together, for each by itself is everywhere.
        """
        words = [element for element in self.elements if element.kind == "word" and not element.optional]
        if self.content or len(words) < len(self.elements) or any(element.prefixes for element in words):
            return ()
        together = tuple(f" {' '.join(row)} " for row in itertools.product(*(each.surfaces for each in words)))
        return together if len(together) <= _MOST_ROWS else ()

    @functools.cached_property
    def anchors(self) -> list[tuple[str, ...]]:
        """Ways to find it by strings: of each way, one stands in the haystack of every text that has the pattern."""
        return [tuple(element.stems) for element in self._best]

    @functools.cached_property
    def landmarks(self) -> list[Element]:
        """Elements to find it by that begin with one of their stems wherever they stand; a text must have them all."""
        needed = [element for element in (*self.elements, *self.near) if element.kind == "word"]
        return [element for element in needed if element.is_content and element.is_stable] or self._best

    @property
    def _best(self) -> list[Element]:
        """The words of the main pattern that tell most."""
        words = [element for element in self.elements if element.kind == "word" and not element.optional]

        def merit(element: Element) -> tuple[bool, bool, bool]:
            return element.is_content, min(map(len, element.stems)) > 2, element.is_stable

        best = max(map(merit, words))
        return [element for element in words if merit(element) == best]

    @functools.cached_property
    def _anchor(self) -> _Anchor | None:
        """The word of it that tells most by its beginning; None where none does, or where words have no clear bounds.

        Only near it the other words of a text are worth a look, for which their base forms have to be known.
        """
        if not bounded(self.code):
            return None
        steady = [element for element in self.elements if element.is_content and element.beginnings != ("",)]
        if not steady:
            return None
        element = max(steady, key=lambda element: min(map(len, element.beginnings)))
        at = self.elements.index(element)
        return _Anchor(element, _most_words(self.elements[:at]), _most_words(self.elements[at + 1 :]))

    @functools.cached_property
    def _needed(self) -> list[Element]:
        """The words that have to stand in a text, those that are rarest first."""
        words = [element for element in self.elements if element.kind == "word" and not element.optional]
        return sorted(words, key=lambda element: not element.is_content)

    @functools.cached_property
    def _slackens(self) -> bool:
        """Whether it has two content words, so that other words may stand inside."""
        return sum(element.is_content for element in self.elements) > 1

    def spans(self, reading: Reading, slack: int = 0) -> Iterator[Span]:
        """Where the pattern stands in a text.

        `slack`: how many words of any kind may stand inside, in all, where it has two content words or more.
        """
        if not all(element.may_be_in(reading) for element in self.near):
            return
        slack = slack if self._slackens else 0
        start = 0
        for place in self._starts(reading, slack):
            if place < start:
                continue
            tokens = reading.tokens
            end = self._match(tokens, 0, place, place, 0, slack)
            if end > place and self._is_near(tokens, place, end):
                yield Span(tokens[place].start, tokens[end - 1].end)
                start = end

    def _starts(self, reading: Reading, slack: int) -> Iterable[int]:
        """The tokens with which it may begin."""
        if self._anchor is None:
            may_stand = all(element.may_be_in(reading) for element in self._needed)
            return range(len(reading.tokens)) if may_stand else ()
        anchor, before, behind = self._anchor
        starts: set[int] = set()
        for place in anchor.places(reading):
            first = max(0, place - before - slack)
            around = reading.parts[first : place + behind + slack + 1]
            if all(any(map(element.matches, around)) for element in self._needed if element is not anchor):
                starts.update(range(first, place + 1))
        return sorted(starts)

    def find(self, reading: Reading, slack: int = 0) -> Span | None:
        """The first place where the pattern stands; `slack` as in spans()."""
        return next(self.spans(reading, slack), None)

    def in_pieces(self, reading: Reading, beside: Span) -> bool:
        """Whether its words stand in a text, not all of them within the span `beside`.

        Two content words or more may stand anywhere and in any order; one word with its particles ("help out")
        keeps its order, with gaps.
        """
        content = [element for element in self.elements if element.is_content]
        if len(content) < 2:
            return any(not within(span, beside) for span in self._loosened.spans(reading))
        found = [[token for token in reading.tokens if element.matches(token.text)] for element in content]
        return all(found) and any(not within(Span(t.start, t.end), beside) for tokens in found for t in tokens)

    def scattered(self, reading: Reading) -> Span | None:
        """The shortest stretch that holds all its content words, in any order, each by a word of its own.

        None where it has fewer than two, or where they stand farther apart than twice their number and a gap.
        """
        content = [element for element in self.elements if element.is_content]
        places = [[i for i, token in enumerate(reading.tokens) if element.matches(token.text)] for element in content]
        if len(content) < 2 or not all(places):
            return None
        best: tuple[int, int] | None = None
        for first in sorted({i for found in places for i in found}):
            nearest = [next((i for i in found if i >= first), None) for found in places]
            ends = [i for i in nearest if i is not None]
            if len(set(ends)) == len(places) and (best is None or max(ends) - first < best[1] - best[0]):
                best = first, max(ends)
        if best is None or best[1] - best[0] > 2 * len(content) + GAP:
            return None
        return Span(reading.tokens[best[0]].start, reading.tokens[best[1]].end)

    @functools.cached_property
    def _loosened(self) -> WordPattern:
        """The same with gaps between all words."""
        words = [element.text for element in self.elements if element.kind == "word"]
        return WordPattern(" ... ".join(words), self.code, ()) if len(words) > 1 else self

    @property
    def sample(self) -> str:
        """A text that the pattern finds: of alternatives the first, without what may be missing."""
        words = []
        for element in (*self.elements, *self.near):
            if element.kind == "any" and not element.optional:
                words.append("x")
            elif element.kind == "word" and not element.optional:
                words.append(element.words[0].removesuffix("*"))
        return " ".join(words)

    def _match(self, tokens: list[Token], number: int, at: int, start: int, passed: int, slack: int) -> int:
        """The index behind the last word when the elements from `number` on stand at `at`; -1 when they do not."""
        if number == len(self.elements):
            return at
        element = self.elements[number]
        if element.kind == "gap":
            for skipped in range(GAP + 1):
                end = self._match(tokens, number + 1, at + skipped, start, 0, slack)
                if end >= 0:
                    return end
                if at + skipped >= len(tokens) or tokens[at + skipped].opens:
                    break
            return -1
        inside = at < len(tokens) and not (at > start and tokens[at].opens)
        if inside and (element.kind == "any" or element.matches(tokens[at].text)):
            end = self._match(tokens, number + 1, at + 1, start, 0, slack)
            if end >= 0:
                return end
        if element.optional:
            end = self._match(tokens, number + 1, at, start, passed, slack)
            if end >= 0:
                return end
        if not inside or at == start:
            return -1
        if passed < _PASSED and normalise(tokens[at].text, self.code) in self._passed_over:
            return self._match(tokens, number, at + 1, start, passed + 1, slack)
        return self._match(tokens, number, at + 1, start, passed, slack - 1) if slack else -1

    def _is_near(self, tokens: list[Token], start: int, end: int) -> bool:
        if not self.near:
            return True
        around = tokens[max(0, start - NEAR) : end + NEAR]
        return all(any(element.matches(token.text) for token in around) for element in self.near)
