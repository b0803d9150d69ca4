"""One review: the pairs and findings of a report, joined with what people said of them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bilint.checks.run import Runner
from bilint.config import edit as settings_edit
from bilint.errors import BilintError, InputError, OutputError
from bilint.model import Finding, Pair, Report, Span
from bilint.review import corrections
from bilint.review.changes import moved, moved_inlines, replacements
from bilint.review.corrections import Corrected, Original
from bilint.review.store import ACCEPTED, DISMISSED, Change, Entry, Judged, Store


class ReviewError(BilintError, ValueError):
    """Something that cannot be done to a line or a finding; the page shows the reason."""


class Said(NamedTuple):
    """What one reviewer says of one finding; None: nothing."""

    verdict: str | None = None
    severity: str | None = None
    category: str | None = None
    note: str | None = None
    ignored: str | None = None
    """The reason, where the verdict comes of "never again for this word"."""


_NOTHING = Said()


class Opinions:
    """All that was said, read from the store at one moment."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._of: dict[str, dict[str, dict[str, str]]] = {}
        self._edits: dict[str, list[Entry]] = {}
        self._ignores: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.kind == "edit":
                self._edits.setdefault(entry.subject, []).append(entry)
            elif entry.kind == "ignore":
                self._ignores.setdefault(entry.subject, []).append(entry)
            else:
                self._of.setdefault(entry.subject, {}).setdefault(entry.reviewer, {})[entry.kind] = entry.value

    def of(self, finding: Finding, reviewer: str, blind: bool = False) -> Said:
        """What a reviewer says; words that were dismissed for good count for everybody, in blind mode for oneself."""
        mine = self._of.get(finding.fingerprint, {}).get(reviewer)
        if mine is None and not self._ignores:
            return _NOTHING
        said = Said(**mine or {})
        if said.verdict in (None, DISMISSED):
            for entry in self._ignores.get(word_key(finding) or "", ()):
                if entry.reviewer == reviewer or not blind:
                    return said._replace(verdict=DISMISSED, ignored=entry.value)
        return said

    def others(self, finding: Finding, reviewer: str) -> dict[str, Said]:
        """What all others say, by name."""
        return {name: Said(**said) for name, said in self._of.get(finding.fingerprint, {}).items() if name != reviewer}

    def text(self, line: Line, reviewer: str, blind: bool = False) -> str:
        """The translation as it stands: corrected by oneself, else by whoever did last, else as it was read."""
        edits = self._edits.get(line.key, ())
        own = [entry.value for entry in edits if entry.reviewer == reviewer]
        if own:
            return own[0]
        return edits[-1].value if edits and not blind else line.pair.target

    def reviewers(self, findings: Sequence[Finding]) -> list[str]:
        """Who has judged any of some findings."""
        return sorted({name for finding in findings for name in self._of.get(finding.fingerprint, ())})


class Done(NamedTuple):
    """What an action on a word, or its undo, came to."""

    findings: list[int]
    """The findings that it was about."""
    settings: str | None = None
    """The file of settings that was changed with it."""
    problem: str | None = None
    """Why that file was not changed, though it had to be; the action itself is kept."""


class Line(NamedTuple):
    """A pair with the key of its edits, which stays when lines move: of file name, texts and, if equal, order."""

    number: int
    """Index among the lines of the review."""
    pair: Pair
    key: str


