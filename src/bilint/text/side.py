"""One side of a pair, parsed once: the facts that checks and scores share."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from bilint.model import Inline, Span
from bilint.text.language import Language, foreign_letters, parse_language
from bilint.text.numbers import Quantity, has_numbers, read_numbers


class Word(NamedTuple):
    """A word of a text: a run of letters and digits with inner apostrophes and hyphens; one Han or kana sign."""

    text: str
    start: int
    end: int


class Placeholder(NamedTuple):
    """A stretch that has to be carried over as it is: `%s`, `{name}`, `<b>`, an address."""

    kind: str
    """"format", "brace", "tag", "entity", "url", "email" or "handle" (@name, #topic)."""
    text: str
    start: int
    end: int


_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u200c\u200d"
    # Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Sinhala
    "\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83"
    "\u0dca-\u0ddf"
)
_WORD = re.compile(
    # letters and digits, with their marks, joined by an apostrophe or a hyphen
    rf"[^\W_{_UNSPACED}]+(?:(?:[{_MARKS}]+|['’ʼ‑-](?=[^\W_]))[^\W_{_UNSPACED}]*)*"
    # one sign of a script without spaces
    rf"|[{_UNSPACED}]"
)
_PLACEHOLDER = re.compile(
    r"(?P<url>\b(?:https?|ftp)://[^\s<>\"'“”„«»（）]*[^\s<>\"'“”„«»（）.,;:!?)\]]|\bwww\.[^\s<>\"]*[\w/])"
    r"|(?P<handle>(?<![\w&])[@#](?=[^\W\d])\w+)"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
    r"|(?P<tag></?[A-Za-z][\w:-]*(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*\s*/?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});)"
    r"|(?P<brace>\$?\{\{?[\w.:\[\]-]*\}?\})"
    r"|(?P<format>%(?:\(\w+\)|\d+\$)?[+#0-]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|q|j|z|t|L)?[sdiuoxXfFeEgGcrp@](?![\w%]))"
)


class _Chunks(dict[str, list[str]]):
    """What lies between two spaces of a text -> the words in it, cut once: most of it comes again and again."""

    def __missing__(self, chunk: str) -> list[str]:
        found = _WORD.findall(chunk)
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found


_LONGEST_CHUNK = 24
"""Code points of what is kept; longer is what hardly comes again, such as a clause in a script without spaces."""
_MOST_CHUNKS = 200_000
_chunks = _Chunks()


T = TypeVar("T")


class fact(Generic[T]):
    """A property that is computed once and then stands on the object.

    functools.cached_property takes a lock for that before Python 3.12, which costs more than most facts do; a Side
    belongs to one thread.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute, self._name, self.__doc__ = compute, compute.__name__, compute.__doc__

    def __get__(self, side: Any, owner: type) -> T:
        value = side.__dict__[self._name] = self._compute(side)
        return value


def fold(text: str) -> str:
    """A text in lower case, with every code point where it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # The small form of İ is an i and a dot.
    return "".join(char.lower()[0] for char in text)


class Side:
    """A text with its language and its facts, each computed when it is first asked for."""

    def __init__(self, text: str, language: str | Language | None, inlines: Sequence[Inline] = ()) -> None:
        self.text = text
        known = parse_language(language) if isinstance(language, str) else language
        self.language = known
        self.code = known.code if known else "und"
        """The language's code; "und" where it is unknown."""
        self.spaced = known.spaced if known else True
        """Whether words are parted by spaces."""
        self.inlines = inlines

    def __repr__(self) -> str:
        return f"Side({self.text!r}, {self.code!r})"

    @fact
    def folded(self) -> str:
        """The text in lower case, with every code point where it was (so spans hold for both)."""
        return fold(self.text)

    @fact
    def placeholders(self) -> list[Placeholder]:
        """What has to be carried over unchanged, in order."""
        if not self._may_hold_placeholders:
            return []
        return [
            Placeholder(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in _PLACEHOLDER.finditer(self.text)
        ]

    @fact
    def _may_hold_placeholders(self) -> bool:
        text = self.text
        letters = "%" in text or "{" in text or "<" in text or "&" in text or "@" in text or "#" in text
        return letters or "://" in text or "www." in text

    @fact
    def prose(self) -> str:
        """The text with blanks in place of all placeholders, as long as the text itself."""
        prose = self.text
        if not self._may_hold_placeholders:
            return prose
        for held in self.placeholders:
            prose = prose[: held.start] + " " * (held.end - held.start) + prose[held.end :]
        return prose

    @fact
    def foreign(self) -> list[Span]:
        """Runs of letters that the side's language is not written in; empty where the language is unknown."""
        if self.language is None or self.text.isascii():
            return []  # Latin letters are at home everywhere
        return [Span(*match.span()) for match in foreign_letters(self.code).finditer(self.prose)]

    @fact
    def tokens(self) -> list[str]:
        """The words as strings only, in order: ten times cheaper than `words`, so made for first looks."""
        return list(itertools.chain.from_iterable(map(_chunks.__getitem__, self.prose.split())))

    @fact
    def token_set(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.tokens)

    @fact
    def words(self) -> list[Word]:
        """The words in order; nothing inside a placeholder is a word."""
        prose, words, last = self.prose, [], 0
        for token in self.tokens:
            # Between two of them nothing stands that could begin one.
            start = prose.index(token, last)
            last = start + len(token)
            words.append(Word(token, start, last))
        return words

    @fact
    def has_numbers(self) -> bool:
        """Whether a digit, a number word, a Roman numeral or the name of a month stands in the text."""
        return has_numbers(self.text, self.token_set, self.code, self._may_hold_placeholders)

    @fact
    def numbers(self) -> list[Quantity]:
        """The quantities of the text by value, in order."""
        return read_numbers(self.text, self.folded, self.code)

    def at_sentence_start(self, offset: int) -> bool:
        """Whether nothing but quotes, dashes and brackets stands between `offset` and the start of a sentence."""
        return _SENTENCE_START.search(self.text, 0, offset) is not None

    def span(self, first: int, last: int) -> Span:
        """The span from the word with index `first` to the one with index `last`, both included."""
        return Span(self.words[first].start, self.words[last].end)


_SENTENCE_START = re.compile(r"(?:^|[.!?…。！？؟]|[\n])[\s\"'“”„‚‘’«»‹›(\[–—-]*$")
