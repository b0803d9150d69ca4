"""What the page is told: findings as rows that need no more thinking, filtered and in pages.

Texts go out as stretches ("text", "mark", "gap", "code"), so that the page only has to put each into an element of its
own; nothing of a text is ever markup there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from bilint.errors import LanguageError
from bilint.model import OBJECT, Finding, Inline, Span
from bilint.mqm import CATEGORIES
from bilint.reports.display import foreign_parts, harmless, with_edges
from bilint.reports.entries import document_of
from bilint.review.changes import moved_inlines
from bilint.review.lines import Line
from bilint.review.never_again import word_of_key
from bilint.review.opinions import Opinions
from bilint.review.session import Session, folded
from bilint.text.language import parse_language

_CONTEXT = 400
"""Code points of a neighbouring line that are shown."""

Parts = list[tuple[str, str]]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which findings are wanted; empty: all."""

    severity: tuple[str, ...] = ()
    check: str = ""
    category: str = ""
    document: str = ""
    verdict: Literal["", "open", "accepted", "dismissed", "edited", "disputed", "noted"] = ""
    reviewer: str = ""
    """Whose verdict is meant; else one's own."""
    text: str = ""


def matching(session: Session, wanted: Filter, reviewer: str, blind: bool) -> list[int]:
    """The findings that fit a filter, in reading order. What costs most is asked of the fewest."""
    opinions, findings, line_of = session.opinions(), session.findings, session.line_of
    whose = reviewer if blind else wanted.reviewer or reviewer
    found = list(range(len(findings)))
    if wanted.check:
        found = [each for each in found if findings[each].check == wanted.check]
    if wanted.document:
        found = [each for each in found if _document(line_of[each]) == wanted.document]
    if wanted.verdict == "open":
        judged = opinions.judged(session.fingerprints, whose, blind)
        found = [each for each in found if not judged[each]]
    elif wanted.verdict or wanted.reviewer:
        found = [each for each in found if _has_verdict(session, wanted, each, whose, reviewer, blind)]
    if wanted.severity or wanted.category:
        said = {each: opinions.of(findings[each], whose, blind) for each in found}
        if wanted.severity:
            found = [
                each for each in found if (said[each].severity or findings[each].severity.value) in wanted.severity
            ]
        if wanted.category:
            found = [each for each in found if (said[each].category or findings[each].category) == wanted.category]
    if text := folded(wanted.text.strip()):
        found = [each for each in found if text in _searched(session, each, opinions, reviewer, blind)]
    return found


def _has_verdict(session: Session, wanted: Filter, index: int, whose: str, reviewer: str, blind: bool) -> bool:
    opinions, finding, line = session.opinions(), session.findings[index], session.line_of[index]
    said = opinions.of(finding, whose, blind)
    match wanted.verdict:
        case "":
            return said.verdict is not None
        case "edited":
            return opinions.text(line, reviewer, blind) != line.pair.target
        case "noted":
            return said.note is not None
        case "disputed":
            verdicts = {said.verdict, *(other.verdict for other in opinions.others(finding, reviewer).values())}
            return not blind and len(verdicts - {None}) > 1
        case verdict:
            return said.verdict == verdict


def rows(session: Session, indices: Sequence[int], reviewer: str, blind: bool) -> list[dict[str, Any]]:
    """Some findings as the page shows them."""
    opinions = session.opinions()
    return [_row(session, index, opinions, reviewer, blind) for index in indices]


def progress(session: Session, reviewer: str, blind: bool) -> dict[str, int]:
    """How many findings the reviewer has judged, of how many."""
    judged = sum(session.opinions().judged(session.fingerprints, reviewer, blind))
    return {"judged": judged, "total": len(session.findings)}


def about(session: Session, blind: bool) -> dict[str, Any]:
    """What the page needs once: names, and what can be filtered by."""
    findings = session.findings
    paths = {given.side: given.path or "standard input" for given in session.report.inputs}
    names = [
        paths[side].replace("\\", "/").rsplit("/", 1)[-1] for side in ("source", "target", "both") if side in paths
    ]
    return {
        "title": " → ".join(dict.fromkeys(names)) or "A translation",
        "reviewer": session.reviewer,
        "blind": session.blind,
        "mayWrite": session.may_write,
        "leftAlone": session.report.left_alone,
        "notes": [*session.report.notes, *(problem.message for problem in session.report.problems)],
        "severities": _counted(finding.severity.value for finding in findings),
        "checks": _counted(finding.check for finding in findings),
        "categories": _counted(finding.category for finding in findings),
        "documents": _counted(_document(line) for line in session.line_of),
        "reviewers": [] if blind else session.opinions().reviewers(findings),
        "allCategories": list(CATEGORIES),
    }


def _document(line: Line) -> str:
    """The document of a line as the page shows it and filters by it."""
    return harmless(document_of(line.pair) or "")


