"""Saved results as a report again: what `--format json` or `jsonl` wrote, or `bilint batch`."""

from __future__ import annotations

import msgspec

from bilint.errors import InputError
from bilint.model import Finding, Pair, Report
from bilint.reports.structured import JsonReport


def read_saved(text: str, path: str) -> Report:
    """The report in a JSON document, or the findings of JSON Lines, with the pairs that they are about.

    A JSON document holds all; JSON Lines hold nothing of pairs without findings, of languages, scores and notes, which
    the report's notes then say. Raises InputError that names file and line.
    """
    try:
        saved = msgspec.json.decode(text, type=JsonReport)
    except msgspec.DecodeError as error:
        if not _is_document(text):
            return _of_lines(text, path)
        try:
            msgspec.json.decode(text)
        except msgspec.DecodeError as torn:
            raise InputError(f"is broken or was cut short: {torn}; write the results anew", path=path) from None
        raise InputError(f"holds no results of `bilint check --format json`: {error}", path=path) from None
    return Report(
        version=saved.version,
        settings=saved.settings,
        inputs=saved.inputs,
        pairs=saved.segments,
        findings=saved.findings,
        scores=saved.scores,
        problems=saved.problems,
        notes=saved.notes,
    )


def is_saved(head: str) -> bool:
    """Whether a file that starts like this holds saved results, and not the pairs of a translation."""
    first = head.lstrip().partition("\n")[0]
    try:
        msgspec.json.decode(first, type=Finding)
    except msgspec.ValidationError:  # a row of another kind
        return False
    except msgspec.DecodeError:  # "{": the first line of a document
        return first.startswith("{") and '"version"' in head and '"settings"' in head
    return True


def _is_document(text: str) -> bool:
    """Whether this was meant as one JSON document, whole or not, and not as findings a line."""
    first = text.lstrip().partition("\n")[0]
    try:
        found = msgspec.json.decode(first)
    except msgspec.DecodeError:  # "{", or what is left of a line
        return first.startswith("{")
    return isinstance(found, dict) and "id" not in found


def _of_lines(text: str, path: str) -> Report:
    decode = msgspec.json.Decoder(Finding).decode
    findings = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                findings.append(decode(line))
            except msgspec.DecodeError as error:
                hint = "" if findings else "; results are what `bilint check --format json` or jsonl wrote"
                raise InputError(f"is no finding as JSON: {error}{hint}", path=path, line=number) from None
    _make_ids_unique(findings)
    texts = "" if all(finding.target is not None for finding in findings) else "texts, "
    note = f"made from {path}: only segments with findings, without {texts}languages, scores and notes, are in it"
    return Report(version="", pairs=_pairs(findings), findings=findings, notes=[note])


def _make_ids_unique(findings: list[Finding]) -> None:
    """Renames the pairs of later files that have an id of an earlier one ("7", "7~2")."""
    owner: dict[str, tuple[str | None, str | None, str | None]] = {}
    names: dict[tuple[str, str | None, str | None, str | None], str] = {}
    for finding in findings:
        texts = finding.path, finding.source, finding.target
        key = (finding.id, *texts)
        if key not in names:
            name, nth = finding.id, 1
            while name in owner and owner[name] != texts:
                nth += 1
                name = f"{finding.id}~{nth}"
            names[key], owner[name] = name, texts
        finding.id = names[key]


def _pairs(findings: list[Finding]) -> list[Pair]:
    pairs: dict[str, Pair] = {}
    for finding in findings:
        if finding.id not in pairs:
            pairs[finding.id] = Pair(
                id=finding.id,
                source=finding.source,
                target=finding.target or "",
                document=finding.path,
            )
    return list(pairs.values())
