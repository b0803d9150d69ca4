"""What came of a review, as files: verdicts for programs and for Marot, the corrected translation, and a TMX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from bilint import __version__
from bilint.config.edit import with_ignore
from bilint.errors import UnknownNameError
from bilint.model import OBJECT, Finding, Inline, Severity, Span
from bilint.reports import Style, xlsx
from bilint.reports.entries import document_of
from bilint.reports.marot import COLUMNS
from bilint.reports.xml import attribute, content
from bilint.review.changes import moved_inlines
from bilint.review.corrections import Refused
from bilint.review.never_again import ignore_of
from bilint.review.opinions import Said
from bilint.review.session import Session
from bilint.review.store import ACCEPTED


class Made(NamedTuple):
    """A file to be saved."""

    name: str
    data: bytes
    refused: Sequence[Refused] = ()
    """Corrections that are not in it."""


class Verdict(msgspec.Struct, kw_only=True):
    """One reviewer's verdict on one finding; the order of the fields is the order of the keys in JSON Lines."""

    reviewer: str
    verdict: str | None
    severity: Severity
    """The reviewer's, else the check's."""
    category: str
    note: str | None
    ignored: str | None
    """Why the word was dismissed for good."""
    corrected: str | None
    """The line as the reviewer left it, where it was corrected."""
    finding: Finding


def export(session: Session, name: str, reviewer: str, blind: bool = False) -> Made:
    """A file by the name of its kind: "jsonl", "marot", "xlsx", "tmx", "target" (the corrected translation), "ignores".

    In blind mode only the reviewer's own verdicts are in it. Raises UnknownNameError for another name, InputError where
    the translation cannot be written, MissingExtraError for "xlsx" without its package.
    """
    if name not in EXPORTS:
        raise UnknownNameError("export", name, EXPORTS)
    return EXPORTS[name](session, reviewer, blind)


def disposition(name: str) -> str:
    """The header that makes a browser save a file under a name in any script (RFC 6266)."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def verdicts(session: Session) -> dict[str, dict[str, str]]:
    """Reviewer -> fingerprint -> verdict, of the findings of this review."""
    mine = {finding.fingerprint for finding in session.findings}
    found: dict[str, dict[str, str]] = {}
    for entry in session.store.entries("verdict"):
        if entry.subject in mine:
            found.setdefault(entry.reviewer, {})[entry.subject] = entry.value
    return found


def said(session: Session, reviewer: str, blind: bool) -> Iterator[tuple[str, int, Said]]:
    """Who says what of which finding, reviewer by reviewer; findings of which nothing was said are left out."""
    opinions = session.opinions()
    names = [reviewer] if blind else opinions.reviewers(session.findings)
    for name in names:
        for index, finding in enumerate(session.findings):
            opinion = opinions.of(finding, name, blind=True)
            if opinion != Said():
                yield name, index, opinion


def _jsonl(session: Session, reviewer: str, blind: bool) -> Made:
    opinions = session.opinions()
    lines = []
    for name, index, opinion in said(session, reviewer, blind):
        finding, line = session.findings[index], session.line_of[index]
        text = opinions.text(line, name, blind=True)
        verdict = Verdict(
            reviewer=name,
            verdict=opinion.verdict,
            severity=Severity(opinion.severity) if opinion.severity else finding.severity,
            category=opinion.category or finding.category,
            note=opinion.note,
            ignored=opinion.ignored,
            corrected=text if text != line.pair.target else None,
            finding=finding,
        )
        lines.append(msgspec.json.encode(verdict) + b"\n")
    return Made("verdicts.jsonl", b"".join(lines))


_NO_ERROR = "no-error"


def _marot(session: Session, reviewer: str, blind: bool) -> Made:
    """Ten columns; an accepted finding is an error with <v>..</v> around its words, a line without one "no-error"."""
    errors: dict[tuple[str, int], list[tuple[int, Said]]] = {}
    for name, index, opinion in said(session, reviewer, blind):
        kept = errors.setdefault((name, session.line_of[index].number), [])
        if opinion.verdict == ACCEPTED:
            kept.append((index, opinion))
    in_document = _numbers(session)
    rows: list[Sequence[str]] = [COLUMNS]
    for (name, number), found in errors.items():
        line = session.lines[number]
        start = ["bilint", document_of(line.pair) or "-", str(in_document[number]), str(number + 1), name]
        if not found:
            rows.append([*start, line.pair.source or "", line.pair.target, _NO_ERROR, _NO_ERROR, "{}"])
        rows += ([*start, *_marot_error(session.findings[index], opinion)] for index, opinion in found)
    text = "".join("\t".join(map(_cell, row)) + "\n" for row in rows)
    return Made("verdicts.marot.tsv", text.encode())


def _numbers(session: Session) -> list[int]:
    """The number of each line in its document, from 1."""
    seen: dict[str, int] = {}
    numbers = []
    for line in session.lines:
        document = document_of(line.pair) or ""
        seen[document] = seen.get(document, 0) + 1
        numbers.append(seen[document])
    return numbers


def _marot_error(finding: Finding, opinion: Said) -> list[str]:
    metadata = {"check": finding.check, "fingerprint": finding.fingerprint, "message": finding.message}
    if opinion.note:
        metadata["note"] = opinion.note
    return [
        _spanned(finding.source or "", finding.source_span),
        _spanned(finding.target or "", finding.target_span),
        opinion.category or finding.category,
        opinion.severity or finding.severity.value,
        msgspec.json.encode(metadata).decode(),
    ]


def _spanned(text: str, span: Span | None) -> str:
    if span is None:
        return text
    return f"{text[: span.start]}<v>{span.of(text)}</v>{text[span.end :]}"


def _cell(text: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", text)


def _target(session: Session, reviewer: str, blind: bool) -> Made:
    """The corrected file; of several files those that differ, in a ZIP archive."""
    done = session.corrected(reviewer, blind)
    refused = [each for file in done.values() for each in file.refused]
    if len(done) == 1:
        path, file = next(iter(done.items()))
        return Made(path.replace("\\", "/").rsplit("/", 1)[-1], file.data, refused)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, file in done.items():
            if file.corrected:
                zipped.writestr(path.replace("\\", "/").lstrip("./"), file.data)
    return Made("corrected.zip", archive.getvalue(), refused)


def _xlsx(session: Session, reviewer: str, blind: bool) -> Made:
    """The workbook of the report with one reviewer's verdicts and notes in it."""
    opinions = session.opinions()
    findings, verdicts = [], {}
    for finding in session.findings:
        opinion = opinions.of(finding, reviewer, blind)
        verdicts[finding.fingerprint] = (opinion.verdict or "", opinion.note or opinion.ignored or "")
        severity = Severity(opinion.severity) if opinion.severity else finding.severity
        category = opinion.category or finding.category
        findings.append(msgspec.structs.replace(finding, severity=severity, category=category))
    book = io.BytesIO()
    xlsx.write(msgspec.structs.replace(session.report, findings=findings), book, Style(), verdicts)
    return Made("review.xlsx", book.getvalue())


