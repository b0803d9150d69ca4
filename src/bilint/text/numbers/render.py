"""Says a quantity in plain words, and writes it in a language's own format."""

from __future__ import annotations

import re
from fractions import Fraction

from bilint.text.numbers.lexicon import Lexicon, lexicon
from bilint.text.numbers.quantity import Number, Quantity, simple

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# Signs behind a number of tenths: 三成, 3割, 8折.
_TENTHS = ("成", "割", "할", "折")
_ARABIC_ZEROS = "٠۰"
_WESTERN_SIGN = re.compile(r"(?<=\d)[.,](?=\d)")


def say(quantity: Quantity, grouped: bool = False) -> str:
    """What a quantity is worth, in English: "3.5 billion", "15%", "2 percentage points", "March".

    Thousands are parted where it is `grouped`, and from 10,000 on, where no figure can be a year.
    """
    value = quantity.value
    if quantity.kind == "month" and value in range(1, 13):
        return _MONTHS[int(value) - 1]
    if quantity.kind == "weekday":
        return lexicon("en").weekday_names[int(value)].capitalize()
    english = lexicon("en")
    if quantity.indefinite:
        return f"some {english.write.get(int(value), written(value, english))}"
    if isinstance(value, Fraction) and value.denominator not in (2, 4, 5, 8) and 10**6 % value.denominator:
        return f"{value.numerator}/{value.denominator}"
    text = scaled(value, english) if quantity.scale > 1 else written(value, english, grouped or value >= 10_000)
    if quantity.kind == "points":
        return f"{text} percentage point{'' if value == 1 else 's'}"
    return text + "%" if quantity.kind == "percent" else text


def written(value: Number, words: Lexicon, grouped: bool = True, places: int = 0) -> str:
    """A value in the digits and separators of a language; at least `places` and at most six decimals."""
    scaled_up = round(abs(Fraction(value)) * 10**6)
    whole, decimals = divmod(scaled_up, 10**6)
    digits = f"{whole:,}".replace(",", words.group) if grouped else str(whole)
    fraction = f"{decimals:06}".rstrip("0").ljust(places, "0")
    return ("-" if value < 0 else "") + digits + (words.decimal + fraction if fraction else "")


def scaled(value: Number, words: Lexicon) -> str:
    """A large value with the language's word for its scale: "3.5 billion", "35億"; digits alone where none fits."""
    for scale in sorted(words.write, reverse=True):
        amount = Fraction(value) / scale
        if amount >= 1 and 10**4 % amount.denominator == 0:
            gap = "" if "myriads" in words.traits else "\u00a0" if words.by_space else " "
            return written(amount, words, amount >= 10_000) + gap + words.write[scale].replace("_", " ")
    return written(value, words)


def rewritten(right: Quantity, wrong: Quantity, text: str, code: str, grouped: bool = False) -> str | None:
    """The right quantity in the format of the one that stands in `text`, a text in the language `code`.

    Thousands are parted where either figure parts them (`grouped`: the right one does), and from 10,000 on.
    None where there is no sure way to write it (a number word in place of a figure is left to the translator).
    """
    words = lexicon(code)
    if wrong.kind == "month" and not wrong.hard:
        name = words.month_names.get(int(right.value))
        return name.capitalize() if name and text[wrong.start].isupper() else name
    if wrong.kind == "weekday":
        return _weekday(right, text[wrong.start : wrong.end], wrong, words)
    if not wrong.hard or ("points" in (right.kind, wrong.kind) and right.kind != wrong.kind):
        return None
    figure = text[wrong.start : wrong.end]
    value, ahead, behind = right.value, "", ""
    if wrong.kind in ("percent", "points"):
        ahead, figure, behind = _split(figure)
        value = value * 100 if right.kind == "fraction" else value
        if behind.strip()[:1] in _TENTHS:
            value = simple(Fraction(value) / 10)
    if right.scale > 1 or wrong.scale > 1:
        return ahead + like(scaled(value, words), figure) + behind
    separated = len([sign for sign in figure if not sign.isalnum()]) > 0 and wrong.value >= 1000
    new = written(value, words, grouped or separated or value >= 10_000, right.places)
    return ahead + like(new, figure) + behind


def _split(figure: str) -> tuple[str, str, str]:
    """A percentage as what stands before its number, the number, and what stands behind: "yüzde ", "15", ""."""
    numeric = [index for index, sign in enumerate(figure) if sign.isnumeric()]
    first, last = numeric[0], numeric[-1] + 1
    return figure[:first].rstrip("-−‑–"), figure[first:last], figure[last:]


def like(form: str, figure: str) -> str:
    """A figure in ASCII digits, in the digits of another: "1,250.5" like "١٣" is "١٬٢٥٠٫٥".

    The Arabic signs for thousands and decimals go with Arabic digits, but where `figure` has a point or a comma itself.
    """
    digit = next((sign for sign in figure if sign.isdecimal()), "0")
    zero = ord(digit) - int(digit)
    if digit.isascii():
        return form
    if chr(zero) in _ARABIC_ZEROS and not _WESTERN_SIGN.search(figure):
        form = _WESTERN_SIGN.sub(lambda sign: "٬" if sign.group() == "," else "٫", form)
    return form.translate({ord("0") + value: chr(zero + value) for value in range(10)})


def _weekday(right: Quantity, form: str, wrong: Quantity, words: Lexicon) -> str | None:
    """The right day in the form of the wrong one, where that is no case of its own: "Montagabend"."""
    stem, name = words.weekday_names.get(int(wrong.value), ""), words.weekday_names.get(int(right.value), "")
    if not stem or not form.lower().startswith(stem):
        return None
    if form.lower() != stem and not words.weekday_endings:
        return None
    return (name.capitalize() if form[0].isupper() else name) + form[len(stem) :]
