"""TSV, CSV and JSON Lines: columns, keys, places, and rows that are wrong."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.errors import InputError
from bilint.formats import read_pairs


def read(name: str, text: str, **options):
    return list(read_pairs("-", format=name, stdin=io.BytesIO(text.encode()), **options))


def row(pair):
    return pair.id, pair.source, pair.target, pair.source_lang, pair.target_lang, pair.references, pair.document


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "eins\tone\nzwei\ttwo\n",
            [("1", "eins", "one", None, None, (), None), ("2", "zwei", "two", None, None, (), None)],
        ),
        ("eins\tone\tx1\n", [("x1", "eins", "one", None, None, (), None)]),
        ("Source\tTarget\neins\tone\n", [("1", "eins", "one", None, None, (), None)]),
        ("de\ten-GB\neins\tone\n", [("1", "eins", "one", "de", "en-gb", (), None)]),
        (
            "id\ttarget\tsource\tsource_lang\ttarget_lang\treference\tref_2\tnote\tdoc\n7\tone\teins\tde\ten\t1\t2\tn\td\n",
            [("7", "eins", "one", "de", "en", ("1", "2"), "d")],
        ),
        ("target\none\n", [("1", None, "one", None, None, (), None)]),
        ("id\ttarget\na\tone\n", [("a", None, "one", None, None, (), None)]),
        ('"so"\t\\n\n', [("1", '"so"', "\\n", None, None, (), None)]),
        ("eins\t\n\nzwei\ttwo", [("1", "eins", "", None, None, (), None), ("2", "zwei", "two", None, None, (), None)]),
    ],
)
def test_tsv(text, rows):
    assert [row(pair) for pair in read("tsv", text)] == rows


@pytest.mark.parametrize(
    ("header", "options", "columns"),
    [
        ("de fr en", {"source_lang": "en", "target_lang": "de"}, ("3", "1", "en", "de")),
        ("de en_GB", {"target_lang": "de"}, ("2", "1", "en_gb", "de")),
        ("de en_GB", {"source_lang": "en"}, ("2", "1", "en", "de")),
        ("de en", {"source_lang": "de", "target_lang": "en"}, ("1", "2", "de", "en")),
        ("de en note", {}, ("1", "2", "de", "en")),
    ],
)
def test_columns_named_by_language(header, options, columns):
    (pair,) = read("tsv", header.replace(" ", "\t") + "\n1\t2" + "\t3" * (header.count(" ") - 1), **options)
    assert (pair.source, pair.target, pair.source_lang, pair.target_lang) == columns


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("eins,one\n", [("eins", "one")]),
        ("eins, zwei;one\n", [("eins", " zwei;one")]),
        ("source;target\neins, zwei;one\n", [("eins, zwei", "one")]),
        ('"ein ""Wort"", ja","a\r\nb"\r\n"",x\r\n', [('ein "Wort", ja', "a\nb"), ("", "x")]),
        ('5" breit,5" wide\n', [('5" breit', '5" wide')]),
    ],
)
def test_csv(text, rows):
    assert [(pair.source, pair.target) for pair in read("csv", text)] == rows


CELLS = st.text(st.sampled_from('ab",;\nü𝒳 '), min_size=1)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1))
def test_csv_is_what_the_standard_library_writes(agree, rows):
    out = io.StringIO()
    csv.writer(out).writerows([("source", "target"), *rows])
    pairs = read("csv", out.getvalue())
    assert [(pair.source, pair.target) for pair in pairs] == rows
    places = [(pair.source, pair.source_place) for pair in pairs] + [(pair.target, pair.target_place) for pair in pairs]
    agree(out.getvalue(), places, lambda letter, in_file: False)


def test_jsonl():
    text = (
        '{"id": "a", "source": "eins", "target": "one", "source_lang": "de", "target_lang": "en", "extra": [1], '
        '"references": ["1", "uno"], "document": "d"}\n'
        '{"source": null, "target": "two", "references": {"ref A": "2"}, "id": 7}\r\n\n'
        '{"target": "", "reference": "3"}'
    )
    assert [row(pair) for pair in read("jsonl", text)] == [
        ("a", "eins", "one", "de", "en", ("1", "uno"), "d"),
        ("7", None, "two", None, None, ("2",), None),
        ("4", None, "", None, None, ("3",), None),
    ]


def test_the_word_target_elsewhere_is_not_its_place():
    (pair,) = read("jsonl", '{"id": "target", "source": "\\"target\\": \\"x\\"", "target" : "y"}')
    assert pair.target_place.at(0).column == 61


@given(st.text(st.sampled_from('ab"\\/\nü𝒳\u2028\x01 ')), st.text(), st.booleans())
def test_jsonl_places(agree, source, target, ascii_only):
    text = json.dumps({"source": source, "target": target}, ensure_ascii=ascii_only)
    (pair,) = read("jsonl", f"{text}\n")
    assert (pair.source, pair.target) == (source, target)
    places = [(source, pair.source_place), (target, pair.target_place)]
    agree(text, places, lambda letter, in_file: in_file == "\\")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("tsv", "a\tb\na\tb\tc\n", "<stdin>:2: 3 columns, but the first row has 2"),
        ("tsv", "source\ttarget\n\na\n", "<stdin>:3: 1 column, but the first row has 2"),
        ("tsv", "a\n", "<stdin>:1: 1 column without names; give source, target"),
        ("tsv", "a\tb\tc\td\n", "<stdin>:1: 4 columns without names; give source, target"),
        ("tsv", "de\tfr\ten\n1\t2\t3\n", "<stdin>:1: has columns for de, fr, en; choose two with --source-lang"),
        ("tsv", "source\ttarget\n", "<stdin>: there is no pair of texts in it"),
        ("csv", "a,b\na,b,c\n", "<stdin>:2: 3 columns, but the first row has 2"),
        ("csv", 'a,b\nc,"d\n\ne', "<stdin>:2:3: a quote is opened here and never closed"),
        (
            "csv",
            'a,b\n"c\nd"e,f',
            "<stdin>:3:3: text behind a closing quote; a quote inside a cell in quotes is written twice",
        ),
        ("jsonl", '{"target": "a"}\n["b"]', "<stdin>:2: a row has to be a JSON object"),
        ("jsonl", '"b"', "<stdin>:1: a row has to be a JSON object"),
        ("jsonl", '{"source": "a"}', "<stdin>:1: 'target' is missing or no text"),
        ("jsonl", '{"target": null}', "<stdin>:1: 'target' is missing or no text"),
        ("jsonl", '{"target": "a"', "<stdin>:1: broken JSON"),
        ("jsonl", '{"target": "ä" "b"}', "<stdin>:1:16: broken JSON"),
        ("jsonl", '{"target": "a\tb"}', "<stdin>:1:14: broken JSON: invalid character"),
        ("jsonl", '{"target": "a", "references": "b"}', "<stdin>:1: Expected 'object | array | null', got 'str'"),
        ("jsonl", '\n{"target": "a\\ud800b"}', "<stdin>:2:14: a lone surrogate"),
        ("jsonl", '{"target": "a\\uDC00\\ud83d"}', "<stdin>:1:14: a lone surrogate"),
        ("jsonl", "{}\0", "<stdin>: holds a NUL byte at offset 2"),
    ],
)
def test_bad_rows(name, text, message):
    with pytest.raises(InputError) as caught:
        read(name, text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["tsv", "csv", "jsonl"])
def test_pairs_before_a_bad_row_are_there(name):
    """The file is read row by row, not at once."""
    good = {"tsv": "a\tb\n", "csv": "a,b\n", "jsonl": '{"target": "b"}\n'}[name]
    pairs = read_pairs("-", format=name, stdin=io.BytesIO(good.encode() + b"x\n"))
    assert next(pairs).target == "b"
    with pytest.raises(InputError, match=":2"):
        next(pairs)


@pytest.mark.parametrize("name", ["tsv", "csv", "jsonl"])
def test_a_huge_line(name):
    big = "Wort " * 1_000_000
    line = {"tsv": f"{big}\t{big}", "csv": f'"{big}","{big}"', "jsonl": json.dumps({"target": big})}[name]
    (pair,) = read(name, line)
    assert pair.target == big
