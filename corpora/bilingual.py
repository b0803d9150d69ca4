"""The same article as the files of translation tools: XLIFF 1.2 and 2.0, TMX, PO, TSV, JSONL.

The bytes depend on the texts alone (no dates, no versions), so that a test can tell whether a file is fresh.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from texts import HERE, Sentence, Translation, beads, sentences


class Inline(NamedTuple):
    """Markup on a stretch [start, end) of one side of a unit (code points); `number` is the same on both sides."""

    number: int
    kind: str
    start: int
    end: int


class Unit(NamedTuple):
    """One bead as a translation tool holds it. An empty target: not translated."""

    id: str
    paragraph: int
    source: str
    target: str
    source_inlines: list[Inline]
    target_inlines: list[Inline]


def units(translation: Translation) -> list[Unit]:
    """The beads of the machine translation, each with something in the source.

    A sentence that only the translation has goes to the unit before it, as it would in a tool.
    """
    source, target = sentences(translation.source), sentences(translation.target("machine"))
    joined: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for left, right in beads(translation.beads("machine")):
        if left:
            joined.append((left, right))
        else:
            joined[-1] = (joined[-1][0], joined[-1][1] + right)
    marks = tomllib.loads((HERE / translation.article / "inline.toml").read_text(encoding="utf-8"))["inline"]
    made = [
        _unit(f"s{number}", [source[i] for i in left], [target[i] for i in right], translation, marks)
        for number, (left, right) in enumerate(joined, 1)
    ]
    placed = sum(len(unit.source_inlines) for unit in made)
    if placed != len(marks):
        raise ValueError(f"{translation.article}/inline.toml: {len(marks)} entries, but {placed} fit one bead")
    return made


def _unit(
    name: str, left: list[Sentence], right: list[Sentence], translation: Translation, marks: list[dict[str, str]]
) -> Unit:
    source = ("" if translation.source_lang == "zh" else " ").join(sentence.text for sentence in left)
    target = " ".join(sentence.text for sentence in right)
    on: tuple[list[Inline], list[Inline]] = ([], [])
    for mark in marks:
        if mark["source"] in source and mark["target"] in target:
            for text, stretch, inlines in ((source, mark["source"], on[0]), (target, mark["target"], on[1])):
                start = text.index(stretch)
                inlines.append(Inline(len(inlines) + 1, mark["kind"], start, start + len(stretch)))
    return Unit(name, left[0].paragraph, source, target, *on)


def _marked(text: str, inlines: list[Inline], styles: Mapping[str, str]) -> str:
    """XML text of one side. A style is a template with {n} for the number and {text} for the stretch."""
    done, parts = 0, []
    for inline in sorted(inlines, key=lambda one: one.start):
        parts.append(escape(text[done : inline.start]))
        parts.append(styles[inline.kind].format(n=inline.number, text=escape(text[inline.start : inline.end])))
        done = inline.end
    return "".join(parts) + escape(text[done:])


XLIFF_1 = {
    "bold": '<g id="{n}" ctype="bold">{text}</g>',
    "note": '{text}<ph id="{n}">[1]</ph>',
    "term": '<mrk mtype="term">{text}</mrk>',
}
XLIFF_2 = {
    "bold": '<pc id="{n}" type="fmt" subType="xlf:b">{text}</pc>',
    "note": '{text}<ph id="{n}" equiv="[1]"/>',
    "term": '<mrk id="{n}" type="term">{text}</mrk>',
}
TMX = {
    "bold": '<bpt i="{n}" x="{n}">&lt;b&gt;</bpt>{text}<ept i="{n}">&lt;/b&gt;</ept>',
    "note": '{text}<ph x="{n}">&lt;sup&gt;1&lt;/sup&gt;</ph>',
    "term": '<hi type="term">{text}</hi>',
}


def xliff_1_2(translation: Translation, units: list[Unit]) -> str:
    """XLIFF 1.2: one trans-unit a bead, one group a paragraph."""

    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        yield (
            f'  <file original={quoteattr(translation.source.name)} datatype="plaintext" '
            f'source-language="{translation.source_lang}" target-language="{translation.target_lang}">'
        )
        yield "    <body>"
        for paragraph, inside in _paragraphs(units):
            yield f'      <group id="p{paragraph}">'
            for unit in inside:
                yield f'        <trans-unit id="{unit.id}">'
                yield f"          <source>{_marked(unit.source, unit.source_inlines, XLIFF_1)}</source>"
                if unit.target:
                    text = _marked(unit.target, unit.target_inlines, XLIFF_1)
                    yield f'          <target state="translated">{text}</target>'
                yield "        </trans-unit>"
            yield "      </group>"
        yield "    </body>"
        yield "  </file>"
        yield "</xliff>"

    return _text(lines())


def xliff_2_0(translation: Translation, units: list[Unit]) -> str:
    """XLIFF 2.0: one unit a paragraph, one segment a bead.

    Ids of inline elements are unique within a unit, so they are counted over its segments.
    """

    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield (
            '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
            f'srcLang="{translation.source_lang}" trgLang="{translation.target_lang}">'
        )
        yield f'  <file id="f1" original={quoteattr(translation.source.name)}>'
        for paragraph, inside in _paragraphs(units):
            yield f'    <unit id="p{paragraph}">'
            before = 0
            for unit in inside:
                source, target = (
                    _marked(text, [one._replace(number=one.number + before) for one in inlines], XLIFF_2)
                    for text, inlines in ((unit.source, unit.source_inlines), (unit.target, unit.target_inlines))
                )
                before += len(unit.source_inlines)
                yield f'      <segment id="{unit.id}" state="{"translated" if unit.target else "initial"}">'
                yield f"        <source>{source}</source>"
                if unit.target:
                    yield f"        <target>{target}</target>"
                yield "      </segment>"
            yield "    </unit>"
        yield "  </file>"
        yield "</xliff>"

    return _text(lines())


def tmx(translation: Translation, units: list[Unit]) -> str:
    """TMX 1.4: what was translated, one tu a bead."""

    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<tmx version="1.4">'
        yield (
            '  <header creationtool="bilint-corpora" creationtoolversion="1" segtype="sentence" o-tmf="plain" '
            f'adminlang="en" srclang="{translation.source_lang}" datatype="plaintext"/>'
        )
        yield "  <body>"
        for unit in units:
            if unit.target:
                yield f'    <tu tuid="{unit.id}">'
                for language, text, inlines in (
                    (translation.source_lang, unit.source, unit.source_inlines),
                    (translation.target_lang, unit.target, unit.target_inlines),
                ):
                    yield f'      <tuv xml:lang="{language}"><seg>{_marked(text, inlines, TMX)}</seg></tuv>'
                yield "    </tu>"
        yield "  </body>"
        yield "</tmx>"

    return _text(lines())


def po(translation: Translation, units: list[Unit]) -> str:
    """gettext PO; the unit's id is the reference, an empty msgstr is not translated."""

    def lines() -> Iterator[str]:
        yield 'msgid ""'
        yield 'msgstr ""'
        yield '"MIME-Version: 1.0\\n"'
        yield '"Content-Type: text/plain; charset=UTF-8\\n"'
        yield '"Content-Transfer-Encoding: 8bit\\n"'
        yield f'"Language: {translation.target_lang}\\n"'
        yield f'"X-Source-Language: {translation.source_lang}\\n"'
        for unit in units:
            yield ""
            yield f"#: {translation.source.name}:{unit.id}"
            yield f"msgid {_po_string(unit.source)}"
            yield f"msgstr {_po_string(unit.target)}"

    return _text(lines())


