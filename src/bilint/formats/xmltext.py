"""The text of one XML element that holds inline markup: XLIFF's <source> and <target>, TMX's <seg>."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import NamedTuple

from bilint.formats.place import TextBuilder
from bilint.formats.xmlstream import Reader
from bilint.model import Inline, Place, Run


class Markup(enum.Enum):
    """What an inline element leaves in the text."""

    AROUND = "around"
    """Its tags leave nothing, what stands between them is text."""
    TAG = "tag"
    """Nothing: it is one half of a pair, and what it holds is code."""
    OBJECT = "object"
    """model.OBJECT, in the place of a word; what it holds is code."""
    BREAK = "break"
    """A space."""


class Text(NamedTuple):
    """One side of a pair."""

    text: str
    place: Place
    inlines: tuple[Inline, ...]


class Content:
    """Collects an element's text from the events inside it.

    White space with a line break in it counts as one space (none at the ends), as XML's own indentation does; other
    spaces are kept as they are. `preserve` (xml:space) keeps all.
    """

    def __init__(self, reader: Reader, kinds: Mapping[str, Markup], *, preserve: bool) -> None:
        self._reader, self._kinds, self._preserve = reader, kinds, preserve
        self._builder = TextBuilder(reader.name, reader.locate)
        offset = reader.here()
        self._start = Run(0, offset, *reader.locate(offset))
        self._open: list[tuple[str, Markup]] = []
        # An element whose content is code: its pieces so far, how deep it lies, where it starts.
        self._hidden: list[str] | None = None
        self._hidden_at = self._hidden_offset = 0

    @property
    def depth(self) -> int:
        """How many inline elements are open."""
        return len(self._open)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = self._reader.tag()
        markup = self._kind(name, attributes)
        self._open.append(("" if tag.endswith("/>") else name, markup))
        if self._hidden is not None:
            self._hidden.append(tag)
        elif markup is Markup.AROUND:
            self._builder.inline("tag", tag)
        else:
            self._hidden, self._hidden_at = [tag], len(self._open)
            self._hidden_offset = self._reader.here()

    def end(self, name: str) -> None:
        open_name, markup = self._open.pop()
        tag = self._reader.tag() if open_name else ""  # an empty element has no end tag of its own
        if self._hidden is None:
            if tag:
                self._builder.inline("tag", tag)
            return
        self._hidden.append(tag)
        if len(self._open) >= self._hidden_at:
            return
        raw, self._hidden = "".join(self._hidden), None
        if markup is Markup.OBJECT:
            self._builder.object("placeholder", raw, self._hidden_offset)
        else:
            self._builder.inline("tag", raw)
            if markup is Markup.BREAK:
                self._builder.gap(self._hidden_offset, broken=False)

    def text(self, data: str) -> None:
        if self._hidden is not None:
            self._hidden.append((len(data) == 1 and self._reader.reference()) or data)
            return
        offset = self._reader.here()
        if data == "\n" and not self._preserve:
            self._builder.gap(offset, broken=True)
        elif data == "\n" or (len(data) == 1 and self._reader.reference()):
            self._builder.replaced(data, offset)
        else:
            self._builder.literal(data, offset)

    def finish(self) -> Text:
        """What was collected."""
        return Text(*self._builder.finish(self._start))

    def _kind(self, name: str, attributes: Mapping[str, str]) -> Markup:
        kind = self._kinds.get(name, Markup.AROUND)
        if kind is Markup.OBJECT and (attributes.get("ctype") == "lb" or attributes.get("subType") == "fmt:lb"):
            return Markup.BREAK
        if name == "mrk" and (attributes.get("translate") == "no" or attributes.get("mtype") == "protected"):
            return Markup.OBJECT
        return kind
