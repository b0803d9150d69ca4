"""Alignment: which sentences of two texts translate each other."""

from bilint.align.alignment import Alignment, align, beads_text
from bilint.align.pairs import pairs

__all__ = ["Alignment", "align", "beads_text", "pairs"]
