"""Languages that a file's name tells: `report.fr.txt`, `news.de-en.tsv`, `de.po`."""

from __future__ import annotations

import re

from bilint.text.language import table

_TAG = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3}))?")


def is_code(tag: str) -> bool:
    """Whether this is the code of a language that bilint knows by name, with or without script or region."""
    return bool(_TAG.fullmatch(tag)) and re.split("[-_]", tag)[0] in table()


def of_name(stem: str, *, whole: bool = False) -> str | None:
    """The language that a name without its suffix ends in: "article.de" -> "de"; `whole`: "de" alone counts too."""
    before, dot, last = stem.rpartition(".")
    return last if ((dot and before) or whole) and is_code(last) else None


def of_pair(stem: str) -> tuple[str | None, str | None]:
    """The two languages that a name without its suffix ends in: "news.de-en" -> ("de", "en")."""
    parts = re.split("[-_]", re.split("[.]", stem)[-1])
    if len(parts) == 2 and parts[0] != parts[1] and all(is_code(part) for part in parts):
        return parts[0], parts[1]
    return None, None
