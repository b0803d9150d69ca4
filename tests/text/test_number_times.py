"""Clock times, weekdays, spans of time, decades, centuries and dates as they are told in many languages."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.text.numbers.dates import dates_of
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.times import same_span
from bilint.text.numbers.units import units_of
from bilint.text.side import Side

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)

CLOCK = [
    ("en", "at half past seven", 7, 30), ("en", "at a quarter past 8", 8, 15), ("en", "at quarter to eight", 7, 45),
    ("en", "at ten to five in the afternoon", 4, 50), ("en", "at half past twelve", 12, 30),
    ("en", "at half seven", 7, 30),
    ("en", "It is twenty-five minutes to six.", 5, 35), ("en", "a quarter to one", 12, 45),
    ("de", "um halb acht", 7, 30), ("de", "um Viertel nach acht", 8, 15), ("de", "gegen drei viertel acht", 7, 45),
    ("de", "um fünf vor halb acht", 7, 25), ("de", "um zehn vor zehn", 9, 50), ("de", "um viertel acht", 7, 15),
    ("de", "Es ist fünf Minuten nach zwölf.", 12, 5), ("de", "um Viertel vor 9", 8, 45),
    ("nl", "om kwart voor acht", 7, 45), ("nl", "om vijf over half acht", 7, 35), ("nl", "om half acht", 7, 30),
    ("af", "om kwart oor agt", 8, 15),
    ("sv", "klockan kvart över åtta", 8, 15), ("sv", "fem i halv åtta", 7, 25), ("sv", "halv åtta", 7, 30),
    ("da", "klokken kvart i otte", 7, 45), ("nb", "klokka kvart på åtte", 7, 45), ("nb", "halv åtte", 7, 30),
    ("fi", "puoli kahdeksan", 7, 30), ("fi", "kello varttia vaille kahdeksan", 7, 45),
    ("et", "kell veerand kaheksa", 7, 15), ("et", "pool kaheksa", 7, 30),
    ("hu", "fél nyolckor", 7, 30), ("hu", "háromnegyed nyolckor", 7, 45), ("hu", "negyed 8-kor", 7, 15),
    ("pl", "o wpół do ósmej", 7, 30), ("pl", "za pięć ósma", 7, 55), ("pl", "kwadrans po ósmej", 8, 15),
    ("pl", "za kwadrans ósma", 7, 45), ("pl", "o 14.05", 14, 5),
    ("cs", "v půl osmé", 7, 30), ("cs", "ve tři čtvrtě na osm", 7, 45), ("sk", "o pol ôsmej", 7, 30),
    ("sl", "ob pol osmih", 7, 30), ("hr", "u pola osam", 7, 30), ("sr", "у пола осам", 7, 30),
    ("bg", "в осем и половина", 8, 30), ("bg", "в девет без четвърт", 8, 45),
    ("ru", "в половине седьмого", 6, 30), ("ru", "без четверти восемь", 7, 45), ("ru", "в полвосьмого", 7, 30),
    ("ru", "без двадцати пяти восемь", 7, 35), ("uk", "о пів на восьму", 7, 30), ("uk", "за чверть восьма", 7, 45),
    ("lv", "pusastoņos", 7, 30),
    ("el", "στις οκτώ και μισή", 8, 30), ("el", "εννέα παρά τέταρτο", 8, 45),
    ("ro", "la opt fără un sfert", 7, 45), ("ro", "ora opt și jumătate", 8, 30),
    ("it", "alle sei e mezza", 6, 30), ("it", "alle nove meno un quarto", 8, 45), ("it", "mezzogiorno e mezzo", 12, 30),
    ("es", "a las tres menos cuarto", 2, 45), ("es", "a las ocho y media", 8, 30), ("es", "a la una y media", 1, 30),
    ("es", "a las ocho menos diez", 7, 50), ("pt", "às três e meia", 3, 30), ("pt", "às dez para as oito", 7, 50),
    ("pt", "ao meio-dia e meia", 12, 30), ("ca", "a dos quarts de vuit", 7, 30),
    ("fr", "à dix heures moins le quart", 9, 45), ("fr", "à huit heures et demie", 8, 30),
    ("fr", "à midi et demi", 12, 30), ("fr", "dix heures moins dix", 9, 50),
    ("tr", "saat sekizi çeyrek geçe", 8, 15), ("tr", "dokuza çeyrek kala", 8, 45), ("tr", "saat sekiz buçukta", 8, 30),
    ("ar", "في الساعة الثالثة والنصف", 3, 30), ("ar", "الساعة التاسعة إلا ربعا", 8, 45),
    ("he", "בשעה שמונה וחצי", 8, 30), ("he", "רבע לתשע", 8, 45), ("fa", "ساعت هشت و نیم", 8, 30),
    ("hi", "साढ़े तीन बजे", 3, 30), ("hi", "आठ बजकर दस मिनट पर", 8, 10), ("id", "pukul setengah delapan", 7, 30),
    ("vi", "lúc 8 giờ rưỡi", 8, 30), ("zh", "差五分九点", 8, 55), ("zh", "差一刻九点", 8, 45),
    ("ja", "3時10分前", 2, 50), ("ko", "3시 10분 전", 2, 50),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "hour", "minute"), CLOCK)
def test_told_times(code, text, hour, minute):
    read = [one for one in Side(text, code).numbers if one.kind in ("hour", "minute")]
    assert [(one.kind, one.value) for one in read] == [("hour", hour), ("minute", minute)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Sales rose by a quarter to 12 million."), ("en", "They work from ten to five."),
        ("en", "It won by ten to five."), ("ru", "в первой половине второго тайма"),
        ("fr", "pendant huit heures et demie"), ("es", "ocho toneladas y media"), ("de", "das halbe Jahr"),
        ("it", "tre chili e mezzo"), ("pl", "pół do tyłu"), ("en", "a half 7.5% stake"),
    ],
)  # fmt: skip
def test_no_times(code, text):
    assert not [one for one in Side(text, code).numbers if one.kind in ("hour", "minute")]


WEEKDAYS = [
    ("en", "He came on Monday night.", 1), ("en", "Mon, 12 May 2020", 1), ("de", "am Montagabend", 1),
    ("de", "Mo., 12.5.2020", 1), ("de", "Sonnabends", 6), ("fr", "mardi dernier", 2), ("es", "el miércoles", 3),
    ("pt", "na terça-feira passada", 2), ("it", "martedì", 2), ("ca", "dijous", 4), ("gl", "xoves", 4),
    ("ro", "miercuri", 3), ("nl", "zaterdagavond", 6), ("af", "Woensdag", 3), ("sv", "på onsdagskvällen", 3),
    ("da", "lørdagen", 6), ("nb", "søndag", 7), ("is", "á fimmtudaginn", 4), ("ru", "в среду вечером", 3),
    ("uk", "у п'ятницю", 5), ("bg", "в четвъртък", 4), ("pl", "we wtorek", 2), ("cs", "ve středu", 3),
    ("sk", "vo štvrtok", 4), ("sl", "v petek", 5), ("hr", "u srijedu", 3), ("sr", "у суботу", 6), ("mk", "во петок", 5),
    ("lt", "Ketvirtadienį", 4), ("lv", "ceturtdien", 4), ("el", "την Τρίτη το βράδυ", 2), ("he", "ביום שני בערב", 1),
    ("ar", "يوم الخميس", 4), ("ar", "بالخميس", 4), ("fa", "سه‌شنبه شب", 2), ("fa", "سه شنبه", 2), ("ur", "جمعرات", 4),
    ("hi", "सोमवार को", 1), ("bn", "মঙ্গলবার", 2), ("mr", "शुक्रवारी", 5), ("ja", "木曜日に", 4), ("ja", "12日（月）", 1),
    ("zh", "星期四晚上", 4), ("zh", "上周三", 3), ("zh", "週日", 7), ("ko", "목요일에", 4), ("ko", "24일(화)", 2),
    ("th", "ในวันพฤหัสบดีที่ 5", 4), ("tr", "perşembe günü", 4), ("fi", "maanantaina", 1), ("hu", "csütörtökön", 4),
    ("et", "kolmapäeval", 3), ("eu", "ostiralean", 5), ("id", "pada hari Senin", 1), ("ms", "hari Khamis", 4),
    ("vi", "vào thứ ba", 2), ("vi", "sáng thứ Năm", 4), ("vi", "Cuộc họp thứ Sáu", 5), ("vi", "thứ tư tuần trước", 3),
    ("vi", "Thứ bảy, 12/5/2024", 6),
    ("ro", "luni seara", 1), ("ro", "de luni până la 5", 1), ("id", "pada hari Minggu", 7), ("he", "בשבת", 6),
    ("el", "από Κυριακή", 7), ("sw", "Jumatano", 3), ("ta", "வியாழக்கிழமை", 4), ("te", "బుధవారం", 3),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "day"), WEEKDAYS)
def test_weekdays(code, text, day):
    read = [one for one in Side(text, code).numbers if one.kind == "weekday"]
    assert [(one.value, one.written) for one in read] == [(day, "words")]
    assert Side(text, code).has_numbers


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The sun sat low."), ("de", "So geht es, mit ihm und sonst."), ("nl", "Dat do je zo."), ("ja", "土の中"),
        ("zh", "一周一次"), ("zh", "两周三次"), ("el", "η τρίτη φορά"), ("es", "El mar."), ("de", "Di Stefano, 12"),
        ("vi", "người thứ ba đến đây"), ("vi", "ngày thứ tư"), ("pt", "na segunda fase"), ("pt", "uma terça parte"),
        ("he", "ביום השלישי"), ("ar", "بين الاثنين"), ("sl", "sredi mesta"), ("zh", "每周三课时"),
    ],
)  # fmt: skip
def test_no_weekdays(code, text):
    assert not [one for one in Side(text, code).numbers if one.kind == "weekday"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "окружающая среда"),
        ("tr", "pazar"),
        ("ur", "پیر"),
        ("sr", "среда"),
        ("ro", "luni"),
        ("id", "minggu lalu"),
        ("he", "שבת"),
    ],
)
def test_words_that_are_weekdays_at_times(code, text):
    assert all(one.written == "weak" for one in Side(text, code).numbers)


@pytest.mark.parametrize(
    ("code", "text"),
    [("de", "in der Nacht zum Dienstag"), ("de", "in der Nacht auf den Dienstag"), ("ru", "в ночь на вторник"),
     ("nl", "in de nacht op dinsdag")],
)  # fmt: skip
def test_nights_before_a_day(code, text):
    (day,) = Side(text, code).numbers
    assert (day.value, day.others) == (2, (1,))


@pytest.mark.parametrize(
    ("code", "text", "nth"), [("vi", "lần thứ hai", 2), ("vi", "người thứ ba đến đây", 3), ("pt", "a terça parte", 3)]
)
def test_ordinals_that_are_weekdays_at_times(code, text, nth):
    (ordinal,) = Side(text, code).numbers
    assert (ordinal.value, ordinal.kind) == (nth, "ordinal")


@pytest.mark.parametrize(("text", "value"), [("Na terça, 12 chegaram.", 2), ("12 chegaram na quinta passada", 4)])
def test_weekdays_without_feira(text, value):
    (day,) = (one for one in Side(text, "pt").numbers if one.kind == "weekday")
    assert (day.value, day.written) == (value, "words")


def test_the_night_before_sabbath_is_friday():
    (day,) = Side("בליל שבת", "he").numbers
    assert (day.value, day.others) == (6, (5,))


@pytest.mark.parametrize("code", ["en", "de", "fr", "ru", "tr", "hi", "hu", "fi"])
def test_weekdays_by_name(code):
    for value, name in lexicon(code).weekday_names.items():
        (day,) = Side(f"({name.capitalize()})", code).numbers
        assert day.value == value


SPANS = [
    ("en", "a year and a half later", Fraction(3, 2), "year"), ("en", "an hour and a quarter", Fraction(5, 4), "hour"),
    ("en", "two hours and a half", Fraction(5, 2), "hour"), ("en", "half an hour", HALF, "hour"),
    ("en", "three quarters of an hour", Fraction(3, 4), "hour"), ("en", "half a year", HALF, "year"),
    ("de", "anderthalb Jahre", Fraction(3, 2), "year"), ("de", "eine Dreiviertelstunde", Fraction(3, 4), "hour"),
    ("de", "ein Vierteljahr", QUARTER, "year"), ("de", "eine halbe Stunde", HALF, "hour"),
    ("fr", "trois quarts d'heure", Fraction(3, 4), "hour"), ("fr", "deux heures et demie", Fraction(5, 2), "hour"),
    ("es", "hora y media", Fraction(3, 2), "hour"), ("es", "año y medio", Fraction(3, 2), "year"),
    ("pt", "ano e meio", Fraction(3, 2), "year"), ("it", "un anno e mezzo", Fraction(3, 2), "year"),
    ("ru", "полгода", HALF, "year"), ("ru", "полтора года", Fraction(3, 2), "year"), ("uk", "півгодини", HALF, "hour"),
    ("pl", "trzy kwadranse", 3, "quarter_hour"), ("nl", "drie kwartier", 3, "quarter_hour"),
    ("sv", "en halvtimme", HALF, "hour"), ("hu", "félóra", HALF, "hour"), ("cs", "půlroku", HALF, "year"),
    ("zh", "一年半", Fraction(3, 2), "year"), ("zh", "两个半小时", Fraction(5, 2), "hour"),
    ("ja", "一時間半", Fraction(3, 2), "hour"), ("ko", "1년 반", Fraction(3, 2), "year"),
    ("ar", "استمر ساعتين ونصف الساعة", Fraction(5, 2), "hour"), ("ar", "أسبوعين", 2, "week"),
    ("he", "שבועיים", 2, "week"),
    ("he", "שנה וחצי", Fraction(3, 2), "year"), ("hi", "सवा तीन घंटे", Fraction(13, 4), "hour"),
    ("it", "un etto e mezzo di", Fraction(3, 2), "hectogram"),
    ("en", "an hour and three-quarters", Fraction(7, 4), "hour"),
    ("en", "a year and a quarter", Fraction(5, 4), "year"),
    ("fr", "une heure trois quarts", Fraction(7, 4), "hour"), ("es", "hora y tres cuartos", Fraction(7, 4), "hour"),
    ("it", "un'ora e tre quarti", Fraction(7, 4), "hour"), ("pt", "uma hora e três quartos", Fraction(7, 4), "hour"),
    ("nl", "een jaar en een kwart", Fraction(5, 4), "year"), ("de", "eindreiviertel Stunden", Fraction(7, 4), "hour"),
    ("de", "eine Stunde und drei Viertel", Fraction(7, 4), "hour"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value", "unit"), SPANS)
def test_spans(code, text, value, unit):
    side = Side(text, code)
    read = next(one for one in side.numbers if one.written != "weak")
    assert read.value == value
    assert unit in [one.name for one in units_of(side.folded, read, code)]


@pytest.mark.parametrize(
    ("one", "unit", "other", "into"),
    [
        (18, "month", Fraction(3, 2), "year"), (48, "hour", 2, "day"), (15, "day", 2, "week"), (8, "day", 1, "week"),
        (45, "minute", Fraction(3, 4), "hour"), (1, "fortnight", 14, "day"), (6, "month", HALF, "year"),
        (3, "quarter_hour", 45, "minute"), (90, "day", 3, "month"), (1, "quarter", 3, "month"),
        (20, "year", 2, "decade"),
    ],
)  # fmt: skip
def test_spans_of_one_length(one, unit, other, into):
    assert same_span(one, unit, other, into)
    assert same_span(other, into, one, unit)


@pytest.mark.parametrize(
    ("one", "unit", "other", "into"),
    [(50, "hour", 2, "day"), (15, "day", 1, "week"), (18, "month", 2, "year"), (17, "month", Fraction(3, 2), "year"),
     (40, "minute", Fraction(3, 4), "hour"), (2, "week", 2, "month")],
)  # fmt: skip
def test_spans_of_other_lengths(one, unit, other, into):
    assert not same_span(one, unit, other, into)


DECADES = [
    ("en", "in the 1990s", 1990), ("de", "in den 1990ern", 1990), ("tr", "90'larda", 90),
    ("tr", "doksanlı yıllarda", 90),
    ("hu", "a 90-es években", 90), ("cs", "v 90. letech", 90), ("sk", "v 90. rokoch", 90), ("da", "i 90'erne", 90),
    ("fi", "yhdeksänkymmentäluvulla", 90), ("nb", "på nittitallet", 90), ("ar", "في الثمانينات", 80),
    ("ko", "1990년대", 1990), ("ja", "1990年代", 1990), ("ru", "в девяностых", 90), ("id", "tahun 1990-an", 1990),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), DECADES)
def test_decades(code, text, value):
    assert [one.value for one in Side(text, code).numbers if one.written != "weak"] == [value]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("it", "Nel Settecento la città"), ("sv", "på sjuttonhundratalet"), ("sv", "på 1700-talet"),
        ("fi", "1700-luvulla"), ("de", "in den 1700ern"), ("en", "the 1700s"), ("en", "the eighteenth century"),
        ("ru", "в XVIII веке"), ("es", "el siglo XVIII"), ("zh", "十八世纪"), ("ja", "18世紀"),
        ("ar", "القرن الثامن عشر"),
    ],
)  # fmt: skip
def test_eighteenth_century(code, text):
    (read,) = [one for one in Side(text, code).numbers if one.written != "weak"]
    assert 18 in (read.value, *read.others)


def test_numbers_that_name_centuries():
    (read,) = Side("Costa settecento euro.", "it").numbers
    assert (read.value, read.others) == (700, ())


DATES = [
    ("en", "on Monday, May 13, 2024", (2024, 5, 13, 1)), ("en", "2024-12-24", (2024, 12, 24, None)),
    ("en", "Tuesday the 5th of May", (None, 5, 5, 2)), ("de", "am Freitag, dem 24.12.2024", (2024, 12, 24, 5)),
    ("fr", "le 1er mai 2020", (2020, 5, 1, None)), ("cs", "Bylo to 24. 12. 2024 ráno.", (2024, 12, 24, None)),
    ("zh", "2024年12月24日星期二", (2024, 12, 24, 2)), ("ja", "2024年12月24日（月）", (2024, 12, 24, 1)),
    ("ko", "2024년 12월 24일(화)", (2024, 12, 24, 2)), ("es", "el lunes 3 de mayo de 2021", (2021, 5, 3, 1)),
    ("hu", "2024. december 24., kedd", (2024, 12, 24, 2)), ("ar", "الثلاثاء 24 ديسمبر 2024", (2024, 12, 24, 2)),
    ("tr", "24 Aralık 2024 Salı", (2024, 12, 24, 2)), ("hi", "24 दिसंबर 2024", (2024, 12, 24, None)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), DATES)
def test_dates(code, text, expected):
    (date,) = dates_of(Side(text, code).numbers, text)
    year, weekday = (part.value if part else None for part in (date.year, date.weekday))
    assert (year, date.month.value, date.day.value, weekday) == expected


@given(st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2150, 1, 1)))
def test_days_of_the_week(date):
    text = f"{date:%A}, {date:%B} {date.day}, {date.year}"
    (read,) = dates_of(Side(text, "en").numbers, text)
    assert read.exists
    assert read.falls_on == read.weekday.value == date.isoweekday()


@given(hour=st.integers(1, 12), minute=st.sampled_from([5, 10, 15, 20, 25]), to=st.booleans())
def test_minutes_of_every_hour(hour, minute, to):
    told = {5: "five", 10: "ten", 15: "a quarter", 20: "twenty", 25: "twenty-five"}[minute]
    text = f"It begins at {told} {'to' if to else 'past'} {hour}."
    expected = divmod((hour * 60 + (-minute if to else minute)) % 720, 60)
    read = [one.value for one in Side(text, "en").numbers if one.kind in ("hour", "minute")]
    assert (read[0] % 12, read[1]) == expected
