"""Blocks of text into sentences: sentencex finds the ends, rules of each language mend them.

Quotes and brackets are hidden from sentencex, which would keep a quotation of ten sentences whole. A closing quote or
bracket belongs to the sentence that it closes; what stands in brackets stays with its sentence; a quotation stays with
the words that say who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilint.model import Document, Inline, Segment, Span
from bilint.text.abbreviations import FullStops, full_stops
from bilint.text.language import Language, parse_language

_HIDDEN = re.compile(r"[\"“”„‟«»‹›‚()\[\]{}「」『』（）【】《》〈〉〔〕]|(?<!\w)['’‘]|['’‘](?!\w)")

# What may follow the mark that ends a sentence and still belongs to it. In scripts without spaces an opening quote
# can stand there as well, so only marks that always close count.
_TAIL = re.compile(r"(?:[\u00a0\u202f]?[»›]|[\"“”«‹’‘')\]}」』）】》〉〕.!?…。！？।؟])*")
_TAIL_UNSPACED = re.compile(r"(?:[”’»)\]}」』）】》〉〕.!?…。！？]|[\"'](?=\s|$))*")

_BLANK_LINE = re.compile(r"\s*\n\s*\n")
_OPENING = re.compile(r"[\s\"'“”„‟«»‹›‚‘’(\[{¿¡–—-]*")
_CLOSED_QUOTE = frozenset("\"”“«»›‹’‘'」』》〉")
_GOES_ON = frozenset(",;:)]}.!?…，、；：،؛")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[^\W\d_])[.)]")
_MIXED_CASE = re.compile(r"[a-z]{1,2}[A-Z]")

# Ends that sentencex misses: without a space, before a figure, before a Spanish question.
_SURE_ENDS = re.compile(r"[។៕။。｡！？]+|[.!?…](?=\s+[¿¡])")

_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "〔": "〕"}
_BRACKETED = 400
"""Code points: what stands in longer brackets is split like any text."""

_THAI_CLAUSE = 40
"""Code points: Thai has no mark at the end of a sentence, only a space between clauses; a clause of at least this
length is taken for a sentence."""
_THAI_SPACE = re.compile(r"(?<=[\u0e01-\u0e4f])\s+(?=[\u0e01-\u0e2e\u0e30-\u0e45])")


def split(document: Document) -> Document:
    """The document with a segment for each sentence, numbered "1", "2" ... in reading order.

    Paragraph, kind and place go with each sentence; a piece of markup between two goes with the one that it touches.
    """
    segments: list[Segment] = []
    for block in document.segments:
        for segment in _split_segment(block, document.language):
            segment.id = str(len(segments) + 1)
            segments.append(segment)
    return Document(document.path, segments, document.language, document.language_from, document.ignores)


def split_text(text: str, language: str | Language | None = None) -> list[Span]:
    """The sentences of a text as spans in order, without the white space between them; together they hold all the rest.

    Raises LanguageError for an unknown language; None takes the rules that hold everywhere.
    """
    parsed = parse_language(language) if isinstance(language, str) and language != "und" else language
    code = parsed.code if isinstance(parsed, Language) else "und"
    spaced = parsed.spaced if isinstance(parsed, Language) else True
    rules = full_stops(code)
    cased = any(char.isupper() for char in text)
    brackets = list(_brackets(text))

    spans = []
    start = _next(text, 0)
    for cut in _candidates(text, code, spaced, rules):
        if cut > start and not _bracketed(brackets, start, cut, cased) and _ends(text, start, cut, rules, cased):
            spans.append(Span(start, cut))
            start = _next(text, cut)
    end = len(text.rstrip())
    if start < end:
        spans.append(Span(start, end))
    return spans


def _next(text: str, offset: int) -> int:
    """The offset of the next code point that is no white space."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _candidates(text: str, code: str, spaced: bool, rules: FullStops) -> list[int]:
    """Offsets behind which a new sentence may start, sorted."""
    import sentencex

    hidden = _HIDDEN.sub(" ", text)
    ends = {
        piece["start_index"] + len(piece["text"].rstrip())
        for piece in sentencex.get_sentence_boundaries(code, hidden)
        if not piece["text"].isspace()
    }
    ends.update(rules.candidates(text))
    ends.update(match.end() for match in _SURE_ENDS.finditer(text))
    if code in {"th", "lo"}:
        ends.update(_clauses(text))
    tail = _TAIL if spaced else _TAIL_UNSPACED
    return sorted({match.end() if (match := tail.match(text, end)) else end for end in ends})


