"""Numbers of Korean: 3만 5천, 이백오십, 스물다섯 명, 삼분의 이; a syllable alone is one only before what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from bilint.text.numbers.digits import FIGURE
from bilint.text.numbers.myriads import by_sign_behind, multiples_in, read_run
from bilint.text.numbers.patterns import either
from bilint.text.numbers.quantity import Quantity, simple

if TYPE_CHECKING:
    from bilint.text.numbers.lexicon import Lexicon

_SCALES = "십백천만억조"
_DIGITS = "영공일이삼사오육륙칠팔구"
_SINO = f"[{_DIGITS}{_SCALES}]"
# 제1조 is the first article, not a trillion.
_FIGURES = re.compile(rf"(?<=제){FIGURE}(?=조)|{FIGURE}(?:\s?[{_SCALES}]+(?:\s?{FIGURE}(?=\s?[{_SCALES}]))?)*")
_FRACTION = re.compile(rf"(?<![가-힣\d])({FIGURE}|{_SINO}+)\s?분의\s?({FIGURE}|[{_DIGITS}])")
_HALF = re.compile(
    r"(?<![가-힣\d])(?:절반|반값|반(?=[은이의을에째쯤만]?(?![가-힣])|[년달]|나절))|(?<=[년시간달])반(?=[에째쯤]?(?![가-힣]))"
)
# Two digits side by side are no number (이사, to move house), but 오일 is five days.
_TWO_DIGITS = re.compile(rf"[{_DIGITS}]{{2}}")
_PLACE = attrgetter("start")
_ORDINAL = re.compile(r"\s?번?째")


class KoreanWords:
    """The numerals of data/numbers/ko.toml as patterns.

    `counted_by` are the counters that may stand behind a numeral, `sino_by` those of a Chinese numeral of one syllable,
    `glued_by` those that are written onto one, `scales_by` those of a scale alone, and `particles` what may end a word.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        rows = [(int(key), form) for key, forms in table["numbers"].items() for form in forms.split()]
        rows += [(1, form) for form in table["ones"]["1"].split()]
        self.native = {form: value for value, form in rows}
        self.pairs = {form: key for key, forms in table["pairs"].items() for form in forms.split()}
        self._months = {form: int(key) for key, forms in table["months"].items() for form in forms.split()}
        self.sure = frozenset(table["sure"].split())
        tens, units = (either(form for value, form in rows if (value >= 10) == large) for large in (True, False))
        native = rf"(?:{tens}{units}?|{units})"
        # The first syllable of 일곱 (seven) is one as well.
        sino = rf"(?:(?!{native}){_SINO})+"
        more = rf"(?:(?<=[만억조]) {sino})*"
        self._numeral = re.compile(
            rf"(?<![가-힣\d])(?:({either(self.pairs)})|([수몇])?({sino}{more})((?<=[{_SCALES}]){native})?(수(?=\s))?|({native}))"
        )
        self._month = re.compile(rf"(?<![가-힣]){either(self._months)}")
        self._ends = re.compile(rf"(?:{either(table['particles'].split())})?(?![가-힣])")
        self._counted = {
            name: re.compile(either(table[name].split())) for name in ("counted_by", "sino_by", "glued_by", "scales_by")
        }

    def numerals(self, text: str, lexicon: Lexicon) -> Iterator[Quantity]:
        """The numbers in words, and months whose names are no plain numbers (유월, 시월)."""
        for match in self._month.finditer(text):
            if self._ends.match(text, match.end()):
                yield Quantity(self._months[match.group()], *match.span(), "month", "words")
        for match in self._numeral.finditer(text):
            pair, some, sino, behind_sino, odd, native = match.groups()
            some = some or odd  # 십수 명: some people more than ten
            start, end = match.span()
            if pair:
                if self._is_counted("counted_by", text, end):
                    for value in self.pairs[pair].split():
                        yield Quantity(int(value), start, end, written="weak" if value == "1" else "words")
                continue
            if native:
                if self._is_native(native, text, end):
                    value = self._native_value(native)
                    yield Quantity(value, start, end, written="weak" if value == 1 else "words")
                continue
            if len(sino) > 1 and not odd and sino[-1] == "일" and sino[-2] in _DIGITS and not behind_sino:
                sino, end = sino[:-1], end - 1
            written = self._sino_weight(sino, text, end, bool(some or behind_sino))
            if not written:
                continue
            quantity = next(read_run(sino.replace(" ", ""), start, lexicon))
            quantity.start, quantity.end, quantity.written, quantity.indefinite = start, end, written, bool(some)
            if behind_sino:
                quantity.value += self._native_value(behind_sino)
            yield quantity

    def _native_value(self, form: str) -> int:
        if form in self.native:
            return self.native[form]
        at = next(at for at in range(1, len(form)) if form[:at] in self.native and form[at:] in self.native)
        return self.native[form[:at]] + self.native[form[at:]]

    def _is_counted(self, by: str, text: str, end: int, glued: bool = True) -> bool:
        """Whether a counter stands behind `end`: after a space, or (`glued`) as the rest of the word."""
        counter = self._counted[by]
        if text.startswith(" ", end):
            return counter.match(text, end + 1) is not None
        found = counter.match(text, end) if glued else None
        return found is not None and self._ends.match(text, found.end()) is not None

    def _is_native(self, form: str, text: str, end: int) -> bool:
        if self._is_counted("counted_by", text, end, glued=len(form) > 1) or self._is_counted("glued_by", text, end):
            return True
        return (len(form) > 2 or form in self.sure) and self._ends.match(text, end) is not None

    def _sino_weight(self, run: str, text: str, end: int, surely: bool) -> str:
        """ "words", "weak" or, for what is no number, nothing."""
        if _TWO_DIGITS.search(run) and not text.startswith("년", end):
            return ""
        counted = self._is_counted("counted_by", text, end)
        if len(run) == 1 and not surely:
            if run in _SCALES:
                return "words" if run in "십백천만" and self._is_counted("scales_by", text, end) else ""
            apart = text.startswith(" ", end)
            fits = self._is_counted("sino_by" if apart else "glued_by", text, end)
            # 이 and 일 are "this" and "work" as well.
            return ("weak" if run in "일이" else "words") if fits else ""
        if counted or surely:
            return "words"
        long = len(run) > 2 or run.endswith("십")
        return "words" if long and self._ends.match(text, end) else ""


