"""Saved results read back, and compared."""

import json
from io import StringIO

import pytest

from bilint.errors import InputError
from bilint.model import Finding, Report, Severity, Span
from bilint.reports import REPORTS, Style, is_binary
from bilint.reports.compare import compare, write_json, write_text
from bilint.reports.saved import read_saved


def written(name, report):
    out = StringIO()
    REPORTS.load(name)(report, out, Style())
    return out.getvalue()


def finding(print_of, severity=Severity.MAJOR, **more):
    return Finding(id="1", check="a.b", category="c", severity=severity, message=f"m {print_of}", fingerprint=print_of)


@pytest.mark.parametrize("name", [name for name in REPORTS.names() if not is_binary(name)])
def test_every_report_can_be_made_of_saved_json(name, report):
    saved = read_saved(written("json", report), "results.json")
    saved.rules = report.rules
    assert written(name, saved) == written(name, report)


def test_lines_hold_the_findings_and_say_what_they_lack(report):
    saved = read_saved(written("jsonl", report), "results.jsonl")
    assert saved.findings == report.findings
    assert [pair.id for pair in saved.pairs] == ["1", "3", "4", "5", "u1", "u2", "h1", "h2"]
    assert saved.notes == [
        "made from results.jsonl: only segments with findings, without languages, scores and notes, are in it"
    ]
    for name in REPORTS.names():
        if not is_binary(name):
            written(name, saved)


def test_findings_without_texts_give_every_report():
    """As `bilint batch` writes them without --with-texts."""
    bare = Finding(
        id="1",
        check="a.b",
        category="c",
        severity=Severity.MINOR,
        message="m",
        path="a",
        line=1,
        target_span=Span(3, 5),
    )
    saved = read_saved(written("jsonl", Report(version="0", findings=[bare])), "x")
    assert "without texts, languages" in saved.notes[0]
    for name in REPORTS.names():
        if not is_binary(name):
            text = written(name, saved)
            assert "<v>" not in text
            assert "<mrk" not in text


def test_lines_of_several_files_keep_their_pairs_apart():
    one = Finding(id="1", check="a.b", category="c", severity=Severity.MINOR, message="m", path="a", target="first")
    other = Finding(id="1", check="a.b", category="c", severity=Severity.MINOR, message="m", path="b", target="second")
    saved = read_saved(written("jsonl", Report(version="0", findings=[one, other, one])), "x")
    assert [(pair.id, pair.target) for pair in saved.pairs] == [("1", "first"), ("1~2", "second")]
    assert [each.id for each in saved.findings] == ["1", "1~2", "1"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense", r"^r\.json:1: is no finding as JSON"),
        ('{"id": "1"}\n', r"^r\.json:1: is no finding as JSON: .*missing required field"),
        ('{"version": "1", "findings": [{}]}', r"^r\.json: holds no results of `bilint check --format json`"),
    ],
)
def test_what_is_no_result_is_refused(text, message):
    with pytest.raises(InputError, match=message):
        read_saved(text, "r.json")


def test_an_empty_file_holds_no_findings():
    assert read_saved("", "r.jsonl").findings == []


def test_compare_counts_equal_findings():
    a, b, c = finding("a"), finding("b"), finding("c", Severity.CRITICAL)
    made = compare([a, a, a, b], [c, a, a])
    assert ([f.fingerprint for f in made.new], [f.fingerprint for f in made.gone]) == (["c"], ["a", "b"])
    assert [f.fingerprint for f in made.same] == ["a", "a"]
    assert compare([], []).new == []


def test_compare_as_text_and_json():
    made = compare([finding("a"), finding("b")], [finding("b"), finding("c", Severity.CRITICAL)])
    out = StringIO()
    write_text(made, out, Style())
    assert out.getvalue() == (
        "+ -#1: critical a.b: m c\n- -#1: major a.b: m a\n1 new (1 critical), 1 gone (1 major), 1 the same\n"
    )
    out = StringIO()
    write_json(made, out, Style())
    read = json.loads(out.getvalue())
    assert {name: [each["fingerprint"] for each in findings] for name, findings in read.items()} == {
        "new": ["c"],
        "gone": ["a"],
        "same": ["b"],
    }
