"""A newsroom's project: init, the pairs of the settings, what changed, the baseline."""

import json
import subprocess
from pathlib import Path

import pytest

from bilint.cli import run

GERMAN = """# Das Bad

Das Bad kostet 1,3 Milliarden Euro, sagte die Bürgermeisterin am Montag in der Stadt.

Im vergangenen Jahr kamen 1.250 Menschen in das Bad, und alle waren sehr zufrieden.
"""
GOOD = """# The pool

The pool costs 1.3 billion euros, the mayor said in the city on Monday.

Last year 1,250 people came to the pool, and all of them were very satisfied.
"""
BAD = GOOD.replace("billion", "million")
SETTINGS = """profile = "news"

[[pairs]]
source = "content/de/{name}.md"
target = "content/en/{name}.md"
source-lang = "de"
target-lang = "en"
"""

Said = pytest.CaptureFixture[str]


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def article(name: str, english: str | None = GOOD) -> None:
    write(f"content/de/{name}.md", GERMAN)
    if english is not None:
        write(f"content/en/{name}.md", english)


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments], check=True)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def found(out: str) -> list[tuple[str, int, str]]:
    return [(row["path"], row["line"], row["check"]) for row in map(json.loads, out.splitlines())]


def test_check_by_itself_checks_all_pairs(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("b", BAD)
    article("a", BAD)
    article("c")
    article("d", None)
    assert run(["check", "--format", "jsonl"]) == 1
    said = capsys.readouterr()
    assert found(said.out) == [
        ("content/en/a.md", 3, "numbers.scale"),
        ("content/en/b.md", 3, "numbers.scale"),
    ]
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["content/en/a.md:2", "content/en/b.md:2"]
    assert "note: not translated yet: content/de/d.md (looked for content/en/d.md)" in said.err
    assert "9 pairs, 2 critical findings" in said.err


def test_a_clean_project_is_green(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a")
    assert run(["check", "--format", "concise"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "3 pairs, no findings\n")


def test_one_file_that_cannot_be_read_stops_no_other(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a", BAD)
    article("b")
    Path("content/en/b.md").write_bytes(b"caf\xe9 \x81")
    assert run(["check", "--format", "jsonl"]) == 2
    said = capsys.readouterr()
    assert found(said.out) == [("content/en/a.md", 3, "numbers.scale")]
    assert "problem: content/en/b.md" in said.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "`bilint init`"),
        ("preview = true\n", "there are no [[pairs]]"),
        (SETTINGS, "no file matches content/de/"),
    ],
)
def test_nothing_to_check_by_mistake(settings: str | None, said: str, capsys: Said):
    if settings:
        write("bilint.toml", settings)
    assert run(["check"]) == 2
    assert said in capsys.readouterr().err


def test_changed(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("old", BAD)
    git("init", "--quiet", "--initial-branch=main", ".")
    git("add", "--all")
    git("commit", "--quiet", "--message", "old")
    assert run(["check", "--changed", "--format", "json=empty.json"]) == 0
    assert "nothing to check: no translation changed since HEAD" in capsys.readouterr().err
    assert json.loads(Path("empty.json").read_text("utf-8"))["findings"] == []
    article("new", BAD)
    assert run(["check", "--changed", "--format", "jsonl"]) == 1
    assert {path for path, *_ in found(capsys.readouterr().out)} == {"content/en/new.md"}
    git("add", "--all")
    git("commit", "--quiet", "--message", "new")
    write("content/de/old.md", GERMAN + "\nEnde.\n")
    assert run(["check", "--changed", "HEAD~1", "--format", "jsonl"]) == 1
    assert {path for path, *_ in found(capsys.readouterr().out)} == {"content/en/new.md", "content/en/old.md"}
    pair = ["content/de/new.md", "content/en/new.md"]
    assert run(["check", *pair, "--changed", "--format", "concise"]) == 0
    assert "neither side changed since HEAD" in capsys.readouterr().err


def test_changed_outside_a_repository(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a")
    assert run(["check", "--changed"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_pairs_with_files(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a", BAD)
    article("b", BAD)
    assert run(["check", "--pairs-with", "content/de/b.md", "README.md", "--format", "jsonl"]) == 1
    assert {path for path, *_ in found(capsys.readouterr().out)} == {"content/en/b.md"}
    assert run(["check", "--pairs-with", "README.md", "--format", "concise"]) == 0
    assert "nothing to check: none of the files belongs to a pair" in capsys.readouterr().err


def test_baseline(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a", BAD)
    assert run(["baseline", "write", "known.json"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "known.json holds 1 finding of 3 pairs\n")
    [entry] = json.loads(Path("known.json").read_text("utf-8"))["findings"]
    assert (entry["path"], entry["check"], entry["text"]) == ("content/en/a.md", "numbers.scale", "1.3 million")
    check = ["check", "--baseline", "known.json", "--format", "jsonl"]
    assert run(check) == 0
    assert "findings left alone: 1 by the baseline" in capsys.readouterr().err
    # The old finding on another line, and a new one.
    write("content/en/a.md", "# The pool\n\n" + BAD.removeprefix("# The pool\n").replace("1,250", "1,400"))
    assert run(check) == 1
    assert found(capsys.readouterr().out) == [("content/en/a.md", 6, "numbers.mismatch")]
    article("a")
    assert run(check) == 0
    assert "note: baseline: stale: content/en/a.md: numbers.scale “1.3 million”" in capsys.readouterr().err


def test_baseline_of_the_settings(capsys: Said):
    write("bilint.toml", 'baseline = "known.json"\n' + SETTINGS)
    article("a", BAD)
    assert run(["check"]) == 2
    assert "known.json: there is no such baseline; write it with `bilint baseline write" in capsys.readouterr().err
    assert run(["baseline", "write", "known.json"]) == 0
    assert run(["check"]) == 0
    # Written anew, it still knows what it knew.
    assert run(["baseline", "write", "known.json"]) == 0
    assert run(["check"]) == 0


def test_no_baseline_of_half_a_check(capsys: Said):
    write("bilint.toml", SETTINGS)
    article("a", BAD)
    article("b", " \n")
    assert run(["baseline", "write", "known.json"]) == 2
    assert "no baseline was written" in capsys.readouterr().err
    assert not Path("known.json").exists()


def test_ignores_of_the_settings(capsys: Said):
    ignore = '[[ignore]]\ncheck = "numbers.scale"\ntext = "1.3 million"\nreason = "a quotation"\n'
    write(
        "bilint.toml",
        SETTINGS + ignore + ignore.replace("1.3", "2") + ignore.replace("1.3", "3") + "until = 2020-01-31\n",
    )
    article("a", BAD)
    assert run(["check", "--format", "concise"]) == 0
    said = capsys.readouterr().err
    assert "findings left alone: 1 by [[ignore]] in the settings" in said
    assert "note: unused ignore: [[ignore]] numbers.scale “2 million” (a quotation)" in said
    assert "note: expired ignore: [[ignore]] numbers.scale “3 million” (a quotation) held until 2020-01-31" in said
    # Some pairs of many, or a check that did not run to the end, do not tell whether an ignore is of use.
    for some in (["content/de/a.md", "content/en/a.md"], ["--pairs-with", "content/en/a.md"], ["--pairs-with"]):
        assert run(["check", *some, "--format", "concise"]) == 0
        assert "unused" not in capsys.readouterr().err
    article("b", " \n")
    assert run(["check", "--format", "concise"]) == 2
    said = capsys.readouterr().err
    assert "unused" not in said
    assert "expired" in said


def test_init_then_check(capsys: Said):
    article("a", BAD)
    article("b", None)
    assert run(["init"]) == 0
    said = capsys.readouterr().err
    assert "seen: 1 translation de → en in content/de/{name}.md → content/en/{name}.md" in said
    assert run(["check", "--format", "jsonl"]) == 1
    assert found(capsys.readouterr().out) == [("content/en/a.md", 3, "numbers.scale")]
    before = Path("bilint.toml").read_bytes()
    assert run(["init"]) == 2
    assert "bilint.toml: there are settings already" in capsys.readouterr().err
    assert Path("bilint.toml").read_bytes() == before


def test_init_of_program_strings(capsys: Said):
    write("locale/de.po", 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Open"\nmsgstr "Öffnen"\n')
    assert run(["init", "."]) == 0
    assert 'profile = "software"' in Path("bilint.toml").read_text("utf-8")
    assert run(["check", "--source-lang", "en", "--format", "concise"]) == 0


def test_init_refuses(capsys: Said):
    assert run(["init"]) == 2
    assert "no translations seen" in capsys.readouterr().err
    assert not Path("bilint.toml").exists()
    article("a")
    write("pyproject.toml", "[tool.bilint]\n")
    assert run(["init"]) == 2
    assert "pyproject.toml: there are settings already" in capsys.readouterr().err


def test_profiles_are_printed_and_taken(capsys: Said):
    assert run(["config", "profile", "news"]) == 0
    assert '"numbers.scale" = "critical"' in capsys.readouterr().out
    assert run(["config", "profile"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "legal",
        "news",
        "software",
        "subtitles",
    ]
    assert run(["config", "profile", "newz"]) == 2
    assert "did you mean 'news'?" in capsys.readouterr().err
    article("a", BAD)
    pair = ["content/de/a.md", "content/en/a.md", "--format", "jsonl"]
    for profile, severity in ((), "major"), (("--profile", "news"), "critical"):
        assert run(["check", *pair, *profile]) == 1
        assert json.loads(capsys.readouterr().out)["severity"] == severity


def test_config_show_is_toml_with_origins(capsys: Said):
    import tomllib

    ignore = '[[ignore]]\ncheck = "numbers"\nreason = "a \\"b\\""\nuntil = 2027-01-31\n'
    write("bilint.toml", SETTINGS + ignore)
    assert run(["config", "show"]) == 0
    out = capsys.readouterr().out
    values = tomllib.loads(out)
    assert values["pairs"][0]["source"] == "content/de/{name}.md"
    assert values["ignore"][0]["reason"] == 'a "b"'
    assert str(values["ignore"][0]["until"]) == "2027-01-31"
    own = Path("bilint.toml").resolve()
    assert f"ignore = [  # {own}" in out
    assert 'fail-on = "major"  # profile news' in out
    assert f'profile = "news"  # {own}' in out
