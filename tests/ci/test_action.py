"""The steps of the GitHub Action, run by bash with the variables that GitHub sets."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")


def check(newsroom: Any, inputs: dict[str, str] | None = None, **github: str) -> subprocess.CompletedProcess[str]:
    """Runs the last step as the runner does: bash of its own options, expressions filled in, GitHub's variables set."""
    values = {name: about.get("default", "") for name, about in ACTION["inputs"].items()} | (inputs or {})

    def filled(text: str) -> str:
        return _EXPRESSION.sub(lambda match: values[match[1]], text)

    step = STEPS[-1]
    assert "${{" not in step["run"], "inputs must not become part of the script"
    variables = {name: filled(text) for name, text in step["env"].items()}
    summary = newsroom.path.parent / "summary.md"
    github = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_WORKSPACE": str(newsroom.path),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_EVENT_NAME": "push",
        **github,
    }
    options = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
    return newsroom.run("bash", *options, step["run"], **variables, **github)


def test_every_input_is_used_and_every_script_has_its_shell():
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(_EXPRESSION.findall(text)) == set(ACTION["inputs"])
    assert all(step.get("shell") == "bash" for step in STEPS if "run" in step)
    assert [step.get("uses") for step in STEPS if "uses" in step] == ["actions/setup-python@v5"]


def test_a_push_checks_everything(newsroom: Any):
    newsroom.article("a", newsroom.bad)
    newsroom.article("b", newsroom.good)
    settings = (newsroom.path / "bilint.toml").read_text("utf-8")
    newsroom.write("desk/settings.toml", settings.replace("content/", "../content/"))
    inputs = {"config": "desk/settings.toml", "sarif": "out.sarif", "arguments": "--profile legal --max-findings 0"}
    done = check(newsroom, inputs)
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error .*file=content/en/a\.md.*line=3", done.stdout, re.MULTILINE)
    assert "numbers.scale" in (newsroom.path.parent / "summary.md").read_text("utf-8")
    [run] = json.loads((newsroom.path / "out.sarif").read_text("utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["numbers.scale"]


@pytest.mark.parametrize("depth", [[], ["--depth=1"]], ids=["whole", "shallow"])
def test_a_pull_request_checks_what_changed(newsroom: Any, tmp_path: Path, depth: list[str]):
    newsroom.article("old", newsroom.bad)
    newsroom.commit("old")
    newsroom.git("switch", "--quiet", "--create", "branch")
    newsroom.article("new", newsroom.good)
    newsroom.commit("new")
    clone = tmp_path / "clone"
    url = newsroom.path.as_uri()
    newsroom.git("clone", "--quiet", "--branch=branch", *depth, url, str(clone))
    newsroom.path = clone
    done = check(newsroom, GITHUB_EVENT_NAME="pull_request", GITHUB_BASE_REF="main", GITHUB_HEAD_REF="branch")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 pairs, no findings" in done.stderr
    shallow = newsroom.run("git", "rev-parse", "--is-shallow-repository").stdout.strip()
    assert shallow == ("true" if depth else "false")
