"""The number words of a language, read from data/numbers/<code>.toml and asked word by word."""

from __future__ import annotations

import functools
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

from bilint import data
from bilint.text.numbers.digits import Reading, read_digits
from bilint.text.numbers.quantity import Number, simple


class Part(NamedTuple):
    """What a word, or a piece of one, adds to a number."""

    role: str
    """"number", "ordinal", "weak" (a number only at times: an article), "scale", "scales" (its plural), "half" (is
    added or multiplies), "and", "of", "percent", "percent_before", "month", "clock" (noon), "am", "pm", "decade"
    (stands before one), "span" (a span of so many years), "all" (as good as 100 %)."""
    value: Number = 0


Parts = tuple[Part, ...]

_ROLES = {
    "numbers": "number", "ordinals": "ordinal", "weak": "weak", "scales": "scale", "plural_scales": "scales",
    "fractions": "half", "months": "month", "spans": "span", "clock": "clock",
}  # fmt: skip
_LISTS = ("and", "of", "percent", "percent_before", "am", "pm", "decade", "all")
_NUMERIC = frozenset(("number", "ordinal", "scale", "scales", "half", "weak"))
_AND = (Part("and"),)
# Without one of these no text is worth reading for numbers.
_STARTERS = frozenset(("number", "ordinal", "scale", "scales", "half", "month"))


# Word types kept for one language: a corpus of any size has to fit into memory.
_MOST_WORDS = 200_000


class Lexicon:
    """The number words and conventions of one language.

    Words are asked for in lower case. What a word says is worked out once and kept, so that a text costs one
    look-up in a dictionary for each word.
    """

    def __init__(self, code: str, table: dict[str, Any]) -> None:
        self.code = code
        self.covered = "numbers" in table or "myriads" in table.get("traits", ())
        """False where there are no words for the language: only digits are read."""
        self.decimal: str = table.get("decimal", ".")
        self.group: str = table.get("group", ",")
        """The sign to part thousands with."""
        self.by_space = self.group in " \u00a0\u202f"
        self.percent_phrase: str = table.get("percent_phrase", "").replace("_", " ")
        """ "Percent" in two words: "per cent"; empty where it is one word."""
        self.traits = frozenset(table.get("traits", ()))
        self.write: dict[int, str] = {int(value): word for value, word in table.get("write", {}).items()}
        """The word to write behind a figure for a scale: 1000000 -> "Millionen"."""
        self.month_names: dict[int, str] = {
            int(value): forms.split()[0] for value, forms in table.get("months", {}).items()
        }
        self.short_months = frozenset(table.get("short_months", "").split())
        """Names of months that are other words as well: they count beside a figure only."""
        self.counters = frozenset(table.get("counters", "").replace(" ", ""))
        """Signs behind a numeral that show it to be one (个, 人, 年)."""
        self.words = _entries(table)
        joined = table.get("joined")
        self._compounds = _Compounds(self.words, joined) if joined is not None else None
        self._prefixes: list[str] = table.get("prefixes", "").split()
        self._endings = _longest_first(table.get("endings", ""))
        self._ordinal_endings = _longest_first(table.get("ordinal_endings", ""))
        self.known = _Known(self._analyse)
        """Word in lower case -> what it adds to a number, empty for other words; worked out on first sight."""
        self.digits = functools.lru_cache(10_000)(self._digits)

    def _digits(self, text: str) -> list[Reading]:
        return read_digits(text, self.decimal, self.by_space)

    def digits_apart(self, text: str) -> list[Reading]:
        """The same where a space is no thousands separator: behind a letter, as in "R20 108V"."""
        return read_digits(text, self.decimal, False)

    def parts(self, word: str) -> Parts:
        """What a word in lower case adds to a number; empty for other words."""
        return self.known[word]

    def any_number(self, words: set[str]) -> bool:
        """Whether a number word or a month is among some words in lower case; articles do not count."""
        known = self.known
        unknown = words - known.plain
        return any(any(part.role in _STARTERS for part in known[word]) for word in unknown)

    def _analyse(self, word: str) -> Parts:
        if word in self.words or len(word) < 3:
            return self.words.get(word, ())
        if found := self._stem(word):
            return found
        for ending in self._ordinal_endings:
            if word.endswith(ending) and (found := self._stem(word[: -len(ending)])):
                return (*found[:-1], Part("ordinal", found[-1].value) if found[-1].role == "number" else found[-1])
        for ending in self._endings:
            if word.endswith(ending) and (found := self._stem(word[: -len(ending)])):
                return found
        for prefix in self._prefixes:
            if word.startswith(prefix) and (found := self.words.get(word[len(prefix) :], ())):
                # Arabic and Hebrew write "and" onto the word behind it.
                joined = self.words.get(prefix[:1], ())
                return (*(joined if joined == _AND else ()), *found) if found[0].role in _NUMERIC | {"month"} else ()
        return ()

    def _stem(self, word: str) -> Parts:
        found = self.words.get(word, ())
        if found:
            return found if found[0].role in _NUMERIC else ()
        return self._compounds.parts(word) if self._compounds else ()