class Session:
    """What the page shows and does. `checks` re-checks an edited line; None: it cannot be re-checked.

    `originals`: the files that corrections go into, by path; for one that cannot be written, the reason. `settings`:
    the file into which "never again" writes its ignores; it need not exist yet. None: they are kept in the store alone.
    """

    def __init__(
        self,
        report: Report,
        store: Store,
        *,
        reviewer: str,
        checks: Runner | None = None,
        originals: Mapping[str, Original | InputError] | None = None,
        blind: bool = False,
        may_write: bool = False,
        settings: Path | None = None,
    ) -> None:
        self.settings = settings
        self.report, self.store, self.reviewer, self.blind, self.may_write = report, store, reviewer, blind, may_write
        self._checks, self._originals = checks, dict(originals or {})
        self.lines = list(_lines(report.pairs))
        by_id = {line.pair.id: line for line in self.lines}
        self.findings = [finding for finding in report.findings if finding.id in by_id]
        self.line_of = [by_id[finding.id] for finding in self.findings]
        self._written = {path: each.data for path, each in self._originals.items() if isinstance(each, Original)}

    def opinions(self) -> Opinions:
        """What was said up to now, by this and every other process that has the store open."""
        return Opinions(self.store.entries())

    def judge(self, reviewer: str, index: int, values: Mapping[str, str | None]) -> None:
        """Sets what a reviewer says of a finding: "verdict", "severity", "category", "note"; None takes it back."""
        finding = self.findings[index]
        changes = [Change(finding.fingerprint, kind, value or None) for kind, value in values.items()]  # type: ignore[arg-type]
        self.store.record(reviewer, changes, [_judged(finding)])

    def edit(self, reviewer: str, line: int, text: str, accepts: int | None = None) -> None:
        """Corrects a line and, in the same action, accepts the finding that made for it.

        Raises ReviewError where a placeholder would get lost.
        """
        edited = self.lines[line]
        text = self._fitting(edited, text)
        changes = [Change(edited.key, "edit", text if text != edited.pair.target else None)]
        judged = []
        if accepts is not None:
            changes.append(Change(self.findings[accepts].fingerprint, "verdict", ACCEPTED))
            judged.append(_judged(self.findings[accepts]))
        self.store.record(reviewer, changes, judged)

    def apply(self, reviewer: str, index: int, suggestion: int, blind: bool = False) -> None:
        """Puts a suggestion in the place of what the finding marks, and accepts the finding.

        Raises ReviewError where there is no such suggestion, or where the place has been corrected already.
        """
        finding, line = self.findings[index], self.line_of[index]
        if not 0 <= suggestion < len(finding.suggestions):
            raise ReviewError("there is no such suggestion")
        text = self.opinions().text(line, reviewer, blind)
        span = self.place(finding, line, text)
        if span is None:
            raise ReviewError("these words have been corrected already; edit the line by hand (e)")
        new = text[: span.start] + finding.suggestions[suggestion] + text[span.end :]
        self.edit(reviewer, line.number, new, accepts=index)

    def ignore(self, reviewer: str, index: int, reason: str) -> Done:
        """Dismisses this word of this check for good: here, and by an `[[ignore]]` in the settings in every later run.

        Raises ReviewError without a reason, and where the finding marks no words.
        """
        if not reason.strip():
            raise ReviewError("say why: a reason is needed to dismiss a word for good")
        key = word_key(self.findings[index])
        if key is None:
            raise ReviewError("this finding marks no words; dismiss it alone (d)")
        opinions = self.opinions()
        same = [number for number, finding in enumerate(self.findings) if word_key(finding) == key]
        # The one at hand is meant, whatever was said of it before; another of these keeps its verdict.
        undecided = [
            self.findings[each]
            for each in same
            if each == index or opinions.of(self.findings[each], reviewer, blind=True).verdict is None
        ]
        changes = [Change(key, "ignore", reason.strip())]
        changes += [Change(finding.fingerprint, "verdict", DISMISSED) for finding in undecided]
        before = self._ignores(reviewer)
        self.store.record(reviewer, changes, map(_judged, undecided))
        return Done(same, *self._into_settings(reviewer, before))

    def undo(self, reviewer: str) -> Done:
        """Takes back the reviewer's last action in this review."""
        mine = {line.key for line in self.lines} | {finding.fingerprint for finding in self.findings}
        mine |= {key for finding in self.findings if (key := word_key(finding))}
        before = self._ignores(reviewer)
        subjects = {change.subject for change in self.store.undo(reviewer, mine)}
        about = [
            index
            for index, (finding, line) in enumerate(zip(self.findings, self.line_of, strict=True))
            if finding.fingerprint in subjects or line.key in subjects or word_key(finding) in subjects
        ]
        return Done(about, *self._into_settings(reviewer, before))

    def _ignores(self, reviewer: str) -> dict[str, dict[str, str]]:
        return {entry.subject: ignore_of(entry) for entry in self.store.entries("ignore", reviewer=reviewer)}

    def _into_settings(self, reviewer: str, before: Mapping[str, dict[str, str]]) -> tuple[str | None, str | None]:
        """Makes the settings follow what changed among a reviewer's ignores: the file, or why it was left alone."""
        after = self._ignores(reviewer)
        if self.settings is None or before == after:
            return None, None
        path = str(self.settings)
        try:
            # Line breaks as they are: read_text would turn CR LF into LF.
            text = old = self.settings.read_bytes().decode() if self.settings.exists() else ""
            for key in sorted(before.keys() | after.keys()):
                if before.get(key) != after.get(key):
                    text = settings_edit.without_ignore(text, before[key], path) if key in before else text
                    text = settings_edit.with_ignore(text, after[key], path) if key in after else text
            if text != old:
                corrections.replace(self.settings, text.encode())
        except (BilintError, OSError, UnicodeDecodeError) as error:
            return None, str(error)
        return path, None

    def recheck(self, line: int, text: str) -> list[Finding]:
        """What the checks of a single line say of another translation of it; those of whole documents are not run.

        Raises ReviewError where a placeholder got lost.
        """
        if self._checks is None:
            raise ReviewError("the checks that made these results are not at hand")
        pair = self.lines[line].pair
        text = self._fitting(self.lines[line], text)
        inlines = moved_inlines(pair.target_inlines, pair.target, text)
        edited = msgspec.structs.replace(pair, target=text, target_inlines=inlines, target_place=None)
        around = [neighbour.pair for neighbour in self.around(line)]
        context = [edited if each.id == pair.id else each for each in around]
        return [finding for finding in self._checks.document(context) if finding.id == pair.id]

    def around(self, line: int) -> list[Line]:
        """The line with the one before and the one behind it, of the same document."""
        document = self.lines[line].pair.document
        near = self.lines[max(line - 1, 0) : line + 2]
        return [each for each in near if each.pair.document == document]

    def place(self, finding: Finding, line: Line, text: str) -> Span | None:
        """Where the marked words stand in the line as it is now; None where they were changed."""
        if text == line.pair.target:
            return finding.target_span
        return moved(finding.target_span, replacements(line.pair.target, text))

    def texts(self, reviewer: str, blind: bool = False) -> dict[str, str]:
        """The translation of every line as it stands, by the pair's id."""
        opinions = self.opinions()
        return {line.pair.id: opinions.text(line, reviewer, blind) for line in self.lines}

    def corrected(self, reviewer: str, blind: bool = False) -> dict[str, Corrected]:
        """The translation's files with the corrected lines in them, by path.

        Raises InputError where one cannot be written.
        """
        if not self._originals:
            raise InputError("it is not known which file the lines stand in; review the text and its translation")
        texts = self.texts(reviewer, blind)
        done = {}
        for path, original in self._originals.items():
            if isinstance(original, InputError):
                raise original
            pairs = [pair for pair in self.report.pairs if pair.target_place and pair.target_place.path == path]
            done[path] = corrections.corrected(original, pairs, {pair.id: texts[pair.id] for pair in pairs})
        return done

    def write(self, reviewer: str, blind: bool = False) -> list[Corrected]:
        """Writes the corrected lines into the translation's files, those that differ.

        Raises OutputError where that was not asked for, or where somebody else has changed a file meanwhile.
        """
        if not self.may_write:
            raise OutputError("the file is left alone; start the review with --write to have corrections written")
        done = self.corrected(reviewer, blind)
        for path in done:
            if Path(path).read_bytes() != self._written[path]:
                raise OutputError(f"{path}: was changed since the review began; start the review anew")
        for path, file in done.items():
            if file.data != self._written[path]:
                corrections.replace(Path(path), file.data)
                self._written[path] = file.data
        return list(done.values())

    def _fitting(self, line: Line, text: str) -> str:
        """A text as it may stand in a line. Raises ReviewError where a placeholder got lost."""
        if "\n" not in line.pair.target:
            text = re.sub(r"\s*[\r\n]\s*", " ", text).strip()
        try:
            moved_inlines((), line.pair.target, text)
        except ValueError as error:
            raise ReviewError(str(error)) from None
        return text


