"""What figures and number words are worth, in every language that has data."""

from fractions import Fraction

import pytest

from bilint import data
from bilint.text.numbers.lexicon import Lexicon, lexicon
from bilint.text.numbers.read import read_words
from bilint.text.side import Side

HALF = Fraction(1, 2)

WORDS = [
    ("de", "dreiundvierzig", 43), ("de", "zweihundertfünfzig", 250), ("de", "eine halbe Million", 500_000),
    ("de", "anderthalb Milliarden", 1_500_000_000), ("de", "zweieinhalb Tonnen", Fraction(5, 2)),
    ("de", "dreiundvierzigjährige Frau", 43), ("de", "eine Billion", 10**12), ("de", "zwei Dutzend", 24),
    ("de", "dreizehnten", 13), ("de", "Hunderttausende", 100_000), ("de", "tausendzweihundert", 1200),
    ("en", "one hundred and five thousand three hundred", 105_300), ("en", "twenty-one", 21), ("en", "a dozen", 12),
    ("en", "two and a half million", 2_500_000), ("en", "half a million", 500_000), ("en", "a billion", 10**9),
    ("en", "nineteen eighty-four", 1984), ("en", "hundreds of thousands", 100_000), ("en", "twenty-third", 23),
    ("en", "three dozen", 36), ("en", "five crore", 50_000_000), ("en", "the seventies", 70),
    ("fr", "quatre-vingt-dix-sept", 97), ("fr", "soixante et onze", 71), ("fr", "quatre-vingts", 80),
    ("fr", "deux cent trente-cinq mille", 235_000), ("fr", "un million et demi", 1_500_000), ("fr", "nonante", 90),
    ("fr", "une douzaine", 12), ("fr", "vingt et un", 21), ("fr", "mille deux cents", 1200), ("fr", "dixième", 10),
    ("es", "treinta y cinco", 35), ("es", "veinticinco", 25), ("es", "tres mil millones", 3 * 10**9),
    ("es", "doscientas cincuenta mil", 250_000), ("es", "un millón y medio", 1_500_000), ("es", "un billón", 10**12),
    ("it", "ventitré", 23), ("it", "quarantotto", 48), ("it", "millenovecentottantaquattro", 1984),
    ("it", "un milione e mezzo", 1_500_000), ("it", "duecentotrentacinque", 235),
    ("pt", "trezentos e cinquenta mil", 350_000), ("pt", "vinte e cinco", 25), ("pt", "um bilhão", 10**9),
    ("nl", "vijfentwintig", 25), ("nl", "tweeëntwintig", 22), ("nl", "anderhalf miljoen", 1_500_000),
    ("ru", "двадцать пять", 25), ("ru", "пятистам", 500), ("ru", "полтора миллиона", 1_500_000),
    ("ru", "два с половиной миллиона", 2_500_000), ("ru", "двадцатипятилетний юноша", 25), ("ru", "сорока", 40),
    ("ru", "триста сорок тысяч", 340_000), ("ru", "четырнадцатый", 14),
    ("uk", "двадцять п'ять", 25), ("uk", "триста п’ятдесят тисяч", 350_000), ("uk", "півтора мільйона", 1_500_000),
    ("cs", "tři sta padesát tisíc", 350_000), ("cs", "pětadvacet", 25), ("cs", "půldruhého milionu", 1_500_000),
    ("pl", "dwadzieścia pięć", 25), ("pl", "trzystu pięćdziesięciu", 350), ("pl", "półtora miliona", 1_500_000),
    ("pl", "dwudziestopięcioletni", 25), ("ro", "trei sute cincizeci de mii", 350_000),
    ("ro", "douăzeci și cinci", 25),
    ("ar", "خمسة وعشرون", 25), ("ar", "خمسة وعشرون ألف شخص", 25_000), ("ar", "مئتان وخمسون", 250),
    ("ar", "نصف مليون", 500_000), ("ar", "3 ملايين ونصف مليون", 3_500_000), ("ar", "ثلاثمئة وخمسة", 305),
    ("he", "עשרים וחמישה", 25), ("he", "שלוש מאות וחמישים אלף", 350_000), ("he", "מיליון וחצי", 1_500_000),
    ("he", "בכמיליארד", 10**9), ("hi", "पच्चीस", 25), ("hi", "ढाई लाख", 250_000),
    ("hi", "साढ़े तीन करोड़", 35_000_000),
    ("hi", "उनहत्तर", 69), ("tr", "üç yüz elli bin", 350_000), ("tr", "iki buçuk milyon", 2_500_000),
    ("tr", "on beş", 15),
    ("sv", "femtiotvå", 52), ("sv", "tvåhundrafemtio", 250), ("da", "tooghalvtreds", 52), ("da", "femogtyve", 25),
    ("nb", "tjuefem", 25), ("nb", "halvannen million", 1_500_000), ("fi", "kaksikymmentäviisi", 25),
    ("fi", "kolmesataa", 300), ("fi", "puolitoista miljoonaa", 1_500_000),
    ("zh", "三十五人", 35), ("zh", "两千三百万", 23_000_000), ("zh", "一百零五个", 105), ("zh", "二〇二四年", 2024),
    ("zh", "百分之五十", 50), ("zh", "三分之二", Fraction(2, 3)), ("zh", "六成", 60), ("zh", "数百万", 1_000_000),
    ("ja", "三百五十万", 3_500_000), ("ja", "令和六年", 2024), ("ja", "３割", 30), ("ja", "二十五人", 25),
    ("ko", "이백오십", 250), ("ko", "스물다섯 명", 25), ("ko", "삼십오 명", 35),
]  # fmt: skip


