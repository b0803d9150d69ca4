"""Number words from Hebrew to Japanese as people write them, and the words beside them that only look like numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bilint.text.side import Side

HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)
LAKH, CRORE = 10**5, 10**7

NUMBERS = [
    # Hindi, Urdu, Bengali, Marathi, Nepali: a word of its own up to 99, halves and quarters before the number
    ("hi", "डेढ़ सौ लोग", [150]), ("hi", "सवा सौ", [125]), ("hi", "सवा तीन लाख", [325_000]),
    ("hi", "पौने दो करोड़", [17_500_000]),
    ("hi", "साढ़े तीन सौ करोड़", [3_500_000_000]), ("hi", "ढाई किलो चावल", [Fraction(5, 2)]),
    ("hi", "इक्कीसवीं सदी", [21]),
    ("hi", "3 अरब रुपये", [3 * 10**9]), ("hi", "पच्चीस अरब रुपये", [25 * 10**9]),
    ("hi", "तीन चौथाई किसान", [Fraction(3, 4)]),
    ("hi", "सैकड़ों लोग", [100]), ("hi", "उन्नीस सौ सैंतालीस", [1947]), ("hi", "पाँच फीसदी", [5]),
    ("hi", "दर्जन भर", [12]),
    ("ur", "پچیس لاکھ", [2_500_000]), ("ur", "پونے دو کروڑ روپے", [17_500_000]), ("ur", "سوا سو", [125]),
    ("ur", "ایک سو پچاس ارب روپے", [150 * 10**9]), ("ur", "انیس سو سینتالیس", [1947]), ("ur", "ستر فیصد", [70]),
    ("ur", "تین سو اسی", [380]), ("ur", "پچیسویں سالگرہ", [25]), ("ur", "سینکڑوں لوگ", [100]), ("ur", "15 فی صد", [15]),
    ("ur", "نو ہزار", [9000]), ("ur", "تین چوتھائی", [Fraction(3, 4)]),
    ("bn", "তিনজন মানুষ", [3]), ("bn", "পাঁচটি বই", [5]), ("bn", "দু'জন", [2]), ("bn", "সাড়ে তিন লাখ", [350_000]),
    ("bn", "পৌনে দুই কোটি", [17_500_000]), ("bn", "উনিশশ একাত্তর", [1971]), ("bn", "একুশতম", [21]),
    ("bn", "নয় হাজার", [9000]),
    ("bn", "পঁচিশ শতাংশ", [25]), ("bn", "হাজার হাজার মানুষ", [1000]), ("fa", "چند هزار نفر", [1000]),
    ("hi", "कई लाख लोग", [LAKH]), ("bn", "একুশে ফেব্রুয়ারি", [21, 2]), ("te", "ఐదేళ్ల పాప", [5]),
    ("bn", "শতকরা ১৫", [15]), ("bn", "এক তৃতীয়াংশ", [Fraction(1, 3)]),
    ("mr", "साडेतीन लाख", [350_000]), ("mr", "सव्वादोन कोटी", [22_500_000]), ("mr", "पावणेदोन कोटी", [17_500_000]),
    ("mr", "पाचशे रुपये", [500]), ("mr", "दोघांनी पाहिले", [2]), ("mr", "पाचव्या वर्षी", [5]),
    ("mr", "पंचवीस टक्के", [25]),
    ("mr", "लाखो लोक", [LAKH]), ("mr", "एकोणीसशे सत्तेचाळीस", [1947]),
    ("ne", "तीनजना मानिस", [3]), ("ne", "पाँचौं पटक", [5]), ("ne", "दुई सय पचास", [250]),
    ("ne", "पच्चिस लाख", [2_500_000]),
    ("ne", "साढे तीन अर्ब", [3_500_000_000]), ("ne", "सयौँ मानिस", [100]), ("ne", "तीस प्रतिशत", [30]),
    # Tamil and Telugu: numbers that run into each other
    ("ta", "இருபத்தைந்து பேர்", [25]), ("ta", "முப்பத்தொன்று", [31]), ("ta", "நாற்பத்தேழு", [47]),
    ("ta", "பத்தாயிரம்", [10_000]),
    ("ta", "நூற்றைம்பது", [150]), ("ta", "ஐம்பதாயிரம் பேர்", [50_000]), ("ta", "இரண்டரை கோடி", [25_000_000]),
    ("ta", "ஆயிரத்து தொள்ளாயிரத்து நாற்பத்தேழு", [1947]), ("ta", "இருபத்தைந்தாவது ஆண்டு", [25]),
    ("ta", "ஆயிரக்கணக்கான மக்கள்", [1000]), ("ta", "ஐந்து சதவீதம்", [5]), ("ta", "ஒரு லட்சத்து ஐம்பதாயிரம்", [150_000]),
    ("te", "రెండున్నర లక్షలు", [250_000]), ("te", "పదిమంది", [10]), ("te", "ముగ్గురు", [3]),
    ("te", "ఐదు వేల మంది", [5000]),
    ("te", "వందలాది మంది", [100]), ("te", "ఇరవై ఐదు శాతం", [25]), ("te", "రెండు కోట్ల రూపాయలు", [2 * CRORE]),
    # Persian: "and" between all parts, written together or apart
    ("fa", "سی‌وپنج نفر", [35]), ("fa", "سي و پنج نفر", [35]), ("fa", "یک‌ونیم میلیون", [1_500_000]),
    ("fa", "دو و نیم میلیون نفر", [2_500_000]), ("fa", "نیم میلیون", [500_000]), ("fa", "بیست و پنجم", [25]),
    ("fa", "سی‌ام", [30]), ("fa", "نهصد و سی هزار", [930_000]), ("fa", "ده‌ها نفر", [10]),
    ("fa", "میلیون‌ها نفر", [10**6]),
    ("fa", "چهل‌ساله", [40]), ("fa", "پنج درصد", [5]), ("fa", "دوهزار و بیست و چهار", [2024]),
    # Arabic and Hebrew: units before tens, gender, case, duals
    ("ar", "مليونان ونصف المليون", [2_500_000]), ("ar", "ألفان وخمسمئة", [2500]), ("ar", "بعشرين رجلا", [20]),
    ("ar", "خمس عشرة امرأة", [15]), ("ar", "أحد عشر رجلا", [11]), ("ar", "مئة وخمسة وعشرون ألفا", [125_000]),
    ("ar", "مائتي ألف", [200_000]), ("ar", "ثلاثة أرباع السكان", [Fraction(3, 4)]),
    ("ar", "ثلثي السكان", [Fraction(2, 3)]),
    ("ar", "آلاف الأشخاص", [1000]), ("ar", "ثلاثة آلاف", [3000]), ("ar", "مليوناً", [10**6]),
    ("ar", "خمسون بالمئة", [50]),
    ("ar", "50 في المئة", [50]), ("ar", "الحادي عشر", [11]),
    ("he", "אחת עשרה", [11]), ("he", "שלושה עשר ילדים", [13]), ("he", "שלושת רבעי", [Fraction(3, 4)]),
    ("he", "שניים וחצי מיליון", [2_500_000]), ("he", "אלפיים ועשרים וארבע", [2024]), ("he", "מאות אנשים", [100]),
    ("he", "שלוש מאות אלף", [300_000]), ("he", "חמישים אחוז", [50]), ("he", "אלף ותשע מאות", [1900]),
    # Thai: no spaces
    ("th", "มีคนสองพันห้าร้อยคน", [2500]), ("th", "สามคน", [3]), ("th", "ยี่สิบเอ็ดปี", [21]),
    ("th", "ครึ่งล้าน", [500_000]),
    ("th", "หนึ่งล้านครึ่ง", [1_500_000]), ("th", "สองหมื่นสามพันล้านบาท", [23 * 10**9]),
    ("th", "3 พันล้าน", [3 * 10**9]),
    ("th", "5 ล้านบาท", [5 * 10**6]), ("th", "หลายพันคน", [1000]), ("th", "คนที่สอง", [2]), ("th", "ร้อยละ 15", [15]),
    ("th", "15 เปอร์เซ็นต์", [15]), ("th", "ทั้งสองคน", [2]),
    # Chinese
    ("zh", "百分之三点五", [Fraction(7, 2)]), ("zh", "三点五亿", [350_000_000]), ("zh", "零点五", [HALF]),
    ("zh", "两万五", [25_000]), ("zh", "一百二", [120]), ("zh", "廿五日", [25]), ("zh", "叁拾伍万元", [350_000]),
    ("zh", "二成五", [25]), ("zh", "打八折", [80]), ("zh", "三十多万人", [300_000]), ("zh", "几十人", [10]),
    ("zh", "十四五岁", [14, 15]), ("zh", "3个百分点", [3]), ("zh", "一个百分点", [1]),
    ("zh", "四分之三", [Fraction(3, 4)]),
    ("zh", "一年半", [Fraction(3, 2)]), ("zh", "两个半小时", [Fraction(5, 2)]), ("ja", "一時間半", [Fraction(3, 2)]),
    # Japanese
    ("ja", "二割五分", [25]), ("ja", "3割5分", [35]), ("ja", "数十万人", [LAKH]), ("ja", "何千人", [1000]),
    ("ja", "弐万円", [20_000]), ("ja", "０．５％", [HALF]), ("ja", "50パーセント", [50]),
    ("ja", "3分の2", [Fraction(2, 3)]),
    ("ja", "百二十", [120]), ("ja", "2万3千人", [23_000]),
    # Korean: native and Chinese numerals, before counters
    ("ko", "세 명", [3]), ("ko", "열두 살", [12]), ("ko", "스무 살", [20]), ("ko", "백스물다섯 명", [125]),
    ("ko", "예순", [60]),
    ("ko", "삼만 오천 명", [35_000]), ("ko", "1만여 명", [10_000]), ("ko", "수십만 명", [LAKH]),
    ("ko", "십수 명", [10]),
    ("ko", "삼분의 이", [Fraction(2, 3)]), ("ko", "3분의 2", [Fraction(2, 3)]), ("ko", "서너 명", [3, 4]),
    ("ko", "두세 명", [2, 3]), ("ko", "이틀", [2]), ("ko", "열흘", [10]), ("ko", "오십 퍼센트", [50]),
    ("ko", "7할", [70]),
    ("ko", "세명이", [3]), ("ko", "만 18세", [18]), ("ko", "제1조", [1]), ("ko", "일곱", [7]), ("ko", "세 번째", [3]),
]  # fmt: skip


def firm(code: str, text: str):
    """What is read as a number for sure."""
    return [one for one in Side(text, code).numbers if one.written != "weak" and one.kind != "weekday"]


@pytest.mark.parametrize(("code", "text", "expected"), NUMBERS)
def test_numbers(code, text, expected):
    assert [quantity.value for quantity in firm(code, text)] == expected
    assert Side(text, code).has_numbers


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [("hi", "दो-तीन लोग", [2, 3]), ("zh", "年近七旬", [70]), ("zh", "九旬老人", [90])],
)
def test_no_look_alikes(code, text, expected):
    assert [quantity.value for quantity in firm(code, text)] == expected


LOOK_ALIKES = [
    ("hi", "सऊदी अरब ने कहा"), ("hi", "दूसरी ओर"), ("hi", "एक आदमी"),
    # "new", "better", "the same", "except"
    ("ur", "نو منتخب صدر"), ("ur", "یہ بہتر ہے"), ("ur", "اسی طرح"), ("ur", "اس کے سوا"), ("ur", "دوسری طرف"),
    ("bn", "এটা ভালো নয়"), ("bn", "একটি মেয়ে"), ("mr", "दुसऱ्या दिवशी"), ("ne", "एउटा घर"),
    # a river, "from"
    ("ta", "ஆறு ஓடுகிறது"), ("ta", "வீடு முதல் பள்ளி வரை"), ("te", "ఒక మనిషి"),
    # "no", a share, a chest, CNN
    ("fa", "نه، نمی‌خواهم"), ("fa", "سهم او"), ("fa", "سینه"), ("fa", "سی ان ان گزارش داد"), ("fa", "یک مرد"),
    ("ar", "كلا، لا أريد"), ("ar", "أحد الرجال"), ("ar", "يوم الخميس"),
    # Monday, Thursday, the other side
    ("he", "ביום שני"), ("he", "יום חמישי"), ("he", "אחד האנשים"), ("he", "היילוד הינו בריא"),
    # able, husband and chair, shop, stained, breed, extremely, bald, colonel, crossing, lorry
    ("th", "สามารถ"), ("th", "สามีนั่งเก้าอี้"), ("th", "ที่ห้างสรรพสินค้า"), ("th", "แปดเปื้อน"), ("th", "พันธุ์ข้าว"),
    ("th", "แสนสาหัส"), ("th", "หัวล้าน"), ("th", "พันตำรวจเอก"), ("th", "สี่แยก"), ("th", "สิบล้อ"),
    ("th", "ศูนย์การค้า"),
    ("zh", "十分重要"), ("zh", "中国大陆"), ("zh", "千万不要"), ("zh", "万一"), ("zh", "成千上万"), ("zh", "一般"),
    ("ja", "千葉県"), ("ja", "六本木"), ("ja", "八百屋"), ("ja", "参加者"), ("ja", "十分"), ("ja", "一般"),
    # person, shoes, this person, slowly, if, generation, world, society, house move, train, tax, millionaire
    ("ko", "사람"), ("ko", "구두"), ("ko", "이 사람"), ("ko", "천천히"), ("ko", "만약"), ("ko", "세대"), ("ko", "세계"),
    ("ko", "사회"), ("ko", "이사"), ("ko", "열차가"), ("ko", "세금"), ("ko", "백만장자"), ("ko", "네, 알겠습니다"),
    # a few, again and again, the first comer and the like
    ("hi", "दो-चार ही बची हैं"), ("hi", "दस-बीस लोग"), ("ur", "دو چار لوگ"), ("tr", "üç beş kişi"), ("zh", "三五个人"),
    ("zh", "三番五次"), ("zh", "三天两头"), ("zh", "一波三折"), ("zh", "五旬节"), ("ja", "十人十色"), ("ja", "万年筆"),
    ("ko", "열심히"), ("ko", "삼성전자"), ("ko", "백화점"), ("ko", "십자가"), ("ko", "둘러보다"), ("ko", "천만에"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), LOOK_ALIKES)
def test_look_alikes(code, text):
    assert firm(code, text) == []


CLOCK = [
    ("hi", "साढ़े तीन बजे", [3, 30]), ("hi", "पौने चार बजे", [3, 45]), ("hi", "शाम को पाँच बजे", [5]),
    ("ur", "ساڑھے تین بجے", [3, 30]), ("mr", "साडेतीन वाजता", [3, 30]), ("ne", "साढे तीन बजे", [3, 30]),
    ("bn", "সকাল দশটায়", [10]), ("ta", "மூன்றரை மணிக்கு", [3, 30]), ("te", "మూడున్నర గంటలకు", [3, 30]),
    ("fa", "ساعت سه و نیم بعدازظهر", [3, 30]), ("ar", "الساعة الثالثة والنصف", [3, 30]),
    ("ar", "الثالثة والربع مساء", [3, 15]),
    ("he", "בשעה שלוש וחצי", [3, 30]), ("th", "15.30 น.", [15, 30]), ("zh", "晚上八点一刻", [8, 15]),
    ("zh", "九点二十五分", [9, 25]), ("ja", "九時十五分", [9, 15]), ("ko", "오후 3시 30분", [3, 30]),
    ("ko", "여덟 시", [8]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), CLOCK)
def test_clock(code, text, expected):
    read = firm(code, text)
    assert [quantity.value for quantity in read] == expected
    assert [quantity.kind for quantity in read] == ["hour", "minute"][: len(read)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fa", "سه و نیم ساعت"), ("ja", "3時間"), ("ko", "다섯 시간"), ("ar", "ثلاث ساعات"),
    ],
)  # fmt: skip
def test_hours_that_last_are_no_clock(code, text):
    assert all(quantity.kind != "hour" for quantity in Side(text, code).numbers)


AFTERNOON = [
    ("th", "บ่ายสามโมง", 15), ("th", "สามทุ่ม", 21), ("th", "ห้าโมงเย็น", 17), ("zh", "下午三点", 15),
    ("ja", "午後3時半", 15),
    ("ko", "오후 3시 반", 15), ("ta", "மாலை 5 மணிக்கு", 17), ("te", "సాయంత్రం 5 గంటలకు", 17),
    ("fa", "ساعت ۳ بعد از ظهر", 15),
    ("ar", "الساعة 3 بعد الظهر", 15),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "hour"), AFTERNOON)
def test_afternoon(code, text, hour):
    first = Side(text, code).numbers[0]
    assert first.kind == "hour"
    assert hour in (first.value, *first.others)


YEARS = [
    ("th", "พ.ศ. 2567", 2024), ("th", "เมื่อปี 2540", 1997), ("th", "๒๕ ธันวาคม ๒๕๖๗", 2024), ("fa", "سال ۱۴۰۳", 2024),
    ("fa", "۱۴۰۳ هجری شمسی", 2025), ("fa", "1445 هجری قمری", 2023), ("ar", "1445 هـ", 2023), ("ne", "२०८१ साल", 2024),
    ("bn", "১৪৩১ বঙ্গাব্দ", 2024), ("zh", "民國113年", 2024), ("zh", "民国二十六年", 1937), ("ja", "令和6年", 2024),
    ("ja", "明治元年", 1868), ("ko", "단기 4357년", 2024), ("ko", "주체 113년", 2024), ("ko", "불기 2568년", 2024),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "gregorian"), YEARS)
def test_years_of_other_eras(code, text, gregorian):
    year = Side(text, code).numbers[-1]
    assert gregorian in (year.value, *year.others)


def test_a_year_in_both_eras_may_be_told_in_one():
    assert [quantity.written for quantity in Side("سال ۱۴۰۳ (۲۰۲۴)", "fa").numbers] == ["weak", "digits"]
    assert [quantity.written for quantity in Side("1445 هـ (2023 م)", "ar").numbers] == ["weak", "digits"]


def test_a_plain_year_has_no_other():
    assert Side("سال ۲۰۲۴", "fa").numbers[0].others == ()
    assert Side("2567 คน", "th").numbers[0].others == ()


@pytest.mark.parametrize(("code", "text"), [("fa", "۱۵ فروردین"), ("ar", "15 رمضان"), ("ne", "वैशाख १५ गते")])
def test_days_of_other_calendars_have_no_counterpart(code, text):
    assert [quantity.written for quantity in Side(text, code).numbers] == ["weak"]


MONTHS = [
    ("ar", "15 كانون الثاني 2024", 1), ("ar", "3 تشرين الأول", 10), ("ar", "في أيلول 2020", 9), ("ar", "15 يناير", 1),
    ("ar", "12 جويلية", 7), ("fa", "۳ ژانویهٔ ۲۰۲۴", 1), ("ur", "3 مئی، 2024", 5), ("th", "12 ม.ค. 2024", 1),
    ("th", "มิถุนายน", 6), ("mr", "3 मे, 2024", 5), ("bn", "৩ মে, ২০২৪", 5), ("ta", "3 மே, 2024", 5),
    ("te", "3 మే, 2024", 5),
    ("he", "ב-15 במאי 2024", 5), ("ko", "시월", 10), ("ko", "유월", 6), ("ko", "구월", 9), ("ko", "십이월", 12),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "month"), MONTHS)
def test_months(code, text, month):
    assert [quantity.value for quantity in Side(text, code).numbers if quantity.kind == "month"] == [month]


def test_thai_is_read_with_and_without_breaks():
    assert [q.value for q in Side("สอง\u200bร้อย\u200bห้า\u200bสิบ", "th").numbers] == [250]


def test_spelling_variants_are_one_word():
    # nukta as a sign of its own, in one code point, or left out; candrabindu or anusvara; Arabic letters in Persian
    for text in ("साढ\u093c\u0947 पाँच", "सा\u095dे पांच", "साढे पाँच"):
        assert [q.value for q in Side(text, "hi").numbers] == [Fraction(11, 2)], text
    assert [q.value for q in Side("إثنان وثلاثون", "ar").numbers] == [32]
    assert [q.value for q in Side("خَمْسَةٌ", "ar").numbers] == [5]
    assert [q.value for q in Side("חֲמִשָּׁה", "he").numbers] == [5]
