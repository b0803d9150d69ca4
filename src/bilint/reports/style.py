"""How a report is to look where that is the reader's choice: colour and width."""

from __future__ import annotations

import msgspec

from bilint.model import Severity


class Style(msgspec.Struct, frozen=True):
    """What the place that a report is written to can show."""

    color: bool = False
    """Whether ANSI colour codes may be written (terminal formats only)."""
    width: int = 100
    """Terminal cells in a line; longer texts are cut around what is marked."""

    def paint(self, text: str, codes: str) -> str:
        """The text in a colour, given as SGR codes ("1;31" is bold red); as it is where colour is off or text empty."""
        return f"\x1b[{codes}m{text}\x1b[0m" if self.color and text else text


DIM = "2"
BOLD = "1"
COLORS = {Severity.CRITICAL: "1;31", Severity.MAJOR: "31", Severity.MINOR: "33", Severity.NEUTRAL: "36"}
