"""The commands that list, explain, show and score."""

import json
import re
from pathlib import Path

import pytest

from bilint.checks import all_checks
from bilint.cli import _COMMANDS, run

ROOT = Path(__file__).parent.parent.parent


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(re.search(rf"^  {name} ", out, re.MULTILINE) for name in _COMMANDS)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]):
    assert run([name, "--help"]) == 0
    assert "Usage: bilint" in capsys.readouterr().out


def test_mistyped_command(capsys: pytest.CaptureFixture[str]):
    assert run(["chekc"]) == 2
    assert "Did you mean 'check'?" in capsys.readouterr().err


def test_checks_lists_all(capsys: pytest.CaptureFixture[str]):
    assert run(["checks", "--format", "json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == list(all_checks())


def test_explain_shows_examples(capsys: pytest.CaptureFixture[str]):
    assert run(["explain", "typography.spaced_hyphen"]) == 0
    out = capsys.readouterr().out
    assert "en: a high[[ -]]security prison" in out
    assert "- state: on" in out


def test_explain_unknown(capsys: pytest.CaptureFixture[str]):
    assert run(["explain", "typography.spaced_hypen"]) == 2
    assert "did you mean 'typography.spaced_hyphen'" in capsys.readouterr().err


def test_config_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    config = tmp_path / "bilint.toml"
    config.write_text('fail-on = "minor"\nmin-score = {quality = 0.5}\n', "utf-8")
    assert run(["config", "show", "--config", str(config)]) == 0
    out = capsys.readouterr().out
    assert f'fail-on = "minor"  # {config}' in out
    assert "min-score = {quality = 0.5}" in out
    assert "preview = false  # default" in out
    assert "# source-lang is not set" in out


@pytest.fixture
def systems(tmp_path: Path) -> dict[str, str]:
    texts = {
        "ref": "The council rejected the plan on Monday.\nThe mayor was disappointed.\n",
        "good": "The council rejected the plan on Monday.\nThe mayor was disappointed.\n",
        "poor": "The advice declined the plan Monday.\nThe mayor was.\n",
        "src": "Der Rat lehnte den Plan am Montag ab.\nDie Bürgermeisterin war enttäuscht.\n",
        "docs": "a\nb\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in texts}


def test_score_side_by_side(systems: dict[str, str], capsys: pytest.CaptureFixture[str]):
    code = run(["score", systems["good"], systems["poor"], "-r", systems["ref"], "--target-lang", "en"])
    out = capsys.readouterr().out
    assert code == 0
    assert re.search(r"level +unit +score +good +poor", out)
    assert re.search(r"corpus +BLEU +100\.00 +\d", out)
    assert "TER: lower is better" in out
    assert "BLEU: nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:" in out


def test_score_levels_and_json(systems: dict[str, str], capsys: pytest.CaptureFixture[str]):
    arguments = ["score", systems["poor"], "-r", systems["ref"], "--target-lang", "en", "--format", "json"]
    arguments += ["--levels", "corpus,document,segment", "--documents", systems["docs"], "--metrics", "chrf"]
    assert run(arguments) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["level"], row["unit"]) for row in rows] == [
        ("corpus", None), ("document", "a"), ("document", "b"), ("segment", "1"), ("segment", "2"),
    ]  # fmt: skip


def test_score_without_reference(systems: dict[str, str], capsys: pytest.CaptureFixture[str]):
    arguments = ["score", systems["good"], systems["poor"], "--source", systems["src"]]
    assert run([*arguments, "--source-lang", "de", "--target-lang", "en", "--format", "json"]) == 0
    good, poor = json.loads(capsys.readouterr().out)
    assert good["name"] == "quality"
    assert 0 <= poor["value"] < good["value"] <= 1
    assert "method" in good["signature"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--min-score", "BLEU=99"], 1, "BLEU of poor"),
        (["--min-score", "TER=99"], 0, ""),
        (["--min-score", "TER=1"], 1, "TER of poor"),
        (["--metrics", "blue"], 2, "did you mean 'bleu'"),
        (["--levels", "documents"], 2, "did you mean 'document'"),
        (["--metrics", "quality"], 2, "needs the source"),
        (["--levels", "document"], 2, "need the document"),
    ],
)
def test_score_exit_codes(
    systems: dict[str, str], options: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["score", systems["poor"], "-r", systems["ref"], "--target-lang", "en", *options]) == code
    assert said in capsys.readouterr().err


def test_score_refuses_unequal_lengths(systems: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    short = tmp_path / "short.txt"
    short.write_text("One line.\n", "utf-8")
    assert run(["score", str(short), "-r", systems["ref"], "--target-lang", "en"]) == 2
    assert "1" in capsys.readouterr().err
