"""Units and currencies beside figures, and their conversion."""

from fractions import Fraction

import pytest

from bilint.text.numbers.units import converted, unit_of
from bilint.text.side import Side


def unit(code: str, text: str):
    side = Side(text, code)
    return unit_of(side.folded, side.numbers[0])


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "50 Kilometer", "km"), ("en", "50-mile walk", "mile"), ("en", "100 miles per hour", "mph"),
        ("en", "90 km/h", "kmh"), ("de", "20 °C", "celsius"), ("en", "68°F", "fahrenheit"), ("zh", "300米高", "m"),
        ("ja", "３０キロ離れた", "km"), ("ru", "90 км/ч", "kmh"), ("ar", "٥٠ كيلومترا", "km"), ("en", "$20", "usd"),
        ("en", "€ 20", "eur"), ("de", "5 Millionen Franken", "chf"), ("zh", "300元", "cny"), ("ja", "1万円", "jpy"),
        ("en", "CHF 30", "chf"), ("en", "3 square miles", "sqmile"), ("pl", "880 zł", "pln"),
    ],
)  # fmt: skip
def test_unit(code, text, name):
    found = unit(code, text)
    assert found
    assert found.name == name


@pytest.mark.parametrize(("code", "text"), [("de", "50 Leute"), ("en", "HK$50"), ("zh", "300人"), ("en", "in 1990")])
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