def any_korean(text: str, lexicon: Lexicon) -> bool:
    """Whether a numeral in words stands in a text."""
    assert lexicon.korean
    return (
        "분의" in text or "요일" in text or "절반" in text or any(True for _ in lexicon.korean.numerals(text, lexicon))
    )


def read_korean(text: str, folded: str, lexicon: Lexicon) -> list[Quantity]:
    """The figures and number words of a text in order."""
    assert lexicon.korean
    quantities = list(_fractions(text, lexicon))
    taken = [(quantity.start, quantity.end) for quantity in quantities]
    plain = [
        quantity for match in _FIGURES.finditer(text) for quantity in read_run(match.group(), match.start(), lexicon)
    ]
    for quantity in (*plain, *lexicon.korean.numerals(text, lexicon)):
        if any(start <= quantity.start < end for start, end in taken):
            continue
        by_sign_behind(text, quantity, lexicon)
        if _ORDINAL.match(text, quantity.end) and quantity.kind == "cardinal":
            quantity.kind = "ordinal"
        quantities.append(quantity)
    # The 2 of 3할 2푼 belongs to the figure before it.
    shares = [one for one in quantities if one.kind == "percent"]
    quantities = [one for one in quantities if not any(share.start < one.start < share.end for share in shares)]
    quantities += multiples_in(text, lexicon)
    for match in _HALF.finditer(text):
        written = "words" if match.group() == "절반" else "weak"
        quantities.append(Quantity(Fraction(1, 2), *match.span(), "fraction", written))
    return sorted(quantities, key=_PLACE)


def _fractions(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    if "분의" not in text:
        return
    for match in _FRACTION.finditer(text):
        below, above = (next(read_run(run, 0, lexicon)).value for run in match.groups())
        written = "digits" if any(map(str.isdecimal, match.group())) else "words"
        if below:
            value = simple(Fraction(above) / below)
            yield Quantity(value, *match.span(), "fraction", written, parts=(above, below))
