"""One review: the pairs and findings of a report, joined with what people said of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from bilint.atomic import replace
from bilint.checks.run import Runner
from bilint.errors import BilintError, InputError, OutputError
from bilint.model import Finding, Report, Span
from bilint.review import corrections
from bilint.review.changes import fitted, moved, moved_inlines, replacements
from bilint.review.corrections import Corrected, Original
from bilint.review.lines import Line, lines_of
from bilint.review.never_again import into_settings, word_key
from bilint.review.opinions import Opinions
from bilint.review.store import ACCEPTED, DISMISSED, Change, Judged, Store


class ReviewError(BilintError, ValueError):
    """Something that cannot be done to a line or a finding; the page shows the reason."""


class Done(NamedTuple):
    """What an action on a word, or its undo, came to."""

    findings: list[int]
    """The findings that look different now."""
    at: int | None
    """The one of them that the action was taken at, as far as that can be told."""
    settings: str | None = None
    """The file of settings that was changed with it."""
    problem: str | None = None
    """Why that file was not changed, though it had to be; the action itself is kept."""


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
        self.lines = list(lines_of(report.pairs))
        by_id = {line.pair.id: line for line in self.lines}
        self.findings = [finding for finding in report.findings if finding.id in by_id]
        self.line_of = [by_id[finding.id] for finding in self.findings]
        self._written = {path: each.data for path, each in self._originals.items() if isinstance(each, Original)}
        self.fingerprints = [finding.fingerprint for finding in self.findings]
        self.words = {finding.fingerprint: word_key(finding) for finding in self.findings}
        self._about: dict[str, list[int]] = {line.key: [] for line in self.lines}
        for index, (finding, line) in enumerate(zip(self.findings, self.line_of, strict=True)):
            for subject in (finding.fingerprint, line.key, self.words[finding.fingerprint]):
                if subject is not None:
                    self._about.setdefault(subject, []).append(index)
        self._seen = store.version()
        self._opinions = Opinions(store.entries(), self.words)

    @cached_property
    def searched(self) -> list[str]:
        """What a search looks at in each finding, folded; a tenth of a second for 10,000, once."""
        return [
            folded("\n".join((each.source or "", each.target or "", each.message, *each.suggestions)))
            for each in self.findings
        ]

    def opinions(self) -> Opinions:
        """What was said up to now, by this and every other process that has the store open."""
        if (version := self.store.version()) != self._seen:
            self._seen, self._opinions = version, Opinions(self.store.entries(), self.words)
        return self._opinions

    def _record(self, reviewer: str, changes: Sequence[Change], judged: Iterable[Judged]) -> None:
        self.opinions()
        self.store.record(reviewer, changes, judged)
        self._follow(reviewer, changes)

    def _follow(self, reviewer: str, changes: Iterable[Change]) -> None:
        """Takes in what this session has just changed, unless others wrote too: then all is read anew."""
        version = self.store.version()
        if version.others == self._seen.others:
            self._seen = version
            for subject, kind, value in changes:
                self._opinions.put(reviewer, subject, kind, value)

    def judge(self, reviewer: str, index: int, values: Mapping[str, str | None]) -> None:
        """Sets what a reviewer says of a finding: "verdict", "severity", "category", "note"; None takes it back."""
        finding = self.findings[index]
        changes = [Change(finding.fingerprint, kind, value or None) for kind, value in values.items()]  # type: ignore[arg-type]
        self._record(reviewer, changes, [_judged(finding)])

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
        self._record(reviewer, changes, judged)

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
        new = text[: span.start] + fitted(text, span, finding.suggestions[suggestion]) + text[span.end :]
        self.edit(reviewer, line.number, new, accepts=index)

    def ignore(self, reviewer: str, index: int, reason: str) -> Done:
        """Dismisses this word of this check for good: here, and by an `[[ignore]]` in the settings in every later run.

        Raises ReviewError without a reason, and where the finding marks no words.
        """
        if not reason.strip():
            raise ReviewError("say why: a reason is needed to dismiss a word for good")
        key = self.words[self.fingerprints[index]]
        if key is None:
            raise ReviewError("this finding marks no words; dismiss it alone (d)")
        opinions = self.opinions()
        same = self._about[key]
        # The one at hand is meant, whatever was said of it before; another of these keeps its verdict.
        undecided = [
            self.findings[each]
            for each in same
            if each == index or opinions.of(self.findings[each], reviewer, blind=True).verdict is None
        ]
        changes = [Change(key, "ignore", reason.strip())]
        changes += [Change(finding.fingerprint, "verdict", DISMISSED) for finding in undecided]
        before = opinions.ignores(reviewer)
        self._record(reviewer, changes, map(_judged, undecided))
        return Done(same, index, *self._into_settings(reviewer, before))

    def undo(self, reviewer: str) -> Done:
        """Takes back the reviewer's last action in this review."""
        before = self.opinions().ignores(reviewer)
        changes = self.store.undo(reviewer, self._about.keys())
        self._follow(reviewer, changes)
        about = sorted({index for change in changes for index in self._about.get(change.subject, ())})
        words = any(change.kind == "ignore" for change in changes)
        judged = [] if words else [self._about.get(each.subject, []) for each in changes if each.kind != "edit"]
        at = next((findings[0] for findings in judged if findings), None)
        return Done(about, at, *self._into_settings(reviewer, before))

    def _into_settings(self, reviewer: str, before: Mapping[str, str]) -> tuple[str | None, str | None]:
        if self.settings is None:
            return None, None
        return into_settings(self.settings, reviewer, before, self.opinions().ignores(reviewer))

    def same(self, index: int) -> list[int]:
        """The findings that a verdict on this one is for: this one, and where a line stands twice, its twins."""
        return self._about[self.fingerprints[index]]

    def beside(self, index: int) -> list[int]:
        """The findings that show the line of this one: its own, and those of the lines before and behind it."""
        number = self.line_of[index].number
        near = self.lines[max(number - 1, 0) : number + 2]
        return [each for line in near for each in self._about[line.key]]

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
                replace(Path(path), file.data)
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


def folded(text: str) -> str:
    """A text without what a search is not to care about: case, and forms of one letter."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _judged(finding: Finding) -> Judged:
    return Judged(finding.fingerprint, finding.check, msgspec.json.encode(finding).decode())