def _clauses(text: str) -> Iterator[int]:
    last = 0
    for space in _THAI_SPACE.finditer(text):
        if space.start() - last >= _THAI_CLAUSE:
            yield space.start()
            last = space.end()


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the outermost brackets that are closed again, and not too far away."""
    open_: list[tuple[int, str]] = []
    for match in re.finditer(r"[()\[\]（）【】〔〕]", text):
        mark = match.group()
        if mark in _BRACKETS:
            open_.append((match.start(), _BRACKETS[mark]))
        elif open_ and open_[-1][1] == mark:
            opened, _ = open_.pop()
            if not open_ and match.start() - opened <= _BRACKETED:
                yield opened, match.start()


def _bracketed(brackets: list[tuple[int, int]], start: int, cut: int, cased: bool) -> bool:
    """Whether `cut` lies inside brackets; without capitals to tell, also where the sentence may go on behind them."""
    return any(
        opens < cut <= closes or (not cased and cut == closes + 1 and opens > start) for opens, closes in brackets
    )


def _ends(text: str, start: int, cut: int, rules: FullStops, cased: bool) -> bool:
    """Whether a sentence that starts at `start` really ends at `cut`."""
    if _BLANK_LINE.match(text, cut):
        return True
    following = _next(text, cut)
    if following == len(text):
        return True
    if text[following] in "¿¡":
        return True
    if text[cut - 1] == "." and following == cut and text[cut].isalnum():
        return False
    if text[following] in _GOES_ON or _ENUMERATOR.fullmatch(text, start, cut):
        return False
    first = _OPENING.match(text, following).end()  # type: ignore[union-attr]  # it matches everywhere
    if cased and text[first : first + 1].islower() and not _MIXED_CASE.match(text, first):
        return False
    if text[cut - 1] in _CLOSED_QUOTE and rules.attributes(text, following):
        return False
    return rules.ends(text, cut) is not False


def _split_segment(block: Segment, language: str | None) -> Iterator[Segment]:
    spans = split_text(block.text, language)
    if not spans:
        return
    shares = _share_inlines(block.inlines, spans)
    for span, inlines in zip(spans, shares, strict=True):
        yield Segment(
            id=block.id,
            text=span.of(block.text),
            place=block.place.part(span.start, span.end),
            paragraph=block.paragraph,
            kind=block.kind,
            inlines=tuple(
                inline._replace(offset=min(max(inline.offset - span.start, 0), span.end - span.start))
                for inline in inlines
            ),
        )


def _share_inlines(inlines: tuple[Inline, ...], spans: list[Span]) -> list[list[Inline]]:
    """The inlines of each sentence: those inside or at its edges, and those of the white space in front of it."""
    shares: list[list[Inline]] = [[] for _ in spans]
    index = 0
    for inline in inlines:
        while index + 1 < len(spans) and inline.offset > spans[index].end:
            index += 1
        touches_both = index + 1 < len(spans) and inline.offset == spans[index].end == spans[index + 1].start
        shares[index + 1 if touches_both and not _closes(inline, shares[index]) else index].append(inline)
    return shares


def _closes(inline: Inline, before: list[Inline]) -> bool:
    """Whether markup on the border of two sentences ends something in the first: `</b>`, or a second `**`."""
    return inline.text.startswith("</") or sum(other.text == inline.text for other in before) % 2 == 1
