"""What surroundings make of a figure: fractions, ratios, minus, points, multiples, Roman numerals, bounds, powers."""

from fractions import Fraction

import pytest

from bilint.checks.declare import PairFacts
from bilint.checks.figure_pairs import compared
from bilint.model import Pair
from bilint.text.side import Side


def firm(code: str, text: str):
    return [quantity for quantity in Side(text, code).numbers if quantity.written != "weak"]


FRACTIONS = [
    ("en", "two thirds of it", (2, 3)), ("en", "a third of it", (1, 3)), ("en", "one fifth", (1, 5)),
    ("en", "three quarters of an acre", (3, 4)), ("en", "a quarter of the crop", (1, 4)),
    ("en", "nine tenths", (9, 10)), ("en", "seven hundredths", (7, 100)), ("en", "fell by a third.", (1, 3)),
    ("de", "zwei Drittel", (2, 3)), ("de", "ein Viertel der Ernte", (1, 4)), ("de", "drei Viertel", (3, 4)),
    ("de", "drei Zehntel", (3, 10)), ("de", "ein Hundertstel", (1, 100)),
    ("fr", "un tiers", (1, 3)), ("fr", "les trois quarts du pays", (3, 4)), ("fr", "deux cinquièmes", (2, 5)),
    ("fr", "deux dixièmes", (1, 5)), ("fr", "un quart des champs", (1, 4)),
    ("es", "dos tercios", (2, 3)), ("es", "tres cuartas partes", (3, 4)), ("es", "tres décimas", (3, 10)),
    ("es", "un quinto de la cosecha", (1, 5)), ("it", "due terzi", (2, 3)), ("it", "un quarto dei campi", (1, 4)),
    ("it", "tre decimi", (3, 10)), ("pt", "dois terços", (2, 3)), ("pt", "três quartos", (3, 4)),
    ("nl", "twee derde", (2, 3)), ("nl", "drie kwart", (3, 4)), ("ru", "две трети", (2, 3)),
    ("ru", "три пятых", (3, 5)), ("ru", "одна пятая", (1, 5)), ("ru", "четверть", (1, 4)),
    ("uk", "дві третини", (2, 3)), ("pl", "trzy czwarte", (3, 4)), ("pl", "jedna piąta", (1, 5)),
    ("cs", "dvě třetiny", (2, 3)), ("cs", "tři čtvrtiny", (3, 4)), ("sv", "två tredjedelar", (2, 3)),
    ("da", "tre fjerdedele", (3, 4)), ("nb", "to tredeler", (2, 3)), ("fi", "kaksi kolmasosaa", (2, 3)),
    ("hu", "kétharmad", (2, 3)), ("hu", "háromnegyed", (3, 4)), ("ro", "trei sferturi", (3, 4)),
    ("el", "τρία τέταρτα", (3, 4)), ("tr", "dörtte üçü", (3, 4)), ("tr", "üçte iki", (2, 3)),
    ("tr", "beşte biri", (1, 5)), ("ar", "ثلثا الأعضاء", (2, 3)), ("ar", "ثلاثة أرباع", (3, 4)),
    ("he", "שלושה רבעים", (3, 4)), ("fa", "دو سوم", (2, 3)), ("hi", "तीन-चौथाई", (3, 4)), ("zh", "三分之二", (2, 3)),
    ("ja", "三分の二", (2, 3)), ("ko", "3분의 2", (2, 3)), ("zh", "半数以上", (1, 2)),
    ("ja", "5軒に1軒が空き家", (1, 5)), ("ja", "五回に一回", (1, 5)), ("zh", "每5户就有1户", (1, 5)),
    ("zh", "三户中有一户", (1, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), FRACTIONS)
def test_fractions(code, text, expected):
    (quantity,) = firm(code, text)
    assert (quantity.value, quantity.kind) == (Fraction(*expected), "fraction")


NO_FRACTIONS = [
    ("en", "a third person", [3]), ("en", "the third quarter", [3]), ("en", "two third places", [2, 3]),
    ("en", "last quarter", []), ("de", "der dritte Mann", [3]), ("de", "im zweiten Viertel", [2]),
    ("fr", "la troisième fois", [3]), ("es", "el quinto piso", [5]), ("ru", "третий этаж", [3]),
    ("ru", "двадцать пятый", [25]), ("en", "twenty-third", [23]), ("tr", "saat üçte", [3]),
    ("it", "il quarto posto", [4]), ("ar", "خمس عشرة امرأة", [15]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), NO_FRACTIONS)
def test_no_fractions(code, text, expected):
    assert [quantity.value for quantity in firm(code, text)] == expected


RATIOS = [
    ("en", "one in three farms", (1, 3)), ("en", "two out of every five", (2, 5)), ("en", "1 in 20 homes", (1, 20)),
    ("en", "every fourth house", (1, 4)), ("de", "jeder dritte Hof", (1, 3)), ("de", "zwei von drei Höfen", (2, 3)),
    ("fr", "un élève sur dix", (1, 10)), ("fr", "trois fermes sur quatre", (3, 4)), ("es", "dos de cada siete", (2, 7)),
    ("it", "due bambini su nove", (2, 9)), ("pt", "três em cada dez", (3, 10)), ("nl", "een op de vier", (1, 4)),
    ("ru", "каждый седьмой", (1, 7)), ("uk", "кожен третій", (1, 3)), ("pl", "co czwarty", (1, 4)),
    ("cs", "každý pátý", (1, 5)), ("sv", "var femte", (1, 5)), ("da", "hver fjerde", (1, 4)), ("nb", "hver sjette",
    (1, 6)),
    ("fi", "joka neljäs", (1, 4)), ("hu", "minden ötödik", (1, 5)), ("ro", "doi din cinci", (2, 5)),
    ("el", "κάθε τέταρτος", (1, 4)), ("tr", "yedi evden biri", (1, 7)), ("ar", "اثنان من كل خمسة", (2, 5)),
    ("hi", "दस में से तीन", (3, 10)), ("ja", "7人に1人", (1, 7)), ("zh", "每六个人中就有一个", (1, 6)),
    ("ko", "일곱 명 중 두 명", (2, 7)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), RATIOS)
def test_ratios(code, text, expected):
    (quantity,) = [quantity for quantity in firm(code, text) if quantity.kind == "fraction"]
    assert quantity.value == Fraction(*expected)
    assert quantity.parts == expected


MINUS = [
    ("en", "minus seven degrees", -7), ("en", "7 degrees below zero", -7), ("en", "at -7 °C", -7),
    ("en", "at −7.5 °C", Fraction(-15, 2)), ("de", "minus sieben Grad", -7), ("de", "sieben Grad unter null", -7),
    ("fr", "moins sept degrés", -7), ("es", "7 grados bajo cero", -7), ("es", "menos siete grados", -7),
    ("it", "meno sette gradi", -7), ("pt", "sete graus negativos", -7), ("nl", "min zeven graden", -7),
    ("ru", "минус семь градусов", -7), ("ru", "семь градусов мороза", -7), ("pl", "7 stopni mrozu", -7),
    ("cs", "minus sedm stupňů", -7), ("sv", "minus sju grader", -7), ("da", "minus syv grader", -7),
    ("nb", "minus sju grader", -7), ("fi", "7 astetta pakkasta", -7), ("hu", "mínusz 7 fok", -7),
    ("ro", "minus șapte grade", -7), ("el", "μείον 7 βαθμοί", -7), ("tr", "eksi yedi derece", -7),
    ("tr", "sıfırın altında 7", -7), ("ar", "7 تحت الصفر", -7), ("he", "מינוס 7", -7), ("fa", "منفی 7", -7),
    ("hi", "माइनस 7", -7), ("zh", "零下七度", -7), ("ja", "氷点下7度", -7), ("ko", "영하 7도", -7),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), MINUS)
