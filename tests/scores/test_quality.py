"""`quality` falls when a translation is made worse, in the languages of the encoder and in others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilint.model import Pair
from bilint.scores.quality import quality, quality_scores, signature
from bilint.scores.signals import leftover, signals
from bilint.text.side import Side


def pair(languages, source, target, id="1"):
    source_lang, target_lang = languages.split("-")
    return Pair(id=id, source=source, target=target, source_lang=source_lang, target_lang=target_lang)


GOOD = {
    "de-en": (
        "Die Bürgermeisterin eröffnete am Freitag die neue Brücke, die 120 Meter lang ist.",
        "On Friday the mayor opened the new bridge, which is 120 metres long.",
    ),
    "en-fr": (
        "The museum closes at five, and the garden stays open until 9 in the evening.",
        "Le musée ferme à cinq heures et le jardin reste ouvert jusqu'à 9 heures du soir.",
    ),
    "zh-en": (
        "我们昨天在山上看到了三只鹿，还有一条小河。",
        "Yesterday we saw three deer on the mountain, and a small river.",
    ),
    "en-ar": ("The doctor told him to rest for two weeks at home.", "طلب منه الطبيب أن يستريح في البيت لمدة أسبوعين."),
    "cs-en": (
        "Starostka v pátek otevřela nový most, který je dlouhý 120 metrů.",
        "On Friday the mayor opened the new bridge, which is 120 metres long.",
    ),
}
OTHER_TOPIC = {
    "en": "She bought a pound of cherries and a loaf of bread.",
    "fr": "Elle a acheté une livre de cerises et un pain.",
    "ar": "اشترت كيلوغراما من الكرز وخبزا.",
}


@pytest.mark.parametrize("languages", GOOD)
def test_a_good_translation_beats_worse_ones(languages):
    source, target = GOOD[languages]
    half = target[: len(target) // 2]
    good, cut, other, copy, empty = quality(
        [pair(languages, source, worse) for worse in (target, half, OTHER_TOPIC[languages[3:]], source, "")]
    )
    assert 0.4 < good <= 1
    assert cut < good
    assert other < 0.3
    assert copy < 0.02
    assert empty == 0


@pytest.mark.parametrize(
    ("languages", "source", "better", "worse"),
    [
        # numbers
        ("de-en", "Er zahlte 350 Euro.", "He paid 350 euros.", "He paid 850 euros."),
        ("hu-en", "A vonat 350 utast vitt.", "The train carried 350 people.", "The train carried 35 people."),
        # a machine that repeats itself
        (
            "fi-en",
            "Kissa nukkuu sohvalla koko päivän.",
            "The cat sleeps on the sofa all day.",
            "The cat sleeps the cat sleeps the cat sleeps.",
        ),
        # words that were left in the source's language
        ("hu-en", "Kérem, csukja be az ablakot.", "Please close the window.", "Please close the ablakot."),
        # another script
        ("he-en", "אני אוהב לקרוא ספרים בערב.", "I like to read books in the evening.", "I like ספרים."),
        ("en-zh", "The window is open.", "窗户开着。", "The window stands open."),
    ],
)
def test_each_error_lowers_it(languages, source, better, worse):
    good, bad = quality([pair(languages, source, better), pair(languages, source, worse)])
    assert bad < good


def test_names_may_stay_as_they_are():
    [name] = quality([pair("en-de", "Angela Merkel", "Angela Merkel")])
    assert name > 0.5


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("en-de", "the window is open", "the window is open", 1),
        ("en-de", "The window is open", "Das Fenster ist offen", 0),
        ("en-de", "Angela Merkel", "Angela Merkel", 0),
        ("en-en", "same language", "same language", 0),
        ("ja-zh", "日本銀行", "日本銀行", 1),
        ("ja-zh", "日本の銀行", "日本银行", 0),
        ("ru-en", "Окно открыто", "Окно открыто", 1),
        ("ru-en", "Окно открыто", "The окно is", 0),
        ("ru-en", "окно открыто", "the окно is", 1 / 3),
    ],
)
def test_leftover(languages, source, target, expected):
    source_lang, target_lang = languages.split("-")
    assert leftover(Side(source, source_lang), Side(target, target_lang)) == pytest.approx(expected)


def test_numbers_match_by_value():
    source, target = Side("1.500 Euro, 12 %", "de"), Side("1,500 euros, 12 percent", "en")
    assert signals(source, target, None).numbers == 0
    assert signals(source, Side("1,400 euros, 12 percent", "en"), None).numbers == -2 / 5


@pytest.mark.parametrize(
    ("languages", "part"),
    [
        (("de", "en"), "method:windows|version:1|encoder:use-multilingual-3|pair:de-en|spearman:not measured"),
        (("en", "de"), "spearman:0.18-0.56"),
        (("en-GB", "German"), "pair:en-de|"),
        (("ne", "en"), "method:lexical|version:1|encoder:none|pair:ne-en|spearman:0.18"),
        (("en", "cs"), "method:windows|"),
        (("hu", "en"), "method:lexical|"),
        ((None, "en"), "method:lexical|version:1|encoder:none|pair:und-en|spearman:not measured"),
    ],
)
def test_signature_says_method_and_what_was_measured(languages, part):
    assert signature(*languages).startswith("quality|")
    assert part in signature(*languages)


def test_the_same_pairs_give_the_same_values_in_any_company():
    pairs = [pair(languages, *texts) for languages, texts in GOOD.items()]
    together = quality(pairs)
    assert together == pytest.approx([quality([each])[0] for each in pairs], abs=2e-6)
    assert quality(pairs) == together


def test_scores_of_segments_and_the_whole():
    pairs = [pair("de-en", *GOOD["de-en"], id="a"), pair("hu-en", "Jó napot.", "Good day.", id="b")]
    pairs.append(Pair(id="c", target="without a source", target_lang="en"))
    scores = quality_scores(pairs)
    assert [(score.level, score.unit) for score in scores] == [("segment", "a"), ("segment", "b"), ("corpus", None)]
    assert scores[2].value == pytest.approx((scores[0].value + scores[1].value) / 2)
    assert "pair:de-en" in scores[2].signature
    assert "pair:hu-en" in scores[2].signature
    assert quality_scores(pairs[2:]) == []


def test_a_source_is_needed():
    with pytest.raises(ValueError, match="needs the source"):
        quality([Pair(id="1", target="x", target_lang="en")])


@pytest.mark.parametrize("languages", ["de-en", "hu-en", "ja-zh"])
@given(source=st.text(max_size=40), target=st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_it_lies_between_0_and_1_for_any_texts(languages, source, target):
    [value] = quality([pair(languages, source, target)])
    assert 0 <= value <= 1


def test_blank_beside_blank_is_whole():
    assert quality([pair("de-en", " ", "")]) == [1.0]
