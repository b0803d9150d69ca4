"""Reads patterns and plain renderings; the pattern language stands in the package's docstring."""

from __future__ import annotations

import functools
import itertools
import re

from bilint.text.phrases.elements import HYPHEN, PatternError
from bilint.text.phrases.sign_pattern import SignPattern
from bilint.text.phrases.word_pattern import WordPattern
from bilint.text.phrases.words import grammar, spaced

Pattern = WordPattern | SignPattern


@functools.lru_cache(maxsize=100_000)
def parse(text: str, code: str, near: tuple[str, ...] = ()) -> Pattern:
    """A pattern as it is written in an inventory for a language; `near` adds elements that must stand near it.

    Raises PatternError.
    """
    if not text.strip():
        raise PatternError("a pattern is empty")
    return WordPattern(text, code, near) if spaced(code) else SignPattern(text, code, near)


def variants(text: str, code: str) -> list[str]:
    """The patterns that a pattern stands for: alternatives of one word and of several (`sur|par-dessus`) are parted."""
    if not spaced(code) or not HYPHEN.search(text):
        return [text]
    choices: list[list[str]] = []
    for part in text.split():
        words = part.removesuffix("?").split("|")
        single = [word for word in words if not HYPHEN.search(word)]
        if len(words) == 1 or len(single) == len(words):
            choices.append([part])
        else:
            optional = "?" if part.endswith("?") else ""
            several = [HYPHEN.sub(f"{optional} ", word) for word in words if word not in single]
            choices.append([word + optional for word in ["|".join(single), *several] if word])
    return [" ".join(choice) for choice in itertools.product(*choices)]


@functools.lru_cache(maxsize=100_000)
def parse_plain(text: str, code: str) -> Pattern:
    """A form or rendering in plain words ("lend someone a hand") as a pattern; "someone" stands for up to four words.

    What stands in parentheses may be missing; `a/b` are alternatives. Raises PatternError.
    """
    text = re.sub(r"\([^()]*\)|（[^（）]*）", " ", text)
    if not spaced(code):
        return parse(re.sub(r"[…~〜～]+", "...", text.strip("…~〜～ .")).strip(), code)
    slots = grammar(code).slots
    parts = []
    for word in text.split():
        bare = word.strip('.,;:!?"“”„«»…。()')
        if bare.lower() in slots or word == "...":
            parts.append("...")
        elif bare:
            parts.append(
                bare.replace("/", "|")
                if re.fullmatch(r"[\w'’-]+(?:/[\w'’-]+)*", bare)
                else re.sub(r"[^\w'’-]", "", bare)
            )
    while parts and parts[0] == "...":
        parts.pop(0)
    while parts and parts[-1] == "...":
        parts.pop()
    return parse(" ".join(part for part in parts if part), code)
