"""Numbers as people write them: halves, dozens, ages, decades, ranges, dates in running text, abbreviated scales."""

from fractions import Fraction

import pytest

from bilint.text.side import Side

HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)
MILLIARD = 10**9

# Code, text, and the values that are read, articles and other weak words left out.
PHRASES = [
    ("af", "'n halwe miljoen", [500_000]), ("af", "vyf-en-veertig jaar", [45]), ("af", "twee dosyn eiers", [24]),
    ("af", "op 3 Maart 2021", [3, 3, 2021]), ("af", "R5 mjd", [5 * MILLIARD]),
    ("af", "anderhalf uur", [Fraction(3, 2)]), ("af", "die negende", [9]), ("af", "honderde mense", [100]),
    ("bg", "два милиона и половина", [2_500_000]), ("bg", "15 на сто от хората", [15]), ("bg", "дванайсет яйца", [12]),
    ("bg", "на 3 март 1878 г.", [3, 3, 1878]), ("bg", "деветдесетте години", [90]), ("bg", "петима души", [5]),
    ("bg", "двайсетгодишен младеж", [20]), ("bg", "от пет до седем", [5, 7]),
    ("bg", "12,5 млрд. лева", [12_500_000_000]), ("bg", "хиляди хора", [1000]), ("bg", "половин милион", [500_000]),
    ("bg", "двадесет и пети", [25]),
    ("bs", "dvije hiljade petsto", [2500]), ("bs", "pola miliona", [500_000]), ("bs", "dvadeset jedan", [21]),
    ("bs", "5 mlrd KM", [5 * MILLIARD]), ("bs", "petero djece", [5]), ("bs", "3. marta 1992.", [3, 3, 1992]),
    ("bs", "devedesetih godina", [90]), ("bs", "tridesetogodišnja žena", [30]),
    ("cs", "dva a půl milionu", [2_500_000]), ("cs", "pětačtyřicetiletý muž", [45]), ("cs", "ve dvaceti letech", [20]),
    ("cs", "dne 3. března 1989", [3, 3, 1989]), ("cs", "v devadesátých letech", [90]), ("cs", "tucet vajec", [12]),
    ("cs", "od pěti do sedmi", [5, 7]), ("cs", "12,5 mld. korun", [12_500_000_000]), ("cs", "stovky lidí", [100]),
    ("cs", "dvě třetiny", [TWO_THIRDS]), ("cs", "třiadvacátý", [23]), ("cs", "patero dětí", [5]),
    ("cs", "čtyřnásobný", [4]),
    ("cs", "dva tisíce devět set", [2900]), ("cs", "tisíci lidmi", [1000]), ("cs", "dvanácti měsíců", [12]),
    ("da", "halvanden million", [1_500_000]), ("da", "tooghalvtredsårig", [52]), ("da", "et dusin æg", [12]),
    ("da", "den 3. marts 1989", [3, 3, 1989]), ("da", "2,5 mia. kroner", [2_500_000_000]), ("da", "hundredvis", [100]),
    ("da", "to tredjedele", [TWO_THIRDS]), ("da", "hundrede og femogtyve", [125]), ("da", "det enogtyvende", [21]),
    ("da", "en halv million", [500_000]), ("da", "fra fem til syv", [5, 7]), ("da", "halvtredserne", [50]),
    ("da", "halv otte", [7, 30]), ("da", "to og en halv", [Fraction(5, 2)]),
    ("de", "eineinhalb Stunden", [Fraction(3, 2)]), ("de", "dreiundvierzigjähriger Mann", [43]),
    ("de", "hundert eins", [101]), ("de", "ein halbes Dutzend", [6]), ("de", "fünf bis sieben", [5, 7]),
    ("de", "am 3. März 1989", [3, 3, 1989]), ("de", "in den Achtzigern", [80]), ("de", "zwei Drittel", [TWO_THIRDS]),
    ("de", "2,5 Mrd. Euro", [2_500_000_000]), ("de", "Zehntausende", [10_000]), ("de", "der einhunderterste", [101]),
    ("de", "halb acht", [7, 30]), ("de", "vierfach", [4]),
    ("en", "one and a half hours", [Fraction(3, 2)]), ("en", "half a dozen", [6]), ("en", "a hundred and one", [101]),
    ("en", "two hundred a day", [200]), ("en", "two-thirds", [TWO_THIRDS]), ("en", "from five to seven", [5, 7]),
    ("en", "a forty-three-year-old", [43]), ("en", "March 3, 1989", [3, 3, 1989]), ("en", "in the nineties", [90]),
    ("en", "$2.5bn", [2_500_000_000]), ("en", "one thousand one hundred", [1100]),
    ("en", "tens of thousands", [10_000]), ("en", "the two hundredth", [200]), ("en", "twenty-second", [22]),
    ("hr", "dva i pol milijuna", [2_500_000]), ("hr", "četrdesetpetogodišnji muškarac", [45]),
    ("hr", "tuce jaja", [12]), ("hr", "3. ožujka 1992. godine", [3, 3, 1992]), ("hr", "devedesetih godina", [90]),
    ("hr", "petsto pedeset", [550]), ("hr", "od pet do sedam", [5, 7]), ("hr", "12,5 mlrd. eura", [12_500_000_000]),
    ("hr", "stotine ljudi", [100]), ("hr", "dvije trećine", [TWO_THIRDS]), ("hr", "petorica muškaraca", [5]),
    ("hr", "dvadeset i jedna tisuća", [21_000]), ("hr", "pola milijuna", [500_000]), ("hr", "petnaestak dana", [15]),
    ("hr", "trideset drugi", [32]),
    ("is", "ein og hálf milljón", [1_500_000]), ("is", "fjörutíu og fimm ára", [45]), ("is", "tylft", [12]),
    ("is", "3. mars 1989", [3, 3, 1989]), ("is", "2,5 ma. kr.", [2_500_000_000]), ("is", "hundruð manna", [100]),
    ("is", "tveir þriðju", [2, 3]), ("is", "tvö hundruð og fimmtíu", [250]), ("is", "fertugur maður", [40]),
    ("is", "þriggja ára", [3]), ("is", "tuttugasti og fyrsti", [21]), ("is", "fimm þúsund", [5000]),
    ("lt", "du su puse milijono", [2_500_000]), ("lt", "trisdešimtmetis vyras", [30]), ("lt", "tuzinas", [12]),
    ("lt", "1990 m. kovo 11 d.", [1990, 3, 11]), ("lt", "12,5 mlrd. eurų", [12_500_000_000]),
    ("lt", "šimtai žmonių", [100]), ("lt", "du trečdaliai", [TWO_THIRDS]), ("lt", "penkiolikos metų", [15]),
    ("lt", "pusantro milijono", [1_500_000]), ("lt", "nuo penkių iki septynių", [5, 7]),
    ("lt", "dvidešimt pirmasis", [21]), ("lt", "trimis šimtais", [300]), ("lt", "dvejus metus", [2]),
    ("lt", "dvidešimtpenkiametis", [25]),
    ("lv", "pusotrs miljons", [1_500_000]), ("lv", "četrdesmitgadīgs vīrietis", [40]), ("lv", "ducis olu", [12]),
    ("lv", "1990. gada 4. maijā", [1990, 4, 5]), ("lv", "12,5 mljrd. eiro", [12_500_000_000]),
    ("lv", "simti cilvēku", [100]), ("lv", "divas trešdaļas", [TWO_THIRDS]), ("lv", "divdesmit pirmais", [21]),
    ("lv", "no pieciem līdz septiņiem", [5, 7]), ("lv", "divi ar pusi miljoni", [2_500_000]),
    ("lv", "deviņdesmitajos gados", [90]), ("lv", "piectūkstoš", [5000]),
    ("mk", "милион и пол", [1_500_000]), ("mk", "петмина луѓе", [5]), ("mk", "дваесет и пет", [25]),
    ("mk", "на 8 септември 1991", [8, 9, 1991]), ("mk", "деведесеттите години", [90]), ("mk", "две илјади", [2000]),
    ("mk", "петстотини денари", [500]), ("mk", "дваесет и први", [21]), ("mk", "стотици луѓе", [100]),
    ("nb", "halvannen million", [1_500_000]), ("nb", "femogtjue", [25]), ("nb", "et dusin egg", [12]),
    ("nb", "den 3. mars 1989", [3, 3, 1989]), ("nb", "2,5 mrd. kroner", [2_500_000_000]),
    ("nb", "to tredeler", [TWO_THIRDS]),
    ("nb", "førtifemårig", [45]), ("nb", "hundrevis av", [100]), ("nb", "hundre og én", [101]),
    ("nb", "to og en halv", [2 + HALF]), ("nb", "halv åtte", [7, 30]), ("nb", "det tjueførste", [21]),
    ("nl", "anderhalf uur", [Fraction(3, 2)]), ("nl", "een vijfenveertigjarige man", [45]), ("nl", "een dozijn", [12]),
    ("nl", "op 3 maart 1989", [3, 3, 1989]), ("nl", "2,5 mld. euro", [2_500_000_000]),
    ("nl", "twee derde", [TWO_THIRDS]),
    ("nl", "honderden mensen", [100]), ("nl", "tweeënhalf miljoen", [2_500_000]), ("nl", "half acht", [7, 30]),
    ("nl", "de eenentwintigste", [21]), ("nl", "van vijf tot zeven", [5, 7]), ("nl", "de zestiende", [16]),
    ("pl", "dwa i pół miliona", [2_500_000]), ("pl", "czterdziestopięcioletni", [45]), ("pl", "tuzin jaj", [12]),
    ("pl", "3 maja 1791 r.", [3, 5, 1791]), ("pl", "w latach dziewięćdziesiątych", [90]),
    ("pl", "pięcioro dzieci", [5]), ("pl", "od pięciu do siedmiu", [5, 7]), ("pl", "12,5 mld zł", [12_500_000_000]),
    ("pl", "setki ludzi", [100]), ("pl", "dwie trzecie", [TWO_THIRDS]), ("pl", "dwudziestego pierwszego", [21]),
    ("pl", "półtorej godziny", [Fraction(3, 2)]), ("pl", "pięciuset mieszkańców", [500]), ("pl", "dziesięcioma", [10]),
    ("pl", "dwóm tysiącom", [2000]),
    ("ru", "два с половиной миллиона", [2_500_000]), ("ru", "сорокапятилетний мужчина", [45]),
    ("ru", "дюжина яиц", [12]), ("ru", "3 марта 1989 года", [3, 3, 1989]), ("ru", "в девяностых годах", [90]),
    ("ru", "пятеро детей", [5]), ("ru", "от пяти до семи", [5, 7]), ("ru", "12,5 млрд рублей", [12_500_000_000]),
    ("ru", "сотни людей", [100]), ("ru", "две трети", [TWO_THIRDS]), ("ru", "двадцать первого", [21]),
    ("ru", "полтора часа", [Fraction(3, 2)]), ("ru", "пятьюстами рублями", [500]), ("ru", "двухсотый", [200]),
    ("ru", "тысячный", [1000]),
    ("sk", "dva a pol milióna", [2_500_000]), ("sk", "štyridsaťpäťročný muž", [45]), ("sk", "tucet vajec", [12]),
    ("sk", "3. marca 1989", [3, 3, 1989]), ("sk", "v deväťdesiatych rokoch", [90]), ("sk", "piatich detí", [5]),
    ("sk", "od piatich do siedmich", [5, 7]), ("sk", "12,5 mld. eur", [12_500_000_000]), ("sk", "stovky ľudí", [100]),
    ("sk", "dve tretiny", [TWO_THIRDS]), ("sk", "dvadsiaty prvý", [21]), ("sk", "poldruha hodiny", [Fraction(3, 2)]),
    ("sk", "trinásty", [13]), ("sk", "dvesto tridsaťpäť", [235]), ("sk", "dvadsiateho druhého", [22]),
    ("sl", "dva milijona in pol", [2_500_000]), ("sl", "petinštiridesetletni moški", [45]), ("sl", "ducat jajc", [12]),
    ("sl", "3. marca 1989", [3, 3, 1989]), ("sl", "v devetdesetih letih", [90]), ("sl", "pet do sedem", [5, 7]),
    ("sl", "12,5 mrd. evrov", [12_500_000_000]), ("sl", "stotine ljudi", [100]), ("sl", "dve tretjini", [TWO_THIRDS]),
    ("sl", "enaindvajseti", [21]), ("sl", "triindvajset", [23]), ("sl", "dvesto petintrideset", [235]),
    ("sr", "два и по", [2]), ("sr", "dva i pol miliona", [2_500_000]), ("sr", "четрдесетпетогодишњи мушкарац", [45]),
    ("sr", "3. марта 1989. године", [3, 3, 1989]), ("sr", "деведесетих година", [90]), ("sr", "сто хиљада", [100_000]),
    ("sr", "12,5 mlrd. evra", [12_500_000_000]), ("sr", "стотине људи", [100]), ("sr", "две трећине", [TWO_THIRDS]),
    ("sr", "двадесет први", [21]), ("sr", "petoro dece", [5]), ("sr", "15 одсто", [15]),
    ("sr", "пола милиона", [500_000]),
    ("sv", "en och en halv miljon", [1_500_000]), ("sv", "fyrtiofemårig", [45]), ("sv", "ett dussin ägg", [12]),
    ("sv", "den 3 mars 1989", [3, 3, 1989]), ("sv", "2,5 mdr kronor", [2_500_000_000]),
    ("sv", "två tredjedelar", [TWO_THIRDS]), ("sv", "hundratals", [100]), ("sv", "halv åtta", [7, 30]),
    ("sv", "den tjugoförsta", [21]), ("sv", "ettusen", [1000]),
    ("uk", "два з половиною мільйони", [2_500_000]), ("uk", "сорокап'ятирічний чоловік", [45]),
    ("uk", "дюжина яєць", [12]), ("uk", "24 серпня 1991 року", [24, 8, 1991]), ("uk", "у дев'яностих роках", [90]),
    ("uk", "п’ятеро дітей", [5]), ("uk", "від п'яти до семи", [5, 7]), ("uk", "12,5 млрд гривень", [12_500_000_000]),
    ("uk", "сотні людей", [100]), ("uk", "дві третини", [TWO_THIRDS]), ("uk", "двадцять першого", [21]),
    ("uk", "п'ятьмастами", [500]), ("uk", "сьомий", [7]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), PHRASES)
