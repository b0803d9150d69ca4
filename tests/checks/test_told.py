"""The same told otherwise, and what is not the same: times, spans, shares, measures, dates in many languages.

A row of told/*.tsv is "same" (no check of figures may speak) or "other" (one has to), the languages, source and
translation. Each row is tried as it stands, beside another figure, and in the other direction.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import pytest

from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Pair

FOLDER = Path(__file__).parent / "told"
# A figure that has nothing to do with the rest.
BESIDE = " (731)"


class Row(NamedTuple):
    kind: str
    languages: str
    source: str
    target: str


@functools.cache
def rows(name: str) -> list[Row]:
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


@functools.cache
def runner() -> Runner:
    return Runner(select(["numbers", "dates", "times", "units", "currency"]))


def is_flagged(languages: str, source: str, target: str) -> bool:
    source_lang, target_lang = languages.split("-")
    pair = Pair(id="0", source=source, target=target, source_lang=source_lang, target_lang=target_lang)
    findings = list(runner().pair(pair))
    assert runner().problems == []
    return bool(findings)


CASES = sorted((path.stem, row.languages) for path in FOLDER.glob("*.tsv") for row in set(rows(path.stem)))
CASES = list(dict.fromkeys(CASES))


@pytest.mark.parametrize(("name", "languages"), CASES)
def test_as_it_stands(name: str, languages: str):
    wrong = [row for row in rows(name) if row.languages == languages and is_flagged(*row[1:]) != (row.kind == "other")]
    assert wrong == []


@pytest.mark.parametrize(("name", "languages"), CASES)
def test_beside_another_figure(name: str, languages: str):
    wrong = [
        row
        for row in rows(name)
        if row.languages == languages
        and is_flagged(languages, row.source + BESIDE, row.target + BESIDE) != (row.kind == "other")
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "languages"), [case for case in CASES if case[0] != "homographs"])
def test_in_the_other_direction(name: str, languages: str):
    back = "-".join(reversed(languages.split("-")))
    wrong = [
        row
        for row in rows(name)
        if row.languages == languages
        and is_flagged(back, row.target + BESIDE, row.source + BESIDE) != (row.kind == "other")
    ]
    assert wrong == []
