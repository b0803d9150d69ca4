"""How often people found a check right, and a check turned off for it."""

import json
import tomllib

import pytest

from bilint.cli import run
from bilint.errors import ConfigError, InputError
from bilint.review.precision import STORE, below, ignoring, precisions, stores
from bilint.review.store import Change, Judged, Store


def store_at(path, *verdicts):
    """A store with (reviewer, check, verdict) each on a finding of its own."""
    store = Store(path)
    for number, (reviewer, check, verdict) in enumerate(verdicts):
        name = f"{path}{number}"
        store.record(reviewer, [Change(name, "verdict", verdict)], [Judged(name, check, "{}")])
    store.close()
    return path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store_at(tmp_path / "a" / STORE, ("anna", "numbers.scale", "accepted"), ("ben", "numbers.scale", "accepted"))
    mostly_wrong = [("anna", "calques.title", "dismissed")] * 9 + [("anna", "calques.title", "accepted")]
    store_at(tmp_path / "b" / STORE, *mostly_wrong, ("anna", "numbers.scale", "dismissed"))
    return tmp_path


def test_precision_over_all_stores(folder):
    found = precisions(stores([folder]))
    assert [(each.check, each.accepted, each.judged) for each in found] == [
        ("calques.title", 1, 10),
        ("numbers.scale", 2, 3),
    ]
    assert below(found, 0.7, 10) == {"calques.title": "1 of 10 findings were accepted"}
    assert list(below(found, 0.7, 3)) == ["calques.title", "numbers.scale"]
    assert below(found, 0.1, 1) == {}
    one = stores([folder / "a" / STORE])
    assert [each.check for each in precisions(one)] == ["numbers.scale"]


def test_no_store(tmp_path):
    with pytest.raises(InputError, match="no verdicts"):
        stores([tmp_path])
    with pytest.raises(InputError, match="no such store"):
        stores([tmp_path / "x"])


def test_the_command_prints(folder, capsys):
    assert run(["precision"]) == 0
    assert capsys.readouterr().out == (
        "calques.title   10.0%  1 of 10 accepted\nnumbers.scale   66.7%  2 of 3 accepted\n"
    )
    assert run(["precision", "--format", "json", "a"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"check": "numbers.scale", "accepted": 2, "judged": 2, "precision": 1.0}
    ]
    assert run(["precision", "--preview-below", "0.5"]) == 0
    assert capsys.readouterr().out == 'ignore = ["calques.title"]\n'
    assert run(["precision", "--preview-below", "0.05"]) == 0
    assert capsys.readouterr() == ("", "no check with 10 verdicts has a precision under 0.05\n")


def test_the_command_turns_checks_off(folder, capsys):
    (folder / "bilint.toml").write_bytes(b'# ours\r\nfail-on = "minor" # strict\r\n')
    assert run(["precision", "--preview-below", "0.5", "--write"]) == 0
    assert "calques.title turned off" in capsys.readouterr().err
    assert (
        folder / "bilint.toml"
    ).read_bytes() == b'ignore = ["calques.title"]\r\n# ours\r\nfail-on = "minor" # strict\r\n'
    assert run(["config", "show"]) == 0
    assert 'ignore = ["calques.title"]' in capsys.readouterr().out


C = '[[ignore]]\ncheck = "c"\nreason = "r"'
OFF = {"a.b": "1 of 10 findings were accepted"}


@pytest.mark.parametrize(
    ("before", "table", "after"),
    [
        ("", None, 'ignore = ["a.b"]\n'),
        ('x = 1\n[t]\nignore = ["q"]\n', None, 'ignore = ["a.b"]\nx = 1\n[t]\nignore = ["q"]\n'),
        ("ignore = ['c']\r\nx = 1\r\n", None, 'ignore = ["a.b", "c"]\r\nx = 1\r\n'),
        ('ignore = [\n  "c",  # why\n]\nx = 1\n', None, 'ignore = ["a.b", "c"]\nx = 1\n'),
        ('[tool.x]\nignore = ["q"]\n[tool.bilint]\nx = 1\n', "tool.bilint",
         '[tool.x]\nignore = ["q"]\n[tool.bilint]\nignore = ["a.b"]\nx = 1\n'),
        (C, None, f'{C}\n[[ignore]]\ncheck = "a.b"\nreason = "1 of 10 findings were accepted"\n'),
        ('[[ignore]]\ncheck = "a.b"\nreason = "r"\n', None, '[[ignore]]\ncheck = "a.b"\nreason = "r"\n'),
    ],
)  # fmt: skip
def test_settings_change_in_one_place(before, table, after):
    assert ignoring(before, OFF, "bilint.toml", table) == after
    tomllib.loads(after)


@pytest.mark.parametrize(
    "text", ['ignore = [{ check = "c", reason = "r" }, "d"]\n', "x = '''\nignore = []\n'''\n", "ignore = ['[x]']\n"]
)
def test_settings_that_cannot_be_changed_are_left_alone(text):
    with pytest.raises(ConfigError, match=r"add to its `ignore`: a\.b"):
        ignoring(text, OFF, "bilint.toml")
