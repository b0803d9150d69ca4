"""Reference scores: sacreBLEU's own digits and signatures, at each level."""

import subprocess
import sys

import pytest
from sacrebleu.metrics import BLEU, CHRF, TER

from bilint.errors import InputError, MissingExtraError, UnknownNameError
from bilint.model import Pair
from bilint.scores import score_pairs
from bilint.scores.reference import score_references, score_systems

OUTPUT = ["The cat sat on the mat.", "It rained all day long, and nobody came.", "A third sentence stands here."]
FIRST = ["The cat was sitting on the mat.", "It rained the whole day and no one came.", "Here stands a third sentence."]
SECOND = ["A cat sat on a mat.", "All day long it rained; nobody came.", "A third sentence is here."]


def values(scores):
    return [(score.name, score.value) for score in scores]


@pytest.mark.parametrize("references", [[FIRST], [FIRST, SECOND], [FIRST, [SECOND[0], None, SECOND[2]]]])
def test_corpus_scores_are_sacrebleus(references):
    scores = score_references(OUTPUT, references, target_lang="en")
    own = [metric.corpus_score(OUTPUT, references) for metric in (BLEU(), CHRF(), TER())]
    assert values(scores) == [(score.name, score.score) for score in own]


def test_digits_and_signature_are_those_of_the_command(tmp_path):
    for name, lines in (("ref", FIRST), ("sys", OUTPUT)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", "ref", "-i", "sys", "-m", "bleu", "chrf", "ter", "-f", "text"]
    printed = subprocess.run([*command, "-w", "6"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    for score in score_references(OUTPUT, [FIRST], target_lang="en"):
        assert f"{score.name}|{score.signature} = {score.value:.6f}" in printed


def test_segment_scores_use_effective_order():
    scores = score_references(["a b c"], [["a b d"]], target_lang="en", metrics=["bleu"], level="segment", ids=["s1"])
    [score] = scores
    assert (score.unit, score.level) == ("s1", "segment")
    assert score.value == BLEU(effective_order=True).sentence_score("a b c", ["a b d"]).score > 0
    assert "eff:yes" in score.signature


def test_document_scores_are_the_corpus_scores_of_each_document():
    scores = score_references(OUTPUT, [FIRST], target_lang="en", level="document", documents=["x", "y", "x"])
    alone = score_references([OUTPUT[0], OUTPUT[2]], [[FIRST[0], FIRST[2]]], target_lang="en")
    assert [score.unit for score in scores] == ["x", "y"] * 3
    assert values(scores)[::2] == values(alone)


def test_only_ter_is_better_when_lower():
    scores = score_references(OUTPUT, [FIRST], target_lang="en")
    assert {score.name: score.higher_is_better for score in scores} == {"BLEU": True, "chrF2": True, "TER": False}


@pytest.mark.parametrize(
    ("language", "tokenizer"), [("zh", "zh"), ("zh-Hant", "zh"), ("Chinese", "zh"), ("de", "13a"), (None, "13a")]
)
def test_tokenizer_follows_the_language(language, tokenizer):
    [score] = score_references(["我是你"], [["我是你们"]], target_lang=language, metrics=["bleu"])
    assert f"tok:{tokenizer}|" in score.signature


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_missing_tokenizer_names_the_extra_unless_another_is_chosen(language):
    pytest.importorskip("sacrebleu")
    module = {"ja": "MeCab", "ko": "mecab_ko"}[language]
    try:
        __import__(module)
    except ImportError:
        with pytest.raises(MissingExtraError, match=rf"bilint\[{language}\]"):
            score_references(["あ"], [["い"]], target_lang=language, metrics=["bleu"])
    [score] = score_references(["あい"], [["あう"]], target_lang=language, metrics=["bleu"], tokenize="char")
    assert "tok:char|" in score.signature


def test_systems_stand_side_by_side():
    scores = score_systems({"one": OUTPUT, "two": SECOND}, [FIRST], target_lang="en", metrics=["bleu", "ter"])
    assert [(s.name, s.system) for s in scores] == [("BLEU", "one"), ("BLEU", "two"), ("TER", "one"), ("TER", "two")]
    assert scores[1].value == BLEU().corpus_score(SECOND, [FIRST]).score


@pytest.mark.parametrize(
    ("output", "references", "settings", "error", "message"),
    [
        ([], [[]], {}, InputError, "nothing to score"),
        (["a"], [["a", "b"]], {}, InputError, "reference set 1 has 2 segments and the translation 1"),
        (["a", "b"], [["a", None]], {}, InputError, "segment 2 has no reference"),
        (["a"], [], {}, InputError, "segment 1 has no reference"),
        (["a"], [["a"]], {"level": "document"}, InputError, "document of each segment"),
        (["a"], [["a"]], {"level": "page"}, InputError, "no level is called 'page'"),
        (["a"], [["a"]], {"metrics": ["blue"]}, UnknownNameError, "did you mean 'bleu'"),
        (["a"], [["a"]], {"tokenize": "13b"}, UnknownNameError, "did you mean '13a'"),
    ],
)
def test_errors_say_what_is_wrong(output, references, settings, error, message):
    with pytest.raises(error, match=message):
        score_references(output, references, target_lang="en", **settings)


def test_pairs_bring_their_references():
    pairs = [
        Pair(id="1", target=OUTPUT[0], target_lang="en", references=(FIRST[0], SECOND[0])),
        Pair(id="2", target=OUTPUT[1], target_lang="en", references=(FIRST[1],)),
    ]
    [score] = score_pairs(["chrf"], pairs)
    assert score.value == CHRF().corpus_score(OUTPUT[:2], [FIRST[:2], [SECOND[0], None]]).score
    assert "nrefs:var" in score.signature


def test_pairs_in_several_languages_are_not_mixed():
    pairs = [Pair(id=code, target="a", target_lang=code, references=("a",)) for code in ("en", "zh")]
    with pytest.raises(InputError, match=r"several languages \(en, zh\)"):
        score_pairs(["bleu"], pairs)
