"""What holds in every language: names with figures, formulas, letters that are written onto a figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from bilint import data
from bilint.text.numbers.quantity import Quantity

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ENTITY = re.compile(r"&#x?[0-9a-f]{1,6};")


class Common:
    """The patterns and lists of data/numbers/common.toml."""

    def __init__(self) -> None:
        table = data.load("numbers/common.toml")
        self.ordinal_tails = frozenset(table["ordinal_tails"].split())
        self.decade_tails = tuple(table["decade_tails"].split())
        self.points = tuple(table["points"].split("|"))
        """Abbreviations of percentage points, as they stand behind a figure."""
        self.regnal_names = tuple(table["regnal_names"].split())
        """How names of monarchs and popes start."""
        self.letter_scales: dict[str, int] = table["letter_scales"]
        # Patterns that start with a letter or a digit are found faster than those that start by looking behind.
        self._formula = re.compile(rf"(?:{'|'.join(map(re.escape, table['formulas']))})(?!\w)")
        self._name = re.compile(rf"(?:{'|'.join(table['optional_names'])})(?!\d)")
        self._name_figures = frozenset(map(int, re.findall(r"\d+", " ".join(table["optional_names"]))))
        self._cut_name = re.compile("|".join(table["cut_names"]))

    def addresses(self, text: str) -> list[tuple[int, int]]:
        """Where the addresses of a text stand: their figures are compared as they are."""
        return [match.span() for match in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []

    def formulas(self, text: str, folded: str) -> list[tuple[int, int]]:
        """Where formulas, units with an exponent (CO2, km2) and entities stand: they hold no figure of the text."""
        found = list(_at_word_start(self._formula, folded)) if "2" in folded or "3" in folded else []
        # M2 is no square metre, but for one behind a figure.
        found = [span for span in found if text[span[0]] != "M" or text[: span[0]].rstrip()[-1:].isdigit()]
        return found + [match.span() for match in _ENTITY.finditer(folded)] if "&#" in folded else found

    def names(self, folded: str, quantities: Iterable[Quantity]) -> list[tuple[int, int]]:
        """Where names stand whose figure a translation may leave out (COVID-19)."""
        if not any(quantity.value in self._name_figures for quantity in quantities if quantity.hard):
            return []
        return list(_at_word_start(self._name, folded))

    def cuts_name(self, folded: str) -> bool:
        """Whether such a name stands in a text without its figure: "covid-"."""
        return self._cut_name.search(folded) is not None


def _at_word_start(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(folded):
        start = match.start()
        if not folded[start - 1 : start].isalpha() or start == 0:
            yield match.span()


@functools.cache
def common() -> Common:
    """The one table."""
    return Common()
