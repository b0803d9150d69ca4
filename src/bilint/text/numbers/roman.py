"""Roman numerals: XVIIIe siècle, XX век, Elizabeth II."""

from __future__ import annotations

import itertools
import re

from bilint.text.numbers.common import common
from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.quantity import Quantity

# Cyrillic Х stands for X in Russian typing.
_ROMAN = re.compile(
    # One letter alone is a numeral behind a name ("Karl V") or before an ordinal's ending.
    r"(?<![A-Za-zА-яЁё\d'’.-])(?=[IVXLCMХ]{2}|[IVXХ])(M{0,3}(?:CM|CD|D?C{0,3})(?:[XХ]C|[XХ]L|L?[XХ]{0,3})(?:I[XХ]|IV|V?I{0,3}))"
    r"(?:-?(?:e|er|ème|ste|th|[йягоемх]+))?(?![A-Za-zА-яЁёÀ-ÿ\d])"
)
_HINT = re.compile(r"[IVXLCMХ\u2160-\u216b](?![a-df-zа-ик-я])")
# What is reason enough to read a text for them: two letters and more, or one that is no word ("Karl V", "XXe").
_STARTS = re.compile(r"[IVXХ\u2160-\u216b](?:[IVXХ]|(?<=[VXХ\u2160-\u216b])(?![^\W\d_e])|er\b)")
_RUN = re.compile(r"(?<![^\W_])[IVXХ]+(?:-?(?:er?|re|ème|ste|th|[йягоемх]{1,3}))?(?![^\W_])|[\u2160-\u216b]")
_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SMALL = frozenset("IVXХ")
_NAME_BEHIND = re.compile(r"\.? [^\W\d_a-zа-я][^\W\d_]+")
_WORD_BEHIND = re.compile(r"[-.]?\s?([^\W\d_]+)(?:-lea\s([^\W\d_]+))?")
# What may stand between two numerals of centuries, in code points: " и ", "–".
_LONGEST_AND = 6
# No king's name is longer than this, in code points.
_LONGEST_NAME = 24


def has_roman(text: str) -> bool:
    """Whether a Roman numeral that may have to stand is in a text; an "I" alone is none."""
    return _STARTS.search(text) is not None and any(match.group() != "I" for match in _RUN.finditer(text))


def read_roman(text: str, folded: str, lexicon: Lexicon) -> list[Quantity]:
    """The Roman numerals of a text in capitals.

    Behind the name of a monarch or a pope, beside the word for century and behind that for a chapter they are ordinals
    in words; elsewhere no more than a counterpart, for "I" and "MIX" are words too.
    """
    found: list[Quantity] = []
    for hint in _HINT.finditer(text):
        start = hint.start()
        if hint.group() in _SIGNS:
            found.append(Quantity(_SIGNS.index(hint.group()) + 1, start, hint.end(), "roman", "weak"))
            continue
        match = _ROMAN.match(text, start)
        if not (match and match[1]):
            continue
        if _is_sure(text, folded, match, lexicon):
            found.append(Quantity(_value(match[1]), match.start(), match.end(), "ordinal", "words"))
        elif len(match[1]) > 1 or (text[match.end() : match.end() + 1] != "." and _alone(text, match, lexicon.code)):
            found.append(Quantity(_value(match[1]), match.start(), match.end(), "roman", "weak"))
    for one, other in itertools.pairwise(found):
        if one.written != other.written and other.start - one.end <= _LONGEST_AND:
            # "XVIIe et XVIIIe siècles", "siglos XVI y XVII"
            one.kind = other.kind = "ordinal"
            one.written = other.written = "words"
    return found


def _is_sure(text: str, folded: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a numeral stands beside a word that says what it numbers."""
    if not _SMALL.issuperset(match[1]):
        return False
    start, end = match.span()
    before = folded[max(0, start - _LONGEST_NAME) : start].split()[-1:]
    word = before[0].strip("(\"'«„“") if before and text[start - 1 : start].isspace() else ""
    if word and (word in lexicon.around.heads or _is_century(word, lexicon)):
        return True
    behind = _WORD_BEHIND.match(folded, end)
    if behind and any(_is_century(name, lexicon) for name in behind.groups() if name):
        return True
    name = text[max(0, start - _LONGEST_NAME) : start].split()[-1:]
    if word.isalpha() and name and name[0].strip("(\"'«„“")[:1].isupper():
        if word.startswith(common().regnal_names):
            return True
        # "World War II", but not "an IV drip", "Size XX" or "Part I am".
        return len(match[1]) > 1 and not name[0].isupper() and len(word) > 2 and match[1] not in ("XX", "IV", "XXX")
    ordinal = "point_ordinals" in lexicon.traits and text.startswith(". ", end)
    return bool(ordinal and _NAME_BEHIND.match(text, end) and folded.startswith(common().regnal_names, end + 2))


def _is_century(word: str, lexicon: Lexicon) -> bool:
    return any(part.role == "span" and part.value >= 100 for part in lexicon.parts(word))


def _alone(text: str, match: re.Match[str], code: str) -> bool:
    """Whether one capital letter is a numeral: behind a name ("Karl V"), with an ordinal's ending ("Xe")."""
    if match.end() > match.end(1):
        return True
    before = text[: match.start()].split()
    return bool(before) and before[-1][0].isupper() and before[-1].isalpha() and (code != "en" or match[1] != "I")


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    signed = (-here if here < then else here for here, then in zip(values, [*values[1:], 0], strict=True))
    return sum(signed)