def values(code: str, text: str):
    return [quantity.value for quantity in Side(text, code).numbers]


@pytest.mark.parametrize(("code", "text", "value"), WORDS)
def test_number_words(code, text, value):
    assert values(code, text) == [value]
    assert Side(text, code).has_numbers


DIGITS = [
    ("de", "1.500", [1500]), ("en", "1.500", [Fraction(3, 2)]), ("en", "1,500", [1500]),
    ("de", "2,5", [Fraction(5, 2)]),
    ("de", "1.234.567,89", [Fraction(123456789, 100)]), ("en", "1,234,567.89", [Fraction(123456789, 100)]),
    ("fr", "12 500", [12500]), ("fr", "12\u202f500,5", [Fraction(25001, 2)]), ("ru", "1 234 567", [1234567]),
    ("de", "12’500", [12500]), ("en", "12,34,567", [1234567]), ("hi", "१२,३४,५६७", [1234567]),
    ("ar", "٢٥٫٥", [Fraction(51, 2)]),
    ("fa", "۱۲۳", [123]), ("bn", "৪৫", [45]), ("th", "๒๕", [25]), ("ja", "１２３", [123]),
    ("ja", "１０・５", [Fraction(21, 2)]),
    ("en", "3½", [Fraction(7, 2)]), ("en", "¾", [Fraction(3, 4)]), ("en", "1.2.3.4", [1, 2, 3, 4]),
    ("en", "2022, 150", [2022, 150]),
    ("en", "3.5 million", [3_500_000]), ("de", "3,5 Mio. Euro", [3_500_000]), ("de", "20 Mrd. Euro", [20 * 10**9]),
    ("de", "15 Tsd. Stück", [15000]), ("en", "$2.5bn", [2_500_000_000]), ("ru", "12,5 млрд", [12_500_000_000]),
    ("ru", "300 тыс. человек", [300_000]), ("hi", "5 करोड़", [50_000_000]), ("zh", "417.6万例", [4_176_000]),
    ("zh", "1亿2000万", [120_000_000]), ("zh", "2万3千", [23000]), ("zh", "50多万", [500_000]), ("zh", "13千米", [13]),
    ("ja", "1億2千万円", [120_000_000]), ("ko", "3만 5천 명", [35000]), ("ko", "1억 2000만 원", [120_000_000]),
    ("es", "2.500 millones", [2_500_000_000]), ("pt", "2,5 bilhões", [2_500_000_000]),
    ("en", "2 million 300 thousand", [2_300_000]),
    ("en", "COVID-19", [19]), ("en", "CO2", []), ("en", "a &#91;b&#93;", [1]), ("en", "R20 108V", [20, 108]),
    ("ru", "R20 108V", [20, 108]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), DIGITS)
def test_digits(code, text, expected):
    assert values(code, text) == expected


