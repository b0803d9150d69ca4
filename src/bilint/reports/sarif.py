"""SARIF 2.1.0 (OASIS), as GitHub's code scanning and editors read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO
from urllib.parse import quote

from bilint.model import Finding, Pair, Report, Rule, Severity
from bilint.reports.counts import count_of, worst_first
from bilint.reports.display import described, harmless, stretch
from bilint.reports.region import Region, portable, region, source_region
from bilint.reports.structured import json_text
from bilint.reports.style import Style

LIMIT = 5000
"""Results that GitHub keeps of one run; it drops the rest in an order of its own."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes one log with one run; a result stands in a line of its own.

    Columns are counted in Unicode code points. Of more than LIMIT results the worst are kept, and a notification says
    how many were left out.
    """
    kept = worst_first(report.findings)[:LIMIT]
    names = sorted({finding.check for finding in kept})
    known = {rule.name: rule for rule in report.rules}
    driver: dict[str, Any] = {"name": "bilint"}
    if report.version:
        driver["semanticVersion"] = report.version
    driver["rules"] = [_rule(name, known.get(name)) for name in names]
    out.write(f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"tool": {{"driver": ')
    out.write(f'{json_text(driver)}}},\n"columnKind": "unicodeCodePoints",\n"invocations": [')
    out.write(json_text(_invocation(report, len(report.findings) - len(kept))) + '],\n"results": [')
    pairs = {pair.id: pair for pair in report.pairs}
    index = {name: number for number, name in enumerate(names)}
    opening = "\n"
    for finding in kept:
        out.write(opening + json_text(_result(finding, pairs.get(finding.id), index[finding.check])))
        opening = ",\n"
    out.write("]\n}]\n}\n" if opening == "\n" else "\n]\n}]\n}\n")


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": _message(rule.title)},
        "help": {"text": _message(rule.help), "markdown": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"category": rule.category, "tags": ["translation", *rule.category.split("/")]},
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    """Whether all checks ran through, and what a reader of the results has to know."""
    notes = [("note", note) for note in report.notes]
    if left_out:
        told = f"{count_of(left_out, 'finding')} of the least severity left out: GitHub keeps {LIMIT:,} results"
        notes.insert(0, ("warning", told))
    notes += [("error", problem.message) for problem in report.problems]
    made: dict[str, Any] = {"executionSuccessful": not report.problems}
    if notes:
        made["toolExecutionNotifications"] = [
            {"level": level, "message": {"text": _message(harmless(text))}} for level, text in notes
        ]
    return made


def _result(finding: Finding, pair: Pair | None, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"name": harmless(finding.id), "kind": "resource"}]}
    if finding.path is not None:
        location["physicalLocation"] = _place(finding.path, region(finding, pair))
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(described(finding))},
        "locations": [location],
    }
    if in_source := source_region(finding, pair):
        words = stretch(finding.source, finding.source_span, 200)
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": _place(*in_source), "message": {"text": _message(f"source: {words}")}}
        ]
    if finding.fingerprint:
        result["partialFingerprints"] = {"bilint/v1": finding.fingerprint}
    result["properties"] = dict(_properties(finding))
    return result


def _place(path: str, at: Region | None) -> dict[str, Any]:
    made: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if at is not None:
        made["region"] = {"startLine": at.line, "startColumn": at.column}
        if at.end_line is not None:
            made["region"] |= {"endLine": at.end_line, "endColumn": at.end_column}
    return made


def _uri(path: str) -> str:
    path = portable(path)
    scheme = "file://" if path.startswith("/") else ""
    return scheme + quote(path, errors="surrogateescape")


def _properties(finding: Finding) -> Iterator[tuple[str, Any]]:
    yield "severity", finding.severity.value
    yield "category", finding.category
    yield "confidence", finding.confidence
    if finding.source is not None:
        yield "source", finding.source
    if finding.target is not None:
        yield "target", finding.target
    if finding.suggestions:
        yield "suggestions", finding.suggestions


def _message(text: str) -> str:
    """A text as a message of SARIF, in which brackets make links and braces placeholders (3.11.5, 3.11.6)."""
    for sign, escaped in (("\\", "\\\\"), ("[", "\\["), ("]", "\\]"), ("{", "{{"), ("}", "}}")):
        text = text.replace(sign, escaped)
    return text
