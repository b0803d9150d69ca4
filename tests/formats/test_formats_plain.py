"""Plain text: what is a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.formats import read_document
from bilint.formats.plain import read

LONG = "Ein langer Absatz, der nirgends umbrochen ist, steht in Zeitungen auf einer Zeile von großer Länge, wie hier."
WRAPPED = """\
Dieser Absatz wurde von Hand umbrochen,
wie man es in E-Mails und in Büchern des
Projekts Gutenberg sieht; der Umbruch
bedeutet nichts."""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Titel\n\nEr kam\nund ging.\n\n\nEnde", ["Titel", "Er kam und ging.", "Ende"]),
        ("  eingerückt \t\n  weiter\n", ["eingerückt weiter"]),
        ("Titel\r\n\r\nEr kam\r\nund ging.\r\n", ["Titel", "Er kam und ging."]),
        (WRAPPED, [WRAPPED.replace("\n", " ")]),
        (f"Titel\n{LONG} Ja.\n{LONG} Nein.\n", ["Titel", f"{LONG} Ja.", f"{LONG} Nein."]),
        (f"Titel\n\n{LONG} Ja.\n{LONG} Nein.\n", ["Titel", f"{LONG} Ja.", f"{LONG} Nein."]),
        (
            "Neuer Bürgermeister\nDie Stadt hat gewählt.\nEs war knapp.\nAm Abend stand es fest.\n",
            ["Neuer Bürgermeister", "Die Stadt hat gewählt.", "Es war knapp.", "Am Abend stand es fest."],
        ),
        ("标题\n\n他昨天来了，\n又走了。", ["标题", "他昨天来了，又走了。"]),
        ("서울에서\n만났다.\n\n끝", ["서울에서 만났다.", "끝"]),
        (
            "Dazu gehören:\n- erstens\n  und so weiter\n- zweitens\n\nEnde",
            ["Dazu gehören:", "erstens und so weiter", "zweitens", "Ende"],
        ),
        ("　　他昨天来了。\n\n　　又走了。", ["他昨天来了。", "又走了。"]),
        (
            "新市长\n昨天市民选出了新市长。\n结果很接近。\n晚上才确定。",
            ["新市长", "昨天市民选出了新市长。", "结果很接近。", "晚上才确定。"],
        ),
        ("Es geschah am\n3. Mai.\n\nEnde", ["Es geschah am 3. Mai.", "Ende"]),
    ],
)
def test_paragraphs(text, paragraphs):
    document = read(text)
    assert [segment.text for segment in document.segments] == paragraphs
    assert [segment.paragraph for segment in document.segments] == list(range(len(paragraphs)))


def test_items():
    assert [segment.kind for segment in read("Liste\n\n* eins\n* zwei").segments] == ["text", "item", "item"]


def test_one_sentence_a_line(write):
    path = write("a.txt", "Eins.\r\n\r\n  Drei. \nVier.")
    segments = read_document(path, one_sentence_a_line=True).segments
    assert [segment.text for segment in segments] == ["Eins.", "", "Drei.", "Vier."]
    assert [segment.place.at(0)[1:] for segment in segments] == [(0, 1, 1), (7, 2, 1), (11, 3, 3), (18, 4, 1)]


@given(st.text(st.sampled_from("ab .\r\n\t-日")))
def test_places(agree, text):
    texts = [(segment.text, segment.place) for segment in read(text).segments]
    agree(text, texts, lambda letter, in_file: letter == " " and in_file in " \t\r\n")
    for content, _ in texts:
        assert content == content.strip()
        assert content
