"""Number words of Thai, which parts no words: the three in สามคน (three people), but not in สามารถ (able)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from bilint.text.numbers.patterns import either
from bilint.text.numbers.quantity import Quantity

if TYPE_CHECKING:
    from bilint.text.numbers.lexicon import Part, Parts

_NUMERIC = frozenset(("number", "ordinal", "one", "weak", "scale", "scales", "counted", "half"))
# A syllable goes on where a vowel, tone or final mark follows, and has begun behind a vowel that is written first.
_GOES_ON = r"(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"
_BEGINS = r"(?<![\u0e40-\u0e44])"
_LETTER = re.compile(r"[\u0e01-\u0e4e]")
_FIGURE_BEFORE = re.compile(r"\d ?$")
_NEAR = 8
"""How far before a number the word may start that shows it to be one (code points)."""


class Piece(NamedTuple):
    """A word that says something of a number."""

    start: int
    end: int
    parts: Parts


class ThaiWords:
    """Finds the words of a lexicon in runs of letters.

    `table` is data/numbers/th.toml: `counted_by` are the words behind a numeral that show it to be one (classifiers,
    units), `counted_after` those before it, `ordinal_after` those before an ordinal; `[hours_behind]` and
    `[hours_before]` tell what to add to an hour.
    """

    def __init__(self, words: dict[str, Parts], table: dict[str, Any]) -> None:
        other = [form for form, parts in words.items() if parts and parts[0].role not in _NUMERIC]
        numeric = either(form for form, parts in words.items() if parts and parts[0].role in _NUMERIC)
        plain = either(form for form, parts in words.items() if not parts)
        self._words = words
        self._form = re.compile(numeric)
        self._run = re.compile(rf"{_BEGINS}(?:(?!{plain}){numeric}\u200b?)+{_GOES_ON}")
        self._other = re.compile(_BEGINS + either(other))
        self._behind = re.compile(rf"[\u200b ]?{either(table['counted_by'].split())}")
        self._before = re.compile(rf"{either(table['counted_after'].split())}[\u200b ]?$")
        self._ordinal = re.compile(rf"{either(table['ordinal_after'].split())}[\u200b ]?$")
        self._hours_behind = [
            (int(hours), re.compile(rf"[\u200b ]?{either(forms.split())}"))
            for hours, forms in table["hours_behind"].items()
        ]
        self._hours_before = [
            (int(hours), re.compile(rf"{either(forms.split())}[\u200b ]?$"))
            for hours, forms in table["hours_before"].items()
        ]

    def pieces(self, text: str) -> list[Piece]:
        """The words of a text in order."""
        return sorted((*self._numerals(text), *self._others(text)))

    def tell_kind(self, text: str, quantity: Quantity) -> None:
        """Makes an ordinal or an hour of a number by its neighbours: สามทุ่ม is three hours after six in the evening."""
        if quantity.written == "words" and self._ordinal.search(text, max(0, quantity.start - _NEAR), quantity.start):
            quantity.kind = "ordinal"
        if quantity.scale != 1 or not 1 <= quantity.value <= 12 or quantity.value.denominator != 1:
            return
        before = text[max(0, quantity.start - _NEAR) : quantity.start]
        added = [hours for hours, word in self._hours_before if word.search(before)]
        added += [hours for hours, word in self._hours_behind if word.match(text, quantity.end)]
        if added:
            hours = max(added)
            quantity.kind, quantity.value = "hour", quantity.value + hours
            quantity.others += (quantity.value - 12,) if hours else ()

    def _numerals(self, text: str) -> Iterator[Piece]:
        for match in self._run.finditer(text):
            found = [
                Piece(match.start() + form.start(), match.start() + form.end(), self._words[form.group()])
                for form in self._form.finditer(match.group())
            ]
            if self._is_numeral(text, match.start(), match.end(), [piece.parts[0] for piece in found]):
                yield from found

    def _others(self, text: str) -> Iterator[Piece]:
        for match in self._other.finditer(text):
            yield Piece(*match.span(), self._words[match.group()])

    def _is_numeral(self, text: str, start: int, end: int, parts: list[Part]) -> bool:
        """Whether a run is no part of other words: it has a scale, a counter or a figure beside it, or stands alone."""
        tens = parts[0].role == "number" and parts[0].value >= 20
        if tens or parts[0].role in ("half", "scales") or (len(parts) > 1 and max(part.value for part in parts) >= 10):
            return True
        before = text[max(0, start - _NEAR) : start]
        if self._behind.match(text, end) or self._before.search(before) or _FIGURE_BEFORE.search(before):
            return True
        return not (_LETTER.match(text, end) or _LETTER.match(before[-1:]))
