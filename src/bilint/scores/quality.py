"""`quality`: an estimate, without references, of how good a translation is; to rank segments by, not a percentage.

It agrees with people's scores only in part; the signature says how far that was measured for the pair of languages.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import msgspec

from bilint import data
from bilint.model import Finding, Pair, Score
from bilint.scores import Level
from bilint.scores.signals import Signals, leftover, signals
from bilint.scores.units import units
from bilint.scores.windows import Likeness, likenesses
from bilint.text.language import parse_language
from bilint.text.side import Side
from bilint.text.vectors import knows


class Model(msgspec.Struct):
    """data/scores/quality.toml, which says where the numbers come from."""

    version: int
    bias: dict[str, float]
    windows: dict[str, float]
    lexical: dict[str, float]
    related: dict[str, float]
    partly: dict[str, list[str]]
    measured: dict[str, tuple[float, float]]


def quality(pairs: Sequence[Pair]) -> list[float]:
    """The estimate for each pair, in [0, 1], higher is better; rounded to 6 decimals.

    An empty translation of some text is 0; a translation that was left in the source's language is near 0.
    Pairs without a source have nothing to be compared with: ValueError. The texts go through the encoder together
    (about 130 pairs of 25 words a second), so give many at once.
    """
    if any(pair.source is None for pair in pairs):
        raise ValueError("quality needs the source of every pair")
    sides = [(Side(pair.source or "", pair.source_lang), Side(pair.target, pair.target_lang)) for pair in pairs]
    methods = [_method(source.code, target.code) for source, target in sides]
    by_vectors = [i for i, method in enumerate(methods) if method != "lexical"]
    found = likenesses([(sides[i][0].text, sides[i][1].text) for i in by_vectors])
    alike: dict[int, Likeness] = dict(zip(by_vectors, found, strict=True))
    return [
        round(_estimate(source, target, alike.get(i), method), 6)
        for i, ((source, target), method) in enumerate(zip(sides, methods, strict=True))
    ]


def signature(source_lang: str | None, target_lang: str | None) -> str:
    """Method, version and how well it agreed with people for this pair of languages.

    E.g. `quality|method:windows|version:1|encoder:use-multilingual-3|pair:en-de|spearman:.18-.56`, or
    `spearman:not measured`.
    """
    source, target = (parse_language(code).code if code else "und" for code in (source_lang, target_lang))
    method = _method(source, target)
    measured = _model().measured.get(f"{source}-{target}")
    agreement = "-".join(f"{value:.2f}" for value in sorted(set(measured))) if measured else "not measured"
    encoder = "none" if method == "lexical" else "use-multilingual-3"
    return (
        f"quality|method:{'lexical' if method == 'lexical' else 'windows'}|version:{_model().version}"
        f"|encoder:{encoder}|pair:{source}-{target}|spearman:{agreement}"
    )


def quality_scores(
    pairs: Sequence[Pair], findings: Sequence[Finding] = (), *, level: Level | None = None, system: str | None = None
) -> list[Score]:
    """The estimates as Scores: one a segment, or their mean over each document or the whole.

    Without a level: every segment's, then the mean of all. Pairs without a source are left out. Findings play no part.
    """
    pairs = [pair for pair in pairs if pair.source is not None]
    if not pairs:
        return []
    values = quality(pairs)
    of_pair = [signature(pair.source_lang, pair.target_lang) for pair in pairs]
    documents, ids = [pair.document or "" for pair in pairs], [pair.id for pair in pairs]
    levels: tuple[Level, ...] = ("segment", "corpus") if level is None else (level,)
    return [
        Score(
            name="quality",
            value=sum(values[i] for i in rows) / len(rows),
            level=each,
            signature=" ".join(sorted({of_pair[i] for i in rows})),
            system=system,
            unit=unit,
        )
        for each in levels
        for unit, rows in units(each, len(pairs), documents, ids)
    ]


@functools.cache
def _model() -> Model:
    return msgspec.convert(data.load("scores/quality.toml"), Model)


@functools.cache
def _method(source: str, target: str) -> str:
    """ "known" or "partly" (known to the encoder), or "lexical"."""
    if knows(source) and knows(target):
        return "known"
    partly = _model().partly["languages"]
    return "partly" if all(knows(code) or code in partly for code in (source, target)) else "lexical"


def _estimate(source: Side, target: Side, likeness: Likeness | None, method: str) -> float:
    if not target.text.strip():
        return 0.0 if source.text.strip() else 1.0
    model = _model()
    values = signals(source, target, likeness)
    weights = model.lexical if likeness is None else model.windows
    estimate = _logistic(model.bias[method], weights, values)
    if likeness is not None:
        estimate *= min(1.0, max(0.02, values.cosine / model.related[method]))
    # The square: a copied word among many does little, a sentence left as it was leaves nothing.
    return estimate * (1.0 - 0.98 * leftover(source, target)) ** 2


def _logistic(bias: float, weights: dict[str, float], values: Signals) -> float:
    total = bias + sum(weight * getattr(values, name) for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-total))