class _Known(dict[str, Parts]):
    """What each word seen so far says, and apart from them the words that are no reason to read a text."""

    def __init__(self, analyse: Callable[[str], Parts]) -> None:
        super().__init__()
        self._analyse = analyse
        self.plain: set[str] = set()

    def __missing__(self, word: str) -> Parts:
        if len(self) >= _MOST_WORDS:
            self.clear()
            self.plain.clear()
        found = self[word] = self._analyse(word)
        if not any(part.role in _STARTERS for part in found):
            self.plain.add(word)
        return found


class _Compounds:
    """Numbers written as one word: "dreiundvierzig", and what grows on them: "dreiundvierzigjährig"."""

    def __init__(self, words: dict[str, Parts], table: dict[str, Any]) -> None:
        pieces = {form: parts for form, parts in words.items() if parts and parts[0].role in _NUMERIC}
        pieces.update((form, (Part("and"),)) for form in table.get("link", "").split())
        for section in ("numbers", "scales", "fractions"):
            for key, forms in table.get(section, {}).items():
                pieces.update((form, (Part(_ROLES[section], simple(Fraction(key))),)) for form in forms.split())
        self._tails = tuple(table.get("tails", "").split())
        self._by_first: dict[str, list[tuple[str, Parts]]] = {}
        for form in sorted(pieces, key=len, reverse=True):
            self._by_first.setdefault(form[:1], []).append((form, pieces[form]))

    def parts(self, word: str) -> Parts:
        """The parts of a word that is made of number words throughout, but for a known tail."""
        found = self._split(word, 0)
        return found if found and found[0].role != "and" else ()

    def _split(self, word: str, at: int) -> Parts:
        for form, parts in self._by_first.get(word[at : at + 1], ()):
            if word.startswith(form, at):
                end = at + len(form)
                if end == len(word) or (self._tails and word.startswith(self._tails, end)):
                    return parts
                if rest := self._split(word, end):
                    return (*parts, *rest)
        return ()


def _entries(table: dict[str, Any]) -> dict[str, Parts]:
    words: dict[str, Parts] = {}
    for section, role in _ROLES.items():
        for key, forms in table.get(section, {}).items():
            value = simple(Fraction(key))
            for form in forms.split():
                words.setdefault(form, (Part(role, value),))
    for form in table.get("plain", "").split():
        words[form] = ()
    for role in _LISTS:
        for form in table.get(role, "").split():
            words.setdefault(form, (Part(role),))
    return words


def _longest_first(endings: str) -> list[str]:
    return sorted(endings.split(), key=len, reverse=True)


@functools.cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; for one without data, a lexicon that knows digits only."""
    name = f"numbers/{code}.toml"
    return Lexicon(code, data.load(name) if data.exists(name) else {})
