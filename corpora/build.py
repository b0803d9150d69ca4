"""Makes what is made in corpora/: the spans of the gold files, and the bilingual files.

    python corpora/build.py           writes what is not fresh
    python corpora/build.py --check   writes nothing; exits 1 and names each file that is not fresh
    python corpora/build.py --show    prints the sentences with their numbers, for writing a .beads file

A gold row whose text cannot be found, or stands there more than once with no `source_nth` or `target_nth`
(counted from 0) to say which is meant, stops the run with a line that names it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bilingual import FILES, units
from texts import HERE, TRANSLATIONS, Translation, beads, read, sentences


def filled(translation: Translation) -> str:
    """The gold file with its spans: [start, end] in code points of the file as read."""
    source, target = read(translation.source), read(translation.target("machine"))
    lines = []
    for number, line in enumerate(read(translation.gold).splitlines(), 1):
        row: dict[str, Any] = json.loads(line)
        where = f"{translation.gold.relative_to(HERE)}:{number}"
        for side, text in (("source", source), ("target", target)):
            row[f"{side}_span"] = _span(row[f"{side}_text"], row.get(f"{side}_nth"), text, f"{where}: {side}_text")
        lines.append(json.dumps(row, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _span(stretch: str | None, nth: int | None, text: str, where: str) -> list[int] | None:
    if stretch is None:
        return None
    starts = [start for start in range(len(text)) if text.startswith(stretch, start)]
    if not starts:
        raise SystemExit(f"{where}: {stretch!r} is not in the text")
    if nth is None and len(starts) > 1:
        raise SystemExit(f"{where}: {stretch!r} is there {len(starts)} times; say which with an nth")
    if nth is not None and nth >= len(starts):
        raise SystemExit(f"{where}: {stretch!r} is there only {len(starts)} times")
    start = starts[nth or 0]
    return [start, start + len(stretch)]


def check_beads(translation: Translation, by: str) -> None:
    """Stops the run where a bead file leaves out a sentence, or names one that is not there."""
    path = translation.beads(by)
    aligned = beads(path)
    for side, file in enumerate((translation.source, translation.target(by))):
        named = sorted(index for bead in aligned for index in bead[side])
        if named != list(range(len(sentences(file)))):
            raise SystemExit(f"{path.relative_to(HERE)}: does not name each sentence of {file.name} once")


def built() -> Iterator[tuple[Path, str]]:
    """Each file that is made, with what belongs in it."""
    for translation in TRANSLATIONS:
        for by in ("machine", "human"):
            check_beads(translation, by)
        yield translation.gold, filled(translation)
        if writers := FILES.get(translation.article):
            aligned = units(translation)
            for name, writer in writers.items():
                yield HERE / translation.article / "bilingual" / name, writer(translation, aligned)


def show() -> None:
    """Prints every text as numbered sentences."""
    for translation in TRANSLATIONS:
        for path in (translation.source, translation.target("machine"), translation.target("human")):
            print(f"\n{path.relative_to(HERE)}")
            for number, sentence in enumerate(sentences(path)):
                print(f"{number:3}  {sentence.text}")


def main() -> int:
    """The exit status: 1 where --check finds a file that is not fresh."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 where a file is not fresh")
    parser.add_argument("--show", action="store_true", help="print the sentences with their numbers")
    options = parser.parse_args()
    if options.show:
        show()
        return 0
    stale = 0
    for path, text in built():
        content = text.encode("utf-8")
        if path.exists() and path.read_bytes() == content:
            continue
        stale += 1
        print(f"{path.relative_to(HERE)}: {'is not fresh' if options.check else 'written'}")
        if not options.check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
