"""Reports for programs: one JSON document, or one finding a line; and the schema of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec

from bilint.errors import UnknownNameError
from bilint.model import Finding, Input, Pair, Problem, Report, Score
from bilint.reports.style import Style


class JsonReport(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The JSON document of a report; the order of the fields is the order of its keys."""

    version: str
    settings: dict[str, Any]
    inputs: list[Input]
    notes: list[str]
    pairs: int
    """How many pairs were looked at."""
    findings: list[Finding]
    scores: list[Score]
    problems: list[Problem]
    segments: list[Pair] = []
    """The pairs themselves with their places, so that any other report can be made of this one."""


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes one JSON document, all of the report; every finding, score and pair stands in a line of its own."""
    out.write(f'{{\n"version": {json_text(report.version)},\n"settings": {json_text(report.settings)},\n"inputs": ')
    _write_list(report.inputs, out)
    out.write(f',\n"notes": {json_text(report.notes)},\n"pairs": {len(report.pairs)},\n"findings": ')
    _write_list(report.findings, out)
    out.write(',\n"scores": ')
    _write_list(report.scores, out)
    out.write(',\n"problems": ')
    _write_list(report.problems, out)
    out.write(',\n"segments": ')
    _write_list(report.pairs, out)
    out.write("\n}\n")


def write_lines(report: Report, out: TextIO, style: Style) -> None:
    """Writes one finding a line, as JSON."""
    out.writelines(line + "\n" for line in lines(report.findings))


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings as JSON, one by one, without line breaks."""
    return map(json_text, findings)


def _write_list(items: Iterable[Any], out: TextIO) -> None:
    opening = "[\n"
    for item in items:
        out.write(opening + json_text(item))
        opening = ",\n"
    out.write("[]" if opening == "[\n" else "\n]")


_encoder = msgspec.json.Encoder()
_LINE_BREAKS = [(sign, f"\\u{ord(sign):04x}") for sign in "\u0085\u2028\u2029"]


def json_text(value: Any) -> str:
    """A value as JSON in one line, whatever its texts hold."""
    try:
        text = _encoder.encode(value).decode()
        # Line breaks of Unicode are no line breaks of JSON Lines, though many a reader takes them for such.
        for sign, escaped in _LINE_BREAKS:
            if sign in text:
                text = text.replace(sign, escaped)
        return text
    except UnicodeEncodeError:
        # A lone surrogate, e.g. of a file name that is no UTF-8: JSON can hold it only as an escape.
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


_SCHEMAS: dict[str, tuple[type, str]] = {
    "json": (JsonReport, "A bilint report"),
    "jsonl": (Finding, "A finding of bilint, one line"),
}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of "json" or "jsonl", made from the structs.

    Raises UnknownNameError for any other name.
    """
    if name not in _SCHEMAS:
        raise UnknownNameError("schema", name, _SCHEMAS)
    type_of, title = _SCHEMAS[name]
    made = msgspec.json.schema(type_of)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}
