"""Where a finding starts and ends in its file."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from bilint.model import Finding, Pair, Place, Span


class Region(NamedTuple):
    """A stretch of a file: lines and columns from 1, in code points, the end exclusive; no end: not known."""

    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None


def region(finding: Finding, pair: Pair | None) -> Region | None:
    """The region of what a finding marks in the translation; None where its line is not known."""
    if finding.line is None:
        return None
    start = Region(finding.line, finding.column or 1)
    place = pair.target_place if pair else None
    if place is None or finding.target_span is None:
        return start
    end = _end(place, finding.target_span)
    # What the finding says wins where the two do not agree: it is what all other formats show.
    return start._replace(end_line=end[0], end_column=end[1]) if end >= start[:2] else start


def source_region(finding: Finding, pair: Pair | None) -> tuple[str, Region] | None:
    """File and region of what a finding marks in the source, where they are known."""
    place = pair.source_place if pair else None
    if place is None or place.path is None or finding.source_span is None:
        return None
    start = place.at(finding.source_span.start)
    return place.path, Region(start.line, start.column, *_end(place, finding.source_span))


def _end(place: Place, span: Span) -> tuple[int, int]:
    if span.start == span.end:
        at = place.at(span.start)
        return at.line, at.column
    last = place.at(span.end - 1)
    return last.line, last.column + 1


def portable(path: str) -> str:
    """A path as hosts of repositories name it: with slashes, and without `./` in front."""
    return PurePath(path).as_posix()
