"""Every format, byte for byte.

`WRITE_SNAPSHOTS=1 pytest tests/reports` writes them anew: read the difference before you keep it.
"""

import os
from io import StringIO
from pathlib import Path

import pytest

from bilint.model import Report
from bilint.reports import REPORTS, Style, is_binary

SNAPSHOTS = Path(__file__).with_name("snapshots")
CASES = [
    ("full", Style(width=80), "full.txt"),
    ("full", Style(color=True, width=80), "full.color.txt"),
    ("concise", Style(), "concise.txt"),
    ("concise", Style(color=True), "concise.color.txt"),
    ("grouped", Style(), "grouped.txt"),
    ("grouped", Style(color=True), "grouped.color.txt"),
    ("json", Style(), "report.json"),
    ("jsonl", Style(), "report.jsonl"),
    ("markdown", Style(), "report.md"),
    ("html", Style(), "report.html"),
    ("sarif", Style(), "report.sarif"),
    ("junit", Style(), "junit.xml"),
    ("github", Style(), "github.txt"),
    ("gitlab", Style(), "gitlab.json"),
    ("rdjson", Style(), "reviewdog.json"),
    ("tsv", Style(), "report.tsv"),
    ("marot", Style(), "marot.tsv"),
    ("xliff", Style(), "report.xlf"),
]


def written(name: str, report: Report, style: Style | None = None) -> str:
    out = StringIO()
    REPORTS.load(name)(report, out, style or Style())
    return out.getvalue()


@pytest.mark.parametrize(("name", "style", "file"), CASES, ids=[case[2] for case in CASES])
def test_snapshot(name, style, file, report):
    text = written(name, report, style).encode()
    path = SNAPSHOTS / file
    if os.environ.get("WRITE_SNAPSHOTS"):
        path.write_bytes(text)
    assert text.decode() == path.read_bytes().decode()


def test_every_own_format_has_a_snapshot():
    assert {name for name in REPORTS.names() if not is_binary(name)} == {case[0] for case in CASES}
    assert {path.name for path in SNAPSHOTS.iterdir()} == {case[2] for case in CASES}


@pytest.mark.parametrize("name", [name for name in REPORTS.names() if not is_binary(name)])
def test_empty_report(name):
    """Nothing read, nothing found: still a whole document."""
    text = written(name, Report(version="0"))
    assert text == "" if name in {"concise", "grouped", "jsonl", "github"} else text.endswith("\n")
