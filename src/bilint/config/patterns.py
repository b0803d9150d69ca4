"""Patterns for paths, as the settings write them: globs, and templates with placeholders. "/" parts folders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

_GLOB = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_PLACEHOLDER = re.compile(r"\{(\*\*)?([A-Za-z_]\w*)\}(/)?|([^{}]+)|(.)")


def glob(pattern: str) -> re.Pattern[str]:
    """A glob as an expression to be matched against a whole path.

    `*` and `?` stay within a name, `**` crosses folders; a pattern without "/" means the file's name in any folder,
    one that ends in "/" all that is in a folder.
    """
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    elif "/" not in pattern:
        pattern = f"**/{pattern}"
    return re.compile("".join(_MEANS.get(piece) or re.escape(piece) for piece in _GLOB.findall(pattern)))


class Template:
    """A path with placeholders: `{name}` for a part of a name, `{**folders}/` for any number of folders.

    Raises ValueError where braces do not fit.
    """

    def __init__(self, text: str) -> None:
        self.text = posixpath.normpath(text)
        self.names: list[str] = []
        self._pieces: list[tuple[str, str]] = []
        expression = ""
        for deep, name, slash, literal, stray in _PLACEHOLDER.findall(self.text):
            if stray:
                raise ValueError(f"{text!r}: {stray!r} belongs to no placeholder; write {{name}} or {{**folders}}/")
            if deep and not slash:
                raise ValueError(f"{text!r}: {{**{name}}} stands for folders, so / has to follow it")
            self._pieces.append((literal + ("" if deep else slash), name))
            if name in self.names:
                expression += f"(?P={name})"
            elif name:
                expression += f"(?P<{name}>(?:[^/]+/)*)" if deep else f"(?P<{name}>[^/]+)"
                self.names.append(name)
            expression += re.escape(self._pieces[-1][0])
        self._expression = re.compile(expression)

    @property
    def folder(self) -> str:
        """The folder that all paths share; "" where the first placeholder is in the first name."""
        fixed = self.text.split("{", 1)[0]
        return fixed.rpartition("/")[0]

    def match(self, path: str) -> dict[str, str] | None:
        """What the placeholders stand for in a path; None where it does not fit."""
        found = self._expression.fullmatch(path)
        return found.groupdict() if found else None

    def fill(self, values: Mapping[str, str]) -> str:
        """The path in which the placeholders stand for these values."""
        return "".join((values[name] if name else "") + literal for literal, name in self._pieces)