def test_phrases(code, text, expected):
    assert [quantity.value for quantity in Side(text, code).numbers if quantity.written != "weak"] == expected


@pytest.mark.parametrize("text", ["die elf Spieler", "Elf Spieler", "Sie kamen. „Elf Spieler!“"])
def test_number_words_that_are_nouns_elsewhere(text):
    (quantity,) = (one for one in Side(text, "de").numbers if one.written != "weak")
    assert quantity.value == 11


# Words that look like numbers: nothing in such a text may ask for a counterpart.
OTHER_WORDS = [
    ("af", "Dit is 'n huis en een van hulle."), ("bg", "Един от тях май спи."), ("bs", "Jedan od njih i drugi ljudi."),
    ("cs", "Jeden z nich a druhý."), ("da", "En af dem så et hus og en anden."),
    ("de", "Eine von ihnen fuhr Achterbahn."), ("en", "One of them took a second look."),
    ("hr", "Jedan od njih i drugi."), ("is", "Einn þeirra og annar maður."), ("lt", "Vienas iš jų ir antras."),
    ("lt", "Balandis tupi ant stogo."), ("lv", "Viens no viņiem un otrs."), ("lv", "Pirms tam maijs."),
    ("mk", "Еден од нив ми е мил."), ("nb", "En av dem så et hus og en annen."),
    ("nl", "Een van hen zag een huis en een tweede."), ("pl", "Jeden z nich i drugi."), ("ru", "Один из них сказал."),
    ("sk", "Jeden z nich bil druhého."), ("sl", "Eden od njih je bil tu."), ("sl", "Drugi ljudje so mil."),
    ("sr", "Један од њих и други."), ("sr", "Sto je u kuhinji."), ("sv", "En av dem såg ett hus och en andra."),
    ("uk", "Один із них сказав."), ("uk", "Лист упав."), ("lt", "Ketvirtadienį ir penktadienį."),
    ("lv", "Ceturtdien un piektdien."), ("sk", "Vo štvrtok a v piatok."), ("cs", "Ve čtvrtek a v pátek."),
    ("de", "Dann jubelte die Elf."), ("de", "Alle nahmen sich in Acht."), ("fr", "Le Quinze de France."),
    ("es", "La ONCE lo sabe."),
    ("pl", "W czwartek i w piątek."), ("hr", "U četvrtak i u petak."), ("ru", "В четверг и в пятницу."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OTHER_WORDS)
def test_other_words(code, text):
    assert {quantity.kind for quantity in Side(text, code).numbers if quantity.written != "weak"} <= {"weekday"}


PERCENT = [
    ("af", "15 persent"), ("bg", "15 процента"), ("bg", "15 на сто"), ("bs", "15 posto"), ("cs", "15 procent"),
    ("da", "15 procent"), ("de", "15 Prozent"), ("en", "15 per cent"), ("hr", "15 posto"), ("is", "15 prósent"),
    ("lt", "15 procentų"), ("lv", "15 procenti"), ("mk", "15 отсто"), ("nb", "15 prosent"), ("nl", "15 procent"),
    ("pl", "15 procent"), ("ru", "15 процентов"), ("sk", "15 percent"), ("sl", "15 odstotkov"), ("sr", "15 одсто"),
    ("sv", "15 procent"), ("uk", "15 відсотків"), ("hr", "petnaest posto"), ("sk", "pätnástich percent"),
    ("lv", "piecpadsmit procentiem"), ("uk", "п'ятнадцяти відсотків"), ("is", "fimmtán prósentum"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PERCENT)
def test_percent(code, text):
    assert [(quantity.value, quantity.kind) for quantity in Side(text, code).numbers] == [(15, "percent")]


AFTERNOON = [
    ("bg", "в 3 следобед"), ("bs", "u 3 popodne"), ("cs", "ve 3 odpoledne"), ("da", "kl. 3 om eftermiddagen"),
    ("de", "um 3 Uhr nachmittags"), ("en", "at 3 p.m."), ("hr", "u 3 poslijepodne"), ("is", "klukkan 3 síðdegis"),
    ("lt", "3 val. popiet"), ("lv", "3 pēcpusdienā"), ("mk", "во 3 попладне"), ("nb", "kl. 3 om ettermiddagen"),
    ("pl", "o 3 po południu"), ("ru", "в 3 часа дня"), ("sk", "o 3 popoludní"), ("sl", "ob 3 popoldne"),
    ("sr", "у 3 поподне"), ("sv", "klockan 3 på eftermiddagen"), ("uk", "о 3 годині дня"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), AFTERNOON)
def test_afternoon(code, text):
    (hour,) = (quantity for quantity in Side(text, code).numbers if quantity.written == "digits")
    assert (hour.kind, 15 in hour.others) == ("hour", True)


DECADES = [
    ("bg", "90-те години"), ("hr", "90-ih godina"), ("mk", "90-тите години"), ("ru", "90-е годы"),
    ("sr", "90-их година"), ("uk", "90-ті роки"), ("pl", "lata 90."), ("de", "90er Jahre"), ("nl", "jaren 90"),
    ("sv", "90-talet"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), DECADES)
def test_decades(code, text):
    (decade,) = Side(text, code).numbers
    assert (decade.value, decade.kind, 1990 in decade.others) == (90, "decade", True)
