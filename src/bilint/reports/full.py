"""The report for a terminal: each finding with both texts and the spans marked, then what the run came to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from bilint.model import Finding, Pair, Report, Score, Span
from bilint.reports.counts import count_of, summary
from bilint.reports.display import harmless, has_rtl, isolated, message, suggestion, where, widths, window
from bilint.reports.style import BOLD, COLORS, DIM, Style

_INDENT = "  "
_INSERT = "‸"
"""Shown in colour where a span is empty: something is missing here."""


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes every finding in some lines of its own, and the counts, scores, notes and problems at the end.

    Spans are marked by colour, or by ^ beneath; by ⟦ ⟧ where letters run from right to left, because a terminal
    may show those in another place than their own.
    """
    pairs = {pair.id: pair for pair in report.pairs}
    for finding in report.findings:
        for line in _lines(finding, pairs.get(finding.id), style):
            out.write(line + "\n")
        out.write("\n")
    for line in _closing(report, style):
        out.write(line + "\n")


def _lines(finding: Finding, pair: Pair | None, style: Style) -> Iterator[str]:
    color = COLORS[finding.severity]
    place = style.paint(where(finding), BOLD)
    severity = style.paint(finding.severity.value, color)
    yield f"{place}: {severity} {harmless(finding.check)}  {message(finding.message)}"
    target = (_label(pair.target_lang if pair else None, "target"), finding.target, finding.target_span)
    source = (_label(pair.source_lang if pair else None, "source"), finding.source, finding.source_span)
    if target[0] == source[0]:
        target, source = ("target", *target[1:]), ("source", *source[1:])
    margin = max(len(target[0]), len(source[0]))
    for label, text, span in (target, source):
        if text is not None:
            head = f"{_INDENT}{label:>{margin}}  "
            yield from _marked(head, text, span, style, color)
    rest = _INDENT + " " * margin + "  "
    if finding.suggestions:
        yield f"{rest}{style.paint('better:', BOLD)} {' / '.join(map(suggestion, finding.suggestions))}"
    sure = f", confidence {finding.confidence:.2f}" if finding.confidence < 1 else ""
    yield rest + style.paint(harmless(finding.category) + sure, DIM)


def _label(language: str | None, side: str) -> str:
    return harmless(language) if language else side


def _marked(head: str, text: str, span: Span | None, style: Style, color: str) -> Iterator[str]:
    """One text behind its label, cut to the width, with its span marked; the marks may take a second line."""
    if not text:
        yield style.paint(f"{head}(nothing)", DIM)
        return
    around = span or Span(0, 0)
    room = max(style.width - len(head), 20)
    rtl = has_rtl(text)
    shown = window(text, around, room - 2 if rtl and span and not style.color else room)
    before, marked, after = (
        harmless(text[start:end])
        for start, end in (
            (shown.start, around.start),
            (around.start, min(around.end, shown.end)),
            (around.end, shown.end),
        )
    )
    before = "…" * (shown.start > 0) + before
    after += "…" * (shown.end < len(text))
    head = style.paint(head, DIM)
    if span is None:
        yield head + isolated(before + marked + after)
    elif style.color:
        # Underlined too: a marked space shows no colour of its own.
        yield head + isolated(before + style.paint(marked or _INSERT, f"{color};4") + after)
    elif rtl:
        yield head + isolated(f"{before}⟦{marked}⟧{after}")
    else:
        yield head + before + marked + after
        yield " " * (len(head) + sum(widths(before))) + "^" * max(1, sum(widths(marked)))


def _closing(report: Report, style: Style) -> Iterator[str]:
    scores = [score for score in report.scores if score.level != "segment"]
    yield from _block("Scores", _score_lines(scores, len(report.scores) - len(scores)), style)
    yield from _block("Notes", [harmless(note) for note in report.notes], style)
    yield from _block("Problems", [harmless(problem.message) for problem in report.problems], style)
    yield style.paint(summary(report), BOLD)


def _block(title: str, lines: list[str], style: Style) -> Iterator[str]:
    if lines:
        yield style.paint(title, BOLD)
        yield from (_INDENT + line for line in lines)
        yield ""


def _score_lines(scores: list[Score], segments: int) -> list[str]:
    rows = [
        (
            " ".join(harmless(part) for part in (score.name, score.system, score.unit) if part),
            f"{score.value:.4g}" if abs(score.value) < 1 else f"{score.value:.2f}",
            ("higher" if score.higher_is_better else "lower") + " is better",
            harmless(score.signature),
        )
        for score in scores
    ]
    columns = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"{n:<{columns[0]}}  {v:>{columns[1]}}  {better:<{columns[2]}}  {s}" for n, v, better, s in rows]
    if segments:
        lines.append(f"and {count_of(segments, 'score')} of single segments, which the other formats hold")
    return lines