def issues(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """What the checks say of a line that is being edited."""
    return [
        {
            "severity": finding.severity.value,
            "check": finding.check,
            "message": message_parts(finding.message),
            "word": harmless(finding.target_span.of(finding.target or "")) if finding.target_span else "",
        }
        for finding in findings
    ]


def _row(session: Session, index: int, opinions: Opinions, reviewer: str, blind: bool) -> dict[str, Any]:
    finding, line = session.findings[index], session.line_of[index]
    pair = line.pair
    said = opinions.of(finding, reviewer, blind)
    text = opinions.text(line, reviewer, blind)
    inlines = moved_inlines(pair.target_inlines, pair.target, text)
    around = session.around(line.number)
    before = next((each for each in around if each.number < line.number), None)
    after = next((each for each in around if each.number > line.number), None)
    place = pair.target_place
    return {
        "index": index,
        "line": line.number,
        "check": finding.check,
        "category": said.category or finding.category,
        "severity": said.severity or finding.severity.value,
        "message": message_parts(finding.message),
        "confidence": finding.confidence,
        "document": _document(line),
        "place": f"{finding.line}:{finding.column or 1}" if finding.line is not None and place else f"#{pair.id}",
        "source": None
        if pair.source is None
        else _side(pair.source, pair.source_lang, finding.source_span, pair.source_inlines),
        "target": _side(text, pair.target_lang, session.place(finding, line, text), inlines),
        "text": text,
        "original": None
        if text == pair.target
        else _side(pair.target, pair.target_lang, finding.target_span, pair.target_inlines),
        "before": _neighbour(before, opinions, reviewer, blind),
        "after": _neighbour(after, opinions, reviewer, blind),
        "suggestions": [with_edges(harmless(each)) for each in finding.suggestions],
        "word": harmless(word_of_key(key)[1]) if (key := session.words[finding.fingerprint]) else None,
        "verdict": said.verdict,
        "note": said.note,
        "ignored": said.ignored,
        "others": [
            {"reviewer": name, "verdict": other.verdict, "note": other.note}
            for name, other in ([] if blind else sorted(opinions.others(finding, reviewer).items()))
        ],
    }


def _side(text: str, language: str | None, span: Span | None, inlines: Sequence[Inline]) -> dict[str, Any]:
    return {**_language(language), "parts": text_parts(text, span, inlines)}


def _neighbour(line: Line | None, opinions: Opinions, reviewer: str, blind: bool) -> dict[str, Any] | None:
    """The line before or behind, cut to a length that still gives the context."""
    if line is None:
        return None
    pair = line.pair
    sides = ((pair.source, pair.source_lang), (opinions.text(line, reviewer, blind), pair.target_lang))
    source, target = (
        None
        if text is None
        else {**_language(language), "text": harmless(text[:_CONTEXT]) + "…" * (len(text) > _CONTEXT)}
        for text, language in sides
    )
    return {"source": source, "target": target}


def _language(tag: str | None) -> dict[str, str]:
    """`lang` and `dir` of a text."""
    if tag is None:
        return {"lang": "", "dir": "auto"}
    try:
        return {"lang": tag.replace("_", "-"), "dir": parse_language(tag).direction}
    except LanguageError:
        return {"lang": tag.replace("_", "-"), "dir": "auto"}


def text_parts(text: str, span: Span | None, inlines: Sequence[Inline] = ()) -> Parts:
    """A text in stretches: "text", "mark", "code" for what stands for a placeholder, "gap" where words are missing."""
    objects = {inline.offset: inline.text for inline in inlines}
    start, end = span if span is not None else (len(text), len(text))
    parts = list(_stretch(text, 0, start, "text", objects))
    if span is not None:
        parts += _stretch(text, start, end, "mark", objects) if start < end else [("gap", "")]
    parts += _stretch(text, end, len(text), "text", objects)
    return parts


def _stretch(text: str, start: int, end: int, kind: str, objects: dict[int, str]) -> Iterator[tuple[str, str]]:
    at = start
    while at < end:
        found = text.find(OBJECT, at, end)
        stop = found if found >= 0 else end
        if at < stop:
            yield kind, harmless(text[at:stop])
        if found >= 0:
            yield "code", harmless(objects.get(found, "▢"))
        at = stop + (found >= 0)


def message_parts(message: str) -> Parts:
    """A message in stretches, ["foreign", ...] for what it quotes from the texts."""
    parts, last = [], 0
    for start, end in foreign_parts(message):
        parts += [("text", harmless(message[last:start])), ("foreign", harmless(message[start:end]))]
        last = end
    parts.append(("text", harmless(message[last:])))
    return [part for part in parts if part[1]]


def _searched(session: Session, index: int, opinions: Opinions, reviewer: str, blind: bool) -> str:
    line = session.line_of[index]
    text = opinions.text(line, reviewer, blind)
    return session.searched[index] if text == line.pair.target else f"{session.searched[index]}\n{folded(text)}"


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
