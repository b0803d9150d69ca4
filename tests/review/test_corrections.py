"""Corrections in the file's own format: what was corrected differs, and nothing else."""

import gzip
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bilint
from bilint.errors import InputError
from bilint.formats import is_bilingual, read_pairs
from bilint.model import Pair
from bilint.review.corrections import corrected, read_original
from bilint.text.sentences import split


def lines(path):
    """The lines of a file as a review has them."""
    if is_bilingual(str(path)):
        return list(read_pairs(str(path), source_lang="de", target_lang="en"))
    document = split(bilint.read(str(path), language="en"))
    return [
        Pair(id=s.id, target=s.text, target_lang="en", target_place=s.place, target_inlines=s.inlines)
        for s in document.segments
    ]


def correct(path, changes):
    """Corrects words of a file; changes: old words -> new words."""
    pairs = lines(path)
    texts = {}
    for pair in pairs:
        text = pair.target
        for old, new in changes.items():
            text = text.replace(old, new)
        texts[pair.id] = text
    return corrected(read_original(str(path), None), pairs, texts)


CASES = tomllib.loads(Path(__file__).with_name("corrections.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']} {'/'.join(case['changes'])}")
def test_only_the_corrected_places_differ(tmp_path, case):
    path = tmp_path / case["name"]
    path.write_bytes(case["before"].encode())
    done = correct(path, case["changes"])
    assert done.data.decode() == case["after"]
    assert done.corrected == (case["before"] != case["after"]) or done.corrected > 1
    assert [case.get("reason", "") in refused.reason for refused in done.refused] == [True] * ("reason" in case)
    assert correct(path, {}).data == case["before"].encode()


UNITS = {
    "1.2": (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" datatype="x"'
        ' source-language="de" target-language="en"><body>\n  <trans-unit id="1">\n    <source>Der <g id="1">Chef</g>'
        "</source>{}</trans-unit>\n<trans-unit id='2'><source>Da</source><target>There</target></trans-unit>"
        "</body></file></xliff>"
    ),
    "2.0": (
        '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en">'
        '<x:file id="f"><x:unit id="1"><x:segment><x:source>Der Chef</x:source>{}</x:segment></x:unit>'
        '<x:unit id="2"><x:segment><x:source>Da</x:source><x:target>There</x:target></x:segment></x:unit>'
        "</x:file></x:xliff>"
    ),
}


@pytest.mark.parametrize(
    ("version", "before", "after"),
    [
        ("1.2", "\n  ", "\n    <target>The R&amp;D boss</target>\n  "),
        ("1.2", "<target/>", "<target>The R&amp;D boss</target>"),
        ("1.2", '<target state="new">\n</target >', '<target state="new">The R&amp;D boss</target>'),
        (
            "1.2",
            "<seg-source><mrk mtype='seg' mid='1'>Der Chef</mrk></seg-source><alt-trans><target/></alt-trans>",
            "<seg-source><mrk mtype='seg' mid='1'>Der Chef</mrk></seg-source>\n    <target>The R&amp;D boss</target>"
            "<alt-trans><target/></alt-trans>",
        ),
        ("2.0", "", "<x:target>The R&amp;D boss</x:target>"),
        ("2.0", "<x:target />", "<x:target>The R&amp;D boss</x:target>"),
    ],
)
def test_a_target_that_is_not_there_comes_in(tmp_path, version, before, after):
    path = tmp_path / "a.xlf"
    path.write_text(UNITS[version].format(before), "utf-8")
    first = lines(path)[0]
    assert first.target == ""
    done = corrected(read_original(str(path), None), lines(path), {first.id: "The R&D boss"})
    assert done.refused == []
    assert done.data.decode() == UNITS[version].format(after)


def test_utf16_stays_utf16(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffEin 三 Wort.\r\n".encode("utf-16-le"))
    assert correct(path, {"三": "五"}).data == "\ufeffEin 五 Wort.\r\n".encode("utf-16-le")


def test_a_sentence_that_was_left_out_comes_in(tmp_path):
    (tmp_path / "s.de.txt").write_text(
        "Der Rat tagte. Niemand widersprach dem langen Plan. Dann gingen alle.\n", "utf-8"
    )
    target = tmp_path / "t.en.txt"
    target.write_text("The council met. Then everybody went home.\n", "utf-8")
    pairs = [
        Pair(id=str(n), target=s.text, target_place=s.place) for n, s in enumerate(bilint.read(str(target)).segments)
    ]
    end = pairs[0].target_place.at(len(pairs[0].target))._replace(text=0)
    gap = Pair(id="gap", target="", target_place=type(pairs[0].target_place)(str(target), (end,)))
    done = corrected(read_original(str(target), None), [pairs[0], gap, pairs[1]], {"gap": "Nobody objected."})
    assert done.data.decode() == "The council met. Nobody objected. Then everybody went home.\n"


WORDS = st.lists(
    st.sampled_from(["tent", "1,5", "五", "مرحبا", "(x)", "a_b", "*", "<b>", "&amp;", "`q`", "#", "-", "[z]"]),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(["a.md", "a.html", "a.txt", "a.jsonl"]), words=WORDS)
def test_what_is_written_is_read_as_it_was_meant(tmp_path_factory, name, words):
    text = " ".join(words)
    wrapped = {
        "a.md": "Start **old** text.\n\n* An old thing\n",
        "a.html": "<p>Start <i>old</i> text.</p><p>An old thing</p>\n",
        "a.txt": "Start old text.\n\nAn old thing\n",
        "a.jsonl": '{"source": "x", "target": "Start old text."}\n{"source": "y", "target": "An old thing"}\n',
    }[name]
    path = tmp_path_factory.mktemp("words") / name
    path.write_text(wrapped, "utf-8")
    done = correct(path, {"old": text})
    path.write_bytes(done.data)
    read = " ".join(pair.target for pair in lines(path))
    assert done.corrected + len(done.refused) == 2
    if not done.refused:
        assert "".join(read.split()) == "".join(f"Start {text} text. An {text} thing".split())


def test_files_that_cannot_be_written(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"A text."))
    with pytest.raises(InputError, match="gzipped"):
        read_original(str(tmp_path / "a.txt.gz"), None)
    with pytest.raises(InputError, match="standard input"):
        read_original("-", None)
    with pytest.raises(InputError, match="no such file"):
        read_original(str(tmp_path / "nowhere.txt"), None)
