"""What a worker process does: a chunk of pairs in, lines of findings and scores out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from bilint.checks import get_check
from bilint.checks.run import Runner
from bilint.errors import BilintError
from bilint.model import Finding, Pair, Problem, Severity
from bilint.suppress import LeftAlone, Suppressions

MOST_PROBLEMS = 20
"""Problems that are told in full; the rest is counted."""

ROWS = "rows"
"""What problems are counted under that no check has: rows that are wrong."""

MOST_OF_A_CHECK = 3
"""The same for one check that crashes again and again."""


class Task(msgspec.Struct, frozen=True):
    """What is to be done with every pair."""

    checks: tuple[str, ...]
    """Names of checks."""
    severities: dict[str, Severity] = {}
    inventories: tuple[str, ...] = ()
    """Files with idioms of the user's own."""
    suppressions: Suppressions = Suppressions()
    """What is left alone, beside what comments in the file say; a baseline is not asked."""
    scores: bool = False
    with_texts: bool = False


class Chunk(msgspec.Struct):
    """Some consecutive rows of the corpus."""

    rows: int
    """How many rows were read for it, bad ones included."""
    pairs: list[Pair]
    """The good ones."""
    problems: list[Problem] = []

    def __reduce__(self) -> tuple[Callable[[bytes], Chunk], tuple[bytes]]:
        """Between processes it travels as MessagePack, five times faster than as a pickle."""
        return _unpacked, (_pack(self),)


class Outcome(msgspec.Struct):
    """What became of a chunk."""

    rows: int
    findings: bytes = b""
    """JSON Lines."""
    scores: bytes = b""
    counts: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    """Findings by check and severity."""
    problems: list[Problem] = []
    """The first few; a check that crashes may do so on every row."""
    problem_counts: Counter[str] = msgspec.field(default_factory=Counter)
    """All of them, by the name of the check or score, or "rows"."""
    signatures: list[str] = []


_pack = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Chunk).decode


def _unpacked(packed: bytes) -> Chunk:
    """What `Chunk.__reduce__` names: a pickle holds a function by its name."""
    return _decode(packed)


_encoder = msgspec.json.Encoder()
_WITHOUT_TEXTS = tuple(name for name in Finding.__struct_fields__ if name not in ("source", "target"))

_worker: _Worker


def setup(task: Task) -> None:
    """Makes this process ready for the task."""
    global _worker
    _worker = _Worker(task)


def work(chunk: Chunk) -> Outcome:
    """Checks and scores one chunk by the task that `setup` was given."""
    return _worker.work(chunk)


class _Worker:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._runner = Runner([get_check(name) for name in task.checks], task.severities, task.inventories)
        self._left_alone = LeftAlone(task.suppressions)

    def work(self, chunk: Chunk) -> Outcome:
        pairs = chunk.pairs
        findings: list[Finding] = []
        for pair in pairs:
            findings.extend(one for one in self._runner.pair(pair) if not self._left_alone(one, pair))
        outcome = Outcome(
            rows=chunk.rows,
            findings=_lines(findings if self._task.with_texts else map(_without_texts, findings)),
            counts=Counter((finding.check, finding.severity.value) for finding in findings),
        )
        problems = [*chunk.problems, *self._runner.problems]
        # The runner lives as long as the process; its problems belong to this chunk only.
        self._runner.problems.clear()
        if self._task.scores:
            problems.extend(_score(pairs, outcome))
        outcome.problem_counts = Counter(problem.check or ROWS for problem in problems)
        outcome.problems = first_of_each(problems)
        return outcome


def first_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems: at most MOST_OF_A_CHECK of one check, at most MOST_PROBLEMS together."""
    told: Counter[str] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        if len(kept) < MOST_PROBLEMS and (problem.check is None or told[problem.check] < MOST_OF_A_CHECK):
            kept.append(problem)
            told[problem.check or ROWS] += 1
    return kept


def _score(pairs: Sequence[Pair], outcome: Outcome) -> list[Problem]:
    """Adds the scores of every pair to the outcome: `quality` where there is a source, the rest for its references."""
    from bilint.scores.quality import quality, signature
    from bilint.scores.reference import METRICS, score_references

    problems: list[Problem] = []
    signatures: set[str] = set()
    scores: list[dict[str, float]] = [{} for _ in pairs]
    with_source = [i for i, pair in enumerate(pairs) if pair.source is not None]
    for i, value in zip(with_source, quality([pairs[i] for i in with_source]), strict=True):
        scores[i]["quality"] = value
        signatures.add(signature(pairs[i].source_lang, pairs[i].target_lang))
    for i, pair in enumerate(pairs):
        for metric in METRICS if pair.references else ():
            try:
                [score] = score_references(
                    [pair.target],
                    [[text] for text in pair.references],
                    target_lang=pair.target_lang,
                    metrics=(metric,),
                    level="segment",
                )
            except BilintError as error:
                problems.append(Problem(message=f"{metric}: {error}", check=metric, id=pair.id))
                continue
            scores[i][metric] = round(score.value, 4)
            signatures.add(f"{score.name}|{score.signature}")
    outcome.scores = _lines({"id": pair.id, "scores": of} for pair, of in zip(pairs, scores, strict=True))
    outcome.signatures = sorted(signatures)
    return problems


def _lines(values: Iterable[object]) -> bytes:
    return _encoder.encode_lines(values)


def _without_texts(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in _WITHOUT_TEXTS}
