"""Several translations in one report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bilint.pipeline import Interrupted, Translation, check_all

GERMAN = "Das Bad kostet 1,3 Milliarden Euro, sagte die Bürgermeisterin am Montag in der Stadt.\n"
BAD = "The pool costs 1.3 million euros, the mayor said in the city on Monday.\n"


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Translation]:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.de.txt").write_text(GERMAN, "utf-8")
        Path(f"{name}.en.txt").write_text(BAD, "utf-8")
    return [Translation((f"{name}.de.txt", f"{name}.en.txt")) for name in ("b", "a")]


def test_the_order_given_is_kept(translations: list[Translation]):
    done: list[int] = []
    report = check_all(translations, progress=done.append)
    assert [finding.id for finding in report.findings] == ["b.en.txt:1", "a.en.txt:1"]
    # Equal sentences of two files have one fingerprint; files tell them apart.
    assert len({finding.fingerprint for finding in report.findings}) == 1
    assert [pair.document for pair in report.pairs] == ["b.en.txt", "a.en.txt"]
    assert [given.path for given in report.inputs] == ["b.de.txt", "b.en.txt", "a.de.txt", "a.en.txt"]
    assert done == [1, 2]


def test_notes_of_many_are_told_once(translations: list[Translation]):
    Path("c.de.txt").write_text(GERMAN, "utf-8")
    Path("c.english.txt").write_text(BAD, "utf-8")
    report = check_all([*translations, Translation(("c.de.txt", "c.english.txt"))])
    assert [note for note in report.notes if "taken to be" in note] == [
        "c.english.txt: the target was taken to be in 'en': say another with --target-lang"
    ]
    assert len(report.notes) == len(set(report.notes))


def test_one_that_cannot_be_read_is_a_problem(translations: list[Translation]):
    Path("b.en.txt").write_text(" \n", "utf-8")
    report = check_all(translations)
    assert [problem.message for problem in report.problems] == ["b.en.txt: there is no text in it"]
    assert [finding.id for finding in report.findings] == ["a.en.txt:1"]


def test_what_was_found_until_ctrl_c_is_kept(translations: list[Translation]):
    def interrupted() -> Iterator[Translation]:
        yield translations[0]
        raise KeyboardInterrupt

    with pytest.raises(Interrupted) as caught:
        check_all(interrupted())
    assert [finding.id for finding in caught.value.report.findings] == ["b.en.txt:1"]


def test_none_at_all():
    report = check_all([])
    assert (report.pairs, report.findings, report.scores, report.problems) == ([], [], [], [])
