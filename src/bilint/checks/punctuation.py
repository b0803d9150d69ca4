"""How a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.side import Side

# Signs that end a sentence, by what they say. Greek asks with a semicolon, Armenian within the word.
_CLASSES = {
    **dict.fromkeys(".。．｡।॥۔։።…⋯", "statement"),
    **dict.fromkeys("?？؟⸮", "question"),
    **dict.fromkeys("!！", "exclamation"),
    **dict.fromkeys(":：", "colon"),
}
# What may stand behind the sign that ends a sentence.
_CLOSING = " \t\r\n\u00a0\u202f\u3000\"'“”„‟‘’‚«»‹›)]}）］｝」』】》〉〗\ufffc*_"
# Thai, Lao and Khmer end a sentence with nothing; Armenian and Burmese have signs that this check does not read.
_NO_END_SIGN = frozenset({"th", "lo", "km", "hy", "my"})
_INNER_END = re.compile(r"[.!?。！？؟;…]")
_RIGHT = {"statement": {"zh": "。", "ja": "。", "hi": "।", "ne": "।", "bn": "।", "mr": ".", "ur": "۔"}}
_ASKING = {"ar": "؟", "fa": "؟", "ur": "؟", "zh": "？", "ja": "？", "el": ";"}


def _end(side: Side) -> tuple[str | None, int]:
    """The class of the sign that ends a text (None: none), and where its last sign stands."""
    bare = side.text.rstrip(_CLOSING)
    if not bare:
        return None, 0
    last = bare[-1]
    if last == ";" and side.code == "el":
        return "question", len(bare) - 1
    return _CLASSES.get(last), len(bare) - 1


@check(
    "punctuation.end",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    examples=(
        flags(
            "de-en",
            "Der Rat hat den Plan gestern Abend abgelehnt.",
            "The council rejected the plan last [[night]]",
            "night.",
        ),
        flags("fr-en", "Le conseil a-t-il rejeté le plan ?", "Has the council rejected the plan[[.]]", "?"),
        flags("en-zh", "Has the council rejected the plan?", "议会否决了该计划吗[[。]]", "？"),
        passes("en-zh", "The council rejected the plan.", "议会否决了该计划。"),
        passes("en-hi", "The council rejected the plan.", "परिषद ने योजना को अस्वीकार कर दिया।"),
        passes("en-el", "Has the council rejected the plan?", "Απέρριψε το συμβούλιο το σχέδιο;"),
        passes("en-th", "The council rejected the plan last night.", "สภาปฏิเสธแผนเมื่อคืนนี้"),
        passes("de-en", "„Wir kommen“, sagte er.", "“We are coming,” he said."),
        passes("de-en", "Das Programm im Überblick", "The programme at a glance"),
    ),
)
def end(pair: PairFacts) -> Iterator[Flag]:
    """A sentence that ends with a full stop or a question mark does not do so in the translation.

    Only the clear cases: nothing at all where the source closes a whole sentence, or a statement for a question
    and the reverse. A full stop for an exclamation mark, a colon or dots is the translator's choice.
    """
    source, target = pair.source, pair.target
    assert source is not None
    if pair.pair.kind != "text" or target.code in _NO_END_SIGN or source.code in _NO_END_SIGN:
        return
    (source_end, _), (target_end, at) = _end(source), _end(target)
    if source_end == target_end or source_end not in ("statement", "question") or not target.text[at : at + 1]:
        return
    sign = _ASKING.get(target.code, "?") if source_end == "question" else _statement(target.code)
    if target_end is None:
        if target.text[at].isalnum() and _is_sentence(source) and _is_sentence(target):
            last = target.words[-1]
            span = Span(last.start, last.end)
            yield Flag("the sentence has no end sign", None, span, (last.text + sign,))
    elif {source_end, target_end} == {"statement", "question"} and _counts_once(source, target):
        asks = source_end == "question"
        message = "a question in the source, a statement here" if asks else "a statement in the source, a question here"
        yield Flag(message, None, Span(at, at + 1), (sign,))


def _statement(code: str) -> str:
    return _RIGHT["statement"].get(code, ".")


def _is_sentence(side: Side) -> bool:
    """Long enough that a heading or a list item is unlikely, and not an abbreviation at the end."""
    return len(side.tokens) >= (5 if side.spaced else 8)


def _counts_once(source: Side, target: Side) -> bool:
    """Whether neither side holds a second sentence, with which a question could have changed places."""
    return not any(_INNER_END.search(side.text.rstrip(_CLOSING)[:-1]) for side in (source, target))
