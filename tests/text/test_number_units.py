"""Units and currencies beside figures, and their conversion."""

from fractions import Fraction

import pytest
from babel.units import format_unit

from bilint.text.numbers.units import alike, converted, units_of
from bilint.text.side import Side


def units(code: str, text: str):
    side = Side(text, code)
    return units_of(side.folded, side.numbers[0], code)


def unit(code: str, text: str):
    return next(iter(units(code, text)), None)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "50 Kilometer", "km"), ("en", "50-mile walk", "mile"), ("en", "100 miles per hour", "mph"),
        ("en", "90 km/h", "kmh"), ("de", "20 °C", "celsius"), ("en", "68°F", "fahrenheit"), ("zh", "300米高", "m"),
        ("ja", "３０キロ離れた", "km"), ("ru", "90 км/ч", "kmh"), ("ar", "٥٠ كيلومترا", "km"), ("en", "$20", "usd"),
        ("en", "€ 20", "eur"), ("de", "5 Millionen Franken", "chf"), ("zh", "300元", "cny"), ("ja", "1万円", "jpy"),
        ("en", "CHF 30", "chf"), ("en", "3 square miles", "sqmile"), ("en", "HK$50", "hkd"),
        ("es", "20 pesos mexicanos", "mxn"), ("pt", "meio milhão de reais", "brl"), ("hi", "50 किलोमीटर", "km"),
        ("ar", "50 هكتارا", "hectare"), ("en", "300 square feet", "sqfoot"), ("fr", "90 km à l'heure", "kmh"),
        ("en", "the 50-metre-pool", "m"), ("de", "vor drei Wochen", "week"), ("ja", "6か月後", "month"),
        ("ru", "сорок километров", "km"), ("tr", "100 dönümlük", "dunam"), ("hu", "két órát", "hour"),
        ("hu", "30 euróba", "eur"), ("tr", "5 eurodan", "eur"), ("de", "5 Mio. Euro", "eur"),
        ("pl", "50 tys. koron czeskich", "czk"), ("uk", "20 гривень", "uah"),
        ("pl", "880 zł", "pln"),
    ],
)  # fmt: skip
def test_unit(code, text, name):
    found = unit(code, text)
    assert (found and found.name) == name


@pytest.mark.parametrize(("code", "text"), [("de", "50 Leute"), ("zh", "300人"), ("en", "in 1990")])
def test_no_unit(code, text):
    assert unit(code, text) is None


def test_conversion():
    mile, km = unit("en", "1 mile"), unit("en", "1 km")
    assert converted(1, mile, km) == Fraction("1.609344")
    celsius, fahrenheit = unit("en", "1 °C"), unit("en", "1 °F")
    assert converted(100, celsius, fahrenheit) == 212
    assert converted(32, fahrenheit, celsius) == 0
    assert converted(20, celsius, celsius) == 20
    assert converted(1, mile, celsius) is None
    assert converted(5, unit("en", "$5"), unit("en", "5 euros")) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("en", "5 pounds"), ("de", "5 Pfund"), True), (("en", "5 pounds"), ("de", "5 Euro"), False),
        (("en", "$20"), ("fr", "20 dollars canadiens"), True), (("en", "20 pounds"), ("ru", "20 рублей"), False),
        (("zh", "300元"), ("en", "HK$300"), True), (("zh", "300元"), ("en", "$300"), False),
        (("de", "5 Tonnen"), ("en", "5 tons"), True), (("sv", "två mil"), ("en", "two miles"), False),
        (("en", "3 weeks"), ("es", "3 meses"), False), (("cs", "30 korun"), ("en", "30 crowns"), True),
    ],
)  # fmt: skip
def test_alike(one, other, same):
    first, second = units(*one), units(*other)
    assert first
    assert second
    assert (alike(first, second) is None) == same


CLDR = ("length-kilometer", "length-mile", "mass-kilogram", "area-hectare", "duration-week", "duration-year")


@pytest.mark.parametrize("code", ["de", "fr", "es", "pl", "ru", "ar", "hi", "fi", "hu", "tr", "ja", "zh", "ko"])
def test_what_babel_formats_has_its_unit(code):
    for name in CLDR:
        text = format_unit(25, name, "long", locale=code)
        if name in text:
            continue  # babel does not find a pattern that CLDR inherits
        assert name.split("-")[1].startswith(unit(code, text).name[:1]), text
