"""The words around a figure that say more of it: bounds, minus, ratios; tables of data/numbers/<code>.toml."""

from __future__ import annotations

from typing import Any

# What may stand between such a word and its figure: spaces, signs of currencies, brackets.
_BETWEEN = " \u00a0\u202f$€£¥₹₽₩₺(~"
# Code points behind a figure in which its trail stands.
_LONGEST_TRAIL = 32
# 300多人 is more than 300, 人以上 as well: code points between a figure and the sign that bounds it.
_LONGEST_COUNTER = 4

Trails = list[tuple[str, str]]
"""Phrases that stand behind a figure, and what each says."""


class Around:
    """The phrases of a language that stand before or behind a figure, found by the one letter beside it.

    `[leads]` names what stands before a figure: "above" and "below" (bounds), "minus", "less" (a minus, or "fewer"),
    "about" (plus or minus: it says nothing), "the" (articles, which stand between such a word and a fraction), "each"
    (before an ordinal), "times" and "divided" (before the number by which). `[trails]` names what stands behind it or
    behind one more word: bounds, "minus" (градусов мороза) and "off" (20% *off*).
    `[ratios]`: what stands between the figures of one, "forward" (one *in* three), "apart" (the same behind a noun:
    *deux élèves sur trois*) and "backward" (3人*に*1人).
    """

    def __init__(self, table: dict[str, Any]) -> None:
        leads = table.get("leads", {})
        traits = table.get("traits", ())
        self.spaced = "hangul" in traits or not ("myriads" in traits or "thai" in traits)
        self._takes_particles = "hangul" in traits
        by_letter: dict[str, list[tuple[str, str]]] = {}
        for meaning, forms in leads.items():
            for form in _phrases(forms) if meaning != "the" else ():
                by_letter.setdefault(form[-1], []).append((form, meaning))
        self._leads = {letter: sorted(forms, key=_length, reverse=True) for letter, forms in by_letter.items()}
        self._articles = tuple(_phrases(leads.get("the", "")))
        self.trails = [
            (form, meaning) for meaning, forms in table.get("trails", {}).items() for form in _phrases(forms)
        ]
        ratios = table.get("ratios", {})
        self.forward = frozenset(_phrases(ratios.get("forward", "")))
        self.apart = tuple(" " + form for form in _phrases(ratios.get("apart", "")))
        self.backward = tuple(_phrases(ratios.get("backward", "")))
        self.same_counter = tuple(_phrases(ratios.get("same_counter", "")))
        """What stands between the figures behind a counter that the second one has as well: 5軒*に*1軒."""
        self.one_of: tuple[str, ...] = tuple(_phrases(ratios.get("one_of", "")))
        """How "one of them" starts, behind the number of all and a noun: "beş evden biri"."""
        self.points = frozenset(_phrases(table.get("point_words", "")))
        """"points", behind a percent sign."""
        self.counted = frozenset(_phrases(table.get("counted_behind", "")))
        """What shows a word to be a number that may be another one: the storeys of "năm tầng", five and not a year."""
        self.frost = tuple(_phrases(table.get("frost", "")))
        """How words start that make minus degrees of degrees: мороз, pakkas-."""
        self.heads = frozenset(_phrases(table.get("heads", "")))
        """What a Roman numeral numbers: chapters, volumes, acts."""

    def lead_past_article(self, folded: str, start: int) -> tuple[str, int]:
        """What `lead` says of the words before an article: mehr als *die* Hälfte."""
        before = folded[:start].rstrip()
        article = next((form for form in self._articles if before.endswith(form)), "")
        at = len(before) - len(article)
        return self.lead(folded, at) if article and not folded[at - 1 : at].isalpha() else ("", start)

    def lead(self, folded: str, start: int) -> tuple[str, int]:
        """What the words right before `start` say, and where they start; "" where they say nothing."""
        at = start
        while at and folded[at - 1] in _BETWEEN:
            at -= 1
        for form, meaning in self._leads.get(folded[at - 1], ()) if at else ():
            first = at - len(form)
            if folded.startswith(form, first) and not (self.spaced and first > 0 and folded[first - 1].isalpha()):
                return meaning, first
        return "", start

    def trail(self, folded: str, end: int, trails: Trails) -> str:
        """What the words right behind `end` say, at most one other word between; "" where they say nothing.

        `trails` are those of the language that stand in the text.
        """
        behind = folded[end : end + _LONGEST_TRAIL]
        for form, meaning in trails:
            at = behind.find(form)
            if at < 0:
                continue
            between = behind[:at]
            if not self.spaced and at > (_LONGEST_COUNTER if len(form) > 1 else 0):
                continue
            # Korean writes particles onto it: 미만이.
            goes_on = not self._takes_particles and behind[at + len(form) : at + len(form) + 1].isalpha()
            if self.spaced and (between[-1:].isalpha() or goes_on):
                continue
            if len(between.split()) <= 1 and not any(sign in ".,;:!?。，、" or sign.isdigit() for sign in between):
                return meaning
        return ""


def _phrases(forms: str) -> list[str]:
    return [form.replace("_", " ") for form in forms.split()]


def _length(entry: tuple[str, str]) -> int:
    return len(entry[0])
