"""Comments that leave findings alone: what they say, and what each format lets them hold for."""

from pathlib import Path

import pytest

from bilint import formats
from bilint.errors import InputError
from bilint.formats.ignores import parse


@pytest.mark.parametrize(
    ("comment", "checks", "reason", "whole_file"),
    [
        (" bilint-ignore idioms.literal: the band's name ", ("idioms.literal",), "the band's name", False),
        ("bilint-ignore: idioms.literal the band's name", ("idioms.literal",), "the band's name", False),
        ("bilint-ignore idioms, numbers.scale: two\n  lines", ("idioms", "numbers.scale"), "two lines", False),
        ("bilint-ignore-file all: اقتباس", ("all",), "اقتباس", True),
        ("bilint-ignore-file: typography house style: dashes", ("typography",), "house style: dashes", True),
    ],
)
def test_what_a_comment_says(comment: str, checks: tuple[str, ...], reason: str, whole_file: bool):
    found = parse(comment, "news.md", 3, 7)
    assert found is not None
    assert (found[0].checks, found[0].reason, found[1]) == (checks, reason, whole_file)
    assert (found[0].path, found[0].line, found[0].column) == ("news.md", 3, 7)


@pytest.mark.parametrize(
    "comment",
    ["", "a word on bilint-ignore", "bilint-ignored by all: x", "bilint-ignores x: y", "markdownlint-disable"],
)
def test_other_comments_are_none_of_ours(comment: str):
    assert parse(comment, None, 1, 1) is None


@pytest.mark.parametrize(
    ("comment", "missing"),
    [
        ("bilint-ignore", "names no check"),
        ("bilint-ignore: ", "names no check"),
        ("bilint-ignore idioms.literal", "gives no reason"),
        ("bilint-ignore idioms.literal:  ", "gives no reason"),
        ("bilint-ignore-file idioms", "write `bilint-ignore-file CHECK: REASON`"),
    ],
)
def test_half_a_comment_is_an_error(comment: str, missing: str):
    with pytest.raises(InputError) as caught:
        parse(comment, "news.md", 3, 7)
    assert str(caught.value).startswith("news.md:3:7: ")
    assert missing in str(caught.value)


def held(path: Path) -> list[tuple[str, str | None]]:
    """Each ignore of a document with the text of the file that it holds for; None for all of it."""
    document = formats.read_document(str(path))
    text = path.read_text("utf-8")
    return [
        (ignore.reason, None if ignore.end is None else text[ignore.start : ignore.end].strip())
        for ignore in document.ignores
    ]


