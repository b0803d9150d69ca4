"""Findings in the words of XLIFF and ITS: notes, stand-off quality issues, and marks around words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bilint.model import Finding, Severity, Span
from bilint.mqm import CATEGORIES
from bilint.reports.display import described, harmless
from bilint.reports.xml import attribute, content

ITS = "http://www.w3.org/2005/11/its"

# 1 is the most urgent, in XLIFF 1.2 (attribute `priority` of <note>) as in 2.x.
_PRIORITIES = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 5, Severity.NEUTRAL: 9}
# ITS 2.0 has 0 to 100 (section 8.21); these are MQM's 1, 5 and 25 penalty points scaled to that.
_SEVERITIES = {Severity.CRITICAL: 100, Severity.MAJOR: 20, Severity.MINOR: 4, Severity.NEUTRAL: 0}


class Names(NamedTuple):
    """Prefixes of a file's namespaces, with their colon."""

    core: str = ""
    its: str = "its:"


class Noted(NamedTuple):
    """A finding with its number in the file, from which the ids of its elements are made."""

    number: int
    finding: Finding

    @property
    def id(self) -> str:
        """Unique in the file, as an xml:id has to be."""
        return f"bilint-{self.number}"

    @property
    def side(self) -> str:
        """The side on which the words are marked: the translation, if the finding marks anything there."""
        only_source = self.finding.target_span is None and self.finding.source_span is not None
        return "source" if only_source else "target"

    @property
    def span(self) -> Span | None:
        """What is marked on that side."""
        return self.finding.source_span if self.side == "source" else self.finding.target_span


def note(noted: Noted, names: Names, *, old: bool) -> str:
    """The finding as a <note> of XLIFF 1.2 (`old`) or 2.x: severity, check, category, message, suggestions."""
    finding = noted.finding
    text = f"{finding.severity.value} {harmless(finding.check)} ({finding.category}): {described(finding)}"
    who = f'from="bilint" annotates="{noted.side}"' if old else f'id="{noted.id}" category="bilint"'
    applies = "" if old else f' appliesTo="{noted.side}"'
    priority = f'priority="{_PRIORITIES[finding.severity]}"'
    return f"<{names.core}note {who} {priority}{applies}>{content(text)}</{names.core}note>"


def issue(noted: Noted, names: Names) -> str:
    """The finding as a stand-off <its:locQualityIssues>, to which its mark points."""
    finding = noted.finding
    attributes = {
        "locQualityIssueType": CATEGORIES.get(finding.category, "other"),
        "locQualityIssueComment": described(finding),
        "locQualityIssueSeverity": str(_SEVERITIES[finding.severity]),
    }
    values = " ".join(f"{name}={attribute(value)}" for name, value in attributes.items())
    group = f"{names.its}locQualityIssues"
    return f'<{group} xml:id="{noted.id}"><{names.its}locQualityIssue {values}/></{group}>'


class Insertion(NamedTuple):
    """A tag that goes in front of the code point at `offset` of a text."""

    offset: int
    tag: str


def marks(noted: Iterable[Noted], names: Names, whole: Callable[[Span], bool]) -> Iterator[Insertion]:
    """The tags that mark the words of findings, from left to right.

    A span becomes a <mrk>; where it overlaps another one, or `whole` says that elements of the file cross its edges, a
    pair of <sm/> and <em/>, which need not nest (XLIFF 2.1, section 4.7.3.2).
    """
    spans = sorted(
        ((span, each) for each in noted if (span := each.span) is not None),
        key=lambda item: (item[0].start, -item[0].end),
    )
    nested: list[Span] = []
    tags: list[tuple[int, int, int, str]] = []  # offset, rank among the tags of one place, order, tag
    for order, (span, each) in enumerate(spans):
        nested = [other for other in nested if other.end > span.start]
        at = f'id="{each.id}" type="its:generic" {names.its}locQualityIssuesRef="#its={each.id}"'
        if span.start == span.end:
            tags.append((span.start, 1, order, f"<{names.core}mrk {at}/>"))
        elif whole(span) and not any(_cross(span, other) for other in nested):
            nested.append(span)
            tags.append((span.start, 3, order, f"<{names.core}mrk {at}>"))
            # What opened last is closed first.
            tags.append((span.end, 0, -order, f"</{names.core}mrk>"))
        else:
            tags.append((span.start, 2, order, f"<{names.core}sm {at}/>"))
            tags.append((span.end, 1, order, f'<{names.core}em startRef="{each.id}"/>'))
    return (Insertion(offset, tag) for offset, _, _, tag in sorted(tags))


def _cross(span: Span, earlier: Span) -> bool:
    return earlier.start < span.start < earlier.end < span.end


def all_notes(noted: Sequence[Noted], names: Names, *, old: bool) -> str:
    """Every note, without what stands around them."""
    return "".join(note(each, names, old=old) for each in noted)