def test_minus(code, text, value):
    (quantity,) = firm(code, text)
    assert quantity.value == value
    assert -value not in quantity.others


NO_MINUS = [
    ("en", "5-7 or 3 - 1", [5, 7, 3, 1]), ("en", "won 3–1", [3, 1]), ("de", "am 5.-7. Mai", [5, 7, 5]),
    ("es", "al menos 12", [12]), ("es", "más o menos 12", [12]), ("fr", "plus ou moins 12", [12]),
    ("pt", "pelo menos 12", [12]), ("en", "the A-5 road", [5]), ("en", "eight minus two", [8, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "values"), NO_MINUS)
def test_no_minus(code, text, values):
    assert [quantity.value for quantity in firm(code, text)] == values


def test_minus_may_be_dropped_beside_a_decline():
    (quantity,) = firm("en", "a change of -5%")
    assert (quantity.value, quantity.others) == (-5, (5,))


POINTS = [
    ("en", "2.5 percentage points"), ("en", "2.5 p.p."), ("en", "2.5% points"), ("de", "2,5 Prozentpunkte"),
    ("de", "2,5 %-Punkte"), ("fr", "2,5 points de pourcentage"), ("es", "2,5 puntos porcentuales"),
    ("it", "2,5 punti percentuali"), ("pt", "2,5 pontos percentuais"), ("nl", "2,5 procentpunt"),
    ("ru", "2,5 процентных пункта"), ("ru", "2,5 п.п."), ("uk", "2,5 відсоткового пункту"),
    ("pl", "2,5 punktu procentowego"), ("cs", "2,5 procentního bodu"), ("sv", "2,5 procentenheter"),
    ("da", "2,5 procentpoint"), ("nb", "2,5 prosentpoeng"), ("fi", "2,5 prosenttiyksikköä"),
    ("hu", "2,5 százalékpont"), ("ro", "2,5 puncte procentuale"), ("el", "2,5 ποσοστιαίες μονάδες"),
    ("tr", "2,5 puan"), ("ar", "2.5 نقطة مئوية"), ("he", "2.5 נקודות אחוז"), ("fa", "2.5 واحد درصد"),
    ("hi", "2.5 प्रतिशत अंक"), ("zh", "2.5个百分点"), ("ja", "2.5パーセントポイント"), ("ko", "2.5%포인트"),
    ("en", "250 basis points"), ("de", "250 Basispunkte"), ("fr", "250 points de base"), ("ru", "250 базисных пунктов"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), POINTS)
def test_points(code, text):
    (quantity,) = firm(code, text)
    assert (quantity.value, quantity.kind) == (Fraction(5, 2), "points")


@pytest.mark.parametrize(
    ("code", "text"),
    [("es", "un punto y medio, del 5 %"), ("fr", "un point et demi, de 5 %"), ("it", "un punto e mezzo, dal 5 %"),
     ("pt", "um ponto e meio, de 5 %"), ("en", "a point and a half, from 5%")],
)  # fmt: skip
def test_points_and_a_half(code, text):
    points, percent = firm(code, text)
    assert (points.value, points.kind, percent.value) == (Fraction(3, 2), "points", 5)


POINTS_IN_WORDS = [
    ("en", "by one percentage point", 1), ("en", "by a percentage point", 1), ("en", "a full percentage point", 1),
    ("en", "half a percentage point", Fraction(1, 2)), ("en", "a quarter of a percentage point", Fraction(1, 4)),
    ("en", "one and a half percentage points", Fraction(3, 2)), ("de", "einen Prozentpunkt", 1),
    ("fr", "d'un point de pourcentage", 1), ("es", "medio punto porcentual", Fraction(1, 2)),
    ("it", "un punto percentuale", 1), ("nl", "één procentpunt", 1), ("ru", "один процентный пункт", 1),
    ("pl", "jeden punkt procentowy", 1), ("tr", "bir yüzde puan", 1), ("el", "μία ποσοστιαία μονάδα", 1),
    ("fi", "yhden prosenttiyksikön", 1), ("hu", "egy százalékponttal", 1), ("fa", "یک واحد درصد", 1),
    ("hi", "एक प्रतिशत अंक", 1), ("zh", "半个百分点", Fraction(1, 2)), ("vi", "một điểm phần trăm", 1),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), POINTS_IN_WORDS)
