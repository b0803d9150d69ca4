"""PO: messages, plural forms, contexts, and what is left out."""

import io

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.errors import InputError
from bilint.formats import read_pairs

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'


def read(text: str):
    return list(read_pairs("-", format="po", stdin=io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('#: a.c:1\nmsgid "one"\nmsgstr "eins"\n', [("1", "one", "eins")]),
        ('msgid "one"\nmsgstr ""\n', [("1", "one", "")]),
        (
            '#, fuzzy\n#| msgid "old"\nmsgid "one"\nmsgstr "eins"\n\n#~ msgid "x"\n#~ msgstr "y"\n',
            [("1", "one", "eins")],
        ),
        ('msgctxt "menu"\nmsgid ""\n"a\\n"\n"b"\nmsgstr "\\"A\\"\\t\\\\"\n', [("1", "a\nb", '"A"\t\\')]),
        (
            'msgid "one"\nmsgid_plural "%d"\nmsgstr[0] "eins"\nmsgstr[1] "viele"\n',
            [("1[0]", "one", "eins"), ("1[1]", "%d", "viele")],
        ),
        ('msgid "one"\nmsgid_plural "%d"\nmsgstr[0] "一"\n', [("1[0]", "%d", "一")]),
        ('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"', [("1", "a", "b"), ("2", "c", "d")]),
    ],
)
def test_messages(text, pairs):
    for head, language in (("", None), (HEADER, "de")):
        found = read(head + text)
        assert [(pair.id, pair.source, pair.target) for pair in found] == pairs
        assert {pair.target_lang for pair in found} == {language}


TEXTS = st.text(st.sampled_from('ab"\\\n\tü𝒳% '), min_size=1)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, unique_by=lambda pair: pair[0]))
def test_what_polib_writes(agree, messages):
    file = polib.POFile(wrapwidth=20)
    file.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in messages)
    text = str(file)
    pairs = read(text)
    assert [(pair.source, pair.target) for pair in pairs] == messages
    places = [(pair.source, pair.source_place) for pair in pairs] + [(pair.target, pair.target_place) for pair in pairs]
    agree(text, places, lambda letter, in_file: in_file == "\\")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "<stdin>:1: the message that starts here has no msgid or no msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgstr "c"\n', "<stdin>:4: the message that starts here has no msgid or no msgstr"),
        ('msgid "a\nmsgstr "b"\n', "<stdin>:1:7: not a line of a PO file"),
        ('msgid "a" "b"\nmsgstr "b"\n', "<stdin>:1:7: not a line of a PO file"),
        ('msgid "a"\nmsgstr "b"\n\n"c"\n', "<stdin>:4:1: not a line of a PO file"),
        ("Text\n", "<stdin>:1:1: not a line of a PO file; expected msgid, msgstr or a text in double quotes"),
        (HEADER, "<stdin>: there is no pair of texts in it"),
    ],
)
def test_refused(text, message):
    with pytest.raises(InputError) as caught:
        read(text)
    assert str(caught.value).startswith(message)
