"""The head of a Markdown file: YAML between `---` lines or TOML between `+++` lines.

Read by pattern: three keys with one-line values are all that is wanted of it, and they look alike in both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bilint.formats.place import Lines

_ENTRY = re.compile(
    r"(?P<key>lang|language|locale|title|description)[ \t]*[:=][ \t]*"
    r"(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s\"'|>\[{&*!#%@`][^#]*?))[ \t]*(?:#.*)?$"
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class FrontMatter(NamedTuple):
    """What a head says; all empty where there is none."""

    lines: int = 0
    """How many lines it takes, its marks included."""
    language: str | None = None
    texts: tuple[tuple[str, int], ...] = ()
    """Title and description, each with its file offset."""


def front_matter(text: str, lines: Lines) -> FrontMatter:
    """The head of a Markdown file. A `---` that is not closed is none."""
    mark = lines.line(0).rstrip()
    if mark not in ("---", "+++"):
        return FrontMatter()
    count = len(lines.starts)
    end = next((index for index in range(1, count) if lines.line(index).rstrip() in _ENDS[mark]), None)
    if end is None:
        return FrontMatter()
    language, texts = None, []
    for index in range(1, end):
        entry = _ENTRY.match(lines.line(index))
        if entry is None:
            continue
        group = next(name for name in ("double", "single", "plain") if entry[name] is not None)
        if entry["key"] in ("title", "description"):
            texts.append((entry[group], lines.start(index) + entry.start(group)))
        elif language is None and _TAG.fullmatch(entry[group]):
            language = entry[group]
    return FrontMatter(end + 1, language, tuple(texts))


_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
