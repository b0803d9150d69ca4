"""Laws of reading numbers: what is written in a language's own format is read back as the same value."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint import data
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.render import say, scaled, written
from bilint.text.side import Side

CODES = [name.removesuffix(".toml") for name in data.names("numbers") if name != "common.toml"]
ZEROS = "0٠۰०০๐０"


def values(code: str, text: str):
    return [quantity.value for quantity in Side(text, code).numbers]


@given(st.sampled_from(CODES), st.integers(0, 10**15), st.booleans())
def test_whole_numbers(code, value, grouped):
    assert values(code, written(value, lexicon(code), grouped)) == [value]


@given(st.sampled_from(CODES), st.integers(0, 10**9), st.integers(1, 6))
def test_decimals(code, digits, places):
    value = Fraction(digits, 10**places)
    text = written(value, lexicon(code), value >= 10_000, places=1)
    (quantity,) = Side(text, code).numbers
    assert quantity.value == value


@given(st.sampled_from(CODES), st.integers(10**6, 10**14))
def test_scales(code, value):
    assert values(code, scaled(value, lexicon(code))) == [value]


@given(st.integers(0, 10**12), st.sampled_from(ZEROS))
def test_digits_of_any_script(value, zero):
    text = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    assert values("en", text) == [value]


@given(st.sampled_from(CODES), st.integers(100, 10**9), st.text("αβγδ ", max_size=12), st.text("αβγδ ", max_size=12))
def test_unrelated_words_change_nothing(code, value, before, after):
    figure = written(value, lexicon(code))
    text = f"{before} {figure} {after}"
    (quantity,) = Side(text, code).numbers
    assert quantity.value == value
    assert text[quantity.start : quantity.end].strip() == figure


@given(st.sampled_from(CODES), st.text(max_size=60))
def test_any_text_can_be_read(code, text):
    side = Side(text, code)
    spans = [(quantity.start, quantity.end) for quantity in side.numbers]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("de", "3,5 Milliarden", "3.5 billion"), ("de", "1.500", "1500"), ("de", "45.000", "45,000"),
        ("fr", "15 %", "15%"),
        ("de", "März", "March"), ("zh", "35亿", "3.5 billion"), ("zh", "三分之二", "2/3"),
        ("de", "Millionen", "some million"),
    ],
)  # fmt: skip
def test_say(code, text, said):
    (quantity,) = Side(text, code).numbers
    assert say(quantity) == said


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("de", 3_500_000_000, "3,5 Milliarden"), ("en", 3_500_000_000, "3.5 billion"), ("zh", 3_500_000_000, "35亿"),
        ("hi", 25_000_000, "2.5 करोड़"), ("es", 3_500_000_000, "3500 millones"),
        ("fr", 12_000_000, "12\u00a0millions"),
        ("ja", 50_000, "5万"),
    ],
)  # fmt: skip
def test_scaled(code, value, text):
    assert scaled(value, lexicon(code)) == text
