"""Laws of number words and formats: what unicode-rbnf and babel write in a language is read back as the same value.

Unrelated words around it change nothing of the reading, and its span cuts out the very text.
"""

from __future__ import annotations

import functools
from datetime import date
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from bilint import data
from bilint.text.numbers.lexicon import lexicon
from bilint.text.side import Side

# Up to which value the spelling of unicode-rbnf (from CLDR) is the one that people write, by language.
HIGHEST = {
    "af": 10**9,
    "ar": 10**9,
    "bg": 10**9,
    "ca": 10**9,
    "cs": 10**9,
    "da": 10**9,
    "de": 10**9,
    "el": 10**9,
    "en": 10**9,
    "es": 10**9,
    "et": 10**9,
    "fa": 10**9,
    "fi": 10**9,
    "fil": 10**9,
    "fr": 10**9,
    "he": 10**9,
    "hi": 10**9,
    "hr": 10**9,
    "hu": 10**9,
    "id": 10**9,
    "it": 10**9,
    "ja": 10**9,
    "lt": 10**5 - 1,
    "lv": 10**9,
    "ms": 10**9,
    "nb": 10**9,
    "ne": 10**9,
    "nl": 10**9,
    "pl": 10**9,
    "pt": 10**9,
    "ro": 10**9,
    "ru": 10**9,
    "sk": 10**9,
    "sq": 10**9,
    "sr": 10**9,
    "sv": 10**9,
    "ta": 10**9,
    "th": 10**9,
    "tr": 10**9,
    "uk": 10**9,
    "vi": 10**9,
    "zh": 10**9,
}
# The same for ordinals, where there are rules for them, digits with an ending included (13th, 13.).
HIGHEST_ORDINAL = {
    "af": 999,
    "ar": 19,
    "bg": 199,
    "da": 999,
    "de": 10**6,
    "el": 99,
    "en": 10**9,
    "es": 99,
    "fi": 999,
    "fr": 9999,
    "he": 10,
    "hi": 1000,
    "hr": 99,
    "hu": 39,
    "id": 10**6,
    "it": 99,
    "ko": 9999,
    "nb": 10**6,
    "nl": 10**6,
    "pt": 99,
    "ru": 79,
    "sv": 10**6,
    "ta": 20,
    "th": 1000000,
    "tr": 10**6,
}
# Rule sets that nobody follows, or that write no word: pieces of their names.
LEFT_OUT: dict[str, tuple[str, ...]] = {
    "en": ("verbose",),
    "hr": ("base", "neuter"),
    "fi": ("plural",),
}
# The same for ordinals: forms that are not written ("όγδο", "toista" for the second), plurals that are fractions.
LEFT_OUT_ORDINALS: dict[str, tuple[str, ...]] = {
    "el": ("neuter",), "es": ("plural",), "fi": ("partitive",), "hu": ("adik", "odik", "larger"), "it": ("plural",),
}  # fmt: skip
# Languages that unicode-rbnf cannot spell, or spells as nobody writes, with pairs of text and value.
BY_HAND: dict[str, list[tuple[str, int]]] = {
    "bs": [
        ("dvadeset jedan", 21), ("sto jedan", 101), ("dvjesto trideset pet", 235), ("petsto", 500),
        ("dvije hiljade", 2000), ("pet miliona trista hiljada četrdeset dva", 5_300_042), ("tri milijarde", 3 * 10**9),
        ("sto hiljada", 100_000), ("dvadeset jedna hiljada", 21_000), ("šeststo sedamdeset osam", 678),
        ("devetsto devedeset devet", 999),
    ],
    "is": [
        ("sextíu og sjö", 67), ("eitt hundrað og einn", 101), ("tvö hundruð þrjátíu og fimm", 235),
        ("fimmhundruð", 500), ("tvö þúsund og tuttugu", 2020), ("tuttugu og ein þúsund", 21_000),
        ("fimm milljónir", 5_000_000), ("þrír milljarðar", 3 * 10**9), ("níutíu og níu", 99),
        ("fjórar milljónir og tvö hundruð þúsund", 4_200_000),
    ],
    "mk": [
        ("дваесет и еден", 21), ("сто и еден", 101), ("двесте триесет и пет", 235), ("петстотини", 500),
        ("две илјади", 2000), ("пет милиони триста илјади четириесет и два", 5_300_042), ("три милијарди", 3 * 10**9),
        ("сто илјади", 100_000), ("шеесет и седум", 67), ("илјада деветстотини осумдесет и четири", 1984),
        ("шестстотини", 600),
    ],
    "sl": [
        ("enaindvajset", 21), ("sto ena", 101), ("dvesto petintrideset", 235), ("petsto", 500), ("dva tisoč", 2000),
        ("pet milijonov tristo tisoč dvainštirideset", 5_300_042), ("tri milijarde", 3 * 10**9), ("sto tisoč", 100_000),
        ("enaindvajset tisoč", 21_000), ("devetindevetdeset", 99), ("tisoč devetsto štiriinosemdeset", 1984),
    ],
    "eu": [
        ("hogeita hamabost", 35), ("berrogeita hamabi", 52), ("hirurogeita hamazazpi", 77), ("laurogei", 80),
        ("laurogeita hemeretzi", 99), ("ehun eta hogeita bost", 125), ("bederatziehun eta laurogeita hemeretzi", 999),
        ("mila bederatziehun eta laurogeita hamalau", 1994), ("bi mila eta hogeita hamar", 2030),
        ("hamabost mila", 15_000), ("hiru milioi eta bostehun mila", 3_500_000), ("hamaseigarren", 16),
    ],
    "gl": [
        ("vinte e tres", 23), ("vintecinco", 25), ("corenta e dous", 42), ("cento sesenta e oito", 168),
        ("cincocentos noventa e nove", 599), ("dous mil vinte e catro", 2024), ("dezaseis mil cen", 16_100),
        ("catrocentas trinta e unha mil", 431_000), ("tres mil millóns", 3 * 10**9), ("cento un", 101),
    ],
    "sw": [
        ("elfu mbili na ishirini na nne", 2024), ("elfu moja mia tisa themanini na nne", 1984),
        ("mia tatu na tano", 305), ("elfu kumi na tano", 15_000), ("elfu mia tatu na hamsini", 350_000),
        ("milioni mbili na laki tano", 2_500_000), ("bilioni tatu", 3 * 10**9), ("laki moja", 100_000),
        ("elfu sabini na saba", 77_000),
    ],
    "bn": [
        ("পাঁচ", 5), ("উনিশ", 19), ("পঁচিশ", 25), ("ঊনত্রিশ", 29), ("তেত্রিশ", 33), ("চুয়াল্লিশ", 44),
        ("ছাপ্পান্ন", 56),
        ("সাতষট্টি", 67), ("আটাত্তর", 78), ("ঊননব্বই", 89), ("নিরানব্বই", 99), ("একশ পাঁচ", 105), ("তিনশো বারো", 312),
        ("পাঁচ হাজার চারশ একুশ", 5421), ("এক লাখ পঞ্চাশ হাজার", 150_000), ("আড়াই কোটি", 25_000_000),
    ],
    "mr": [
        ("एकोणीस", 19), ("पंचवीस", 25), ("तेहतीस", 33), ("चव्वेचाळीस", 44), ("छप्पन्न", 56), ("सदुसष्ट", 67),
        ("अठ्ठ्याहत्तर", 78), ("एकोणनव्वद", 89), ("नव्व्याण्णव", 99), ("एकशे पाच", 105), ("तीनशे बारा", 312),
        ("पाच हजार चारशे एकवीस", 5421), ("एक लाख पन्नास हजार", 150_000), ("अडीच कोटी", 25_000_000),
    ],
    "te": [
        ("పదిహేను", 15), ("ఇరవై ఐదు", 25), ("ముప్పై మూడు", 33), ("నలభై నాలుగు", 44), ("యాభై ఆరు", 56),
        ("అరవై ఏడు", 67), ("తొంభై తొమ్మిది", 99), ("నూట ఐదు", 105), ("మూడు వందల పన్నెండు", 312),
        ("ఐదు వేల నాలుగు వందల ఇరవై ఒకటి", 5421), ("ఒక లక్ష యాభై వేలు", 150_000), ("రెండున్నర కోట్లు", 25_000_000),
    ],
    "ur": [
        ("انیس", 19), ("پچیس", 25), ("تینتیس", 33), ("چوالیس", 44), ("چھپن", 56), ("سڑسٹھ", 67), ("اٹھہتر", 78),
        ("نواسی ہزار", 89_000), ("ننانوے", 99), ("ایک سو پانچ", 105), ("تین سو بارہ", 312), ("نو سو اسی", 980),
        ("پانچ ہزار چار سو اکیس", 5421), ("ایک لاکھ پچاس ہزار", 150_000), ("ڈھائی کروڑ", 25_000_000),
    ],
    "ko": [
        ("이십오", 25), ("육십칠", 67), ("삼백육십칠", 367), ("천이백삼십사", 1234), ("십오만", 150_000),
        ("이백오십만", 2_500_000),
        ("삼억 오천만", 350_000_000), ("스물다섯", 25), ("서른셋", 33), ("아흔아홉", 99), ("구천구백구십구", 9999),
    ],
}  # fmt: skip
# Ordinals of languages that unicode-rbnf has none for.
ORDINALS_BY_HAND = {
    "ca": [("tercera", 3), ("dotzè", 12), ("vint-i-cinquè", 25), ("cinquantè", 50), ("centè", 100)],
    "et": [("kolmas", 3), ("kolmandal", 3), ("kaheteistkümnes", 12), ("kahekümne viies", 25)],
    "eu": [("hirugarren", 3), ("hamabigarren", 12), ("hogeita bosgarren", 25), ("ehungarren", 100)],
    "fa": [("سوم", 3), ("دوازدهم", 12), ("بیست و پنجم", 25), ("صدم", 100)],
    "gl": [("terceiro", 3), ("cuarta", 4), ("décimo", 10), ("vixésimo", 20), ("centésimo", 100)],
    "mr": [("तिसरा", 3), ("चौथ्या", 4), ("पाचवा", 5), ("बारावी", 12), ("पंचविसावा", 25)],
    "ro": [("al treilea", 3), ("a patra", 4), ("al doisprezecelea", 12), ("al douăzeci și cincilea", 25)],
    "sw": [("wa tatu", 3), ("ya tano", 5), ("la kumi", 10)],
    "ur": [("تیسرا", 3), ("چوتھی", 4), ("پانچواں", 5), ("بارہویں", 12), ("پچیسویں", 25)],
    "vi": [("thứ tám", 8), ("thứ mười hai", 12)],
    "ja": [("第三", 3), ("第十二", 12), ("二十五回目", 25)],
    "zh": [("第三", 3), ("第十二", 12), ("第二十五", 25), ("第一百", 100)],
    "bg": [("двадесет и първи", 21), ("петата", 5), ("осемнадесетият", 18), ("стотен", 100), ("хилядна", 1000)],
    "bs": [("treći", 3), ("dvanaestog", 12), ("trideset petoj", 35), ("stoti", 100), ("hiljaditi", 1000)],
    "cs": [("třetímu", 3), ("jednadvacátý", 21), ("dvacátého pátého", 25), ("stý", 100), ("tisícího", 1000)],
    "hr": [("treće", 3), ("dvanaestog", 12), ("trideset petoj", 35), ("stoti", 100), ("dvjestota", 200)],
    "is": [("þriðja", 3), ("tólfti", 12), ("tuttugasta og fimmta", 25), ("hundraðasti", 100)],
    "lt": [("trečiasis", 3), ("dvyliktą", 12), ("dvidešimt penktojo", 25), ("šimtasis", 100), ("tūkstantoji", 1000)],
    "lv": [("trešais", 3), ("divpadsmitajā", 12), ("divdesmit piektajam", 25), ("simtais", 100), ("tūkstošais", 1000)],
    "mk": [("третиот", 3), ("дванаесетта", 12), ("дваесет и петти", 25), ("стотиот", 100), ("илјадити", 1000)],
    "pl": [("trzecim", 3), ("dwunastą", 12), ("dwudziestego piątego", 25), ("setna", 100), ("tysięczny", 1000)],
    "ru": [("двухсотой", 200), ("восьмидесятому", 80), ("сто двадцать третья", 123), ("тысячного", 1000)],
    "sk": [("tretieho", 3), ("dvanástej", 12), ("dvadsiaty piaty", 25), ("dvestotridsiaty", 230), ("stému", 100)],
    "sl": [("tretjega", 3), ("dvanajsti", 12), ("petindvajseta", 25), ("stoti", 100), ("tisočega", 1000)],
    "sr": [("трећи", 3), ("dvanaestog", 12), ("тридесет петој", 35), ("stoti", 100), ("хиљадити", 1000)],
    "uk": [("третього", 3), ("дванадцята", 12), ("двадцять п’ятому", 25), ("сотий", 100), ("тисячна", 1000)],
}  # fmt: skip
# Languages whose ordinals are the cardinals behind a word: 第三.
ONE_FORM = frozenset(("ja", "sw", "vi", "zh"))
# A sentence without numbers, in which a number stands before a word in small letters.
SENTENCES = {
    "af": "Hulle het gister {} daar gesien.",
    "ar": "رأينا {} هناك.",
    "bg": "Видяхме {} там вчера.",
    "bn": "আমরা সেখানে {} দেখেছি।",
    "bs": "Vidjeli smo {} tamo jučer.",
    "ca": "Vam veure {} allà ahir.",
    "cs": "Viděli jsme {} tam venku.",
    "da": "Vi så {} derude i går.",
    "de": "Wir sahen {} draußen im Garten.",
    "el": "Είδαμε {} εκεί χθες.",
    "en": "We saw {} there yesterday.",
    "es": "Vimos {} allí ayer.",
    "et": "Nägime {} seal eile.",
    "eu": "Ikusi genuen {} han atzo.",
    "fa": "ما آنجا {} دیدیم.",
    "fi": "Näimme {} siellä eilen.",
    "fil": "Nakita namin {} doon kahapon.",
    "fr": "Nous avons vu {} là-bas hier.",
    "gl": "Vimos {} alí onte.",
    "he": "ראינו {} שם אתמול.",
    "hi": "हमने वहाँ {} देखा।",
    "hr": "Vidjeli smo {} tamo jučer.",
    "hu": "Láttuk {} ott tegnap.",
    "id": "Kami melihat {} di sana kemarin.",
    "is": "Við sáum {} þarna í gær.",
    "it": "Abbiamo visto {} là ieri.",
    "ja": "昨日{}を見た。",
    "ko": "어제 {}을 보았다.",
    "lt": "Vakar matėme {} ten lauke.",
    "lv": "Mēs redzējām {} tur vakar.",
    "mk": "Видовме {} таму вчера.",
    "mr": "आम्ही तिथे {} पाहिले.",
    "ms": "Kami melihat {} di sana semalam.",
    "nb": "Vi så {} der ute i går.",
    "ne": "हामीले त्यहाँ {} देख्यौं।",
    "nl": "Wij zagen {} daar gisteren.",
    "pl": "Widzieliśmy {} tam wczoraj.",
    "pt": "Vimos {} ali ontem.",
    "ro": "Am văzut {} acolo ieri.",
    "ru": "Мы видели {} там вчера.",
    "sk": "Videli sme {} tam vonku.",
    "sl": "Videli smo {} tam zunaj.",
    "sq": "Pamë {} atje dje.",
    "sr": "Videli smo {} tamo juče.",
    "sv": "Vi såg {} där ute i går.",
    "sw": "Tuliona {} huko jana.",
    "ta": "நாங்கள் அங்கே {} பார்த்தோம்.",
    "te": "మేము అక్కడ {} చూశాము.",
    "th": "เราเห็น {} ที่นั่น",
    "tr": "Dün orada {} gördük.",
    "uk": "Ми бачили {} там учора.",
    "ur": "ہم نے وہاں {} دیکھا۔",
    "vi": "Chúng tôi thấy {} ở đó.",
    "zh": "我们看到{}。",
}
# Codes under which unicode-rbnf knows a language.
ENGINES = {"nb": ("no",), "sr": ("sr", "sr_Latn")}
CODES = [name.removesuffix(".toml") for name in data.names("numbers") if name != "common.toml"]
DATES = st.dates(date(1850, 1, 1), date(2060, 12, 31))
few = settings(max_examples=40, deadline=None)


