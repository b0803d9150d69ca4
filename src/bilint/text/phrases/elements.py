"""The elements of a pattern: words in their variants, any word, gaps."""

from __future__ import annotations

import re

from bilint.model import Span
from bilint.text.phrases.reading import Reading
from bilint.text.phrases.words import bounded, forms, grammar, is_unstable, normalise, regular, stems, wanted

HYPHEN = re.compile(r"(?<=\w)['’‑-](?=\w)")
"""What parts the parts of a word, in patterns as in texts."""


_VERDICTS_KEPT = 256
"""Words whose verdict an element remembers: most words of a text are among its language's most frequent ones."""


class PatternError(ValueError):
    """A pattern that cannot be read; says which and why."""


class Element:
    """One part of a pattern: a word in its variants, any word, or a gap."""

    __slots__ = (
        "_beginnings",
        "_forms",
        "_regular",
        "_stems",
        "_verdicts",
        "code",
        "kind",
        "optional",
        "prefixes",
        "surfaces",
        "text",
        "words",
    )

    def __init__(self, text: str, code: str) -> None:
        self.text, self.code = text, code
        self.optional = text.endswith("?")
        self.kind = "gap" if text == "..." else "any" if "_" in text.removesuffix("?").split("|") else "word"
        self.words: tuple[str, ...] = ()
        if self.kind == "word":
            self.words = tuple(word.lstrip("'’") for word in text.removesuffix("?").split("|"))
            if any(re.fullmatch(r"[^\s|?*&()_]+\*?", word) is None for word in self.words):
                raise PatternError(f"{text!r} is no element of a pattern")
        self.prefixes = tuple(normalise(word[:-1], code) for word in self.words if word.endswith("*"))
        self.surfaces = frozenset(normalise(word, code) for word in self.words if not word.endswith("*"))
        self._beginnings: tuple[str, ...] | None = None
        self._forms: frozenset[str] | None = None
        self._regular: list[tuple[str, re.Pattern[str]]] = []
        self._stems: list[str] | None = None
        self._verdicts: dict[str, bool] = {}

    def matches(self, word: str) -> bool:
        """Whether a word of a text, as written there, is one of the variants in any inflected form."""
        verdict = self._verdicts.get(word)
        if verdict is None:
            if len(self._verdicts) >= _VERDICTS_KEPT:
                self._verdicts.clear()
            verdict = self._verdicts[word] = self.judge(word, normalise(word, self.code))
        return verdict

    def judge(self, word: str, folded: str) -> bool:
        """The same, worked out anew; `folded` is the word as `normalise` gives it."""
        if folded in self.surfaces or (self.prefixes and folded.startswith(self.prefixes)):
            return True
        if not folded.startswith(self.beginnings):
            return False
        if self._forms is None:
            whole = [word for word in self.words if word[-1] != "*"]
            self._forms = frozenset().union(*(wanted(word, self.code) for word in whole))
            self._regular = [
                (beginning, endings)
                for beginnings, endings in (regular(word, self.code) for word in whole)
                for beginning in beginnings
                if endings
            ]
        found = forms(word, self.code)
        if not found.isdisjoint(self._forms) or (self.prefixes and any(map(self._starts, found))):
            return True
        for beginning, endings in self._regular:
            if folded.startswith(beginning) and endings.fullmatch(folded, len(beginning)):
                return True
        return False

    def _starts(self, form: str) -> bool:
        return form.startswith(self.prefixes)

    def may_be_in(self, reading: Reading) -> bool:
        """Whether the element stands somewhere in a text; cheap, and right whenever it says no."""
        if bounded(self.code):
            return bool(self.places(reading)) if self.beginnings != ("",) else any(map(self.matches, reading.parts))
        return self.beginnings == ("",) or any(beginning in reading.haystack for beginning in self.beginnings)

    def places(self, reading: Reading) -> list[int]:
        """The parts of a text, by index, that are one of the variants; for an element that is told by its beginning."""
        haystack = reading.haystack
        found = []
        for beginning in self.beginnings:
            at = haystack.find(f" {beginning}")
            while at >= 0:
                index = haystack.count(" ", 0, at)
                if self.matches(reading.parts[index]):
                    found.append(index)
                at = haystack.find(f" {beginning}", at + 1)
        return found

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Beginnings of which every word that it matches has one; spares most words the look-up of their base form."""
        if self._beginnings is None:
            known = grammar(self.code)
            # Verbs and function words may look quite different (went, is); clitics stand in front.
            steady = self.is_stable and not known.cliticised and self.surfaces.isdisjoint(known.common)
            own = tuple(self.stems) if steady else ("",)
            also = [word for word, other in known.also.items() if other.startswith(own) and not word.startswith(own)]
            self._beginnings = (*own, *also)
        return self._beginnings

    @property
    def is_content(self) -> bool:
        """Whether the element has to stand there and is no function word."""
        known = grammar(self.code)
        words = {*self.surfaces, *self.prefixes}
        return self.kind == "word" and not self.optional and words.isdisjoint(known.common | known.determiners)

    @property
    def stems(self) -> list[str]:
        """Beginnings of which every word that the element can match has one."""
        if self._stems is None:
            whole = (word for word in self.words if word[-1] != "*")
            self._stems = [*self.prefixes, *(stem for word in whole for stem in stems(word, self.code))]
        return self._stems

    @property
    def is_stable(self) -> bool:
        """Whether its stems can be relied on to find it."""
        return not any(is_unstable(word, self.code) for word in self.words)


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end
