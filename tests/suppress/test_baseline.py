"""The baseline: what it knows, what is new, what is stale."""

import json
from pathlib import Path

import pytest

from bilint.errors import InputError
from bilint.model import Finding, Severity, Span, fingerprint
from bilint.suppress import Baseline


def finding(path: str, target: str, line: int = 1, nth: int = 0) -> Finding:
    spans = (None, Span(0, 4))
    return Finding(
        id="1",
        path=path,
        line=line,
        column=1,
        check="numbers.scale",
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="",
        target=target,
        target_span=Span(0, 4),
        fingerprint=fingerprint("numbers.scale", None, target, spans, nth),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x", "utf-8")
    return tmp_path


def written(findings: list[Finding], path: str = "known.json") -> Baseline:
    Path(path).write_text(Baseline.of(path, findings).text(), "utf-8")
    return Baseline.read(path)


RAN = {"numbers.scale"}


def test_the_file_is_made_to_be_read(folder: Path):
    written([finding("b.md", "1.3 مليون 🎈"), finding("a.md", "five")])
    lines = Path("known.json").read_text("utf-8").splitlines()
    assert json.loads("".join(lines))["version"] == 1
    assert lines[3].startswith('{"path":"a.md","check":"numbers.scale","text":"five","fingerprint":"')
    assert "مليون" not in lines[3]
    assert lines[4].startswith('{"path":"b.md","check":"numbers.scale","text":"1.3 ","fingerprint":"')


def test_moved_lines_are_known_and_changed_ones_are_new(folder: Path):
    baseline = written([finding("a.md", "five of them")])
    moved, changed = finding("a.md", "five of them", line=90), finding("a.md", "five of us")
    assert baseline.new([moved], ["a.md"], RAN) == ([], [])
    assert baseline.new([changed], ["a.md"], RAN) == ([changed], baseline.entries)


def test_a_second_one_and_a_copy_elsewhere_are_new(folder: Path):
    baseline = written([finding("a.md", "five")])
    again, copy = finding("a.md", "five"), finding("b.md", "five")
    assert baseline.new([finding("a.md", "five"), again, copy], ["a.md", "b.md"], RAN)[0] == [again, copy]


def test_a_renamed_file_is_known(folder: Path):
    baseline = written([finding("a.md", "five")])
    (folder / "a.md").rename(folder / "c.md")
    assert baseline.new([finding("c.md", "five")], ["c.md"], RAN) == ([], [])
    assert baseline.new([], ["c.md"], RAN) == ([], baseline.entries)
    # A run that saw a part of the project cannot know: the file may go on under a name that it did not see.
    assert baseline.new([], ["d.md"], RAN, whole=False) == ([], [])


@pytest.mark.parametrize(
    ("paths", "ran", "stale"),
    [(["a.md"], RAN, True), (["b.md"], RAN, False), (["a.md"], {"numbers.missing"}, False), ([], RAN, False)],
)
def test_stale_is_what_could_have_come(folder: Path, paths: list[str], ran: set[str], stale: bool):
    baseline = written([finding("a.md", "five")])
    assert baseline.new([], paths, ran)[1] == (baseline.entries if stale else [])


def test_paths_are_seen_from_the_baseline(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "ci").mkdir()
    baseline = written([finding("a.md", "five")], "ci/known.json")
    assert baseline.entries[0].path == "../a.md"
    monkeypatch.chdir(folder / "ci")
    assert Baseline.read("known.json").new([finding("../a.md", "five")], ["../a.md"], RAN) == ([], [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such baseline; write it with `bilint baseline write known.json`"),
        ("{", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"version": 1}', "is no baseline"),
        ('{"version": 2, "findings": []}', "is a baseline of version 2, not 1"),
        (b"\xff", "is no baseline"),
    ],
)
def test_what_is_no_baseline(folder: Path, content: str | bytes | None, said: str):
    if content is not None:
        Path("known.json").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as caught:
        Baseline.read("known.json")
    assert str(caught.value).startswith("known.json: ")
    assert said in str(caught.value)
