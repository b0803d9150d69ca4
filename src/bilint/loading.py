"""From files to pairs: reads, identifies languages, splits, aligns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from bilint.errors import InputError, LanguageError
from bilint.model import Document, Input, Pair

if TYPE_CHECKING:
    from bilint.align import Alignment


class Loaded(NamedTuple):
    """What was read, before any check."""

    inputs: list[Input]
    pairs: list[Pair]
    notes: list[str]


def read(
    path: str, *, format: str | None = None, language: str | None = None, stdin: BinaryIO | None = None
) -> Document | list[Pair]:
    """A file as bilint sees it: one side in sentences, or the pairs of a bilingual file.

    Raises InputError where it cannot be read.
    """
    from bilint import formats

    if formats.is_bilingual(path, format):
        return list(formats.read_pairs(path, format=format, stdin=stdin))
    return _sentences(path, "text", language, format=format, stdin=stdin)


def align(
    source: str,
    target: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    one_sentence_a_line: bool = False,
    stdin: BinaryIO | None = None,
) -> tuple[Document, Document, Alignment]:
    """Two documents and which of their sentences translate each other.

    Raises InputError where a file cannot be read, LanguageError where a language can neither be read nor told.
    """
    from bilint.align import align as align_documents

    if source == target == "-":
        raise InputError("only one of the two texts can be read from standard input")
    options = {"one_sentence_a_line": one_sentence_a_line, "stdin": stdin}
    left = _sentences(source, "source", source_lang, **options)  # type: ignore[arg-type]
    right = _sentences(target, "target", target_lang, **options)  # type: ignore[arg-type]
    _refuse_swapped(left, right)
    return left, right, align_documents(left, right)


def load(
    paths: Sequence[str],
    source_lang: str | None,
    target_lang: str | None,
    format: str | None,
    stdin: BinaryIO | None,
) -> Loaded:
    """The pairs of a text and its translation, of a bilingual file, or of a translation alone."""
    from bilint import formats

    if len(paths) == 2:
        return _two_documents(paths[0], paths[1], source_lang, target_lang, stdin)
    if len(paths) != 1:
        raise InputError("give a text and its translation, or one bilingual file, or a translation alone")
    if formats.is_bilingual(paths[0], format):
        return _bilingual(paths[0], source_lang, target_lang, format, stdin)
    return _translation_alone(paths[0], source_lang, target_lang, format, stdin)


def _two_documents(
    source: str, target: str, source_lang: str | None, target_lang: str | None, stdin: BinaryIO | None
) -> Loaded:
    from bilint.align import pairs
    from bilint.suppress.inline import attach

    left, right, alignment = align(source, target, source_lang=source_lang, target_lang=target_lang, stdin=stdin)
    inputs = [_input(left, "source"), _input(right, "target")]
    found = pairs(left, right, alignment.beads)
    return Loaded(inputs, found, [*_language_notes(inputs), *alignment.notes, *attach(found, [left, right])])


def _bilingual(
    path: str, source_lang: str | None, target_lang: str | None, format: str | None, stdin: BinaryIO | None
) -> Loaded:
    from bilint import formats

    pairs = list(formats.read_pairs(path, format=format, source_lang=source_lang, target_lang=target_lang, stdin=stdin))
    if not pairs:
        raise InputError("there is no translated segment in it", path=path)
    _make_ids_unique(pairs)
    options = (("source", source_lang), ("target", target_lang))
    inputs = [_settle_languages(pairs, side, option, path) for side, option in options]
    return Loaded(inputs, pairs, _language_notes(inputs))


def _translation_alone(
    path: str, source_lang: str | None, target_lang: str | None, format: str | None, stdin: BinaryIO | None
) -> Loaded:
    from bilint.suppress.inline import attach

    document = _sentences(path, "target", target_lang, format=format, stdin=stdin)
    inputs = [_input(document, "target")]
    source = _code(source_lang, None) if source_lang else None
    pairs = [
        Pair(
            id=segment.id,
            target=segment.text,
            source_lang=source,
            target_lang=document.language,
            target_place=segment.place,
            target_inlines=segment.inlines,
            kind=segment.kind,
        )
        for segment in document.segments
    ]
    notes = [*_language_notes(inputs), "the source is not at hand: checks that need it were not run"]
    if source is None:
        notes.append("the source language is not known: give --source-lang to find what was carried over from it")
    return Loaded(inputs, pairs, [*notes, *attach(pairs, [document])])


def _sentences(
    path: str,
    side: str,
    language: str | None,
    *,
    format: str | None = None,
    one_sentence_a_line: bool = False,
    stdin: BinaryIO | None = None,
) -> Document:
    """One side of a translation, its language settled, in sentences."""
    from bilint import formats
    from bilint.text.sentences import split

    document = formats.read_document(
        path, format=format, language=language, stdin=stdin, one_sentence_a_line=one_sentence_a_line
    )
    if not any(segment.text.strip() for segment in document.segments):
        raise InputError("there is no text in it", path=path)
    if document.language is None:
        document.language = _identify((segment.text for segment in document.segments), path, side)
        document.language_from = "identified"
    document.language = _code(document.language, None if document.language_from == "option" else path)
    return document if one_sentence_a_line else split(document)


def _make_ids_unique(pairs: Sequence[Pair]) -> None:
    """Numbers the later ones of pairs with one id ("7", "7~2"), so that a finding names just one pair."""
    seen: Counter[str] = Counter()
    for pair in pairs:
        seen[pair.id] += 1
        if seen[pair.id] > 1:
            pair.id = f"{pair.id}~{seen[pair.id]}"


def _code(language: str, path: str | None) -> str:
    """The code of a language; an unknown one is an error of the file that names it."""
    from bilint.text.language import parse_language

    try:
        return parse_language(language).code
    except LanguageError as error:
        raise LanguageError(str(error), path=path) from None


_ENOUGH = 4000
"""Code points that are plenty to identify a language by."""


def _identify(texts: Iterable[str], path: str, side: str) -> str:
    from bilint.text.language import identify

    sample = ""
    for text in texts:
        sample += text + "\n"
        if len(sample) > _ENOUGH:
            break
    found = identify(sample)
    if found is None:
        option = "--source-lang" if side == "source" else "--target-lang"
        raise LanguageError(f"cannot tell the language of the {side}; say it with {option}", path=path)
    return found


def _settle_languages(pairs: Sequence[Pair], side: str, option: str | None, path: str) -> Input:
    """Gives every pair a language on one side: the option's, else the file's own, else the identified one."""
    attribute = f"{side}_lang"
    told = {language for pair in pairs if (language := getattr(pair, attribute))}
    texts = [text for pair in pairs if (text := getattr(pair, side))]
    origin = "option" if option else "metadata"
    if len(told) < 1 and texts:
        told, origin = {_identify(texts, path, side)}, "identified"
    common = next(iter(told)) if len(told) == 1 else None
    for pair in pairs:
        language = getattr(pair, attribute) or common
        if language is None and getattr(pair, side):
            raise LanguageError(f"pair {pair.id} does not name the language of its {side}", path=path)
        setattr(pair, attribute, _code(language, None if option else path) if language else None)
    shown = common or ", ".join(sorted(told)) or None
    return Input(path=path, side=side, language=shown, language_from=origin, segments=len(texts))


def _refuse_swapped(source: Document, target: Document) -> None:
    """Raises InputError where each text is reliably in the language that was said of the other."""
    from bilint.text.language import identify

    if source.language == target.language or source.language_from == target.language_from == "identified":
        return
    seen = [identify("\n".join(segment.text for segment in doc.segments)[:_ENOUGH]) for doc in (source, target)]
    if seen == [target.language, source.language]:
        raise InputError(
            f"source and target seem to be swapped: this text is in {seen[0]!r}, not in {source.language!r}; "
            "give the source first",
            path=source.path,
        )


def _input(document: Document, side: str) -> Input:
    return Input(
        path=document.path,
        side=side,
        language=document.language,
        language_from=document.language_from,
        segments=len(document.segments),
    )


def _language_notes(inputs: Sequence[Input]) -> list[str]:
    return [
        f"the {given.side} was taken to be in {given.language!r}: say another with --{given.side}-lang"
        for given in inputs
        if given.language_from == "identified"
    ]
