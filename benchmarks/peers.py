"""How fast others compare figures, on the rows that families.py has just run over.

`by_digit_strings` is the method of OpusCleaner's `num_mismatch` in a few lines of our own: the sets of digit strings of
both sides. `l10n_lint` runs the program itself (`pip install l10n-lint` into an environment of its own), over a PO
file of the same rows, with its check of numbers alone; its time is that of the process, start included.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bilint.model import Pair

_DIGITS = re.compile(r"(?<!\w)0*(\d+(?:[.,:]\d+)*)(?!\w)")
_SEPARATORS = str.maketrans("", "", ".,:")


def _strings(text: str) -> set[str]:
    return {string.translate(_SEPARATORS) for string in _DIGITS.findall(text)}


def by_digit_strings(rows: Sequence[Pair], rounds: int) -> tuple[float, int]:
    """Pairs per CPU-second, and how many differ."""
    best, differing = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        differing = sum(_strings(row.source or "") != _strings(row.target) for row in rows)
        best = min(best, time.process_time() - start)
    return len(rows) / best, differing


def l10n_lint(rows: Sequence[Pair], command: str, language: str) -> tuple[float, int]:
    """The same by l10n-lint's `numeric-mismatch`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{language}.po"
        with file.open("w", encoding="utf-8") as out:
            out.write(
                f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            )
            for number, row in enumerate(rows):
                source, target = (json.dumps(text, ensure_ascii=False) for text in (row.source, row.target))
                out.write(f'msgctxt "{number}"\nmsgid {source}\nmsgstr {target}\n\n')
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [command, str(file), "--checks", "numeric-mismatch", "--format", "json", "--language", language],
            capture_output=True,
            text=True,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1 or not done.stdout:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr[-500:]}")
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return len(rows) / taken, done.stdout.count('"numeric-mismatch"')
