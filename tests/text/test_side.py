"""Laws of a side's words: they stand where they say, and the quick ways to find them find the same."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bilint.text.side import Side

TEXTS = st.one_of(st.text(max_size=60), st.text("abZß 'ʼ’-‑.,3٣中ー字ा\u0301%{}<>@#", max_size=60))


@given(TEXTS)
def test_words_stand_in_the_text(text):
    side = Side(text, "en")
    assert [word.text for word in side.words] == side.tokens
    assert all(text[word.start : word.end] == word.text for word in side.words)
    assert side.token_set == set(side.tokens)


@given(st.text(string.printable, max_size=40))
def test_words_of_plain_ascii_are_those_of_any_text(text):
    assert Side(text, "en").tokens == Side(text + " é", "en").tokens[:-1]
