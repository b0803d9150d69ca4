"""A corpus through `run`: findings and scores row by row, the same for any number of workers, bad rows left out."""

import gzip
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from bilint.batch import Interrupted, run
from bilint.batch.rows import CHUNK_ROWS
from bilint.checks.select import select
from bilint.config import Ignore
from bilint.errors import InputError, LanguageError, OutputError, UnknownNameError
from bilint.model import Severity
from bilint.suppress import Suppressions

CHECKS = select(["typography", "repetition"])
KEYS = ["id", "path", "line", "column", "check", "category", "severity", "message", "source_span", "target_span"]
LAST = ["suggestions", "confidence", "fingerprint"]


def row(id, target, source="Er kam zu spät.", **more):
    return {"id": id, "source": source, "target": target, "source_lang": "de", "target_lang": "en", **more}


def write(path, rows):
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
    return path


def read(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def corpus(tmp_path):
    """Three chunks; every third row has a double space, which is a finding."""
    rows = [row(f"r{n}", f"He came{'  ' if n % 3 == 0 else ' '}late, day {n}.") for n in range(2 * CHUNK_ROWS + 10)]
    return write(tmp_path / "rows.jsonl", rows)


def test_findings_name_their_row_and_leave_the_texts_out(corpus, tmp_path):
    result = run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS, workers=1)
    findings = read(tmp_path / "f.jsonl")
    assert [finding["id"] for finding in findings] == [f"r{n}" for n in range(0, result.rows, 3)]
    assert list(findings[0]) == KEYS + LAST
    assert findings[1]["target_span"] == [7, 9]
    assert (findings[1]["path"], findings[1]["line"], findings[1]["severity"]) == (str(corpus), 4, "minor")
    assert result.findings == {("typography.whitespace", "minor"): len(findings)}
    assert (result.count(Severity.MINOR), result.count(Severity.MAJOR)) == (len(findings), 0)


def test_texts_are_there_when_asked_for(corpus, tmp_path):
    run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS, workers=1, with_texts=True, limit=1)
    [finding] = read(tmp_path / "f.jsonl")
    assert list(finding) == [*KEYS[:8], "source", "target", *KEYS[8:], *LAST]
    assert finding["source"] == "Er kam zu spät."


def test_any_number_of_workers_writes_the_same(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("bilint.batch.rows.CHUNK_ROWS", 20)
    files = []
    for workers in (1, 2, 3):
        files.append((tmp_path / f"f{workers}.jsonl", tmp_path / f"s{workers}.jsonl"))
        result = run(corpus, findings=files[-1][0], scores=files[-1][1], checks=CHECKS, workers=workers, limit=90)
        assert (result.rows, result.problem_counts) == (90, {})
    for findings, scores in files[1:]:
        assert findings.read_bytes() == files[0][0].read_bytes()
        assert scores.read_bytes() == files[0][1].read_bytes()


def test_scores_of_every_row(tmp_path):
    rows = [
        row("same", "He came late.", references=["He came late."]),
        row("empty", ""),
        {"id": "alone", "target": "He came late.", "target_lang": "en"},
    ]
    corpus = write(tmp_path / "rows.jsonl", rows)
    result = run(corpus, findings=tmp_path / "f.jsonl", scores=tmp_path / "s.jsonl", checks=CHECKS)
    same, empty, alone = read(tmp_path / "s.jsonl")
    assert same["id"] == "same"
    assert {name: same["scores"][name] for name in ("bleu", "chrf", "ter")} == {"bleu": 100, "chrf": 100, "ter": 0}
    assert 0.5 < same["scores"]["quality"] <= 1
    assert empty == {"id": "empty", "scores": {"quality": 0.0}}
    assert alone == {"id": "alone", "scores": {}}
    assert [signature.split("|")[0] for signature in result.signatures] == ["BLEU", "TER", "chrF2", "quality"]


def test_bad_rows_are_told_by_line_and_the_others_done(tmp_path):
    lines = [
        json.dumps(row("1", "He came  late.")),
        "[1, 2]",
        '{"id": "3", "source": "x"}',
        '{"target": 7}',
        '{"target": "x"',
        "",
        json.dumps(row("7", "x", target_lang="xxyz")),
        json.dumps({"id": "8", "target": "x"}),
        json.dumps(row("9", "x" * 1_000_001)),
        json.dumps(row("10", "He came  late.")),
    ]
    corpus = tmp_path / "rows.jsonl"
    corpus.write_text("\n".join(lines), encoding="utf-8")
    result = run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS)
    assert [finding["id"] for finding in read(tmp_path / "f.jsonl")] == ["1", "10"]
    assert (result.rows, result.problem_counts) == (9, {"rows": 7})
    places = [problem.message.split(" ")[0].removeprefix(f"{corpus}:").split(":")[0] for problem in result.problems]
    assert places == ["2", "3", "4", "5", "7", "8", "9"]
    assert "--target-lang" in result.problems[5].message


def test_bad_rows_of_a_table(tmp_path):
    table = tmp_path / "rows.de-en.tsv"
    table.write_text(
        "source\ttarget\nEr kam.\tHe  came.\nEr ging.\nEr blieb.\tHe  stayed.\nx\ty\tz\n", encoding="utf-8"
    )
    result = run(table, findings=tmp_path / "f.jsonl", checks=CHECKS)
    assert (result.rows, result.findings.total()) == (4, 2)
    assert [problem.message.removeprefix(str(table))[:3] for problem in result.problems] == [":3:", ":5:"]


def test_only_the_first_problems_are_kept(tmp_path):
    corpus = write(tmp_path / "rows.jsonl", [[n] for n in range(50)])
    result = run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS)
    assert (len(result.problems), result.problem_counts["rows"]) == (20, 50)


