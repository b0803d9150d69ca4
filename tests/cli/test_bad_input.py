"""Bad input is one line that says what and where, exit 2, and nothing half-written."""

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bilint.cli import run

BILINT = [sys.executable, "-c", "from bilint.cli import main; main()"]
GERMAN = "Der Rat lehnte den Plan am Montagabend ab. Die Bürgermeisterin war enttäuscht.\n"
ENGLISH = "The council rejected the plan on Monday evening. The mayor was disappointed.\n"
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx><body>&b;</body></tmx>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><body>&a;</body></tmx>'

CASES = {
    "missing": (None, "a.txt", ["no such file"]),
    "folder": ("folder", "a.txt", ["a.txt", "directory"]),
    "empty": (b"", "a.txt", ["a.txt", "empty"]),
    "blank": (b" \n\n", "a.txt", ["a.txt", "no text"]),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", ["a.txt"]),
    "latin-1": ("Der Rat lehnte\nden Plan für Köln ab.".encode("latin-1"), "a.txt", ["a.txt:2", "0xFC", "utf-8"]),
    "broken xml": (b"<tmx><body><tu></body></tmx>", "a.tmx", ["a.tmx:1:", "mismatched tag"]),
    "entity bomb": (BOMB.encode(), "a.tmx", ["a.tmx:1", "entit"]),
    "external entity": (OUTSIDE.encode(), "a.xlf", ["a.xlf:1", "entit"]),
    "unequal columns": (b"source\ttarget\na\tb\nc\n", "a.tsv", ["a.tsv:3", "1", "2"]),
    "no object": (b'{"source": "a", "target": "b"}\n[1]\n', "a.jsonl", ["a.jsonl:2", "object"]),
    "broken json": (b'{"source": "a", "target": "b"}\n{"source"\n', "a.jsonl", ["a.jsonl:2"]),
    "no target": (b'{"source": "a"}\n', "a.jsonl", ["a.jsonl:1", "target"]),
    "lone surrogate": (b'{"source": "a", "target": "\\ud800"}\n', "a.jsonl", ["a.jsonl:1", "surrogate"]),
    "torn gzip": (gzip.compress(GERMAN.encode() * 50)[:60], "a.txt.gz", ["a.txt.gz"]),
    "unknown language": (GERMAN.encode(), "a.txt", ["unknown language 'Klingon'"], "--target-lang", "Klingon"),
    "unknown format": (GERMAN.encode(), "a.txt", ["no format is called 'docx'"], "--input-format", "docx"),
    "unknown check": (GERMAN.encode(), "a.txt", ["numbers.mismach", "did you mean"], "--select", "numbers.mismach"),
    "unknown report": (GERMAN.encode(), "a.txt", ["htlm", "did you mean 'html'"], "--format", "htlm"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_line_says_what_and_where(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    content, file, words, *options = CASES[name]
    path = tmp_path / file
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    report = tmp_path / "report.json"
    arguments = ["check", str(path), "--isolated", *options]
    if "--format" not in options:
        arguments += ["--format", f"json={report}"]
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("bilint: ")
    for word in words:
        assert word.lower() in said.err.lower()
    assert not report.exists()


@pytest.fixture
def article(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "a.de.txt").write_text(GERMAN * 3, "utf-8")
    (tmp_path / "a.en.txt").write_text(ENGLISH * 3, "utf-8")
    return str(tmp_path / "a.de.txt"), str(tmp_path / "a.en.txt")


def test_swapped_texts_are_said(article: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    source, target = article
    assert run(["check", target, source, "--source-lang", "de", "--target-lang", "en", "--isolated"]) == 2
    assert "swapped" in capsys.readouterr().err


def test_texts_swapped_against_their_file_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.de.txt").write_text(ENGLISH * 3, "utf-8")
    (tmp_path / "a.en.txt").write_text(GERMAN * 3, "utf-8")
    assert run(["check", str(tmp_path / "a.de.txt"), str(tmp_path / "a.en.txt"), "--isolated"]) == 2
    assert "this text is in 'en', not in 'de'" in capsys.readouterr().err


def test_both_from_standard_input(capsys: pytest.CaptureFixture[str]):
    assert run(["check", "-", "-", "--isolated"]) == 2
    assert "only one of the two" in capsys.readouterr().err


def test_unrelated_texts_are_one_finding(tmp_path: Path, article: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    recipe = tmp_path / "recipe.en.txt"
    recipe.write_text(
        "Beat the eggs with the sugar until they are pale. Our cat has been asleep since breakfast. "
        "The violinist tuned her instrument once more. Dinosaurs never knew the taste of grass. "
        "Most stars in that galaxy are red and old. Nobody had watered the ferns.\n",
        "utf-8",
    )
    code = run(["check", article[0], str(recipe), "--isolated", "--format", "concise"])
    said = capsys.readouterr()
    assert code == 1
    assert [line.split(": ")[1] for line in said.out.splitlines()] == ["critical coverage.unrelated"]


def test_unwritable_output_leaves_nothing(tmp_path: Path, article: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "none" / "report.html"
    assert run(["check", *article, "--isolated", "--format", f"html={target}"]) == 2
    assert "cannot be written: there is no folder" in capsys.readouterr().err


def test_old_report_survives_a_failed_run(tmp_path: Path, article: tuple[str, str]):
    report = tmp_path / "report.json"
    report.write_text("old", "utf-8")
    assert run(["check", article[0], str(tmp_path / "none.txt"), "--isolated", "--format", f"json={report}"]) == 2
    assert report.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.de.txt", "a.en.txt", "report.json"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a device")
def test_a_device_is_not_replaced(article: tuple[str, str]):
    assert run(["check", *article, "--isolated", "--format", "json=/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk(article: tuple[str, str]):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*BILINT, "check", *article, "--isolated"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert "standard output: cannot be written: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_pipe(article: tuple[str, str]):
    command = " ".join(f"'{part}'" for part in [*BILINT, "checks"])
    done = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, text=True)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_interrupted(tmp_path: Path):
    rows = tmp_path / "many.tsv"
    rows.write_text("source\ttarget\n" + "Er zahlte 1.500 Euro.\tHe paid 1,400 euros.\n" * 100_000, "utf-8")
    report = tmp_path / "report.jsonl"
    arguments = ["check", str(rows), "--source-lang", "de", "--target-lang", "en", "--isolated"]
    with subprocess.Popen(
        [*BILINT, *arguments, "--format", f"jsonl={report}"],
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what runs in the background with interrupts ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as started:
        time.sleep(4)
        os.kill(started.pid, signal.SIGINT)
        try:
            said = started.communicate(timeout=30)[1]
        finally:
            started.kill()
    assert started.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said


def test_a_line_of_50_megabytes(tmp_path: Path):
    path = tmp_path / "long.en.txt"
    path.write_text(ENGLISH.strip() + " " + "word " * 10_000_000, "utf-8")
    begun = time.process_time()
    done = subprocess.run(
        [
            *BILINT,
            "check",
            str(path),
            "--target-lang",
            "en",
            "--source-lang",
            "de",
            "--isolated",
            "--select",
            "typography",
        ],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode in (0, 2), done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert time.process_time() - begun < 60
