"""Placeholders and tags: what has to come through a translation unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.side import Side


class _Held(NamedTuple):
    key: str
    """What has to be equal on both sides."""
    shown: str
    span: Span


_ID = re.compile(r"\b(?:id|rid|equiv|ref)\s*=\s*[\"']([^\"']*)[\"']")
_TAG_NAME = re.compile(r"^</?\s*([\w:.-]+)")


def _held(side: Side) -> list[_Held]:
    held = []
    for found in side.placeholders:
        # An entity may be written as the sign itself; an address may lead to the page in the other language.
        if found.kind in ("entity", "url", "email", "handle"):
            continue
        if found.kind == "format" and side.text[found.start - 1 : found.start].isdigit():
            continue  # "100%d'accord" is a percentage
        if found.kind == "tag" and not _is_markup(found.text):
            continue  # "<laughter>" in a transcript is a word like another
        if found.kind == "brace" and not re.search(r"\w", found.text):
            continue
        held.append(_Held(_normal(found.text), found.text, Span(found.start, found.end)))
    for inline in side.inlines:
        if inline.kind in ("placeholder", "tag") and inline.text.startswith("<"):
            end = inline.offset + (side.text[inline.offset : inline.offset + 1] == "\ufffc")
            held.append(_Held(_normal(inline.text), inline.text, Span(inline.offset, end)))
    return held


_ELEMENTS = frozenset(
    "a abbr b bdi bdo big blockquote br button cite code dd del dfn div dl dt em font g h1 h2 h3 h4 h5 h6 hr i img "
    "input ins kbd li link mark ol option p ph pc pre q s samp select small span strike strong style sub sup table "
    "tbody td th thead tr tt u ul var wbr x bx ex bpt ept it mrk sc ec".split()
)
"""Elements of HTML and of XLIFF."""


def _is_markup(tag: str) -> bool:
    """Whether a tag in a plain text is an element that a program reads: a known one, or one with attributes."""
    name = _TAG_NAME.match(tag)
    return "=" in tag or (name is not None and (name[1].lower() in _ELEMENTS or name[1][-1].isdigit()))


def _normal(text: str) -> str:
    """A tag by its name and id, since other attributes may be translated; all else as it stands."""
    if not text.startswith("<"):
        return text
    name = _TAG_NAME.match(text)
    id_ = _ID.search(text)
    closing = "/" if text.startswith("</") else ""
    return f"<{closing}{name[1] if name else text} {id_[1] if id_ else ''}>"


def _holds_any(pair: PairFacts) -> bool:
    """Whether either side has a placeholder or a tag."""
    source, target = pair.source, pair.target
    return source is not None and bool(source.placeholders or target.placeholders or source.inlines or target.inlines)


@check(
    "markup.placeholder",
    mqm="design-and-markup/markup-tag",
    severity=Severity.MAJOR,
    when=_holds_any,
    examples=(
        flags("en-de", "Found [[%d]] files in {folder}.", "Dateien in {folder} gefunden."),
        flags("en-ar", "Hello [[{name}]]!", "مرحبا [[{nom}]]!", "{name}"),
        flags("en-ja", "Press <b>Save[[</b>]].", "<b>保存を押してください。"),
        passes("en-fr", "{count} of {total} files", "{count} fichiers sur {total}"),
        passes("en-de", "See https://example.org/en/ for %s.", "%s: siehe https://example.org/de/."),
        passes("en-de", "We did. <laughter/>", "Haben wir. <lachen/>"),
        passes("en-fr", "100% of the files", "100 % des fichiers"),
    ),
)
def placeholder(pair: PairFacts) -> Iterator[Flag]:
    """A placeholder or tag of the source is missing, changed or added in the translation."""
    assert pair.source is not None
    source, target = _held(pair.source), _held(pair.target)
    missing, added = _without(source, target), _without(target, source)
    for lost, new in zip(missing, added, strict=False):
        yield Flag(f"{lost.shown} became {new.shown}", lost.span, new.span, (lost.shown,))
    for lost in missing[len(added) :]:
        yield Flag(f"{lost.shown} is missing in the translation", lost.span, None)
    for new in added[len(missing) :]:
        yield Flag(f"{new.shown} stands only in the translation", None, new.span)


def _without(these: Iterable[_Held], those: Iterable[_Held]) -> list[_Held]:
    """Those of the first that have no equal left in the second, in order."""
    left = Counter(held.key for held in those)
    out = []
    for held in these:
        if left[held.key]:
            left[held.key] -= 1
        else:
            out.append(held)
    return out
