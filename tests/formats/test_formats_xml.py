"""XLIFF 1.2 and 2.x, TMX: units, segments, inline markup, places, and XML that is refused."""

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.errors import EncodingError, InputError
from bilint.formats import decode, read_pairs
from bilint.model import OBJECT

X12 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a.txt" source-language="de" target-language="en"><body>\n{}</body></file></xliff>'
)
X20 = (
    '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en"'
    ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><file id="f1">\n{}</file></xliff>'
)
TMX = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="de"/><body>{}</body></tmx>'


def read(name: str, text: str | bytes, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return list(read_pairs("-", format=name, stdin=io.BytesIO(data), **options))


def texts(pairs):
    return [(pair.id, pair.source, pair.target) for pair in pairs]


@pytest.mark.parametrize(
    ("units", "pairs"),
    [
        ('<trans-unit id="a"><source>eins</source><target>one</target></trans-unit>', [("a", "eins", "one")]),
        ('<trans-unit id="a"><source>eins</source></trans-unit>', [("a", "eins", "")]),
        ('<trans-unit id="a"><source>eins</source><target/></trans-unit>', [("a", "eins", "")]),
        (
            '<trans-unit id="a"><source>eins</source><target>one</target><note>n</note><alt-trans><source>x</source>'
            "<target>y</target></alt-trans></trans-unit>",
            [("a", "eins", "one")],
        ),
        (
            '<trans-unit id="a" translate="no"><source>n</source></trans-unit><group translate="no"><trans-unit id="b">'
            '<source>n</source></trans-unit><trans-unit id="c" translate="yes"><source>j</source></trans-unit></group>',
            [("c", "j", "")],
        ),
        (
            '<trans-unit id="a"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" '
            'mid="2"><g id="1">B</g>.</mrk></seg-source><target><mrk mtype="seg" mid="1">X.</mrk> <mrk mtype="seg" '
            'mid="2"><g id="1">Y</g>.</mrk></target></trans-unit>',
            [("a/1", "A.", "X."), ("a/2", "B.", "Y.")],
        ),
        (
            '<trans-unit id="a"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" '
            'mid="2">B.</mrk></seg-source><target>X und Y.</target></trans-unit>',
            [("a", "A. B.", "X und Y.")],
        ),
        (
            '<trans-unit id="a"><source>\n  eins\n  zwei \n</source><target xml:space="preserve"> one\n two</target>'
            "</trans-unit>",
            [("a", "eins zwei", " one\n two")],
        ),
    ],
)
def test_xliff_1_units(units, pairs):
    found = read("xliff", X12.format(units))
    assert texts(found) == pairs
    assert {(pair.source_lang, pair.target_lang, pair.document) for pair in found} == {("de", "en", "a.txt")}


def test_xliff_1_without_namespace_and_with_two_files():
    file = (
        '<file original="{0}" source-language="de" target-language="en"><body>'
        '<trans-unit id="1"><source>{0}</source></trans-unit></body></file>'
    )
    pairs = read("xliff", f'<xliff version="1.2">{file.format("a")}{file.format("b")}</xliff>')
    assert texts(pairs) == [("1", "a", ""), ("b:1", "b", "")]


@pytest.mark.parametrize(
    ("units", "pairs"),
    [
        ('<unit id="u"><segment><source>eins</source><target>one</target></segment></unit>', [("u", "eins", "one")]),
        (
            '<unit id="u"><notes><note>n</note></notes><segment id="s"><source>a</source><target>b</target></segment>'
            "<ignorable><source> </source></ignorable><segment><source>c</source></segment></unit>",
            [("u/s", "a", "b"), ("u/2", "c", "")],
        ),
        (
            '<unit id="u" translate="no"><segment><source>a</source></segment></unit><group id="g"><unit id="v">'
            "<segment><source>b</source></segment></unit></group>",
            [("v", "b", "")],
        ),
        (
            '<unit id="u"><mtc:matches><mtc:match ref="#x"><source>x</source><target>y</target></mtc:match>'
            "</mtc:matches><segment><source>a</source></segment></unit>",
            [("u", "a", "")],
        ),
    ],
)
def test_xliff_2_units(units, pairs):
    found = read("xliff", X20.format(units))
    assert texts(found) == pairs
    assert {(pair.source_lang, pair.target_lang, pair.document) for pair in found} == {("de", "en", "f1")}


@pytest.mark.parametrize(
    ("name", "content", "text", "inlines"),
    [
        ("1", 'a <g id="1">b</g> c', "a b c", [(2, "tag", '<g id="1">'), (3, "tag", "</g>")]),
        ("1", 'a <x id="1"/> c', f"a {OBJECT} c", [(2, "placeholder", '<x id="1"/>')]),
        ("1", 'a<x id="1" ctype="lb"/>c', "a c", [(1, "tag", '<x id="1" ctype="lb"/>')]),
        (
            "1",
            '<bpt id="1">&lt;b></bpt>b<ept id="1">&lt;/b></ept>',
            "b",
            [(0, "tag", '<bpt id="1">&lt;b></bpt>'), (1, "tag", '<ept id="1">&lt;/b></ept>')],
        ),
        (
            "1",
            'a <ph id="1">%s<sub>x</sub></ph>',
            f"a {OBJECT}",
            [(2, "placeholder", '<ph id="1">%s<sub>x</sub></ph>')],
        ),
        (
            "1",
            'a<mrk mtype="protected">Foo</mrk>',
            f"a{OBJECT}",
            [(1, "placeholder", '<mrk mtype="protected">Foo</mrk>')],
        ),
        ("1", "a &lt;b&gt; &#228;&#x1F600;<![CDATA[ <c> & ]]>", "a <b> ä😀 <c> & ", []),
        (
            "2",
            'a <pc id="1">b</pc><ph id="2" equiv="%s"/>',
            f"a b{OBJECT}",
            [(2, "tag", '<pc id="1">'), (3, "tag", "</pc>"), (3, "placeholder", '<ph id="2" equiv="%s"/>')],
        ),
        (
            "2",
            '<sc id="1"/>b<ec startRef="1"/><cp hex="001A"/>',
            "b",
            [(0, "tag", '<sc id="1"/>'), (1, "tag", '<ec startRef="1"/>'), (1, "tag", '<cp hex="001A"/>')],
        ),
        (
            "2",
            '<mrk id="m" type="term">a</mrk> <mrk id="n" translate="no">b</mrk>',
            f"a {OBJECT}",
            [
                (0, "tag", '<mrk id="m" type="term">'),
                (1, "tag", "</mrk>"),
                (2, "placeholder", '<mrk id="n" translate="no">b</mrk>'),
            ],
        ),
    ],
)
def test_inline_markup(name, content, text, inlines):
    unit = {
        "1": X12.format(f'<trans-unit id="1"><source>{content}</source></trans-unit>'),
        "2": X20.format(f'<unit id="1"><segment><source>{content}</source></segment></unit>'),
    }
    (pair,) = read("xliff", unit[name])
    assert pair.source == text
    assert list(pair.source_inlines) == inlines


def tu(attributes="", **sides):
    tuvs = "".join(f'<tuv xml:lang="{lang.replace("_", "-")}"><seg>{seg}</seg></tuv>' for lang, seg in sides.items())
    return f"<tu {attributes}><note>n</note>{tuvs}</tu>"


@pytest.mark.parametrize(
    ("units", "options", "pairs"),
    [
        (tu(en_GB="one", de_AT="eins"), {}, [("1", "eins", "one", "de-AT", "en-GB")]),
        (tu(en="one", de="eins"), {"source_lang": "en"}, [("1", "one", "eins", "en", "de")]),
        (tu(en="one", de="eins"), {"target_lang": "de"}, [("1", "one", "eins", "en", "de")]),
        (tu('tuid="x" srclang="en"', en="one", de="eins"), {}, [("x", "one", "eins", "en", "de")]),
        (
            tu(de="1", en="2", fr="3") + tu(de="4", fr="5") + tu(de="6"),
            {"source_lang": "fr", "target_lang": "de"},
            [("1", "3", "1", "fr", "de"), ("2", "5", "4", "fr", "de")],
        ),
        (tu(pl="a", cs="b"), {}, [("1", "a", "b", "pl", "cs")]),
        (
            tu(de="a <bpt i='1'>x</bpt>b<ept i='1'/> <hi>c</hi> <ph/>", en=""),
            {},
            [("1", f"a b c {OBJECT}", "", "de", "en")],
        ),
    ],
)
def test_tmx(units, options, pairs):
    found = read("tmx", TMX.format(units), **options)
    assert [(pair.id, pair.source, pair.target, pair.source_lang, pair.target_lang) for pair in found] == pairs


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "tmx",
            TMX.format(tu(de="1", en="2", fr="3")),
            "holds 3 languages (de, en, fr); choose two with --source-lang",
        ),
        ("tmx", TMX.format("<tu><tuv><seg>x</seg></tuv></tu>"), "a <tuv> without xml:lang"),
        ("tmx", TMX.format(tu(de="1")), "no unit has two languages; the file holds de"),
        ("tmx", TMX.format(tu(de="a&nbsp;b", en="x")), "undefined entity &nbsp;; write the character itself"),
        ("tmx", TMX.format(""), "there is no pair of texts in it"),
        ("xliff", TMX.format(""), "is no XLIFF file: its root element is <tmx>, not <xliff>"),
        ("xliff", X12.format('<trans-unit id="7"><target>a</target></trans-unit>'), "unit '7' has no <source>"),
        ("xliff", X12.format("<a>\n</b>"), "broken XML: mismatched tag"),
        ("xliff", X12.format("")[:-8], "broken XML: no element found"),
        ("xliff", "Text", "broken XML: syntax error"),
        ("xliff", X12.format("a&b;"), "broken XML: undefined entity"),
        ("xliff", '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><xliff/>', "declares a document type of its own"),
        (
            "xliff",
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
            "declares a document type",
        ),
    ],
)
def test_refused(name, text, message):
    with pytest.raises(InputError) as caught:
        read(name, text)
    assert message in str(caught.value)
    assert str(caught.value).startswith("<stdin>:")
    assert "\n" not in str(caught.value)


