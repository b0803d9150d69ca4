"""Patterns of regular expressions: runs of letters, and any of a list of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MARKS = "".join(chr(c) for c in range(0x300, 0x1100) if unicodedata.category(chr(c))[0] == "M") + "\u200c\u200d"
"""Vowel signs, points and other marks of all scripts in use, and the joiners."""
LETTERS = rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*"
"""A run of letters with their marks, as a pattern."""


def either(forms: Iterable[str]) -> str:
    """A pattern that matches any of some words, the longest that fits; "_" stands for a space.

    Without words it matches nothing.
    """
    longest_first = sorted((form.replace("_", " ") for form in forms), key=len, reverse=True)
    if not longest_first:
        return "(?!)"
    # A look at the first sign spares most places the list.
    firsts = re.escape("".join(sorted({form[0] for form in longest_first})))
    return f"(?:(?=[{firsts}])(?:{'|'.join(map(re.escape, longest_first))}))"
