"""How long a job waits: one article, from a cold start."""

import resource
from typing import Any


def test_one_article_takes_under_four_seconds(newsroom: Any):
    newsroom.article("a", newsroom.good)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = newsroom.run("bilint", "check", "--changed", "--format", "concise")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    assert "3 pairs, no findings" in done.stderr
    # CPU seconds, which do not depend on what else the machine is doing.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 4
