"""The formats for terminals and CI: what they promise beyond their snapshots."""

import re
from io import StringIO

import pytest

from bilint.model import Finding, Pair, Problem, Report, Severity, Span
from bilint.reports import REPORTS, Style, is_binary, is_human_readable, summary
from bilint.reports.markdown import LIMIT


def written(name, report, style=None):
    out = StringIO()
    REPORTS.load(name)(report, out, style or Style())
    return out.getvalue()


def a_finding(severity=Severity.MAJOR, **more):
    return Finding(**{"id": "1", "check": "a.b", "category": "c/d", "severity": severity, "message": "m", **more})


@pytest.mark.parametrize(
    ("pairs", "severities", "problems", "line"),
    [
        (0, [], 0, "no pairs, no findings"),
        (1, ["major"], 0, "1 pair, 1 major finding"),
        (21, ["minor", "critical", "minor"], 0, "21 pairs, 1 critical, 2 minor findings"),
        (1234, ["neutral"] * 1500, 2, "1,234 pairs, 1,500 neutral findings, 2 problems"),
    ],
)
def test_summary(pairs, severities, problems, line):
    report = Report(
        version="0",
        pairs=[Pair(id=str(i), target="") for i in range(pairs)],
        findings=[a_finding(Severity(severity)) for severity in severities],
        problems=[Problem(message="x")] * problems,
    )
    assert summary(report) == line


@pytest.mark.parametrize("name", [name for name in REPORTS.names() if not is_binary(name)])
def test_formats_for_people_hold_the_summary(name, report):
    assert (summary(report) in written(name, report)) is is_human_readable(name)


def test_no_text_writes_an_escape_code(report):
    for name in ("full", "concise"):
        assert "\x1b" not in written(name, report)
        # In colour, nothing but the writer's own codes.
        colored = written(name, report, Style(color=True))
        assert "\x1b" in colored
        assert "\x1b" not in re.sub(r"\x1b\[[\d;]+m", "", colored)


def test_concise_is_one_line_a_finding(report):
    lines = written("concise", report).splitlines()
    assert len(lines) == len(report.findings)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_full_keeps_texts_within_the_width(width):
    text = "word " * 100
    report = Report(version="0", findings=[a_finding(source=text, target=text, target_span=Span(250, 254))])
    texts = [line for line in written("full", report, Style(width=width)).splitlines() if line.startswith("  ")][:3]
    assert all(len(line) <= max(width, 30) for line in texts)
    marks = next(line for line in texts if "^" in line)
    shown = texts[texts.index(marks) - 1]
    assert "".join(char for char, mark in zip(shown, marks, strict=False) if mark == "^") == "word"


def test_markdown_stays_under_its_limit_and_keeps_the_worst():
    findings = [
        a_finding(
            Severity.CRITICAL if i % 100 == 99 else Severity.MINOR, path=f"{i % 7}.md", line=i, target="لا | " * 50
        )
        for i in range(8000)
    ]
    text = written("markdown", Report(version="0", findings=findings))
    assert 0.95 * LIMIT < len(text.encode()) <= LIMIT
    rows = [line for line in text.splitlines() if re.match(r"\| \d", line)]
    left_out = int(re.search(r"([\d,]+) findings of the least severity left out", text)[1].replace(",", ""))
    assert len(rows) + left_out == 8000
    assert sum(int(n) for n in re.findall(r"\*\*critical \((\d+)\)", text)) == 80


def test_markdown_stays_under_its_limit_with_a_problem_for_every_pair():
    report = Report(
        version="0",
        findings=[a_finding()],
        problems=[Problem(message=f"a.b crashed on pair {i}: ValueError") for i in range(50_000)],
    )
    text = written("markdown", report)
    assert len(text.encode()) <= LIMIT
    assert "- and 49,900 problems more" in text
    assert "| a.b |" in text


def test_markdown_renders_texts_as_they_are(report):
    """Read back by a Markdown parser, every row has six cells, and the texts hold no markup of their own."""
    from lxml import html
    from markdown_it import MarkdownIt

    page = html.fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(written("markdown", report)))
    rows = [row for row in page.iter("tr") if len(row) == 6 and row[0].tag == "td"]
    assert len(rows) == len(report.findings)
    assert {element.tag for row in rows for element in row.iter()} == {"tr", "td", "strong"}
    hostile = next(row for row in rows if row[0].text_content() == "h1")
    assert hostile[2].text_content() == "a | b↵`c` *d*"
    assert hostile[3].text_content().startswith("</script><script>alert(1)</script> | ␛[31mred")
