"""The assignment of the figures of two sides: what agrees, what is left, and that one error is one finding."""

import pytest

from bilint.checks.declare import PairFacts
from bilint.checks.figure_pairs import compared
from bilint.checks.run import Runner
from bilint.checks.select import select
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
    # what a translation may leave out
    ("de-en", "Er ist zu 100 % schuld.", "It is all his fault."),
    ("en-ru", "It has E2EE, @user6.", "@user6, там есть сквозное шифрование."),
    ("en-es", "They provide 5 9s or something.", "Prestan un servicio de calidad."),
    ("en-es", "It cost €250,000 (about $270,000).", "Costó 250.000 euros."),
    ("zh-en", "中新网2月11日电 2月11日，他到了。", "On February 11, he arrived."),
    ("hi-en", "दोनों को सात-सात साल", "seven years for each of 2"),
    ("en-de", "a four-season bag for 80 euros", "ein Schlafsack für 80 Euro für das ganze Jahr"),
    ("en-es", "a quartet since 2019", "un cuarteto desde 2019"),
    ("de-en", "12 sprachen unter vier Augen.", "12 spoke in private."),
    # what it may add
    ("cs-en", "Bylo mi 20, prvák na VŠ.", "I was 20, in my 1st year at university."),
    ("ja-zh", "23年３月期", "截至2023年3月31日"),
    ("zh-en", "2022年增长了66%", "In 2022 it grew by 66% compared with 2021"),
    ("en-es", "It is 603. News For Tony Davis is live.", "Son las 6:03. Tony Davis, de News 4, en directo."),
    ("ja-en", "三人のユニットＡＢセブン", "the three of AB7"),
    ("en-ja", "a cross of 3 styles", "3つの様式を足して2で割った感じ"),
    # what is said in another way
    ("de-ru", "um 1 Prozentpunkt", "на процентный пункт"),
    ("de-en", "um einen Punkt auf 40 Prozent", "by a percentage point to 40%"),
    ("en-de", "She owes $300 million and pays back $300 million.", "Sie zahlt von 300 Millionen die gleiche Summe."),
    ("en-ja", "He lent $20 million and got $20 million back.", "彼は2千万ドルを貸し、同額を返してもらった。"),
    ("en-de", "a four season tent for 2", "ein Zelt für 2 für das ganze Jahr"),
    ("zh-en", "全场八折", "20% off"),
    ("zh-en", "全场对折", "half price"),
    ("zh-en", "付八折的价钱", "pay 80% of the price"),
    ("ko-en", "3할 타자", "a .300 hitter"),
    ("ru-en", "Цены упали вдвое, до 12.", "Prices halved to 12."),
    ("ru-en", "в сорок втором, 12 раз", "in 1942, 12 times"),
    ("fr-en", "Elle mesure un mètre soixante-huit et a 20 ans.", "She is 20 and 1.68 metres tall."),
    ("de-en", "nach 5 Metern 20 Bäume", "20 trees after 5 metres"),
    ("ko-en", "1+1 행사, 12명", "buy one, get one free for 12"),
    ("uk-en", "о пів на дев'яту", "at 8:30"),
    ("ru-en", "в полвторого дня", "at 1:30"),
    # other ways to write
    ("de-en", "auf 25 .000 Euro", "to 25,000 euros"),
    ("en-ru", "It slowed to 16 mph, in the air to 65.", "Скорость упала до 25 км/ч, в воздухе до 105."),
    ("en-es", "a boat at 4000 ft", "un barco a 1.000 metros"),
    ("zh-en", "随着M2数据转负，10月", "with M2 data turning negative in October"),
    ("de-en", "Zehntausende kamen 2019.", "Tens of thousands came in 2019."),
    ("hi-en", "करोड़ों लोग, 2019", "hundreds of millions of people, 2019"),
    ("en-de", "Prices doubled in 2019.", "Die Preise haben sich 2019 verdoppelt."),
    ("en-de", "2 percentage points", "2 Punkte"),
    ("zh-en", "持续了3分钟到5分钟。", "It lasted 3 minutes to 5 minutes."),
    ("fr-en", "Il a 80 ans, l’octogénaire.", "He is 80."),
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
    # number words
    ("de-en", "Elf starben, darunter sechs Kinder.", "Eleven died, including children.", [("sechs", None)]),
    ("fr-en", "Douze blessés et sept morts", "Twelve injured and some dead", [("sept", None)]),
    ("de-en", "anderthalb Jahre", "two and a half years", [("anderthalb", "two and a half")]),
    ("en-es", "two and a half hours", "dos horas", [("two and a half", "dos")]),
    ("en-fr", "two thirds of them", "trois quarts d’entre eux", [("two thirds", "trois quarts")]),
    ("de-en", "Jeder Dritte kam 2019.", "One in four came in 2019.", [("Dritte", "One in four")]),
    ("en-de", "Prices doubled in 2019.", "Die Preise haben sich 2019 verdreifacht.", [("doubled", "verdreifacht")]),
    ("en-de", "by 2 percentage points", "um 2 Prozent", [("2 percentage points", "2 Prozent")]),
    ("zh-en", "全场八折", "80% off", [("八折", "80%")]),
    ("zh-en", "打七五折", "35% off", [("七五折", "35%")]),
    ("de-en", "um einen Prozentpunkt", "by one percent", [("einen Prozentpunkt", "one percent")]),
    ("en-de", "half a percentage point", "0,25 Prozentpunkte", [("half a percentage point", "0,25 Prozentpunkte")]),
    ("en-de", "He lent $20 million; $20 million is back.", "Er lieh 20 Millionen. Gut.", [("20 million", None)]),
    ("vi-en", "lần thứ hai", "the third time", [("thứ hai", "third")]),
    ("ru-en", "Пятеро из семи спаслись.", "Six of the seven survived.", [("Пятеро из семи", "Six")]),
    ("en-pl", "Six of the seven survived.", "Pięciu z siedmiu ocalało.", [("Six", "Pięciu z siedmiu")]),
    ("hu-en", "harmadára csökkent", "halved", [("harmadára", "halved")]),
    ("uk-en", "на третину", "by a quarter", [("третину", "a quarter")]),
    ("en-de", "an hour, at 12", "anderthalb Stunden, um 12", [("an", "anderthalb")]),
    ("en-tr", "at nine, for 12", "dokuz buçukta, 12", [(None, "dokuz buçukta")]),
    # figures of no sharp value
    ("zh-en", "数万人，2019年", "hundreds of thousands in 2019", [("数万", "hundreds of thousands")]),
    ("de-en", "Hunderttausende, 2019", "millions in 2019", [("Hunderttausende", "millions")]),
    ("hi-en", "लाखों लोग, 2019", "thousands of people, 2019", [("लाखों", "thousands")]),
    # a figure that was cut out, where it might have been left out
    ("zh-en", "第16届大会于7月25日举行", "The th meeting was held on July 25", [("16", None)]),
    ("en-de", "Be there 24/7, and answer.", "Sei /7 da und antworte.", [("24", None)]),
    ("zh-en", "表 B.1 说明", "Table B. explains", [("1", None)]),
    ("en-ru", "It has E2EE.", "Там есть EEE.", [("2", None)]),
    ("zh-en", "7月25日讯 7月25日", "July 25 (by our reporter) On July , it", [("25", None)]),
    ("en-de", "The 3 of us are 100% happy.", "Wir 3 sind % zufrieden.", [("100%", None)]),
    ("en-cs", "a fine of 3,400 hryvnia ($89)", "pokutu 3 400 hřiven (98 $)", [("89", "98")]),
    ("de-en", "am 7.3.2019", "on July 3, 2019", [("3", "July")]),
]  # fmt: skip