def test_points_in_words(code, text, value):
    (quantity,) = firm(code, text)
    assert (quantity.value, quantity.kind) == (value, "points")
    assert Side(text, code).has_numbers


TENTHS = [
    ("zh", "三成", 30), ("zh", "三成五", 35), ("zh", "三成半", 35), ("ja", "3割引", 30), ("ja", "２割５分", 25),
    ("ja", "打率3割2分5厘", Fraction(65, 2)), ("ko", "2할", 20), ("ko", "타율 3할 2푼", 32),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "share"), TENTHS)
def test_tenths(code, text, share):
    (quantity,) = firm(code, text)
    assert (quantity.value, quantity.kind) == (share, "percent")


HEIGHTS = [
    ("fr", "un mètre soixante-dix-huit", 1.78), ("fr", "1 m 78", 1.78), ("de", "einen Meter achtzig", 1.8),
    ("es", "un metro y setenta", 1.7), ("it", "un metro e ottanta", 1.8), ("cs", "metr osmdesát", 1.8),
    ("pl", "metr osiemdziesiąt", 1.8), ("ru", "метр восемьдесят", 1.8), ("uk", "метр вісімдесят", 1.8),
    ("fa", "یک متر و هشتاد", 1.8), ("el", "ένα μέτρο και ογδόντα", 1.8),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "metres"), HEIGHTS)
