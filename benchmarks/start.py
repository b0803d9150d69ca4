"""Measures how long a person waits: `bilint --help`, and the check of two 44-sentence articles, from a cold start.

    python benchmarks/start.py [--runs 5]

Each run is a new process; the median is printed, in seconds of wall clock and of CPU. Beside it stands how much disk
the default installation takes in this environment (packages that bilint requires, and what those require).
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

CORPORA = Path(__file__).parent.parent / "corpora"
BILINT = [sys.executable, "-m", "bilint"]


def seconds(arguments: list[str], runs: int) -> tuple[float, float]:
    """Medians of wall-clock and CPU seconds of a command."""
    wall, cpu = [], []
    for _ in range(runs):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([*BILINT, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(time.perf_counter() - begun)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall), statistics.median(cpu)


def articles(folder: Path) -> tuple[str, str]:
    """A German article of 44 sentences and its translation: two of the corpora, one behind the other."""
    parts = {
        "de": ("german/source.de.txt", "english/human.de.txt"),
        "en": ("german/machine.en.txt", "english/source.en.txt"),
    }
    for language, names in parts.items():
        text = "\n\n".join((CORPORA / name).read_text("utf-8").strip() for name in names)
        (folder / f"article.{language}.txt").write_text(text + "\n", "utf-8")
    return str(folder / "article.de.txt"), str(folder / "article.en.txt")


def installed(name: str = "bilint") -> dict[str, int]:
    """Bytes on disk of a package and of all that it requires, without extras."""
    sizes: dict[str, int] = {}
    queue = [name]
    while queue:
        package = queue.pop()
        try:
            distribution = metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue  # required on other systems only
        if distribution.name in sizes:
            continue
        files = [Path(str(file.locate())) for file in distribution.files or ()]
        sizes[distribution.name] = sum(file.stat().st_size for file in files if file.is_file())
        wanted = [line for line in distribution.requires or () if "extra ==" not in line]
        queue += [found[0] for line in wanted if (found := re.match(r"[\w.-]+", line))]
    # An editable installation lists no files of its own.
    own = Path(__file__).parent.parent / "src" / "bilint"
    sizes[name] = sum(
        file.stat().st_size for file in own.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    )
    return sizes


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        source, target = articles(Path(folder))
        commands = {
            "bilint --help": ["--help"],
            "check of two 44-sentence articles": ["check", source, target, "--isolated", "--exit-zero"],
            "the same with quality": ["check", source, target, "--isolated", "--exit-zero", "--scores", "quality"],
        }
        for name, arguments in commands.items():
            wall, cpu = seconds(arguments, runs)
            print(f"{name:36} {wall:6.2f} s  {cpu:6.2f} CPU-s")
    sizes = installed()
    largest = ", ".join(
        f"{name} {size / 1e6:.0f}" for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:5]
    )
    print(f"{'default installation':36} {sum(sizes.values()) / 1e6:6.0f} MB  ({largest})")


if __name__ == "__main__":
    main()
