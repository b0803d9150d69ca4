"""`bilint report`, `bilint compare`, and reports that are no text."""

import gzip
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bilint.cli import run

SOURCE = "Er zahlte 3 Euro.\nMorgen regnet es.\n"
TARGET = "He paid 4 euros.\nTomorrow it will rain rain.\n"


@pytest.fixture
def files(tmp_path: Path):
    (tmp_path / "a.de.txt").write_text(SOURCE)
    (tmp_path / "a.en.txt").write_text(TARGET)
    return tmp_path


def check(folder: Path, *options: str) -> int:
    return run(["check", str(folder / "a.de.txt"), str(folder / "a.en.txt"), "--isolated", *options])


@pytest.fixture
def results(files: Path):
    assert check(files, "--format", f"json={files}/r.json", "--format", f"jsonl={files}/r.jsonl") == 1
    return files


FORMATS = "full concise grouped json jsonl markdown html xlsx sarif junit github gitlab rdjson tsv marot xliff".split()


@pytest.mark.parametrize("name", FORMATS)
def test_saved_results_give_the_same_report_as_the_check(results: Path, name: str):
    assert check(results, "--format", f"{name}={results}/direct") == 1
    assert run(["report", f"{results}/r.json", "--format", f"{name}={results}/saved"]) == 0
    if name != "xlsx":  # which holds the time at which it was made
        assert (results / "saved").read_bytes() == (results / "direct").read_bytes()
    assert (results / "saved").stat().st_size > 0


def test_lines_and_standard_input_will_do(results: Path, capsys: pytest.CaptureFixture[str], monkeypatch):
    assert run(["report", f"{results}/r.jsonl", "--format", "concise"]) == 0
    out = capsys.readouterr().out
    assert "numbers.mismatch" in out
    with (results / "r.json").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": file}))
        assert run(["report", "-", "--format", "concise"]) == 0
    assert capsys.readouterr().out == out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "none.json"], "none.json"),
        (["report", "a.de.txt"], "a.de.txt:1: is no finding as JSON"),
        (["report", "torn.json"], "torn.json: is broken or was cut short: Input data was truncated; write"),
        (["report", "torn.jsonl"], "torn.jsonl: is broken or was cut short"),
        (["report", "half.jsonl"], "half.jsonl:2: is no finding as JSON: Input data was truncated"),
        (["report", "object.json"], "object.json: holds no results of `bilint check --format json`"),
        (
            ["report", "list.json"],
            "list.json:1: is no finding as JSON: Expected `object`, got `array`; results are",
        ),
        (["report", "empty.json"], "empty.json: the file is empty"),
        (["report", "r.json", "--format", "sarf"], "did you mean 'sarif'?"),
        (["report", "r.json", "--format", "html="], "--format html=: no file is named behind the ="),
        (["report", "r.json", "--format", "html=o", "--format", "sarif=./o"], "html and sarif both go to ./o"),
        (["report", "r.json", "--format", "html=-", "--format", "json"], "both go to standard output"),
        (["report", "r.json", "--format", "html=none/o"], "none/o: cannot be written: there is no folder none"),
        (["report", "r.json", "--format", "html=."], ".: cannot be written: is a directory"),
        (["report", "r.json", "--format", "html=r.json"], "r.json: was read for this html report"),
        (["report", "r.json", "--format", "html=a.en.txt"], "a.en.txt: was read for this html report"),
        (["check", "a.de.txt", "a.en.txt", "--isolated", "--format", "html=a.en.txt"], "a.en.txt: was read for this"),
        (["compare", "-", "-"], "standard input holds one result"),
        (["report", "r.json", "--format", "json", "--format", "html"], "give each of json, html a file"),
        (["compare", "r.json", "a.de.txt"], "a.de.txt:1: is no finding as JSON"),
    ],
)
def test_mistakes(results: Path, monkeypatch, capsys, arguments: list[str], message: str):
    monkeypatch.chdir(results)
    lines = Path("r.jsonl").read_bytes()
    for name, content in {
        "torn.json": Path("r.json").read_bytes()[:1000],
        "torn.jsonl": lines[:100],
        "half.jsonl": lines[:-100],
        "object.json": b"{}",
        "list.json": b"[]",
        "empty.json": b"",
    }.items():
        Path(name).write_bytes(content)
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_a_report_that_cannot_be_written_keeps_no_other_back(results: Path, capfd: pytest.CaptureFixture[str]):
    full = [f"--format={name}=/dev/full" for name in ("xlsx", "html")]
    assert run(["report", f"{results}/r.json", *full, f"--format=sarif={results}/o.sarif", "--format=concise"]) == 2
    said = capfd.readouterr()
    assert said.err == "bilint: /dev/full: cannot be written: no space left on device\n" * 2
    assert said.out.count("\n") == 2
    assert json.loads((results / "o.sarif").read_text())["runs"][0]["results"]


