"""What the words and signs around a figure make of it: minus, ratios, bounds, powers of ten, percentage points."""

from __future__ import annotations

import re
from fractions import Fraction

from bilint.text.numbers.around import Around
from bilint.text.numbers.common import common
from bilint.text.numbers.lexicon import Lexicon
from bilint.text.numbers.quantity import Quantity, simple

_MINUS_SIGNS = frozenset("-−‑–")
_OPENING = frozenset(" \u00a0\u202f([{\"'„“«»‘:\n\t")
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = re.compile(r"⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
_POWER_SIGNS = frozenset("^⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# ".5 percent", a batting average of .325; not "25 .000".
_NO_WHOLE = re.compile(r"(?:(?<![\d\s])\s|^)\.$")
_TIMES = re.compile(r"\s?[×·*x]\s?")
_DEGREES = re.compile(r"\s?(?:°|º|℃|℉)")
_SIGNED = frozenset(("cardinal", "percent", "points", "fraction"))
_COUNTS = frozenset(("cardinal", "single", "label", "numeral"))
# The longest text between the two figures of a ratio, in code points.
_LONGEST_RATIO = 20
_RATIO_OF_FIGURES = 1000
# "12 degrees below zero": code points between the figure and "below zero".
_NEAR_ZERO = 24
# "of", between a part and the percentage point that it is one of.
_OF_ONE = 5
_POINT_WORD = re.compile(r"[\s\u00a0-]?([^\W\d_]+)")


def settle(text: str, folded: str, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities with the values that their surroundings give them; `folded` is the text in lower case."""
    if len(quantities) > 1:
        quantities = _with_powers(text, _with_ratios(folded, quantities, lexicon))
    around, below_zero = lexicon.around, None
    trails = [(form, meaning) for form, meaning in around.trails if form in folded]
    from_dawn = "hours_from_dawn" in lexicon.traits
    last = -2
    for quantity in quantities:
        meaning, start = around.lead(folded, quantity.start)
        if not meaning and quantity.kind == "fraction":
            meaning, start = around.lead_past_article(folded, start)
        subtracted = meaning in ("minus", "less") and start - last == 1
        last = quantity.end
        if meaning and not subtracted:
            _led(folded, quantity, meaning, start, lexicon)
        elif trails and (trail := around.trail(folded, quantity.end, trails)):
            if trail in ("above", "below"):
                quantity.bound = trail
            elif trail == "off":
                quantity.bound = trail if quantity.kind == "percent" else ""
            elif quantity.kind in _SIGNED and quantity.value > 0 and quantity.written != "weak":
                _negate(quantity, quantity.start)
        if around.counted and quantity.written == "weak" and quantity.value > 1:
            word = _POINT_WORD.match(folded, quantity.end)
            quantity.written = "words" if word and word[1] in around.counted else "weak"
        if from_dawn and quantity.kind == "hour":
            # Swahili saa mbili, the second hour of the day, is eight o'clock.
            quantity.others += ((quantity.value + 6) % 24, (quantity.value + 18) % 24)
        if lexicon.scales_at_times and (word := _POINT_WORD.match(folded, quantity.end)):
            scale = lexicon.scales_at_times.get(word[1])
            quantity.others += (simple(Fraction(quantity.value) * scale),) if scale else ()
        if quantity.value == 0:
            if quantity.bound == "below" and not quantity.hard:
                below_zero = quantity
        elif quantity.hard:
            _signs(text, folded, quantity, lexicon)
        elif around.one_of and _is_one_of(folded, quantity, lexicon):
            _make_ratio(quantity, 1, int(quantity.value))
    kinds = {quantity.kind for quantity in quantities}
    if "percent" in kinds:
        _tell_points(folded, quantities, lexicon)
    if "fraction" in kinds and "points" in kinds:
        quantities = _parts_of_points(quantities)
    if around.frost and any(word in folded for word in around.frost):
        for quantity in quantities:
            if quantity.value > 0 and quantity.kind in _SIGNED and _is_temperature(folded, quantity, lexicon):
                quantity.others += (-quantity.value,)
    if below_zero:
        quantities = _below_zero(text, quantities, below_zero)
    return _without_zero(quantities) if any(quantity.value < 0 for quantity in quantities) else quantities


def _led(folded: str, quantity: Quantity, meaning: str, start: int, lexicon: Lexicon) -> None:
    """What the words before a figure say of it."""
    if meaning in ("above", "below"):
        quantity.bound = meaning
    elif meaning in ("minus", "less"):
        if quantity.kind in _SIGNED and quantity.value > 0 and (quantity.written != "weak" or meaning == "minus"):
            sure = _is_temperature(folded, quantity, lexicon) or (meaning == "minus" and quantity.kind == "cardinal")
            _negate(quantity, start, () if sure else (quantity.value,))
            if before := lexicon.around.lead(folded, start)[0]:
                quantity.bound = before if before in ("above", "below") else ""
    elif meaning == "each":
        if quantity.kind == "ordinal" and isinstance(quantity.value, int) and 2 <= quantity.value <= 20:
            _make_ratio(quantity, 1, quantity.value)
    elif meaning in ("times", "divided") and quantity.kind == "cardinal" and quantity.value > 1:
        quantity.kind, value = "multiple", quantity.value
        if meaning == "divided":
            quantity.value = simple(Fraction(1) / value)
            quantity.others = (value,) if quantity.hard else ()


def _negate(quantity: Quantity, start: int, others: tuple[int | Fraction, ...] = ()) -> None:
    quantity.value, quantity.start = -quantity.value, start
    quantity.others = (*(-other for other in quantity.others), *others)
    quantity.parts = ()


def _is_temperature(folded: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    from bilint.text.numbers.units import units_of

    if _DEGREES.match(folded, quantity.end):
        return True
    return any(unit.dimension == "temperature" for unit in units_of(folded, quantity, lexicon.code))


def _make_ratio(quantity: Quantity, count: int, of: int) -> None:
    quantity.value, quantity.kind = simple(Fraction(count, of)), "fraction"
    quantity.ratio = True
    quantity.parts, quantity.others = (count, of), ((of,) if count == 1 else ())
    quantity.written = "words" if quantity.written == "weak" and of > 2 else quantity.written


def _is_one_of(folded: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Turkish "beş evden biri": one in five houses."""
    if quantity.kind != "cardinal" or not isinstance(quantity.value, int) or not 2 <= quantity.value <= 100:
        return False
    behind = folded[quantity.end : quantity.end + _LONGEST_RATIO].split()[:2]
    return (
        len(behind) == 2
        and behind[0].endswith(("den", "dan", "ten", "tan"))
        and behind[1].rstrip(".,;:!?") in lexicon.around.one_of
    )


def _with_ratios(folded: str, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """One figure for the two of "one in three", "deux Français sur cinq", "3人に1人"."""
    around = lexicon.around
    if not (around.forward or around.apart or around.backward or around.same_counter):
        return quantities
    kept = quantities[:1]
    for quantity in quantities[1:]:
        before = kept[-1]
        gap = folded[before.end : quantity.start]
        if 0 < len(gap) <= _LONGEST_RATIO and _may_be_ratio(before, quantity):
            between = gap.strip()
            less = quantity.value < before.value
            if less and (between.endswith(around.backward) or _same_counter(folded, between, quantity.end, around)):
                count, of = quantity, before
            elif before.value < quantity.value and (between in around.forward or between.endswith(around.apart)):
                count, of = before, quantity
            else:
                kept.append(quantity)
                continue
            before.end = quantity.end
            before.written = "digits" if of.hard else "words"
            # "einer von zwölf" may be one of the twelve.
            others = (of.value,) if count.value == 1 and not (count.hard or of.hard) else ()
            _make_ratio(before, int(count.value), int(of.value))
            before.others = others
            continue
        kept.append(quantity)
    return kept


def _same_counter(folded: str, between: str, end: int, around: Around) -> bool:
    """Whether both numbers of a ratio have one counter: 5軒に1軒."""
    form = next((form for form in around.same_counter if between.endswith(form)), "")
    counter = between[: len(between) - len(form)].strip()
    return bool(form and counter) and folded.startswith(counter, end)


def _may_be_ratio(one: Quantity, other: Quantity) -> bool:
    """Whether two neighbours are the numbers of a ratio; figures are only where one counts one."""
    if one.kind not in _COUNTS or other.kind not in _COUNTS or not isinstance(one.value, int):
        return False
    if one.hard and other.hard and 1 not in (one.value, other.value):
        return False
    return isinstance(other.value, int) and 0 < one.value <= _RATIO_OF_FIGURES and 0 < other.value <= _RATIO_OF_FIGURES


def _signs(text: str, folded: str, quantity: Quantity, lexicon: Lexicon) -> None:
    """The signs written onto a figure: a minus, the brackets of a footnote, a power, points behind a percent sign."""
    start, end = quantity.start, quantity.end
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in _MINUS_SIGNS and before and quantity.kind in _SIGNED and quantity.value > 0 and not quantity.ambiguous:
        ahead = text[: start - 1]
        if (not ahead or ahead[-1] in _OPENING) and not ahead.rstrip()[-1:].isdigit():
            sure = _is_temperature(folded, quantity, lexicon)
            _negate(quantity, start - 1, () if sure else (quantity.value,))
    elif before == "[" and behind == "]" and isinstance(quantity.value, int):
        quantity.kind = "numbering"
    elif before == "." and lexicon.decimal == "." and _NO_WHOLE.search(text, max(0, start - 3), start):
        places = sum(map(str.isdecimal, text[start:end]))
        quantity.others += (simple(Fraction(quantity.value) / 10**places),)
    if quantity.value == 10 and (power := _POWER.match(text, end)):
        quantity.value = simple(Fraction(10) ** int(power.group().translate(_POWERS)))
        quantity.end, quantity.kind, quantity.parts = power.end(), "cardinal", ()
    if quantity.kind == "percent":
        _percent_points(folded, quantity, lexicon)
    elif quantity.kind == "cardinal" and behind and folded.startswith(common().points, end):
        form = next(form for form in common().points if folded.startswith(form, end))
        if not folded[end + len(form) : end + len(form) + 1].isalpha():
            quantity.kind, quantity.end = "points", end + len(form)


def _percent_points(folded: str, quantity: Quantity, lexicon: Lexicon) -> None:
    """ "3 %-Punkte", "3% points"."""
    if folded[quantity.end - 1] not in "%٪％":
        return
    word = _POINT_WORD.match(folded, quantity.end)
    if word and word[1] in lexicon.around.points:
        quantity.kind, quantity.end = "points", word.end()


def _tell_points(folded: str, quantities: list[Quantity], lexicon: Lexicon) -> None:
    """Beside a percentage, points are its points: "down 1.5 points to 38%"."""
    points = lexicon.around.points
    unspaced = () if lexicon.spaced else tuple(points)
    for quantity in quantities:
        if quantity.unit in points:
            quantity.kind = "points"  # un punto y medio
        elif quantity.kind == "cardinal" or (quantity.kind == "fraction" and quantity.value < 1):
            word = _POINT_WORD.match(folded, quantity.end)
            if word and (word[1] in points or (unspaced and word[1].startswith(unspaced))):
                quantity.kind = "points"


def _parts_of_points(quantities: list[Quantity]) -> list[Quantity]:
    """One figure for the two of "a quarter of a percentage point"."""
    kept = quantities[:1]
    for quantity in quantities[1:]:
        part = kept[-1]
        is_part = part.kind == "fraction" and part.value < 1 and quantity.start - part.end <= _OF_ONE
        if is_part and quantity.kind == "points" and quantity.value == 1 and not quantity.hard:
            part.kind, part.end = "points", quantity.end
            part.written = "words" if part.written == "weak" else part.written
            continue
        kept.append(quantity)
    return kept


def _with_powers(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """ "3 × 10⁶" and "10^6" as one figure each."""
    if not any(text[quantity.end : quantity.end + 1] in _POWER_SIGNS for quantity in quantities):
        return quantities
    kept: list[Quantity] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        gap = text[before.end : quantity.start] if before else ""
        if before and gap == "^" and before.value == 10 and isinstance(quantity.value, int) and quantity.value < 100:
            before.value, before.end, before.parts = 10 ** int(quantity.value), quantity.end, ()
            continue
        kept.append(quantity)
    quantities, kept = kept, []
    for quantity in quantities:
        before = kept[-1] if kept else None
        power = _POWER.match(text, quantity.end) if quantity.value == 10 else None
        if before and before.hard and _TIMES.fullmatch(text, before.end, quantity.start):
            by = Fraction(10) ** int(power.group().translate(_POWERS)) if power else quantity.value
            if power or (quantity.value >= 10 and text[quantity.start : quantity.end].startswith("10^")):
                before.value, before.end = simple(Fraction(before.value) * by), power.end() if power else quantity.end
                before.parts, before.others = (), ()
                continue
        kept.append(quantity)
    return kept


def _without_zero(quantities: list[Quantity]) -> list[Quantity]:
    """The quantities without the zero in the words that make one of them negative: 零下, تحت الصفر."""
    cold = [quantity for quantity in quantities if quantity.value < 0]
    return [
        quantity
        for quantity in quantities
        if quantity.value or quantity.hard or not any(abs(quantity.start - one.start) <= _NEAR_ZERO for one in cold)
    ]


def _below_zero(text: str, quantities: list[Quantity], zero: Quantity) -> list[Quantity]:
    """The quantities without the zero of "below zero", and the figure beside it negative."""
    index = next(index for index, quantity in enumerate(quantities) if quantity is zero)
    before = quantities[index - 1] if index else None
    behind = quantities[index + 1] if index + 1 < len(quantities) else None
    near = [
        figure
        for figure, gap in (
            (before, text[before.end : zero.start] if before else ""),
            (behind, text[zero.end : behind.start] if behind else ""),
        )
        if figure and len(gap) <= _NEAR_ZERO and not any(sign in gap for sign in ".,;:!?") and figure.kind in _SIGNED
    ]
    if not near:
        return quantities
    if near[0].value > 0:
        _negate(near[0], near[0].start)
    return [quantity for quantity in quantities if quantity is not zero]
