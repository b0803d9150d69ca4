"""Patterns of regular expressions that are made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


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
