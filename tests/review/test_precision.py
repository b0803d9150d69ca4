"""How often people found a check right, and a check turned off for it."""

import json

import pytest

from bilint.cli import run
from bilint.errors import InputError
from bilint.review.precision import STORE, below, precisions, stores
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
    assert below(found, 0.7, 10) == ["calques.title"]
    assert below(found, 0.7, 3) == ["calques.title", "numbers.scale"]
    assert below(found, 0.1, 1) == []
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
    assert capsys.readouterr().out == 'on-trial = ["calques.title"]\n'
    assert run(["precision", "--preview-below", "0.05"]) == 0
    assert capsys.readouterr() == ("", "no check with 10 verdicts has a precision under 0.05\n")


def test_the_command_turns_checks_to_preview(folder, capsys):
    (folder / "bilint.toml").write_bytes(b'# ours\r\nfail-on = "minor" # strict\r\n')
    assert run(["precision", "--preview-below", "0.5", "--write"]) == 0
    assert "calques.title turned to preview" in capsys.readouterr().err
    settings = (folder / "bilint.toml").read_bytes()
    assert settings == b'on-trial = ["calques.title"]\r\n# ours\r\nfail-on = "minor" # strict\r\n'
    (folder / "t.en.txt").write_text("The vice boss of the council left the city on Monday.\n")
    (folder / "t.de.txt").write_text("Der Vizechef des Rates verließ am Montag die Stadt.\n")
    for extra, found in (([], False), (["--preview"], True), (["--extend-select", "calques.title"], True)):
        run(["check", "t.de.txt", "t.en.txt", "--format", "concise", "--exit-zero", *extra])
        assert ("calques.title" in capsys.readouterr().out) is found


def test_agreement_by_command(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / STORE)
    said = {"anna": "aadd", "ben": "aada", "cleo": "aaad"}
    for reviewer, verdicts in said.items():
        for number, verdict in enumerate(verdicts):
            value = "accepted" if verdict == "a" else "dismissed"
            store.record(reviewer, [Change(str(number), "verdict", value)], [Judged(str(number), "a.b", "{}")])
    store.close()
    assert run(["precision", "--agreement"]) == 0
    lines = capsys.readouterr().out.splitlines()
    # By hand: 3 of 4 equal; chance 1/2 * 3/4 + 1/2 * 1/4 = 1/2.
    assert lines[0] == "anna, ben: Cohen's kappa 0.50; 75% of the verdicts agree, 4 findings judged by all"
    # Observed (1 + 1 + 1/3 + 1/3) / 4 = 2/3; chance (8/12)^2 + (4/12)^2 = 5/9; kappa 1/4.
    assert lines[3] == "anna, ben, cleo: Fleiss' kappa 0.25; 67% of the verdicts agree, 4 findings judged by all"
    assert run(["precision", "--agreement", "--format", "json"]) == 0
    assert [each["measure"] for each in json.loads(capsys.readouterr().out)] == ["Cohen's kappa"] * 3 + [
        "Fleiss' kappa"
    ]
