"""Spaces where there should be none; found in the translation alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span

# Behind a figure only before a word, for "3 -v" may be an option of a command.
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])(?: -(?=[^\W\d_])|- (?=[^\W\d_]))|(?<=\d) -(?=[^\W\d_]{2})")
# "short- and long-term", "Vor- und Nachteile", "-größe und -farbe": the hyphen stands for one half of a compound.
_CONJUNCTION = (
    r"(?:and|or|to|und|oder|bzw|bis|sowie|et|ou|y|e|o|u|en|of|och|og|eller|i|a|lub|albo|и|или|та|або|és|vagy|ja|tai)"
)
_FIRST_HALF = re.compile(rf"\s{_CONJUNCTION}\b", re.I)
_SECOND_HALF = re.compile(rf"\b{_CONJUNCTION}$", re.I)


@check(
    "typography.spaced_hyphen",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    needs_source=False,
    examples=(
        flags("de-en", "die rechtspopulistische Partei", "the right[[ -]]wing populist party", "-"),
        flags("de-en", None, "a high[[ -]]security prison"),
        flags("zh-en", "九十二岁的老人", "a 92[[ -]]year-old man"),
        flags("fr-en", "une loi vieille de dix ans", "a decade[[- ]]old law", "-"),
        passes("de-en", "Vor- und Nachteile", "short- and long-term effects"),
        passes("en-de", "pros and cons", "Vor- und Nachteile"),
        passes("en-de", "materials and colours", "Stoffe und -farben"),
        passes("en-de", "He came - late.", "Er kam - zu spät."),
    ),
)
def spaced_hyphen(pair: PairFacts) -> Iterator[Flag]:
    """A space before or behind a hyphen that joins two words.

    A space on both sides is a dash, and a hyphen before "and" or "or" stands for the second half of a compound:
    both are left alone.
    """
    text = pair.target.text
    if " -" not in text and "- " not in text:
        return
    for match in _SPACED_HYPHEN.finditer(text):
        if match.group() == "- " and _FIRST_HALF.match(text, match.end() - 1):
            continue
        if match.group() == " -" and _SECOND_HALF.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        yield Flag("a space beside a hyphen", None, Span(*match.span()), ("-",))


_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE_POINT = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,.](?:\s|$))")


@check(
    "typography.whitespace",
    mqm="design-and-markup/whitespace",
    severity=Severity.MINOR,
    needs_source=False,
    examples=(
        flags("de-en", "Er kam zu spät.", "He came[[  ]]late.", " "),
        flags("fr-en", "Il est venu, enfin.", "He came[[ ]], at last.", ""),
        flags("fr-en", None, "He came[[ ]], at last.", ""),
        passes("en-fr", "Really?", "Vraiment ?"),
        passes("de-en", "Er kam zu spät.", "He came late."),
    ),
)
def whitespace(pair: PairFacts) -> Iterator[Flag]:
    """More than one space between words, or a space before a comma or a full stop.

    Spaces that the source has at as many places are the author's own.
    """
    text, source = pair.target.text, pair.source.text if pair.source else ""
    if not any(sign in text for sign in ("  ", " ,", " .", "\u00a0")):
        return
    for pattern, message, right in (
        (_DOUBLE, "more than one space", " "),
        (_BEFORE_POINT, "a space before a comma or full stop", ""),
    ):
        found = list(pattern.finditer(text))
        if found and len(found) > len(pattern.findall(source)):
            for match in found:
                yield Flag(message, None, Span(*match.span()), (right,))