def test_refused_with_line_and_column():
    with pytest.raises(InputError, match=r"^<stdin>:3:12: broken XML: mismatched tag$"):
        read("xliff", X12.format("<a>ü𝒳</a></b>").replace("<a>", "\n<a>", 1).replace("\n\n", "\n"))


def test_other_encodings():
    text = X12.format('<trans-unit id="1"><source>Größe 𝒳!</source></trans-unit>')
    (pair,) = read("xliff", text.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert pair.source == "Größe 𝒳!"
    assert pair.source_place.at(7).file == text.replace("UTF-8", "UTF-16").index("!")
    with pytest.raises(EncodingError, match="says that its encoding is ISO-8859-1; convert it"):
        read("xliff", text.replace("UTF-8", "ISO-8859-1"))


CONTENT = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab ü𝒳\n<&'\"")).map(escape),
        st.sampled_from(
            ['<g id="1">', "<x id='2' />", "&#228;", "<!-- c -->", "<![CDATA[<b>&\n]]>", "\r\n", "\n  ", "<bx/>"]
        ),
    )
).map(lambda pieces: "".join(pieces) + "</g>" * sum(piece.startswith("<g") for piece in pieces))


@given(st.lists(CONTENT, min_size=1), st.integers(16, 400))
def test_places(agree, contents, block):
    """For any size of the blocks that are read, so that events fall on both sides of their borders."""
    text = X12.format("".join(f'<trans-unit id="1"><source>{content}</source></trans-unit>\n' for content in contents))
    size, decode._BLOCK = decode._BLOCK, block
    try:
        pairs = read("xliff", text)
    finally:
        decode._BLOCK = size
    assert pairs == read("xliff", text)
    assert len(pairs) == len(contents)
    agree(
        text,
        [(pair.source, pair.source_place) for pair in pairs],
        lambda letter, in_file: in_file == "&" or (letter == " " and in_file in " \r\n"),
    )


def test_memory_does_not_grow():
    """Pairs come while the file is still being read."""

    class Endless(io.RawIOBase):
        sent = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            start = X12.split("{}")[0] if not self.sent else ""
            unit = '<trans-unit id="1"><source>eins</source><target>one</target></trans-unit>\n'
            data = (start + unit * 100).encode()[: len(buffer)]
            buffer[: len(data)] = data
            self.sent += len(data)
            return len(data)

    source = Endless()
    pairs = read_pairs("-", format="xliff", stdin=source)
    assert [next(pairs).target for _ in range(3_000)] == ["one"] * 3_000
    assert source.sent < 3_000_000
    pairs.close()
