"""Figures compared by value, whatever they are written with: what is wrong, out of scale, missing, added."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bilint.checks import figure_formats as figure_formats  # declares checks of this family
from bilint.checks import figure_sums as figure_sums
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import differing, is_date, is_scale, is_time, said, span_of
from bilint.checks.figure_pairs import compared, disagree, disagreements, have_figures
from bilint.model import Severity
from bilint.text.numbers import Number, Quantity
from bilint.text.numbers.render import like
from bilint.text.numbers.units import units_of

_BOUNDS = frozenset(("above", "below"))


@check(
    "numbers.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=disagree,
    examples=(
        flags("de-en", "Er zahlte [[1.500]] Euro.", "He paid [[1,400]] euros.", "1,500"),
        flags("en-de", "Turnout rose to [[62.4%]].", "Die Beteiligung stieg auf [[64,2 %]].", "62,4 %"),
        flags("fr-de", "Il a [[quatre-vingt-dix-sept]] ans.", "Er ist [[87]] Jahre alt.", "97"),
        flags("es-en", "Murieron [[veinticinco]] personas.", "[[35]] people died.", "25"),
        flags("zh-en", "共有[[三百二十]]人参加。", "A total of [[230]] people took part.", "320"),
        flags("ar-en", "قتل [[خمسة وعشرون]] شخصا.", "[[52]] people were killed.", "25"),
        flags("ru-en", "Ему [[сорок пять]] лет.", "He is [[54]].", "45"),
        flags("ja-en", "[[３５]]人が出席した。", "[[53]] people attended.", "35"),
        flags("en-fr", "The club has [[12,500]] members.", "Le club compte [[15 200]] membres.", "12\u202f500"),
        flags("de-en", "Die [[dreiundvierzigjährige]] Frau", "The [[34]]-year-old woman", "43"),
        flags("ru-en", "Встреча в [[двух]] городах", "A meeting in [[three]] cities"),
        flags("de-en", "[[Zwei Drittel]] der Felder", "[[three quarters]] of the fields"),
        flags("es-en", "[[Dos de cada tres]] familias, 12 en total", "[[One in three]] families, 12 in all"),
        flags("ko-en", "기온은 [[영하 12]]도였다.", "It was [[12]] degrees."),
        flags("ru-en", "Цены [[удвоились]] за 12 лет.", "Prices [[tripled]] in 12 years."),
        flags("fr-en", "en hausse de [[2 points de pourcentage]]", "up by [[2%]]"),
        flags("pl-en", "Zygmunt [[III]] zmarł w 1632 roku.", "Sigismund [[II]] died in 1632."),
        flags("es-en", "bajo Felipe [[II]]", "under Philip [[III]]"),
        flags("zh-en", "全场[[八折]]", "[[80%]] off everything", "20%"),
        flags("fr-en", "Il recule de [[1,5]] point à 38 %.", "He is down [[1.5%]] to 38%."),
        flags("en-fa", "[[1,250]] people", "[[۱٬۳۵۰]] نفر", "۱٬۲۵۰"),
        passes("de-en", "Er zahlte 1.500 Euro.", "He paid 1,500 euros."),
        passes("de-en", "eine halbe Million Euro", "€500,000"),
        passes("de-en", "Die dreiundvierzigjährige Frau", "The 43-year-old woman"),
        passes("de-en", "Es war 14.30 Uhr am 24.12.2024.", "It was 2:30 p.m. on December 24, 2024."),
        passes("fr-en", "dans les années 90, au XVIIIe siècle", "in the 1990s, in the 18th century"),
        passes("es-en", "Un millón y medio de euros, es decir, el 50 %", "1.5 million euros, that is, half"),
        passes("zh-en", "2024年12月24日下午2点30分", "2:30 p.m. on December 24, 2024"),
        passes("zh-en", "约有三分之二的人，即2万3千人", "some two thirds, or 23,000 people"),
        passes("ar-en", "قبل ٢٥ عاما قتل ثلاثة رجال", "25 years ago, three men were killed"),
        passes("ru-en", "В XX веке было 2,5 млн жителей.", "It had 2.5 million inhabitants in the 20th century."),
        passes("ja-en", "1億2千万円を3人で分けた。", "Three people shared 120 million yen."),
        passes("hi-en", "पच्चीस लाख लोग", "2.5 million people"),
        flags("de-en", "Sie wurde [[Dritte]] im Weitsprung.", "She came [[second]] in the long jump."),
        flags("ru-en", "[[Полтора]] дня ожидания", "[[half]] a day of waiting"),
        passes("de-en", "Sie wurde Dritte im Weitsprung.", "She won bronze in the long jump."),
        passes("de-en", "mit Tempo 180", "at 180 km/h (112 mph)"),
        passes("en-de", "the 1981-87 model of the Boeing 737", "das Modell 1981-1987 der Boeing 737"),
        passes("de-en", "Er gewann 2:0.", "He won 2-0."),
        passes("en-de", "It is 50 miles away.", "Es sind 80 Kilometer."),
        passes("en-de", "18 months ago", "vor anderthalb Jahren"),
        passes("en-tr", "one in five of the 40 houses", "40 evin beşte biri"),
        passes("ru-en", "12 градусов мороза", "minus 12 degrees"),
        passes("zh-en", "上升2.5个百分点，翻了一番", "up 2.5 percentage points, doubled"),
        passes("en-de", "3 × 10⁶ cells", "3 Millionen Zellen"),
        passes("fr-de", "l'un des douze jeunes", "einer von zwölf Jugendlichen"),
        passes("de-en", "am 24.12. um 9 Uhr", "at 9 a.m. on 24 December"),
        passes("de-en", "seit einem Vierteljahrhundert", "for 25 years"),
        passes("zh-en", "全场打七五折", "25% off everything"),
        passes("zh-en", "“九二共识”", 'the "1992 Consensus"'),
        passes("fa-en", "در ۱۵ خرداد ۱۴۰۳", "on June 4, 2024"),
    ),
)
def mismatch(pair: PairFacts) -> Iterator[Flag]:
    """A figure of the source stands in the translation with another value.

    Figures are read by value in both languages, so that digits, number words, scale words, clocks, decades and
    converted units count as the same figure.
    """
    for leftover in disagreements(pair):
        one, other = leftover
        if one and other and not is_scale(one, other) and not (is_date(leftover) or is_time(leftover)):
            yield differing(pair, one, other)


@check(
    "numbers.scale",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=disagree,
    examples=(
        flags("de-en", "Sie kostet [[3,5 Milliarden]] Euro.", "It costs [[3.5 million]] euros.", "3.5 billion"),
        flags("en-de", "worth $[[2 billion]]", "im Wert von [[2 Billionen]] Dollar", "2 Milliarden"),
        flags("zh-en", "耗资[[30亿]]元", "It cost [[3 million]] yuan.", "3 billion"),
        flags("fr-en", "un budget de [[2 milliards]]", "a budget of [[2 million]]", "2 billion"),
        flags("ru-en", "[[300 тыс]]. человек", "[[300 million]] people"),
        flags("es-en", "[[mil millones]] de euros", "[[one million]] euros"),
        flags("de-en", "[[Millionen]] von Menschen", "[[billions]] of people"),
        flags("en-bn", "It cost $[[3.5 billion]].", "এর খরচ [[৩.৫ মিলিয়ন]] ডলার।", "৩৫০ কোটি"),
        passes("de-en", "eine Billion Euro", "a trillion euros"),
        passes("en-de", "hundreds of thousands of people", "Hunderttausende Menschen"),
        passes("zh-en", "耗资35亿元", "It cost 3.5 billion yuan."),
        passes("hi-en", "5 करोड़ रुपये", "50 million rupees"),
        passes("es-en", "mil millones de euros", "one billion euros"),
    ),
)
def scale(pair: PairFacts) -> Iterator[Flag]:
    """A figure has lost or gained thousands: a million in place of a billion.

    Billion, Billion and billón, milliard, lakh, crore, 万 and 億 are scales of their own in each language.
    """
    for one, other in disagreements(pair):
        if one and other and is_scale(one, other):
            yield differing(pair, one, other)


@check(
    "numbers.missing",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    when=disagree,
    examples=(
        flags("de-en", "Die [[17]] Opfer kamen aus der Stadt.", "The victims came from the city."),
        flags("zh-en", "他于[[2019]]年来到北京。", "He came to Beijing."),
        flags("ru-en", "В лагере [[450]] человек.", "There are people in the camp."),
        flags("de-en", "Elf Menschen starben, darunter [[sechs]] Kinder.", "Eleven people died, including children."),
        flags("es-en", "Hubo 40 heridos y [[siete]] muertos.", "There were 40 injured and several dead."),
        flags("de-en", "Wir warteten [[zwei]] Stunden im Regen.", "We waited in the rain for hours."),
        flags("ja-en", "第[[16]]回大会は2月11日に開かれた。", "The th meeting was held on February 11."),
        passes(("en-de"), ("He paid 5 million.", "That was in 2019."), ("Er zahlte.", "Das waren 2019 5 Millionen.")),
        passes("de-en", "Er kam 1 Stunde zu spät.", "He was an hour late."),
        passes("cs-en", "Zemřel na covid-19.", "He died of the coronavirus."),
        passes("ja-en", "料金は1人500円。", "It costs 500 yen per person."),
    ),
)
def missing(pair: PairFacts) -> Iterator[Flag]:
    """A figure has no counterpart in the translation.

    What a translation may tell otherwise is left alone: COVID-19 as the coronavirus, 1 as an article, a date
    that is said a second time, a number word where no other figure and no unit stands. In a document, a figure that
    moved to the pair before or behind is not missing.
    """
    for leftover in disagreements(pair):
        one, other = leftover
        if one and not other and not is_date(leftover):
            message = f"{said(pair.source, one)} has no counterpart in the translation"
            # A number word may be told by another word that no list knows: a quartet.
            yield Flag(message, span_of(one), confidence=1.0 if one.hard else 0.7)


@check(
    "numbers.added",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    when=disagree,
    examples=(
        flags("de-en", "Die Opfer kamen aus der Stadt.", "The [[17]] victims came from the city."),
        flags("ja-en", "多くの人が集まった。", "Some [[400]] people gathered."),
        passes("zh-en", "7月26日他到了上海。", "He arrived in Shanghai on July 26, 2020."),
        passes("en-de", "It costs 5 million Swiss francs.", "Das kostet 5 Millionen Franken."),
        passes("en-ja", "over the past decade", "過去10年間で"),
        passes("cs-en", "na konci minulého století", "at the end of the 20th century"),
        passes("ru-de", "Это Псайктугоу.", "Das ist Psych2Go."),
        passes("de-en", "Es kostet 5 Millionen Franken.", "It costs 5 million francs ($5.6 million)."),
    ),
)
def added(pair: PairFacts) -> Iterator[Flag]:
    """A figure stands only in the translation.

    A figure that is said a second time, the year of a date and a converted amount beside the original are left alone.
    """
    for leftover in disagreements(pair):
        one, other = leftover
        if other and not one and not is_date(leftover):
            yield Flag(f"{said(pair.target, other)} stands only in the translation", None, span_of(other))


@check(
    "numbers.bound",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en", "Fast [[7000]] Menschen kamen.", "More than [[7,000]] people came."),
        flags("en-de", "It takes at least [[two]] weeks.", "Es dauert höchstens [[zwei]] Wochen."),
        flags("en-ru", "almost [[300]] people", "более [[300]] человек"),
        flags("fr-en", "plus de [[40 %]]", "less than [[40%]]"),
        flags("zh-en", "[[500]]多人参加", "Fewer than [[500]] people took part."),
        flags("it-en", "meno della [[metà]] dei membri", "more than [[half]] of the members"),
        passes("de-en", "Fast 7000 Menschen kamen.", "Nearly 7,000 people came."),
        passes("de-en", "Gut 7000 Menschen kamen.", "Some 7,000 people came."),
        passes("ja-en", "300人以上", "at least 300 people"),
    ),
)
def bound(pair: PairFacts) -> Iterator[Flag]:
    """A figure is the least in the source and the most in the translation, or the reverse: almost for more than."""
    for one, other in compared(pair).matches:
        if {one.bound, other.bound} == _BOUNDS and _share(one) == _share(other):
            here, there = said(pair.source, one), said(pair.target, other)
            words = ("more than", "less than") if one.bound == "above" else ("less than", "more than")
            yield Flag(f"{words[0]} {here} here, {words[1]} {there} there", span_of(one), span_of(other))


def _share(figure: Quantity) -> Number:
    """A value, of a percentage as a fraction: half is 50 percent."""
    return Fraction(figure.value) / 100 if figure.kind == "percent" else figure.value


@check(
    "numbers.precision",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    when=have_figures,
    examples=(
        flags("de-en", "Die Beteiligung lag bei [[62,4 Prozent]].", "Turnout was [[62.40 percent]].", "62.4 percent"),
        flags("en-ar", "Turnout was [[62.4%]].", "بلغت النسبة [[٦٢٫٤٠٪]].", "٦٢٫٤٪"),
        passes("de-en", "Die Beteiligung lag bei 62,4 Prozent.", "Turnout was 62.4 percent."),
        passes("de-en", "Das Brot kostet 2,5 Euro.", "The bread costs 2.50 euros."),
        passes("zh-en", "耗资416.6亿元", "It cost 41.660 billion yuan."),
    ),
)
def precision(pair: PairFacts) -> Iterator[Flag]:
    """A figure has more zeros behind its decimal sign than the source.

    62.40 percent claims to know more than 62.4 does. Prices are left alone: two places are their usual form.
    """
    for one, other in compared(pair).matches:
        if not (other.places > one.places > 0 and one.value == other.value and one.scale == other.scale):
            continue
        if (Fraction(other.value) / other.scale * 10**one.places).denominator != 1:
            continue  # 2.5 per mille are 0.25 percent
        units = units_of(pair.target.folded, other, pair.target.code)
        if other.places == 2 and other.scale == 1 and any(unit.dimension == "money" for unit in units):
            continue
        standing = pair.target.text[other.start : other.end]
        right = standing.replace(like("0", standing) * (other.places - one.places), "", 1)
        message = f"{other.places} decimal places here, {one.places} in the source"
        yield Flag(message, span_of(one), span_of(other), (right,))
