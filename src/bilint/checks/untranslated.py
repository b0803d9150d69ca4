"""What still stands in the source language."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator

from bilint import data
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.language import foreign_letters, identify
from bilint.text.lemmas import has_words, is_word
from bilint.text.side import Side, Word

_SAME = 0.8
"""Share of the words that are equal in a copy."""


@check(
    "untranslated.segment",
    mqm="accuracy/untranslated",
    severity=Severity.CRITICAL,
    examples=(
        flags(
            "de-en", "[[Der Rat hat den Plan am Montag abgelehnt.]]", "[[Der Rat hat den Plan am Montag abgelehnt.]]"
        ),
        flags("zh-en", "[[市议会周一否决了这项计划。]]", "[[市议会周一否决了这项计划。]]"),
        flags("ar-en", "[[رفض المجلس الخطة يوم الاثنين.]]", "[[رفض المجلس الخطة يوم الاثنين.]]"),
        passes("de-en", "Angela Merkel, Berlin 2015", "Angela Merkel, Berlin 2015"),
        passes("fr-en", "Le Monde / Le Figaro / Libération", "Le Monde / Le Figaro / Libération"),
        passes(
            "en-de",
            "Champions League Final 2024: Real Madrid – Dortmund",
            "Champions League Final 2024: Real Madrid – Dortmund",
        ),
    ),
)
def segment(pair: PairFacts) -> Iterator[Flag]:
    """The translation repeats the source.

    Names, titles and numbers are the same in both languages; so a copy counts only where it is long enough, has
    words that are no names, and is not in the language of the translation.
    """
    assert pair.source is not None
    if _is_copy(pair.source, pair.target):
        yield Flag("the source stands here untranslated", _whole(pair.source), _whole(pair.target))


@check(
    "untranslated.word",
    mqm="accuracy/untranslated",
    severity=Severity.MINOR,
    needs_source=False,
    examples=(
        flags("de-en", "Sie hat [[trotzdem]] gewonnen.", "She won [[trotzdem]]."),
        flags("de-en", "Der [[Hausmeister]] kam spät.", "The [[Hausmeister]] came late."),
        flags("zh-en", "他在[[胡同]]里长大。", "He grew up in the [[胡同]]."),
        flags("en-ru", "They signed the [[agreement]].", "Они подписали [[agreement]]."),
        flags("fr-en", None, "The council met [[malgré]] the strike."),
        passes("de-en", "Der Bundestag tagt in Berlin.", "The Bundestag meets in Berlin."),
        passes("zh-en", "他在胡同里长大。", "He grew up in a hutong (胡同)."),
        passes("en-de", "It is called “background noise”.", "Das nennt sich „background noise“."),
        passes("en-fr", "The weekend was sunny.", "Le weekend était ensoleillé."),
    ),
)
def word(pair: PairFacts) -> Iterator[Flag]:
    """A word of the source language was left in the translation.

    It stands in the source just so, the language of the translation does not have it, and it is neither a name
    nor a quotation nor a word that is usually borrowed. With the translation alone, the source language has to
    have it. What is in another script than the translation counts when it is not put in brackets or quotes.
    """
    source, target = pair.source, pair.target
    source_code = source.code if source else pair.pair.source_lang
    if source_code is None or source_code == target.code or target.language is None:
        return
    foreign = list(_foreign_words(source, target, source_code))
    if foreign and source is not None and _is_copy(source, target):
        return
    for span in foreign:
        text = span.of(target.text)
        severity = Severity.MAJOR if span in target.foreign else None
        yield Flag(
            f"“{text}” was left in the language of the source",
            _find(source, text),
            span,
            severity=severity,
            confidence=0.8 if source else 0.6,
        )


def _foreign_words(source: Side | None, target: Side, source_code: str) -> Iterator[Span]:
    for span in target.foreign:
        if (source is None or span.of(target.text) in source.text) and not _set_apart(target.text, span):
            yield span
    yield from _joined(target, _unknown_words(source, target) if source else _known_elsewhere(target, source_code))


def _unknown_words(source: Side, target: Side) -> Iterator[int]:
    """Indices of target words that are the source's own and not the target language's."""
    shared = source.token_set & target.token_set
    left = {token for token in shared if len(token) >= _SHORTEST and _is_foreign(token, source.code, target)}
    if left:
        for index, word in enumerate(target.words):
            if word.text in left and _stands_as_word(target, index):
                yield index


def _known_elsewhere(target: Side, source_code: str) -> Iterator[int]:
    """Indices of target words that the source language has and the target language does not.

    No list of words is whole, so that a single word counts only where it has a letter that English is not
    written with; else it takes two in a row.
    """
    found = [
        index
        for index, word in enumerate(target.words)
        if len(word.text) >= _ALONE and _is_foreign(word.text, source_code, target) and _stands_as_word(target, index)
    ]
    for index in found:
        in_a_row = index - 1 in found or index + 1 in found
        if in_a_row or (target.code == "en" and not target.words[index].text.isascii()):
            yield index


def _is_foreign(token: str, source_code: str, target: Side) -> bool:
    """Whether a word is the source language's and not the target's, nor usually borrowed, nor plainly a name."""
    if not token.isalpha() or token[1:] != token[1:].lower():
        return False
    if token[0].isupper() and source_code not in _NOUNS_IN_CAPITALS:
        return False
    if target.spaced and (not has_words(target.code) or is_word(token, target.code)):
        return False
    if token.lower() in _borrowed() or not has_words(source_code) or not is_word(token, source_code):
        return False
    # What is in a foreign script is found by that.
    return token.isascii() or not foreign_letters(target.code).match(token)


def _stands_as_word(target: Side, index: int) -> bool:
    """Whether a word is neither part of a name nor quoted."""
    if target.words[index].text[0].isupper() and not _after_determiner(target, index):
        return False
    return not _beside_name(target, index) and not _set_apart(target.text, _span(target.words[index]))


_SHORTEST = 4
"""Shortest word (code points) that counts; shorter ones are too often the same by chance."""
_ALONE = 5
"""Shortest word (code points) that is told by the word lists alone; shorter ones are in too many languages."""
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})


def _after_determiner(target: Side, index: int) -> bool:
    return index > 0 and target.words[index - 1].text.lower() in _determiners(target.code)


def _beside_name(target: Side, index: int) -> bool:
    """Whether the word before or behind starts with a capital, so that this one is part of a name."""
    for near in (index - 1, index + 1):
        if 0 <= near < len(target.words):
            word = target.words[near]
            if word.text[0].isupper() and not target.at_sentence_start(word.start) and not word.text.isdigit():
                between = target.text[
                    min(word.end, target.words[index].end) : max(word.start, target.words[index].start)
                ]
                if not between.strip():
                    return True
    return False


@functools.cache
def _determiners(code: str) -> frozenset[str]:
    return frozenset(data.load("borrowed.toml")["determiners"].get(code, ()))


@functools.cache
def _borrowed() -> frozenset[str]:
    return frozenset(data.load("borrowed.toml")["everywhere"])


def _set_apart(text: str, span: Span) -> bool:
    """Whether a stretch stands in quotes or brackets, alone or as part of a longer one."""
    before, after = text[: span.start], text[span.end :]
    for opening, closing in ("()", "（）", "[]", "“”", "„“", "«»", "「」", "『』", "《》", "‘’", "‚‘", "»«"):
        if before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return any(before.count(quote) % 2 == 1 and quote in after for quote in '"`*_')


def _joined(target: Side, indices: Iterator[int]) -> Iterator[Span]:
    """Neighbouring words as one span."""
    start = last = None
    for index in indices:
        if last is not None and index == last + 1:
            last = index
            continue
        if start is not None and last is not None:
            yield target.span(start, last)
        start = last = index
    if start is not None and last is not None:
        yield target.span(start, last)


def _find(source: Side | None, text: str) -> Span | None:
    at = source.text.find(text) if source else -1
    return Span(at, at + len(text)) if at >= 0 else None


def _is_copy(source: Side, target: Side) -> bool:
    """Whether the target repeats the source, which is in another language."""
    if source.code == target.code or abs(len(source.text) - len(target.text)) > 0.2 * len(source.text):
        return False
    if source.text != target.text and not _copied(source, target):
        return False
    return _foreign_script(target) or (_prose(target) and identify(target.prose) in (source.code, None))


def _copied(source: Side, target: Side) -> bool:
    left, right = source.tokens, target.tokens
    equal: int = sum(map(operator.eq, left, right))
    return equal >= _SAME * max(len(left), len(right), 1)


def _prose(side: Side) -> bool:
    """Whether a text has enough words that are no names to be prose."""
    lower = sum(token[0].islower() for token in side.tokens)
    return lower >= 3 and lower >= 0.3 * len(side.tokens)


def _foreign_script(side: Side) -> bool:
    """Whether most letters are of a script that the side's language is not written in."""
    if side.language is None:
        return False
    foreign = sum(span.end - span.start for span in side.foreign)
    return foreign > 0.5 * len(side.text)


def _span(word: Word) -> Span:
    return Span(word.start, word.end)


def _whole(side: Side) -> Span:
    return Span(0, len(side.text))
