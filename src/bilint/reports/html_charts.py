"""Two pictures of the findings as inline SVG: severity by category, and severity along the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilint.model import Finding, Report, Severity
from bilint.reports.counts import count_of
from bilint.reports.entries import Entry
from bilint.reports.html_pair import SIGNS, literal
from bilint.reports.html_summary import severities_of

_BINS = 60
"""Columns along the text, at the most."""
_HEIGHT = 100
"""Height of a column, in units of the picture."""


def categories_html(report: Report) -> str:
    """A row for each category: a bar in the colours of the severities, and the numbers in words."""
    of: dict[str, list[Finding]] = {}
    for finding in report.findings:
        of.setdefault(finding.category, []).append(finding)
    counted = {category: severities_of(findings) for category, findings in of.items()}
    longest = max((sum(counts.values()) for counts in counted.values()), default=0)
    rows = "".join(
        f'<tr><th scope="row">{literal(category)}</th><td>{_bar(counts, longest)}</td><td>{_words(counts)}</td></tr>'
        for category, counts in sorted(counted.items(), key=lambda item: (*_weight(item[1]), item[0]))
    )
    head = '<thead class="hidden-word"><tr><th>category</th><th>chart</th><th>findings</th></tr></thead>'
    return (
        f'<figure><figcaption>By category</figcaption><table class="bars">{head}{rows}</table></figure>' if rows else ""
    )


def _weight(counts: Mapping[Severity, int]) -> tuple[int, int]:
    """Sorts the categories with the worst findings to the front."""
    worst = max(counts)
    return -worst.rank, -sum(counts.values())


def _bar(counts: Mapping[Severity, int], longest: int) -> str:
    rects, at = [], 0.0
    for severity, number in counts.items():
        width = 100 * number / longest
        rects.append(f'<rect class="{severity.value}" x="{at:.2f}" width="{width:.2f}" height="10"/>')
        at += width
    return f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(rects)}</svg>'


def _words(counts: Mapping[Severity, int]) -> str:
    return " ".join(
        f'<span class="number {severity.value}"><span aria-hidden="true">{SIGNS[severity]}</span> {number:,}'
        f'<span class="hidden-word"> {severity.value}</span></span>'
        for severity, number in counts.items()
    )


def along_html(entries: Sequence[Entry]) -> str:
    """Columns from the start of the text to its end, as high as there are findings; each leads to the first of them."""
    if not any(findings for _, findings in entries):
        return ""
    size = -(-len(entries) // _BINS)
    bins = [range(start, min(start + size, len(entries))) for start in range(0, len(entries), size)]
    inside = [[finding for index in part for finding in entries[index][1]] for part in bins]
    highest = max(map(len, inside))
    columns = "".join(
        _column(number, part, severities_of(findings), highest, entries)
        for number, (part, findings) in enumerate(zip(bins, inside, strict=True))
        if findings
    )
    of = f", {count_of(size, 'pair')} a column" if size > 1 else ""
    return (
        f"<figure><figcaption>Along the text <small>{count_of(len(entries), 'pair')}{of};"
        f" highest column: {count_of(highest, 'finding')}</small></figcaption>"
        f'<svg class="along" viewBox="0 0 {len(bins) * 10} {_HEIGHT}" preserveAspectRatio="none">{columns}</svg>'
        "</figure>"
    )


def _column(number: int, part: range, counts: Mapping[Severity, int], highest: int, entries: Sequence[Entry]) -> str:
    first = next(index for index in part if entries[index][1]) + 1
    name = f"pair {part.start + 1}" if len(part) == 1 else f"pairs {part.start + 1} to {part.stop}"
    told = ", ".join(f"{count} {severity.value}" for severity, count in counts.items())
    rects, top = [], float(_HEIGHT)
    for severity, count in counts.items():  # the worst at the bottom, where columns can be compared
        height = _HEIGHT * count / highest
        top -= height
        rects.append(
            f'<rect class="{severity.value}" x="{number * 10 + 1}" y="{top:.2f}" width="8" height="{height:.2f}"/>'
        )
    # Reached by the pointer only: with the keyboard one goes from pair to pair by j and k.
    label = literal(f"{name}: {told}")
    return f'<a href="#p{first}" tabindex="-1"><title>{label}</title>{"".join(rects)}</a>'
