"""The top of the page, for whoever has five seconds: verdict, penalty, the worst lines, and what was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from bilint.model import Finding, Report, Severity, Span
from bilint.mqm import PROFILES, Profile, penalty
from bilint.reports.counts import WORST_FIRST, by_severity, count_of
from bilint.reports.display import window
from bilint.reports.entries import Entry
from bilint.reports.html_pair import SIGNS, language_attributes, literal, message_html
from bilint.reports.verdict import verdict

_WORST = 3
"""How many lines are shown at the top."""
_WIDTH = 150
"""Cells that the text of such a line may take."""
_PROFILE = PROFILES["mqm"]


def verdict_html(report: Report) -> str:
    """Passed or not and why, how many findings of each severity, and the estimated penalty."""
    result = verdict(report)
    name, sign = ("passes", "✓") if result.passed else ("does not pass", "✕")
    chips = "".join(
        f'<span class="chip {severity.value}"><span aria-hidden="true">{SIGNS[severity]}</span>'
        f" {number:,} {severity.value}</span> "
        for severity, number in by_severity(report).items()
        if number
    )
    of = f"{'' if chips else 'no findings '}in {count_of(len(report.pairs), 'pair')}"
    kind = "passed" if result.passed else "failed"
    return (
        f'<div class="verdict {kind}"><p><b><span aria-hidden="true">{sign}</span> {name}</b>'
        f" {literal(result.reason)}</p>"
        f'<p class="chips">{chips}<span class="of">{of}</span></p>{_penalty(report)}</div>'
    )


def _penalty(report: Report) -> str:
    """The penalty with its profile; "estimated", because no person has judged the findings."""
    points = penalty(report.findings, _PROFILE)
    told = [f"<b>{points:g}</b> penalty points"]
    for score in report.scores:
        if score.name == "estimated-mqm" and score.level == "corpus":
            told.append(f"<b>{score.value:.1f}</b> of 100")
    return (
        f'<p class="penalty">Estimated quality: {", ".join(told)}'
        f" <small>{literal(_weights(_PROFILE))}; added up from findings that no person has judged</small></p>"
    )


def _weights(profile: Profile) -> str:
    weights = ", ".join(f"{severity.value} {profile.weights[severity]:g}" for severity in reversed(WORST_FIRST))
    per = f", per {profile.per_words:,} words of the source" if profile.per_words else ""
    return f"profile “{profile.name}”: {weights}{per}"


def worst_html(entries: Sequence[Entry]) -> str:
    """The lines with the worst findings, each with its worst one and a link to its place on the page."""
    flagged = [(number, entry) for number, entry in enumerate(entries, 1) if entry[1]]
    flagged.sort(key=lambda item: (max(map(_gravity, item[1][1])), penalty(item[1][1], _PROFILE)), reverse=True)
    items = "".join(_line(number, entry) for number, entry in flagged[:_WORST])
    return f'<div class="worst"><h2>The worst lines</h2><ol>{items}</ol></div>' if items else ""


def _gravity(finding: Finding) -> tuple[Severity, bool]:
    """How bad a finding is: what says something else than the source comes before what merely reads badly."""
    return finding.severity, finding.category.startswith("accuracy/")


def _line(number: int, entry: Entry) -> str:
    pair, findings = entry
    worst = max(findings, key=_gravity)
    severity = worst.severity.value
    more = f" <small>and {count_of(len(findings) - 1, 'more finding')}</small>" if len(findings) > 1 else ""
    in_source = worst.target_span is None and pair.source is not None
    text, language = (pair.source or "", pair.source_lang) if in_source else (pair.target, pair.target_lang)
    shown = _excerpt(text, worst, worst.source_span if in_source else worst.target_span)
    return (
        f'<li><a href="#p{number}">pair {number}</a>'
        f' <span class="chip {severity}"><span aria-hidden="true">{SIGNS[worst.severity]}</span> {severity}</span>'
        f" {message_html(worst.message)}{more}<p {language_attributes(language)}>{shown}</p></li>"
    )


def _excerpt(text: str, finding: Finding, span: Span | None) -> str:
    around = span or Span(0, 0)
    shown = window(text, around, _WIDTH)
    end = min(around.end, shown.end)
    before = "…" * (shown.start > 0) + literal(text[shown.start : around.start])
    after = literal(text[end : shown.end]) + "…" * (shown.end < len(text))
    if span is None:
        return before + after
    gap = " gap" if span.start == span.end else ""
    return f'{before}<mark class="{finding.severity.value}{gap}">{literal(text[around.start : end])}</mark>{after}'


def looked_at_html(report: Report) -> str:
    """What was looked for, and what could not be looked at or has to be known."""
    checks = [name for name in report.settings.get("checks", ()) if isinstance(name, str)]
    families = sorted({name.split(".")[0].replace("_", " ") for name in checks})
    looked = f"{count_of(len(report.pairs), 'pair')}"
    looked += f", for {literal(', '.join(families))} <small>{count_of(len(checks), 'check')}</small>" if checks else ""
    rows = [f"<li>Looked at: {looked}</li>"]
    rows += [f"<li>{message_html(note)}</li>" for note in report.notes]
    return f'<div class="notes"><h2>What was checked, and what was not</h2><ul>{"".join(rows)}</ul></div>'


def severities_of(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Severities that occur, the worst first, with how often."""
    counted = {severity: sum(finding.severity is severity for finding in findings) for severity in WORST_FIRST}
    return {severity: number for severity, number in counted.items() if number}
