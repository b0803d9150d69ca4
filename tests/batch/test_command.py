"""`bilint batch`: exit codes, what goes to which stream, and what is said."""

import json

import pytest

from bilint.cli import run


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "1", "source": "Er kam.", "target": "He  came.", "source_lang": "de", "target_lang": "en"},
        {"id": "2", "source": "Er kam mit {name}.", "target": "He came.", "source_lang": "de", "target_lang": "en"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def batch(corpus, *options):
    return run(["batch", str(corpus), "--workers", "1", "--select", "typography,markup", *options])


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 1, "exit 1: 1 findings at major or above"),
        (("--fail-on", "critical"), 0, "2 rows, 2 findings (1 major, 1 minor; "),
        (("--fail-on", "none"), 0, "rows a second"),
        (("--exit-zero",), 0, "rows a second"),
        (("--ignore", "markup", "--fail-on", "minor"), 1, "exit 1: 1 findings at minor or above"),
        (("--limit", "1"), 0, "1 rows, 1 findings"),
        (("--select", "typografy"), 2, "did you mean 'typography'"),
        (("--findings", "-", "--scores", "-"), 2, "cannot both go to standard output"),
        (("--workers", "0"), 2, "0 is not in the range"),
        (("--format", "tmxx"), 2, "did you mean 'tmx'"),
        (("--findings", "missing/f.jsonl"), 2, "missing/f.jsonl: cannot be written"),
    ],
)
def test_exit_codes_and_what_is_said(corpus, capsys, options, code, said):
    assert batch(corpus, "--findings", "f.jsonl", *options) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_findings_go_to_standard_output_by_default(corpus, capfdbinary):
    batch(corpus)
    out, err = capfdbinary.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2"]
    assert b"2 rows" in err


def test_bad_rows_make_exit_2_after_the_rest_is_done(corpus, capsys):
    with corpus.open("a", encoding="utf-8") as file:
        file.write("[]\n" * 25 + json.dumps({"target": "He  left.", "target_lang": "en"}) + "\n")
    assert batch(corpus, "--findings", "f.jsonl") == 2
    err = capsys.readouterr().err
    assert f"problem: {corpus}:3: " in err
    assert err.count("problem: ") == 21
    assert "and 5 more (all in all: rows 25)" in err
    assert len(corpus.with_name("f.jsonl").read_text("utf-8").splitlines()) == 3


def test_scores_come_with_their_signatures(corpus, capsys):
    batch(corpus, "--findings", "f.jsonl", "--scores", "s.jsonl")
    assert "score: quality|method:windows|" in capsys.readouterr().err
    scores = [json.loads(line) for line in corpus.with_name("s.jsonl").read_text("utf-8").splitlines()]
    assert [list(score) for score in scores] == [["id", "scores"]] * 2


def test_missing_file_is_one_line(tmp_path, capsys):
    assert batch(tmp_path / "nothing.jsonl") == 2
    assert capsys.readouterr().err == f"bilint: {tmp_path / 'nothing.jsonl'}: no such file\n"
