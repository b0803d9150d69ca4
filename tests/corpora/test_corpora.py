"""The articles are whole: gold rows fit the texts, beads name every sentence, made files are fresh."""

import importlib
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from bilint.mqm import CATEGORIES

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(scope="module")
def texts():
    """The module corpora/texts.py."""
    sys.path.insert(0, str(CORPORA))
    try:
        yield importlib.import_module("texts")
    finally:
        sys.path.remove(str(CORPORA))
        sys.modules.pop("texts", None)


GOLD = sorted(CORPORA.glob("*/gold.*.jsonl"))
TEXTS = sorted(path for path in CORPORA.glob("*/*.txt") if path.stem.split(".")[0] in {"source", "machine", "human"})
BILINGUAL = sorted(CORPORA.glob("*/bilingual/*"))
KINDS = {
    "title", "idiom", "number", "date", "unit", "currency", "name", "pronoun", "verb-missing", "roles", "omission",
    "addition", "untranslated-word", "untranslated-segment", "genitive", "spaced-hyphen", "doubled-word", "quotation",
    "punctuation",
}  # fmt: skip


def name(path: Path) -> str:
    return str(path.relative_to(CORPORA))


def rows(path: Path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def source_of(path: Path) -> Path:
    [source] = path.parent.glob("source.*.txt")
    return source


def test_made_files_are_fresh():
    done = subprocess.run(
        [sys.executable, "-B", str(CORPORA / "build.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_there_are_the_articles_that_were_asked_for():
    pairs = {(source_of(path).name.split(".")[1], path.name.split(".")[1]) for path in GOLD}
    assert pairs == {("de", "en"), ("fr", "en"), ("es", "en"), ("zh", "en"), ("ar", "en"), ("en", "de"), ("en", "fr")}


@pytest.mark.parametrize("path", GOLD, ids=name)
def test_gold(path: Path):
    target_lang = path.name.split(".")[1]
    texts = {
        "source": source_of(path).read_bytes().decode("utf-8"),
        "target": path.with_name(f"machine.{target_lang}.txt").read_bytes().decode("utf-8"),
    }
    gold = rows(path)
    assert [row["id"] for row in gold] == [f"{path.parent.name}-{target_lang}-{n:02}" for n in range(1, len(gold) + 1)]
    assert 14 <= len(gold) <= 25
    for row in gold:
        assert row["category"] in CATEGORIES, row["id"]
        assert row["severity"] in {"minor", "major", "critical"}, row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert row["better"] != row["target_text"], row["id"]
        for side, text in texts.items():
            span, stretch = row[f"{side}_span"], row[f"{side}_text"]
            assert (span is None) == (stretch is None), row["id"]
            if span is not None:
                assert text[slice(*span)] == stretch, row["id"]
        assert (row["target_text"] is None) == (row["kind"] == "omission"), row["id"]
        assert row["source_text"] is None or row["kind"] != "addition", row["id"]
    places = [row["target_span"] or [-1 - row["source_span"][0]] for row in gold]
    assert len({tuple(place) for place in places}) == len(places), "one stretch, one row"


def test_every_kind_of_error_is_planted():
    planted = Counter(row["kind"] for path in GOLD for row in rows(path))
    assert set(planted) == KINDS
    usual = {"title", "idiom", "number", "date", "unit", "currency", "name", "pronoun", "roles", "omission", "addition"}
    for path in GOLD:
        assert usual <= {row["kind"] for row in rows(path)}, name(path)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_text_has_its_form(path: Path, texts):
    text = path.read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    assert re.fullmatch(r"[^\n]+(\n\n[^\n]+)+\n", text), "one paragraph a line, an empty line between"
    assert 12 <= len(texts.sentences(path)) <= 25


@pytest.mark.parametrize("path", [path for path in TEXTS if not path.name.startswith("source")], ids=name)
def test_beads_run_in_order_and_name_every_sentence(path: Path, texts):
    aligned = texts.beads(path.with_suffix(".beads"))
    for side, file in enumerate((source_of(path), path)):
        assert [i for bead in aligned for i in bead[side]] == list(range(len(texts.sentences(file))))


@pytest.mark.parametrize("path", GOLD, ids=name)
def test_dropped_and_added_sentences_are_in_the_gold(path: Path, texts):
    machine = path.with_name(f"machine.{path.name.split('.')[1]}.txt")
    source, target = texts.sentences(source_of(path)), texts.sentences(machine)
    aligned = texts.beads(machine.with_suffix(".beads"))
    dropped = [source[i].text for left, right in aligned if not right for i in left]
    added = [target[i].text for left, right in aligned if not left for i in right]
    gold = rows(path)
    assert dropped == [row["source_text"] for row in gold if row["kind"] == "omission"]
    assert added == [row["target_text"] for row in gold if row["kind"] == "addition"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Am 14. Juni für 12,5 Mio. Euro. Dann nicht.", ["Am 14. Juni für 12,5 Mio. Euro.", "Dann nicht."]),
        ("„Ja? Nein!“, sagte er. Sie ging.", ["„Ja? Nein!“, sagte er.", "Sie ging."]),
        ("Kurz\n\nLang.", ["Kurz", "Lang."]),
    ],
)
def test_sentences(tmp_path: Path, texts, text: str, sentences: list[str]):
    path = tmp_path / "source.de.txt"
    path.write_text(text, encoding="utf-8")
    found = texts.sentences(path)
    assert [sentence.text for sentence in found] == sentences
    assert [text[sentence.start : sentence.end] for sentence in found] == sentences


@pytest.mark.parametrize("path", [path for path in BILINGUAL if path.suffix in {".xlf", ".tmx"}], ids=name)
def test_xml_is_well_formed_and_has_markup_in_some_units(path: Path):
    tree = etree.parse(path)
    tags = {etree.QName(element).localname for element in tree.iter("{*}*")}
    assert "ph" in tags
    assert tags & {"g", "pc", "bpt"}
    assert tags & {"mrk", "hi"}


def test_bilingual_files_hold_the_machine_translation():
    units = rows(CORPORA / "german" / "bilingual" / "article.jsonl")
    machine = (CORPORA / "german" / "machine.en.txt").read_text(encoding="utf-8")
    assert " ".join(unit["target"] for unit in units if unit["target"]) == " ".join(machine.split())
    assert {(unit["source_lang"], unit["target_lang"]) for unit in units} == {("de", "en")}
    assert sum(unit["target"] == "" for unit in units) == 1
