"""Reports for CI servers and reviewers: JUnit, GitHub, GitLab, reviewdog; each read as its host reads it."""

import json
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest

from bilint.model import Finding, Pair, Place, Problem, Report, Run, Severity, Span
from bilint.reports import REPORTS, Style, junit


def written(name, report):
    out = StringIO()
    REPORTS.load(name)(report, out, Style())
    return out.getvalue()


def finding(n=1, severity=Severity.MAJOR, **more):
    return Finding(**{"id": "1", "check": "a.b", "category": "c/d", "severity": severity, "message": f"m{n}", **more})


class TestJUnit:
    def test_a_suite_a_document_and_counts_that_are_true(self, report):
        suites = junitparser.JUnitXml.fromstring(written("junit", report).encode())
        assert [suite.name for suite in suites] == ["texts/news.en.md", "basket", "-", "bilint itself"]
        for suite in suites:
            cases = list(suite)
            results = [result for case in cases for result in case.result]
            assert suite.tests == len(cases)
            assert suite.failures == sum(isinstance(result, junitparser.Failure) for result in results)
            assert suite.errors == sum(isinstance(result, junitparser.Error) for result in results)
        assert (suites.tests, suites.failures, suites.errors) == (13, 5, 1)

    def test_names_are_unique_in_a_suite(self, report):
        for suite in ElementTree.fromstring(written("junit", report)):
            names = [case.get("name") for case in suite]
            assert len(names) == len(set(names))

    def test_the_body_holds_both_texts(self, report):
        tree = ElementTree.fromstring(written("junit", report))
        body = tree.find(".//failure").text
        assert "texts/news.en.md:3:9" in body
        assert body.endswith("source: 3,5 Milliarden\ntranslation: 3.5 million")

    @pytest.mark.parametrize(("level", "failures"), [("none", 0), ("critical", 1), ("minor", 9)])
    def test_failures_follow_the_fail_level(self, report, level, failures):
        other = Report(version="0", settings={"fail-on": level}, pairs=report.pairs, findings=report.findings)
        assert len(ElementTree.fromstring(written("junit", other)).findall(".//failure")) == failures

    def test_the_worst_find_room_first_and_the_rest_is_said(self, monkeypatch):
        monkeypatch.setattr(junit, "LIMIT", 3500)
        severities = [Severity.MINOR] * 9 + [Severity.CRITICAL] * 9 + [Severity.MAJOR] * 9
        findings = [finding(n, each, id=str(n), target="上") for n, each in enumerate(severities)]
        pairs = [Pair(id=str(n), target="上", document=f"{n % 2}.txt") for n in range(40)]
        text = written("junit", Report(version="0", pairs=pairs, findings=findings))
        assert len(text.encode()) <= 3500
        read = junitparser.JUnitXml.fromstring(text.encode())
        cases = [case for suite in read for case in suite]
        assert (read.tests, read.errors) == (len(cases), 0)
        results = [result for case in cases for result in case.result]
        failures = [result.type for result in results if isinstance(result, junitparser.Failure)]
        assert read.failures == len(failures)
        assert failures.count("critical") == 9
        assert 0 < failures.count("major") < 9
        assert len(failures) == len(results) - 1
        (skipped,) = [result for result in results if isinstance(result, junitparser.Skipped)]
        left = 27 - len(failures)
        assert skipped.message.startswith(f"{left} findings of the least severity and 13 pairs without findings left")

    def test_corpora(self, corpora, words_at):
        text = written("junit", corpora)
        read = junitparser.JUnitXml.fromstring(text.encode())
        bad = [one for one in corpora.findings if one.severity >= Severity.MAJOR]
        assert (read.failures, read.errors) == (len(bad), 0)
        assert [suite.name for suite in read] == list(dict.fromkeys(pair.document for pair in corpora.pairs))
        assert sum(suite.tests for suite in read) == read.tests == sum(len(list(suite)) for suite in read)
        quiet = {pair.id for pair in corpora.pairs} - {one.id for one in corpora.findings}
        cases = ElementTree.fromstring(text).findall("testsuite/testcase")
        assert sum(len(case) == 0 for case in cases) == len(quiet)
        said = [case for case in cases if len(case)]
        assert len(said) == len(corpora.findings)
        for case in said:
            _, _, words = case[0].text.partition("\ntranslation: ")
            assert unmarked(words) in words_at(case.get("file"), int(case.get("line")))


def unmarked(words):
    """Words as they stand in the file: without the isolates and the visible spaces of a report."""
    return words.translate({0x2068: None, 0x2069: None, ord("␣"): " ", ord("⍽"): "\u00a0"})


# How the runner of GitHub Actions reads a line (actions/runner, ActionCommand.cs).
COMMAND = re.compile(r"::(\w+) ?((?:\w+=[^,:]*,?)*)::(.*)")