def test_heights(code, text, metres):
    (quantity,) = firm(code, text)
    assert (float(quantity.value), quantity.unit) == (metres, "m")
    assert text[quantity.start : quantity.end] == text


@pytest.mark.parametrize(("code", "text"), [("en", "5 metres and 20 kilograms"), ("de", "5 Meter, 20 Bäume")])
def test_no_heights(code, text):
    assert [quantity.value for quantity in firm(code, text)] == [5, 20]


FROST = [
    ("ru", "Мороз достиг 30 градусов."), ("uk", "Мороз сягнув 30 градусів."), ("pl", "Mróz sięgał 30 stopni."),
    ("cs", "Mráz dosáhl 30 stupňů."), ("fi", "Pakkasta oli 30 astetta."), ("de", "30 Grad Frost"),
    ("sv", "Det var 30 grader kallt."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FROST)
def test_frost(code, text):
    (quantity,) = firm(code, text)
    assert -30 in (quantity.value, *quantity.others)


def test_a_storey_tells_five_from_a_year():
    (five,) = firm("vi", "Nhà năm tầng")
    assert five.value == 5
    assert firm("vi", "Năm nay") == []


@pytest.mark.parametrize(
    ("text", "kept", "off"),
    [("打八折", 80, 20), ("七五折", 75, 25), ("打9折", 90, 10), ("8.5折", 85, 15), ("打95折", 95, 5)],
)
def test_shares_of_a_price(text, kept, off):
    (quantity,) = firm("zh", text)
    assert (quantity.value, quantity.others, quantity.kind) == (kept, (off,), "percent")


@pytest.mark.parametrize(("code", "text"), [("zh", "全场对折"), ("ja", "半額で"), ("ko", "반값에"), ("zh", "半价")])
def test_half_prices(code, text):
    (quantity,) = Side(text, code).numbers
    assert quantity.value == Fraction(1, 2)


def test_a_decimal_without_its_zero():
    assert [quantity.others for quantity in firm("en", "hit .325, or .5 percent")] == [
        (Fraction(325, 1000),),
        (Fraction(1, 2),),
    ]
    assert [quantity.others for quantity in firm("en", "25 .5")] == [(), ()]


@pytest.mark.parametrize(
    ("code", "text"), [("de", "5 Promille"), ("en", "5 per mille"), ("pl", "5 promili"), ("zh", "千分之五")]
)
def test_per_mille(code, text):
    (quantity,) = firm(code, text)
    assert (quantity.value, quantity.kind) == (Fraction(1, 2), "percent")


MULTIPLES = [
    ("en", "has tripled", 3), ("en", "was halved", Fraction(1, 2)), ("de", "hat sich vervierfacht", 4),
    ("de", "halbierte sich", Fraction(1, 2)), ("fr", "a triplé", 3), ("fr", "divisé par trois", Fraction(1, 3)),
    ("es", "se han triplicado", 3), ("it", "è raddoppiato", 2), ("pt", "quadruplicou", 4), ("nl", "verdrievoudigd", 3),
    ("ru", "удвоились", 2), ("uk", "подвоїлися", 2), ("pl", "podwoiła", 2), ("cs", "ztrojnásobil", 3),
    ("sv", "halverades", Fraction(1, 2)), ("da", "tredoblet", 3), ("nb", "tredoblet", 3), ("fi", "kolminkertaistui", 3),
    ("hu", "megduplázódott", 2), ("ro", "dublat", 2), ("el", "τριπλασιάστηκε", 3), ("tr", "üç katına", 3),
    ("ar", "ثلاثة أضعاف", 3), ("he", "הוכפל", 2), ("fa", "دو برابر", 2), ("hi", "तिगुना", 3), ("zh", "翻了一番", 2),
    ("es", "cuadruplica", 4), ("es", "quintuplicó", 5), ("fr", "quintuplent", 5), ("it", "quadruplicò", 4),
    ("pt", "quintuplicaram", 5), ("de", "versechsfacht", 6), ("nl", "vervijfvoudigd", 5),
    ("zh", "翻两番", 4), ("ja", "倍増", 2), ("ja", "半減", Fraction(1, 2)), ("ja", "3倍", 3), ("ko", "두 배", 2),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), MULTIPLES)
