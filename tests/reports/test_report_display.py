"""Foreign text among plain characters: harmless, measured in cells, cut around the span."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.model import Finding, Severity, Span
from bilint.reports.display import (
    clipped,
    harmless,
    has_rtl,
    in_brackets,
    isolated,
    stretch,
    suggestion,
    where,
    widths,
    window,
)

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ab \n\x1b\u202e\u0301上👩\u200d🏽\ufe0fعש")))


@given(TEXTS)
def test_harmless_keeps_every_place_and_no_control(text):
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", [1, 1, 1]),
        ("上海", [2, 2]),
        ("e\u0301a", [1, 0, 1]),
        ("ｗide", [2, 1, 1, 1]),
        ("한국", [2, 2]),
        ("👩‍🌾x", [2, 0, 0, 1]),
        ("👍🏽", [2, 0]),
        ("❤️", [2, 0]),
        ("สี่", [1, 0, 0]),
        ("شَمس", [1, 0, 1, 1]),
    ],
)
def test_widths(text, cells):
    assert widths(text) == cells


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.integers(3, 30))
def test_window_fits_and_holds_the_start_of_the_span(text, start, length, width):
    text = harmless(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    shown = window(text, span, width)
    assert 0 <= shown.start <= span.start <= shown.end <= len(text)
    dots = (shown.start > 0) + (shown.end < len(text))
    # A mark at the start of what is shown has lost its letter only where the span itself starts with it.
    assert sum(widths(text[shown.start : shown.end])) + dots <= width


@pytest.mark.parametrize(
    ("text", "span", "width", "shown"),
    [
        ("short", Span(1, 2), 10, "short"),
        ("0123456789abcdef", Span(8, 9), 9, "56789ab"),
        ("0123456789abcdef", Span(0, 1), 9, "0123456"),
        ("0123456789abcdef", Span(15, 16), 9, "9abcdef"),
        ("0123456789abcdef", Span(2, 14), 9, "2345678"),
        ("公司在上海雇用了五万名员工", Span(8, 10), 12, "用了五万名"),
    ],
)
def test_window_examples(text, span, width, shown):
    assert window(text, span, width).of(text) == shown


def test_a_line_of_megabytes_is_cut_without_being_measured():
    text = "上" * 5_000_000
    assert len(window(text, Span(2_500_000, 4_000_000), 80).of(text)) == 39


@pytest.mark.parametrize(("text", "expected"), [("abcdef", "abc…"), ("abcd", "abcd"), ("上海上", "上…"), ("", "")])
def test_clipped(text, expected):
    assert clipped(text, 4) == expected


@pytest.mark.parametrize(
    ("text", "rtl"), [("abc", False), ("上海", False), ("שלום", True), ("a ع b", True), ("٣", False)]
)
def test_isolated(text, rtl):
    assert has_rtl(text) is rtl
    assert isolated(text) == (f"\u2068{text}\u2069" if rtl else text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "(leave it out)"),
        (" ", "␣"),
        ("\u00a0", "⍽"),
        (" a b ", "␣a b␣"),
        ("a\nb", "a↵b"),
        ("نعم", "\u2068نعم\u2069"),
    ],
)
def test_suggestion(text, shown):
    assert suggestion(text) == shown


@pytest.mark.parametrize(
    ("suggestions", "shown"),
    [
        (("3.5 billion", "€3.5bn"), "(better: 3.5 billion / €3.5bn)"),
        (("",), "(better: leave it out)"),
        (("", "a"), "(better: (leave it out) / a)"),
    ],
)
def test_in_brackets(suggestions, shown):
    assert in_brackets(suggestions) == shown


@pytest.mark.parametrize(("text", "span"), [(None, Span(0, 1)), ("abc", None)])
def test_stretch_of_nothing(text, span):
    assert stretch(text, span, 10) == ""


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"path": "a.txt", "line": 3, "column": 7}, "a.txt:3:7"),
        ({"path": "a.txt"}, "a.txt#17"),
        ({"line": 3, "column": 7}, "-:3:7"),
        ({}, "-#17"),
        ({"path": "a\x1b]0;b.txt", "line": 1}, "a␛]0;b.txt:1:1"),
        ({"path": "caf\udce9.txt", "line": 1}, "caf\ufffd.txt:1:1"),
    ],
)
def test_where(place, shown):
    finding = Finding(id="17", check="a.b", category="c", severity=Severity.MINOR, message="m", **place)
    assert where(finding) == shown


def test_right_to_left_agrees_with_unicode():
    found = {chr(point) for point in range(0x110000) if has_rtl(chr(point))}
    assert found == {chr(n) for n in range(0x110000) if unicodedata.bidirectional(chr(n)) in {"R", "AL"}}
