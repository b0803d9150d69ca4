"""The number words of a language, read from data/numbers/<code>.toml and asked word by word."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from bilint import data
from bilint.text.numbers.around import Around
from bilint.text.numbers.calendars import Calendars
from bilint.text.numbers.digits import Reading, read_digits
from bilint.text.numbers.korean import KoreanWords
from bilint.text.numbers.patterns import LETTERS, either
from bilint.text.numbers.quantity import Number, simple
from bilint.text.numbers.thai import ThaiWords
from bilint.text.numbers.times import Times


class Part(NamedTuple):
    """What a word, or a piece of one, adds to a number."""

    role: str
    """"number", "ordinal", "weak" (a number only at times: an article), "one" (weak as well, but for the end of a
    number: "a hundred and one"), "weak_ordinal", "scale", "scales" (its plural), "round" (about as many: une
    dizaine), "nth" (its ordinal: "thousandth"),
    "counted" (a scale behind a number, else weak), "teen" (ten more behind a number: "lima belas"), "half" (is added
    or multiplies), "added" (to the number behind it, or to one: साढ़े, सवा, पौने), "and", "of", "percent",
    "percent_before", "weekday", "weak_weekday" (another word as well), "short_weekday" (before a date),
    "piece" (of what is told in several words: terça-feira, thứ năm, punto porcentual), "span_of_time" (a part of its
    unit: полчаса), "month", "month_before", "dated" (a month in a date only),
    "clock" (noon), "am", "pm", "at" (stands before an hour), "decade" (stands before one),
    "span" (a span of so many years), "weak_span" (of its unit, or another word: عقدين, two decades or contracts),
    "all" (as good as 100 %), "weak_half" (a fraction, or a span of time: a
    quarter), "over" (so many parts, before the number of them:
    "üçte iki"), "multiple" (verdoppelt), "points" (percentage points), "basis" (basis points), "permille"."""
    value: Number = 0
    unit: str = ""
    """Its unit of time, of a "span_of_time" or a "weak_span"."""


Parts = tuple[Part, ...]

_ROLES = {
    "multiples": "multiple", "weak_fractions": "weak_half", "fractions": "half", "over": "over",
    "numbers": "number", "ordinals": "ordinal", "weak": "weak", "ones": "one", "scales": "scale",
    "plural_scales": "scales", "ordinal_scales": "nth", "teens": "teen", "counted_scales": "counted",
    "round_scales": "round",
    "weak_ordinals": "weak_ordinal", "added": "added", "months": "month", "spans": "span",
    "clock": "clock", "weekdays": "weekday", "short_weekdays": "short_weekday",
    "decades": "number",
}  # fmt: skip
_LISTS = (
    "and", "of", "percent", "percent_before", "month_before", "am", "pm", "at", "decade", "all", "points", "basis",
    "permille",
)  # fmt: skip
_NUMERIC = frozenset(
    ("number", "ordinal", "scale", "scales", "round", "nth", "counted", "half", "added", "weak", "weak_ordinal", "one")
)
_PREFIXED = _NUMERIC | {"month", "weekday", "span_of_time", "weak_span"}
_AS_ORDINAL = {"number": "ordinal", "one": "ordinal", "scale": "nth"}
_AND = (Part("and"),)
# What only what is said in several words holds; a span of time may be joined by an apostrophe: mezz'ora.
_IN_PHRASES, _JOINERS = frozenset("_.-"), frozenset("'’")
_UNITS = frozenset(("number", "weak", "one"))
# Without one of these no text is worth reading for numbers.
_STARTERS = frozenset(
    (
        "number",
        "ordinal",
        "scale",
        "scales",
        "round",
        "nth",
        "half",
        "added",
        "month",
        "weekday",
        "weak_weekday",
        "piece",
        "span_of_time",
        "multiple",
        "over",
        "weak_half",
        "percent",
        "points",
        "basis",
        "permille",
    )
)


_WORDS = re.compile(LETTERS)
T = TypeVar("T")

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
        self.other_regions = frozenset(table.get("other_regions", "").split())
        """Regions of the language that write decimals with the other sign: "CH" for German."""
        self.by_space = self.group in " \u00a0\u202f"
        self.traits = frozenset(table.get("traits", ()))
        self.spaced = self.traits.isdisjoint(("myriads", "hangul", "thai"))
        """Whether its number words stand between spaces."""
        self.write: dict[int, str] = {int(value): word for value, word in table.get("write", {}).items()}
        """The word to write behind a figure for a scale: 1000000 -> "Millionen"."""
        self.month_names: dict[int, str] = {
            int(value): forms.split()[0] for value, forms in table.get("months", {}).items()
        }
        self.weekday_names: dict[int, str] = {
            int(day): forms.split()[0].replace("_", " ") for day, forms in table.get("weekdays", {}).items()
        }
        self.weekday_endings = table.get("times", {}).get("weekday_endings", "")
        self.short_months = frozenset(table.get("short_months", "").split())
        """Names of months that are other words as well: they count beside a figure only."""
        eras = table.get("eras", {})
        self.calendars = (
            Calendars.of(eras, table.get("calendar_months", ""), table.get("calendars", {})) if eras else None
        )
        self.scales_at_times = {
            form: int(value) for value, forms in table.get("scales_at_times", {}).items() for form in forms.split()
        }
        """Scales behind a number that are a unit as well: Dutch ton, of money 100,000."""
        self.same_amount = tuple(form.replace("_", " ") for form in table.get("same_amount", "").split())
        """What may be said in place of an amount that stands before: "the same amount", 同額."""
        self.some = tuple(table.get("some", "").replace("_", " ").split())
        """How words end that make some number of the scale behind them: "few", einige, несколько."""
        self.counters = frozenset(table.get("counters", "").replace(" ", ""))
        """Signs behind a numeral that show it to be one (个, 人, 年)."""
        self.phrases = {
            form.replace("_", " "): parts
            for form, parts in _entries(table).items()
            if not _IN_PHRASES.isdisjoint(form)
            or form[-1] in "'׳"
            or (_is_span(parts) and not _JOINERS.isdisjoint(form))
        }
        """What is said in several words: "per cent", كانون الثاني, "p.p."."""
        self.around = Around(table)
        self.times = Times(table)
        otherwise = table.get("spelled_otherwise", "")
        self._alike = str.maketrans({pair[0]: pair[1:] for pair in table.get("alike", "").split()})
        table = _spelled(table, self._alike)
        self.words = _entries(table)
        self.dated: dict[str, int] = {
            form: int(value) for value, forms in table.get("dated_months", {}).items() for form in forms.split()
        }
        """Names of months that are numbers or other frequent words as well: they count in a date only."""
        for form in self.dated:
            self.words.setdefault(form, (Part("dated"),))
        self.nouns = frozenset(table.get("nouns", "").split())
        """Number words that are another word with a capital inside a sentence: die Elf, the team."""
        self.groups = tuple(form.replace("_", " ") for form in table.get("groups", "").split())
        """Two numbers side by side that only say "a few": दो-चार, üç beş."""
        self.other_senses = _other_senses(table.get("other_senses", []))
        """Number word -> phrases in which it is none, each with the offset of the word: "quarta" in "quarta-feira"."""
        joined = table.get("joined")
        self.homophones: dict[Number, re.Pattern[str]] = {
            int(value): re.compile(rf"[A-Z]\w* (?:{forms.replace(' ', '|')})\b")
            for value, forms in table.get("homophones", {}).items()
        }
        """Words that sound like a figure, inside names of a text that was written down by ear: "Channel For"."""
        self.afternoon = tuple(table.get("pm", "").split())
        self.korean = KoreanWords(table) if "hangul" in self.traits else None
        self.percents = self.points_behind = self.plain = None
        self.heard: dict[str, int] = {}
        self.multiples: dict[str, Number] = {
            form.replace("_", " "): simple(Fraction(key))
            for key, forms in table.get("multiples", {}).items()
            for form in forms.split()
        }
        """"Verdoppelt", 翻了一番 -> 2."""
        if "myriads" in self.traits:
            self.percents = re.compile(rf"\s?{either(table['percent'].split())}")
            self.points_behind = re.compile(rf"\s?{either(table['points'].split())}")
            self.plain = re.compile(either(table["plain"].split())) if "plain" in table else None
            """Names and words that hold a numeral."""
            self.heard = {form: int(value) for value, forms in table.get("heard", {}).items() for form in forms.split()}
            """English numbers as they are heard, in names: イレブン."""
        self.thai = ThaiWords(self.words, table) if "thai" in self.traits else None
        self._compounds = (
            _Compounds(self.words, joined, "definite_endings" in self.traits) if joined is not None else None
        )
        self._spelled_otherwise = tuple(otherwise.split())
        """What a word holds that is no number, but for the marks that are dropped: Arabic ألّف, has written."""
        self._prefixes: list[str] = table.get("prefixes", "").split()
        self._endings = _longest_first(table.get("endings", ""))
        self._ordinal_endings = _longest_first(table.get("ordinal_endings", ""))
        self._heads = {form[:2] for form in self.words}
        if self._compounds:
            self._heads |= self._compounds.heads
        self.known = _Known(self._analyse)
        """Word in lower case -> what it adds to a number, empty for other words; worked out on first sight."""
        self.telling = _Known(self._analyse_stretch)
        """Stretch between two spaces, in lower case -> start, end and parts of each word in it that says something."""
        self.numberless: set[str] = set()
        """Words of texts, as written, that are known to be no reason to read a text; see `remember`."""
        self.alone: dict[Part, Any] = {}
        """The Quantity that a number word stands for where no other one is beside it."""
        self.digits = functools.lru_cache(10_000)(self._digits)

    def _digits(self, text: str) -> list[Reading]:
        return read_digits(text, self.decimal, self.by_space)

    def digits_apart(self, text: str) -> list[Reading]:
        """The same where a space is no thousands separator: behind a letter, as in "R20 108V"."""
        return read_digits(text, self.decimal, False)

    def parts(self, word: str) -> Parts:
        """What a word in lower case adds to a number; empty for other words."""
        return self.known[word]

    def remember(self, word: str) -> None:
        """Keeps a word, as written in a text, that is no reason to read the text for numbers."""
        if len(self.numberless) >= _MOST_WORDS:
            self.numberless.clear()
        self.numberless.add(word)

    def starts_number(self, parts: Parts) -> bool:
        """Whether a word is reason enough to read a text for numbers."""
        return any(part.role in _STARTERS for part in parts)

    def _analyse_stretch(self, stretch: str) -> list[tuple[int, int, Parts]]:
        words = ((*match.span(), self.known[match.group()]) for match in _WORDS.finditer(stretch))
        return [(start, end, parts) for start, end, parts in words if parts]

    def _analyse(self, word: str) -> Parts:
        if self._spelled_otherwise and any(form in word for form in self._spelled_otherwise):
            return ()
        word = _normal(word, self._alike)
        if word in self.words or len(word) < 3:
            return self.words.get(word, ())
        if word[:2] not in self._heads and word[0] not in self._heads and not self._prefixes:
            return ()
        if found := self._stem(word):
            return found
        for ending in self._ordinal_endings:
            if word.endswith(ending) and (found := self._stem(word[: -len(ending)])):
                role, value, *_ = found[-1]
                return (*found[:-1], Part(_AS_ORDINAL.get(role, role), value))
        for ending in self._endings:
            if word.endswith(ending) and (found := self._stem(word[: -len(ending)])):
                return found
        for prefix in self._prefixes:
            if word.startswith(prefix) and (found := self.words.get(word[len(prefix) :], ())):
                # Arabic and Hebrew write "and" onto the word behind it.
                joined = self.words.get(prefix[:1], ())
                return (*(joined if joined == _AND else ()), *found) if found[0].role in _PREFIXED else ()
        return ()

    def _stem(self, word: str) -> Parts:
        found = self.words.get(word, ())
        if found:
            return found if _builds(found) else ()
        return self._compounds.parts(word) if self._compounds else ()


class _Known(dict[str, T]):
    """What each word seen so far says."""

    def __init__(self, analyse: Callable[[str], T]) -> None:
        super().__init__()
        self._analyse = analyse

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._analyse(word)
        return found


class _Compounds:
    """Numbers written as one word: "dreiundvierzig", and what grows on them: "dreiundvierzigjährig"."""

    def __init__(self, words: dict[str, Parts], table: dict[str, Any], definite: bool) -> None:
        self._definite = definite
        pieces = {form: parts for form, parts in words.items() if _builds(parts) and not _is_pair(parts[0])}
        pieces.update((form, (Part("and"),)) for form in table.get("link", "").split())
        for section, role in _ROLES.items():
            for key, forms in table.get(section, {}).items():
                pieces.update((form, (Part(role, simple(Fraction(key))),)) for form in forms.split())
        self._tails = tuple(table.get("tails", "").split())
        self._other = tuple(table.get("other", "").split())
        """How words start that are no numbers: "південний", southern, which is not half a day's."""
        self.heads = {form[:2] for form in pieces}
        """The first two letters of everything that a compound can start with."""
        self._by_head: dict[str, tuple[tuple[str, Parts], ...]] = {}
        for form in sorted(pieces, key=len, reverse=True):
            self._by_head[form[:2]] = (*self._by_head.get(form[:2], ()), (form, pieces[form]))

    def parts(self, word: str) -> Parts:
        """The parts of a word that is made of number words throughout, but for a known tail."""
        found = () if self._other and word.startswith(self._other) else self._split(word, 0)
        if not found or "and" in (found[0].role, found[-1].role) or any(map(_clash, found, found[1:])):
            return ()
        if self._definite and len(found) > 1 and found[-1].value == 1 and _takes_no_unit(found[-2]):
            # "millionen", "tjugotalet": the article is an ending.
            return found[:-1]
        return found

    def _split(self, word: str, at: int) -> Parts:
        pieces = self._by_head.get(word[at : at + 2], ())
        if len(word) > at + 1 and (short := self._by_head.get(word[at])):
            pieces = (*pieces, *short)  # of one letter; longer ones first
        for form, parts in pieces:
            if word.startswith(form, at):
                end = at + len(form)
                if end == len(word) or (self._tails and word.startswith(self._tails, end)):
                    return parts
                if rest := self._split(word, end):
                    return (*parts, *rest)
        return ()


