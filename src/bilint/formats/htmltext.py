"""HTML: a segment is the text of one block (paragraph, heading, list item, table cell).

Own tokens and not html.parser: that one tells no offsets, differs between Python releases where HTML is bad, and raises
on some of it (`<![x`). What is broken here is read as browsers read it, roughly: never refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from bilint.formats.ignores import limited, parse
from bilint.formats.place import Lines, TextBuilder
from bilint.model import Document, InlineIgnore, Segment

_TOKEN = re.compile(
    r"(?P<comment><!--(?:>|->|.*?(?:--!?>|\Z)))"
    r"|(?P<declaration><(?:!|\?|/(?![A-Za-z]))[^>]*(?:>|\Z))"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>[^>\"']*(?:(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))[^>\"']*)*)"
    r"(?:>|\Z)"
    r"|(?P<entity>&(?:\#[0-9]+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?)"
    r"|(?P<text>[^<&]+|[<&])",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s\"'>]+)))?")

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "summary", "legend"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
}
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "details", "dialog", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html", "main", "menu",
    "nav", "noscript", "ol", "optgroup", "p", "search", "section", "select", "table", "tbody", "tfoot", "thead",
    "tr", "ul", *_KINDS,
))  # fmt: skip
# What stands in these is no text that is read.
_SKIPPED = frozenset((
    "script", "style", "template", "pre", "svg", "math", "iframe", "object", "textarea", "canvas", "audio", "video",
))  # fmt: skip
_RAW = frozenset(("script", "style", "iframe", "textarea"))
CODE = frozenset(("code", "kbd", "samp", "tt"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip


def read(text: str, path: str | None = None, *, one_sentence_a_line: bool = False) -> Document:
    """The blocks of an HTML file; the language is <html lang>.

    Scripts, styles, <pre>, comments, attributes and blocks with translate="no" are no text. White space counts as one
    space, <br> too. <img>, <code> and inline elements with translate="no" stand for a word (model.OBJECT).

    `<!-- bilint-ignore CHECK: REASON -->` holds for the block that it stands in or, between two blocks, for the next.
    """
    lines = Lines(text)
    reader = HtmlReader(path, lines, lambda offset: offset)
    reader.feed(text)
    origin = "metadata" if reader.language else None
    return Document(path, reader.segments, reader.language, origin, reader.ignores + limited(reader.pending, 0, 0))


class HtmlReader:
    """Reads HTML into segments; `origin` maps an offset of what is fed to an offset of the file."""

    def __init__(self, path: str | None, lines: Lines, origin: Callable[[int], int]) -> None:
        self.segments: list[Segment] = []
        self.ignores: list[InlineIgnore] = []
        self.pending: list[InlineIgnore] = []
        """Those that wait for the next block with text."""
        self.language: str | None = None
        self._path, self._lines, self._origin = path, lines, origin
        self._builder = TextBuilder(path, lines.locate)
        self._blocks: list[str] = []
        self._html = ""
        # An element whose content is left out: its name, how often it is open, where it starts.
        self._hidden: tuple[str, int] | None = None
        self._hidden_depth = 0

    def feed(self, html: str) -> None:
        """Reads a whole text."""
        self._html = html
        at = 0
        while at < len(html):
            if self._hidden is not None and self._hidden[0] in _RAW:
                at = self._raw_end(html, self._hidden[0], at)
                if at == len(html):
                    break
            match = _TOKEN.match(html, at)
            assert match is not None, "some token always matches"
            at = match.end()
            if match["name"]:
                self._tag(match)
            elif self._hidden is not None:
                continue
            elif match["comment"]:
                self._comment(match)
            elif match["entity"]:
                self._entity(match)
            elif match["text"]:
                self._words(match["text"], match.start())
        self._close_hidden(len(html))
        self._close_block()

    def _raw_end(self, html: str, name: str, at: int) -> int:
        found = re.compile(rf"</{name}(?=[\s/>])", re.I).search(html, at)
        return found.start() if found else len(html)

    def _words(self, text: str, start: int) -> None:
        # Line by line: `origin` is only known to be even within a line.
        at = start
        for piece in text.splitlines(keepends=True):
            self._builder.words(piece, self._origin(at))
            at += len(piece)

    def _comment(self, match: re.Match[str]) -> None:
        inside = match.group().removeprefix("<!--").removesuffix("-->")
        found = parse(inside, self._path, *self._lines.locate(self._origin(match.start())))
        if found is not None:
            ignore, whole_file = found
            (self.ignores if whole_file else self.pending).append(ignore)

    def _entity(self, match: re.Match[str]) -> None:
        raw, offset = match.group(), self._origin(match.start())
        text = unescape(raw)
        # `&nbspx` is a no-break space and an x, which stands as it is.
        rest = "" if raw.endswith(";") else _common_end(raw, text)
        meant = text.removesuffix(rest)
        if meant in (" ", "\t", "\n", "\r", "\f"):
            self._builder.gap(offset, broken=False)
        else:
            self._builder.replaced(meant, offset)
        self._builder.literal(rest, offset + len(raw) - len(rest))

    def _tag(self, match: re.Match[str]) -> None:
        name, closing = match["name"].lower(), bool(match["slash"])
        if self._hidden is not None:
            self._tag_while_hidden(name, closing, match)
            if self._hidden is not None or name not in _BLOCKS:
                return
        if name in _BLOCKS:
            self._close_block()
        if closing:
            self._end(name, match)
        else:
            self._start(name, match)

    def _tag_while_hidden(self, name: str, closing: bool, match: re.Match[str]) -> None:
        assert self._hidden is not None
        if name == self._hidden[0] == "p" and not closing:  # a <p> never stands in another
            self._close_hidden(match.start())
        elif name == self._hidden[0]:
            self._hidden_depth += -1 if closing else 1
            if self._hidden_depth == 0:
                self._close_hidden(match.end())
        elif name in _BLOCKS and self._hidden[0] not in _BLOCKS | _SKIPPED:
            # An inline element never runs past its block, even where its end tag was forgotten.
            self._close_hidden(match.start())

    def _start(self, name: str, match: re.Match[str]) -> None:
        attributes = {
            key.lower(): unescape(quoted or single or bare or "")
            for key, quoted, single, bare in _ATTRIBUTE.findall(match["attributes"])
        }
        if name == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        if name in _SKIPPED or name in CODE or (attributes.get("translate") == "no" and name not in _VOID):
            self._hidden, self._hidden_depth = (name, match.start()), 1
            if match["attributes"].endswith("/"):  # XHTML
                self._close_hidden(match.end())
        elif name in _BLOCKS:
            if name not in _VOID:
                self._blocks.append(name)
        elif name == "br":
            self._builder.gap(self._origin(match.start()), broken=False)
        elif name == "img":
            self._builder.object("image", attributes.get("src", ""), self._origin(match.start()))
        elif name == "a" and "href" in attributes:
            self._builder.inline("link", attributes["href"])
        else:
            self._builder.inline("tag", match.group())

    def _end(self, name: str, match: re.Match[str]) -> None:
        if name not in _BLOCKS:
            if name != "a":
                self._builder.inline("tag", match.group())
            return
        if name in self._blocks:
            while self._blocks.pop() != name:
                pass

    def _close_hidden(self, end: int) -> None:
        if self._hidden is None:
            return
        (name, start), self._hidden = self._hidden, None
        if name in _BLOCKS or name in _SKIPPED:
            return
        raw = self._html[start:end]
        self._builder.object("code" if name in CODE else "placeholder", raw, self._origin(start))

    def _close_block(self) -> None:
        text, place, inlines = self._builder.finish()
        if text.strip():
            kind = next((_KINDS[name] for name in reversed(self._blocks) if name in _KINDS), "text")
            number = len(self.segments)
            self.segments.append(Segment(str(number + 1), text, place, number, kind, inlines))
            self.ignores += limited(self.pending, place.runs[0].file, place.at(len(text)).file)
            self.pending = []
        self._builder = TextBuilder(self._path, self._lines.locate)


def _common_end(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]
