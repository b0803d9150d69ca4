"""Settings that are changed in one place; everything else of the file stays."""

import tomllib

import pytest

from bilint.config.edit import with_ignore, with_names, without_ignore
from bilint.errors import ConfigError

OWN, PROJECT = "bilint.toml", "pyproject.toml"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("", OWN, 'on-trial = ["a.b"]\n'),
        ('x = 1\n[t]\non-trial = ["q"]\n', OWN, 'on-trial = ["a.b"]\nx = 1\n[t]\non-trial = ["q"]\n'),
        ("on-trial = ['c']\r\nx = 1\r\n", OWN, 'on-trial = ["a.b", "c"]\r\nx = 1\r\n'),
        ('on-trial = [\n  "c",  # why\n]\nx = 1\n', OWN, 'on-trial = ["a.b", "c"]\nx = 1\n'),
        ('on-trial = ["a.b"]  # why\n', OWN, 'on-trial = ["a.b"]  # why\n'),
        ('[tool.x]\nx = 1\n', PROJECT, '[tool.x]\nx = 1\n\n[tool.bilint]\non-trial = ["a.b"]\n'),
        ('[tool.x]\non-trial = ["q"]\n[tool.bilint]\nx = 1\n', PROJECT,
         '[tool.x]\non-trial = ["q"]\n[tool.bilint]\non-trial = ["a.b"]\nx = 1\n'),
    ],
)  # fmt: skip
def test_a_name_goes_into_a_list(before, path, after):
    assert with_names(before, "on-trial", ["a.b"], path) == after
    tomllib.loads(after)


@pytest.mark.parametrize("text", ["x = '''\non-trial = []\n'''\n", "on-trial = ['[x]']\n"])
def test_what_cannot_be_changed_is_left_alone(text):
    with pytest.raises(ConfigError, match=r"add to its `on-trial`: a\.b"):
        with_names(text, "on-trial", ["a.b"], OWN)


IGNORE = {"check": "a.b", "text": 'sagte „سلة“ "\\', "reason": "r"}
LINES = 'check = "a.b"\ntext = "sagte „سلة“ \\"\\\\"\nreason = "r"\n'
INLINE = '{ check = "a.b", text = "sagte „سلة“ \\"\\\\", reason = "r" }'
OLD = '[[ignore]]\ncheck = "c"\nreason = "r"\n'


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("", OWN, f"[[ignore]]\n{LINES}"),
        ("x = 1", OWN, f"x = 1\n\n[[ignore]]\n{LINES}"),
        ("x = 1\r\n", OWN, f"x = 1\n\n[[ignore]]\n{LINES}".replace("\n", "\r\n")),
        (f"{OLD}\n[[pairs]]\nbilingual = 'a'\n", OWN, f"{OLD}\n[[pairs]]\nbilingual = 'a'\n\n[[ignore]]\n{LINES}"),
        ("[tool.bilint]\nx = 1\n[tool.z]\n", PROJECT,
         f"[tool.bilint]\nx = 1\n[tool.z]\n\n[[tool.bilint.ignore]]\n{LINES}"),
        ('ignore = ["c"]\n', OWN, f'ignore = ["c", {INLINE}]\n'),
        ('ignore = [{ check = "c", reason = "r" }]\n', OWN, f'ignore = [{{ check = "c", reason = "r" }}, {INLINE}]\n'),
    ],
)  # fmt: skip
def test_an_ignore_goes_in_and_out(before, path, after):
    assert with_ignore(before, IGNORE, path) == after
    assert with_ignore(after, IGNORE, path) == after
    out = without_ignore(after, IGNORE, path)
    assert out == (before if before != "x = 1" else "x = 1\n")
    assert without_ignore(out, IGNORE, path) == out


def test_an_ignore_that_a_person_changed_stays():
    text = with_ignore("", IGNORE, OWN).replace('"r"', '"said twice"')
    assert without_ignore(text, IGNORE, OWN) == text


@pytest.mark.parametrize("text", ["x = ", 'ignore = ["[x]"]\n'])
def test_settings_that_cannot_be_read_or_changed(text):
    with pytest.raises(ConfigError, match=r"bilint\.toml"):
        with_ignore(text, IGNORE, OWN)
