"""Local processes: order, bounds, one thread each, and what happens when a worker dies."""

import gc
import math
import operator
import os

import pytest

from bilint.batch.engine import AHEAD, ordered
from bilint.errors import BilintError


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(workers):
    results = list(ordered(math.isqrt, (n * n for n in range(40)), workers=workers, setup=gc.collect))
    assert results == list(range(40))


def test_few_tasks_are_in_flight():
    taken = []

    def tasks():
        for n in range(100):
            taken.append(n)
            yield n

    results = ordered(operator.neg, tasks(), workers=2, setup=gc.collect)
    assert next(results) == 0
    assert len(taken) <= 2 * (1 + AHEAD) + 1
    results.close()


def test_a_worker_has_one_thread_and_the_caller_keeps_its_own(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    names = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] * 2
    assert list(ordered(os.getenv, names, workers=2, setup=gc.collect)) == ["1"] * 4
    assert (os.environ["OMP_NUM_THREADS"], os.environ.get("OPENBLAS_NUM_THREADS")) == ("7", None)


def test_one_task_needs_no_process():
    assert list(ordered(os.getppid.__call__, [], workers=4, setup=gc.collect)) == []
    assert list(ordered(lambda _: os.getpid(), [None], workers=4, setup=gc.collect)) == [os.getpid()]


def test_a_dead_worker_is_an_error_that_says_what_to_do():
    with pytest.raises(BilintError, match="fewer --workers"):
        list(ordered(os._exit, [1] * 4, workers=2, setup=gc.collect))