@functools.cache
def engine(code: str) -> RbnfEngine:
    return RbnfEngine.for_language(code)


@functools.cache
def rulesets(code: str, name: str, kind: str) -> list[str]:
    left_out = ("financial", "suffix", "larger", *LEFT_OUT.get(code, ()))
    if kind == "ordinal":
        left_out += LEFT_OUT_ORDINALS.get(code, ())
    return [
        ruleset
        for ruleset, rules in engine(name).rulesets.items()
        if kind in ruleset and not rules.is_private and not any(piece in ruleset for piece in left_out)
    ]


def spelled(code: str, value: int, kind: str) -> set[str]:
    """Every spelling of a value: genders and cases; `kind`: "cardinal" or "ordinal"."""
    texts: set[str] = set()
    for name in ENGINES.get(code, (code,)):
        rules = rulesets(code, name, kind)
        assert rules, name
        texts |= set(engine(name).format_number(value, ruleset_names=rules).text_by_ruleset.values())
    return texts


def numbers(code: str, text: str):
    return Side(text, code).numbers


def values(code: str, text: str):
    return [quantity.value for quantity in numbers(code, text)]


def whole_numbers(highest: int):
    return st.one_of(*(st.integers(2, min(top, highest)) for top in (120, 10_000, highest)))


@pytest.mark.parametrize("code", HIGHEST)
@few
@given(st.data())
def test_cardinals(code, data):
    value = data.draw(whole_numbers(HIGHEST[code]))
    frame = data.draw(st.sampled_from(("{}", SENTENCES[code])))
    for text in spelled(code, value, "cardinal"):
        assert values(code, frame.format(text)) == [value], text


