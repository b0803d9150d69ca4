"""How fast `bilint batch` is, and whether its memory stays flat: pairs per CPU-second, peak memory, two workers.

    python benchmarks/batch.py [--rows N] [--scored-rows N] [--corpus FILE] [--json] [-- OPTIONS OF BATCH]

The rows are the sentences of corpora/, machine and human translations in seven directions (14 words on average), or
those of a JSON Lines file (`source`, `target`, `source_lang`, `target_lang`), over and over; each time with another
invented name in front of both sides, so that no two rows are equal and new words keep coming. corpora/ was written to
hold an error in every second line and figures and idioms in most; for news as it is, give a file of news. WMT's:

    for l in de-en en-de; do sacrebleu -t wmt22 -l $l --echo src ref | jq -Rc --arg l $l 'split("\\t") | {source: .[0],
      target: .[1], source_lang: $l[:2], target_lang: $l[3:]}'; done > news.jsonl

Each line of the table compares a run over N rows with one over 10 N: the difference is what rows cost, without
the start. CPU time is that of one process (`--workers 1`); the last lines compare time on the clock with two.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
sys.path.insert(0, str(CORPORA))

from texts import TRANSLATIONS, beads, sentences  # noqa: E402

SYLLABLES = ("ka", "ro", "lin", "ve", "dra", "so", "mi", "tel", "bu", "nor", "fa", "gis", "pe", "lo", "zan", "thi")


class Run(NamedTuple):
    """What one run of the command took."""

    rows: int
    cpu: float
    """Seconds of the process."""
    clock: float
    memory: float
    """Peak, in MB."""


def pairs() -> list[dict[str, str]]:
    """Every bead of corpora/ that has both sides."""
    found = []
    for translation in TRANSLATIONS:
        source = [sentence.text for sentence in sentences(translation.source)]
        for by in ("machine", "human"):
            target = [sentence.text for sentence in sentences(translation.target(by))]
            found += [
                {
                    "source": " ".join(source[i] for i in left),
                    "target": " ".join(target[j] for j in right),
                    "source_lang": translation.source_lang,
                    "target_lang": translation.target_lang,
                }
                for left, right in beads(translation.beads(by))
                if left and right
            ]
    return found


def read(corpus: Path) -> list[dict[str, str]]:
    """The pairs of a JSON Lines file."""
    with corpus.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def rows(given: list[dict[str, str]], count: int) -> Iterator[dict[str, str]]:
    """So many different rows, the same ones every time."""
    rng = random.Random("batch")
    # Shuffled, so that a small run meets the same languages as a large one.
    shuffled = rng.sample(given, len(given))
    for number, pair in enumerate(itertools.islice(itertools.cycle(shuffled), count)):
        name = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()
        yield {"id": str(number), **pair, "source": f"{name}: {pair['source']}", "target": f"{name}: {pair['target']}"}


def batch(corpus: Path, count: int, options: list[str]) -> Run:
    """Runs the command once, in the folder of the corpus."""
    command = [sys.executable, "-m", "bilint", "batch", corpus.name, "--findings", "findings.jsonl", *options]
    start = time.perf_counter()
    process = subprocess.Popen([*command, "--exit-zero"], cwd=corpus.parent, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    # Linux counts kilobytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(count, usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / unit)


def measure(folder: Path, given: list[dict[str, str]], count: int, options: list[str]) -> tuple[Run, Run]:
    """Runs over `count` rows and over ten times as many."""
    runs = []
    for size in (count, 10 * count):
        corpus = folder / f"{size}.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(given, size))
        runs.append(batch(corpus, size, options))
    return runs[0], runs[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000, help="rows of the smaller run with checks only")
    parser.add_argument("--scored-rows", type=int, default=100, help="rows of the smaller run with --scores; 0: none")
    parser.add_argument("--corpus", type=Path, help="JSON Lines with the pairs, in place of corpora/")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("options", nargs="*", help="options of batch, behind --")
    given = parser.parse_args()
    corpus = read(given.corpus) if given.corpus else pairs()
    table = []
    with tempfile.TemporaryDirectory() as name:
        for what, count, options in (
            ("checks", given.rows, []),
            ("checks and scores", given.scored_rows, ["--scores", "scores.jsonl"]),
        ):
            if not count:
                continue
            small, large = measure(Path(name), corpus, count, [*options, "--workers", "1", *given.options])
            two = batch(Path(name) / f"{large.rows}.jsonl", large.rows, [*options, "--workers", "2", *given.options])
            table.append(
                {
                    "run": what,
                    "rows": f"{small.rows:,} / {large.rows:,}",
                    "pairs per CPU-second": round((large.rows - small.rows) / (large.cpu - small.cpu)),
                    "start, CPU-seconds": round(
                        small.cpu - small.rows * (large.cpu - small.cpu) / (large.rows - small.rows), 1
                    ),
                    "peak MB": f"{small.memory:.0f} / {large.memory:.0f}",
                    "two workers": f"{large.clock / two.clock:.2f} times as fast",
                }
            )
    if given.json:
        print(json.dumps(table, indent=2))
        return
    print(f"| {' | '.join(table[0])} |\n|{'---|' * len(table[0])}")
    for line in table:
        print(f"| {' | '.join(map(str, line.values()))} |")


if __name__ == "__main__":
    main()
