"""The job of the GitLab template, its script run by bash with the variables that GitLab sets."""

from pathlib import Path
from typing import Any

import yaml

TEMPLATE = yaml.safe_load((Path(__file__).parents[2] / "ci" / "bilint.gitlab-ci.yml").read_text("utf-8"))
JOB = TEMPLATE["bilint"]


def test_a_merge_request(newsroom: Any):
    newsroom.article("old", newsroom.bad)
    newsroom.commit("old")
    newsroom.article("new", newsroom.bad)
    newsroom.commit("new")
    [rule] = [rule for rule in JOB["rules"] if "merge_request_event" in rule["if"]]
    base = newsroom.run("git", "rev-parse", "HEAD~1").stdout.strip()
    changed = rule["variables"]["BILINT_CHANGED"].replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
    script = "\n".join(JOB["script"])
    done = newsroom.run("bash", "-eo", "pipefail", "-c", script, BILINT_CHANGED=changed, BILINT_ARGUMENTS="")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("content/en/new.md:3:16: critical numbers.scale")
    assert "old.md" not in done.stdout
    for name in (*JOB["artifacts"]["paths"], *JOB["artifacts"]["reports"].values()):
        assert (newsroom.path / name).stat().st_size > 0, name


def test_the_whole_history_is_there_to_be_compared_with():
    assert JOB["variables"]["GIT_DEPTH"] == "0"
    assert JOB["artifacts"]["when"] == "always"
    assert set(TEMPLATE["variables"]) == {"BILINT_PACKAGE", "BILINT_ARGUMENTS"}
