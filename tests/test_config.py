"""Settings: found in the nearest file, overridden by options, wrong keys named."""

from pathlib import Path

import pytest

from bilint.config import configure, discover
from bilint.errors import ConfigError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_nearest_file_wins_and_is_not_merged(tmp_path: Path):
    write(tmp_path / "bilint.toml", 'fail-on = "critical"\npreview = true\n')
    near = write(tmp_path / "news" / "pyproject.toml", '[tool.bilint]\nignore = ["typography"]\n')
    deep = tmp_path / "news" / "2024"
    deep.mkdir()
    found = configure({}, start=deep)
    assert found.path == near
    assert found.settings.ignore == ("typography",)
    assert found.settings.preview is False
    assert found.origins["ignore"] == str(near)
    assert found.origins["fail-on"] == "default"


def test_pyproject_without_our_table_is_passed_over(tmp_path: Path):
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    own = write(tmp_path / "bilint.toml", "preview = true\n")
    assert discover(tmp_path / "a") == own


def test_options_outdo_the_file(tmp_path: Path):
    write(tmp_path / "bilint.toml", 'fail-on = "critical"\nselect = ["numbers"]\n')
    found = configure({"fail_on": "minor", "select": None, "ignore": ()}, start=tmp_path)
    assert found.settings.fail_on == "minor"
    assert found.settings.select == ("numbers",)
    assert found.origins["fail-on"] == "command line"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fail_on = 'major'", "unknown setting 'fail_on'; did you mean 'fail-on'?"),
        ("fail-on = 'mayor'", "bilint.toml: Invalid enum value 'mayor'"),
        ("preview = 'yes'", "Expected `bool`, got `str`"),
        ("severity = {'numbers.mismatch' = 'bad'}", "Invalid enum value 'bad'"),
        ("fail-on = ", "bilint.toml: Invalid value"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, message: str):
    write(tmp_path / "bilint.toml", text + "\n")
    with pytest.raises(ConfigError) as caught:
        configure({}, start=tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_isolated_reads_no_file(tmp_path: Path):
    write(tmp_path / "bilint.toml", "nonsense = 1\n")
    assert configure({}, start=tmp_path, isolated=True).path is None


def test_missing_file_is_said(tmp_path: Path):
    with pytest.raises(ConfigError, match="no such file"):
        configure({}, path=tmp_path / "none.toml")
