"""The penalty score added up from findings that no person has judged, and so called "estimated".

The formulas are those of bilint.mqm: profile "mqm" takes penalty points per 1,000 source words from 100,
profile "wmt" sums the points of each segment and averages them (Freitag et al. 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

from bilint.model import Finding, Pair, Score
from bilint.mqm import PROFILES, Profile, score
from bilint.scores import Level
from bilint.scores.units import units
from bilint.text.side import Side

VERSION = 1


def score_findings(
    pairs: Sequence[Pair],
    findings: Sequence[Finding],
    profile: Profile,
    *,
    level: Level = "corpus",
    system: str | None = None,
) -> list[Score]:
    """The estimated score under a profile, a unit each.

    "mqm" lies in [0, 100], higher is better. "wmt" is the mean penalty of a segment, from 0, lower is better.
    Words are the source's (the translation's where there is no source); characters for languages without spaces.
    Findings without a pair of that id count nowhere.
    """
    of_pair: dict[str, list[Finding]] = {}
    for finding in findings:
        of_pair.setdefault(finding.id, []).append(finding)
    scores = []
    parts = units(level, len(pairs), [pair.document or "" for pair in pairs], [pair.id for pair in pairs])
    for unit, rows in parts:
        # A pair's id may come twice, in two documents of one file: its findings count once.
        names = dict.fromkeys(pairs[i].id for i in rows)
        inside = [finding for name in names for finding in of_pair.get(name, ())]
        if profile.per_words is None:
            value = score(inside, 0, profile) / len(rows)
        else:
            value = score(inside, sum(length(pairs[i]) for i in rows), profile)
        scores.append(
            Score(
                name=f"estimated-{profile.name}",
                value=value,
                level=level,
                signature=signature(profile),
                higher_is_better=profile.per_words is not None,
                system=system,
                unit=unit,
            )
        )
    return scores


def mqm(pairs: Sequence[Pair], findings: Sequence[Finding], *, level: Level, system: str | None = None) -> list[Score]:
    """The estimated score under the profile "mqm"."""
    return score_findings(pairs, findings, PROFILES["mqm"], level=level, system=system)


def wmt(pairs: Sequence[Pair], findings: Sequence[Finding], *, level: Level, system: str | None = None) -> list[Score]:
    """The estimated score under the profile "wmt"."""
    return score_findings(pairs, findings, PROFILES["wmt"], level=level, system=system)


def signature(profile: Profile) -> str:
    """Profile, unit and weights in one line, e.g. `estimated|profile:mqm|per:1000 source words|weights:...`."""
    weights = [f"{severity.value}={weight:g}" for severity, weight in profile.weights.items()]
    if profile.minor_punctuation is not None:
        weights.append(f"minor punctuation={profile.minor_punctuation:g}")
    if profile.non_translation is not None:
        weights.append(f"non-translation={profile.non_translation:g}")
    per = "segment" if profile.per_words is None else f"{profile.per_words} source words"
    return f"estimated|profile:{profile.name}|per:{per}|weights:{','.join(weights)}|version:{VERSION}"


def length(pair: Pair) -> int:
    """How long a pair is: words of its source, characters where the language does not part words by spaces.

    The translation stands in for a source that is unknown.
    """
    known = pair.source is not None
    side = Side(
        pair.source if pair.source is not None else pair.target, pair.source_lang if known else pair.target_lang
    )
    if side.spaced:
        return len(side.words)
    return sum(not char.isspace() for char in side.text)