def test_multiples(code, text, value):
    found = [quantity.value for quantity in Side(text, code).numbers if quantity.kind == "multiple"]
    assert found == [value]


ROMAN = [
    ("en", "Charles V", 5), ("de", "Georg V. starb.", 5), ("fr", "François Ier", 1), ("es", "Felipe IV", 4),
    ("it", "Pio IX", 9), ("pt", "João VI", 6), ("ru", "Пётр I", 1), ("pl", "Zygmunt III", 3), ("sv", "Gustav III", 3),
    ("ru", "XIX век", 19), ("fr", "XVIIIe siècle", 18), ("es", "siglo XVI", 16), ("it", "XV secolo", 15),
    ("pl", "XVII wiek", 17), ("ro", "secolul XIX", 19), ("hu", "XIX. század", 19), ("en", "Chapter IV", 4),
    ("de", "Kapitel XII", 12), ("en", "World War II", 2),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), ROMAN)
def test_roman_numerals(code, text, value):
    assert [(quantity.value, quantity.kind) for quantity in firm(code, text)] == [(value, "ordinal")]


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "aux XVIIe et XVIIIe siècles"), ("es", "siglos XVII y XVIII"), ("ru", "в XVII–XVIII веках")],
)
def test_centuries_side_by_side(code, text):
    assert [(quantity.value, quantity.kind) for quantity in firm(code, text)] == [(17, "ordinal"), (18, "ordinal")]


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "an IV drip"), ("en", "Size XX"), ("fr", "Le pain"), ("en", "Then I left"), ("de", "eine CD"),
     ("en", "MIX it"), ("ru", "Х и У")],
)  # fmt: skip
def test_no_roman_numerals(code, text):
    assert firm(code, text) == []


