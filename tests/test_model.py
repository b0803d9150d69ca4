"""The values keep their promises: offsets, order, fingerprints, rows."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilint
from bilint.model import Finding, Place, Report, Run, Severity, Span, fingerprint

PLACE = Place("a.md", (Run(0, 10, 2, 3), Run(5, 20, 3, 1)))


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (10, 2, 3)), (4, (14, 2, 7)), (5, (20, 3, 1)), (9, (24, 3, 5))],
)
def test_place_follows_its_runs(offset: int, expected: tuple[int, int, int]):
    run = PLACE.at(offset)
    assert (run.file, run.line, run.column) == expected


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_part_and_shift_keep_the_file_offsets(start: int, length: int, by: int):
    part = PLACE.part(start, start + length + 1)
    shifted = PLACE.shifted(by)
    for offset in range(length + 1):
        assert part.at(offset).file == PLACE.at(start + offset).file
        assert shifted.at(by + offset).file == PLACE.at(offset).file


def test_severities_are_ordered():
    assert sorted([Severity.CRITICAL, Severity.MINOR, Severity.MAJOR, Severity.NEUTRAL]) == [
        Severity.NEUTRAL,
        Severity.MINOR,
        Severity.MAJOR,
        Severity.CRITICAL,
    ]
    assert Severity.MAJOR >= Severity.MAJOR > Severity.MINOR


def test_fingerprint_tells_findings_apart():
    spans = [(Span(0, 1), Span(2, 3)), (None, Span(2, 3)), (Span(0, 1), None)]
    prints = {fingerprint("a.b", "source", "target", pair) for pair in spans}
    prints |= {fingerprint("a.c", "source", "target", spans[0]), fingerprint("a.b", "source", "target", spans[0], 1)}
    assert len(prints) == 5
    assert all(len(found) == 16 for found in prints)


FINDING = Finding(
    id="1",
    check="a.b",
    category="style/awkward",
    severity=Severity.MAJOR,
    message="<b>odd</b>",
    source="Quelle",
    target="target",
    target_span=Span(0, 6),
)


def test_finding_in_json_has_the_documented_order():
    keys = list(msgspec.json.decode(msgspec.json.encode(FINDING)))
    assert keys == [
        "id", "path", "line", "column", "check", "category", "severity", "message", "source", "target",
        "source_span", "target_span", "suggestions", "confidence", "fingerprint",
    ]  # fmt: skip


def test_report_for_data_frames_and_notebooks():
    report = Report(version="1", findings=[FINDING])
    assert report.rows()[0]["severity"] == "major"
    assert report.rows()[0]["target_span"] == (0, 6)
    html = report._repr_html_()
    assert "&lt;b&gt;odd" in html
    assert ">target</td>" in html
    assert report.count(Severity.MAJOR) == 1
    assert report.count(Severity.CRITICAL) == 0


def test_public_names_are_sorted_and_there():
    assert bilint.__all__ == sorted(bilint.__all__)
    assert all(hasattr(bilint, name) for name in bilint.__all__)
