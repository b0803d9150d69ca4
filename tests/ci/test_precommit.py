"""The hook of .pre-commit-hooks.yaml in a git repository, run by pre-commit when git commits."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hooked(newsroom: Any) -> Any:
    """The newsroom with the hook installed. It runs the bilint of this environment; all else is as published."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["language"] == "python"
    hook["language"] = "system"
    newsroom.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}))
    done = newsroom.run("pre-commit", "install")
    assert done.returncode == 0, done.stdout + done.stderr
    return newsroom


def test_the_manifest_is_valid(newsroom: Any):
    done = newsroom.run("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_bad_is_blocked_good_passes_and_a_baseline_knows_the_old(hooked: Any):
    bad = hooked.bad
    hooked.article("old", bad)
    blocked = hooked.commit("an article with an error")
    assert blocked.returncode == 1
    assert "content/en/old.md:3:16: critical numbers.scale" in blocked.stdout + blocked.stderr
    assert hooked.run("git", "rev-parse", "--verify", "HEAD").returncode != 0

    assert hooked.run("bilint", "baseline", "write", "known.json").returncode == 0
    hooked.write("bilint.toml", 'baseline = "known.json"\n' + (hooked.path / "bilint.toml").read_text("utf-8"))
    hooked.article("new", hooked.good)
    assert hooked.commit("the baseline silences the old one, the new one is good").returncode == 0

    hooked.write("content/en/old.md", bad.replace("1,250", "1,400"))
    blocked = hooked.commit("a new error in the old article")
    assert blocked.returncode == 1
    said = blocked.stdout + blocked.stderr
    assert "content/en/old.md:5:11: major numbers.mismatch" in said
    assert "numbers.scale" not in said

    # What is not in the commit is not looked at.
    hooked.write("notes.txt", "A note of the desk.\n")
    hooked.git("add", "notes.txt")
    done = hooked.run("git", "commit", "--quiet", "--message", "a note", "notes.txt")
    assert done.returncode == 0, done.stdout + done.stderr