def test_the_counts_are_said_where_no_report_on_the_screen_says_them(results: Path, capsys):
    for form, out, err in (
        ("concise", False, True),
        ("full", True, False),
        (f"html={results}/o.html", False, True),
    ):
        assert run(["report", f"{results}/r.json", "--format", form]) == 0
        said = capsys.readouterr()
        assert ("2 pairs, 1 major, 1 minor findings" in said.out) is out
        assert (said.err == "2 pairs, 1 major, 1 minor findings\n") is err


@pytest.mark.parametrize("name", ["r.json", "r.jsonl"])
def test_gzip_is_read(results: Path, capsys: pytest.CaptureFixture[str], name: str):
    packed = results / f"{name}.gz"
    packed.write_bytes(gzip.compress((results / name).read_bytes()))
    assert run(["compare", str(packed), f"{results}/{name}"]) == 0
    assert capsys.readouterr().out == "0 new, 0 gone, 2 the same\n"
    packed.write_bytes(packed.read_bytes()[:60])
    assert run(["report", str(packed)]) == 2
    assert f"{name}.gz: broken gzip file" in capsys.readouterr().err


def test_xlsx_goes_to_a_pipe_but_not_to_a_terminal(results: Path, capfdbinary, monkeypatch):
    assert run(["report", f"{results}/r.json", "--format", "xlsx"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run(["report", f"{results}/r.json", "--format", "xlsx"]) == 2
    assert b"give it a file" in capfdbinary.readouterr().err


def test_the_xliff_report_is_a_copy_of_the_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "in.xlf"
    path.write_text(
        '<xliff version="1.2"><file original="a" source-language="de" target-language="en"><body>'
        '<trans-unit id="1"><source>Er zahlte 3 Euro.</source><target>He paid 4 euros.</target></trans-unit>'
        "</body></file></xliff>"
    )
    assert run(["check", str(path), "--isolated", "--format", f"xliff={tmp_path}/out.xlf"]) == 1
    out = (tmp_path / "out.xlf").read_text()
    assert '</target><note from="bilint"' in out
    assert run(["check", str(path), "--isolated", "--format", f"json={tmp_path}/r.json"]) == 1
    path.write_text(path.read_text().replace("4 euros", "5 euros"))
    capsys.readouterr()
    assert run(["report", f"{tmp_path}/r.json", "--format", f"xliff={tmp_path}/out.xlf"]) == 2
    assert "in.xlf: has changed since the report was made; check it again" in capsys.readouterr().err
    assert (tmp_path / "out.xlf").read_text() == out


def test_compare(results: Path, capsys: pytest.CaptureFixture[str]):
    (results / "a.en.txt").write_text("\n" + TARGET.replace("rain rain", "rain").replace("will", "will will"))
    check(results, "--format", f"json={results}/new.json")
    capsys.readouterr()
    old, new = f"{results}/r.json", f"{results}/new.json"
    assert run(["compare", old, new]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines[:-1]] == ["+", "-"]
    assert lines[-1] == "1 new (1 minor), 1 gone (1 minor), 1 the same"
    assert run(["compare", old, new, "--fail-on", "minor", "--format", "json"]) == 1
    out = json.loads(capsys.readouterr().out)
    assert [len(out[name]) for name in ("new", "gone", "same")] == [1, 1, 1]
    assert run(["compare", old, new, "--fail-on", "major"]) == 0
    assert run(["compare", old, old, "--fail-on", "minor"]) == 0


def test_the_fail_level_is_in_the_report(files: Path):
    check(files, "--format", f"json={files}/r.json", "--format", f"junit={files}/j.xml", "--fail-on", "critical")
    assert json.loads((files / "r.json").read_text())["settings"]["fail-on"] == "critical"
    assert 'failures="0"' in (files / "j.xml").read_text()


def test_json_lines_without_findings(files: Path, capsys: pytest.CaptureFixture[str], monkeypatch):
    (files / "a.en.txt").write_text(SOURCE.replace("Er zahlte 3 Euro.", "He paid 3 euros.").replace("Morgen", "x"))
    assert check(files, "--select", "numbers", "--format", f"jsonl={files}/none.jsonl") == 0
    assert (files / "none.jsonl").read_bytes() == b""
    capsys.readouterr()
    (files / "none.jsonl.gz").write_bytes(gzip.compress(b""))
    assert run(["compare", f"{files}/none.jsonl", f"{files}/none.jsonl.gz"]) == 0
    assert capsys.readouterr().out == "0 new, 0 gone, 0 the same\n"
    monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": BytesIO()}))
    assert run(["report", "-", "--format", "gitlab"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_two_translations_that_are_called_and_read_alike(files: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing that has to be unique in a report may rest on a file's name or its text alone."""
    monkeypatch.chdir(files)
    for folder in ("news", "sport"):
        (files / folder).mkdir()
        for name in ("a.de.txt", "a.en.txt"):
            (files / folder / name).write_bytes((files / name).read_bytes())
    (files / "bilint.toml").write_text('[[pairs]]\nsource = "{f}/a.de.txt"\ntarget = "{f}/a.en.txt"\n')
    assert run(["check", *(f"--format={name}=out.{name}" for name in FORMATS)]) == 1
    text = {name: (files / f"out.{name}").read_text("utf-8") for name in FORMATS if name != "xlsx"}
    paths = {"news/a.en.txt", "sport/a.en.txt"}

    def unique(values: Iterable[object]) -> bool:
        listed = list(values)
        return len(listed) == len(set(listed)) > 0

    report = json.loads(text["json"])
    assert unique(pair["id"] for pair in report["segments"])
    assert {finding["path"] for finding in report["findings"]} == paths
    findings = len(report["findings"])

    results = json.loads(text["sarif"])["runs"][0]["results"]
    where = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert set(where) == paths
    assert unique((at, str(result["partialFingerprints"])) for at, result in zip(where, results, strict=True))

    quality = json.loads(text["gitlab"])
    assert unique(each["fingerprint"] for each in quality)
    assert len(quality) == findings

    suites = ET.fromstring(text["junit"]).findall("testsuite")
    assert [suite.get("name") for suite in suites] == sorted(paths)
    assert unique((case.get("classname"), case.get("name")) for suite in suites for case in suite)

    assert {each["location"]["path"] for each in json.loads(text["rdjson"])["diagnostics"]} == paths
    assert unique(re.findall(r'\bid="([^"]+)"', text["html"]))
    assert unique(unit.get("id") for unit in ET.fromstring(text["xliff"]).iter() if unit.tag.endswith("}unit"))
    rows = [line.split("\t") for line in text["marot"].splitlines()[1:]]
    assert {row[1].removesuffix(":de-en") for row in rows} == paths
    assert all(text["github"].count(f"file={path}") == findings // 2 for path in paths)

    sheet = openpyxl.load_workbook(files / "out.xlsx")["Segments"]
    assert unique(row[0] for row in sheet.iter_rows(min_row=2, values_only=True))
