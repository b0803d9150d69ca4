"""The files that `[[pairs]]` name."""

import os
from pathlib import Path

import pytest

from bilint.config import configure
from bilint.errors import ConfigError
from bilint.project import translations


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")


def pairs(folder: Path, toml: str) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    (folder / "bilint.toml").write_text(toml, "utf-8")
    found = translations(configure({}))
    return [one.paths for one in found.found], found.missing


DE_EN = '[[pairs]]\nsource = "de/{name}.md"\ntarget = "en/{name}.md"\n'


def test_pairs_come_in_order_and_missing_ones_are_told(folder: Path):
    put(folder, "de/b.md", "en/b.md", "de/a.md", "en/a.md", "de/c.md", "en/only.md", "de/.hidden.md", "en/.hidden.md")
    assert pairs(folder, DE_EN) == ([("de/a.md", "en/a.md"), ("de/b.md", "en/b.md")], [("de/c.md", "en/c.md")])


@pytest.mark.parametrize(
    ("source", "target", "names", "expected"),
    [
        ("{name}.md", "{name}.en.md", ["a.md", "a.en.md"], [("a.md", "a.en.md")]),
        ("{name}.de.md", "{name}.md", ["a.md", "a.de.md"], [("a.de.md", "a.md")]),
        (
            "{part}/de/{**more}/{name}.md", "{part}/en/{**more}/{name}.md",
            ["x/de/a.md", "x/en/a.md", "y/de/z/a.md", "y/en/z/a.md"],
            [("x/de/a.md", "x/en/a.md"), ("y/de/z/a.md", "y/en/z/a.md")],
        ),
        ("a.de.txt", "b.en.txt", ["a.de.txt", "b.en.txt"], [("a.de.txt", "b.en.txt")]),
    ],
)  # fmt: skip
def test_shapes(folder: Path, source: str, target: str, names: list[str], expected: list[tuple[str, str]]):
    put(folder, *names)
    assert pairs(folder, f'[[pairs]]\nsource = "{source}"\ntarget = "{target}"\n') == (expected, [])


def test_a_pair_of_two_patterns_comes_once(folder: Path):
    put(folder, "de/a.md", "en/a.md", "de/b.md", "en/b.md")
    again = '[[pairs]]\nsource = "de/b.md"\ntarget = "en/b.md"\n'
    assert pairs(folder, again + DE_EN)[0] == [("de/b.md", "en/b.md"), ("de/a.md", "en/a.md")]


def test_languages_and_bilingual_files(folder: Path):
    put(folder, "de/a.md", "en/a.md", "loc/de.po", "loc/fr.po", "loc/x.pot")
    toml = f'source-lang = "de"\ntarget-lang = "fr"\n{DE_EN}target-lang = "en"\n[[pairs]]\nbilingual = "loc/{{l}}.po"\n'
    (folder / "bilint.toml").write_text(toml, "utf-8")
    found = translations(configure({})).found
    assert [tuple(one) for one in found] == [
        (("de/a.md", "en/a.md"), "de", "en"),
        (("loc/de.po",), "de", "fr"),
        (("loc/fr.po",), "de", "fr"),
    ]


def test_paths_are_seen_from_here_and_patterns_from_the_settings(folder: Path, monkeypatch: pytest.MonkeyPatch):
    put(folder, "de/a.md", "en/a.md")
    (folder / "bilint.toml").write_text(DE_EN, "utf-8")
    monkeypatch.chdir(folder / "en")
    assert translations(configure({})).found[0].paths == (os.path.join("..", "de", "a.md"), "a.md")


def test_those_of_some_files(folder: Path):
    put(folder, "de/a.md", "en/a.md", "de/b.md", "en/b.md", "de/c.md")
    (folder / "bilint.toml").write_text(DE_EN, "utf-8")
    some = translations(configure({})).of({(folder / name).resolve() for name in ("en/b.md", "de/c.md")})
    assert ([one.paths for one in some.found], some.missing) == ([("de/b.md", "en/b.md")], [("de/c.md", "en/c.md")])


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "there are no [[pairs]]"),
        ('[[pairs]]\nsource = "nl/{name}.md"\ntarget = "en/{name}.md"', "number 1: no file matches nl/{name}.md"),
        ('[[pairs]]\nbilingual = "{name}.xlf"', "number 1: no file matches {name}.xlf"),
        ('[[pairs]]\nsource = "de/{name}.md"\ntarget = "fr/{name}.md"', "none of the 1 sources has its translation"),
        ('[[pairs]]\nsource = "de/{name}.md"\ntarget = "en/{title}.md"', "need the same placeholders"),
        ('[[pairs]]\nsource = "de/{name.md"\ntarget = "en/{name}.md"', "belongs to no placeholder"),
        ('[[pairs]]\nsource = "de/{name}.md"', "needs `source` and `target`, or `bilingual` alone"),
        ('[[pairs]]\nsource = "a"\ntarget = "b"\nbilingual = "c"', "needs `source` and `target`, or `bilingual` alone"),
        ('[[pairs]]\nsurce = "a"', "unknown field `surce`"),
    ],
)
def test_patterns_that_find_nothing_are_errors(folder: Path, toml: str, said: str):
    put(folder, "de/a.md", "en/a.md")
    with pytest.raises(ConfigError) as caught:
        pairs(folder, toml)
    assert said in str(caught.value)
    assert "bilint.toml: " in str(caught.value)
