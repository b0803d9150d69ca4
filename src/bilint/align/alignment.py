"""Two documents in sentences to beads: which sentences translate which."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bilint.model import Bead, Document


class Alignment(msgspec.Struct, kw_only=True):
    """The beads between two documents, in reading order, and how far they can be trusted."""

    beads: list[Bead]
    method: str
    """What told which sentences belong together: "vectors" (of the sentence encoder), "lexical" (figures, names,
    cognates, and word pairs learnt from the two texts) or "length" (nothing else was to be had)."""
    similarity: float | None = None
    """Mean cosine of the beads with text on both sides; None by length."""
    unrelated: bool = False
    """Whether the two texts have nothing to do with each other."""
    notes: list[str] = []
    """Plain sentences for the report."""


def align(source: Document, target: Document) -> Alignment:
    """Which segments of two documents translate each other. Both have to be in sentences (`text.sentences.split`).

    Every segment is in one bead. The order of the texts is taken to be the same; where it isn't, the notes say so.
    """
    from bilint.align import trust
    from bilint.align.passes import by_surface, by_vectors
    from bilint.text.vectors import knows

    if not source.segments or not target.segments:
        alone = [Bead((i,), ()) for i in range(len(source.segments))] + [
            Bead((), (j,)) for j in range(len(target.segments))
        ]
        return Alignment(beads=alone, method="length")
    known = knows(source.language) and knows(target.language)
    passes = (by_vectors if known else by_surface)(source.segments, target.segments)
    return trust.judged(passes, source, target)


def beads_text(beads: Sequence[Bead]) -> str:
    """One bead a line, `i,j:k,l`: source and target indices from 0; an empty side has no counterpart."""
    return "".join(f"{','.join(map(str, bead.source))}:{','.join(map(str, bead.target))}\n" for bead in beads)
