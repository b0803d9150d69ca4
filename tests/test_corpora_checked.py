"""What bilint says of its own corpora: silent on the human translations, and much found in the machine's."""

import json
from pathlib import Path

import pytest

import bilint
from bilint.model import Place, Severity, Span

CORPORA = Path(__file__).parent.parent / "corpora"
GOLD = sorted(CORPORA.glob("*/gold.*.jsonl"))
SHARE = 0.5
"""Least share of the planted errors that has to be found in each translation (benchmarks/articles.py prints them)."""


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.suffixes[0][1:]}"


def translation(gold: Path, by: str) -> tuple[str, str]:
    (source,) = gold.parent.glob("source.*.txt")
    return str(source), str(gold.parent / f"{by}{gold.suffixes[0]}.txt")


@pytest.mark.parametrize("gold", GOLD, ids=name)
def test_silent_on_the_human_translation(gold: Path):
    report = bilint.check(*translation(gold, "human"))
    assert report.problems == []
    loud = [f"{f.line}:{f.column} {f.check}: {f.message}" for f in report.findings if f.severity >= Severity.MAJOR]
    assert loud == []


@pytest.mark.parametrize("gold", GOLD, ids=name)
def test_finds_what_was_planted(gold: Path):
    report = bilint.check(*translation(gold, "machine"))
    pairs = {pair.id: pair for pair in report.pairs}
    target = [in_file(pairs[f.id].target_place, f.target_span) for f in report.findings]
    source = [in_file(pairs[f.id].source_place, f.source_span) for f in report.findings]
    errors = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    found = [
        e
        for e in errors
        if overlaps(e["target_span"], target) or (not e["target_span"] and overlaps(e["source_span"], source))
    ]
    assert len(found) >= SHARE * len(errors)


def in_file(place: Place | None, span: Span | None) -> tuple[int, int] | None:
    if place is None or span is None:
        return None
    return place.at(span.start).file, place.at(max(span.end - 1, span.start)).file + 1


def overlaps(span: list[int] | None, others: list[tuple[int, int] | None]) -> bool:
    return span is not None and any(other and span[0] < other[1] and other[0] < span[1] for other in others)
