"""Days and months that are written in digits: "el 6/1", "am 3.10.", "2023. 05. 04-én", 2021/10/3."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilint.text.numbers.quantity import Quantity

if TYPE_CHECKING:
    from bilint.text.numbers.lexicon import Lexicon

# What every date in digits holds, found fast.
_ANY = re.compile(r"\d(?:[/-]\d|\.[ \u00a0]\d|\.\d\d?\.)")
_POINTED = frozenset((". ", ".\u00a0"))
_SIGNS = frozenset(("/", "-", *_POINTED))
_YEARS = range(1900, 2200)
_LAST_DAY, _LAST_MONTH = 31, 12
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’.]?[-־(\s\u00a0]{0,2}$")
_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)")
_NEAR = 16
# What follows "3.10." inside a sentence, so that its last point ends none; letters have to be small.
_GOES_ON = re.compile(r"\.(?:\s?[-–—,;)]|\s([^\W\d_]))")
_UNTIL = re.compile(r"\.?\s?(?:[-–—]|[^\W\d_]{1,4})\s?")
# Japanese and Chinese write particles and brackets behind a date: 10/3に.
_BEHIND_EAST = re.compile(r"\s?(?:に|から|まで|[（(、]|の[朝夜午])")
# What is a common fraction rather than a day and a month, where an "of" is behind it.
_FRACTIONS = frozenset((2, 3, 4, 5, 8, 10))


def tell_dates(text: str, folded: str, figures: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The figures with the kinds "day" and "month" for those of dates in digits, as the language orders them.

    With a year behind them, day and month stay "date", of either order: dates.order looks after those.
    """
    if not _ANY.search(text):
        return figures
    figures = _taken_apart(text, folded, figures, lexicon)
    for index, (first, second) in enumerate(itertools.pairwise(figures)):
        gap = text[first.end : second.start]
        if gap not in _SIGNS or not (_is_small(second) and first.hard):
            continue
        third = figures[index + 2] if index + 2 < len(figures) else None
        joined = third is not None and text[second.end : third.start] == gap
        if third and joined and first.value in _YEARS and second.value <= _LAST_MONTH and _is_small(third):
            _name(second, "month")
            _name(third, "day")
        elif not _is_small(first) or min(first.value, second.value) > _LAST_MONTH:
            continue
        elif third and joined and third.value in _YEARS and gap not in _POINTED:
            _name(first, "date")
            _name(second, "date")
        elif not joined and not _has_month(figures, index) and _is_alone(text, folded, first, second, gap, lexicon):
            day_first = lexicon.times.day_first
            if (second if day_first else first).value <= _LAST_MONTH:
                _name(first, "day" if day_first else "month")
                _name(second, "month" if day_first else "day")
    return figures


def is_behind_date_word(folded: str, figure: Quantity, lexicon: Lexicon) -> bool:
    """Whether a figure that may be a time of the day is a day and a month: "bis 19.07." """
    pointed = folded.startswith(".", figure.end) and 1 <= figure.parts[-1] <= _LAST_MONTH
    return pointed and _is_behind_date_word(folded, figure.start, lexicon)


def _has_month(figures: Sequence[Quantity], index: int) -> bool:
    """Whether a month by name stands beside the figure at `index` and the next: 10/11 June."""
    return any(one.kind == "month" and not one.hard for one in figures[max(0, index - 1) : index + 3])


def _is_small(figure: Quantity) -> bool:
    whole = figure.hard and figure.scale == 1 and isinstance(figure.value, int)
    return whole and 1 <= figure.value <= _LAST_DAY and figure.kind not in ("percent", "identifier")


def _name(figure: Quantity, kind: str) -> None:
    figure.kind, figure.others, figure.parts = kind, (), ()


def _is_alone(text: str, folded: str, first: Quantity, second: Quantity, gap: str, lexicon: Lexicon) -> bool:
    """Whether two figures are a day and a month without a year, and no fraction, range or list."""
    if gap in _POINTED:
        return "point_ordinals" in lexicon.traits and first.start > 0 and _goes_on(text, second.end)
    if gap == "-" and "hyphen_dates" not in lexicon.traits:
        return False  # the score of a game
    if gap == "/" and "myriads" in lexicon.traits and "hangul" not in lexicon.traits:
        return _BEHIND_EAST.match(text, second.end) is not None
    if not _is_behind_date_word(folded, first.start, lexicon):
        return False
    behind = _WORD_BEHIND.match(folded, second.end)
    of = behind is not None and any(part.role == "of" for part in lexicon.parts(behind[1]))
    return not (of and first.value < second.value and second.value in _FRACTIONS)


def _goes_on(text: str, end: int) -> bool:
    behind = _GOES_ON.match(text, end)
    return behind is not None and (behind[1] is None or behind[1].islower())


def _is_behind_date_word(folded: str, start: int, lexicon: Lexicon) -> bool:
    before = _WORD_BEFORE.search(folded, max(0, start - _NEAR), start) if lexicon.times.before_dates else None
    if before is None:
        return False
    return before[1] in lexicon.times.before_dates or any(part.role == "weekday" for part in lexicon.parts(before[1]))


def _taken_apart(text: str, folded: str, figures: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """With a day and a month for what was read as a decimal: "am 3.10.", "1.5.–31.8."."""
    if lexicon.decimal != "," or "point_ordinals" not in lexicon.traits:
        return figures
    kept: list[Quantity] = []
    for figure in figures:
        if not _is_pointed(text, folded, figure, kept, lexicon):
            kept.append(figure)
            continue
        day, month = figure.parts
        middle = text.index(".", figure.start)
        kept += [Quantity(day, figure.start, middle, "day"), Quantity(month, middle + 1, figure.end, "month")]
    return kept


def _is_pointed(text: str, folded: str, figure: Quantity, before: Sequence[Quantity], lexicon: Lexicon) -> bool:
    if figure.kind not in ("cardinal", "date") or figure.scale != 1 or len(figure.parts) != 2:
        return False
    day, month = figure.parts
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH) or not text.startswith(".", figure.end):
        return False
    if text[figure.start : figure.end].count(".") != 1 or text[figure.end + 1 : figure.end + 2].isdigit():
        return False
    if _goes_on(text, figure.end) or _is_behind_date_word(folded, figure.start, lexicon):
        return True
    last = before[-1] if before else None
    return last is not None and last.kind == "month" and _UNTIL.fullmatch(text, last.end, figure.start) is not None
