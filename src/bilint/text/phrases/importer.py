"""Reads idioms of other collections into an inventory's entries: Wiktionary extracts, TBX, TSV.

What comes out is a draft: an entry has its form, what it means and its good renderings; the words by which a literal
rendering betrays itself are for a person to add. What cannot be taken is skipped, with the reason.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bilint.errors import InputError, LanguageError
from bilint.text.language import parse_language

_IDIOMATIC = frozenset(("idiomatic", "idiom", "proverb", "phrase", "prov"))
"""Tags and parts of speech by which wiktextract marks idioms and proverbs."""
_FEWEST_WORDS = 2


class Draft(NamedTuple):
    """An entry in the making."""

    form: str
    means: str
    good: dict[str, tuple[str, ...]]


class Skipped(NamedTuple):
    """What was not taken, and why."""

    line: int
    """From 1; for TBX the number of the entry."""
    reason: str


Row = Draft | Skipped


def read(path: Path, kind: str, language: str) -> Iterator[Row]:
    """The idioms of a language in a file, and what was skipped, in order.

    `kind`: one of KINDS. Raises InputError where the file cannot be read.
    """
    try:
        yield from KINDS[kind](path, language)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _wiktextract(path: Path, language: str) -> Iterator[Row]:
    """JSON Lines of wiktextract: one word a line, with senses, tags and translations."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                word = json.loads(line)
            except json.JSONDecodeError as error:
                yield Skipped(number, f"no JSON: {error.msg}")
                continue
            yield _of_word(number, word, language) if isinstance(word, dict) else Skipped(number, "no JSON object")


def _of_word(number: int, word: dict[str, Any], language: str) -> Row:
    if word.get("lang_code") != language:
        return Skipped(number, f"its language is {word.get('lang_code')!r}, not {language!r}")
    senses = [sense for sense in word.get("senses", ()) if isinstance(sense, dict)]
    marks = {word.get("pos"), *(tag for sense in senses for tag in sense.get("tags", ()))}
    if not marks & _IDIOMATIC:
        return Skipped(number, "not marked as an idiom, a phrase or a proverb")
    form = str(word.get("word", "")).strip()
    glosses = [gloss for sense in senses for gloss in sense.get("glosses", ())]
    good: dict[str, list[str]] = {}
    for translation in [*word.get("translations", ()), *(t for s in senses for t in s.get("translations", ()))]:
        if code := _code(translation.get("code") or translation.get("lang_code")):
            good.setdefault(code, []).append(str(translation.get("word") or "").strip())
    return _draft(number, form, str(glosses[0]) if glosses else "", good)


def _tsv(path: Path, language: str) -> Iterator[Row]:
    """Columns form, means, and one a target language, whose name is its code: renderings parted by "|"."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = [name.strip() for name in next(rows, [])]
        if header[:2] != ["form", "means"]:
            raise InputError(f"{path}: line 1: the columns are form, means and one code a target language")
        for row in rows:
            if len(row) != len(header):
                yield Skipped(rows.line_num, f"{len(row)} columns in place of {len(header)}")
                continue
            good = {
                code: [one.strip() for one in text.split("|")] for code, text in zip(header[2:], row[2:], strict=True)
            }
            yield _draft(rows.line_num, row[0].strip(), row[1].strip(), good)


def _tbx(path: Path, language: str) -> Iterator[Row]:
    """TBX: of each entry the term in the language, its definition, and the terms in the others."""
    from xml.etree.ElementTree import ParseError, iterparse

    number = 0
    try:
        for _, element in iterparse(path):
            if _name(element) in ("conceptEntry", "termEntry"):
                number += 1
                yield _of_concept(number, element, language)
                element.clear()
    except ParseError as error:
        raise InputError(f"{path}: line {error.position[0]}: {error.msg}") from None


def _of_concept(number: int, concept: Any, language: str) -> Row:
    terms: dict[str, list[str]] = {}
    for section in concept:
        if _name(section) in ("langSec", "langSet"):
            code = _code(section.get("{http://www.w3.org/XML/1998/namespace}lang"))
            if code:
                terms.setdefault(code, []).extend(
                    "".join(term.itertext()).strip() for term in section.iter() if _name(term) == "term"
                )
    if language not in terms:
        return Skipped(number, f"no term in {language!r}")
    definitions = [e for e in concept.iter() if _name(e) == "descrip" and e.get("type") == "definition"]
    means = "".join(definitions[0].itertext()).strip() if definitions else ""
    form, *_ = terms.pop(language)
    return _draft(number, form, means, terms)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _draft(number: int, form: str, means: str, good: dict[str, list[str]]) -> Row:
    kept = {code: tuple(dict.fromkeys(text for text in texts if text)) for code, texts in good.items()}
    kept = {code: texts for code, texts in kept.items() if texts}
    if not form or (form.isascii() and len(form.split()) < _FEWEST_WORDS):
        return Skipped(number, f"{form!r} is no phrase of two words or more")
    if not means and not kept:
        return Skipped(number, f"{form!r} has neither a meaning nor a rendering")
    return Draft(form, means or next(iter(kept.values()))[0], kept)


def _code(tag: Any) -> str | None:
    try:
        return parse_language(str(tag)).code if tag else None
    except LanguageError:
        return None


KINDS: dict[str, Callable[[Path, str], Iterator[Row]]] = {"wiktextract": _wiktextract, "tsv": _tsv, "tbx": _tbx}
"""What can be imported."""


def entry(draft: Draft) -> str:
    """A draft as it stands in an inventory, in TOML."""
    quoted = json.dumps  # a JSON string is a TOML one, but for DEL, which no idiom has
    lines = [
        "[[idiom]]",
        f"form = {quoted(draft.form, ensure_ascii=False)}",
        f"says = {quoted('?')}",
        f"means = {quoted(draft.means, ensure_ascii=False)}",
        *(f"good.{code} = {quoted(list(texts), ensure_ascii=False)}" for code, texts in sorted(draft.good.items())),
    ]
    return "\n".join(lines) + "\n"
