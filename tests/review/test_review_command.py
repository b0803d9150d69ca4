"""`bilint review` without its page: exports, saved results, what is missing."""

import gzip
import json
import socket
import subprocess
import sys
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from bilint.cli import run
from bilint.review.precision import STORE
from bilint.review.store import Store

TEXT = "The council met met yesterday.\n\nHe left .\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A translation with two errors, the first of which was corrected by anna."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.en.txt").write_text(TEXT, "utf-8")
    return tmp_path


def judge(folder, *arguments):
    """Says by the library what a person would say in the page: the first suggestion, by anna."""
    from bilint.pipeline import check
    from bilint.review.session import Session

    store = Store(folder / STORE)
    Session(check(*arguments, source_lang="de"), store, reviewer="anna").apply("anna", 0, 0)
    store.close()


def findings_in(path):
    """How many findings a workbook holds."""
    return pytest.importorskip("openpyxl").load_workbook(path)["Findings"].max_row - 1


def test_exports(folder, capsys):
    judge(folder, "t.en.txt")
    exports = [f"--export={name}={name}" for name in ("target", "jsonl", "marot", "tmx", "ignores", "xlsx")]
    assert run(["review", "t.en.txt", "--source-lang", "de", "--reviewer", "anna", "--isolated", *exports]) == 0
    assert capsys.readouterr() == ("", "")
    assert (folder / "target").read_text("utf-8") == TEXT.replace("met met", "met")
    assert (folder / "t.en.txt").read_text("utf-8") == TEXT
    assert json.loads((folder / "jsonl").read_text())["verdict"] == "accepted"
    assert (folder / "xlsx").read_bytes().startswith(b"PK")


def test_the_workbook_holds_the_verdicts(folder):
    openpyxl = pytest.importorskip("openpyxl")
    judge(folder, "t.en.txt")
    assert (
        run(["review", "t.en.txt", "--source-lang", "de", "--reviewer", "anna", "--isolated", "--export=xlsx=a.xlsx"])
        == 0
    )
    head, *rows = openpyxl.load_workbook(folder / "a.xlsx")["Findings"].iter_rows(values_only=True)
    verdicts = {row[head.index("check")]: row[head.index("verdict")] for row in rows}
    assert verdicts["repetition.word"] == "accepted"
    assert set(verdicts.values()) == {"accepted", None}


def test_saved_results_go_back_into_their_file(folder):
    assert run(["check", "t.en.txt", "--source-lang", "de", "--isolated", "--exit-zero", "--format=json=r.json"]) == 0
    judge(folder, "t.en.txt")
    assert run(["review", "r.json", "--reviewer", "anna", "--isolated", "--export=target=out.txt"]) == 0
    assert (folder / "out.txt").read_text("utf-8") == TEXT.replace("met met", "met")


@pytest.mark.parametrize("name", ["r.json", "r.json.gz", "r.jsonl", "r.jsonl.gz"])
def test_saved_results_in_any_shape(folder, name):
    shape = name.removesuffix(".gz").rpartition(".")[2]
    assert run(["check", "t.en.txt", "--source-lang", "de", "--isolated", "--exit-zero", f"--format={shape}=r"]) == 0
    data = (folder / "r").read_bytes()
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    judge(folder, "t.en.txt")
    assert run(["review", name, "--reviewer", "anna", "--isolated", "--export=jsonl=out.jsonl"]) == 0
    assert [json.loads(line)["verdict"] for line in (folder / "out.jsonl").read_text().splitlines()] == ["accepted"]
    assert run(["report", name, "--format=concise=out.txt"]) == 0
    assert "repetition.word" in (folder / "out.txt").read_text()
    assert run(["compare", name, name, "--fail-on", "minor"]) == 0


def test_json_lines_of_pairs_are_no_results(folder):
    (folder / "p.jsonl").write_text(
        '{"source": "Er ging .", "target": "He left .", "src_lang": "de", "tgt_lang": "en"}\n'
    )
    languages = ["--source-lang", "de", "--target-lang", "en"]
    assert run(["review", "p.jsonl", *languages, "--isolated", "--reviewer=anna", "--export=target=out.jsonl"]) == 0
    assert (folder / "out.jsonl").read_text() == (folder / "p.jsonl").read_text()


def test_one_place_for_the_verdicts_of_a_project(folder):
    """Beside the settings, whichever translation is reviewed; without settings beside the translation."""
    deep = folder / "en" / "news"
    deep.mkdir(parents=True)
    (folder / "t.en.txt").rename(deep / "t.en.txt")
    given = ["en/news/t.en.txt", "--source-lang", "de", "--reviewer", "anna", "--export=jsonl=out.jsonl"]
    assert run(["review", *given]) == 0
    assert (deep / STORE).exists()
    assert not (folder / STORE).exists()
    (folder / "bilint.toml").write_text("")
    assert run(["review", *given]) == 0
    assert (folder / STORE).exists()


def test_what_the_project_leaves_alone_is_not_reviewed(folder):
    given = ["t.en.txt", "--source-lang", "de"]
    assert run(["baseline", "write", "known.json", *given, "--select", "repetition"]) == 0
    ignored = '[[ignore]]\ncheck = "typography.whitespace"\nreason = "the house style"\n'
    for settings, number in (("", 2), ('baseline = "known.json"\n', 1), (f'baseline = "known.json"\n{ignored}', 0)):
        (folder / "bilint.toml").write_text(settings)
        assert run(["review", *given, "--reviewer", "anna", "--export=xlsx=a.xlsx"]) == 0
        assert findings_in(folder / "a.xlsx") == number


