"""The checks' documentation, generated from their declarations."""

from __future__ import annotations

from bilint.checks import all_checks
from bilint.checks.declare import Check, Example
from bilint.model import Rule


def page(check: Check) -> str:
    """One check in Markdown: what it looks for, its category and severity, and its examples."""
    scope = "all pairs of a document together" if check.document else "one pair at a time"
    needs = (
        "the source and the translation" if check.needs_source else "the translation; the source where it is at hand"
    )
    lines = [
        f"# {check.name}",
        "",
        check.documentation,
        "",
        f"- MQM category: {check.mqm}",
        f"- severity: {check.severity.value}",
        f"- looks at: {scope}; {needs}",
        f"- state: {'preview (off unless asked for)' if check.preview else 'on'}",
        "",
    ]
    for title, flagged in (("Flagged", True), ("Left alone", False)):
        lines += [f"## {title}", ""]
        for example in check.examples:
            if example.flagged is flagged:
                lines += _example(example)
    return "\n".join(lines)


def rule(check: Check) -> Rule:
    """What reports tell of a check."""
    return Rule(name=check.name, category=check.mqm, severity=check.severity, title=check.title, help=page(check))


def table() -> str:
    """All checks as a Markdown table, for the documentation."""
    rows = ["| check | severity | MQM category | what it says |", "|---|---|---|---|"]
    for check in all_checks().values():
        preview = " *(preview)*" if check.preview else ""
        rows.append(f"| `{check.name}`{preview} | {check.severity.value} | {check.mqm} | {check.title} |")
    return "\n".join(rows) + "\n"


def _example(example: Example) -> list[str]:
    source_lang, target_lang = example.languages.split("-")
    sources = _marked(example.source, example.source_spans) if example.source else [None] * len(example.target)
    lines = []
    for source, target in zip(sources, _marked(example.target, example.target_spans), strict=True):
        if source is not None:
            lines.append(f"    {source_lang}: {source}")
        lines.append(f"    {target_lang}: {target}")
    if example.suggestion is not None:
        lines.append(f"    better: {example.suggestion or '(nothing)'}")
    return [*lines, ""]


def _marked(texts: tuple[str, ...], spans: tuple[tuple[int, tuple[int, int]], ...]) -> list[str]:
    marked = list(texts)
    for index, (start, end) in sorted(spans, reverse=True):
        text = marked[index]
        marked[index] = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return marked