def _tmx(session: Session, reviewer: str, blind: bool) -> Made:
    """The pairs as they stand after the review, those that have both sides."""
    opinions = session.opinions()
    units = []
    for line in session.lines:
        pair = line.pair
        text = opinions.text(line, reviewer, blind)
        if not pair.source or not text:
            continue
        sides = (
            (pair.source_lang, pair.source, pair.source_inlines),
            (pair.target_lang, text, moved_inlines(pair.target_inlines, pair.target, text)),
        )
        variants = "".join(
            f"      <tuv xml:lang={attribute(language or 'und')}><seg>{_segment(words, inlines)}</seg></tuv>\n"
            for language, words, inlines in sides
        )
        units.append(f"    <tu tuid={attribute(pair.id)}>\n{variants}    </tu>\n")
    languages = [line.pair.source_lang for line in session.lines if line.pair.source_lang]
    source = attribute(languages[0] if languages else "*all*")
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'  <header creationtool="bilint" creationtoolversion="{__version__}" segtype="sentence" o-tmf="bilint"'
        f' adminlang="en" srclang={source} datatype="plaintext"/>\n'
        f"  <body>\n{''.join(units)}  </body>\n</tmx>\n"
    )
    return Made("review.tmx", text.encode())


def _segment(text: str, inlines: tuple[Inline, ...]) -> str:
    """A text as the content of a <seg>: inline objects as <ph>, which holds what stands in the file."""
    objects = iter([inline.text for inline in inlines if text[inline.offset : inline.offset + 1] == OBJECT])
    parts = [content(part) for part in text.split(OBJECT)]
    written = [parts[0]]
    for number, part in enumerate(parts[1:], 1):
        written.append(f'<ph x="{number}">{content(next(objects, ""))}</ph>{part}')
    return "".join(written)


def _ignores(session: Session, reviewer: str, blind: bool) -> Made:
    """ "Never again for this word" as tables for bilint.toml, so that `bilint check` leaves these words alone too."""
    text = ""
    for entry in session.store.entries("ignore", reviewer=reviewer if blind else None):
        text = with_ignore(text, ignore_of(entry.subject, entry.value, entry.reviewer), "ignores.toml")
    return Made("ignores.toml", text.encode())


EXPORTS: Mapping[str, Callable[[Session, str, bool], Made]] = {
    "ignores": _ignores,
    "jsonl": _jsonl,
    "marot": _marot,
    "target": _target,
    "tmx": _tmx,
    "xlsx": _xlsx,
}
