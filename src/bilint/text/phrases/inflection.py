"""Good renderings in the form that a translation needs: "lost his mind" where "lost his thread" stands."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from bilint import data
from bilint.model import Span
from bilint.text.lemmas import is_word
from bilint.text.phrases.inventory import Idiom

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = "aeiou"
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "get", "gets", "got", "getting"))
_BARE = frozenset(
    "to will would can cannot could may might must shall should do does did don't doesn't didn't won't wouldn't can't "
    "couldn't shouldn't let help".split()
)
"""Words behind which a verb stands in its base form."""
_ONE = frozenset(("he", "she", "it", "this", "that"))
_MANY = frozenset(("we", "you", "they", "these", "those"))
_AUXILIARIES_WITHIN = 3
"""Words before a verb among which its auxiliary stands: has *already* thrown."""
_OF = {"me": "my", "you": "your", "him": "his", "her": "her", "us": "our", "them": "their"}
_OBJECTS = {of: object_ for object_, of in _OF.items()}
_SELVES = {"my": "myself", "your": "yourself", "his": "himself", "her": "herself", "its": "itself",
           "our": "ourselves", "their": "themselves"}  # fmt: skip


class _Conjugation(NamedTuple):
    """The largest conjugation of a language, as far as its endings can be put onto another stem."""

    infinitive: str
    refused: re.Pattern[str]
    """Stem and ending, parted by a hyphen, that do not go together as they stand; and participles, where a verb
    may have either auxiliary: il est tombé, il a cassé."""


_CONJUGATIONS = {
    "es": _Conjugation("ar", re.compile(r"[cgz]-[eé]")),
    "fr": _Conjugation("er", re.compile(r"-é|[cg]-[aoâ]|y-e(?:s|nt)?$|[eé][^aeiouyé]+-e(?:s|nt)?$")),
    "it": _Conjugation("are", re.compile(r"-at[oaie]$|[cg]-[ei]|i-i")),
    "pt": _Conjugation("ar", re.compile(r"[cgç]-[eé]|[ei]-[aeo]")),
}


class Verb(NamedTuple):
    """The forms of an English verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def fitted(idiom: Idiom, text: str, span: Span, code: str, is_title: bool = False) -> tuple[str, ...]:
    """The good renderings of an idiom in a language, in the form of what stands at `span`, where that is safe.

    English verbs take the form of the verb that the span starts with ("is on the wood path": "is mistaken"), and
    `one's`, `oneself`, `someone` the pronoun that stands in it; plurals of titles are made. In French, Italian,
    Portuguese and Spanish a regular verb takes the ending of the one that stands there, if the list of words has such a
    form of it ("pagan atención": "prestan atención"). At the start of a sentence the first letter becomes a capital.
    What cannot be told stays as the inventory has it.
    """
    there = span.of(text)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(there)]
    goods = idiom.goods(code)
    if not words:
        return goods
    if code == "en":
        before = [word.lower().replace("’", "'") for word in _WORD.findall(text[max(0, span.start - 48) : span.start])]
        goods = tuple(_with_pronoun(_with_verb(good, idiom, words, before), words) for good in goods)
        if is_title and _is_plural(idiom, words):
            goods = tuple(map(_in_plural, goods))
    elif code in _CONJUGATIONS:
        bases = _bases(idiom, code, 0)
        goods = tuple(_with_ending(good, words[0], bases, code) for good in goods)
    if there[:1].isupper() and _STARTS_SENTENCE.search(text, 0, span.start):
        goods = tuple(good[:1].upper() + good[1:] for good in goods)
    return tuple(dict.fromkeys(goods))


_STARTS_SENTENCE = re.compile(r"(?:^|[.!?…:]\s|\n)[\s\"'“„«(]*$")


def _with_ending(good: str, there: str, bases: list[str], code: str) -> str:
    """A rendering whose verb has the ending of the verb `there`, of which the base form is among `bases`."""
    first, space, rest = good.partition(" ")
    infinitive, refused = _CONJUGATIONS[code]
    if not first.endswith(infinitive) or first in _changing(code):
        return good
    stem = first.removesuffix(infinitive)
    for base in bases:
        ending = there.removeprefix(base.removesuffix(infinitive))
        if not base.endswith(infinitive) or ending in (there, infinitive) or refused.search(f"{stem}-{ending}"):
            continue
        if is_word(stem + ending, code):
            return stem + ending + space + rest
    return good


@functools.cache
def _changing(code: str) -> frozenset[str]:
    """Verbs of a language that do not simply take endings."""
    return frozenset(data.load("verbs.toml")[code]["changing"].split())


def _with_verb(good: str, idiom: Idiom, words: list[str], before: list[str]) -> str:
    """An English rendering whose verb has the form of the verb that the literal one starts with."""
    first, space, rest = good.partition(" ")
    wanted = None if rest.startswith(("and ", "or ")) else verb(first)
    for base in _bases(idiom, "en", 0) if wanted else ():
        there = verb(base)
        if wanted and there and (form := _form(words[0], there, wanted, before)):
            return form + space + rest
    return good


def _is_plural(title: Idiom, words: list[str]) -> bool:
    """Whether the noun of a title, which its literal rendering ends with, stands there in the plural."""
    return "of" not in words and any(words[-1] == plural(base) != base for base in _bases(title, "en", -1))


