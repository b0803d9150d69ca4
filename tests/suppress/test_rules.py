"""Ignores of the settings: what they match, when they hold, which are of no use."""

import datetime
from pathlib import Path

import pytest

from bilint.config import Ignore
from bilint.errors import UnknownNameError
from bilint.model import Finding, Pair, Place, Run, Severity, Span
from bilint.suppress.rules import Rules, check_names

TODAY = datetime.date(2026, 5, 10)


def place(path: str) -> Place:
    return Place(path, (Run(0, 0, 1, 1),))


def finding(target: str = "He fought with hard bandages.", span: tuple[int, int] | None = (10, 28)) -> Finding:
    return Finding(
        id="1",
        path="content/en/pool.md",
        check="idioms.literal",
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="",
        source="Er kämpfte mit harten Bandagen.",
        target=target,
        source_span=Span(11, 30) if span else None,
        target_span=Span(*span) if span else None,
    )


PAIR = Pair(id="1", target="", source_place=place("content/de/pool.md"), target_place=place("content/en/pool.md"))


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({}, True),
        ({"check": "idioms"}, True),
        ({"check": "all"}, True),
        ({"check": "idioms.mixed"}, False),
        ({"check": "idiom"}, False),
        ({"text": "hard bandages"}, True),
        ({"text": "Hard  Bandages"}, True),
        ({"text": "harten Bandagen"}, True),
        ({"text": "bandage"}, False),
        ({"text": "He fought"}, False),
        ({"regex": "band(age|agen)s?$"}, True),
        ({"regex": "^hard"}, False),
        ({"path": "*.md"}, True),
        ({"path": "content/en/*"}, True),
        ({"path": "content/de/pool.md"}, True),
        ({"path": "content/**/pool.md"}, True),
        ({"path": "content/"}, True),
        ({"path": "en/*"}, False),
        ({"path": "content/en/poo?.md", "text": "hard"}, True),
        ({"until": TODAY}, True),
        ({"until": TODAY - datetime.timedelta(days=1)}, False),
    ],
)
def test_what_a_rule_matches(given: dict, holds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    rules = Rules([Ignore(**{"check": "idioms.literal", "reason": "r", **given})], tmp_path, TODAY)
    assert rules.hold(finding(), PAIR) is holds


def test_a_finding_without_marks_is_known_by_its_texts(tmp_path: Path):
    rules = Rules([Ignore(check="all", reason="r", text="he fought")], tmp_path, TODAY)
    assert rules.hold(finding(span=None), PAIR)


@pytest.mark.parametrize(
    ("text", "inside", "found"),
    [
        ("1", "1500 Euro", False),
        ("1", "1 Euro", True),
        ("%", "5 %", True),
        ("成语", "这个成语很好", True),
        ("ภาษา", "ในภาษาไทย", True),
        ("كتاب", "الكتاب", False),
        ("كتاب", "هذا كتاب جديد", True),
        ("책", "책을", False),
        ("a.b", "axb", False),
        ("straße", "Die STRASSE", True),
        ("Cafe\u0301", "im Café", True),
    ],
)
def test_words_have_edges_where_the_script_parts_them(text: str, inside: str, found: bool):
    rules = Rules([Ignore(check="all", reason="r", text=text)], Path(), TODAY)
    assert rules.hold(finding(inside, (0, len(inside))), PAIR) is found


def test_the_path_is_seen_from_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    pair = Pair(id="1", target="", target_place=place("en/pool.md"))
    assert Rules([Ignore(check="all", reason="r", path="content/en/*")], tmp_path, TODAY).hold(finding(), pair)


def test_unused_and_expired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    ignores = [
        Ignore(check="idioms.literal", reason="used"),
        Ignore(check="numbers", reason="no finding"),
        Ignore(check="numbers", reason="other file", path="other.md"),
        Ignore(check="numbers", reason="this file", path="pool.md", text="5"),
        Ignore(check="markup", reason="did not run"),
        Ignore(check="idioms", reason="past", until=datetime.date(2025, 12, 31)),
    ]
    rules = Rules(ignores, tmp_path, TODAY)
    assert rules.hold(finding(), PAIR)
    assert [note.split("(")[1].split(")")[0] for note in rules.expired()] == ["past"]
    ran = {"idioms.literal", "numbers.scale"}

    def told(whole: bool) -> list[str]:
        return [note.split("(")[1].split(")")[0] for note in rules.unused(ran, ["content/en/pool.md"], whole)]

    assert told(whole=False) == ["this file"]
    assert told(whole=True) == ["no finding", "other file", "this file"]


def test_names_that_do_not_exist():
    known = ["idioms.literal", "numbers.scale"]
    check_names(["idioms", "numbers.scale", "all"], known)
    with pytest.raises(UnknownNameError, match=r"did you mean 'idioms.literal'"):
        check_names(["idioms.litteral"], known)
