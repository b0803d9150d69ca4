"""How a check is declared: one decorator that holds all that is known of it.

    @check("numbers.mismatch", mqm="accuracy/mistranslation", severity=Severity.MAJOR,
           examples=(flags("de-en", "Er zahlte [[1.500]] Euro.", "He paid [[1,400]] euros."),
                     passes("de-en", "Er zahlte 1.500 Euro.", "He paid 1,500 euros.")))
    def mismatch(pair: PairFacts) -> Iterator[Flag]:
        \"\"\"A figure in the source has no counterpart in the translation.\"\"\"

A check yields Flags; the runner makes Findings of them. `[[..]]` marks the spans that have to be reported.
The examples are the check's tests, its page in the documentation and what `bilint explain` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from bilint.model import Pair, Severity, Span
from bilint.mqm import CATEGORIES
from bilint.text.side import Side


class PairFacts:
    """A pair with the facts of both sides; `source` is None where only the translation is at hand.

    `before` and `after` are the pairs beside it in its document; None at its ends, and where pairs are looked at one
    by one. `inventories`: files with idioms of the user's own, to be looked for beside those of the package.
    """

    __slots__ = ("after", "before", "inventories", "pair", "source", "target")

    def __init__(self, pair: Pair, inventories: tuple[str, ...] = ()) -> None:
        self.pair, self.inventories = pair, inventories
        self.source = Side(pair.source, pair.source_lang, pair.source_inlines) if pair.source is not None else None
        self.target = Side(pair.target, pair.target_lang, pair.target_inlines)
        self.before: PairFacts | None = None
        self.after: PairFacts | None = None


class Flag(NamedTuple):
    """One error as a check sees it; what is left out comes from the check's declaration."""

    message: str
    """One plain sentence without a full stop: "3.5 billion here, 3.5 million there"."""
    source_span: Span | None = None
    target_span: Span | None = None
    suggestions: Sequence[str] = ()
    """Renderings that could stand in place of the target span, best first."""
    severity: Severity | None = None
    confidence: float = 1.0


class Example(msgspec.Struct, frozen=True):
    """A text and its translation with the spans that a check has to report, or has to leave alone."""

    languages: str
    """"de-en": source and target."""
    source: tuple[str, ...] | None
    """One text a pair; more than one for checks that look at a whole document; None: target only."""
    target: tuple[str, ...]
    source_spans: tuple[tuple[int, Span], ...] = ()
    """Pair index and span."""
    target_spans: tuple[tuple[int, Span], ...] = ()
    flagged: bool = True
    suggestion: str | None = None
    """What has to be the first suggestion, where that matters."""

    def pairs(self) -> list[Pair]:
        """The example as pairs with ids "0", "1" ..."""
        source_lang, target_lang = self.languages.split("-")
        sources: Sequence[str | None] = self.source or [None] * len(self.target)
        return [
            Pair(id=str(i), source=source, target=target, source_lang=source_lang, target_lang=target_lang)
            for i, (source, target) in enumerate(zip(sources, self.target, strict=True))
        ]


_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def _unmark(texts: str | Sequence[str]) -> tuple[tuple[str, ...], tuple[tuple[int, Span], ...]]:
    plain, spans = [], []
    for index, text in enumerate([texts] if isinstance(texts, str) else texts):
        out, last = "", 0
        for match in _MARK.finditer(text):
            out += text[last : match.start()]
            spans.append((index, Span(len(out), len(out) + len(match[1]))))
            out += match[1]
            last = match.end()
        plain.append(out + text[last:])
    return tuple(plain), tuple(spans)


def flags(
    languages: str, source: str | Sequence[str] | None, target: str | Sequence[str], suggestion: str | None = None
) -> Example:
    """An example that has to be flagged, with the spans in `[[..]]`; an empty `[[]]` is a place."""
    sources, source_spans = _unmark(source) if source is not None else (None, ())
    targets, target_spans = _unmark(target)
    return Example(languages, sources, targets, source_spans, target_spans, True, suggestion)


def passes(languages: str, source: str | Sequence[str] | None, target: str | Sequence[str]) -> Example:
    """An example on which the check has to stay silent."""
    sources = _unmark(source)[0] if source is not None else None
    return Example(languages, sources, _unmark(target)[0], flagged=False)


PairCheck = Callable[[PairFacts], Iterable[Flag]]
DocumentCheck = Callable[[Sequence[PairFacts]], Iterable[tuple[int, Flag]]]
F = TypeVar("F", PairCheck, DocumentCheck)


class Check(msgspec.Struct, frozen=True):
    """A declared check."""

    name: str
    mqm: str
    severity: Severity
    function: Callable[[Any], Iterable[Any]]
    """A PairCheck, or a DocumentCheck where `document` is set."""
    examples: tuple[Example, ...]
    needs_source: bool = True
    """Silent where only the translation is at hand."""
    document: bool = False
    """Looks at all pairs of a document together and yields (index of the pair, Flag)."""
    alone: bool = False
    """A document check whose finding stands for the whole document: nothing else is reported of it."""
    preview: bool = False
    """Off unless asked for, until its false-alarm rate on human translations is known to be low."""
    when: Callable[[PairFacts], bool] | None = None
    """A quick test that checks of a family share; none of them runs on a pair for which it is false."""

    @property
    def family(self) -> str:
        """The part of the name before the dot."""
        return self.name.split(".")[0]

    @property
    def title(self) -> str:
        """The first line of the docstring."""
        return self.documentation.splitlines()[0]

    @property
    def documentation(self) -> str:
        """The whole docstring, dedented."""
        import inspect

        return inspect.getdoc(self.function) or ""


_declared: dict[str, Check] = {}


def check(
    name: str,
    *,
    mqm: str,
    severity: Severity,
    examples: Iterable[Example],
    needs_source: bool = True,
    document: bool = False,
    alone: bool = False,
    preview: bool = False,
    when: Callable[[PairFacts], bool] | None = None,
) -> Callable[[F], F]:
    """Declares the decorated function as a check.

    Raises ValueError where the declaration is not whole: no docstring, an unknown MQM category, a name
    that is taken, or not both a flagged and a passing example.
    """

    def declare(function: F) -> F:
        declared = Check(name, mqm, severity, function, tuple(examples), needs_source, document, alone, preview, when)
        if name in _declared:
            raise ValueError(f"check {name} is declared twice")
        if not declared.documentation:
            raise ValueError(f"check {name} has no docstring")
        if mqm not in CATEGORIES:
            raise ValueError(f"check {name}: {mqm!r} is no MQM category")
        if {example.flagged for example in declared.examples} != {True, False}:
            raise ValueError(f"check {name} needs an example that is flagged and one that passes")
        _declared[name] = declared
        return function

    return declare


def declared(family: str) -> Iterator[Check]:
    """The checks of a family whose module has been imported, in the order of declaration."""
    return (check for check in _declared.values() if check.family == family)
