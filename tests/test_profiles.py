"""Profiles: what they set, how settings lie over them."""

from pathlib import Path

import pytest

from bilint.checks import all_checks
from bilint.checks.select import select
from bilint.config import Ignore, configure, profiles
from bilint.errors import BilintError, ConfigError


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", profiles.names())
def test_profiles_name_checks_that_there_are(name: str):
    settings = configure({"profile": name}, isolated=True).settings
    assert set(settings.severity) <= set(all_checks())
    chosen = select(settings.select, settings.ignore, settings.extend_select, settings.preview)
    assert {check.name for check in chosen} >= set(settings.extend_select)
    assert profiles.text(name).startswith("# ")


def test_there_are_the_four():
    assert profiles.names() == ["legal", "news", "software", "subtitles"]


def test_own_settings_lie_over_the_profile(tmp_path: Path):
    text = 'profile = "news"\nfail-on = "critical"\n[severity]\n"names.changed" = "minor"\n"idioms.literal" = "minor"\n'
    path = write(tmp_path / "bilint.toml", text)
    found = configure({"max_findings": 5}, start=tmp_path)
    assert found.settings.severity["names.changed"] == "minor"
    assert found.settings.severity["idioms.literal"] == "minor"
    assert found.settings.severity["numbers.scale"] == "critical"
    assert (found.settings.fail_on, found.settings.max_findings) == ("critical", 5)
    assert found.origins["severity"] == f"profile news, {path}"
    assert (found.origins["fail-on"], found.origins["max-findings"]) == (str(path), "command line")


def test_the_command_line_outdoes_the_profile_of_the_file(tmp_path: Path):
    write(tmp_path / "bilint.toml", 'profile = "legal"\n')
    assert configure({}, start=tmp_path).settings.fail_on == "minor"
    found = configure({"profile": "news"}, start=tmp_path)
    assert (found.settings.fail_on, found.origins["fail-on"]) == ("major", "profile news")
    assert found.origins["profile"] == "command line"


def test_a_profile_of_ones_own_builds_on_another(tmp_path: Path):
    write(tmp_path / "house.toml", 'profile = "news"\npreview = true\n[severity]\n"numbers.scale" = "major"\n')
    write(tmp_path / "bilint.toml", 'profile = "house.toml"\n')
    found = configure({}, start=tmp_path)
    assert found.settings.preview is True
    assert found.settings.severity["numbers.scale"] == "major"
    assert found.settings.severity["names.changed"] == "critical"
    assert found.origins["preview"] == f"profile {tmp_path / 'house.toml'}"


@pytest.mark.parametrize(
    ("house", "said"),
    [
        ('profile = "house.toml"', "builds on itself"),
        ('profile = "newz"', "did you mean 'news'?"),
        ('source-lang = "de"', "unknown setting 'source-lang'"),
        ('[[ignore]]\ncheck = "a"\nreason = "b"', "belongs into the settings"),
        (None, "No such file"),
    ],
)
def test_wrong_profiles_are_named(tmp_path: Path, house: str | None, said: str):
    write(tmp_path / "bilint.toml", 'profile = "house.toml"\n')
    if house is not None:
        write(tmp_path / "house.toml", house)
    with pytest.raises(BilintError) as caught:
        configure({}, start=tmp_path)
    assert said in str(caught.value)


def test_ignores_stand_beside_names(tmp_path: Path):
    write(tmp_path / "bilint.toml", 'ignore = ["typography", {check = "idioms", reason = "r"}]\n')
    found = configure({}, start=tmp_path)
    assert found.settings.ignore == ("typography",)
    assert found.settings.ignores == (Ignore(check="idioms", reason="r"),)
    # Names on the command line take the place of names only.
    assert configure({"ignore": ("names",)}, start=tmp_path).settings.ignores == found.settings.ignores


@pytest.mark.parametrize(
    ("ignore", "said"),
    [
        ('check = "idioms"', "missing required field `reason`"),
        ('reason = "r"', "missing required field `check`"),
        ('check = "idioms"\nreason = " "', "`reason` is empty"),
        ('check = "idioms"\nreason = "r"\ntext = "a"\nregex = "b"', "exclude each other"),
        ('check = "idioms"\nreason = "r"\ntext = ""', "`text` is empty"),
        ('check = "idioms"\nreason = "r"\nregex = "("', "is no regular expression"),
        ('check = "idioms"\nreason = "r"\nuntil = "soon"', "$.ignore[0].until"),
        ('check = "idioms"\nreason = "r"\nuntill = 2027-01-31', "unknown field `untill`"),
    ],
)
def test_wrong_ignores_are_named(tmp_path: Path, ignore: str, said: str):
    write(tmp_path / "bilint.toml", f"[[ignore]]\n{ignore}\n")
    with pytest.raises(ConfigError) as caught:
        configure({}, start=tmp_path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "bilint.toml"))


def test_the_baseline_lies_beside_the_settings(tmp_path: Path):
    write(tmp_path / "bilint.toml", 'baseline = "known.json"\n')
    assert configure({}, start=tmp_path).settings.baseline == str(tmp_path / "known.json")
    assert configure({"baseline": "other.json"}, start=tmp_path).settings.baseline == "other.json"
