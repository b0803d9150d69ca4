"""Pairs keep the place in the file of all that they join."""

from bilint.align import pairs
from bilint.model import Bead, Document, Inline, Place, Run, Segment


def segment(text: str, file: int, line: int, *inlines: Inline, kind: str = "text") -> Segment:
    return Segment(id="x", text=text, place=Place("a.txt", (Run(0, file, line, 1),)), kind=kind, inlines=inlines)


SOURCE = Document(
    "a.txt",
    [
        segment("Eins.", 0, 1, Inline(5, "tag", "</b>")),
        segment("Zwei.", 10, 2, Inline(0, "tag", "<i>")),
        segment("Drei.", 20, 3),
    ],
    "de",
)
TARGET = Document("b.txt", [segment("One and two.", 0, 1, kind="item"), segment("Four.", 20, 2)], "en")


def test_texts_places_and_markup_are_joined():
    (pair,) = pairs(SOURCE, TARGET, [Bead((0, 1), (0,), 0.75)])
    assert (pair.id, pair.source, pair.target, pair.kind) == ("1", "Eins. Zwei.", "One and two.", "item")
    assert (pair.source_lang, pair.target_lang, pair.confidence) == ("de", "en", 0.75)
    assert pair.source_inlines == (Inline(5, "tag", "</b>"), Inline(6, "tag", "<i>"))
    assert pair.source_place is not None
    assert pair.source_place.at(2) == Run(2, 2, 1, 3)
    assert pair.source_place.at(8) == Run(8, 12, 2, 3)


def test_what_has_no_counterpart_stands_behind_the_text_before():
    first, omission, addition = pairs(SOURCE, TARGET, [Bead((0,), (0,)), Bead((1,), ()), Bead((), (1,))])
    assert first.source == "Eins."
    assert (omission.source, omission.target) == ("Zwei.", "")
    assert omission.target_place == Place("a.txt", (Run(0, 12, 1, 13),))
    assert (addition.source, addition.target, addition.id) == ("", "Four.", "3")
    assert addition.source_place == Place("a.txt", (Run(0, 15, 2, 6),))


def test_two_omissions_in_a_row_and_one_at_the_start():
    start, _, two, three = pairs(SOURCE, TARGET, [Bead((), (0,)), Bead((0,), (1,)), Bead((1,), ()), Bead((2,), ())])
    assert start.source_place == Place("a.txt", (Run(0, 0, 1, 1),))
    assert two.target_place == three.target_place == Place("a.txt", (Run(0, 25, 2, 6),))


def test_no_space_between_sentences_of_a_language_without():
    document = Document(None, [segment("我来了。", 0, 1), segment("她走了。", 4, 1)], "zh")
    (pair,) = pairs(TARGET, document, [Bead((0, 1), (0, 1))])
    assert pair.target == "我来了。她走了。"
    assert pair.target_place is not None
    assert pair.target_place.at(5).file == 5


def test_an_empty_translation_still_has_a_place():
    (pair,) = pairs(SOURCE, Document("b.txt", [], "en"), [Bead((0,), ())])
    assert pair.target == ""
    assert pair.target_place == Place("b.txt", (Run(0, 0, 1, 1),))
