"""How much CPU time each report format takes, and what memory it needs beside the report itself, as findings grow.

    python benchmarks/reports.py [--findings N] [--json]

The findings are invented: two in every pair of a German-English text in 100 documents, with all severities. Each format
is written to a file in a process of its own, once with a tenth of the findings and once with all: memory that grows is
a writer that keeps what it has written.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bilint.model import Finding, Input, Pair, Place, Report, Run, Severity, Span, fingerprint
from bilint.reports import REPORTS, Style, is_binary

DOCUMENTS = 100
CATEGORIES = (
    "accuracy/mistranslation",
    "style/awkward",
    "terminology/wrong-term",
    "linguistic-conventions/punctuation",
)


def report(count: int) -> Report:
    """A report with so many findings, two a pair."""
    severities = tuple(Severity)
    made = Report(version="0", settings={"checks": ["numbers.mismatch", "idioms.literal"]})
    for document in range(DOCUMENTS):
        made.inputs.append(Input(path=f"text-{document}.en.txt", side="target", language="en", segments=count // 200))
    for number in range(count // 2):
        path = f"text-{number % DOCUMENTS}.en.txt"
        source = (
            f"Der Rat zahlte {number} Milliarden Euro und kämpfte mit harten Bandagen um سلة 🌾, sagte Nr. {number}."
        )
        target = f"The council paid {number} million euros and fought with hard bandages for سلة 🌾, said no. {number}."
        place = Place(path, (Run(0, number * 120, number + 1, 1),))
        made.pairs.append(
            Pair(
                id=str(number),
                source=source,
                target=target,
                source_lang="de",
                target_lang="en",
                source_place=place,
                target_place=place,
                document=path,
            )
        )
        for nth, words in enumerate((f"{number} million", "with hard bandages")):
            span = Span(start := target.index(words), start + len(words))
            made.findings.append(
                Finding(
                    id=str(number),
                    path=path,
                    line=number + 1,
                    column=span.start + 1,
                    check=("numbers.mismatch", "idioms.literal")[nth],
                    category=CATEGORIES[(number + nth) % len(CATEGORIES)],
                    severity=severities[(number + nth) % 4],
                    message="“mit harten Bandagen” word by word",
                    source=source,
                    target=target,
                    source_span=Span(0, 7),
                    target_span=span,
                    suggestions=("with the gloves off", "ruthlessly"),
                    confidence=0.9,
                    fingerprint=fingerprint("a.b", source, target, (span,)),
                )
            )
    return made


def measure(name: str, count: int) -> dict[str, Any]:
    """One format in this process: CPU seconds, megabytes written, and how far memory rose while writing."""
    made = report(count)
    before = _peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        start = time.process_time()
        if is_binary(name):
            with path.open("wb") as data:
                REPORTS.load(name)(made, data, Style())
        else:
            with path.open("w", encoding="utf-8", newline="\n") as text:
                REPORTS.load(name)(made, text, Style())
        seconds = time.process_time() - start
        size = path.stat().st_size
    return {"seconds": seconds, "written_mb": size / 1e6, "memory_mb": _peak() - before}


def _peak() -> float:
    """The highest memory of this process so far, in MB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.findings)))
        return
    rows: dict[str, dict[str, Any]] = {}
    for name in REPORTS.names():
        small, large = (_in_a_process(name, count) for count in (options.findings // 10, options.findings))
        rows[name] = {**large, "memory_mb_of_a_tenth": small["memory_mb"]}
    if options.json:
        print(json.dumps({"findings": options.findings, "formats": rows}, indent=2))
        return
    print(f"{options.findings:,} findings\n\n| format | CPU seconds | MB written | MB of memory | of a tenth |")
    print("|---|---|---|---|---|")
    for name, row in rows.items():
        print(
            f"| {name} | {row['seconds']:.2f} | {row['written_mb']:.1f} | {row['memory_mb']:.0f} "
            f"| {row['memory_mb_of_a_tenth']:.0f} |"
        )


def _in_a_process(name: str, count: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", name, "--findings", str(count)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


if __name__ == "__main__":
    main()
