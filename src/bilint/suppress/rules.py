"""Ignores of the settings: `[[ignore]]` with check, text or regex, path, reason and a last day."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from bilint.config import Ignore
from bilint.config.patterns import glob
from bilint.errors import UnknownNameError
from bilint.model import Finding, Pair
from bilint.text.language import script_of

ALL = "all"
_UNSPACED = {"Hani", "Hira", "Kana", "Thai", "Laoo", "Mymr", "Khmr"}
"""Scripts whose words stand without spaces: there a word has no edge to be seen."""


def covers(names: Collection[str], check: str) -> bool:
    """Whether a check is meant by one of these names: its own, its family's or "all"."""
    return check in names or check.partition(".")[0] in names or ALL in names


def check_names(names: Iterable[str], known: Collection[str]) -> None:
    """Raises UnknownNameError for a name that is no check, no family and not "all"."""
    families = {name.partition(".")[0] for name in known}
    for name in names:
        if name not in known and name not in families and name != ALL:
            raise UnknownNameError("check or family of checks", name, [*known, *families])


def relative(path: str, folder: Path) -> str:
    """A path as seen from a folder, with "/" between folders; names of no file ("<stdin>") stay."""
    if path.startswith("<"):
        return path
    return os.path.relpath(path, folder).replace(os.sep, "/")


class Rules:
    """The ignores of the settings in force on a day, and which of them were of use."""

    def __init__(self, ignores: Sequence[Ignore], folder: Path, today: datetime.date) -> None:
        self._folder = folder
        self._expired = [ignore for ignore in ignores if ignore.until is not None and ignore.until < today]
        self._rules = [_Rule(ignore) for ignore in ignores if ignore not in self._expired]

    def hold(self, finding: Finding, pair: Pair) -> bool:
        """Whether a finding is left alone; every rule that says so counts as used."""
        held = False
        for rule in self._rules:
            if rule.holds(finding, pair, self._folder):
                rule.used = held = True
        return held

    def expired(self) -> Iterator[str]:
        """A note for each that no longer holds."""
        for ignore in self._expired:
            yield f"expired ignore: {shown(ignore)} held until {ignore.until}; mend the text, or set a later day"

    def unused(self, ran: Collection[str], paths: Iterable[str], whole: bool) -> Iterator[str]:
        """A note for each that found nothing to ignore, though its check ran and its file was read.

        One that names no path is judged by a run over the `whole` project alone.
        """
        seen = {relative(path, self._folder) for path in paths}
        for rule in self._rules:
            could = whole or (rule.path is not None and any(rule.path.fullmatch(path) for path in seen))
            if not rule.used and could and any(covers((rule.ignore.check,), check) for check in ran):
                yield f"unused ignore: {shown(rule.ignore)} matches no finding any more; remove it"


class _Rule:
    def __init__(self, ignore: Ignore) -> None:
        self.ignore = ignore
        self.path = glob(ignore.path) if ignore.path is not None else None
        self.used = False
        self._expression = re.compile(ignore.regex) if ignore.regex is not None else None
        self._words = _words(_folded(ignore.text)) if ignore.text is not None else None

    def holds(self, finding: Finding, pair: Pair, folder: Path) -> bool:
        if not covers((self.ignore.check,), finding.check):
            return False
        if self._expression is not None and not any(map(self._expression.search, marked(finding))):
            return False
        if self._words is not None and not any(self._words.search(_folded(text)) for text in marked(finding)):
            return False
        if self.path is None:
            return True
        places = [place.path for place in (pair.target_place, pair.source_place) if place]
        # Saved results may hold no places: then the finding alone says in which file it is.
        paths = {path for path in (*places, finding.path) if path}
        return any(self.path.fullmatch(relative(path, folder)) for path in paths)


def marked(finding: Finding) -> list[str]:
    """What a finding marks, on both sides; the texts themselves where it marks nothing."""
    spans = ((finding.target, finding.target_span), (finding.source, finding.source_span))
    texts = [span.of(text) for text, span in spans if text and span and span.start < span.end]
    return texts or [text for text in (finding.target, finding.source) if text]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _words(text: str) -> re.Pattern[str]:
    """Whole words, with whatever white space between them."""
    pieces = text.split()
    before = r"(?<!\w)" if _has_edge(pieces[0][0]) else ""
    after = r"(?!\w)" if _has_edge(pieces[-1][-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, pieces)) + after)


def _has_edge(char: str) -> bool:
    return bool(re.match(r"\w", char)) and script_of(char) not in _UNSPACED


def shown(ignore: Ignore) -> str:
    """An ignore in one line: `[[ignore]] idioms.literal “hard bandages” in *.md (said so on purpose)`."""
    what = f" “{ignore.text}”" if ignore.text is not None else f" /{ignore.regex}/" if ignore.regex is not None else ""
    where = f" in {ignore.path}" if ignore.path is not None else ""
    return f"[[ignore]] {ignore.check}{what}{where} ({ignore.reason})"
