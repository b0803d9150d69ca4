"""Whether the translation is in the language that it should be in."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.language import identify, table
from bilint.text.lemmas import has_words, is_word
from bilint.text.phrases.words import function_words
from bilint.text.side import Side

_WORDS = 5
"""Words in lower case under which a text is too short to identify."""
_ENOUGH_FOR_KIN = 150
"""Code points that it takes to tell a language from its close kin."""
_FUNCTION_WORDS, _FUNCTION_SHARE = 4, 0.4
"""Function words of a language, and their share of all words in lower case, that tell it at first sight."""
_OWN_SHARE = 0.9
"""Share of words that the list of a language has, from which on a text need not be identified. Of 200 sentences
of news a language, 71 to 98% have that in their own (Czech to English; French 33%), and at most 2% in another."""
_COPY = 0.6
"""Share of words in common from which on a text in the source language is `untranslated.segment`."""
_KIN = (
    {"nb", "nn", "da", "sv"},
    {"hr", "sr", "bs", "sl", "mk"},
    {"cs", "sk", "pl"},
    {"id", "ms"},
    {"es", "gl", "ca", "pt", "it"},
    {"bg", "mk", "ru", "sr"},
    {"uk", "be"},
    {"af", "nl"},
    {"hi", "mr", "ne"},
    {"ar", "fa", "ur", "ps"},
    {"zh", "ja"},
)


@check(
    "language.wrong",
    mqm="linguistic-conventions/language",
    severity=Severity.MAJOR,
    needs_source=False,
    examples=(
        flags("de-en", "Der Rat hat den Plan abgelehnt.", "[[Le conseil municipal a rejeté le projet lundi soir.]]"),
        flags("de-en", None, "[[Der Rat hat den Plan am Montagabend nach langer Debatte abgelehnt.]]"),
        flags("en-zh", "The council rejected the plan.", "[[議会は月曜日にその計画を否決した。]]"),
        flags("en-uk", "They rejected it.", "[[Совет отклонил этот план, как сообщил представитель мэрии.]]"),
        passes("de-en", "Der Rat hat den Plan abgelehnt.", "The council has rejected the plan."),
        passes("en-de", "Real Madrid, Manchester United", "Real Madrid, Manchester United"),
        passes("en-nb", "The council rejected the plan.", "Byrådet avviste planen i går kveld."),
        passes("en-ja", "The council rejected the plan.", "市議会、計画案否決"),
    ),
)
def wrong(pair: PairFacts) -> Iterator[Flag]:
    """The translation is in another language than it should be.

    Told by script, else by the identified language where the text is long enough and the verdict reliable;
    a language that is close kin needs a longer text. A copy of the source is `untranslated.segment`.
    """
    target, source = pair.target, pair.source
    if target.language is None or target.code not in table() or (source and source.text == target.text):
        return
    found = _other_script(target) or _other_language(target)
    if found is None or (source and found == source.code and _shared(source, target) > _COPY):
        return
    name = table()[found].name if found in table() else "another script"
    yield Flag(f"this is in {name}, not in {target.language.name}", None, Span(0, len(target.text)))


def _other_script(target: Side) -> str | None:
    """The language of a text whose letters are mostly foreign to the language that it should be in."""
    letters = sum(span.end - span.start for span in target.foreign)
    if letters < 10 or letters < 0.5 * len(target.text):
        return None
    found = identify(target.prose)
    return found if found != target.code else None


def _other_language(target: Side) -> str | None:
    """The language that a text is reliably in, where it is not the one that it should be in."""
    text = target.prose
    if target.spaced:
        # Names of the other country must not speak for its language.
        lower = [token for token in target.tokens if token[0].islower()]
        if len(lower) < max(_WORDS, 0.4 * len(target.tokens)) or _is_plainly(target.code, lower):
            return None
        if has_words(target.code) and sum(is_word(token, target.code) for token in lower) >= _OWN_SHARE * len(lower):
            return None
        text = " ".join(lower)
    elif len(text) < 10 or not _mostly_letters(text):
        return None
    found = identify(text)
    if found is None or found == target.code:
        return None
    kin = any({found, target.code} <= group for group in _KIN)
    return None if kin and len(text) < _ENOUGH_FOR_KIN else found


def _is_plainly(code: str, lower: list[str]) -> bool:
    """Whether so many words are function words of a language that it need not be identified.

    Of sentences of news two thirds have that in their own language, and next to none in another (two in a hundred
    between Romance languages).
    """
    own = sum(map(function_words(code).__contains__, lower))
    return own >= _FUNCTION_WORDS and own >= _FUNCTION_SHARE * len(lower)


def _mostly_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 0.6 * len(text)


def _shared(source: Side, target: Side) -> float:
    """Share of the target's words that the source has as well."""
    own = set(source.tokens)
    return sum(token in own for token in target.tokens) / max(len(target.tokens), 1)