@pytest.mark.parametrize("code", HIGHEST_ORDINAL)
@few
@given(st.data())
def test_ordinals(code, data):
    value = data.draw(whole_numbers(HIGHEST_ORDINAL[code]))
    frame = data.draw(st.sampled_from(("{}", SENTENCES[code])))
    for text in spelled(code, value, "ordinal"):
        (quantity,) = numbers(code, frame.format(text))
        assert quantity.value == value, text
        # Words for "second" are units of time, "other" or "half" in many languages; "13." alone ends a sentence.
        if value % 10 != 2 and (frame != "{}" or not text.endswith(".")):
            assert quantity.kind == "ordinal", text


@pytest.mark.parametrize(("code", "text", "value"), [(code, *row) for code, rows in BY_HAND.items() for row in rows])
def test_by_hand(code, text, value):
    assert values(code, text) == [value]
    assert values(code, SENTENCES[code].format(text)) == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"), [(code, *row) for code, rows in ORDINALS_BY_HAND.items() for row in rows]
)
def test_ordinals_by_hand(code, text, value):
    (quantity,) = numbers(code, SENTENCES[code].format(text))
    assert quantity.value == value
    assert quantity.kind == "ordinal" or code in ONE_FORM


# Ordinals in digits, as a language writes them before a word in small letters.
FIGURES = {
    "af": "13de", "bg": "13-и", "bs": "13.", "cs": "13.", "da": "13.", "de": "13.", "en": "13th", "es": "13.º",
    "fr": "13e", "hr": "13.", "is": "13.", "it": "13º", "lt": "13-asis", "lv": "13.", "mk": "13-ти", "nb": "13.",
    "nl": "13e", "pl": "13.", "pt": "13º", "ru": "13-й", "sk": "13.", "sl": "13.", "sr": "13.", "sv": "13:e",
    "uk": "13-й",
}  # fmt: skip


