"""Marot's ten columns (google-research/marot), in which MQM annotations are exchanged and compared."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import Any, TextIO

from bilint.model import Finding, Pair, Report, Span
from bilint.reports.entries import document_of, entries
from bilint.reports.structured import json_text
from bilint.reports.style import Style

COLUMNS = (
    *("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata"),
)
_RATER = "bilint"
_NO_ERROR = "no-error"


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes a line of column names and a line for each finding; a pair without findings has one with "no-error".

    So averages over segments come out right. The system is the file name of the translation. Tabs and line breaks in a
    text become spaces, as the format has no escapes.
    """
    system = _system(report)
    out.write("\t".join(COLUMNS) + "\n")
    within: Counter[str] = Counter()
    for number, (pair, findings) in enumerate(entries(report), 1):
        document = _document(pair)
        within[document] += 1
        head = [system, document, str(within[document]), str(number), _RATER]
        if not findings:
            plain = (pair.source or "", pair.target, _NO_ERROR, _NO_ERROR, json_text({"id": pair.id}))
            _line(out, [*head, *plain])
        for finding in findings:
            _line(out, [*head, *_error(pair, finding)])


def _line(out: TextIO, cells: list[str]) -> None:
    out.write("\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in cells) + "\n")


def _error(pair: Pair, finding: Finding) -> tuple[str, ...]:
    note: dict[str, Any] = {
        "note": finding.message,
        "id": pair.id,
        "check": finding.check,
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
    }
    if finding.suggestions:
        note["suggestions"] = finding.suggestions
    if pair.source is None:
        note["source_not_seen"] = True
    if finding.target_span is not None and pair.target:
        note["marked_text"] = finding.target_span.of(pair.target)
    return (
        _spanned(pair.source or "", finding.source_span),
        _spanned(pair.target, finding.target_span),
        finding.category,
        finding.severity.value,
        json_text(note),
    )


def _spanned(text: str, span: Span | None) -> str:
    if span is None or span.end > len(text):  # a finding that was saved without its texts
        return text
    return f"{text[: span.start]}<v>{span.of(text)}</v>{text[span.end :]}"


def _system(report: Report) -> str:
    paths = [given.path for given in report.inputs if given.side in {"target", "both"} and given.path]
    return PurePath(paths[0]).name if paths else "translation"


def _document(pair: Pair) -> str:
    """The document with its languages behind it, "news.en.md:de-en", as Marot's own files have it."""
    return f"{document_of(pair) or '-'}:{pair.source_lang or 'und'}-{pair.target_lang or 'und'}"
