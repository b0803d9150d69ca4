"""The page as a file: whole, harmless, and with every text as it was."""

import base64
import hashlib
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from bilint.model import OBJECT, Finding, Input, Pair, Report, Severity, Span
from bilint.reports import Style
from bilint.reports.html import write
from bilint.reports.html_pair import Stretch, language_attributes, marked, message_html, stretches


def page_of(report):
    out = StringIO()
    write(report, out, Style())
    return out.getvalue()


@pytest.fixture(scope="module")
def page(report):
    return page_of(report)


@pytest.fixture(scope="module")
def tree(page):
    return lxml_html.document_fromstring(page)


def a_finding(severity=Severity.MAJOR, **more):
    return Finding(**{"id": "1", "check": "a.b", "category": "c/d", "severity": severity, "message": "m", **more})


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [Stretch(0, 9, ())]),
        ([Span(2, 4)], [Stretch(0, 2, ()), Stretch(2, 4, (0,)), Stretch(4, 9, ())]),
        ([Span(0, 9), None], [Stretch(0, 9, (0,))]),
        (
            [Span(0, 5), Span(3, 7)],
            [Stretch(0, 3, (0,)), Stretch(3, 5, (0, 1)), Stretch(5, 7, (1,)), Stretch(7, 9, ())],
        ),
        ([Span(2, 2)], [Stretch(0, 2, ()), Stretch(2, 2, (0,)), Stretch(2, 9, ())]),
        ([Span(9, 9)], [Stretch(0, 9, ()), Stretch(9, 9, (0,))]),
        ([Span(7, 99)], [Stretch(0, 7, ()), Stretch(7, 9, (0,))]),
    ],
)
def test_stretches(spans, expected):
    assert list(stretches(9, spans)) == expected


SPANS = st.lists(st.one_of(st.none(), st.builds(lambda a, n: Span(a, a + n), st.integers(0, 30), st.integers(0, 9))))


@given(st.text(alphabet="ab<>&\"' سل上👩\u200d", max_size=30), SPANS)
def test_marks_change_nothing_in_the_text_and_cover_their_spans(text, spans):
    element = lxml_html.fromstring(f"<p>{marked(text, spans, [a_finding()] * len(spans), ())}</p>")
    assert element.text_content() == text
    for number, span in enumerate(spans, 1):
        if span is not None:
            of = [mark.text or "" for mark in element.iter("mark") if str(number) in mark.get("data-of").split()]
            assert "".join(of) == span.of(text)


def test_the_worst_severity_colours_an_overlap():
    findings = [a_finding(Severity.MINOR), a_finding(Severity.CRITICAL)]
    assert marked("abcdef", [Span(0, 4), Span(2, 6)], findings, ()) == (
        '<mark class="minor" data-of="1">ab</mark>'
        '<mark class="critical" data-of="1 2">cd</mark>'
        '<mark class="critical" data-of="2" data-n="2">ef</mark>'
    )


def test_placeholders_show_what_stands_in_the_file(tree):
    assert [code.text for code in tree.xpath("//p[@class='source']/code")] == ["<Esc>"]
    assert OBJECT not in tree.text_content()


def test_every_pair_stands_there_with_both_texts(report, tree):
    articles = tree.xpath("//article")
    assert len(articles) == len(report.pairs)
    clean = str.maketrans({"\x1b": "␛", "\u202e": "\ufffd", OBJECT: "<Esc>"})
    for pair, article in zip(report.pairs, articles, strict=True):
        for text, side in ((pair.source, "source"), (pair.target, "target")):
            shown = [p.text_content() for p in article.xpath(f"./p[contains(@class, '{side}')]")]
            assert shown == ([] if text is None else [text.translate(clean) or "nothing on this side"])


def test_every_finding_stands_under_its_pair(report, tree):
    listed = [
        (li.get("data-severity"), li.get("data-check"), li.get("data-category"))
        for li in tree.xpath("//ol[@class='findings']/li")
    ]
    assert listed == [(f.severity.value, f.check, f.category) for f in report.findings]


def test_a_finding_without_its_pair_is_not_lost():
    finding = a_finding(id="loose", source="Quelle", target="Ziel", target_span=Span(0, 4))
    tree = lxml_html.document_fromstring(page_of(Report(version="0", findings=[finding])))
    assert [p.text_content() for p in tree.xpath("//article/p")] == ["Quelle", "Ziel"]
    assert tree.xpath("//mark")[0].text == "Ziel"


def test_the_policy_allows_just_this_style_and_this_script(page, tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(bodies) == 1
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in {"style", "src"}}
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert "://" not in page


def test_texts_have_their_language_and_direction(tree):
    assert {(p.get("lang"), p.get("dir")) for p in tree.xpath("//section[2]//p[@class='target']")} == {("ar", "rtl")}
    texts = tree.xpath("//article/p[not(contains(@class, 'missing'))]")
    assert all(p.get("dir") for p in texts)


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("ar", 'lang="ar" dir="rtl"'),
        ("pt_BR", 'lang="pt-BR" dir="ltr"'),
        ("xx-nowhere", 'lang="xx-nowhere" dir="auto"'),
        (None, 'dir="auto"'),
    ],
)
def test_language_attributes(tag, attributes):
    assert language_attributes(tag) == attributes


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("nothing foreign", "nothing foreign"),
        ("“3,5” is <b> here", "“<bdi>3,5</bdi>” is &lt;b&gt; here"),
        ('"a" became "ب"', "&quot;<bdi>a</bdi>&quot; became &quot;<bdi>ب</bdi>&quot;"),
        ("no quotes: أضف ٣ عناصر (3)", "no quotes: <bdi>أضف ٣ عناصر</bdi> (3)"),
        ("an open “quote", "an open “quote"),
    ],
)
def test_messages_keep_foreign_text_apart(message, expected):
    assert message_html(message) == expected


@pytest.mark.parametrize(
    ("inputs", "heading"),
    [
        ([], "A translation"),
        ([("a/x.de.txt", "source"), ("a/x.en.txt", "target")], "x.de.txt → x.en.txt"),
        ([("C:\\m.xliff", "both")], "m.xliff"),
        ([(None, "target")], "standard input"),
        ([("1.de", "source"), ("2.de", "source"), ("1.en", "target")], "1.de and 1 more → 1.en"),
    ],
)
def test_heading(inputs, heading):
    report = Report(version="0", inputs=[Input(path=path, side=side) for path, side in inputs])
    tree = lxml_html.document_fromstring(page_of(report))
    assert tree.xpath("//h1")[0].text_content() == heading
    assert tree.xpath("//title")[0].text == heading


def test_target_only_has_one_column():
    tree = lxml_html.document_fromstring(page_of(Report(version="0", pairs=[Pair(id="1", target="One.")])))
    assert tree.xpath("//main/@class") == ["target-only"]
    assert not tree.xpath("//p[contains(@class, 'source')]")
