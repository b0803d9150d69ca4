"""Patterns for languages without spaces: strings of signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilint.model import Span
from bilint.text.phrases.elements import PatternError, within
from bilint.text.phrases.reading import Reading

GAP = 6
"""Signs that `...` may stand for at the most."""
NEAR = 20
"""Signs between a pattern and what has to stand near it, at the most."""


class SignPattern:
    """A pattern for a language without spaces: a string of signs."""

    def __init__(self, text: str, code: str, near: tuple[str, ...]) -> None:
        self.text, self.code = text, code
        if re.search(r"\([^()]*\(", text):
            raise PatternError(f"{text!r} has parentheses inside parentheses; write two patterns")
        main, *beside = (part.strip() for part in text.split("&"))
        try:
            self._regex = re.compile(_as_regex(main), re.IGNORECASE)
            self._near = [re.compile(_as_regex(part), re.IGNORECASE) for part in (*beside, *near)]
        except re.error as error:
            raise PatternError(f"{text!r} cannot be read: {error}") from error
        triggers = _longest_signs(main.casefold())
        self.anchors = [tuple(triggers)]
        """Ways to find it by strings: of each way, one stands in every text that has the pattern."""
        if not triggers:
            raise PatternError(f"{text!r} has no sign to find it by")

    @property
    def content(self) -> int:
        """Two signs that must stand there count as a content word."""
        return sum(map(len, _fixed(self.text))) // 2

    def has_content(self, word: str) -> bool:
        """Whether a sign of a text is a content word of it: none is, for its signs only tell together."""
        return False

    @property
    def is_telling(self) -> bool:
        """Whether it has more than one sign."""
        return self.content > 0

    @property
    def sample(self) -> str:
        """A text that the pattern finds: of alternatives the first, without what may be missing."""
        text = self.text.replace("&", "").replace("...", "").replace("…", "").replace("*", "").replace("_", "一")
        text = re.sub(r"\([^()]*\)\?|[^()]\?|\s", "", re.sub(r"\(([^()|]*)[^()]*\)(?!\?)", r"\1", text))
        return text.split("|")[0]

    def spans(self, reading: Reading) -> Iterator[Span]:
        """Where the pattern stands in a text."""
        text = reading.side.text
        for match in self._regex.finditer(text):
            around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            if all(near.search(around) for near in self._near):
                yield Span(*match.span())

    def find(self, reading: Reading, slack: int = 0) -> Span | None:
        """The first place where the pattern stands; signs allow no slack."""
        return next(self.spans(reading), None)

    def in_pieces(self, reading: Reading, beside: Span) -> bool:
        """Whether the pattern stands in a text outside the span `beside`; signs are not looked for one by one."""
        return any(not within(span, beside) for span in self.spans(reading))


_SIGN_PARTS = re.compile(r"\.\.\.|…|_|[(|)?*]|\s+|[^\s().|_?*…]+|.")
_SIGN_REGEX = {
    "...": f".{{0,{GAP}}}?",
    "…": f".{{0,{GAP}}}?",
    "_": ".",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "*": "",
}


def _as_regex(text: str) -> str:
    """`(打|敲)草...蛇` as a regular expression."""
    return "".join(
        "" if part.isspace() else _SIGN_REGEX.get(part) or re.escape(part) if part != "*" else ""
        for part in _SIGN_PARTS.findall(text)
    )


def _fixed(text: str) -> list[str]:
    """The runs of signs that must stand there; of alternatives the shortest stands for all."""
    flat = re.sub(r"\s+", "", text.replace("&", "..."))
    while group := re.search(r"\(([^()]*)\)(\??)", flat):
        inside = "" if group[2] else min(group[1].split("|"), key=len)
        flat = flat[: group.start()] + f"...{inside}..." + flat[group.end() :]
    shortest = min(flat.split("|"), key=len)
    return [run for run in re.split(r"\.\.\.|…|_|.\?|\*", shortest) if run]


def _longest_signs(text: str) -> list[str]:
    """Of each alternative the longest run of signs that must stand there, or the choices in longer parentheses."""
    flat = re.sub(r"\s+", "", text)
    if "|" in re.sub(r"\([^()]*\)", "", flat):
        return [run for part in re.split(r"\|(?![^()]*\))", flat) for run in _longest_signs(part)]
    outside = re.split(r"\([^()]*\)\??|\.\.\.|…|_|.\?|\*", flat)
    best = max(outside, key=len)
    group = re.search(r"\(([^()]*)\)(?!\?)", flat)
    choices = [choice for choice in group[1].split("|") if choice] if group else []
    if choices and min(map(len, choices)) > len(best):
        return choices
    return [best] if best else []
