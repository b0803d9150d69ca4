"""Reports: one writer per format. Writers read the model and compute nothing.

A writer is `write(report: Report, out: TextIO, style: Style) -> None`; `out` takes text, its encoding is UTF-8. For the
formats that `is_binary` names it takes bytes.
"""

from __future__ import annotations

from typing import Any

from bilint.plugins import Table
from bilint.reports.counts import summary
from bilint.reports.style import Style

REPORTS = Table(
    "reports",
    "report format",
    {
        "full": "bilint.reports.full:write",
        "concise": "bilint.reports.concise:write",
        "grouped": "bilint.reports.grouped:write",
        "json": "bilint.reports.structured:write",
        "jsonl": "bilint.reports.structured:write_lines",
        "markdown": "bilint.reports.markdown:write",
        "html": "bilint.reports.html:write",
        "sarif": "bilint.reports.sarif:write",
        "junit": "bilint.reports.junit:write",
        "github": "bilint.reports.github:write",
        "gitlab": "bilint.reports.gitlab:write",
        "rdjson": "bilint.reports.rdjson:write",
        "tsv": "bilint.reports.tsv:write",
        "marot": "bilint.reports.marot:write",
        "xlsx": "bilint.reports.xlsx:write",
        "xliff": "bilint.reports.xliff:write",
    },
)


def is_human_readable(name: str) -> bool:
    """Whether a format is made to be read as it stands, and so ends or opens with the summary line itself.

    Of all others, concise too, another program may read every line: the summary belongs elsewhere.
    """
    return name in {"full", "markdown", "html"}


def is_binary(name: str) -> bool:
    """Whether a format is no text: its writer takes a stream of bytes, and it is nothing for a terminal."""
    return name == "xlsx"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a format: "json", or "jsonl" for one of its lines.

    Raises UnknownNameError for formats that are no JSON.
    """
    from bilint.reports.structured import schema_of

    return schema_of(name)


__all__ = ["REPORTS", "Style", "is_binary", "is_human_readable", "schema", "summary"]
