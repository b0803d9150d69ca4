"""Roman numerals: XVIIIe siècle, XX век, Elizabeth II."""

from __future__ import annotations

import re

from bilint.text.numbers.quantity import Quantity

# Cyrillic Х stands for X in Russian typing.
_ROMAN = re.compile(
    # One letter alone is a numeral behind a name ("Karl V") or before an ordinal's ending.
    r"(?<![A-Za-zА-яЁё\d'’.-])(?=[IVXLCMХ]{2}|[IVXХ](?!\.))(?=[IVXLCMХ])(M{0,3}(?:CM|CD|D?C{0,3})(?:[XХ]C|[XХ]L|L?[XХ]{0,3})(?:I[XХ]|IV|V?I{0,3}))"
    r"(?:-?(?:e|er|ème|ste|th|[йягоемх]+))?(?![A-Za-zА-яЁёÀ-ÿ\d])"
)
_HINT = re.compile(r"[IVXLCMХ](?![a-df-zа-ик-я])|[\u2160-\u216b]")
_SIGN = re.compile(r"[\u2160-\u216b]")
_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_roman(text: str, code: str) -> list[Quantity]:
    """The Roman numerals of a text in capitals; never more than a counterpart, for "I" and "MIX" are words too."""
    if not _HINT.search(text):
        return []
    signs = [
        Quantity(ord(match.group()) - 0x215F, match.start(), match.end(), "roman", "weak")
        for match in _SIGN.finditer(text)
    ]
    return signs + [
        Quantity(_value(match[1]), match.start(), match.end(), "roman", "weak")
        for match in _ROMAN.finditer(text)
        if len(match[1]) > 1 or (match[1] and _alone(text, match, code))
    ]


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
