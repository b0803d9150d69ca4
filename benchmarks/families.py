"""How fast single families of checks are, and how soon they are ready: pairs per CPU-second, milliseconds, memory.

    python benchmarks/families.py [--corpus FILE] [--rounds N] [--l10n-lint COMMAND] [--json]

Two families have goals of their own: figures (numbers, dates, times, units, currency) and phrases (idioms, calques,
false friends). Each runs alone, in this process, over the pairs of corpora/ or of a JSON Lines file (batch.py says
how to get WMT's news): once to meet every word, then N times, of which the quickest counts. "Ready" is what the
first pair takes in a new process, with the modules imported; "without a hit" leaves out the pairs with a finding.
Two more lines say how fast others compare figures on the same rows (peers.py): by sets of digit strings, as corpus
filters do, and l10n-lint, where its command is given.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from peers import by_digit_strings, l10n_lint

from batch import pairs, read
from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Pair

FAMILIES = {
    "figures": ("numbers", "dates", "times", "units", "currency"),
    "phrases": ("idioms", "calques", "false_friends"),
}
READY = """
import sys, time
from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Pair
import bilint.text.lemmas
checks = select(sys.argv[3].split(","))
pair = Pair(id="1", source="Am 3. Mai x.", target="On 3 May x.", source_lang=sys.argv[1], target_lang=sys.argv[2])
bilint.text.lemmas.is_word("x", sys.argv[1]), bilint.text.lemmas.is_word("x", sys.argv[2])
start = time.perf_counter()
Runner(checks).pair(pair)
print(time.perf_counter() - start)
"""


def per_second(rows: Sequence[Pair], families: Sequence[str], rounds: int) -> tuple[float, float, int]:
    """Pairs per CPU-second of all rows, and of those without a finding; how many have one."""
    runner = Runner([check for check in select(families) if not check.document])
    quiet = [row for row in rows if not runner.pair(row)]

    def speed(some: Sequence[Pair]) -> float:
        best = float("inf")
        for _ in range(rounds):
            start = time.process_time()
            for row in some:
                runner.pair(row)
            best = min(best, time.process_time() - start)
        return len(some) / best

    return speed(rows), speed(quiet), len(rows) - len(quiet)


def ready(source: str, target: str, families: Sequence[str]) -> float:
    """Milliseconds that the first pair takes in a new process; the quickest of three, the lists of words loaded."""
    command = [sys.executable, "-c", READY, source, target, ",".join(families)]
    return 1000 * min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="JSON Lines with the pairs, in place of corpora/")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--l10n-lint", metavar="COMMAND", help="where l10n-lint is installed, to run it on the same rows"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args()
    raw = read(given.corpus) if given.corpus else pairs()
    rows = [Pair(id=str(number), **row) for number, row in enumerate(raw)]
    source, target = rows[0].source_lang or "de", rows[0].target_lang or "en"
    table: list[dict[str, Any]] = []
    for name, families in FAMILIES.items():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        every, quiet, flagged = per_second(rows, families, given.rounds)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        table.append(
            {
                "family": name,
                "pairs": len(rows),
                "pairs per CPU-second": round(every),
                "without a hit": round(quiet),
                "flagged": flagged,
                f"ready for {source}-{target}, ms": round(ready(source, target, families)),
                "MB with the lists of words": round(grown / (2**20 if sys.platform == "darwin" else 2**10)),
            }
        )
    others = {"figures by sets of digit strings": by_digit_strings(rows, given.rounds)}
    if given.l10n_lint:
        others["figures by l10n-lint"] = l10n_lint(rows, given.l10n_lint, target)
    for name, (speed, flagged) in others.items():
        line = dict.fromkeys(table[0], "") | {"family": name, "pairs": len(rows), "pairs per CPU-second": round(speed)}
        table.append(line | {"flagged": flagged})
    if given.json:
        print(json.dumps(table, indent=2))
        return
    print(f"| {' | '.join(table[0])} |\n|{'---|' * len(table[0])}")
    for line in table:
        print(f"| {' | '.join(map(str, line.values()))} |")


if __name__ == "__main__":
    main()
