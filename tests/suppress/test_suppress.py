"""Whole checks with comments in the files, ignores and a baseline."""

from pathlib import Path

import pytest

import bilint
from bilint.config import Ignore
from bilint.model import Report
from bilint.pipeline import check
from bilint.suppress import Baseline, Suppressions

GERMAN = """# Das Bad

Das Bad kostet 1,3 Milliarden Euro, sagte der Vizechef der Partei am Montag in der Stadt.

Im vergangenen Jahr kamen 1.250 Menschen in das Bad, und alle waren sehr zufrieden.
"""
ENGLISH = """# The pool

The pool costs 1.3 million euros, the vice chief of the party said in the city on Monday.

Last year 1,400 people came to the pool, and all of them were very satisfied.
"""


def checked(folder: Path, english: str = ENGLISH, german: str = GERMAN, **given: object) -> Report:
    (folder / "a.de.md").write_text(german, "utf-8")
    (folder / "a.en.md").write_text(english, "utf-8")
    return check("a.de.md", "a.en.md", suppressions=Suppressions(folder=folder, **given))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(report: Report) -> list[str]:
    return [finding.check for finding in report.findings]


ALL = ["numbers.scale", "calques.title", "numbers.mismatch"]
SCALE = "The pool costs"


def test_nothing_is_left_alone_by_itself(folder: Path):
    report = checked(folder)
    assert found(report) == ALL
    assert not any("left alone" in note or "unused" in note for note in report.notes)


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!-- bilint-ignore numbers.scale: r -->", ["calques.title", "numbers.mismatch"]),
        ("<!-- bilint-ignore numbers: r -->", ["calques.title", "numbers.mismatch"]),
        ("<!-- bilint-ignore all: r -->", ["numbers.mismatch"]),
        ("<!-- bilint-ignore-file numbers: r -->", ["calques.title"]),
    ],
)
def test_a_comment_in_the_translation(folder: Path, comment: str, left: list[str]):
    report = checked(folder, ENGLISH.replace(SCALE, f"{comment}\n{SCALE}"))
    assert found(report) == left
    [note] = [note for note in report.notes if "left alone" in note]
    assert note == f"findings left alone: {len(ALL) - len(left)} by comments in the files"


def test_a_comment_in_the_source(folder: Path):
    report = checked(folder, german=GERMAN.replace("Im verg", "<!-- bilint-ignore numbers: a joke -->\n\nIm verg"))
    assert found(report) == ["numbers.scale", "calques.title"]


def test_what_is_left_alone_counts_in_no_score(folder: Path):
    def score(report: Report) -> float:
        return next(score.value for score in report.scores if score.name == "estimated-mqm")

    before = score(checked(folder))
    after = checked(folder, f"<!-- bilint-ignore-file all: r -->\n\n{ENGLISH}")
    assert before < score(after) == 100


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        (
            "<!-- bilint-ignore idioms: r -->",
            "a.en.md:3:1: bilint-ignore idioms (r) matches no finding any more; remove",
        ),
        ("<!-- bilint-ignore markup, numbers: r -->", None),
    ],
)
def test_unused_comments_are_told(folder: Path, comment: str, note: str | None):
    report = checked(folder, ENGLISH.replace(SCALE, f"{comment}\n{SCALE}"))
    unused = [each for each in report.notes if "unused" in each]
    assert len(unused) == (note is not None)
    assert note is None or note in unused[0]


def test_a_comment_that_no_text_follows(folder: Path):
    report = checked(folder, f"{ENGLISH}\n<!-- bilint-ignore numbers: r -->\n")
    assert (
        "unused ignore: a.en.md:7:1: bilint-ignore numbers (r) stands before no text; move or remove it" in report.notes
    )


def test_a_comment_with_an_unknown_check_is_a_problem(folder: Path):
    report = checked(folder, f"<!-- bilint-ignore numbers.scala: r -->\n\n{ENGLISH}")
    [problem] = report.problems
    assert problem.message.startswith(
        "a.en.md:1:1: no check or family of checks is called 'numbers.scala'; did you mean"
    )


def test_a_comment_without_a_reason_is_an_error(folder: Path):
    with pytest.raises(bilint.InputError, match=r"^a.en.md:1:1: bilint-ignore gives no reason"):
        checked(folder, f"<!-- bilint-ignore numbers -->\n\n{ENGLISH}")


def test_an_ignore_with_an_unknown_check_is_an_error(folder: Path):
    with pytest.raises(bilint.UnknownNameError, match="numbers"):
        checked(folder, ignores=(Ignore(check="number", reason="r"),))


def test_settings_comments_and_baseline_together(folder: Path):
    ignores = (Ignore(check="numbers", reason="r", text="1.3 million"),)
    baseline = Baseline.of("b.json", [one for one in checked(folder).findings if one.check == "calques.title"])
    english = ENGLISH.replace("Last year", "<!-- bilint-ignore numbers: r -->\nLast year")
    report = checked(folder, english, ignores=ignores, baseline=baseline)
    assert found(report) == []
    assert (
        "findings left alone: 1 by [[ignore]] in the settings, 1 by comments in the files, 1 by the baseline"
        in report.notes
    )
    mended = checked(folder, english.replace("vice chief", "deputy leader"), ignores=ignores, baseline=baseline)
    assert "baseline: stale: a.en.md: calques.title “vice chief”" in mended.notes


def test_a_rule_that_a_comment_repeats_is_not_unused(folder: Path):
    ignores = (Ignore(check="numbers.scale", reason="r"),)
    english = ENGLISH.replace(SCALE, f"<!-- bilint-ignore numbers: r -->\n{SCALE}")
    assert not [note for note in checked(folder, english, ignores=ignores, whole=True).notes if "unused" in note]


def test_a_translation_alone(folder: Path):
    (folder / "a.en.md").write_text(ENGLISH.replace(SCALE, f"<!-- bilint-ignore calques: r -->\n{SCALE}"), "utf-8")
    assert found(check("a.en.md", source_lang="de")) == []
