"""The figure checks against free renderings, right and wrong; all lists but the third were written without a look.

`renderings/<list>/<source>-<target>.toml` holds right renderings, where every figure check has to be silent, and
others with exactly one wrong figure: 25 each in the first list, 20 each in the second, some 37 and 25 in the third,
which was written by one who knew the engine; 10 or 5 each in the fourth and 10 in the fifth and sixth, by others who
did not. A row goes only if it is wrong as a translation. (Ten rows of the first list whose error is "bound flipped"
were put in after a first run, each for a row on swapped digits or the like that was found.) A wrong row counts as found
whatever figure is flagged in it: read what is said, too.

What a list says of figures that nobody looked for is what it said at first. Of the first, 294 of 450 wrong rows were
found and 54 of 450 right ones flagged; of the second, written when that was mended, 134 of 140 and 2 of 140; of the
third, 347 of 376 and 17 of 557; of the fourth, 172 of 185 and 31 of 185 (in German, Spanish, French, Japanese, Arabic,
Hindi and Chinese into English 62 of 70 and 10 of 70); of the fifth, in these seven and written when that was mended,
66 of 70 and 4 of 70; of the sixth, in the same seven and written when the fifth was mended, 64 of 70 and 9 of 70.

    python tests/checks/test_renderings.py [second/de-en ...]     lists rows that fail, with what was read and said
"""

import sys
import tomllib
from pathlib import Path

import pytest

from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Finding, Pair, Severity
from bilint.text.side import Side

FOLDER = Path(__file__).parent / "renderings"
DIRECTIONS = sorted(f"{path.parent.name}/{path.stem}" for path in FOLDER.glob("*/*.toml"))
FAMILIES = ("numbers", "dates", "times", "units", "currency")

# Share of the wrong rows to be found, and of the right rows that may be flagged.
FOUND, FLAGGED = 0.95, 0.05

# Directions that miss the goal: wrong rows found, right rows flagged. To be shrunk, never to be loosened.
KNOWN: dict[str, tuple[int, int]] = {
    # "deux points" of a rate, with no percentage beside them
    "fourth/fr-en": (9, 0),
    # the dual of جنديان lost
    "fifth/ar-en": (9, 0),
    # "won three-one" for 3:1
    "fifth/de-en": (10, 1),
    # "segundo trimestre" as the third quarter: neither is reason enough to read a text
    "fifth/es-en": (9, 0),
    # the last year of a decade of an era, a year of middle school told as a grade
    "fifth/ja-en": (10, 2),
    # the dual of a noun that is in no list: مبنيان
    "sixth/ar-en": (9, 0),
}


def rows(direction: str) -> dict[str, list[dict[str, str]]]:
    """The "right" and "wrong" rows of a direction, each with source and target, the wrong ones with their error."""
    return tomllib.loads((FOLDER / f"{direction}.toml").read_text("utf-8"))


def languages(direction: str) -> list[str]:
    """Source and target of "first/de-en"."""
    return direction.rpartition("/")[2].split("-")


def said(runner: Runner, direction: str, row: dict[str, str]) -> list[Finding]:
    """What the figure checks say of a row, from minor upwards."""
    source_lang, target_lang = languages(direction)
    pair = Pair(id="0", source=row["source"], target=row["target"], source_lang=source_lang, target_lang=target_lang)
    findings = [finding for finding in runner.pair(pair) if finding.severity >= Severity.MINOR]
    assert runner.problems == []
    return findings


def failures(direction: str) -> tuple[list[dict[str, str]], list[tuple[dict[str, str], list[Finding]]]]:
    """The wrong rows that are not found, and the right rows that are flagged with what is said of them."""
    runner = Runner(select(FAMILIES))
    table = rows(direction)
    missed = [row for row in table["wrong"] if not said(runner, direction, row)]
    flagged = [(row, findings) for row in table["right"] if (findings := said(runner, direction, row))]
    return missed, flagged


def reaches_goal(found: int, wrong: int, flagged: int, right: int) -> bool:
    return found >= FOUND * wrong and flagged <= FLAGGED * right


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_renderings(direction: str):
    missed, flagged = failures(direction)
    table = rows(direction)
    wrong, right = len(table["wrong"]), len(table["right"])
    found = wrong - len(missed)
    if direction not in KNOWN:
        assert reaches_goal(found, wrong, len(flagged), right), (
            f"{found} of {wrong} wrong rows found, {len(flagged)} of {right} right rows flagged: {missed} {flagged}"
        )
        return
    assert (found, len(flagged)) == KNOWN[direction], "worse: mend the engine; better: write the new counts into KNOWN"
    assert not reaches_goal(found, wrong, len(flagged), right), "it reaches the goal now: take it out of KNOWN"


def test_known_directions_exist():
    assert KNOWN.keys() <= set(DIRECTIONS)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_rows_are_whole(direction: str):
    table = rows(direction)
    assert table.keys() == {"right", "wrong"}
    assert all(row.keys() == {"source", "target"} for row in table["right"])
    assert all(row.keys() == {"source", "target", "error"} for row in table["wrong"])
    texts = [row["source"] for kind in table.values() for row in kind]
    assert len(texts) == len(set(texts)) >= (10 if direction.startswith(("fourth/", "fifth/", "sixth/")) else 40)


def show(direction: str, row: dict[str, str], verdict: str) -> None:
    """Prints a row that fails, each side with the values that are read in it."""
    print(f"{direction}  {verdict}")
    for language, text in zip(languages(direction), (row["source"], row["target"]), strict=True):
        read = ", ".join(
            f"{text[n.start : n.end]}={n.value} {n.kind}/{n.written}" for n in Side(text, language).numbers
        )
        print(f"    {text}\n        reads {read or 'nothing'}")


def report(directions: list[str]) -> None:
    """Prints every row that fails, and the counts of each direction."""
    counts = []
    for direction in directions:
        missed, flagged = failures(direction)
        table = rows(direction)
        wrong, right = len(table["wrong"]), len(table["right"])
        found = wrong - len(missed)
        goal = "" if reaches_goal(found, wrong, len(flagged), right) else "  misses the goal"
        counts.append(f"{direction}  found {found}/{wrong}  flagged {len(flagged)}/{right}{goal}")
        for row in missed:
            show(direction, row, f"MISSED ({row['error']})")
        for row, findings in flagged:
            show(direction, row, "FALSE ALARM")
            for finding in findings:
                print(f"    {finding.severity.value} {finding.check}: {finding.message}")
    print("\n".join(counts))


if __name__ == "__main__":
    report(sys.argv[1:] or DIRECTIONS)
