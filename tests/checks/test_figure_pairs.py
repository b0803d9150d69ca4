"""The assignment of the figures of two sides: what agrees, what is left, and that one error is one finding."""

import pytest

from bilint.checks.declare import PairFacts
from bilint.checks.figure_pairs import compared
from bilint.model import Pair


def left(languages: str, source: str, target: str) -> list[tuple[str | None, str | None]]:
    source_lang, target_lang = languages.split("-")
    pair = Pair(id="1", source=source, target=target, source_lang=source_lang, target_lang=target_lang)
    return [
        (one and source[one.start : one.end], other and target[other.start : other.end])
        for one, other in compared(PairFacts(pair)).leftovers
    ]


AGREE = [
    ("de-en", "Er trank 1 Bier.", "He drank a beer."),
    ("de-en", "die 90er Jahre", "the 1990s"),
    ("en-de", "Miss USA 86", "die Miss USA von 1986"),
    ("de-en", "anderthalb Stunden", "an hour and a half"),
    ("en-es", "90 minutes", "una hora y media"),
    ("en-fr", "at 0430", "à 4 h 30"),
    ("en-ja", "It is 603.", "6時3分だ。"),
    ("de-en", "50 %", "half of it"),
    ("en-de", "100 per cent of them", "alle"),
    ("zh-en", "1993.03万人", "19.93 million people"),
    ("en-ru", "dozens of people", "десятки людей"),
    ("hi-en", "लाखों लोग", "millions of people"),
    ("en-ru", "in 24 hours", "за сутки"),
    ("zh-en", "用一两天", "for one or two days"),
    ("zh-en", "十四五年", "14 or 15 years"),
    ("en-de", "6 decades", "60 Jahre"),
    ("ru-en", "50 миль, то есть 80 км", "50 miles"),
    ("en-de", "It fell to 68 °F.", "Sie fiel auf 20 °C."),
    ("en-de", "5 ft", "1,5 Meter"),
    ("de-en", "Covid-19", "the coronavirus"),
    ("ja-en", "男女各8人", "8 men and 8 women"),
    ("de-en", "2/3 der Wähler", "two thirds of the voters"),
    ("fr-en", "Louis XIV", "Louis the 14th"),
    ("zh-en", "首届博览会", "a fair, the 1st"),
    ("de-en", "1.500 Euro", "1.500 euros"),
    ("de-en", "unter vier Augen", "in private"),
    ("zh-en", "6．平安里", "Peace Lane"),
    ("fr-en", "Il est sur son 31.", "He is dressed to the nines."),
    ("zh-en", "五十两银子", "fifty taels of silver"),
    ("zh-en", "二三百人", "between two and three hundred people"),
    ("en-is", "By 2050 there will be 10 billion.", "Árið 2050 verða þeir tíu milljarðar."),
    ("fi-en", "3,1 kilogrammaa", "6.9 pounds"),
]  # fmt: skip


@pytest.mark.parametrize(("languages", "source", "target"), AGREE)
def test_agreement(languages, source, target):
    assert left(languages, source, target) == []


LEFT = [
    ("de-en", "3 von 12 am 5. Mai", "3 of 21 on May 5", [("12", "21")]),
    ("de-en", "Er hat 3 Hunde und 7 Katzen.", "He has 7 dogs and 4 cats.", [("3", "4")]),
    ("de-en", "am 10. Oktober", "on October", [("10", None)]),
    ("de-en", "in der Formel 1 holt er den ersten Titel", "he won the first title in Formula", [("1", None)]),
    ("de-en", "an Covid-19 erkrankt", "ill with COVID-", [("19", None)]),
    ("ru-en", "в 18:00 в зале", "at 18: in the hall", [("00", None)]),
    ("de-en", "2,5 Millionen und 2,5 Milliarden", "2.5 million and 2.5 million", [("2,5 Milliarden", "2.5 million")]),
    ("en-de", "It is 50 miles away.", "Es sind 90 Kilometer.", [("50", "90")]),
    ("zh-en", "11.5万人", "115,090 people", [("11.5万", "115,090")]),
    ("en-de", "4,000 firms", "0400 Firmen", [("4,000", "0400")]),
    ("en-de", "in 2019 and 2020", "2019 und 2021", [("2020", "2021")]),
    ("de-en", "A380", "A350", [("380", "350")]),
    ("en-is", "By 2050 there will be 300.", "Árið 2055", [("2050", "2055"), ("300", None)]),
    ("de-en", "Er kaufte zwei Häuser.", "He bought three houses.", [("zwei", "three")]),
    ("de-en", "Er kam, sah und siegte.", "He won 17 times.", [(None, "17")]),
]  # fmt: skip


@pytest.mark.parametrize(("languages", "source", "target", "expected"), LEFT)
def test_leftovers(languages, source, target, expected):
    assert left(languages, source, target) == expected


@pytest.mark.parametrize("count", [100, 3_000])
def test_many_figures(count):
    source = " ".join(str(n) for n in range(10**6, 10**6 + count))
    target = " ".join(str(n) for n in range(10**6 + 1, 10**6 + count + 1))
    assert left("de-en", source, target) == [(str(10**6), str(10**6 + count))]
