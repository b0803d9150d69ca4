"""XLIFF: the findings in a copy of the XLIFF file that was checked, or in a new file for all other inputs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from bilint.model import OBJECT, Inline, Pair, Report
from bilint.reports import xliff_copy
from bilint.reports.entries import Entry, by_document
from bilint.reports.style import Style
from bilint.reports.xliff_notes import ITS, Insertion, Names, Noted, all_notes, issue, marks
from bilint.reports.xml import attribute, content

_PIECES = re.compile(f"{OBJECT}|([\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f])|[^{OBJECT}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]+")
"""An inline object, a control character that XML cannot hold, or words between such."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:its="{ITS}" its:version="2.0" version="2.1"'
)


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes XLIFF with a note for each finding and, from 2.1 on, marks and stand-off ITS quality issues.

    Where the report is about one XLIFF file that is at hand, the result is a copy of it, otherwise unchanged: 1.2 and
    2.0 get notes only. Else it is a new XLIFF 2.1 file with all pairs, a <file> for each document. Raises OutputError
    where that XLIFF file is not as it was when it was checked.
    """
    original = xliff_copy.original(report)
    if original is not None:
        out.writelines(xliff_copy.annotated(original, report))
        return
    languages = [_common(report.pairs, "source_lang"), _common(report.pairs, "target_lang")]
    out.write(f'{_HEAD} srcLang="{languages[0]}" trgLang="{languages[1]}" xml:space="preserve">\n')
    numbers = itertools.count(1)
    unit = itertools.count(1)
    documents = by_document(report) or {None: [(Pair(id="1", target=""), [])]}  # the format asks for one <file>
    for number, (document, entries) in enumerate(documents.items(), 1):
        name = f" original={attribute(document)}" if document else ""
        out.write(f'<file id="f{number}"{name}>\n')
        for entry in entries:
            out.writelines(_unit(next(unit), entry, numbers))
        out.write("</file>\n")
    out.write("</xliff>\n")


def _common(pairs: Sequence[Pair], side: str) -> str:
    """The language of all pairs; `mul` where there are several, `und` where it is not known (BCP 47)."""
    found = {getattr(pair, side) for pair in pairs} - {None}
    if len(found) == 1:
        return str(found.pop()).replace("_", "-")
    return "mul" if found else "und"


def _unit(number: int, entry: Entry, numbers: Iterator[int]) -> Iterator[str]:
    pair, findings = entry
    noted = [Noted(next(numbers), finding) for finding in findings]
    names = Names()
    yield f'<unit id="u{number}" name={attribute(pair.id)}>\n'
    yield from (f"{issue(each, names)}\n" for each in noted if each.span is not None)
    if noted:
        yield f"<notes>{all_notes(noted, names, old=False)}</notes>\n"
    sides = (("source", pair.source or "", pair.source_inlines), ("target", pair.target, pair.target_inlines))
    texts = "".join(
        f"<{side}>{_marked(text, inlines, [each for each in noted if each.side == side])}</{side}>"
        for side, text, inlines in sides
    )
    yield f"<segment>{texts}</segment>\n</unit>\n"


def _marked(text: str, inlines: Sequence[Inline], noted: Sequence[Noted]) -> str:
    """A text with its marks; inline objects become <ph/>, their ids one for both sides of a unit."""
    pieces: list[str] = []
    objects = {inline.offset: inline.text for inline in inlines}
    seen = itertools.count(1)
    inside = [each for each in noted if each.span is not None and each.span.end <= len(text)]
    done = 0
    for offset, tag in (*marks(inside, Names(), lambda _: True), Insertion(len(text), "")):
        for match in _PIECES.finditer(text, done, offset):
            if match[0] == OBJECT:
                shown = f" disp={attribute(objects[match.start()])}" if match.start() in objects else ""
                pieces.append(f'<ph id="ph{next(seen)}"{shown}/>')
            elif match[1] is None:
                pieces.append(content(match[0]))
            else:  # as XLIFF writes what XML cannot hold (2.1, section 4.3.1.1)
                pieces.append(f'<cp hex="{ord(match[0]):04X}"/>')
        pieces.append(tag)
        done = offset
    return "".join(pieces)
