"""The phrase checks against common idioms that were chosen without a look at the inventories or the engine.

`phrases/<source>-<target>.toml` holds 12 idioms of the source language that news use weekly: a sentence with the
idiom, what a word-by-word translation makes of it (`literal`, to be flagged), and what a translator writes (`good`,
to be left alone). Each translation is checked with its source, and once more alone, with only the language of the
source known. The rows are never tuned to the engine: one goes only if it is wrong as a translation. A literal row
counts as found whatever is flagged in it: read what is said, too.

    python tests/checks/test_phrase_list.py [de-en ...]     lists misses and false alarms, with what was said
"""

import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Finding, Pair, Severity

FOLDER = Path(__file__).parent / "phrases"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.toml"))
FAMILIES = ("idioms", "calques", "false_friends")


class Counts(NamedTuple):
    """Rows of a language pair that are flagged: with the source at hand ("in pair"), and without it ("alone")."""

    literal_in_pair: int
    literal_alone: int
    good_in_pair: int
    good_alone: int


# What stands, to be raised for literal rows and lowered for good ones; the goals are 90%, 65%, 1% and 1% of all rows.
KNOWN: dict[str, Counts] = {
    "ar-en": Counts(12, 11, 0, 0),
    "de-en": Counts(12, 12, 0, 0),
    "en-de": Counts(9, 7, 0, 0),
    "en-es": Counts(11, 10, 0, 0),
    "en-fr": Counts(7, 6, 0, 0),
    "en-ru": Counts(10, 8, 0, 0),
    "es-en": Counts(12, 12, 0, 0),
    "fr-en": Counts(12, 12, 0, 0),
    "it-en": Counts(12, 11, 0, 0),
    "ja-en": Counts(12, 5, 0, 0),
    "nl-en": Counts(12, 12, 0, 0),
    "pl-en": Counts(12, 11, 0, 0),
    "pt-en": Counts(12, 12, 0, 0),
    "ru-en": Counts(12, 12, 0, 0),
    "tr-en": Counts(12, 12, 0, 0),
    "zh-en": Counts(12, 8, 0, 0),
}


def rows(languages: str) -> list[dict[str, str]]:
    """The rows of a language pair, each with idiom, source, literal and good."""
    return tomllib.loads((FOLDER / f"{languages}.toml").read_text("utf-8"))["row"]


def said(runner: Runner, languages: str, row: dict[str, str], kind: str, alone: bool) -> list[Finding]:
    """What the phrase checks say of the literal or good translation of a row, from minor upwards."""
    source_lang, target_lang = languages.split("-")
    source = None if alone else row["source"]
    pair = Pair(id="0", source=source, target=row[kind], source_lang=source_lang, target_lang=target_lang)
    findings = [finding for finding in runner.pair(pair) if finding.severity >= Severity.MINOR]
    assert runner.problems == []
    return findings


def counts(languages: str) -> Counts:
    runner = Runner(select(FAMILIES))
    return Counts(
        *(
            sum(bool(said(runner, languages, row, kind, alone)) for row in rows(languages))
            for kind in ("literal", "good")
            for alone in (False, True)
        )
    )


@pytest.mark.parametrize("languages", PAIRS)
def test_phrase_list(languages: str):
    assert counts(languages) == KNOWN[languages], "worse: mend the engine; better: write the new counts into KNOWN"


def test_known_pairs_exist():
    assert list(KNOWN) == PAIRS


@pytest.mark.parametrize("languages", PAIRS)
def test_rows_are_whole(languages: str):
    table = rows(languages)
    assert len(table) == 12
    assert all(row.keys() == {"idiom", "source", "literal", "good"} for row in table)
    assert len({row["idiom"] for row in table}) == len({row["source"] for row in table}) == len(table)
    assert all(row["literal"] != row["good"] for row in table)


def show(languages: str, row: dict[str, str], kind: str, alone: bool, findings: list[Finding]) -> None:
    """Prints a row that fails, with what was said of it."""
    verdict = "FALSE ALARM" if kind == "good" else "MISSED"
    print(f"{languages}  {verdict} {'alone' if alone else 'in pair'}  {row['idiom']}")
    if not alone:
        print(f"    {row['source']}")
    print(f"    {row[kind]}")
    for finding in findings:
        print(f"        {finding.severity.value} {finding.check}: {finding.message}")


def report(pairs: list[str]) -> None:
    """Prints every row that fails, then the counts of each pair as a line for KNOWN, and the shares of all."""
    runner = Runner(select(FAMILIES))
    table = {languages: counts(languages) for languages in pairs}
    for languages in pairs:
        for kind in ("literal", "good"):
            for alone in (False, True):
                for row in rows(languages):
                    findings = said(runner, languages, row, kind, alone)
                    if bool(findings) == (kind == "good"):
                        show(languages, row, kind, alone, findings)
    for languages, count in table.items():
        print(f'    "{languages}": Counts({", ".join(map(str, count))}),')
    total = sum(len(rows(languages)) for languages in pairs)
    for name, values in zip(Counts._fields, zip(*table.values(), strict=True), strict=True):
        print(f"{name}: {sum(values)} of {total} flagged, {sum(values) / total:.1%}")


if __name__ == "__main__":
    report(sys.argv[1:] or PAIRS)
