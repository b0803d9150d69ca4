"""Markdown: what is text, what is markup, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilint.formats.markdown import read
from bilint.model import OBJECT


@pytest.mark.parametrize(
    ("markdown", "segments"),
    [
        ("# Kopf *fett* ##\n\nText", [("heading", "Kopf fett"), ("text", "Text")]),
        ("Kopf\n====\n", [("heading", "Kopf")]),
        ("Zeile eins\nZeile zwei  \ndrei\\\nvier", [("text", "Zeile eins Zeile zwei drei vier")]),
        ("他来了，\n又走了。", [("text", "他来了，又走了。")]),
        (
            "- eins\n- zwei\n  weiter\n\n1. drei\n\n   vier",
            [("item", "eins"), ("item", "zwei weiter"), ("item", "drei"), ("item", "vier")],
        ),
        ("> Zitat\n> weiter\nfaul", [("text", "Zitat weiter faul")]),
        ("| a | b |\n|---|---|\n| c \\| d | |\n", [("cell", "a"), ("cell", "b"), ("cell", "c | d")]),
        ("Text `code` und ``x ` y``.", [("text", f"Text {OBJECT} und {OBJECT}.")]),
        ("```\nkein Text\n```\n\n    auch nicht\n\nText", [("text", "Text")]),
        (
            'Siehe [hier](http://a.de "T") und [dort][r] und [r].\n\n[r]: http://b.de',
            [("text", "Siehe hier und dort und r.")],
        ),
        ("Ein ![Bild](a.png) und <https://a.de>.", [("text", f"Ein {OBJECT} und {OBJECT}.")]),
        (r"Ein \*Stern\* &amp; &uuml;&#33;", [("text", "Ein *Stern* & ü!")]),
        ("snake_case und 2*3*4 und ~~weg~~", [("text", "snake_case und 234 und weg")]),
        (
            "Ein <b>Wort</b><br>neu <!-- nicht dies --> und <code>f(x)</code>.",
            [("text", f"Ein Wort neu und {OBJECT}.")],
        ),
        (
            "<div>\n<p>Ein <i>Wort</i></p>\n</div>\n\n<!-- nichts\n\n# hiervon -->\n\nEnde",
            [("text", "Ein Wort"), ("text", "Ende")],
        ),
        ("---\ntitle: Der Titel\ntags: [a]\nlang: de\n---\n\nText", [("heading", "Der Titel"), ("text", "Text")]),
        ('+++\ntitle = "Der Titel" # ja\n+++\nText', [("heading", "Der Titel"), ("text", "Text")]),
        ("---\nkein: Kopf", [("text", "kein: Kopf")]),
    ],
)
def test_segments(markdown, segments):
    assert [(segment.kind, segment.text) for segment in read(markdown).segments] == segments


def test_markup_is_kept():
    (segment,) = read('Ein **Wort**, `c` und [hier](http://a.de "T") ![x](b.png).').segments
    assert segment.inlines == (
        (4, "tag", "**"),
        (8, "tag", "**"),
        (10, "code", "`c`"),
        (16, "link", "http://a.de"),
        (21, "image", "b.png"),
    )


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("---\nlang: de\n---\n", "de"),
        ("---\nlanguage: 'pt-BR'\n---\n", "pt-BR"),
        ('+++\nlang = "fr"\n+++\n', "fr"),
        ("---\nlang: [a, b]\n---\n", None),
        ("---\nlang: de\n", None),
        ("\n---\nlang: de\n---\n", None),
    ],
)
def test_language(head, language):
    assert read(f"{head}Text").language == language


PIECES = (
    "a", "bc", " ", "  ", "\n", "\n\n", "\r\n", "\t", "    ", "é", "中", "*", "**", "_", "`", "``", "~~", "\\", "\\*",
    "!", "[", "](x)", "](<y z> \"t\")", "![", "[r]", "[r]: z\n", "<b>", "</b>", "<br>", "<!-- q -->", "&amp;",
    "&auml;", "|", "| a | b |\n|--|--|\n", "> ", "- ", "1. ", "# ", " #", "---\n", "===\n", "```\n", "<http://x.y>",
    "<code>", "</code>", "<div>", "</div>", "<p>x</p>",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_places(agree, markdown):
    segments = read(markdown).segments
    agree(
        markdown,
        [(segment.text, segment.place) for segment in segments],
        lambda letter, in_file: in_file in "\\&" or (letter == " " and in_file in " \t\r\n<"),
    )
    for segment in segments:
        assert all(0 <= inline.offset <= len(segment.text) for inline in segment.inlines)


def test_one_huge_paragraph():
    """Time grows with the length, not with its square (which took minutes here)."""
    (segment,) = read("Wort *mit* Zeile\n" * 8_000).segments
    assert segment.place.at(len(segment.text) - 1).line == 8_000
