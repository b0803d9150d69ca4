"""Ignores that stand in the files themselves, as comments and notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from bilint.errors import UnknownNameError
from bilint.model import Document, Finding, InlineIgnore, Pair, Place, Problem
from bilint.suppress.rules import check_names, covers


def attach(pairs: Iterable[Pair], documents: Sequence[Document]) -> list[str]:
    """Gives the ignores of documents to the pairs that they hold for; a note for each that holds for none."""
    left_over = {ignore for document in documents for ignore in document.ignores}
    for pair in pairs:
        for document in documents:
            for ignore in document.ignores:
                if any(place.path == document.path and _meets(ignore, place, text) for place, text in _sides(pair)):
                    pair.ignores = (*pair.ignores, ignore)
                    left_over.discard(ignore)
    return [
        f"unused ignore: {shown(ignore)} stands before no text; move or remove it"
        for ignore in sorted(left_over, key=lambda ignore: (ignore.path or "", ignore.line, ignore.column))
    ]


def _sides(pair: Pair) -> Iterator[tuple[Place, str]]:
    if pair.target_place:
        yield pair.target_place, pair.target
    if pair.source_place:
        yield pair.source_place, pair.source or ""


def _meets(ignore: InlineIgnore, place: Place, text: str) -> bool:
    """Whether a text stands, with at least one code point, in the stretch of the file that an ignore holds for."""
    if ignore.end is None:
        return True
    return bool(text) and place.at(0).file < ignore.end and place.at(len(text)).file > ignore.start


class Comments:
    """The ignores that pairs carry, and which of them were of use."""

    def __init__(self, pairs: Iterable[Pair], known: Collection[str]) -> None:
        self._all = {_key(ignore): ignore for pair in pairs for ignore in pair.ignores}
        self._used: set[tuple[str | None, int, int]] = set()
        self.problems = list(self._unknown(known))
        """One for each that names a check which does not exist."""

    def _unknown(self, known: Collection[str]) -> Iterator[Problem]:
        for ignore in self._all.values():
            try:
                check_names(ignore.checks, known)
            except UnknownNameError as error:
                yield Problem(message=f"{ignore.path}:{ignore.line}:{ignore.column}: {error}")

    def hold(self, finding: Finding, pair: Pair) -> bool:
        """Whether a finding is left alone; every comment that says so counts as used."""
        held = False
        for ignore in pair.ignores:
            if covers(ignore.checks, finding.check):
                self._used.add(_key(ignore))
                held = True
        return held

    def unused(self, ran: Collection[str]) -> Iterator[str]:
        """A note for each that found nothing to ignore, though one of its checks ran."""
        for key, ignore in self._all.items():
            if key not in self._used and any(covers(ignore.checks, check) for check in ran):
                yield f"unused ignore: {shown(ignore)} matches no finding any more; remove it"


def _key(ignore: InlineIgnore) -> tuple[str | None, int, int]:
    return ignore.path, ignore.line, ignore.column


def shown(ignore: InlineIgnore) -> str:
    """An ignore in one line: `news.en.md:3:1: bilint-ignore idioms.literal (said so on purpose)`."""
    return f"{ignore.path}:{ignore.line}:{ignore.column}: bilint-ignore {', '.join(ignore.checks)} ({ignore.reason})"