@pytest.mark.parametrize("shape", ["json", "jsonl"])
def test_saved_results_are_left_alone_by_what_came_since(folder, capsys, shape):
    """Ignores and baseline as they are now, not as they were when the results were saved."""
    given = ["t.en.txt", "--source-lang", "de"]
    saved = f"r.{shape}"
    assert run(["check", *given, "--exit-zero", f"--format={shape}={saved}"]) == 0
    assert run(["baseline", "write", "known.json", *given, "--select", "repetition"]) == 0
    ignored = '[[ignore]]\ncheck = "typography.whitespace"\npath = "{}"\nreason = "the house style"\n'
    baseline = 'baseline = "known.json"\n'
    for settings, number in (
        ("", 2), (baseline, 1), (ignored.format("*.txt"), 1), (ignored.format("*.md"), 2),
        (baseline + ignored.format("t.en.txt"), 0),
    ):  # fmt: skip
        (folder / "bilint.toml").write_text(settings)
        assert run(["review", saved, "--reviewer", "anna", "--export=xlsx=a.xlsx"]) == 0
        assert findings_in(folder / "a.xlsx") == number, settings
    assert run(["review", saved, "--isolated", "--reviewer", "anna", "--export=xlsx=a.xlsx"]) == 0
    assert findings_in(folder / "a.xlsx") == 2
    capsys.readouterr()
    (folder / "bilint.toml").write_text('[[ignore]]\ncheck = "no.such"\nreason = "x"\n')
    assert run(["review", saved, "--export=jsonl=a"]) == 2
    assert "bilint.toml" in capsys.readouterr().err


def test_the_page_says_how_many_are_left_alone(folder, start_review):
    (folder / "bilint.toml").write_text(
        '[[ignore]]\ncheck = "typography.whitespace"\nreason = "the house style"\n', "utf-8"
    )
    given = ["t.en.txt", "--source-lang", "de"]
    assert run(["check", *given, "--isolated", "--exit-zero", "--format=json=r.json"]) == 0
    for arguments in (given, ["r.json"]):
        review = start_review(*arguments, folder=folder)
        review.enter()
        about = review.get("/api/about")
        assert review.end() == 0
        assert about["leftAlone"] == 1
        assert any(note.startswith("findings left alone: 1 by [[ignore]] in the settings") for note in about["notes"])


def test_two_reviews_write_the_settings_in_the_same_instant(folder, start_review):
    """Each has verdicts of its own, one file of settings is theirs; no ignore may get lost."""
    words = [f"word{chr(97 + n)}" for n in range(12)]
    (folder / "t.en.txt").write_text("".join(f"The {word} {word} came.\n\n" for word in words), "utf-8")
    (folder / "bilint.toml").write_text("# ours\n")
    given = ["t.en.txt", "--source-lang", "de", "--select", "repetition.word"]
    reviews = [start_review(*given, "--store", f"{name}.sqlite3", folder=folder) for name in "ab"]
    for review in reviews:
        review.enter()
    with ThreadPoolExecutor(2) as both:

        def dismiss(number):
            for finding in range(number, len(words), 2):
                status, said = reviews[number].post("ignore", reviewer="anna", finding=finding, reason="a name")
                assert (status, said["problem"]) == (200, None)

        list(both.map(dismiss, range(2)))
    for review in reviews:
        assert review.end() == 0
    ignores = tomllib.loads((folder / "bilint.toml").read_text("utf-8"))["ignore"]
    assert len(ignores) == len(words)
    assert {word for word in words if any(word in each["text"] for each in ignores)} == set(words)


def test_all_pairs_of_the_settings(folder):
    (folder / "t.de.txt").write_text("Der Rat tagte gestern.\n\nEr ging.\n", "utf-8")
    (folder / "u.de.txt").write_text("Der Rat tagte gestern.\n", "utf-8")
    (folder / "u.en.txt").write_text("The council met yesterday.\n", "utf-8")
    (folder / "bilint.toml").write_text('[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.en.txt"\n')
    judge(folder, "t.de.txt", "t.en.txt")
    assert run(["review", "--reviewer", "anna", "--export=target=out.zip"]) == 0
    with zipfile.ZipFile(folder / "out.zip") as zipped:
        assert zipped.namelist() == ["t.en.txt"]
        assert zipped.read("t.en.txt").decode() == TEXT.replace("met met", "met")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["t.en.txt", "--export=docx=x"], "no export is called 'docx'"),
        (["t.en.txt", "--export=tmx"], "give it a file"),
        (["nothing.json"], "no such file"),
        (["t.en.txt", "--source-lang", "de", "--store", "t.en.txt"], "no store of verdicts"),
    ],
)
def test_what_cannot_be_done_is_said(folder, capsys, arguments, message):
    assert run(["review", *arguments, "--isolated"]) == 2
    assert message in capsys.readouterr().err
    assert (folder / "t.en.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_without_the_extra(folder, package):
    code = f"import sys; sys.modules[{package!r}] = None; from bilint.cli import main; main()"
    command = [sys.executable, "-c", code, "review", "t.en.txt", "--source-lang", "de", "--isolated", "--no-open"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'bilint[review]'" in done.stderr


def test_a_port_that_is_taken(folder, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["review", "t.en.txt", "--source-lang", "de", "--isolated", "--no-open", "--port", str(port)]) == 2
    assert f"port {port}" in capsys.readouterr().err
