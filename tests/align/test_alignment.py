"""Whole alignments of small texts: with the encoder, by the surface, by length; what is said about bad input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilint.align import Alignment, align, beads_text
from bilint.model import Bead, Document, Place, Run, Segment

GERMAN = [
    "Der Stadtrat hat am Montag den neuen Fahrplan beschlossen.",
    "Ab dem Frühjahr fahren die Busse auch nachts.",
    "Die Fahrkarten werden nicht teurer.",
    "Ein Bäcker aus der Altstadt freut sich besonders.",
    "Seine Gesellen mussten bisher mit dem Fahrrad zur Arbeit kommen, sogar bei Schnee.",
    "Kritik kommt von den Anwohnern der Hauptstraße.",
    "Sie fürchten den Lärm unter ihren Fenstern.",
    "Der Bürgermeister versprach leisere Motoren.",
]
ENGLISH = [
    "On Monday the city council adopted the new timetable.",
    "From spring on the buses will run at night as well.",
    "Tickets will not become more expensive.",
    "A baker from the old town is particularly pleased.",
    "Until now his journeymen had to come to work by bicycle, even in the snow.",
    "There is criticism from the residents of the main street.",
    "They fear the noise under their windows.",
    "The mayor promised quieter engines.",
]


def document(texts: list[str], language: str | None) -> Document:
    place = Place("a.txt", (Run(0, 0, 1, 1),))
    return Document("a.txt", [Segment(id=str(i), text=text, place=place) for i, text in enumerate(texts)], language)


def sides(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in alignment.beads]


ONE_TO_ONE = [((i,), (i,)) for i in range(8)]


def test_sentence_by_sentence():
    alignment = align(document(GERMAN, "de"), document(ENGLISH, "en"))
    assert sides(alignment) == ONE_TO_ONE
    assert alignment.method == "vectors"
    assert alignment.similarity is not None
    assert alignment.similarity > 0.5
    assert all(bead.confidence is not None and bead.confidence > 0.9 for bead in alignment.beads)
    assert not alignment.unrelated
    assert alignment.notes == []


def test_a_dropped_sentence_stands_alone():
    alignment = align(document(GERMAN, "de"), document(ENGLISH[:3] + ENGLISH[4:], "en"))
    assert sides(alignment) == [*ONE_TO_ONE[:3], ((3,), ()), *[((i,), (i - 1,)) for i in range(4, 8)]]


def test_an_added_sentence_stands_alone():
    added = [*ENGLISH[:6], "The weather was fine and the apples were ripe.", *ENGLISH[6:]]
    alignment = align(document(GERMAN, "de"), document(added, "en"))
    assert ((), (6,)) in sides(alignment)
    assert ((7,), (8,)) in sides(alignment)


def test_two_sentences_joined_by_the_translator():
    joined = [*ENGLISH[:5], ENGLISH[5][:-1] + ", for they fear the noise under their windows.", ENGLISH[7]]
    alignment = align(document(GERMAN, "de"), document(joined, "en"))
    assert sides(alignment) == [*ONE_TO_ONE[:5], ((5, 6), (5,)), ((7,), (6,))]


def test_moved_text_is_named():
    moved = [*ENGLISH[4:], *ENGLISH[:4]]
    alignment = align(document(GERMAN, "de"), document(moved, "en"))
    assert any("moved" in note for note in alignment.notes)


OTHER = [
    "Boil the potatoes in salted water until they are soft.",
    "Meanwhile chop an onion and fry it in butter.",
    "Whales sleep with one half of their brain.",
    "My grandmother collected stamps from Brazil.",
    "The violin has four strings.",
    "Turn left behind the church.",
]


def test_texts_that_have_nothing_to_do_with_each_other():
    alignment = align(document(GERMAN, "de"), document(OTHER, "en"))
    assert alignment.unrelated
    assert alignment.notes == ["the two texts seem to have nothing to do with each other"]


# Czech is not among the encoder's languages.
CZECH = [
    "Městská rada v Hradci schválila 14. března nový jízdní řád.",
    "Autobusy linky 27 budou jezdit i v noci.",
    "Jízdenka bude dál stát 35 korun!",
    "Pekař Novotný má radost.",
    "Jeho tovaryši dosud jezdili do práce na kole, a to i ve sněhu a v mrazu, někdy i 12 kilometrů.",
    "Primátor Dvořák slíbil tišší motory od firmy Volvo.",
]
CZECH_IN_ENGLISH = [
    "The town council of Hradec adopted a new timetable on 14 March.",
    "The buses of line 27 will also run at night.",
    "A ticket will still cost 35 crowns!",
    "Novotný, a baker, is pleased.",
    "Until now his journeymen came to work by bicycle, even in snow and frost, some of them from 12 kilometres away.",
    "Dvořák, the mayor, promised quieter Volvo engines.",
]


def test_without_the_encoder_the_surface_tells():
    alignment = align(document(CZECH, "cs"), document(CZECH_IN_ENGLISH, "en"))
    assert sides(alignment) == ONE_TO_ONE[:6]
    assert alignment.method == "lexical"
    assert not alignment.unrelated
    assert len(alignment.notes) == 1
    assert "Czech" in alignment.notes[0]
    assert "English" not in alignment.notes[0]


def test_without_anything_shared_length_tells():
    lengths = [10, 120, 35, 80, 15, 60]
    alignment = align(document(["ა" * n for n in lengths], "ka"), document(["ա" * n for n in lengths], "hy"))
    assert sides(alignment) == ONE_TO_ONE[:6]
    assert alignment.method == "length"
    assert alignment.similarity is None
    assert "by length alone" in alignment.notes[0]


def test_figures_tell_unrelated_texts_apart():
    one = [f"Roku {year} zde žilo {people} obyvatel." for year, people in ((1890, 4512), (1910, 5233), (1930, 6120))]
    other = [f"In {year} we sold {count} of them." for year, count in ((2019, 771), (2020, 894), (2021, 1023))]
    assert align(document(one, "cs"), document(other, "en")).unrelated
    assert not align(document(one, "cs"), document([*other, "In 1910 there were none."], "en")).unrelated


@pytest.mark.parametrize(
    ("source", "target", "expected"), [([], ["a", "b"], ":0\n:1\n"), (["a"], [], "0:\n"), ([], [], "")]
)
def test_nothing_on_one_side(source: list[str], target: list[str], expected: str):
    assert beads_text(align(document(source, "de"), document(target, "en")).beads) == expected


def test_beads_as_text():
    assert beads_text([Bead((0, 1), (0,)), Bead((), (1,)), Bead((2,), ())]) == "0,1:0\n:1\n2:\n"


@settings(max_examples=40, deadline=None)
@given(*[st.lists(st.text("ab 1é漢?", max_size=12), min_size=1, max_size=12)] * 2, st.sampled_from(["de", "cs", None]))
def test_each_sentence_is_in_one_bead_in_order(source: list[str], target: list[str], language: str | None):
    alignment = align(document(source, language), document(target, "en"))
    assert [index for bead in alignment.beads for index in bead.source] == list(range(len(source)))
    assert [index for bead in alignment.beads for index in bead.target] == list(range(len(target)))
    assert all(bead.confidence is not None and 0 <= bead.confidence <= 1 for bead in alignment.beads)