BOUNDS = [
    ("en", "more than 60", "above"), ("en", "no fewer than 60", "above"), ("en", "almost 60", "below"),
    ("en", "no more than 60", "below"), ("en", "over $60", "above"), ("en", "overall 60", ""), ("en", "about 60", ""),
    ("de", "mehr als 60", "above"), ("de", "mindestens 60", "above"), ("de", "fast 60", "below"),
    ("fr", "plus de 60", "above"), ("fr", "près de 60", "below"), ("es", "al menos 60", "above"),
    ("es", "menos de 60", "below"), ("it", "oltre 60", "above"), ("it", "quasi 60", "below"),
    ("pt", "pelo menos 60", "above"), ("pt", "quase 60", "below"), ("nl", "ruim 60", "above"),
    ("ru", "более 60", "above"), ("ru", "почти 60", "below"), ("uk", "понад 60", "above"), ("pl", "ponad 60", "above"),
    ("pl", "niemal 60", "below"), ("cs", "téměř 60", "below"), ("sv", "minst 60", "above"),
    ("da", "mindst 60", "above"),
    ("nb", "nesten 60", "below"), ("fi", "yli 60", "above"), ("hu", "legalább 60", "above"),
    ("ro", "peste 60", "above"),
    ("el", "τουλάχιστον 60", "above"), ("tr", "en az 60", "above"), ("tr", "60'tan fazla", "above"),
    ("ar", "لا تقل عن 60", "above"), ("ar", "ما لا يقل عن 60", "above"), ("ar", "على الأقل 60", "above"),
    ("ar", "لا تزيد عن 60", "below"), ("ar", "لا يتجاوز 60", "below"), ("ar", "يتجاوز 60", "above"),
    ("ar", "أكثر من 60", "above"), ("he", "לפחות 60", "above"), ("fa", "بیش از 60", "above"),
    ("hi", "कम से कम 60", "above"), ("hi", "60 से अधिक", "above"), ("zh", "至少60人", "above"), ("zh", "60多人", "above"),
    ("zh", "近60人", "below"), ("ja", "60人以上", "above"), ("ja", "60人未満", "below"), ("ko", "최소 60명", "above"),
    ("ko", "60명 이상", "above"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "bound"), BOUNDS)
def test_bounds(code, text, bound):
    (quantity,) = firm(code, text)
    assert quantity.bound == bound


@pytest.mark.parametrize(
    ("text", "values"),
    [("10⁶ cells", [10**6]), ("10^6 cells", [10**6]), ("3 × 10⁶ cells", [3 * 10**6]),
     ("1.5 × 10⁻³", [Fraction(3, 2000)]),
     ("40 m²", [40]), ("40 people¹", [40]), ("2× as fast", [2]), ("×3", [3])],
)  # fmt: skip
def test_powers(text, values):
    assert [quantity.value for quantity in firm("en", text)] == values


def test_footnote_marks_need_no_counterpart():
    (mark,) = firm("en", "So it was.[12]")
    assert mark.kind == "numbering"


