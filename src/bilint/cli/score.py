"""`bilint score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from bilint import pipeline
from bilint.atomic import atomic
from bilint.cli import FINDINGS, options
from bilint.cli.output import standard_output
from bilint.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from bilint.model import Score


@click.command("score")
@click.argument("systems", nargs=-1, required=True, metavar="HYPOTHESES...")
@click.option("--reference", "-r", "references", multiple=True, metavar="FILE", help="A reference set; repeatable.")
@click.option("--source", "-s", metavar="FILE", help="The source, for the estimate without reference.")
@click.option("--documents", metavar="FILE", help="The document of every segment, one a line.")
@options.languages
@click.option("--metrics", "-m", type=options.Names(), metavar="NAMES", help="bleu, chrf, ter, quality.")
@click.option("--levels", type=options.Names(), metavar="NAMES", default="corpus", help="corpus, document, segment.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "tsv"]), default="text", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="File to write instead of standard output.")
@click.option(
    "--min-score", multiple=True, type=options.KeyValue(float), metavar="NAME=VALUE", help="Exit with 1 under it."
)
def command(
    systems: tuple[str, ...],
    references: tuple[str, ...],
    source: str | None,
    documents: str | None,
    source_lang: str | None,
    target_lang: str | None,
    metrics: tuple[str, ...] | None,
    levels: tuple[str, ...],
    shape: str,
    output: str | None,
    min_score: tuple[tuple[str, float], ...],
) -> int:
    """Score one or several systems. All files hold one segment a line.

    \b
    bilint score system.en.txt --reference human.en.txt --target-lang en
    bilint score a.en.txt b.en.txt --source source.de.txt --source-lang de --target-lang en
    """
    for level in set(levels) - {"corpus", "document", "segment"}:
        raise UnknownNameError("level", level, ["corpus", "document", "segment"])
    scores = pipeline.score(
        {name: _lines(path) for name, path in _named(systems).items()},
        [_lines(path) for path in references],
        sources=_lines(source) if source else None,
        source_lang=source_lang,
        target_lang=target_lang,
        metrics=metrics,
        levels=levels,  # type: ignore[arg-type]  # checked above
        documents=_lines(documents) if documents else None,
    )
    with atomic(output) if output and output != "-" else standard_output() as stream:
        stream.write(_WRITERS[shape](scores))
    return _verdict(scores, dict(min_score))


def _named(paths: tuple[str, ...]) -> dict[str, str]:
    """The systems by the shortest names that tell them apart."""
    stems = {Path(path).name.split(".")[0]: path for path in paths}
    return stems if len(stems) == len(paths) else {path: path for path in paths}


def _lines(path: str) -> list[str]:
    from bilint import formats

    document = formats.read_document(path, format="text", one_sentence_a_line=True)
    if not document.segments:
        raise InputError("there is no text in it", path=path)
    return [segment.text for segment in document.segments]


def _verdict(scores: list[Score], least: dict[str, float]) -> int:
    corpus = [score for score in scores if score.level == "corpus"]
    for name, value in least.items():
        named = [score for score in corpus if score.name.lower() == name.lower()]
        if not named:
            raise UnknownNameError("score in this result", name, [score.name for score in corpus])
        for score in named:
            if (score.value < value) is score.higher_is_better and score.value != value:
                click.echo(f"bilint: exit 1: {score.name} of {score.system} is {score.value:.3f}", err=True)
                return FINDINGS
    return 0


def _json(scores: list[Score]) -> str:
    return msgspec.json.format(msgspec.json.encode(scores), indent=2).decode() + "\n"


def _tsv(scores: list[Score]) -> str:
    rows = [("system", "level", "unit", "name", "value", "signature")]
    rows += [(s.system or "", s.level, s.unit or "", s.name, f"{s.value:.4f}", s.signature) for s in scores]
    return "".join("\t".join(row) + "\n" for row in rows)


def _text(scores: list[Score]) -> str:
    """A table with a line for each unit and metric and a column for each system; the signatures beneath."""
    systems = list(dict.fromkeys(score.system or "" for score in scores))
    rows: dict[tuple[str, str, str], dict[str, float]] = {}
    for score in scores:
        rows.setdefault((score.level, score.unit or "", score.name), {})[score.system or ""] = score.value
    table = [["level", "unit", "score", *systems]]
    for (level, unit, name), values in rows.items():
        digits = 3 if name == "quality" else 2
        table.append([level, unit, name, *(f"{values[system]:.{digits}f}" for system in systems)])
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    lower = dict.fromkeys(score.name for score in scores if not score.higher_is_better)
    lines += [f"{name}: lower is better" for name in lower]
    lines += dict.fromkeys(f"{score.name}: {score.signature}" for score in scores)
    return "\n".join(lines) + "\n"


_WRITERS = {"text": _text, "json": _json, "tsv": _tsv}
