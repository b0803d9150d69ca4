"""Clock times that are told by halves, quarters and minutes before the hour: half past seven, halb acht, 差五分九点."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from bilint.text.numbers.patterns import either
from bilint.text.numbers.quantity import Quantity

Hours = dict[str, int]
"""What a word says: form in lower case -> hour."""

_JOIN = r"(?:[\s\u00a0]+|-|(?<=['’]))"
_WORD_START, _WORD_END = r"(?<![^\W_])", r"(?![^\W_])"
_SUM = re.compile(r"[+-](?:M|\d+)")
# What stands behind an hour that is none: a percentage, a decimal, a hyphen with what is counted.
_NO_HOUR = re.compile(r"\s?[%٪$€£]|[.,:]\d|-\w")
_LAST_WORD = re.compile(r"([^\W\d_]+)['’.]?[\s\u00a0]*$")
_NEAR = 20
"""Code points in which the word stands that shows a time to be one."""


class _Rule(NamedTuple):
    """One way to tell a time, such as "quarter to H -15"."""

    literals: frozenset[str]
    """One of these stands in every text that it matches."""
    pattern: re.Pattern[str]
    added: str
    """Minutes to add to the hour: "-15", "-30+M"."""
    loose: bool
    """It tells a time only beside a word that says so."""


class ToldTimes:
    """The ways of a language to tell the time, from `[times]` of its file.

    A rule of `told` is a phrase and the minutes to add to its hour: H stands for the hour, O for an hour as an
    ordinal, D for one of the words of `[times.hours]`, N for noon or midnight, M for minutes; a|b for either word,
    "?" for a word that may be missing, "_" for a space inside one. Without an hour it adds to midnight. "~" marks what
    is a time only behind a word of `told_at` (at, um, alle), or beside a half of the day. In languages without spaces a
    phrase is a regular expression.
    """

    def __init__(self, table: dict[str, Any], unspaced: bool) -> None:
        times = table["times"]
        self._at = frozenset(times.get("told_at", "").split())
        self._hours = _hours(table)
        minutes = {form: int(value) for value, forms in table.get("numbers", {}).items() if "/" not in value
                   for form in forms.split() if 1 <= int(value) < 30}  # fmt: skip
        minutes |= {form: int(value) for value, forms in times.get("minutes", {}).items() for form in forms.split()}
        self._minutes = {form.replace("_", " "): value for form, value in minutes.items()}
        if unspaced:
            self._minutes = _SMALL_HAN | self._minutes
            self._hours["H"] = self._minutes | self._hours["D"]
        tens = [form for form, value in self._minutes.items() if value == 20]
        self._units = {form: value for form, value in self._minutes.items() if value < 10}
        self._tens = dict.fromkeys(tens, 20)
        self._endings = times.get("hour_endings", "").split()
        self._unspaced = unspaced
        self._rules = [self._rule(line) for line in times["told"]]
        self.literals = tuple({literal for rule in self._rules for literal in rule.literals})

    def _rule(self, line: str) -> _Rule:
        phrase, _, added = line.removeprefix("~").rpartition(" ")
        if self._unspaced:
            fixed = re.findall(r"[^\W\dHM]+", re.sub(r"\[.*?\]|\(.*?\)", " ", phrase))
            literals: tuple[str, ...] = (max(fixed, key=len),)
            pattern = re.compile(self._fill(phrase))
        else:
            tokens = phrase.split(" ")
            fixed = [token for token in tokens if not token.endswith("?") and not re.search("[HODNM]", token)]
            longest = max(fixed, key=lambda token: min(map(len, token.split("|"))), default="")
            spaced = (form.replace("_", " ") for form in longest.split("|"))
            # A short word is asked for with the spaces around it.
            literals = tuple(form if len(form) > 4 else f" {form} " if len(tokens) > 2 else form for form in spaced)
            if not longest:
                literals = tuple(re.sub("[HODNM].*", "", phrase).split())
            if tokens[0] == longest:
                literals = tuple(literal.lstrip() for literal in literals)
            if tokens[-1] == longest:
                literals = tuple(literal.rstrip() for literal in literals)
            pattern = re.compile(_WORD_START + self._phrase(tokens) + _WORD_END)
        return _Rule(frozenset(literals), pattern, added, line.startswith("~"))

    def _phrase(self, tokens: list[str]) -> str:
        pattern = ""
        for index, token in enumerate(tokens):
            forms = [self._fill(form.replace("_", " ")) for form in token.removesuffix("?").split("|")]
            piece = f"(?:{'|'.join(forms)})"
            join = _JOIN if index else ""
            pattern += f"(?:{join}{piece})?" if token.endswith("?") else join + piece
        return pattern

    def _fill(self, token: str) -> str:
        """A token with the forms of hours and minutes in place of their letters."""
        endings = f"(?:-?(?:{'|'.join(self._endings)}))?" if self._endings else ""
        for letter, hours in self._hours.items():
            if letter in token:
                figures = r"\d{1,2}|" if letter in "HO" else ""
                return token.replace(letter, rf"(?P<{letter}>{figures}{either(hours)}){endings}", 1).replace(
                    "M", self._minute, 1
                )
        return token.replace("M", self._minute, 1)

    @property
    def _minute(self) -> str:
        if not self._tens or not self._units or self._unspaced:
            return rf"(?P<M>\d{{1,2}}|{either(self._minutes)})"
        joined = rf"{either(self._tens)}[\s-]?{either(self._units)}"
        return rf"(?P<M>\d{{1,2}}|{joined}|{either(self._minutes)})"

    def read(
        self, folded: str, literals: frozenset[str], tells_time: Callable[[int, int], bool]
    ) -> Iterator[tuple[int, int, int, int]]:
        """Start, end, hour and minute of each time in a text in lower case.

        `literals`: those that stand in it. `tells_time`: whether the words around a stretch say that it is a time of
        the day.
        """
        found: list[tuple[int, int]] = []
        for rule in self._rules:
            if rule.literals.isdisjoint(literals):
                continue
            for match in rule.pattern.finditer(folded):
                start, end = match.span()
                if any(begin < end and start < finish for begin, finish in found) or _NO_HOUR.match(folded, end):
                    continue
                if rule.loose and not (self._is_at(folded, start) or tells_time(start, end)):
                    continue
                if time := self._time(match, rule.added):
                    found.append((start, end))
                    yield (start, end, *time)

    def _is_at(self, folded: str, start: int) -> bool:
        before = _LAST_WORD.search(folded, max(0, start - _NEAR), start)
        return before is not None and before[1] in self._at

    def _time(self, match: re.Match[str], added: str) -> tuple[int, int] | None:
        groups = match.groupdict()
        letter = next((letter for letter in "HODN" if groups.get(letter)), None)
        hour = _worth(groups[letter] or "", self._hours[letter]) if letter else 0
        minutes = 0
        if told := groups.get("M"):
            minutes = self._minutes_of(told)
            if not 1 <= minutes < 60:
                return None
        if not 0 <= hour <= 24:
            return None
        shift = sum(
            (1 if step[0] == "+" else -1) * (minutes if step[1:] == "M" else int(step[1:]))
            for step in _SUM.findall(added)
        )
        of_day = hour * 60 + shift
        if of_day < 60 and hour:
            # Half to one is half past twelve.
            of_day += 12 * 60
        return divmod(of_day % (24 * 60), 60)

    def _minutes_of(self, told: str) -> int:
        if told in self._minutes or told.isdecimal():
            return _worth(told, self._minutes)
        ten = max((form for form in self._tens if told.startswith(form)), key=len)
        return 20 + self._units[told[len(ten) :].strip(" -")]


_SMALL_HAN = {
    **{sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}, "两": 2, "兩": 2, "十一": 11, "十二": 12,
    "十五": 15, "二十": 20, "二十五": 25,
}  # fmt: skip


def _worth(form: str, forms: Hours) -> int:
    return int(form) if form.isdecimal() else forms[form]


def _hours(table: dict[str, Any]) -> dict[str, Hours]:
    """The forms that H, O, D and N stand for."""

    def of(*sections: str) -> Hours:
        return {
            form.replace("_", " "): int(value)
            for section in sections
            for value, forms in table.get(section, {}).items()
            if value.isdecimal() and int(value) <= 12
            for form in forms.split()
        }

    ordinals = of("weak_ordinals", "ordinals")
    own = {form.replace("_", " "): int(value) for value, forms in table["times"].get("hours", {}).items()
           for form in forms.split()}  # fmt: skip
    clock = of("clock")
    return {"H": ordinals | of("ones", "numbers") | clock | own, "O": ordinals, "D": own, "N": clock}


def tell(quantities: list[Quantity], times: Iterable[tuple[int, int, int, int]]) -> list[Quantity]:
    """The quantities with an hour and a minute in place of those that a told time is made of."""
    for start, end, hour, minute in times:
        inside = [one for one in quantities if one.start < end and one.end > start]
        if any((one.end > end and one.written != "weak") or one.scale > 10 for one in inside):
            # "a quarter to 12 million"
            continue
        written = "digits" if any(one.hard for one in inside) else "words"
        others = (hour + 12,) if hour <= 12 else (hour - 12,)
        told = [
            Quantity(hour, start, end, "hour", written, others),
            Quantity(minute, start, end, "minute", written if minute else "weak"),
        ]
        quantities = sorted([*(one for one in quantities if one not in inside), *told], key=_place)
    return quantities


def _place(quantity: Quantity) -> int:
    return quantity.start
