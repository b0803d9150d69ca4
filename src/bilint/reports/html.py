"""The report as one HTML page that a translator opens without a network: all pairs, side by side.

The page reads without JavaScript; the script only filters and moves. Its security policy allows nothing but the
style and the script in the file, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from string import Template
from typing import TextIO

from bilint.errors import LanguageError
from bilint.model import Input, Report, Score
from bilint.reports.counts import by_severity, count_of, summary
from bilint.reports.entries import Entry, document_of, entries
from bilint.reports.html_charts import along_html, categories_html
from bilint.reports.html_pair import SIGNS, literal, pair_html
from bilint.reports.html_summary import looked_at_html, verdict_html, worst_html
from bilint.reports.style import Style
from bilint.text.language import parse_language

_PAIRS = "<!-- pairs -->"
_SEPARATOR = re.compile(r"(?<=[|,])(?! )")
"""Where the signature of a score may be broken."""
_LANGUAGE_FROM = {"option": "as given", "metadata": "said by the file", "identified": "identified from the text"}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Writes the page, pair by pair."""
    head, foot = _page("report.html").split(_PAIRS)
    css, script = _page("report.css"), _page("report.js")
    listed = list(entries(report))
    target_only = bool(report.pairs) and all(pair.source is None for pair in report.pairs)
    out.write(
        Template(head).substitute(
            policy=f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; base-uri 'none'",
            heading=literal(_heading(report)),
            summary=literal(summary(report)),
            css=css,
            languages=literal(_languages(report)),
            verdict=verdict_html(report),
            first=_first(report, listed),
            looked_at=looked_at_html(report),
            problems=_items("problems", (problem.message for problem in report.problems)),
            inputs=_inputs(report.inputs),
            scores=_scores([score for score in report.scores if score.level != "segment"]),
            severities=_severities(report),
            checks=_options(finding.check for finding in report.findings),
            categories=_options(finding.category for finding in report.findings),
            layout="target-only" if target_only else "both",
        )
    )
    of_pair: defaultdict[str | None, list[Score]] = defaultdict(list)
    for score in report.scores:
        if score.level == "segment":
            of_pair[score.unit].append(score)
    out.writelines(_pairs(listed, of_pair))
    out.write(Template(foot).substitute(script=script))


def _first(report: Report, listed: Sequence[Entry]) -> str:
    if not report.findings:
        return ""
    # Open: the script folds it on narrow screens, where it would stand between the reader and the pairs.
    return (
        f'<div class="first">{worst_html(listed)}<details class="fold" open><summary>Charts</summary>'
        f"{categories_html(report)}{along_html(listed)}</details></div>"
    )


def _page(name: str) -> str:
    return files("bilint.reports").joinpath("page", name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


_STRETCH = 50
"""Pairs that the browser lays out together: it skips those far away, and has few of them to watch."""


def _pairs(listed: Sequence[Entry], scores: dict[str | None, list[Score]]) -> Iterator[str]:
    """The pairs in reading order, in a section for each document where there are several."""
    several = len({document_of(pair) for pair, _ in listed}) > 1
    runs = itertools.groupby(enumerate(listed, 1), key=lambda item: document_of(item[1][0]))
    for document, run in runs:
        if several:
            yield f"<section><h2><bdi>{literal(document or 'No file')}</bdi></h2>\n"
        while stretch := list(itertools.islice(run, _STRETCH)):
            yield '<div class="stretch">\n'
            yield from (pair_html(n, pair, findings, scores.get(pair.id, ())) for n, (pair, findings) in stretch)
            yield "</div>\n"
        if several:
            yield "</section>\n"
    if not listed:
        yield '<p class="empty">There was nothing to look at.</p>\n'


def _heading(report: Report) -> str:
    """ "news.de.md → news.en.md": the first file of each side, or the files that hold both."""
    one_sided = [name for side in ("source", "target") if (name := _files(report, side))]
    both = _files(report, "both")
    return ", ".join(filter(None, (" → ".join(one_sided), both))) or "A translation"


def _files(report: Report, side: str) -> str:
    paths = [given.path or "standard input" for given in report.inputs if given.side == side]
    if not paths:
        return ""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return paths[0].replace("\\", "/").rsplit("/", 1)[-1] + more


def _languages(report: Report) -> str:
    """ "German → English", for each pair of languages in the order in which they come."""
    found = dict.fromkeys((pair.source_lang, pair.target_lang) for pair in report.pairs)
    return ", ".join(f"{_language(source)} → {_language(target)}" for source, target in found)


def _language(tag: str | None) -> str:
    if tag is None:
        return "unknown language"
    try:
        return parse_language(tag).name
    except LanguageError:
        return tag


def _inputs(inputs: Iterable[Input]) -> str:
    items = "".join(
        f"<li><b>{literal(given.side)}</b> <bdi>{literal(given.path or 'standard input')}</bdi>"
        f" <small>{literal(_language(given.language))}{_language_from(given)},"
        f" {count_of(given.segments, 'segment')}</small></li>"
        for given in inputs
    )
    return f'<div class="inputs"><h2>Read</h2><ul>{items}</ul></div>' if items else ""


def _language_from(given: Input) -> str:
    said = _LANGUAGE_FROM.get(given.language_from or "", given.language_from)
    return f", {literal(said)}" if said else ""


def _scores(scores: Iterable[Score]) -> str:
    items = "".join(map(_score, scores))
    return f'<div class="scores"><h2>Scores</h2><ul>{items}</ul></div>' if items else ""


def _score(score: Score) -> str:
    name = " ".join(part for part in (score.name, score.system) if part)
    better = "higher" if score.higher_is_better else "lower"
    return (
        f"<li><b>{literal(name)} <span>{score.value:.4g}</span></b>"
        f" <bdi>{literal(score.unit or score.level)}</bdi>, {better} is better"
        f" <small>{_SEPARATOR.sub('<wbr>', literal(score.signature))}</small></li>"
    )


def _items(kind: str, sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{literal(sentence)}</li>" for sentence in sentences)
    return f'<div class="{kind}"><h2>{kind.title()}</h2><ul>{items}</ul></div>' if items else ""


def _severities(report: Report) -> str:
    return "".join(
        f'<label class="chip {severity.value}"><input type="checkbox" name="severity" value="{severity.value}" checked>'
        f'<span aria-hidden="true">{SIGNS[severity]}</span> {severity.value}'
        f' <span class="count">{number:,}</span></label>'
        for severity, number in by_severity(report).items()
        if number
    )


def _options(names: Iterable[str]) -> str:
    counted = sorted(Counter(names).items())
    return "".join(f'<option value="{literal(name)}">{literal(name)} ({number:,})</option>' for name, number in counted)