@pytest.mark.parametrize(("languages", "source", "target", "expected"), LEFT)
def test_leftovers(languages, source, target, expected):
    assert left(languages, source, target) == expected


@pytest.mark.parametrize("count", [100, 3_000])
def test_many_figures(count):
    source = " ".join(str(n) for n in range(10**6, 10**6 + count))
    target = " ".join(str(n) for n in range(10**6 + 1, 10**6 + count + 1))
    assert left("de-en", source, target) == [(str(10**6), str(10**6 + count))]


def found(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """Check and pair of what is found in a document from German into English."""
    document = [
        Pair(id=str(number), source=source, target=target, source_lang="de", target_lang="en")
        for number, (source, target) in enumerate(pairs)
    ]
    return [(finding.check, finding.id) for finding in Runner(select(["numbers"])).document(document)]


def test_a_figure_that_moved_to_the_next_pair_is_not_missing():
    assert found(("Er kam 2019.", "He came."), ("Da war er 17.", "That was in 2019, at 17.")) == []
    assert found(("Da war er 17.", "He was."), ("Das war 2019.", "It was in 2019, when he was seventeen.")) == []
    assert found(("Er kam 2019.", "He was 17."), ("Da war er 17.", "He came in 2019.")) == []


def test_a_figure_is_missing_where_the_next_pair_needs_its_own():
    assert found(("Er kam 2019.", "He came."), ("Das war 2019.", "That was in 2019.")) == [("numbers.missing", "0")]
    assert found(("Er kam 2019.", "He came."), ("Ja.", "Yes."), ("Gut.", "Well, in 2019.")) == [
        ("numbers.missing", "0"),
        ("numbers.added", "2"),
    ]
    assert found(("Er kam 2019.", "He came."), ("Da war er 17.", "He was 71.")) == [
        ("numbers.missing", "0"),
        ("numbers.mismatch", "1"),
    ]
