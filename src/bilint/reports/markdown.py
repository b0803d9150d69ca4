"""The report as Markdown: tables, worst first, fit for the summary of a CI job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TextIO

from bilint.model import Finding, Report, Score, Span
from bilint.reports.counts import WORST_FIRST, count_of, summary
from bilint.reports.display import clipped, harmless, has_rtl, isolated, message, suggestion, window, with_edges
from bilint.reports.style import Style

LIMIT = 1024 * 1024
"""Bytes of UTF-8. GitHub refuses a job summary whole when it is larger than 1 MiB."""
_TEXT_WIDTH = 160
"""Cells that a text may take in its column."""
_MESSAGE_WIDTH = 300
_LISTED = 100
"""How many problems, notes and scores are listed; a crash on every pair must not crowd out the findings."""
_HEAD = "| place | check | source | translation | message | better |\n|---|---|---|---|---|---|\n"


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes a heading with the counts, then per document one table for each severity.

    Where not all findings fit into LIMIT bytes, the least severe are left out, and the report says how many.
    """
    opening = "".join(_opening(report))
    closing = "".join(_closing(report))
    kept, left_out = _fitting(report, LIMIT - len((opening + closing).encode()) - 200)
    out.write(opening)
    if left_out:
        out.write(f"{count_of(left_out, 'finding')} of the least severity left out: a job summary holds 1 MiB.\n\n")
    for path, tables in kept.items():
        if len(kept) > 1 or path is not None:
            out.write(f"### {_escaped(path) if path is not None else 'No file'}\n\n")
        for severity in WORST_FIRST:
            if rows := tables.get(severity.value):
                out.write(f"**{severity.value} ({len(rows):,})**\n\n{_HEAD}")
                out.writelines(rows)
                out.write("\n")
    out.write(closing)


_Tables = dict[str | None, dict[str, list[str]]]
"""Rows by document and severity."""


def _fitting(report: Report, budget: int) -> tuple[_Tables, int]:
    """The rows that fit, documents in the order of the report, and how many findings do not fit."""
    tables: _Tables = {finding.path: {} for finding in report.findings}
    kept = 0
    for finding in sorted(report.findings, key=lambda finding: -finding.severity.rank):
        of_document = tables[finding.path]
        row = _row(finding)
        budget -= len(row.encode())
        if not of_document:
            budget -= len(_escaped(finding.path or "").encode()) + 20
        if finding.severity.value not in of_document:
            budget -= len(_HEAD) + 40
        if budget < 0:
            break
        of_document.setdefault(finding.severity.value, []).append(row)
        kept += 1
    return {path: of_document for path, of_document in tables.items() if of_document}, len(report.findings) - kept


def _row(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column or 1}" if finding.line is not None else _escaped(finding.id)
    cells = (
        place,
        _escaped(finding.check),
        _marked(finding.source, finding.source_span),
        _marked(finding.target, finding.target_span),
        _literal(message(clipped(finding.message, _MESSAGE_WIDTH))),
        " / ".join(_literal(suggestion(clipped(text, _MESSAGE_WIDTH))) for text in finding.suggestions[:3]),
    )
    return f"| {' | '.join(cells)} |\n"


def _marked(text: str | None, span: Span | None) -> str:
    """A text for a cell, cut around its span; <strong> and not **, which fails beside CJK letters and spaces."""
    if text is None:
        return ""
    around = span or Span(0, 0)
    shown = window(text, around, _TEXT_WIDTH)
    end = min(around.end, shown.end)
    cell = "…" * (shown.start > 0) + _escaped(text[shown.start : around.start])
    if span is not None:
        cell += f"<strong>{_literal(with_edges(harmless(text[around.start : end]))) or '‸'}</strong>"
    cell += _escaped(text[end : shown.end]) + "…" * (shown.end < len(text))
    return isolated(cell) if has_rtl(text) else cell


# All that GitHub's Markdown gives a meaning inside a line, addresses and :emoji: included.
_MARKUP = re.compile(r"([\\`*_{}\[\]#|~@$]|:(?=//|[\w+-]+:))")


def _escaped(text: str) -> str:
    return _literal(harmless(text))


def _literal(shown: str) -> str:
    return _MARKUP.sub(r"\\\1", escape(shown, quote=False))


def _opening(report: Report) -> Iterator[str]:
    yield f"## bilint: {summary(report)}\n\n"
    if report.problems:
        yield from _listed([f"- **Problem:** {_escaped(problem.message)}\n" for problem in report.problems], "problem")
        yield "\n"


def _closing(report: Report) -> Iterator[str]:
    scores = [score for score in report.scores if score.level != "segment"]
    if scores:
        yield "### Scores\n\n| score | value | of | better | signature |\n|---|---|---|---|---|\n"
        yield from map(_score, scores[:_LISTED])
        yield "\n"
    if len(scores) > _LISTED:
        yield f"- and {count_of(len(scores) - _LISTED, 'score')} more\n"
    yield from _listed([f"- {_escaped(note)}\n" for note in report.notes], "note")


def _listed(items: list[str], noun: str) -> Iterator[str]:
    yield from items[:_LISTED]
    if len(items) > _LISTED:
        yield f"- and {count_of(len(items) - _LISTED, noun)} more\n"


def _score(score: Score) -> str:
    of = " ".join(part for part in (score.system, score.unit or score.level) if part)
    better = "higher" if score.higher_is_better else "lower"
    return f"| {_escaped(score.name)} | {score.value:.4g} | {_escaped(of)} | {better} | {_escaped(score.signature)} |\n"
