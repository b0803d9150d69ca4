"""The penalty score from findings: profiles, levels, what counts as a word, signatures."""

import pytest

from bilint.model import Finding, Pair, Severity
from bilint.mqm import PROFILES
from bilint.scores import score_pairs
from bilint.scores.estimated import length, score_findings, signature


def pair(id, source, target="x", source_lang="en", document=None):
    return Pair(id=id, source=source, target=target, source_lang=source_lang, target_lang="de", document=document)


def finding(id, severity, category="accuracy/mistranslation"):
    return Finding(id=id, check="some.check", category=category, severity=severity, message="wrong")


TEN = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("severities", "points"),
    [([], 0), ([Severity.MINOR], 1), ([Severity.MAJOR, Severity.MINOR], 6), ([Severity.CRITICAL], 25)],
)
def test_mqm_takes_points_for_a_thousand_words_from_100(severities, points):
    pairs = [pair(str(n), TEN) for n in range(100)]
    [score] = score_findings(pairs, [finding("7", severity) for severity in severities], PROFILES["mqm"])
    assert (score.value, score.higher_is_better, score.level) == (100 - points, True, "corpus")


def test_wmt_is_the_mean_penalty_of_a_segment():
    pairs = [pair(str(n), TEN) for n in range(4)]
    findings = [
        finding("0", Severity.MAJOR),
        finding("1", Severity.MINOR, "linguistic-conventions/punctuation"),
        finding("2", Severity.CRITICAL, "non-translation"),
    ]
    [whole] = score_findings(pairs, findings, PROFILES["wmt"])
    assert whole.value == pytest.approx((5 + 0.1 + 25) / 4)
    assert whole.higher_is_better is False
    each = score_findings(pairs, findings, PROFILES["wmt"], level="segment")
    assert [(score.unit, score.value) for score in each] == [("0", 5), ("1", 0.1), ("2", 25), ("3", 0)]


def test_documents_are_scored_apart():
    pairs = [pair("1", TEN, document="a"), pair("2", TEN, document="b")]
    scores = score_pairs(["estimated-mqm", "estimated-wmt"], pairs, [finding("2", Severity.MINOR)], level="document")
    of_document = {(s.name, s.unit): s.value for s in scores}
    assert of_document[("estimated-mqm", "a")] == 100
    assert of_document[("estimated-mqm", "b")] == 0  # one point in ten words
    assert of_document[("estimated-wmt", "b")] == 1


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        ("two words", "en", 2),
        ("don't stop-gap", "en", 2),
        ("你好，世界", "zh", 5),
        ("こんにちは 世界", "ja", 7),
        ("สวัสดี", "th", 6),
        ("مرحبا بالعالم", "ar", 2),
    ],
)
def test_words_are_characters_where_no_spaces_part_them(source, language, expected):
    assert length(pair("1", source, source_lang=language)) == expected


def test_translation_stands_in_for_an_unknown_source():
    assert length(Pair(id="1", target="drei kleine Wörter", target_lang="de")) == 3


def test_signature_prints_profile_and_weights():
    assert signature(PROFILES["mqm"]) == (
        "estimated|profile:mqm|per:1000 source words|weights:neutral=0,minor=1,major=5,critical=25|version:1"
    )
    assert "minor punctuation=0.1,non-translation=25" in signature(PROFILES["wmt"])


def test_scores_are_found_by_name():
    scores = score_pairs(["estimated-mqm", "estimated-wmt"], [pair("1", TEN)], [])
    assert [(score.name, score.value) for score in scores] == [("estimated-mqm", 100), ("estimated-wmt", 0)]
