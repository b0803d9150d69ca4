"""MQM: the categories that findings carry, and the scores that are added up from them.

Categories are paths of the MQM Core typology (themqm.org); each maps to an issue type of ITS 2.0
(W3C, section 8.21) for formats that speak ITS. Sums of findings that no person has judged are called "estimated".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from bilint.model import Finding, Severity

# MQM category -> ITS 2.0 localization quality issue type.
CATEGORIES: Mapping[str, str] = {
    "terminology": "terminology",
    "terminology/wrong-term": "terminology",
    "terminology/inconsistent": "inconsistency",
    "accuracy/mistranslation": "mistranslation",
    "accuracy/over-translation": "mistranslation",
    "accuracy/under-translation": "mistranslation",
    "accuracy/addition": "addition",
    "accuracy/omission": "omission",
    "accuracy/untranslated": "untranslated",
    "accuracy/do-not-translate": "mistranslation",
    "linguistic-conventions/grammar": "grammar",
    "linguistic-conventions/punctuation": "typographical",
    "linguistic-conventions/spelling": "misspelling",
    "linguistic-conventions/duplication": "duplication",
    "linguistic-conventions/unintelligible": "uncategorized",
    "linguistic-conventions/language": "non-conformance",
    "style/unidiomatic": "style",
    "style/awkward": "style",
    "style/register": "register",
    "locale-conventions/number-format": "locale-violation",
    "locale-conventions/date-format": "locale-violation",
    "locale-conventions/time-format": "locale-violation",
    "locale-conventions/currency-format": "locale-violation",
    "locale-conventions/measurement-format": "locale-violation",
    "design-and-markup/markup-tag": "markup",
    "design-and-markup/whitespace": "whitespace",
    "non-translation": "non-conformance",
}


class Profile(msgspec.Struct, frozen=True):
    """How findings are weighed."""

    name: str
    weights: Mapping[Severity, float]
    minor_punctuation: float | None = None
    """Weight of a minor punctuation error where it differs (Freitag et al. 2021, table 3)."""
    non_translation: float | None = None
    per_words: int | None = None
    """Penalty points are scaled to this many source words, and taken from 100."""


PROFILES: Mapping[str, Profile] = {
    "wmt": Profile(
        "wmt",
        {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 5},
        minor_punctuation=0.1,
        non_translation=25,
    ),
    # MQM 2.0 scoring: 1, 5 and 25 penalty points.
    "mqm": Profile(
        "mqm",
        {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25},
        per_words=1000,
    ),
}


def penalty(findings: Iterable[Finding], profile: Profile) -> float:
    """The penalty points of some findings under a profile (0: none found)."""
    total = 0.0
    for finding in findings:
        weight = profile.weights[finding.severity]
        if profile.non_translation is not None and finding.category == "non-translation":
            weight = profile.non_translation
        elif (
            profile.minor_punctuation is not None
            and finding.severity is Severity.MINOR
            and finding.category == "linguistic-conventions/punctuation"
        ):
            weight = profile.minor_punctuation
        total += weight
    return total


def score(findings: Iterable[Finding], words: int, profile: Profile) -> float:
    """The score under a profile: points per segment are summed ("wmt"), or 100 minus points per 1,000 words ("mqm").

    `words`: of the source; characters for languages without spaces. "mqm" lies in [0, 100].
    """
    points = penalty(findings, profile)
    if profile.per_words is None:
        return points
    return max(0.0, 100.0 - points * profile.per_words / max(words, 1))