def test_a_file_of_wrong_rows_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr("bilint.batch.rows.MOST_WRONG", 30)
    corpus = write(tmp_path / "rows.jsonl", [[n] for n in range(50)])
    with pytest.raises(InputError, match=r"30 rows one after another are wrong; the last: .*:31: "):
        run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS)


def test_languages_that_are_given_win(tmp_path):
    corpus = write(tmp_path / "rows.jsonl", [{"id": "1", "source": "x", "target": "He came  late."}])
    result = run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS, source_lang="German", target_lang="en")
    assert (result.problem_counts, result.findings.total()) == ({}, 1)
    with pytest.raises(LanguageError, match="unknown language 'Germn'"):
        run(corpus, findings=tmp_path / "f.jsonl", source_lang="Germn")


def test_other_formats_gzip_and_standard_input(tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text("source\ttarget\nEr kam.\tHe  came.\n", encoding="utf-8")
    packed = tmp_path / "rows.jsonl.gz"
    line = json.dumps(row("1", "He  came.")).encode() + b"\n"
    packed.write_bytes(gzip.compress(line))
    languages = {"source_lang": "de", "target_lang": "en", "checks": CHECKS}
    for rows, stdin in ((table, None), (packed, None), ("-", io.BytesIO(line))):
        out = io.BytesIO()
        assert run(rows, findings=out, stdin=stdin, **languages).findings.total() == 1
        assert json.loads(out.getvalue())["check"] == "typography.whitespace"


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such file"), ("", "empty"), ("\n\n", "no pair of texts"), ("\x00\x01", "NUL")],
)
def test_a_corpus_that_cannot_be_read_leaves_no_file(tmp_path, content, message):
    corpus = tmp_path / "rows.jsonl"
    if content is not None:
        corpus.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS)
    assert {path.name for path in tmp_path.iterdir()} <= {"rows.jsonl"}


def test_an_old_result_stays_until_the_new_one_is_whole(corpus, tmp_path):
    findings = tmp_path / "f.jsonl"
    findings.write_text("old", encoding="utf-8")

    def stop(rows):
        assert findings.read_text("utf-8") == "old"
        if rows > CHUNK_ROWS:
            raise KeyboardInterrupt

    for workers in (1, 2):
        with pytest.raises(Interrupted) as caught:
            run(corpus, findings=findings, checks=CHECKS, progress=stop, workers=workers)
        result = caught.value.result
        assert result.rows == 2 * CHUNK_ROWS
        assert result.kept == [tmp_path / "f.jsonl.part"]
        assert len(read(result.kept[0])) == result.findings.total() > 0
        assert findings.read_text("utf-8") == "old"


def test_a_corpus_that_breaks_off_keeps_what_was_done(tmp_path):
    rows = b"".join(json.dumps(row(str(n), "He  came.")).encode() + b"\n" for n in range(20_000))
    corpus = tmp_path / "rows.jsonl.gz"
    corpus.write_bytes(gzip.compress(rows)[:-2000])
    with pytest.raises(InputError, match="gzip") as caught:
        run(corpus, findings=tmp_path / "f.jsonl", checks=CHECKS, workers=1)
    [note] = caught.value.__notes__
    assert "f.jsonl.part" in note
    assert read(tmp_path / "f.jsonl.part")
    assert not (tmp_path / "f.jsonl").exists()


@pytest.mark.parametrize("name", ["", "missing/f.jsonl"])
def test_an_output_that_cannot_be_written(corpus, tmp_path, name):
    with pytest.raises(OutputError, match=r"folder|cannot be written"):
        run(corpus, findings=tmp_path / name, checks=CHECKS)


def test_no_file_is_overwritten_by_another(corpus, tmp_path):
    before = corpus.read_bytes()
    for findings, scores in ((corpus, None), (tmp_path / "f.jsonl", tmp_path / "." / "f.jsonl")):
        with pytest.raises(OutputError, match="named twice"):
            run(corpus, findings=findings, scores=scores, checks=CHECKS)
    assert corpus.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def test_a_pipe_is_written_and_not_replaced(tmp_path):
    corpus = write(tmp_path / "rows.jsonl", [row("1", "He  came.")])
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(pipe.read_text, "utf-8")
        run(corpus, findings=pipe, checks=CHECKS)
        assert json.loads(reading.result(timeout=10))["id"] == "1"
    assert pipe.is_fifo()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_full_disk(corpus):
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(OutputError, match=r"[Nn]o space"):
        run(corpus, findings=full, checks=CHECKS, workers=1)


def test_document_checks_are_named_and_not_run(tmp_path):
    corpus = write(tmp_path / "rows.jsonl", [row("1", "fine")])
    whole = [check for check in select(["all"], preview=True) if check.document]
    result = run(corpus, findings=tmp_path / "f.jsonl", checks=[*CHECKS, *whole])
    assert result.not_run == [check.name for check in whole]


def test_unknown_format(corpus, tmp_path):
    with pytest.raises(UnknownNameError):
        run(corpus, findings=tmp_path / "f.jsonl", format="jsnl")


def test_ignores_of_settings_and_files_hold(tmp_path):
    corpus = tmp_path / "de.po"
    corpus.write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "He paid 5 euros."\nmsgstr "Er zahlte 6 Euro."\n\n'
        '# bilint-ignore numbers: a joke\nmsgid "He paid 7 euros."\nmsgstr "Er zahlte 8 Euro."\n\n'
        'msgid "He paid 9 euros."\nmsgstr "Er zahlte 10 Euro."\n',
        "utf-8",
    )
    out = tmp_path / "findings.jsonl"
    suppressions = Suppressions(ignores=(Ignore(check="numbers", reason="r", text="9"),))
    run(corpus, findings=out, source_lang="en", workers=1, suppressions=suppressions)
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["1"]