MARKDOWN = [
    ("<!-- bilint-ignore numbers: r -->\nOne *two*\nthree.\n\nFour.\n", [("r", "One *two*\nthree.")]),
    ("<!-- bilint-ignore numbers: r -->\n\n# Head\n\nText.\n", [("r", "# Head")]),
    ("<!-- bilint-ignore numbers: r -->\n- one\n- two\n\nText.\n", [("r", "- one\n- two")]),
    ("<!-- bilint-ignore numbers: r -->\n\n| a |\n|---|\n| 1 |\n\nText.\n", [("r", "| a |\n|---|\n| 1 |")]),
    ("Text.\n\n> <!-- bilint-ignore numbers: r -->\n> Quoted.\n\nMore.\n", [("r", "> Quoted.")]),
    ("One <!-- bilint-ignore numbers: r --> two.\n\nThree.\n", [("r", "One <!-- bilint-ignore numbers: r --> two.")]),
    ("<!-- bilint-ignore a: r --><!-- bilint-ignore b: s -->\nOne.\n\nTwo.\n", [("r", "One."), ("s", "One.")]),
    ("<!-- bilint-ignore a: r -->\n\n<div><p>One</p><p>Two</p></div>\n\nThree.\n", [("r", "One")]),
    ("---\ntitle: T\n---\n<!-- bilint-ignore-file a: r -->\nOne.\n", [("r", None)]),
    ("One.\n\n<!-- bilint-ignore a: r -->\n", [("r", "")]),
    ("`<!-- bilint-ignore a: r -->`\n\n```\n<!-- bilint-ignore a: r -->\n```\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(tmp_path: Path, text: str, expected: list[tuple[str, str | None]]):
    path = tmp_path / "news.md"
    path.write_text(text, "utf-8")
    assert held(path) == expected


HTML = [
    ("<p>One</p><!-- bilint-ignore a: r --><p>Two <b>three</b></p><p>Four</p>", [("r", "Two <b>three")]),
    ("<p>One <!-- bilint-ignore a: r --> two</p><p>Three</p>", [("r", "One <!-- bilint-ignore a: r --> two")]),
    ("<!-- bilint-ignore a: r --><hr><ul><li>One<li>Two</ul>", [("r", "One")]),
    ("<!-- bilint-ignore-file a: r --><p>One</p>", [("r", None)]),
    ("<p>One</p><!-- bilint-ignore a: r -->", [("r", "")]),
    ("<p>One</p><script>'<!-- bilint-ignore a: r -->'</script><p>Two</p>", []),
]


@pytest.mark.parametrize(("text", "expected"), HTML)
def test_html(tmp_path: Path, text: str, expected: list[tuple[str, str | None]]):
    path = tmp_path / "news.html"
    path.write_text(text, "utf-8")
    assert held(path) == expected


def reasons(path: Path) -> dict[str, list[str]]:
    return {pair.id: [ignore.reason for ignore in pair.ignores] for pair in formats.read_pairs(str(path))}


def test_po(tmp_path: Path):
    path = tmp_path / "de.po"
    path.write_text(
        '# bilint-ignore-file: typography house style\nmsgid ""\nmsgstr "Language: de\\n"\n\n'
        "#. bilint-ignore: numbers from the code\n# bilint-ignore idioms: a joke\n#: main.c:1\n"
        'msgid "One"\nmsgstr "Eins"\n\nmsgid "Two"\nmsgstr "Zwei"\n'
        '#~ bilint-ignore: old none\n#~ msgid "Old"\n#~ msgstr "Alt"\n\n'
        '# bilint-ignore numbers: plural\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "ein Tag"\n'
        'msgstr[1] "%d Tage"\nmsgid "End"\nmsgstr "Ende"\n',
        "utf-8",
    )
    every = "house style"
    assert reasons(path) == {
        "1": [every, "from the code", "a joke"],
        "2": [every],
        "3[0]": [every, "plural"],
        "3[1]": [every, "plural"],
        "4": [every],
    }


def test_xliff_1(tmp_path: Path):
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="a" source-language="de" target-language="en" datatype="plaintext">'
        "<header><note>bilint-ignore-file typography: house style</note></header><body>"
        '<trans-unit id="1"><source>Eins</source><target>One</target>'
        "<note>bilint-ignore numbers:\n R&amp;D</note></trans-unit>"
        '<trans-unit id="2"><source>Zwei</source><target>Two</target><note>as it is</note></trans-unit>'
        '</body></file><file original="b" source-language="de" target-language="en" datatype="plaintext"><body>'
        '<trans-unit id="3"><source>Drei</source><target>Three</target></trans-unit></body></file></xliff>',
        "utf-8",
    )
    assert reasons(path) == {"1": ["house style", "R&D"], "2": ["house style"], "b:3": []}
    [first, *_] = formats.read_pairs(str(path))
    assert [ignore.line for ignore in first.ignores] == [1, 1]


def test_xliff_2(tmp_path: Path):
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en">\n'
        '<file id="f"><unit id="u"><notes><note>bilint-ignore numbers: told so</note></notes>\n'
        '<segment id="a"><source>Eins</source><target>One</target></segment>'
        '<segment id="b"><source>Zwei</source><target>Two</target></segment></unit>'
        '<unit id="v"><segment><source>Drei</source><target>Three</target></segment></unit></file></xliff>',
        "utf-8",
    )
    assert reasons(path) == {"u/a": ["told so"], "u/b": ["told so"], "v": []}
    [first, *_] = formats.read_pairs(str(path))
    assert first.ignores[0].line == 2
