"""The pairs of a report with their findings, as writers go through them."""

from __future__ import annotations

from collections.abc import Iterator

from bilint.model import Finding, Pair, Report

Entry = tuple[Pair, list[Finding]]


def entries(report: Report) -> Iterator[Entry]:
    """Each pair with its findings, in reading order; at the end those whose pair the report does not hold.

    Such findings, which `bilint batch` makes, carry their own texts.
    """
    yield from report.by_pair()
    held = {pair.id for pair in report.pairs}
    loose: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.id not in held:
            loose.setdefault(finding.id, []).append(finding)
    for identifier, findings in loose.items():
        first = findings[0]
        yield Pair(id=identifier, source=first.source, target=first.target or "", document=first.path), findings


def document_of(pair: Pair) -> str | None:
    """The name of the document that a pair belongs to: its own, else the file of its translation."""
    return pair.document or (pair.target_place.path if pair.target_place else None)


def by_document(report: Report) -> dict[str | None, list[Entry]]:
    """All entries by their document, documents in the order in which they come."""
    found: dict[str | None, list[Entry]] = {}
    for pair, findings in entries(report):
        found.setdefault(document_of(pair), []).append((pair, findings))
    return found