def commands(text):
    for line in text.splitlines():
        kind, properties, message = COMMAND.fullmatch(line).groups()
        unescape = [("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
        values = dict(part.split("=", 1) for part in properties.split(",") if part)
        for sign, char in unescape:
            message = message.replace(sign, char)
            values = {name: value.replace(sign, char) for name, value in values.items()}
        yield kind, values, message


class TestGitHub:
    def test_every_line_is_a_command(self, report):
        read = list(commands(written("github", report)))
        assert [kind for kind, _, _ in read] == ["error"] * 6 + ["warning"] * 4 + ["notice"] * 2
        _, properties, message = read[1]
        assert properties == {
            "file": "texts/news.en.md",
            "line": "3",
            "col": "9",
            "endColumn": "20",
            "title": "critical numbers.mismatch",
        }
        assert message.splitlines()[1:] == ["source: 3,5 Milliarden", "translation: 3.5 million"]

    def test_escapes(self):
        odd = finding(path="a,b:c%25\n.txt", line=2, check="x.y", target="100 %: a, b\r\nc", target_span=Span(0, 14))
        ((_, properties, message),) = commands(written("github", Report(version="0", findings=[odd])))
        assert properties["file"] == "a,b:c%25↵.txt"
        assert message.endswith("translation: 100 %: a, b␍↵c")

    def test_ten_of_a_kind_the_worst_first_and_the_rest_said(self):
        severities = [Severity.NEUTRAL] * 12 + [Severity.MINOR] * 12 + [Severity.MAJOR] * 12 + [Severity.CRITICAL] * 3
        report = Report(version="0", findings=[finding(n, severity) for n, severity in enumerate(severities)])
        read = list(commands(written("github", report)))
        kinds = [kind for kind, _, _ in read]
        assert {kind: kinds.count(kind) for kind in kinds} == {"error": 10, "warning": 10, "notice": 10}
        assert [message for _, _, message in read[:4]] == ["m36", "m37", "m38", "m24"]
        assert read[-1][2].startswith("10 annotations left out")
        assert read[-1][2].endswith("no pairs, 3 critical, 12 major, 12 minor, 12 neutral findings")

    def test_corpora(self, corpora, words_at):
        read = list(commands(written("github", corpora)))
        kinds = [kind for kind, _, _ in read]
        assert {kind: kinds.count(kind) for kind in kinds} == {"error": 10, "warning": 10, "notice": 1}
        left_out = len(corpora.findings) - 20
        assert read[-1][2].startswith(f"{left_out} annotations left out")
        assert {properties["title"].split()[0] for _, properties, _ in read[:-1]} == {"critical", "major", "minor"}
        assert read[0][1]["title"].startswith("critical ")
        for _, properties, message in read[:-1]:
            at = [int(properties[name]) for name in ("line", "col", "endColumn") if name in properties]
            _, _, words = message.partition("\ntranslation: ")
            if len(at) == 3:
                assert words_at(properties["file"], *at) == unmarked(words)
            else:  # something is missing here
                assert words == ""

    def test_no_columns_over_several_lines(self):
        place = Place("a.txt", (Run(0, 0, 1, 1), Run(3, 4, 2, 1)))
        pair = Pair(id="1", target="ab cd", target_place=place)
        over = finding(path="a.txt", line=1, column=1, target="ab cd", target_span=Span(0, 5))
        ((_, properties, _),) = commands(written("github", Report(version="0", pairs=[pair], findings=[over])))
        assert properties == {"file": "a.txt", "line": "1", "endLine": "2", "title": "major a.b"}


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


class TestGitLab:
    def test_fits_the_documented_shape(self, report):
        issues = json.loads(written("gitlab", report))
        jsonschema.validate(issues, GITLAB)
        assert [issue["severity"] for issue in issues] == ["critical"] + ["major"] * 4 + ["minor"] * 4 + ["info"] * 2
        assert issues[0]["check_name"] == "numbers.mismatch"
        assert json.loads(written("gitlab", Report(version="0"))) == []

    def test_fingerprints_are_unique_and_paths_have_no_dot(self):
        same = finding(path="./a/b.txt", line=1, fingerprint="f")
        issues = json.loads(written("gitlab", Report(version="0", findings=[same, same, same, finding(), finding()])))
        jsonschema.validate(issues, GITLAB)
        assert [issue["fingerprint"] for issue in issues[:3]] == ["f", "f-2", "f-3"]
        assert len({issue["fingerprint"] for issue in issues}) == 5
        assert issues[0]["location"]["path"] == "a/b.txt"

    def test_corpora(self, corpora, words_at):
        issues = json.loads(written("gitlab", corpora))
        jsonschema.validate(issues, GITLAB)
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(corpora.findings)
        findings = sorted(corpora.findings, key=lambda one: -one.severity.rank)
        for issue, one in zip(issues, findings, strict=True):
            at = issue["location"]
            assert (one.target_span or Span(0, 0)).of(one.target) in words_at(at["path"], at["lines"]["begin"])


POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
RANGE = {"type": "object", "required": ["start"], "properties": {"start": POSITION, "end": POSITION}}
# What reviewdog's reviewdog.proto asks for (DiagnosticResult), stricter than its JSON Schema, which allows all.
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity"],
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "properties": {"path": {"type": "string"}, "range": RANGE},
                        "additionalProperties": False,
                    },
                    "code": {"type": "object", "required": ["value"]},
                    "suggestions": {
                        "type": "array",
                        "items": {"type": "object", "required": ["range", "text"], "properties": {"range": RANGE}},
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def in_file(text, words, path, **more):
    """A pair that is one line of a file, and a finding at some words of it."""
    start = text.index(words)
    pair = Pair(id="1", target=text, target_place=Place(str(path), (Run(0, 0, 1, 1),)))
    span = Span(start, start + len(words))
    return Report(
        version="0",
        pairs=[pair],
        findings=[finding(path=str(path), line=1, column=start + 1, target=text, target_span=span, **more)],
    )


class TestReviewdog:
    def test_fits(self, report):
        result = json.loads(written("rdjson", report))
        jsonschema.validate(result, RDJSON)
        severities = [each["severity"] for each in result["diagnostics"]]
        assert severities == ["ERROR"] * 5 + ["WARNING"] * 4 + ["INFO"] * 2
        codes = sorted(each["code"]["value"] for each in result["diagnostics"])
        assert codes == sorted(one.check for one in report.findings)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"severity": "critical"},
            {"location": {"path": "a.txt", "range": {"start": {"line": 0}}}},
            {"location": {"path": "a.txt", "range": {"start": {"line": 1, "column": 0}}}},
            {"code": "numbers.mismatch"},
            {"suggestions": [{"text": "no range"}]},
            {"colour": "red"},
        ],
    )
    def test_the_schema_refuses(self, report, wrong):
        """So that the test above can fail."""
        result = json.loads(written("rdjson", report))
        result["diagnostics"][0] |= wrong
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(result, RDJSON)

    def test_corpora(self, corpora):
        diagnostics = json.loads(written("rdjson", corpora))["diagnostics"]
        findings = sorted(corpora.findings, key=lambda one: -one.severity.rank)
        for each, one in zip(diagnostics, findings, strict=True):
            at = each["location"]["range"]
            line = Path(each["location"]["path"]).read_bytes().split(b"\n")[at["start"]["line"] - 1]
            end = at.get("end", at["start"])
            words = line[at["start"]["column"] - 1 : end["column"] - 1].decode()
            assert words == (one.target_span or Span(0, 0)).of(one.target)
            assert [change["text"] for change in each.get("suggestions", ())] == list(one.suggestions)

    @pytest.mark.parametrize("bom", ["", "\ufeff"])
    def test_columns_are_bytes(self, tmp_path, bom):
        path = tmp_path / "a.txt"
        text = "é上🌾 words here"
        path.write_text(f"{bom}{text}\nmore\n", "utf-8")
        report = in_file(text, "words", path, suggestions=("WORDS",))
        (diagnostic,) = json.loads(written("rdjson", report))["diagnostics"]
        start = len("é上🌾 ".encode()) + 1
        expected = {"start": {"line": 1, "column": start}, "end": {"line": 1, "column": start + 5}}
        assert diagnostic["location"]["range"] == expected
        assert diagnostic["suggestions"] == [{"range": expected, "text": "WORDS"}]

    def test_lines_only_where_the_file_is_gone_or_another(self, tmp_path):
        path = tmp_path / "a.txt"
        report = in_file("some words", "words", path, suggestions=("WORDS",))
        for content in (None, "short", "some WORDS"):
            if content is not None:
                path.write_text(content)
            (diagnostic,) = json.loads(written("rdjson", report))["diagnostics"]
            assert "suggestions" not in diagnostic
            assert ("column" in diagnostic["location"]["range"]["start"]) is (content == "some WORDS")


