"""JSON: the documents fit the schema that is made from the structs, and hold everything."""

import json
from io import StringIO

import jsonschema
import msgspec
import pytest

from bilint.errors import UnknownNameError
from bilint.model import Finding, Input, Report, Severity
from bilint.reports import REPORTS, Style, schema
from bilint.reports.structured import JsonReport

KEYS = [
    *("id", "path", "line", "column", "check", "category", "severity", "message", "source", "target"),
    *("source_span", "target_span", "suggestions", "confidence", "fingerprint"),
]


def written(name, report):
    out = StringIO()
    REPORTS.load(name)(report, out, Style())
    return out.getvalue()


def test_json_fits_its_schema(report):
    document = json.loads(written("json", report))
    jsonschema.Draft202012Validator.check_schema(schema("json"))
    jsonschema.Draft202012Validator(schema("json")).validate(document)
    assert list(document) == [
        "version",
        "settings",
        "inputs",
        "notes",
        "pairs",
        "findings",
        "scores",
        "problems",
        "segments",
    ]


def test_jsonl_fits_its_schema(report):
    validator = jsonschema.Draft202012Validator(schema("jsonl"))
    lines = written("jsonl", report).splitlines()
    for line in lines:
        validator.validate(json.loads(line))
        assert list(json.loads(line)) == KEYS


@pytest.mark.parametrize("wrong", [{"severity": "bad"}, {"line": "3"}, {"source_span": [1]}, {"check": None}])
def test_the_schema_refuses(wrong, report):
    finding = json.loads(written("jsonl", report).splitlines()[0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema("jsonl")).validate(finding | wrong)


def test_json_reads_back_as_what_it_was(report):
    read = msgspec.json.decode(written("json", report), type=JsonReport)
    assert (read.findings, read.scores, read.problems) == (report.findings, report.scores, report.problems)
    assert (read.inputs, read.notes, read.pairs) == (report.inputs, report.notes, len(report.pairs))
    assert read.segments == report.pairs
    lines = written("jsonl", report).split("\n")
    assert [msgspec.json.decode(line, type=Finding) for line in lines if line] == report.findings


def test_a_file_name_that_is_no_utf8_survives():
    finding = Finding(id="1", check="a.b", category="c", severity=Severity.MINOR, message="m", path="caf\udce9.txt")
    report = Report(version="0", inputs=[Input(path="caf\udce9.txt", side="target")], findings=[finding])
    for name in ("json", "jsonl"):
        text = written(name, report)
        assert text.encode().decode() == text
        assert json.dumps("caf\udce9.txt") in text


def test_no_schema_for_other_formats():
    with pytest.raises(UnknownNameError, match="did you mean 'jsonl'"):
        schema("jsonll")


def test_findings_are_written_one_by_one():
    """Nothing is built that grows with the number of findings."""

    class Longest(StringIO):
        longest = 0

        def write(self, text):
            self.longest = max(self.longest, len(text))
            return len(text)

    finding = Finding(id="1", check="a.b", category="c", severity=Severity.MINOR, message="m", target="t")
    report = Report(version="0", findings=[finding] * 2000)
    for name in ("full", "concise", "json", "jsonl", "sarif", "gitlab", "rdjson", "tsv", "marot", "junit"):
        out = Longest()
        REPORTS.load(name)(report, out, Style())
        assert 0 < out.longest < 1000, name
