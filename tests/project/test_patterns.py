"""Globs and templates: which paths they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.config.patterns import Template, glob


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "a.md", True),
        ("*.md", "de/a.md", True),
        ("*.md", "a.mdx", False),
        ("de/*.md", "de/a.md", True),
        ("de/*.md", "de/x/a.md", False),
        ("de/**/*.md", "de/a.md", True),
        ("de/**/*.md", "de/x/y/a.md", True),
        ("de/", "de/x/a.md", True),
        ("./de/a.md", "de/a.md", True),
        ("de/?.md", "de/ab.md", False),
        ("a+(b).md", "a+(b).md", True),
        ("نص/*.txt", "نص/أ.txt", True),
    ],
)
def test_glob(pattern: str, path: str, fits: bool):
    assert bool(glob(pattern).fullmatch(path)) is fits


@pytest.mark.parametrize(
    ("template", "path", "values"),
    [
        ("de/{name}.md", "de/a.md", {"name": "a"}),
        ("de/{name}.md", "de/a.b.md", {"name": "a.b"}),
        ("de/{name}.md", "de/x/a.md", None),
        ("./de/{name}.md", "de/a.md", {"name": "a"}),
        ("{section}/de/{name}.md", "sport/de/a.md", {"section": "sport", "name": "a"}),
        ("de/{**all}/{name}.md", "de/a.md", {"all": "", "name": "a"}),
        ("de/{**all}/{name}.md", "de/x/y/a.md", {"all": "x/y/", "name": "a"}),
        ("{name}/{name}.de.md", "a/a.de.md", {"name": "a"}),
        ("{name}/{name}.de.md", "a/b.de.md", None),
        ("../de/{name}.md", "../de/新闻.md", {"name": "新闻"}),
        ("de/a.md", "de/a.md", {}),
    ],
)
def test_template(template: str, path: str, values: dict[str, str] | None):
    assert Template(template).match(path) == values
    if values is not None:
        assert Template(template).fill(values) == path


@pytest.mark.parametrize(
    ("template", "folder"), [("content/de/{n}.md", "content/de"), ("{n}.md", ""), ("a/b{n}/c.md", "a"), ("a/b.md", "a")]
)
def test_folder(template: str, folder: str):
    assert Template(template).folder == folder


@pytest.mark.parametrize("template", ["{name.md", "name}.md", "{}.md", "{a b}.md", "de/{**name}.md", "{*name}.md"])
def test_braces_that_do_not_fit(template: str):
    with pytest.raises(ValueError, match=r"belongs to no placeholder|has to follow it"):
        Template(template)


_NAME = st.text(st.characters(codec="utf-8", exclude_characters="/{}\0", exclude_categories=["Cs"]), min_size=1)


@given(st.lists(_NAME, max_size=3), _NAME)
def test_a_filled_template_matches(folders: list[str], name: str):
    template = Template("de/{**all}/x-{name}.md")
    path = template.fill({"all": "".join(f"{folder}/" for folder in folders), "name": name})
    values = template.match(path)
    assert values is not None
    assert template.fill(values) == path