@pytest.mark.parametrize("code", FIGURES)
def test_ordinals_in_digits(code):
    (quantity,) = numbers(code, SENTENCES[code].format(FIGURES[code]))
    assert (quantity.value, quantity.kind) == (13, "ordinal")


@pytest.mark.parametrize("code", CODES)
@few
@given(value=st.integers(2, 10**8), places=st.integers(0, 2), alone=st.booleans())
def test_figures_in_the_format_of_a_language(code, value, places, alone):
    frame = "{}" if alone else SENTENCES[code]
    exact = Fraction(value, 10**places)
    text = format_decimal(value / 10**places, locale=code)
    assert values(code, frame.format(text)) == [exact], text
    text = format_percent(value / 100, locale=code)
    assert [(q.value, q.kind) for q in numbers(code, frame.format(text))] == [(value, "percent")], text
    text = format_currency(value / 100, "EUR", locale=code)
    assert values(code, frame.format(text)) == [Fraction(value, 100)], text


@pytest.mark.parametrize("code", CODES)
@few
@given(day=DATES, form=st.sampled_from(("long", "medium")), alone=st.booleans())
def test_dates_in_the_format_of_a_language(code, day, form, alone):
    text = format_date(day, form, locale=code)
    read = numbers(code, ("{}" if alone else SENTENCES[code]).format(text))
    assert sorted(q.value for q in read) == sorted((day.year, day.month, day.day)), text
    # A month in words is told from the day; in digits, only where the language's order is known.
    if lexicon(code).month_names and not any(q.value == day.month and q.hard for q in read):
        assert [q.value for q in read if q.kind == "month"] == [day.month], text


