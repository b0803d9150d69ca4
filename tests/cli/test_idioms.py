"""`bilint idioms`: lists, searches, counts, checks a user's own file, imports; and own inventories in a check."""

import json
from pathlib import Path

import pytest

from bilint.cli import run

OWN = """
[[idiom]]
form = "den Deich halten"
pattern = "Deich & halten"
says = "hold the dike"
means = "to keep a threatened position"
good.en = ["hold the line", "stand firm"]
literal.en = ["hold|keep dike|dyke"]
"""


def test_search_finds_forms_meanings_and_renderings(capsys: pytest.CaptureFixture[str]):
    assert run(["idioms", "search", "GLOVES OFF", "--language", "de", "--isolated"]) == 0
    assert capsys.readouterr().out == "de  idioms           mit harten Bandagen kämpfen: to fight ruthlessly\n"


def test_list_as_json_lines(capsys: pytest.CaptureFixture[str]):
    assert run(["idioms", "list", "-l", "German", "--format", "jsonl", "--isolated"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["language"] for row in rows} == {"de"}
    assert {row["kind"] for row in rows} == {"idioms", "calques titles", "calques phrases", "false_friends"}


def test_count_has_a_line_for_every_language(capsys: pytest.CaptureFixture[str]):
    assert run(["idioms", "count", "--isolated"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["language", "idioms", "titles", "phrases", "false", "friends"]
    assert {line.split()[0] for line in lines} >= {"German", "English", "Chinese", "Arabic", "Finnish"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("", "", "1 entries, 0 problems"),
        ('means = "to', 'meens = "to', "entry 1 (den Deich halten)"),
        ('"hold|keep dike|dyke"', '"the"', "no word to find it by"),
        ('good.en = ["hold the line"', 'good.en = ["hold the dike"', "holds the literal rendering"),
    ],
)
def test_check_of_an_own_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str):
    path = tmp_path / "idioms.de.toml"
    path.write_text(OWN.replace(old, new) if old else OWN, "utf-8")
    assert run(["idioms", "check", str(path)]) == (2 if old else 0)
    said = capsys.readouterr().out
    assert says in said
    assert str(path) in said


def test_a_name_without_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "ours.toml"
    path.write_text(OWN, "utf-8")
    assert run(["idioms", "check", str(path)]) == 2
    assert "the name tells no language" in capsys.readouterr().out


def test_own_inventories_are_checked_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "idioms.de.toml").write_text(OWN, "utf-8")
    (tmp_path / "bilint.toml").write_text('inventories = ["terms/idioms.de.toml"]\n', "utf-8")
    Path("a.de.txt").write_text("Die Opposition hielt den Deich bis zum Abend.", "utf-8")
    Path("a.en.txt").write_text("The opposition held the dike until the evening.", "utf-8")
    assert run(["check", "a.de.txt", "a.en.txt", "--format", "jsonl"]) == 1
    (finding,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert finding["check"] == "idioms.literal"
    assert finding["suggestions"] == ["held the line", "stood firm"]
    row = {"id": "1", "source": "Wir halten den Deich.", "target": "We keep the dyke.", "source_lang": "de"}
    Path("rows.jsonl").write_text(json.dumps({**row, "target_lang": "en"}) + "\n", "utf-8")
    assert run(["batch", "rows.jsonl", "--findings", "-", "--workers", "1"]) == 1
    assert json.loads(capsys.readouterr().out)["check"] == "idioms.literal"


def test_an_inventory_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("bilint.toml").write_text('inventories = ["idioms.de.toml"]\n', "utf-8")
    Path("a.txt").write_text("The opposition held the dike.", "utf-8")
    assert run(["check", "a.txt", "--source-lang", "de", "--target-lang", "en"]) == 2
    assert "idioms.de.toml: No such file" in capsys.readouterr().err


WIKTEXTRACT = [
    {"word": "den Deich halten", "lang_code": "de", "pos": "verb",
     "senses": [{"glosses": ["to stand firm"], "tags": ["idiomatic"]}],
     "translations": [{"code": "en", "word": "hold the line"}, {"code": "fr", "word": "tenir bon"}]},
    {"word": "Deich", "lang_code": "de", "pos": "noun", "senses": [{"glosses": ["dike"]}]},
    {"word": "hold the line", "lang_code": "en", "pos": "phrase", "senses": [{"glosses": ["stand firm"]}]},
]  # fmt: skip
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><descrip type="definition">to stand firm</descrip>
<langSec xml:lang="de"><termSec><term>den Deich halten</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>hold the line</term></termSec></langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="en"><termSec><term>dike</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""
TSV = "form\tmeans\ten\nden Deich halten\tto stand firm\thold the line|stand firm\nDeich\tdike\t\nzu kurz\n"


@pytest.mark.parametrize(
    ("kind", "text", "kept", "reasons"),
    [
        ("wiktextract", "\n".join(map(json.dumps, WIKTEXTRACT)) + "\nnothing\n", ["fr", "en"],
         ["2\tnot marked as an idiom", "3\tits language is 'en'", "4\tno JSON"]),
        ("tbx", TBX, ["en"], ["2\tno term in 'de'"]),
        ("tsv", TSV, ["en"], ["3\t'Deich' is no phrase", "4\t1 columns in place of 3"]),
    ],
)  # fmt: skip
def test_import(tmp_path: Path, capsys, kind: str, text: str, kept: list[str], reasons: list[str]):
    given, written, skipped = tmp_path / "given", tmp_path / "idioms.de.toml", tmp_path / "skipped.tsv"
    given.write_text(text, "utf-8")
    arguments = ["idioms", "import", str(given), "--from", kind, "-l", "de", "-o", str(written)]
    assert run([*arguments, "--skipped", str(skipped)]) == 0
    assert f"1 entries, 0 forms twice, {len(reasons)} skipped" in capsys.readouterr().err
    for reason, line in zip(reasons, skipped.read_text("utf-8").splitlines(), strict=True):
        assert line.startswith(reason)
    draft = written.read_text("utf-8")
    assert 'form = "den Deich halten"' in draft
    assert 'means = "to stand firm"' in draft
    assert all(f"good.{code} = [" in draft for code in kept)
    # A draft can be read and used at once.
    assert run(["idioms", "check", str(written)]) == 0


def test_import_of_what_is_no_table(tmp_path: Path, capsys):
    given = tmp_path / "given.tsv"
    given.write_text("a\tb\n", "utf-8")
    assert run(["idioms", "import", str(given), "--from", "tsv", "-l", "de"]) == 2
    assert "line 1: the columns are form, means" in capsys.readouterr().err
