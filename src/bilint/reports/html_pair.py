"""One pair of the page: both texts with their spans marked, and its findings beneath."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from bilint.errors import LanguageError
from bilint.model import OBJECT, Finding, Inline, Pair, Score, Severity, Span
from bilint.reports.display import UNSHOWABLE, foreign_parts, with_edges
from bilint.text.language import parse_language, script_of

SIGNS = {Severity.CRITICAL: "✕", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NEUTRAL: "○"}

# What HTML forbids or would swallow, and the two signs that make a text look like another one (U+202D, U+202E).
# Tab and line feed stay: the page keeps white space. Other direction marks stay: none reaches beyond its element.
_CONTROLS: dict[int, int | str] = {
    **{point: 0x2400 + point for point in range(0x20) if point not in {0x09, 0x0A}},
    **dict.fromkeys([*range(0x7F, 0xA0), 0x202D, 0x202E, *range(0xD800, 0xE000)], UNSHOWABLE),
}


def literal(text: str) -> str:
    """A text as HTML that shows it and does nothing else; good in attributes too."""
    return escape(text if text.isprintable() else text.translate(_CONTROLS))


@functools.cache
def language_attributes(tag: str | None) -> str:
    """`lang="ar" dir="rtl"` for a language; only `dir="auto"` where it is unknown."""
    if tag is None:
        return 'dir="auto"'
    try:
        direction = parse_language(tag).direction
    except LanguageError:
        direction = "auto"
    return f'lang="{literal(tag.replace("_", "-"))}" dir="{direction}"'


class Stretch(NamedTuple):
    """A part of a text that is marked alike all through; `marks` are indices of the spans that cover it."""

    start: int
    end: int
    marks: tuple[int, ...]


def stretches(length: int, spans: Sequence[Span | None]) -> Iterator[Stretch]:
    """Parts a text of `length` code points at every end of a span; an empty span gives an empty stretch."""
    inside = {
        index: Span(min(span.start, length), min(max(span.start, span.end), length))
        for index, span in enumerate(spans)
        if span is not None
    }
    cuts = sorted({0, length, *(end for span in inside.values() for end in span)})
    for start, end in zip(cuts, [*cuts[1:], length], strict=True):
        if empty := tuple(index for index, span in inside.items() if span.start == span.end == start):
            yield Stretch(start, start, empty)
        if start < end:
            covering = tuple(index for index, span in inside.items() if span.start <= start and end <= span.end)
            yield Stretch(start, end, covering)


def marked(text: str, spans: Sequence[Span | None], findings: Sequence[Finding], inlines: Sequence[Inline]) -> str:
    """A text as HTML, each stretch in a <mark> of the worst severity; `data-of` names findings, counted from 1."""
    objects = {inline.offset: inline.text for inline in inlines}
    html = []
    for start, end, marks in stretches(len(text), spans):
        inner = _with_objects(text, start, end, objects)
        if not marks:
            html.append(inner)
            continue
        worst = max(findings[index].severity for index in marks).value
        of = " ".join(str(index + 1) for index in marks)
        # The numbers stand where a span ends, though not inside a word: they would part Arabic letters that join.
        ending = "·".join(str(index + 1) for index in marks if (span := spans[index]) and span.end == end)
        in_word = end < len(text) and _is_joined(text[end - 1 : end]) and _is_joined(text[end])
        number = f' data-n="{ending}"' if ending and not in_word else ""
        gap = " gap" if start == end else ""
        html.append(f'<mark class="{worst}{gap}" data-of="{of}"{number}>{inner}</mark>')
    return "".join(html)


def _is_joined(char: str) -> bool:
    """Whether a letter makes words with its neighbours, as those of Chinese and Japanese need not."""
    return char.isalpha() and script_of(char) not in ("Hani", "Hira", "Kana")


def _with_objects(text: str, start: int, end: int, objects: dict[int, str]) -> str:
    """A part of a text with what stands for its placeholders, code and images shown as it is in the file."""
    part = text[start:end]
    if OBJECT not in part:
        return literal(part)
    return "".join(
        f"<code>{literal(objects.get(start + offset, '▢'))}</code>" if char == OBJECT else literal(char)
        for offset, char in enumerate(part)
    )


def pair_html(number: int, pair: Pair, findings: Sequence[Finding], scores: Sequence[Score]) -> str:
    """A pair as an <article> with the id `p<number>`; findings are numbered from 1 and have ids `p<number>-<n>`."""
    worst = f' data-worst="{max(finding.severity for finding in findings).value}"' if findings else ""
    source = _text(
        "source", pair.source, pair.source_lang, [f.source_span for f in findings], findings, pair.source_inlines
    )
    target = _text(
        "target", pair.target, pair.target_lang, [f.target_span for f in findings], findings, pair.target_inlines
    )
    listed = "".join(_finding(f"p{number}-{n}", n, finding, pair.target_lang) for n, finding in enumerate(findings, 1))
    if listed:
        listed = f'<ol class="findings">{listed}</ol>'
    return (
        f'<article id="p{number}" tabindex="-1" aria-label="Pair {number}"{worst}>\n'
        f"{_margin(number, pair, scores)}{source}{target}"
        f"{listed}</article>\n"
    )


def _margin(number: int, pair: Pair, scores: Sequence[Score]) -> str:
    facts = []
    if pair.target_place is not None:
        facts.append(f"line {pair.target_place.runs[0].line}")
    elif pair.id != str(number):
        facts.append(literal(pair.id))
    if pair.confidence is not None and pair.confidence < 0.995:  # a sure alignment goes without saying
        facts.append(f"aligned {pair.confidence:.2f}")
    facts += [f"{literal(score.name)} {score.value:.4g}" for score in scores]
    listed = "".join(f"<span>{fact}</span>" for fact in facts)
    return f'<div class="margin"><a href="#p{number}">{number}</a>{listed}</div>\n'


def _text(
    side: str,
    text: str | None,
    language: str | None,
    spans: Sequence[Span | None],
    findings: Sequence[Finding],
    inlines: Sequence[Inline],
) -> str:
    if text is None:
        return ""
    if not text:
        return f'<p class="{side} missing">nothing on this side</p>\n'
    return f'<p class="{side}" {language_attributes(language)}>{marked(text, spans, findings, inlines)}</p>\n'


def _finding(anchor: str, number: int, finding: Finding, language: str | None) -> str:
    severity = finding.severity.value
    better = " <i>or</i> ".join(
        f"<bdi {language_attributes(language)}>{literal(with_edges(text))}</bdi>" if text else "(leave it out)"
        for text in finding.suggestions
    )
    if better:
        better = f' <span class="better">better: {better}</span>'
    facts = [f"<code>{literal(finding.check)}</code>", f"<span>{literal(finding.category)}</span>"]
    if finding.confidence < 1:
        facts.append(f"<span>confidence {finding.confidence:.2f}</span>")
    if finding.line is not None:
        facts.append(f"<span>{finding.line}:{finding.column or 1}</span>")
    return (
        f'\n<li id="{anchor}" class="{severity}" data-n="{number}" data-severity="{severity}"'
        f' data-check="{literal(finding.check)}" data-category="{literal(finding.category)}">'
        f'<b class="chip {severity}">{number} <span aria-hidden="true">{SIGNS[finding.severity]}</span> {severity}</b>'
        f' <div><span class="message">{message_html(finding.message)}</span>'
        f'{better} <span class="facts">{" ".join(facts)}</span></div></li>'
    )


def message_html(message: str) -> str:
    """A message as HTML, with foreign text in <bdi> so that it does not reorder the words around it."""
    html, last = [], 0
    for start, end in foreign_parts(message):
        html.append(f"{literal(message[last:start])}<bdi>{literal(message[start:end])}</bdi>")
        last = end
    html.append(literal(message[last:]))
    return "".join(html)