def _normal(text: str, alike: dict[int, str]) -> str:
    """A text with the letters that a language writes in two ways as one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(alike)


def _spelled(table: Any, alike: dict[int, str]) -> Any:
    """A table of forms, all of them normal."""
    if isinstance(table, dict):
        return {key: _spelled(value, alike) for key, value in table.items()}
    return _normal(table, alike) if isinstance(table, str) else table


def _builds(parts: Parts) -> bool:
    """Whether a word that says this can be a piece of a longer one; abbreviations cannot."""
    return bool(parts) and parts[0].role in _NUMERIC and not (parts[0].role == "counted" and parts[0].value > 100)


def _is_pair(part: Part) -> bool:
    """Whether it is a word such as "pair", "double": weak, and not one."""
    return part.role == "weak" and part.value != 1


def _clash(one: Part, other: Part) -> bool:
    """Whether two parts stand side by side in no number: "tre" and "et" in "treet" (the tree), "pol" and "eno"."""
    return other.role in _UNITS and other.value < 10 and (one.role == "half" or (one.role in _UNITS and one.value < 10))


def _takes_no_unit(part: Part) -> bool:
    return part.role in ("scales", "nth", "ordinal", "half") or part.value == 10 or part.value > 100


def _entries(table: dict[str, Any]) -> dict[str, Parts]:
    words: dict[str, Parts] = {}
    for section, role in _ROLES.items():
        for key, forms in table.get(section, {}).items():
            value = simple(Fraction(key))
            for form in forms.split():
                words.setdefault(form, (Part(role, value),))
    for key, forms in table.get("months", {}).items():
        for form in set(forms.split()).difference(table.get("short_months", "").split()):
            for ending in table.get("month_endings", "").split():
                words.setdefault(form + ending, (Part("month", int(key)),))
    told = table.get("times", {})
    for key, forms in told.get("spans", {}).items():
        words.update((form, (_span("span_of_time", key),)) for form in forms.split())
    for key, forms in told.get("weak_spans", {}).items():
        words.update((form, (_span("weak_span", key),)) for form in forms.split())
    weak = set(told.get("weak_weekdays", "").split())
    for key, forms in table.get("weekdays", {}).items():
        for form in forms.split():
            for ending in told.get("weekday_endings", "").split():
                words.setdefault(form + ending, (Part("weekday", int(key)),))
            if "-" in form:
                # The last piece of "terça-feira" tells that there is a day.
                words.setdefault(form.rpartition("-")[2], (Part("piece"),))
            if form in weak and words[form][0].role == "weekday":
                words[form] = (Part("weak_weekday", int(key)),)
    for form in table.get("plain", "").split():
        if not any(part.role == "weekday" for part in words.get(form, ())):
            words[form] = ()
    for key, forms in table.get("dual_scales", {}).items():
        # Arabic and Hebrew have a word for two thousand.
        words.update((form, (Part("number", 2), Part("scale", int(key)))) for form in forms.split())
    for form in table.get("percent_phrase", "").split():
        words.setdefault(form, (Part("percent"),))
    for key, forms in table.get("part_points", {}).items():
        words.update((form, (Part("half", simple(Fraction(key))), Part("points"))) for form in forms.split())
    for form in table.get("dual_points", "").split():
        words[form] = (Part("number", 2), Part("points"))
    for role in _LISTS:
        for form in table.get(role, "").split():
            words.setdefault(form, (Part(role),))
    points = (*table.get("points", "").split(), *table.get("dual_points", "").split())
    for form in (*told.get("weekday_starts", "").split(), *map(_longest_piece, points)):
        words.setdefault(form, (Part("piece"),))
    return words


def _longest_piece(form: str) -> str:
    return max(form.split("_"), key=len)


def _is_span(parts: Parts) -> bool:
    return bool(parts) and parts[0].role == "span_of_time"


def _span(role: str, key: str) -> Part:
    """What "1/2 year" says."""
    count, unit = key.split()
    return Part(role, simple(Fraction(count)), unit)


def _other_senses(phrases: list[str]) -> dict[str, list[tuple[str, int]]]:
    senses: dict[str, list[tuple[str, int]]] = {}
    for phrase in phrases:
        for word in phrase.replace("-", " ").split():
            senses.setdefault(word, []).append((phrase, phrase.index(word)))
    return senses


def _longest_first(endings: str) -> list[str]:
    return sorted(endings.split(), key=len, reverse=True)


@functools.cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; for one without data, a lexicon that knows digits only."""
    name = f"numbers/{code}.toml"
    return Lexicon(code, data.load(name) if data.exists(name) else {})
