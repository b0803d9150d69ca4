"""How the words of a language change, as far as finding phrases needs it; from data/phrases.toml."""

from __future__ import annotations

import functools
import re

import msgspec

from bilint import data
from bilint.text.language import parse_language
from bilint.text.lemmas import is_word, lemmatizer


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The row of a language in data/phrases.toml, which says what the fields mean."""

    determiners: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    also: dict[str, str] = {}
    ending: str = r"..?$"
    verb: str = ""
    participle: str = ""
    conjugation: str | None = None
    declension: str | None = None
    unstable: frozenset[str] = frozenset()
    stems: dict[str, tuple[str, ...]] = {}
    vowels: dict[str, str] = {}
    proclitics: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()

    @property
    def cliticised(self) -> bool:
        """Whether other words are written together with a word, so that it may start inside a run of letters."""
        return bool(self.proclitics)


@functools.cache
def _rows() -> dict[str, dict[str, str]]:
    return data.load("phrases.toml")


@functools.cache
def grammar(code: str) -> Grammar:
    """What is known of a language; an empty row for one that data/phrases.toml does not have."""
    row = _rows().get(code, {})
    fields: dict[str, object] = {}
    for name, text in row.items():
        if name in {"ending", "verb", "participle", "conjugation", "declension"}:
            fields[name] = text
        elif name in {"also", "vowels"}:
            fields[name] = dict(item.split("=") for item in text.split())
        elif name == "stems":
            fields[name] = {word: more.split(",") for word, more in (item.split("=") for item in text.split())}
        else:
            fields[name] = normalise(text, code).split()
    return msgspec.convert(fields, Grammar)


@functools.cache
def function_words(code: str) -> frozenset[str]:
    """Articles, pronouns, prepositions, light verbs of a language; empty for one that has no row."""
    known = grammar(code)
    return known.determiners | known.common | known.passed


@functools.cache
def spaced(code: str) -> bool:
    """Whether a language parts its words by spaces."""
    return code == "und" or parse_language(code).spaced


_TURKISH = str.maketrans("İI", "iı")
_WITHOUT_MARKS = frozenset({"ar", "fa", "he"})


@functools.cache
def bounded(code: str) -> bool:
    """Whether words start behind a space and stand in a text as they are compared, so that triggers may say so."""
    return spaced(code) and code not in _WITHOUT_MARKS and not grammar(code).cliticised


# Letters of the Arabic script that writers use for one another: hamza, ya, ta marbuta, Persian kaf and ya.
_ARABIC = str.maketrans("أإآٱىةکی", "اااايهكي", "\u0640")
# Romanian s and t with a comma below, which many write with a cedilla.
_ROMANIAN = str.maketrans("şţ", "șț")
# A nasal vowel is written with either sign.
_HINDI = str.maketrans("\u0901", "\u0902")
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\u00ad]")


_OWN_SIGNS = frozenset({"ar", "az", "fa", "he", "hi", "ro", "tr"})


def normalise(text: str, code: str) -> str:
    """Lower case, for Turkish with its own dotless i; signs that writers use for one another made the same.

    For Arabic, Hebrew and Persian without vowel signs, so that the length may change.
    """
    if code not in _OWN_SIGNS:
        return text.lower()
    if code in {"tr", "az"}:
        return text.translate(_TURKISH).lower()
    if code == "hi":
        return text.lower().translate(_HINDI)
    if code == "ro":
        return text.lower().translate(_ROMANIAN)
    return _MARKS.sub("", text.lower()).translate(_ARABIC)


@functools.lru_cache(maxsize=200_000)
def forms(word: str, code: str) -> frozenset[str]:
    """What a word may count as, in lower case: itself, its base form(s), and what is left without clitics."""
    known = grammar(code)
    folded = normalise(word, code)
    found = {folded}
    if whole := known.also.get(folded):
        found.add(whole)
    if known.proclitics or known.enclitics:
        found |= _without_clitics(folded, known)
    else:
        lemma = lemmatizer(code)
        # A capital tells one word from another (Griff, griff) only where the language has the word.
        first = {lemma(word), lemma(folded)} if is_word(word, code) else {lemma(folded)}
        # The base form of a participle used as an adjective (geführter) is reached in two steps.
        found |= first | {lemma(base) for base in first if base != folded}
    return frozenset(found)


def _without_clitics(word: str, known: Grammar) -> set[str]:
    heads = {word} | {word[len(clitic) :] for clitic in known.proclitics if word.startswith(clitic)}
    found = set(heads)
    for clitic in known.enclitics:
        for head in heads:
            if head.endswith(clitic):
                bare = head[: -len(clitic)]
                # A final ta marbuta is written as ta before a pronoun.
                found |= {bare, bare[:-1] + "ه"} if bare.endswith("ت") else {bare}
    return {form for form in found if len(form) >= 2}


def wanted(word: str, code: str) -> frozenset[str]:
    """The forms that a word of a pattern asks for, of which a word of a text has to have one."""
    if grammar(code).cliticised:
        # Not every reading of the pattern's own letters as clitics: kalb, a dog, is not ka-lb, like a heart.
        folded = normalise(word, code)
        return frozenset({folded, folded.removeprefix("ال") if len(folded) > 4 else folded})
    return forms(word, code)


def stems(word: str, code: str) -> list[str]:
    """Beginnings of which each inflected form of a base form has one; a cheap test before `forms` is asked.

    `word` as written in a pattern; upper case tells a German noun from a verb.
    """
    known = grammar(code)
    folded = normalise(word, code)
    if known.cliticised:
        stem = folded.removeprefix("ال") if len(folded) > 4 else folded
        return [stem[:-1] if stem.endswith("ه") and len(stem) > 3 else stem]
    if not is_unstable(word, code):
        stem = re.sub(known.ending, "", folded, count=1)
    elif folded in known.unstable or "*" in known.unstable:
        stem = folded[:1]
    else:
        stem = re.sub(known.verb, "", folded, count=1)
    stem = stem or folded
    found = [stem, *known.stems.get(folded, ())]
    for vowel in sorted(known.vowels, key=len, reverse=True):
        at = stem.rfind(vowel)
        if at >= 0 and not _VOWEL.search(stem, at + len(vowel)):
            found.append(stem[:at] + known.vowels[vowel] + stem[at + len(vowel) :])
            break
    if known.participle and is_unstable(word, code):
        found.append(known.participle + stem)
    return found


def regular(word: str, code: str) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """How the regular forms of a verb or an adjective begin, and a pattern of their endings; None: it has none.

    For forms that a list of base forms takes for another word's (casse: casser, drawing: draw, lange: lang).
    """
    known = grammar(code)
    folded = normalise(word, code)
    endings = known.conjugation
    if not known.verb:
        # Nothing tells a verb by its look: any word may be one, an irregular one (throwing) as well.
        beginnings = [folded, re.sub(known.ending, "", folded, count=1)]
    elif is_unstable(word, code):
        beginnings = [] if folded in known.unstable else stems(word, code)
    else:
        beginnings, endings = [folded] if word.islower() else [], known.declension
    long = tuple(beginning for beginning in beginnings if len(beginning) > 2)
    return (long, _pattern(endings)) if long and endings else ((), None)


@functools.cache
def _pattern(endings: str) -> re.Pattern[str]:
    """One pattern for all words that take these endings: to compile one for each takes long."""
    return re.compile(endings)


_VOWEL = re.compile("[aeiouyäöüåæøáéíóúèê]")


def is_unstable(word: str, code: str) -> bool:
    """Whether a base form is a verb's, whose inflected forms may begin otherwise (take, took; setzt ... auf)."""
    known = grammar(code)
    return word in known.unstable or (known.verb != "" and word.islower() and re.search(known.verb, word) is not None)
