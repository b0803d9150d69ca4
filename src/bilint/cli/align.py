"""`bilint align`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click
import msgspec

from bilint.atomic import atomic
from bilint.cli import options
from bilint.cli.output import standard_output
from bilint.pipeline import align

if TYPE_CHECKING:
    from bilint.align import Alignment
    from bilint.model import Document


@click.command("align")
@click.argument("source")
@click.argument("target")
@options.languages
@click.option("--one-sentence-a-line", is_flag=True, help="Every line is one sentence, empty ones count.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "beads", "tsv", "jsonl"]),
    default="text",
    show_default=True,
    help="beads: `i,j:k,l` counted from 0; tsv and jsonl: the texts of each bead.",
)
@click.option("--output", "-o", metavar="FILE", help="File to write instead of standard output.")
def command(
    source: str,
    target: str,
    source_lang: str | None,
    target_lang: str | None,
    one_sentence_a_line: bool,
    shape: str,
    output: str | None,
) -> None:
    """Align two documents and print which sentences translate each other."""
    left, right, alignment = align(
        source,
        target,
        source_lang=source_lang,
        target_lang=target_lang,
        one_sentence_a_line=one_sentence_a_line,
        stdin=sys.stdin.buffer,
    )
    with atomic(output) if output and output != "-" else standard_output() as stream:
        _write(shape, stream, left, right, alignment)
    for note in alignment.notes:
        click.echo(f"note: {note}", err=True)
    alone = sum(not bead.source or not bead.target for bead in alignment.beads)
    click.echo(f"{len(alignment.beads)} beads, {alone} of them with one side only ({alignment.method})", err=True)


def _write(shape: str, stream: TextIO, source: Document, target: Document, alignment: Alignment) -> None:
    from bilint.align import beads_text, pairs

    if shape == "beads":
        stream.write(beads_text(alignment.beads))
        return
    for bead, pair in zip(alignment.beads, pairs(source, target, alignment.beads), strict=True):
        left, right = pair.source or "", pair.target
        if shape == "tsv":
            stream.write("\t".join(text.replace("\t", " ").replace("\n", " ") for text in (left, right)) + "\n")
        elif shape == "jsonl":
            row = {
                "id": pair.id,
                "source": left,
                "target": right,
                "source_lang": pair.source_lang,
                "target_lang": pair.target_lang,
                "source_segments": bead.source,
                "target_segments": bead.target,
                "confidence": bead.confidence,
            }
            stream.write(msgspec.json.encode(row).decode() + "\n")
        else:
            sure = f" {bead.confidence:.2f}" if bead.confidence is not None else ""
            stream.write(f"{pair.id}{sure}\n  {left or '-'}\n  {right or '-'}\n")