SILENT = [
    ("en-de", "two thirds of the 12 farms", "zwei Drittel der 12 Höfe"),
    ("de-en", "ein Drittel, 12 Höfe", "12, a third"),
    ("fr-en", "le tiers des 12", "one third of the 12"), ("zh-en", "12家中三分之一", "a third of the 12"),
    ("de-en", "jeder Dritte der 12", "one in three of the 12"), ("de-en", "jeder vierte, 12", "25 percent, 12"),
    ("en-de", "1 in 5, 12", "jeder fünfte, 12"), ("fr-de", "deux sur trois, 12", "zwei der drei, 12"),
    ("de-en", "minus 12 Grad", "12 degrees below zero"), ("ru-en", "12 градусов мороза", "-12 °C"),
    ("en-de", "-5% in 12 months", "ein Rückgang um 5 % in 12 Monaten"), ("zh-en", "零下12度", "minus 12 degrees"),
    ("en-fr", "up 2 points, 12", "en hausse de 2 points de pourcentage, 12"),
    ("tr-en", "250 baz puan", "2.5 percentage points"), ("en-ru", "50 basis points", "50 базисных пунктов"),
    ("de-en", "verdoppelte sich auf 12", "increased by 100% to 12"),
    ("de-en", "verdreifacht auf 12", "three times, 12"),
    ("ja-en", "180センチの12人", "12 people, 5 feet 11 inches tall"), ("de-en", "1,80 m, 12", "5-foot-11, 12"),
    ("ja-en", "平成の12校", "12 schools of the Heisei era (1989-2019)"),
    ("en-de", "Bismarck's 12 letters", "Zwölf Briefe Bismarcks (1815–98)"),
    ("ja-en", "5軒に1軒、12", "20 percent, 12"), ("es-en", "un punto y medio, 12 %", "1.5 points, 12%"),
    ("fr-en", "une dizaine, 12", "about ten, 12"), ("fr-en", "des dizaines, 12", "dozens, 12"),
    ("fr-en", "une dizaine, 13", "a dozen, 13"), ("fr-en", "une centaine, 12", "about a hundred, 12"),
    ("fr-en", "dans la quinzaine suivante, 12", "in the following two weeks, 12"),
    ("fr-en", "dans la quinzaine suivante, 12", "in the fortnight that followed, 12"),
    ("fr-en", "dans la seconde quinzaine, 12", "in the second half of the month, 12"),
    ("ja-en", "四半世紀で12人", "12 in a quarter of a century"), ("ja-en", "四半世紀で12人", "12 in 25 years"),
    ("ja-en", "12人が倍増", "12 doubled"), ("fr-en", "divisé par 2 en 12 mois", "halved in 12 months"),
    ("ru-en", "XVIII век, 12", "the 18th century, 12"), ("es-en", "Felipe II, 12", "Philip the Second, 12"),
    ("en-de", "10⁶ cells", "1.000.000 Zellen"), ("en-de", "3 × 10⁶", "3 Millionen"),
    ("en-de", "So it was.[3] 12", "So war es. 12"), ("pl-en", "2,5 promila", "0.25 percent"),
]  # fmt: skip


def leftovers(languages: str, source: str, target: str):
    source_lang, target_lang = languages.split("-")
    pair = Pair(id="1", source=source, target=target, source_lang=source_lang, target_lang=target_lang)
    return compared(PairFacts(pair)).leftovers


@pytest.mark.parametrize(("languages", "source", "target"), SILENT)
def test_said_otherwise(languages, source, target):
    assert leftovers(languages, source, target) == []


DIFFER = [
    ("en-de", "two thirds of the 12", "drei Viertel der 12"), ("fr-en", "un tiers des 12", "a quarter of the 12"),
    ("es-en", "dos de cada tres, 12", "one in three, 12"), ("tr-en", "12, beş evden biri", "12, one in six"),
    ("de-en", "minus 12 Grad", "12 degrees"), ("ko-en", "영하 12도", "12 degrees"),
    ("ru-en", "удвоились за 12 лет", "tripled in 12 years"), ("fr-en", "12, divisé par deux", "12, doubled"),
    ("zh-en", "12年翻了一番", "tripled in 12 years"), ("es-en", "Felipe II, 12", "Philip III, 12"),
    ("fr-en", "une dizaine, 13", "dozens, 13"), ("es-en", "un centenar, 12", "hundreds, 12"),
    ("it-en", "un migliaio, 12", "thousands, 12"), ("ja-en", "5軒に1軒、12", "30 percent, 12"),
    ("ru-en", "XIX век, 12", "the 18th century, 12"), ("en-de", "10⁶ cells", "100.000 Zellen"),
]  # fmt: skip


def test_feet_and_inches_of_another_height():
    assert leftovers("ja-en", "180センチの12人", "12 people, 5 feet 9 inches tall")
    assert leftovers("ja-en", "平成の12校", "12 schools of the Heisei era (1989)")


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [("ja-en", "四半世紀で12人", "12 in half a century"),
     ("fr-en", "dans la quinzaine suivante, 12", "in the following week, 12")],
)  # fmt: skip
def test_spans_in_one_word_have_to_stand(languages, source, target):
    (leftover,) = leftovers(languages, source, target)
    assert leftover.source


@pytest.mark.parametrize(("languages", "source", "target"), DIFFER)
def test_differences_come_out_once(languages, source, target):
    (leftover,) = leftovers(languages, source, target)
    assert leftover.source
    assert leftover.target