# Unrelated words change nothing, and a span cuts out the very text.


def neighbours(code: str) -> str:
    """A sentence of the language without a number."""
    return SENTENCES[code].replace("{}", "").replace("  ", " ")


def assert_holds(code: str, figure: str) -> None:
    """That a figure is read in the same way alone in its sentence and among others, and cut out whole."""
    sentence = SENTENCES[code].format(figure)
    alone = Side(sentence, code).numbers
    around = f"{neighbours(code)} "
    among = Side(f"{around}{sentence} {neighbours(code)}", code).numbers
    assert [(q.value, q.kind, q.written) for q in among] == [(q.value, q.kind, q.written) for q in alone]
    assert [(q.start - len(around), q.end - len(around)) for q in among] == [(q.start, q.end) for q in alone]
    # What is cut out is the figure itself, but for signs and words that say its kind.
    first, last = sentence.index(figure), sentence.index(figure) + len(figure)
    assert all(first <= q.start < q.end <= last for q in alone), figure


@pytest.mark.parametrize("code", CODES)
def test_neighbours_have_no_number(code):
    assert [q for q in Side(neighbours(code), code).numbers if q.written != "weak"] == []


@pytest.mark.parametrize("code", HIGHEST)
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_spelled_cardinals(code, data):
    for text in spelled(code, data.draw(whole_numbers(HIGHEST[code])), "cardinal"):
        assert_holds(code, text)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, rows in BY_HAND.items() for text, _ in rows])
def test_cardinals_by_hand(code, text):
    assert_holds(code, text)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=20, deadline=None)
@given(
    value=st.integers(2, 10**8),
    places=st.integers(0, 2),
    day=DATES,
)
def test_figures_and_dates(code, value, places, day):
    assert_holds(code, format_decimal(value / 10**places, locale=code))
    assert_holds(code, format_percent(value / 100, locale=code))
    assert_holds(code, format_currency(value / 100, "EUR", locale=code))
    assert_holds(code, format_date(day, "long", locale=code))


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=20, deadline=None)
@given(value=st.integers(100, 10**6), places=st.integers(1, 2))
def test_what_is_cut_out_is_read_as_the_same(code, value, places):
    text = SENTENCES[code].format(format_decimal(value / 10**places, locale=code))
    (quantity,) = Side(text, code).numbers
    assert quantity.value == Fraction(value, 10**places)
    (again,) = Side(text[quantity.start : quantity.end], code).numbers
    assert again.value == quantity.value
