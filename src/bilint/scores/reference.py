"""BLEU, chrF and TER against human references, by sacreBLEU itself: the same digits, the same signature.

The settings are the sacrebleu command's own. The one choice that depends on the language is BLEU's tokenizer
("zh" for Chinese, "ja-mecab" and "ko-mecab", else "13a"), which the command makes when it is given `-l`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from bilint.errors import InputError, MissingExtraError, UnknownNameError
from bilint.model import Finding, Pair, Score
from bilint.scores import Level
from bilint.scores.units import units
from bilint.text.language import parse_language

METRICS = ("bleu", "chrf", "ter")

References = Sequence[Sequence[str | None]]
"""One sequence a reference set, as long as the hypotheses; None where a set lacks a segment."""


def score_references(
    hypotheses: Sequence[str],
    references: References,
    *,
    target_lang: str | None,
    metrics: Sequence[str] = METRICS,
    level: Level = "corpus",
    documents: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
    system: str | None = None,
    tokenize: str | None = None,
) -> list[Score]:
    """Scores of one system's output, metric by metric, unit by unit.

    BLEU and chrF lie in [0, 100], higher is better; TER is edits per 100 reference words, lower is better.
    At level "segment" BLEU uses effective order, as `sacrebleu --sentence-level` does.
    `tokenize` names another tokenizer of sacreBLEU for BLEU, e.g. "char"; the signature tells.
    Raises InputError for texts of unequal number or without a reference, MissingExtraError where the tokenizer of
    the language is not installed, UnknownNameError for a metric or tokenizer that does not exist.
    """
    _check(hypotheses, references)
    parts = units(level, len(hypotheses), documents, ids)
    scores = []
    for name in metrics:
        metric = _metric(name, target_lang, level == "segment", tokenize)
        for unit, rows in parts:
            found = metric.corpus_score(
                [hypotheses[i] for i in rows], [[one_set[i] for i in rows] for one_set in references]
            )
            scores.append(
                Score(
                    name=found.name,
                    value=found.score,
                    level=level,
                    signature=metric.get_signature().format(),
                    higher_is_better=name != "ter",
                    system=system,
                    unit=unit,
                )
            )
    return scores


def score_systems(
    systems: Mapping[str, Sequence[str]], references: References, *, target_lang: str | None, **settings: Any
) -> list[Score]:
    """Scores of several systems on the same references, side by side: all systems' for one metric and unit together.

    `settings` and errors are those of score_references.
    """
    of_each = [
        score_references(output, references, target_lang=target_lang, system=name, **settings)
        for name, output in systems.items()
    ]
    return [score for beside in zip(*of_each, strict=True) for score in beside]


def bleu(
    pairs: Sequence[Pair], findings: Sequence[Finding] = (), *, level: Level, system: str | None = None
) -> list[Score]:
    """BLEU of pairs that carry references."""
    return _of_pairs("bleu", pairs, level, system)


def chrf(
    pairs: Sequence[Pair], findings: Sequence[Finding] = (), *, level: Level, system: str | None = None
) -> list[Score]:
    """chrF2 of pairs that carry references."""
    return _of_pairs("chrf", pairs, level, system)


def ter(
    pairs: Sequence[Pair], findings: Sequence[Finding] = (), *, level: Level, system: str | None = None
) -> list[Score]:
    """TER of pairs that carry references."""
    return _of_pairs("ter", pairs, level, system)


def _of_pairs(metric: str, pairs: Sequence[Pair], level: Level, system: str | None) -> list[Score]:
    languages = {pair.target_lang for pair in pairs}
    if len(languages) > 1:
        names = ", ".join(sorted(code or "unknown" for code in languages))
        raise InputError(f"the translations are in several languages ({names}); score each language by itself")
    most = max(len(pair.references) for pair in pairs)
    return score_references(
        [pair.target for pair in pairs],
        [[pair.references[n] if n < len(pair.references) else None for pair in pairs] for n in range(most)],
        target_lang=languages.pop(),
        metrics=(metric,),
        level=level,
        documents=[pair.document or "" for pair in pairs],
        ids=[pair.id for pair in pairs],
        system=system,
    )


def _check(hypotheses: Sequence[str], references: References) -> None:
    if not hypotheses:
        raise InputError("there is nothing to score: no translations")
    for number, one_set in enumerate(references, 1):
        if len(one_set) != len(hypotheses):
            raise InputError(
                f"reference set {number} has {len(one_set)} segments and the translation {len(hypotheses)}; "
                "they have to match one to one"
            )
    for index in range(len(hypotheses)):
        if all(one_set[index] is None for one_set in references):
            raise InputError(f"segment {index + 1} has no reference; leave it out, or ask for `quality` instead")


@functools.lru_cache(maxsize=32)
def _metric(name: str, target_lang: str | None, by_segment: bool, tokenize: str | None) -> Any:
    """sacreBLEU's own metric; made once for a setting, as batch asks again for every chunk."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "chrf":
        return CHRF()
    if name == "ter":
        return TER()
    if name != "bleu":
        raise UnknownNameError("metric", name, METRICS)
    if tokenize is not None and tokenize not in BLEU.TOKENIZERS:
        raise UnknownNameError("tokenizer", tokenize, BLEU.TOKENIZERS)
    language = parse_language(target_lang) if target_lang else None
    try:
        if tokenize is not None:
            return BLEU(tokenize=tokenize, effective_order=by_segment)
        return BLEU(trg_lang=language.code if language else "", effective_order=by_segment)
    except RuntimeError as error:
        # What sacreBLEU raises where its tokenizer for Japanese or Korean lacks its dictionary.
        assert language is not None
        raise MissingExtraError(f'BLEU for {language.name} (or the tokenizer "char")', language.code) from error