KINDS = [
    ("de", "24.12.2024", [(24, "day"), (12, "month"), (2024, "year")]),
    ("en", "December 24, 2024", [(12, "month"), (24, "day"), (2024, "cardinal")]),
    ("zh", "2024年12月24日", [(2024, "year"), (12, "month"), (24, "day")]),
    ("en", "12/2024", [(12, "date"), (2024, "cardinal")]),
    ("en", "15%", [(15, "percent")]), ("de", "15 Prozent", [(15, "percent")]),
    ("es", "15 por ciento", [(15, "percent")]),
    ("tr", "yüzde 15", [(15, "percent")]), ("tr", "%20", [(20, "percent")]), ("ar", "٪٢٠", [(20, "percent")]),
    ("de", "14:30 Uhr", [(14, "hour"), (30, "minute")]), ("de", "14.30 Uhr", [(14, "hour"), (30, "minute")]),
    ("fr", "14h30", [(14, "hour"), (30, "minute")]), ("en", "5.30 pm", [(5, "hour"), (30, "minute")]),
    ("de", "90er Jahre", [(90, "decade")]), ("en", "1990s", [(1990, "decade")]),
    ("fr", "années 90", [(90, "decade")]),
    ("ru", "90-е", [(90, "decade")]), ("ja", "90年代", [(90, "decade")]), ("fr", "XVIIIe siècle", [(18, "ordinal")]),
    ("ru", "XX век", [(20, "ordinal")]), ("en", "13th", [(13, "ordinal")]), ("en", "A380", [(380, "identifier")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), KINDS)
def test_kinds(code, text, expected):
    assert [(quantity.value, quantity.kind) for quantity in Side(text, code).numbers] == expected


@pytest.mark.parametrize(
    ("code", "text", "other"),
    [
        ("en", "2:30 p.m.", 14), ("zh", "下午2点30分", 14), ("de", "2 Uhr nachmittags", 14), ("ja", "午後２時", 14),
        ("de", "die 90er Jahre", 1990), ("en", "1981-87", 1987), ("de", "sechs Jahrzehnte", 60),
        ("lt", "dešimtajame dešimtmetyje", 1990), ("is", "níundi áratugurinn", 80),
        ("en", "50k", 50_000),
        ("en", "'98", 1998), ("en", "between 2 and 3 million", 2_000_000), ("en", "1/2", HALF),
        ("de", "mehr als 1.500", Fraction(3, 2)),
    ],
)  # fmt: skip
def test_other_readings(code, text, other):
    assert any(other in quantity.others for quantity in Side(text, code).numbers)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Das ist ein Haus und eine Frau."), ("en", "The man took a look at another one."),
        ("fr", "Il a vu un homme."),
        ("es", "Uno de los hombres"), ("ru", "Один из них"), ("zh", "我们一般不去"), ("it", "un uomo"),
        ("ar", "رجل واحد"),
        ("en", "He came in march step, and it may be."), ("cs", "To je statistika."), ("de", "Achtung, Dreieck!"),
    ],
)  # fmt: skip
def test_articles_are_no_reason_to_read(code, text):
    assert all(quantity.written == "weak" for quantity in Side(text, code).numbers)


@pytest.mark.parametrize(
    ("code", "text"),
    [("cs", "Stalo se to ve 13. století."), ("ru", "два столетия"), ("pl", "w XX wieku")],
)
def test_century_words_add_nothing(code, text):
    assert 100 not in values(code, text)


def test_every_language_file_loads():
    for name in data.names("numbers"):
        code = name.removesuffix(".toml")
        if code not in ("common", "units"):
            words = lexicon(code)
            assert words.decimal in ".,", name
            assert words.group != words.decimal, name


@pytest.mark.parametrize(
    "code", ["ar", "cs", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt", "ru", "zh"]
)
def test_covered_languages(code):
    assert lexicon(code).covered


def test_scale_words_without_number_words_are_no_figures():
    words = Lexicon("xx", {"decimal": ",", "scales": {"1000000": "millió"}})
    text = "két millió ember, 2,5 millió ember"
    assert [(q.value, q.written) for q in read_words(text, text, words)] == [(10**6, "weak"), (2_500_000, "digits")]


def test_hungarian_date():
    assert [(q.value, q.kind) for q in Side("2021. január 5.", "hu").numbers][1:] == [(1, "month"), (5, "day")]


def test_a_mark_without_a_letter_before_a_word():
    assert values("de", "\u0301zwei und zweig \u0301zwei") == [2, 2]


def test_language_without_data_reads_digits():
    assert not lexicon("cy").covered
    assert values("cy", "tri deg a 1,500 o bobl") == [1500]
