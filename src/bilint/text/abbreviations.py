"""What a full stop after an abbreviation, an initial or an ordinal says about the end of a sentence, by language.

The words are in data/abbreviations, one file a language; data/abbreviations/SOURCES.md says what the keys mean.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from bilint import data

_REACH = 24
"""Code points to look back from a full stop: the longest abbreviation ("S. A. de C. V.") and some room."""

_FIGURE = re.compile(r"\s*(?:\d|[IVXLCDM]+\b)")
_AFTER_FIGURE = re.compile(r"\d\s*$")
_CAPITAL = re.compile(r"\s*[^\w\s]*\s*(\w)")
_ORDINAL = re.compile(r"(?:^|(\w+)\s+)[^\w\s]*(?:\d{1,3}|([IVXLC]+))\.$")
_WORD = re.compile(r"\s*(\w+)")
_INITIAL = re.compile(r"(?:^|[\s(\[\"„“«'’–-])([^\W\d_])\.$")


@functools.cache
def full_stops(code: str) -> FullStops:
    """The rules of a language; where it has no file, only what holds everywhere."""
    name = f"abbreviations/{code}.toml"
    return FullStops(**(data.load(name) if data.exists(name) else {}))


class FullStops:
    """The rules of one language."""

    def __init__(
        self,
        never: tuple[str, ...] = (),
        before_number: tuple[str, ...] = (),
        may_end: tuple[str, ...] = (),
        words: tuple[str, ...] = (),
        unit: tuple[str, ...] = (),
        ordinal_before: tuple[str, ...] = (),
        ordinal_after: tuple[str, ...] = (),
        attribution: str | None = None,
    ) -> None:
        self._kinds: dict[str, set[str]] = {}
        kinds = {"never": never, "before_number": before_number, "may_end": (*may_end, *words), "unit": unit}
        for kind, listed in kinds.items():
            for word in listed:
                for form in (word, word[0].upper() + word[1:]):
                    self._kinds.setdefault(form.replace(" ", ""), set()).add(kind)
        self._any = _pattern({*never, *before_number, *may_end, *words, *unit})
        self._may_end = _pattern({*may_end, *words, *unit})
        self._ordinal_before = frozenset(ordinal_before)
        self._ordinal_after = frozenset(ordinal_after)
        self._attribution = re.compile(attribution) if attribution else None

    def ends(self, text: str, stop: int) -> bool | None:
        """Whether a sentence ends at `stop`, the offset behind a full stop; None where nothing is known of it."""
        verdict = self._abbreviation(text, stop)
        if verdict is None and (self._initial(text, stop) or self._ordinal(text, stop)):
            return False
        return verdict

    def candidates(self, text: str) -> Iterator[int]:
        """Offsets behind abbreviations that end a sentence now and then, before white space."""
        if self._may_end:
            for match in self._may_end.finditer(text):
                if text[match.end() : match.end() + 1].isspace():
                    yield match.end()

    def attributes(self, text: str, start: int) -> bool:
        """Whether text[start:] says who spoke the quotation that has just been closed, and so belongs to it."""
        return self._attribution is not None and self._attribution.match(text, start) is not None

    def _abbreviation(self, text: str, stop: int) -> bool | None:
        if self._any is None:
            return None
        for match in self._any.finditer(text, max(0, stop - _REACH), stop + _REACH):
            if match.start() < stop < match.end():
                return False
            if match.end() == stop:
                kinds = self._kinds["".join(match.group().split())[:-1]]
                return self._verdict(kinds, text, match.start(), stop)
        return None

    def _verdict(self, kinds: set[str], text: str, start: int, stop: int) -> bool | None:
        if "before_number" in kinds and _FIGURE.match(text, stop):
            return False
        after_figure = "unit" in kinds and _AFTER_FIGURE.search(text, max(0, start - 3), start) is not None
        if "may_end" in kinds or after_figure:
            following = _CAPITAL.match(text, stop)
            return following is not None and following[1].isupper()
        return False if kinds & {"never", "unit"} else None

    def _initial(self, text: str, stop: int) -> bool:
        initial = _INITIAL.search(text, max(0, stop - 3), stop)
        return initial is not None and initial[1].isupper()

    def _ordinal(self, text: str, stop: int) -> bool:
        if not (self._ordinal_before or self._ordinal_after):
            return False
        ordinal = _ORDINAL.search(text, max(0, stop - _REACH), stop)
        if ordinal is None:
            return False
        before, roman = ordinal[1] or "", ordinal[2]
        following = _WORD.match(text, stop)
        return (
            before.lower() in self._ordinal_before
            or (following is not None and following[1] in self._ordinal_after)
            # Karl IV., Friedrich II.
            or (roman is not None and before[:1].isupper())
        )


def _pattern(words: set[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    forms = {form for word in words for form in (word, word[0].upper() + word[1:])}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    spaced = (r"\.\s?".join(map(re.escape, form.split(". "))).replace(r"\ ", r"\s") for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})\.")