def word_key(finding: Finding) -> str | None:
    """The subject of "never again for this word": the check and the words it marks, in the translation if it can be.

    None where it marks none. `word_of_key` takes it apart.
    """
    for text, span in ((finding.target, finding.target_span), (finding.source, finding.source_span)):
        if text is not None and span is not None and (words := span.of(text).strip()):
            return f"{finding.check}\x1f{words.casefold()}"
    return None


def word_of_key(key: str) -> tuple[str, str]:
    """The check and the words of a `word_key`."""
    check, _, words = key.partition("\x1f")
    return check, words


def ignore_of(entry: Entry) -> dict[str, str]:
    """The `[[ignore]]` of "never again for this word", with the reason and who gave it.

    `text` means words that stand in what a finding marks; where these are figures it would hold for others too (3 in
    3 million), so that a `regex` says it has to be all that is marked.
    """
    check, words = word_of_key(entry.subject)
    figures = any(char.isnumeric() for char in words)
    what = {"regex": rf"(?i)^\s*{_pattern(words)}\s*$"} if figures else {"text": words}
    return {"check": check, **what, "reason": f"{entry.value} ({entry.reviewer})"}


def _pattern(words: str) -> str:
    return re.sub(r"[][\\.^$*+?{}|()]", r"\\\g<0>", words)


def _lines(pairs: Sequence[Pair]) -> Iterator[Line]:
    seen: Counter[tuple[str, ...]] = Counter()
    for index, pair in enumerate(pairs):
        path = pair.target_place.path if pair.target_place else None
        name = (path or "").replace("\\", "/").rsplit("/", 1)[-1]
        parts = (name, pair.source or "", pair.target)
        seen[parts] += 1
        written = "\x1f".join([*parts, str(seen[parts])]).encode("utf-8", "surrogatepass")
        yield Line(index, pair, "line:" + hashlib.blake2b(written, digest_size=12).hexdigest())


def _judged(finding: Finding) -> Judged:
    return Judged(finding.fingerprint, finding.check, msgspec.json.encode(finding).decode())
