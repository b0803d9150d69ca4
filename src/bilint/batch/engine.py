"""Local processes: a function over a stream of tasks, results in the order of the tasks, few tasks in flight."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from bilint.errors import BilintError

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 2
"""Tasks a worker that may wait beside the one it is at: enough to keep it busy, few enough to bound memory."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def usable_cpus() -> int:
    """How many CPUs this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ordered(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    workers: int,
    setup: Callable[..., None],
    arguments: tuple[Any, ...] = (),
) -> Generator[Result, None, None]:
    """Yields function(task) for each task, in order; `setup(*arguments)` is called once in each process before.

    With one worker, or one task, everything runs in this process. Otherwise `function`, `setup` and all values have
    to be picklable, and a script that calls this needs the usual `if __name__ == "__main__":` guard.
    Raises BilintError where a worker process is killed, e.g. for want of memory.
    """
    tasks = iter(tasks)
    first = list(itertools.islice(tasks, 2))
    tasks = itertools.chain(first, tasks)
    with _one_thread():
        if workers == 1 or len(first) < 2:
            setup(*arguments)
            yield from map(function, tasks)
        else:
            yield from _pool(function, tasks, workers, setup, arguments)


def _pool(
    function: Callable[[Task], Result],
    tasks: Iterator[Task],
    workers: int,
    setup: Callable[..., None],
    arguments: tuple[Any, ...],
) -> Generator[Result, None, None]:
    pool = ProcessPoolExecutor(workers, _context(setup.__module__), _start, (setup, arguments))
    waiting: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(function, task))
            if len(waiting) >= workers * (1 + AHEAD):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise BilintError(
            "a worker process was ended from outside, perhaps for want of memory; try fewer --workers"
        ) from error
    finally:
        # Only the tasks that workers are at are waited for.
        pool.shutdown(cancel_futures=True)


def _context(module: str) -> Any:
    """Processes that are not forks of this one: a fork would copy its locks and the threads it believes to have.

    Where there is a fork server, it imports the work once for all workers.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _start(setup: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    # Ctrl-C reaches the whole group; the parent alone decides what becomes of the results.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    setup(*arguments)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Every process that starts in here gives its matrix library one thread: parallelism is over processes."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
