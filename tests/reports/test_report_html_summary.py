"""The top of the page: verdict, penalty, the worst lines, charts, what was looked at."""

from io import StringIO

import pytest
from lxml import html as lxml_html

from bilint.model import Finding, Pair, Report, Score, Severity, Span
from bilint.reports import Style
from bilint.reports.html import write
from bilint.reports.verdict import verdict


def tree_of(report):
    out = StringIO()
    write(report, out, Style())
    return lxml_html.document_fromstring(out.getvalue())


def text(element):
    return " ".join(element.text_content().split())


def with_findings(*severities, **more):
    findings = [
        Finding(id=str(n), check="a.b", category="c/d", severity=severity, message="m", target=f"text {n}")
        for n, severity in enumerate(severities)
    ]
    pairs = [Pair(id=str(n), target=f"text {n}") for n in range(len(severities))]
    return Report(version="0", pairs=pairs, findings=findings, **more)


MQM = Score(name="estimated-mqm", value=87.25, level="corpus", signature="s")


@pytest.mark.parametrize(
    ("report", "passed", "reason"),
    [
        (Report(version="0"), True, "no findings major or worse"),
        (with_findings(Severity.MINOR), True, "no findings major or worse"),
        (with_findings(Severity.MAJOR), False, "1 finding major or worse"),
        (with_findings(Severity.MINOR, settings={"fail-on": "minor"}), False, "1 finding minor or worse"),
        (with_findings(Severity.MAJOR, settings={"fail-on": "critical"}), True, "no findings critical"),
        (with_findings(Severity.MAJOR, settings={"max-findings": 1}), True, "1 finding major or worse"),
        (
            with_findings(Severity.CRITICAL, settings={"fail-on": "none"}),
            True,
            "findings are only shown here: no level is set at which they fail",
        ),
        (
            with_findings(settings={"min-score": {"estimated-mqm": 90}}, scores=[MQM]),
            False,
            "estimated-mqm is 87.25, past the threshold of 90",
        ),
        (
            with_findings(settings={"min-score": {"estimated-mqm": 80}}, scores=[MQM]),
            True,
            "no findings major or worse",
        ),
    ],
)
def test_verdict(report, passed, reason):
    assert verdict(report) == (passed, reason)
    shown = text(tree_of(report).find_class("verdict")[0])
    assert shown.startswith(f"{'✓ passes' if passed else '✕ does not pass'} {reason}")


def test_a_crash_never_passes(report):
    assert verdict(report) == (False, "1 problem kept checks from running")


def test_penalty_is_called_estimated_and_names_its_profile():
    report = with_findings(Severity.MAJOR, Severity.CRITICAL, scores=[MQM])
    shown = text(tree_of(report).find_class("penalty")[0])
    assert shown.startswith(
        "Estimated quality: 30 penalty points, 87.2 of 100 profile “mqm”: neutral 0, minor 1, major 5"
    )


def test_the_three_worst_lines_lead_to_their_pairs(report):
    tree = tree_of(report)
    items = tree.xpath("//div[@class='worst']//li")
    assert [item.find("a").get("href") for item in items] == ["#p1", "#p4", "#p3"]
    assert [mark.text_content() for mark in items[0].iter("mark")] == ["3.5 million"]
    assert "“3,5 Milliarden” is 3.5 billion, not 3.5 million and 2 more findings" in text(items[0])
    for item in items:
        assert tree.get_element_by_id(item.find("a").get("href")[1:]).tag == "article"


def test_a_wrong_sense_comes_before_more_that_merely_reads_badly():
    found = [("1", "names.genitive", "x/y", "major"), ("1", "p.end", "x/y", "minor"), ("1", "p.dash", "x/y", "minor")]
    found += [("2", "n.mismatch", "accuracy/mistranslation", "major"), ("3", "p.end", "x/y", "minor")]
    findings = [
        Finding(id=number, check=check, category=category, severity=Severity(severity), message="m", target="t")
        for number, check, category, severity in found
    ]
    report = Report(version="0", pairs=[Pair(id=number, target="t") for number in "123"], findings=findings)
    lines = tree_of(report).xpath("//div[@class='worst']//li/a")
    assert [line.get("href") for line in lines] == ["#p2", "#p1", "#p3"]


def test_a_long_line_is_cut_around_its_words():
    long = "word " * 200 + "here" + " word" * 200
    span = Span(1000, 1004)
    finding = Finding(
        id="1", check="a.b", category="c", severity=Severity.MAJOR, message="m", target=long, target_span=span
    )
    report = Report(version="0", pairs=[Pair(id="1", target=long)], findings=[finding])
    (line,) = tree_of(report).xpath("//div[@class='worst']//li/p")
    assert line.find("mark").text == "here"
    assert len(line.text_content()) < 200


def test_categories_are_counted(report):
    rows = [
        [text(cell) for cell in row]
        for row in tree_of(report).xpath("//table[@class='bars']/tbody/tr|//table[@class='bars']/tr")
    ]
    assert rows[0] == ["accuracy/mistranslation", "", "✕ 1 critical ▲ 2 major ● 1 minor ○ 1 neutral"]
    assert len(rows) == len({finding.category for finding in report.findings})


def test_bars_are_as_long_as_their_counts(report):
    rects = tree_of(report).xpath("(//table[@class='bars']//svg)[1]/rect")
    assert [(rect.get("class"), rect.get("width")) for rect in rects] == [
        ("critical", "20.00"),
        ("major", "40.00"),
        ("minor", "20.00"),
        ("neutral", "20.00"),
    ]


@pytest.mark.parametrize(("pairs", "columns"), [(5, 5), (60, 60), (61, 31), (10_000, 60)])
def test_columns_along_the_text(pairs, columns):
    report = with_findings(*[Severity.MINOR] * pairs)
    links = tree_of(report).xpath("//svg[@class='along']/a")
    assert len(links) == columns
    assert links[0].get("href") == "#p1"


def test_nothing_found_shows_no_charts():
    tree = tree_of(Report(version="0", pairs=[Pair(id="1", target="t")]))
    assert not tree.find_class("first")
    assert not tree.xpath("//svg")


def test_what_was_looked_at():
    report = Report(
        version="0", settings={"checks": ["false_friends.literal", "numbers.scale", "numbers.added"]}, notes=["n <b>"]
    )
    (shown,) = tree_of(report).find_class("notes")
    assert [text(item) for item in shown.iter("li")] == [
        "Looked at: no pairs, for false friends, numbers 3 checks",
        "n <b>",
    ]
