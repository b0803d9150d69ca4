"""The whole of `batch`: a corpus in, findings and scores out, in the order of the rows, with a bounded memory."""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from bilint.batch.engine import ordered, usable_cpus
from bilint.batch.output import Output
from bilint.batch.rows import chunks
from bilint.batch.work import Outcome, Task, first_of_each, setup, work
from bilint.checks.declare import Check
from bilint.checks.select import select
from bilint.errors import BilintError, InputError, OutputError
from bilint.formats.decode import STDIN
from bilint.model import Problem, Severity
from bilint.suppress import Suppressions
from bilint.text.phrases.inventory import validated


class BatchResult(msgspec.Struct):
    """What a run came to."""

    rows: int = 0
    """Rows read, bad ones included."""
    seconds: float = 0.0
    """Time on the clock."""
    findings: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """How many, by check and severity."""
    problems: list[Problem] = []
    """The first 20: bad rows, crashed checks (the first 3 of each)."""
    problem_counts: Counter[str] = msgspec.field(default_factory=Counter)
    """All of them, by the name of the check or score; "rows" for rows that are wrong."""
    signatures: list[str] = []
    """Of the scores that were written, sorted."""
    not_run: list[str] = []
    """Selected checks that look at whole documents, which rows are not."""
    kept: list[Path] = []
    """Where the results of a run that ended early were left."""

    def count(self, at_least: Severity) -> int:
        """How many findings are at or above a severity."""
        return sum(n for (_, severity), n in self.findings.items() if Severity(severity) >= at_least)

    @property
    def rows_per_second(self) -> float:
        """Rows by the clock, start-up included."""
        return self.rows / self.seconds if self.seconds else 0.0


class Interrupted(KeyboardInterrupt):
    """Ctrl-C; `result` tells how far the run came and where its files were kept."""

    def __init__(self, result: BatchResult) -> None:
        super().__init__()
        self.result = result


def run(
    rows: str | Path,
    *,
    findings: str | Path | BinaryIO,
    scores: str | Path | BinaryIO | None = None,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    checks: Sequence[Check] | None = None,
    severities: Mapping[str, Severity] | None = None,
    inventories: Sequence[str] = (),
    suppressions: Suppressions | None = None,
    workers: int | None = None,
    with_texts: bool = False,
    limit: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], None] | None = None,
) -> BatchResult:
    """Checks, and where `scores` is given scores, every row of a corpus.

    `rows` is a path, or "-" for standard input, in any bilingual format (`format` where the name does not tell).
    Languages are for rows that don't name their own. `checks` default to all that are not preview; those that look
    at whole documents do not run. `inventories` are files with idioms of the user's own. `suppressions`: ignores of the
    settings, which hold beside the comments of the file. `workers` defaults to the
    usable CPUs. `progress` is told the rows done so far.

    Bad rows and crashed checks become problems of the result; the rest is done. Files appear when they are whole;
    of a run that ends early, what was done stays in NAME.part. Raises InputError for a corpus that cannot be read
    (further), ConfigError for an inventory, OutputError, MissingExtraError, and Interrupted on Ctrl-C.
    """
    _refuse_same(rows, findings, scores)
    chosen = select() if checks is None else list(checks)
    task = Task(
        checks=tuple(check.name for check in chosen if not check.document),
        severities=dict(severities or {}),
        inventories=validated(inventories),
        suppressions=suppressions or Suppressions(),
        scores=scores is not None,
        with_texts=with_texts,
    )
    result = BatchResult(not_run=[check.name for check in chosen if check.document])
    incoming = chunks(rows, format=format, source_lang=source_lang, target_lang=target_lang, limit=limit, stdin=stdin)
    # The first chunk is read before a file is opened, so that a corpus that cannot be read leaves nothing behind.
    first = next(incoming, None)
    if first is None:
        raise InputError("no rows", path=str(rows))
    todo = itertools.chain([first], incoming)
    outputs: list[Output] = []
    start = time.perf_counter()
    try:
        for to in (findings, scores):
            if to is not None:
                outputs.append(Output(to))
        results = ordered(work, todo, workers=workers or usable_cpus(), setup=setup, arguments=(task,))
        with contextlib.closing(results) as outcomes:
            for outcome in outcomes:
                for output, data in zip(outputs, (outcome.findings, outcome.scores), strict=False):
                    output.write(data)
                _add(result, outcome, start)
                if progress:
                    progress(result.rows)
        for output in outputs:
            output.finish()
    except (KeyboardInterrupt, BilintError) as error:
        _close(outputs, result)
        if isinstance(error, KeyboardInterrupt):
            raise Interrupted(result) from None
        if result.kept:
            error.add_note(f"{result.rows} rows were done: {' and '.join(map(str, result.kept))}")
        raise
    return result


def _refuse_same(*files: object) -> None:
    """Raises OutputError where a result would overwrite the corpus or the other result."""
    paths = [os.path.realpath(file) for file in files if isinstance(file, str | Path) and str(file) != STDIN]
    for path in paths:
        # Both may go to one device, such as /dev/null.
        if paths.count(path) > 1 and (os.path.isfile(path) or not os.path.exists(path)):
            raise OutputError(f"{path}: is named twice; give the findings and the scores files of their own")


def _add(result: BatchResult, outcome: Outcome, start: float) -> None:
    result.rows += outcome.rows
    result.seconds = time.perf_counter() - start
    result.findings.update(outcome.counts)
    result.problems = first_of_each([*result.problems, *outcome.problems])
    result.problem_counts.update(outcome.problem_counts)
    result.signatures = sorted({*result.signatures, *outcome.signatures})


def _close(outputs: Sequence[Output], result: BatchResult) -> None:
    """Keeps what was done, if anything was."""
    for output in outputs:
        if result.rows:
            part = output.keep()
            result.kept += [part] if part else []
        else:
            output.discard()