def _bases(idiom: Idiom, code: str, at: int) -> list[str]:
    """The base forms that the word at one end of a literal rendering may have, by the inventory."""
    ends = [pattern.split("&")[0].split()[at] for pattern in idiom.literals(code)]
    if code == "en":
        ends.append(idiom.says.split()[at])
    return [base for end in ends for base in end.rstrip("?").split("|") if base.isalpha()]


def _form(there: str, known: Verb, wanted: Verb, before: list[str]) -> str | None:
    """The form of one verb that stands for the form in which another stands in a text; None where that is not sure."""
    last = before[-1] if before else ""
    near = before[-_AUXILIARIES_WITHIN:]
    if known.base == "be":
        return _form_for_be(there, wanted, last)
    if there == known.ing:
        return wanted.ing
    if there == known.third:
        return wanted.third
    behind_have = not _HAVE.isdisjoint(near)
    behind_be = not _BE.isdisjoint(near)
    bare = last in _BARE
    if there == known.base and (bare or there not in (known.past, known.participle)):
        return _base_of(wanted, bare, last)
    if there == known.participle and behind_have and not behind_be:
        return wanted.participle
    if behind_be and there == known.participle:
        return None  # a passive, which not every rendering can be
    if there == known.past and (there != known.base or last in _ONE):
        return _past_of(wanted, last)
    return None


def _base_of(wanted: Verb, bare: bool, last: str) -> str | None:
    if wanted.base != "be" or bare:
        return wanted.base
    return "am" if last == "i" else "are" if last in _MANY else None


def _past_of(wanted: Verb, last: str) -> str | None:
    if wanted.base != "be":
        return wanted.past
    return "were" if last in _MANY else "was" if last in _ONE or last == "i" else None


def _form_for_be(there: str, wanted: Verb, last: str) -> str | None:
    if wanted.base == "be":
        return there if there in _BE else None
    if there in ("are", "am"):
        return wanted.base
    forms = {"be": wanted.base, "is": wanted.third, "was": wanted.past, "were": wanted.past,
             "been": wanted.participle, "being": wanted.ing}  # fmt: skip
    return forms.get(there)


def _with_pronoun(good: str, words: list[str]) -> str:
    """A rendering with the pronoun that stands in the text in place of "one's", "oneself", "someone"."""
    own = {word for word in words if word in _SELVES}
    if len(own) == 1:
        [of] = own
        good = re.sub(r"\bone's\b|\bsomeone's\b", of, good)
        good = re.sub(r"\boneself\b", _SELVES[of], good)
        return re.sub(r"\bsomeone\b", _OBJECTS[of], good) if of in _OBJECTS and of != "its" else good
    others = {word for word in words if word in _OF}
    if not own and len(others) == 1:
        [other] = others
        good = re.sub(r"\bsomeone's\b", _OF[other], good)
        good = re.sub(r"\bsomeone\b", other, good)
    return good


def _in_plural(good: str) -> str:
    """A title in the plural: deputy chiefs of staff; unchanged where its noun cannot be told."""
    head, of, rest = good.partition(" of ")
    if not of and " in " in head:
        return good
    first, _, noun = head.rpartition(" ")
    if "-" in noun or noun == "general" or not noun.isalpha():
        return good
    return f"{first} {plural(noun)}".strip() + of + rest


def plural(noun: str) -> str:
    """The regular plural of an English noun; that of man and woman too."""
    if noun.endswith("man") and noun != "human":
        return noun[:-2] + "en"
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@functools.lru_cache(4096)
def verb(base: str) -> Verb | None:
    """The forms of an English verb; None for a word that is none.

    Irregular ones stand in data/verbs.toml; another word is a verb where the list of words has its past and its
    form in -ing.
    """
    irregular, doubled, no_verbs = _table()
    if base == "be":
        return Verb("be", "is", "was", "been", "being")
    if not base.isalpha() or not base.islower() or len(base) < 2 or base in no_verbs:
        return None
    stem = base + base[-1] if base in doubled or _is_short(base) else base
    if base.endswith("ie"):
        ing = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        ing = base[:-1] + "ing"
    else:
        ing = f"{base}king" if base.endswith("ic") else stem + "ing"
    third = "has" if base == "have" else _with_s(base)
    if base in irregular:
        return Verb(base, third, *irregular[base], ing)
    if base.endswith("e"):
        past = base + "d"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past = base[:-1] + "ied"
    else:
        past = f"{base}ked" if base.endswith("ic") else stem + "ed"
    return Verb(base, third, past, past, ing) if is_word(ing, "en") and is_word(past, "en") else None


def _is_short(base: str) -> bool:
    """Whether a verb has one syllable and doubles its last letter: stop, not wait, show, fix."""
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return base == "quit" or base == "quip"
    return sum(letter in _VOWELS + "y" for letter in base[:-1]) == 1


@functools.cache
def _table() -> tuple[dict[str, tuple[str, str]], frozenset[str], frozenset[str]]:
    """The irregular verbs with past and participle, the longer ones that double their last letter, and no verbs."""
    table = data.load("verbs.toml")["en"]
    rows = (line.split() for line in table["irregular"].splitlines() if line)
    forms = {base: (past, participle) for base, past, participle in rows}
    return forms, frozenset(table["doubled"].split()), frozenset(table["no_verbs"].split())
