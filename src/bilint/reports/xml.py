"""Texts as XML 1.0."""

from __future__ import annotations

from xml.sax.saxutils import escape

from bilint.reports.display import UNSHOWABLE

# What XML 1.0 cannot hold, not even as a reference (section 2.2): control characters and halves of characters.
_FORBIDDEN: dict[int, int | str] = {
    **{point: 0x2400 + point for point in range(0x20) if point not in {0x09, 0x0A, 0x0D}},
    **dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], UNSHOWABLE),
}


def content(text: str) -> str:
    """A text as the content of an element; what XML cannot hold becomes a visible sign."""
    return escape(_possible(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotes; line breaks and tabs are kept."""
    inside = escape(_possible(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
    return f'"{inside}"'


def _possible(text: str) -> str:
    return text if text.isprintable() else text.translate(_FORBIDDEN)