class TestTables:
    def test_tsv_reads_back(self, report):
        head, *rows = written("tsv", report).rstrip("\n").split("\n")
        assert len(rows) == len(report.findings)
        escapes = {r"\\": "\\", r"\t": "\t", r"\n": "\n", r"\r": "\r"}
        for row, one in zip(rows, report.findings, strict=True):
            cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
            cells = {k: re.sub(r"\\[\\tnr]", lambda m: escapes[m[0]], v) for k, v in cells.items()}
            assert cells["message"] == one.message
            assert cells["target"] == (one.target or "")
            assert cells["target_words"] == (one.target_span.of(one.target) if one.target_span else "")

    def test_marot_has_ten_columns_and_a_row_for_every_segment(self, report):
        head, *rows = written("marot", report).rstrip("\n").split("\n")
        assert head.startswith("system\tdoc\tdocSegId")
        cells = [row.split("\t") for row in rows]
        assert {len(row) for row in cells} == {10}
        assert sorted({int(row[3]) for row in cells}) == list(range(1, 10))
        assert [row[8] for row in cells].count("no-error") == 1
        for row in cells:
            json.loads(row[9])
        first = cells[0]
        assert first[6] == "He paid <v>3.5 million</v> euros with hard bandages."
        assert json.loads(first[9])["marked_text"] == "3.5 million"

    def test_a_crash_is_an_annotation_too(self):
        text = written("github", Report(version="0", problems=[Problem(message="a\nb")]))
        assert text == "::error title=bilint::a↵b\n"