def _po_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def tsv(translation: Translation, units: list[Unit]) -> str:
    """Tab-separated, with a header."""
    return _text(["id\tsource\ttarget", *(f"{unit.id}\t{unit.source}\t{unit.target}" for unit in units)])


def jsonl(translation: Translation, units: list[Unit]) -> str:
    """JSON Lines, one object a bead, with the languages in each."""
    return _text(
        json.dumps(
            {
                "id": unit.id,
                "source": unit.source,
                "target": unit.target,
                "source_lang": translation.source_lang,
                "target_lang": translation.target_lang,
            },
            ensure_ascii=False,
        )
        for unit in units
    )


def _paragraphs(units: list[Unit]) -> Iterator[tuple[int, list[Unit]]]:
    for paragraph in dict.fromkeys(unit.paragraph for unit in units):
        yield paragraph, [unit for unit in units if unit.paragraph == paragraph]


def _text(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(lines) + "\n"


Writer = Callable[[Translation, list[Unit]], str]

FILES: Mapping[str, Mapping[str, Writer]] = {
    "german": {
        "article.xlf": xliff_1_2,
        "article-2.0.xlf": xliff_2_0,
        "article.tmx": tmx,
        "article.po": po,
        "article.tsv": tsv,
        "article.jsonl": jsonl,
    },
    "arabic": {"article-2.0.xlf": xliff_2_0},
    "chinese": {"article.tmx": tmx, "article.jsonl": jsonl},
}
"""Which files each article has, under `<article>/bilingual/`."""
