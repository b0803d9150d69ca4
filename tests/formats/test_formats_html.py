"""HTML: blocks, inline elements, entities, and HTML that is broken."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilint.formats.htmltext import read
from bilint.model import OBJECT


@pytest.mark.parametrize(
    ("html", "segments"),
    [
        (
            "<title>T</title><h1>Kopf</h1><p>Eins\n  zwei</p>",
            [("heading", "T"), ("heading", "Kopf"), ("text", "Eins zwei")],
        ),
        (
            "<ul><li>eins<li>zwei</ul><dl><dt>a<dd>b</dl>",
            [("item", "eins"), ("item", "zwei"), ("item", "a"), ("item", "b")],
        ),
        ("<table><tr><th>a<td>b<p>c</table>d", [("cell", "a"), ("cell", "b"), ("cell", "c"), ("text", "d")]),
        ("<p>Ein <b>fettes</b> <a href='x'>Wort</a>,<br>neu", [("text", "Ein fettes Wort, neu")]),
        ("<p>他来了，\n又走了。</p>", [("text", "他来了，又走了。")]),
        ("<p>a &amp; b&nbsp;c &#228; &#xe4;&notit; &unbekannt; A&B", [("text", "a & b\xa0c ä ä¬it; &unbekannt; A&B")]),
        (
            "<p>x</p><script>if (a < b) '<p>'</script><style>p{}</style><pre>c</pre><!-- <p>n -->y",
            [("text", "x"), ("text", "y")],
        ),
        ("<p>Mit <code>a<b>b</b></code> und <kbd>x</kbd>", [("text", f"Mit {OBJECT} und {OBJECT}")]),
        (
            "<p>Firma <span translate='no'>Foo Bar</span>!<div translate=no>nicht <div>dies</div></div>ja",
            [("text", f"Firma {OBJECT}!"), ("text", "ja")],
        ),
        ("<p translate=no>nicht<p>ja", [("text", "ja")]),
        ("<p>Ein <img src='a.png' alt='Bild'> hier", [("text", f"Ein {OBJECT} hier")]),
        ("<p><code>offen</p><p>weiter", [("text", OBJECT), ("text", "weiter")]),
        ("<script src='a'/><p>XHTML</p>", [("text", "XHTML")]),
        ('a < b <p class="x>y">c</p', [("text", "a < b"), ("text", "c")]),
        ("a<![x y]>b<?php z ?>c</ d>e", [("text", "abce")]),
        ("<p>&nbsp;</p><p>x</p>", [("text", "x")]),
        ("<p>x <!-- offen", [("text", "x")]),
        ('<p>x <a href="offen', [("text", "x")]),
    ],
)
def test_segments(html, segments):
    assert [(segment.kind, segment.text) for segment in read(html).segments] == segments


def test_markup_is_kept():
    (segment,) = read('<p>Ein <b class="x">Wort</b> <a href="u?a&amp;b">da</a> <code>c</code>').segments
    assert segment.inlines == (
        (4, "tag", '<b class="x">'),
        (8, "tag", "</b>"),
        (9, "link", "u?a&b"),
        (12, "code", "<code>c</code>"),
    )


@pytest.mark.parametrize(
    ("html", "language"), [('<html lang="de-AT">x', "de-AT"), ("<html xml:lang=fr>x", "fr"), ('<html lang="">x', None)]
)
def test_language(html, language):
    assert read(html).language == language


PIECES = (
    "a", "bc", " ", "\n", "\r\n", "\r", "é", "中\n", "<p>", "</p>", "<b>", "</b>", "<code>", "</code>", "&amp;",
    "&nbsp", "&#10;", "&", "<", ">", "</", "<!--", "-->", "<![x", "<?", "<script>", "</script>", "<li>", "<ul>",
    "</ul>", "<br>", "<img src='a>b'>", "\"", "'", "<a href=x>", "<td translate=no>", "<i translate='no'>", "</i>",
    "<svg/>", "<pre>",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_places(agree, html):
    segments = read(html).segments
    agree(
        html,
        [(segment.text, segment.place) for segment in segments],
        lambda letter, in_file: in_file == "&" or (letter == " " and in_file in " \t\r\n<"),
    )
    for segment in segments:
        assert segment.text == segment.text.strip(" \n\t")
        assert all(0 <= inline.offset <= len(segment.text) for inline in segment.inlines)


@given(st.text())
def test_nothing_crashes(html):
    assert all(segment.text.strip() for segment in read(html).segments)


@pytest.mark.parametrize("piece", ['<a "', "<!--", "&", "<", "<p>", "<code>", "<script>", "<![x"])
def test_broken_html_takes_linear_time(piece):
    begun = time.process_time()
    read(piece * 20_000)
    assert time.process_time() - begun < 20  # quadratic time would be minutes
