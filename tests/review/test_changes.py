"""What differs between two versions of a line, and where its spans go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.model import OBJECT, Inline, Span
from bilint.review.changes import fitted, moved, moved_inlines, replacements, trimmed

LINES = st.text(st.sampled_from("ab c,.日本語عربية é٣-\n"), max_size=30)


def applied(old, changes):
    new, last = "", 0
    for span, text in changes:
        new += old[last : span.start] + text
        last = span.end
    return new + old[last:]


@given(LINES, LINES)
def test_replacements_make_the_new_text(old, new):
    changes = replacements(old, new)
    assert applied(old, changes) == new
    assert applied(old, [trimmed(old, change) for change in changes]) == new
    assert (changes == []) is (old == new)


@given(LINES, LINES, st.integers(0, 30), st.integers(0, 30))
def test_a_span_that_is_untouched_keeps_its_words(old, new, one, other):
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    span = moved(Span(start, end), replacements(old, new))
    assert span is None or span.of(new) == old[start:end]
    if old == new:
        assert span == Span(start, end)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("the vice chief said", "the deputy leader said", [((4, 8), "deputy"), ((9, 14), "leader")]),
        ("他写了三本书", "他写了五本书", [((3, 4), "五")]),
        ("paid 3 euros", "paid 3 euros.", [((12, 12), ".")]),
        ("a  b", "a b", [((1, 3), " ")]),
    ],
)
def test_replacements_are_words(old, new, changes):
    assert [(tuple(span), text) for span, text in replacements(old, new)] == changes


def test_a_span_beside_a_change():
    changes = replacements("one two three", "uno two tres")
    assert moved(Span(4, 7), changes) == Span(4, 7)
    assert moved(Span(0, 3), changes) is None
    assert moved(Span(4, 13), changes) is None
    assert moved(Span(3, 3), replacements("one two", "one, two")) is None


def test_inlines_go_with_their_words():
    old, new = f"press {OBJECT} now", f"now press the {OBJECT}"
    inlines = (Inline(0, "tag", "**"), Inline(6, "code", "<Esc>"))
    assert [inline.offset for inline in moved_inlines(inlines, old, new)] == [new.index("press"), new.index(OBJECT)]
    with pytest.raises(ValueError, match="keep each sign"):
        moved_inlines(inlines, old, "press now")


@pytest.mark.parametrize(
    ("text", "words", "suggestion", "fits"),
    [
        ("City chamberlain Ehlers spoke.", "City chamberlain", "treasurer", "Treasurer"),
        ("He spoke. “City chamberlain or not”", "City chamberlain", "treasurer", "Treasurer"),
        ("Then Minister President Brüning came.", "Minister President", "state premier", "state premier"),
        ("He called city chamberlain Ehlers.", "city chamberlain", "treasurer", "treasurer"),
        ("Он сказал. Городской казначей ушёл.", "Городской казначей", "мэр", "Мэр"),
        ("fought with hard bandages.", "hard bandages", "with the gloves off", "the gloves off"),
        ("the hand of the law", "hand of", "arm of", "arm of"),
        ("She saw the big cat cat.", "big", "large cat", "large"),
        ("他写了三本书", "三本", "五本", "五本"),
        ("A 3 there", "3", "the 4", "the 4"),
        ("دفع ٥ ملايين", "٥", "٣", "٣"),
    ],
)
def test_a_suggestion_fits_into_its_place(text, words, suggestion, fits):
    start = text.index(words)
    assert fitted(text, Span(start, start + len(words)), suggestion) == fits
