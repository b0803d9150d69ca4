"""Good renderings in the form of what they take the place of."""

from __future__ import annotations

import pytest

from bilint import data
from bilint.model import Span
from bilint.text.phrases import Idiom
from bilint.text.phrases.inflection import fitted, plural, verb


def idiom(
    good: str, literal: str, code: str = "en", says: str = "be on the wooden path", means: str = "to err"
) -> Idiom:
    return Idiom(form="x", says=says, means=means, good={code: good}, literal={code: literal})


@pytest.mark.parametrize(
    ("good", "literal", "text", "expected"),
    [
        ("be mistaken", "be on wood path", "The city [is on the wood path].", "is mistaken"),
        ("be mistaken", "be on wood path", "They [were on the wood path].", "were mistaken"),
        ("be mistaken", "be on wood path", "She must [be on the wood path].", "be mistaken"),
        ("err", "be on wood path", "He [is on the wood path].", "errs"),
        ("err", "be on wood path", "They [are on the wood path].", "err"),
        ("give up", "throw the rifle", "She [threw the rifle].", "gave up"),
        ("give up", "throw the rifle", "She has already [thrown the rifle].", "given up"),
        ("give up", "throw the rifle", "She is [throwing the rifle].", "giving up"),
        ("give up", "throw the rifle", "She will [throw the rifle].", "give up"),
        ("give up", "throw the rifle", "He was [thrown the rifle].", "give up"),  # not every verb has a passive
        ("be wrong", "throw the rifle", "You [throw the rifle].", "are wrong"),
        ("be wrong", "throw the rifle", "The dogs [threw the rifle].", "be wrong"),  # was or were
        ("give up", "hit the pan", "He [hit the pan].", "gave up"),
        ("give up", "hit the pan", "The dogs [hit the pan].", "give up"),  # hit is both
        ("ruthlessly", "throw the rifle", "She [threw the rifle].", "ruthlessly"),
        ("with the gloves off", "hard bandage", "She fights with [hard bandages].", "with the gloves off"),
        ("huff and puff", "throw the rifle", "She [threw the rifle].", "huff and puff"),  # two verbs
        ("pull someone's leg", "take on arm", "She [took him on the arm].", "pulled his leg"),
        ("fool someone", "take on arm", "She [took them on the arm].", "fooled them"),
        ("lose one's mind", "lose the thread", "He [lost his thread].", "lost his mind"),
        ("make a fool of oneself", "lose the thread", "She [loses her thread].", "makes a fool of herself"),
        ("pull someone's leg", "take on arm", "She [took the mayor on the arm].", "pulled someone's leg"),
        ("be mistaken", "be on wood path", "[Is on the wood path].", "Is mistaken"),
    ],
)
def test_english_verbs(good: str, literal: str, text: str, expected: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    assert fitted(idiom(good, literal), bare, Span(start, end), "en") == (expected,)


@pytest.mark.parametrize(
    ("code", "good", "literal", "text", "expected"),
    [
        ("es", "prestar atención", "pagar atención", "Ellos [pagan atención].", "prestan atención"),
        ("es", "contar con ello", "pagar atención", "Ellos [pagan atención].", "contar con ello"),  # cuentan
        ("es", "ir al grano", "pagar atención", "Ellos [pagan atención].", "ir al grano"),
        ("fr", "casser sa pipe", "botter le seau", "Il [bottait le seau].", "cassait sa pipe"),
        ("fr", "casser sa pipe", "botter le seau", "Il a [botté le seau].", "casser sa pipe"),  # avoir or être
        ("it", "prestare attenzione", "pagare attenzione", "[Pagano attenzione].", "Prestano attenzione"),
        ("pt", "prestar atenção", "pagar atenção", "Eles [pagavam atenção].", "prestavam atenção"),
        ("de", "ins Gras beißen", "den Eimer treten", "Er [tritt den Eimer].", "ins Gras beißen"),
        ("zh", "一箭双雕", "一石二鸟", "他[一石二鸟]。", "一箭双雕"),
    ],
)
def test_other_languages(code: str, good: str, literal: str, text: str, expected: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    assert fitted(idiom(good, literal, code), bare, Span(start, end), code) == (expected,)


@pytest.mark.parametrize(
    ("good", "text", "expected"),
    [
        ("deputy chief of staff", "Two [vice chiefs] came.", "deputy chiefs of staff"),
        ("deputy leader", "Two [vice chiefs] came.", "deputy leaders"),
        ("deputy leader", "A [vice chief] came.", "deputy leader"),
        ("second-in-command", "Two [vice chiefs] came.", "second-in-command"),
    ],
)
def test_titles_in_the_plural(good: str, text: str, expected: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    title = idiom(good, "vice chief", says="vice chief", means="a deputy")
    assert fitted(title, bare, Span(start, end), "en", is_title=True) == (expected,)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("be", "is was been being"),
        ("have", "has had had having"),
        ("stop", "stops stopped stopped stopping"),
        ("admit", "admits admitted admitted admitting"),
        ("visit", "visits visited visited visiting"),
        ("carry", "carries carried carried carrying"),
        ("play", "plays played played playing"),
        ("lie", "lies lay lain lying"),
        ("agree", "agrees agreed agreed agreeing"),
        ("panic", "panics panicked panicked panicking"),
        ("fix", "fixes fixed fixed fixing"),
        ("wait", "waits waited waited waiting"),
        ("take", "takes took taken taking"),
    ],
)
def test_forms_of_a_verb(base: str, forms: str) -> None:
    found = verb(base)
    assert found is not None
    assert " ".join(found[1:]) == forms


@pytest.mark.parametrize("word", ["ruthlessly", "with", "the", "no", "in", "disservice"])
def test_no_verb(word: str) -> None:
    assert verb(word) is None


def test_every_irregular_verb_has_three_forms() -> None:
    rows = [line.split() for line in data.load("verbs.toml")["en"]["irregular"].splitlines() if line]
    assert all(len(row) == 3 for row in rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})


@pytest.mark.parametrize(("noun", "expected"), [("chief", "chiefs"), ("deputy", "deputies"), ("chairman", "chairmen")])
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected
