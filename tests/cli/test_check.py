"""`bilint check` and `bilint align` on real files: streams, formats, exit codes, settings."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

import bilint
from bilint.cli import run

CORPORA = Path(__file__).parent.parent.parent / "corpora"
GERMAN, MACHINE = CORPORA / "german" / "source.de.txt", CORPORA / "german" / "machine.en.txt"
BILINGUAL = sorted(path for path in CORPORA.glob("*/bilingual/*") if path.is_file())


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_two_documents(capsys: pytest.CaptureFixture[str]):
    assert run(["check", str(GERMAN), str(MACHINE), "--isolated", "--format", "jsonl"]) == 1
    said = capsys.readouterr()
    found = {(row["check"], row["target"][slice(*row["target_span"])]) for row in rows(said.out) if row["target_span"]}
    assert ("idioms.literal", "hard bandages") in {(check, text.removeprefix("with ")) for check, text in found}
    assert ("calques.title", "vice chief") in found
    assert ("typography.spaced_hyphen", " -") in found
    assert said.err.splitlines()[-1].startswith("bilint: exit 1: ")


def test_places_lead_to_the_words(capsys: pytest.CaptureFixture[str]):
    run(["check", str(GERMAN), str(MACHINE), "--isolated", "--format", "jsonl"])
    lines = MACHINE.read_text("utf-8").splitlines()
    for row in rows(capsys.readouterr().out):
        if row["target_span"]:
            start, end = row["target_span"]
            assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["target"][start:end])


@pytest.mark.parametrize("path", BILINGUAL, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_bilingual_files(path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["check", str(path), "--isolated", "--format", "jsonl"]) == 1
    found = rows(capsys.readouterr().out)
    assert len({row["check"] for row in found}) >= 5
    assert all(row["path"] == str(path) and row["line"] >= 1 and row["column"] >= 1 for row in found)


def test_bilingual_files_of_one_article_say_the_same(capsys: pytest.CaptureFixture[str]):
    said = {}
    for name in ("article.tsv", "article.jsonl"):
        run(["check", str(CORPORA / "german" / "bilingual" / name), "--isolated", "--format", "jsonl"])
        found = rows(capsys.readouterr().out)
        said[name] = [(row["check"], row["target"], row["source_span"], row["target_span"]) for row in found]
    assert said["article.tsv"] == said["article.jsonl"]


def test_translation_alone(capsys: pytest.CaptureFixture[str]):
    assert run(["check", str(MACHINE), "--source-lang", "de", "--isolated", "--format", "concise"]) == 1
    said = capsys.readouterr()
    assert "vice chief" in said.out
    assert "hard bandages" in said.out
    assert "numbers.missing" not in said.out
    assert "note: the source is not at hand" in said.err


def test_translation_alone_without_a_source_language(capsys: pytest.CaptureFixture[str]):
    run(["check", str(MACHINE), "--isolated", "--format", "concise"])
    said = capsys.readouterr()
    assert "typography.spaced_hyphen" in said.out
    assert "give --source-lang" in said.err


def test_standard_input_and_gzip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    packed = tmp_path / "source.de.txt.gz"
    packed.write_bytes(gzip.compress(GERMAN.read_bytes()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MACHINE.read_bytes()), "utf-8"))
    assert run(["check", str(packed), "-", "--target-lang", "en", "--isolated", "--format", "concise"]) == 1
    assert "<stdin>:7:5: major calques.title" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        (["--fail-on", "none"], 0, None),
        (["--fail-on", "critical"], 0, None),
        (["--exit-zero"], 0, None),
        (["--select", "typography"], 0, None),
        (["--select", "typography", "--fail-on", "minor"], 1, "1 finding"),
        (["--select", "typography", "--fail-on", "minor", "--max-findings", "1"], 0, None),
        (["--select", "typography", "--min-score", "quality=0.999"], 1, "quality is 0."),
        (["--select", "typography", "--min-score", "quality=0.01"], 0, None),
        (["--select", "typography", "--min-score", "qualty=0.01"], 2, "did you mean"),
    ],
)
def test_exit_codes(options: list[str], code: int, reason: str | None, capsys: pytest.CaptureFixture[str]):
    assert run(["check", str(GERMAN), str(MACHINE), "--isolated", "--format", "concise", *options]) == code
    last = capsys.readouterr().err.splitlines()[-1]
    assert (reason in last) if reason else ("exit" not in last)


def test_several_reports_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    html, markdown = tmp_path / "r.html", tmp_path / "r.md"
    formats = ["--format", f"html={html}", "--format", f"markdown={markdown}", "--format", "concise"]
    assert run(["check", str(GERMAN), str(MACHINE), "--isolated", *formats]) == 1
    assert "vice chief" in html.read_text("utf-8")
    assert "vice chief" in markdown.read_text("utf-8")
    assert "vice chief" in capsys.readouterr().out


def test_two_reports_cannot_share_standard_output(capsys: pytest.CaptureFixture[str]):
    assert run(["check", str(MACHINE), "--isolated", "--format", "json", "--format", "concise"]) == 2
    assert "--format json=FILE" in capsys.readouterr().err


def test_settings_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "bilint.toml").write_text(
        'format = ["concise"]\nselect = ["typography"]\nseverity = {"typography.spaced_hyphen" = "critical"}\n', "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert run(["check", str(GERMAN), str(MACHINE)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in out] == ["critical typography.spaced_hyphen"]


def test_color_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    arguments = ["check", str(MACHINE), "--isolated", "--select", "typography"]
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(arguments)
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.delenv("FORCE_COLOR")
    run(arguments)
    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize("shape", ["text", "beads", "tsv", "jsonl"])
def test_align(shape: str, capsys: pytest.CaptureFixture[str]):
    human = CORPORA / "german" / "human.en.txt"
    assert run(["align", str(GERMAN), str(human), "--format", shape]) == 0
    said = capsys.readouterr()
    if shape == "beads":
        assert said.out.splitlines()[0] == "0:0"
    else:
        assert "Altenrode" in said.out
    assert "beads" in said.err


def test_python_says_the_same_as_the_command(capsys: pytest.CaptureFixture[str]):
    report = bilint.check(str(GERMAN), str(MACHINE))
    run(["check", str(GERMAN), str(MACHINE), "--isolated", "--format", "jsonl"])
    printed = [row["fingerprint"] for row in rows(capsys.readouterr().out)]
    assert [finding.fingerprint for finding in report.findings] == printed
    assert len(set(printed)) == len(printed)


def test_read():
    document = bilint.read(str(GERMAN))
    assert isinstance(document, bilint.Document)
    assert (document.language, document.language_from) == ("de", "metadata")
    pairs = bilint.read(str(CORPORA / "german" / "bilingual" / "article.tmx"))
    assert isinstance(pairs, list)
    assert pairs[0].source_lang == "de"
