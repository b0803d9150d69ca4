"""Markdown (CommonMark with tables and strikethrough) with front matter.

markdown-it-py finds the blocks and the inline markup, but tells only the lines of blocks. Where each piece of text
stands is worked out here: a block's content is laid over its lines, and the inline tokens are followed through the
content one by one; the few rules that eat more than their token shows (links, images, code, line breaks) are made to
say where they ended.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from bilint.formats.frontmatter import FrontMatter, front_matter
from bilint.formats.htmltext import CODE, HtmlReader
from bilint.formats.ignores import limited, parse
from bilint.formats.place import Lines, TextBuilder
from bilint.model import Document, InlineIgnore, Segment

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_KINDS = {"heading_open": "heading", "list_item_open": "item", "th_open": "cell", "td_open": "cell"}
_TAG_NAME = re.compile(r"</?([A-Za-z][\w-]*)")


def read(text: str, path: str | None = None, *, one_sentence_a_line: bool = False) -> Document:
    """The blocks of a Markdown file: headings, paragraphs, list items, table cells.

    Front matter (YAML between `---`, TOML between `+++`) is no text, but for its title and description, which readers
    see; its `lang` or `language` is the document's. Code blocks, HTML comments, addresses of links and images are no
    text either. Code, images and bare addresses in a text stand for a word (model.OBJECT). A line break is a space.

    `<!-- bilint-ignore CHECK: REASON -->` holds for the block that it stands in or, between two blocks, for the next,
    be that a whole list or table.
    """
    lines = Lines(text)
    front = front_matter(text, lines)
    reader = _Reader(path, lines, front)
    reader.read()
    origin = "metadata" if front.language else None
    return Document(path, reader.segments, front.language, origin, reader.ignores + limited(reader.pending, 0, 0))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, image, link, newline

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Entities and escapes stay tokens of their own, with what stands in the file beside what it means.
    parser.disable("text_join")
    for name, rule in (
        ("newline", newline), ("backticks", backtick), ("link", link), ("image", image), ("autolink", autolink)
    ):  # fmt: skip
        parser.inline.ruler.at(name, _telling_its_end(rule))
    return parser


def _telling_its_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The same rule; the last token that it makes gets the position where the rule ended as meta["end"]."""

    def run(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return done

    return run


class _Content:
    """The content of a block as markdown-it sees it, laid over the file."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in pieces]
        self._offsets = [offset for _, offset in pieces]

    def __call__(self, at: int) -> int:
        """The file offset of a position in the content."""
        piece = max(0, bisect_right(self._starts, at) - 1)
        return self._offsets[piece] + at - self._starts[piece]

    def parts(self, text: str, at: int) -> Iterator[tuple[str, int]]:
        """A stretch of the content, which starts at `at`, cut where it is not one stretch of the file; with offsets."""
        first, last = bisect_right(self._starts, at), bisect_left(self._starts, at + len(text))
        ends = [*self._starts[first:last], at + len(text)]
        start = at
        for end in ends:
            yield text[start - at : end - at], self(start)
            start = end


class _Reader:
    def __init__(self, path: str | None, lines: Lines, front: FrontMatter) -> None:
        self.segments: list[Segment] = []
        self.ignores: list[InlineIgnore] = []
        self.pending: list[InlineIgnore] = []
        """Those that wait for the next block."""
        self._path, self._lines, self._front = path, lines, front
        self._kinds: list[str] = []
        self._cells_to = (0, 0)
        """The line of the table row at hand, and the file offset up to which its cells are read."""

    def read(self) -> None:
        for text, offset in self._front.texts:
            builder = TextBuilder(self._path, self._lines.locate)
            builder.words(text, offset)
            self._add(builder, "heading")
        # markdown-it gets empty lines for the front matter, so that its line numbers are those of the file.
        body = "\n" * self._front.lines + self._lines.text[self._lines.start(self._front.lines) :]
        for token in _parser().parse(body):
            if token.type in _KINDS:
                self._kinds.append(_KINDS[token.type])
            elif token.type.replace("_close", "_open") in _KINDS:
                self._kinds.pop()
            elif token.type == "inline" and token.content:
                self._inline(token)
            elif token.type == "html_block":
                self._html(token)
                continue
            if self.pending and token.block and token.map and token.type != "inline":
                start, end = (self._lines.start(line) for line in token.map)
                self.ignores += limited(self.pending, start, end)
                self.pending = []

    def _add(self, builder: TextBuilder, kind: str) -> None:
        text, place, inlines = builder.finish()
        if text.strip():
            number = len(self.segments)
            self.segments.append(Segment(str(number + 1), text, place, number, kind, inlines))

    def _inline(self, token: Token) -> None:
        kind = self._kinds[-1] if self._kinds else "text"
        where = self._cell(token) if kind == "cell" else self._block(token)
        builder = TextBuilder(self._path, self._lines.locate)
        _Inlines(token.content, where, builder).read(token.children or [])
        self._add(builder, kind)
        for child in token.children or ():
            if child.type == "html_inline" and child.content.startswith("<!--"):
                self._comment(child.content, token, where)

    def _comment(self, comment: str, block: Token, where: _Content) -> None:
        """A comment between words: it is meant for the block that it stands in."""
        place = self._lines.locate(where(block.content.index(comment)))
        found = parse(comment.removeprefix("<!--").removesuffix("-->"), self._path, *place)
        if found is not None:
            ignore, whole_file = found
            assert block.map is not None
            start, end = (self._lines.start(line) for line in block.map)
            self.ignores += [ignore] if whole_file else limited([ignore], start, end)

    def _html(self, token: Token) -> None:
        reader = HtmlReader(self._path, self._lines, self._block(token))
        reader.pending, self.pending = self.pending, []
        reader.feed(token.content)
        self.ignores += reader.ignores
        self.pending = reader.pending
        for segment in reader.segments:
            number = len(self.segments)
            segment.id, segment.paragraph = str(number + 1), number
            self.segments.append(segment)

    def _block(self, token: Token) -> _Content:
        """Each line of the content is the end of a line of the file, behind indentation, `>` and list marks."""
        assert token.map is not None
        pieces, at = [], 0
        for index, content in enumerate(token.content.split("\n"), token.map[0]):
            line, start = self._lines.line(index), self._lines.start(index)
            bare = content.strip(" \t")
            # rfind and not the length of the line: `## Heading ##`, spaces at the end, tabs made into spaces.
            found = line.rfind(bare) if bare else len(line)
            lead = len(content) - len(content.lstrip(" \t")) if bare else 0
            pieces.append((at, start + max(found, 0) - lead))
            at += len(content) + 1
        return _Content(pieces)

    def _cell(self, token: Token) -> _Content:
        """A table cell's content stands in its row behind the cell before it; `|` in it is written `\\|`."""
        assert token.map is not None
        line = token.map[0]
        start = self._lines.start(line)
        if self._cells_to[0] != line:
            self._cells_to = (line, start)
        written = re.compile(re.escape(token.content).replace(r"\|", r"\\?\|"))
        found = written.search(self._lines.text, self._cells_to[1])
        assert found is not None, "a cell stands in its row"
        self._cells_to = (line, found.end())
        pieces, at = [(0, found.start())], 0
        for index, char in enumerate(found.group()):
            if found.group()[index : index + 2] == r"\|":
                pieces.append((at, found.start() + index + 1))
            else:
                at += len(char)
        return _Content(pieces)


class _Inlines:
    """Follows the inline tokens of one block through its content."""

    def __init__(self, content: str, where: _Content, builder: TextBuilder) -> None:
        self._content, self._where, self._builder = content, where, builder
        self._at = 0
        self._hidden: tuple[str, int, TextBuilder] | None = None
        """While inside <code>: its name, where it starts, and the builder that goes on behind it."""

    def read(self, tokens: list[Token]) -> None:
        rest = iter(tokens)
        for token in rest:
            if token.type == "text":
                self._text(token.content)
            elif token.type == "text_special":
                self._special(token)
            elif token.type in ("softbreak", "hardbreak"):
                self._break(token)
            elif token.type == "code_inline":
                self._object(token, "code")
            elif token.type == "image":
                self._object(token, "image", str(token.attrs.get("src", "")))
            elif token.type == "link_open":
                if token.markup == "autolink":
                    self._object(_last_of_link(rest), "link", str(token.attrs["href"]))
                else:
                    self._builder.inline("link", str(token.attrs["href"]))
                    self._at += 1
            elif token.type == "link_close":
                self._at = token.meta["end"]
            elif token.type == "html_inline":
                self._html(token)
            elif token.markup:  # emphasis and its like
                self._builder.inline("tag", token.markup)
                self._at += len(token.markup)
        self._show()

    def _text(self, text: str) -> None:
        for part, offset in self._where.parts(text, self._at):
            self._builder.words(part, offset)
        self._at += len(text)

    def _special(self, token: Token) -> None:
        offset = self._where(self._at)
        if token.content == token.markup:
            self._builder.literal(token.content, offset)
        else:
            self._builder.replaced(token.content, offset)
        self._at += len(token.markup)

    def _break(self, token: Token) -> None:
        self._builder.gap(self._where(self._at), broken=True)
        # An escaped line break, `\` at the end of a line, is made by another rule; it skips as much.
        self._at = token.meta.get("end") or self._behind_break()

    def _behind_break(self) -> int:
        at = self._content.index("\n", self._at) + 1
        while self._content[at : at + 1] in (" ", "\t"):
            at += 1
        return at

    def _object(self, token: Token, kind: str, raw: str | None = None) -> None:
        end = token.meta["end"]
        self._builder.object(kind, self._content[self._at : end] if raw is None else raw, self._where(self._at))
        self._at = end

    def _html(self, token: Token) -> None:
        start, raw = self._at, token.content
        self._at += len(raw)
        found = _TAG_NAME.match(raw)
        if found is None:  # a comment, a declaration
            return
        name = found[1].lower()
        if self._hidden is not None:
            if name == self._hidden[0] and raw.startswith("</"):
                self._show()
        elif name in CODE and not raw.startswith("</"):
            self._hidden = (name, start, self._builder)
            # What the code holds is followed like all else, into a text that nobody reads.
            self._builder = TextBuilder(None, lambda _: (1, 1))
        elif name == "br":
            self._builder.gap(self._where(start), broken=False)
        elif name == "img":
            self._builder.object("image", raw, self._where(start))
        else:
            self._builder.inline("tag", raw)

    def _show(self) -> None:
        """Ends code that stands in tags; at the end of the block at the latest."""
        if self._hidden is not None:
            (_, start, self._builder), self._hidden = self._hidden, None
            self._builder.object("code", self._content[start : self._at], self._where(start))


def _last_of_link(rest: Iterator[Token]) -> Token:
    for token in rest:
        if token.type == "link_close":
            return token
    raise AssertionError("a link has an end")
