"""Numbers of Chinese and Japanese, and what their signs share with Korean: 三十五, 2万3千, 百分之五十, 3만 5천."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from bilint.text.numbers.calendars import by_other_calendar
from bilint.text.numbers.digits import FIGURE
from bilint.text.numbers.quantity import Number, Quantity, simple

if TYPE_CHECKING:
    from bilint.text.numbers.lexicon import Lexicon

_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "○": 0, "两": 2, "兩": 2,
    "壹": 1, "壱": 1, "贰": 2, "貳": 2, "弐": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
    **dict(zip("영일이삼사오육칠팔구", range(10), strict=True)), "공": 0, "륙": 6,
}  # fmt: skip
_WHOLE_TENS = {"廿": 20, "卅": 30, "卌": 40}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "십": 10, "백": 100, "천": 1000}
_MYRIADS = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
_SIGNS = "".join((*_DIGITS, *_WHOLE_TENS, *_TENS, *_MYRIADS))
# Formal signs that are common in names and other words (大陆): numerals beside formal tens only.
_FORMAL = "肆伍陆陸柒捌玖"
_HAN = "".join(sign for sign in _SIGNS if sign > "\u3000" and not "가" <= sign <= "힣")
_HAN_SCALES = "".join(sign for sign in (*_TENS, *_MYRIADS) if sign in _HAN)
# 千米 is a kilometre, not a thousand of anything, and 四半期 is a quarter of a year.
# 两 behind a scale is the weight (五十两), but for 两千两百.
_SIGN = (
    rf"(?!千[米克瓦])(?!四半[期世])(?!(?<=[{_HAN_SCALES}])[两兩](?![{_HAN_SCALES}]))"
    rf"(?![{_FORMAL}](?![拾佰仟元圆])(?<![拾佰仟][{_FORMAL}]))[{_HAN}]"
)
_BEFORE_SCALE = rf"(?:(?<=\d) |[多余餘几幾数])(?=[{_HAN_SCALES}])"
_RUN = rf"[数數幾几何]?(?:{FIGURE}|{_SIGN})(?:{FIGURE}|{_SIGN}|{_BEFORE_SCALE})*"
_HAN_NUMBER = re.compile(rf"(百分之|千分之)?({_RUN})(?:\s?分[之の]({_RUN}))?")
# 三点五亿, 百分之三点五; but 三点五分 is five past three.
_DECIMAL = re.compile(
    r"(百分之)?([〇零一二三四五六七八九十百]+)[点點]([〇零一二三四五六七八九]+)((?:[十百千]?[万萬亿億])?)(?![分刻半〇零一二三四五六七八九十])"
)
_MEASURED = re.compile(r"[个個倍元米公吨度%％成级級岁平英]")
# 三成, 三成五, 三成半; 3割2分5厘, 3할 2푼 5리.
_TENTHS = re.compile(
    r"[成割할](?:\s?([一二三四五六七八九\d半])(?:[分푼](?:\s?([一二三四五六七八九\d])[厘리])?)?)?(?![\d一二三四五六七八九])"
)
# 八折 keeps 80 % of a price, 七五折 75 %.
_KEPT = re.compile(r"\s?折")
# 七旬 is seventy, of years; 四旬期 is Lent.
_TENS_OF_YEARS = re.compile(r"旬(?![期斋齋节節])")
_OF_AGE = range(4, 10)
_DOZENS = re.compile(r"\s?(?:ダース|다스)")
_QUARTERS = re.compile(r"(?<=[点點])[一三]刻")
_AND_HALF = re.compile(r"(?:[个個年天倍]|小时|小時|時間|か月|ヶ月|カ月)半(?![夜数數])")
_HALF = re.compile(r"一半|半|[对對]折")
# 三五, 三三两两, 千千万万: a few, in small groups, very many.
_LOOSE = re.compile(r"[一二三四五六七八九两]{2}|(.)\1(.)\2")
_ALL = re.compile(r"全部|所有|完全|すべて|全て")
_CLOCK = re.compile(r"午夜|半夜|深夜|正午|中午")
_FIRST = re.compile(r"[首初]")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,6}")
# 两三天, 十四五年: one or the other.
_EITHER = re.compile(r"([一两兩二三四五六七八九])([两兩二三四五六七八九])(?![〇零一二三四五六七八九])")
_ELEMENT = re.compile(rf"{FIGURE}|[{_SIGNS}]")
_ANY = re.compile(rf"[\d\u00bc-\u00be{_HAN}半曜周週]|星期|[礼禮]拜")
# 增至两倍 is to double, 增长两倍 to triple.
_UP_TO = frozenset("至到的达達为")
# The year before the first of each Japanese era.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_FIRST_YEAR = re.compile(rf"({'|'.join(_ERAS)})元年")
# Broadcasters count the hours past midnight on: 25時.
_LATEST_HOUR = 30
_PLACE = attrgetter("start")
_KINDS = {"年": "year", "月": "month", "日": "day", "号": "day", "點": "hour", "点": "hour", "时": "hour", "時": "hour",
          "년": "year", "월": "month", "일": "day", "시": "hour"}  # fmt: skip


def any_numeral(text: str) -> bool:
    """Whether a digit or a numeral sign stands in a text."""
    return _ANY.search(text) is not None


def read_myriads(text: str, folded: str, lexicon: Lexicon) -> list[Quantity]:
    """The figures and number words of a text in order."""
    names = [match.span() for match in lexicon.plain.finditer(text)] if lexicon.plain else []
    quantities = sorted(_han(text, lexicon, names), key=_PLACE)
    for quantity in quantities:
        if not (names and _is_inside(quantity, names)):
            by_sign_behind(text, quantity, lexicon)
        if lexicon.calendars and quantity.kind == "year" and not quantity.hard:
            by_other_calendar(text, quantity, lexicon.calendars)
    # The five of 二割五分 and the half of 一年半 belong to the figure before them.
    longer = [quantity for quantity in quantities if quantity.kind in ("percent", "points", "fraction", "multiple")]
    return [q for q in quantities if not any(_is_in(q, one) for one in longer)]


def _is_inside(quantity: Quantity, names: list[tuple[int, int]]) -> bool:
    """Whether a numeral stands in a name or a word that says no number."""
    return any(start <= quantity.start < end for start, end in names)


def _han(text: str, lexicon: Lexicon, names: list[tuple[int, int]]) -> Iterator[Quantity]:
    taken = [*_decimals(text), *_quarters(text)] if "点" in text or "點" in text else []
    yield from taken
    for match in _HAN_NUMBER.finditer(text):
        if any(found.start <= match.start() < found.end for found in taken):
            continue
        percent, run, over = match.groups()
        start, end = match.span()
        if over:
            yield _fraction(run, over, start, end, lexicon)
            continue
        pieces = list(read_run(run, match.start(2), lexicon))
        if (either := _EITHER.search(run)) and _DIGITS[either[2]] == _DIGITS[either[1]] + 1 and len(pieces) == 1:
            at = either.start()
            pieces = [
                _as(next(read_run(run[: at + drop] + run[at + drop + 1 :], 0, lexicon)), pieces[0].start, pieces[0].end)
                for drop in (1, 0)
            ]
        if percent and pieces:
            pieces[0].kind, pieces[0].start = "percent", start
            if percent == "千分之":
                pieces[0].value = simple(Fraction(pieces[0].value) / 10)
        for piece in pieces:
            named = _is_inside(piece, names)
            if named or not (piece.hard or percent):
                piece.written = "weak" if named else _weight(text, piece, lexicon)
                piece.kind = "numeral" if piece.written == "weak" else piece.kind
            yield piece
    for match in _FIRST_YEAR.finditer(text):
        yield Quantity(_ERAS[match[1]] + 1, *match.span(), "year", "words", (1,))
    yield from multiples_in(text, lexicon)
    for match in _HALF.finditer(text):
        sure = len(match.group()) == 2 or text[match.end() : match.end() + 1] in ("数", "數")
        yield Quantity(Fraction(1, 2), *match.span(), "fraction", "words" if sure else "weak")
    for match in _ALL.finditer(text):
        yield Quantity(100, *match.span(), "percent", "weak")
    for match in _CLOCK.finditer(text):
        if text[match.end() : match.end() + 1].isdecimal():
            continue  # 深夜25時: the time stands behind it
        hour = 0 if match.group() in "午夜半夜深夜" else 12
        yield Quantity(hour, *match.span(), "hour", "weak", others=(hour + 12,))
    for match in _FIRST.finditer(text):
        yield Quantity(1, *match.span(), "ordinal", "weak")
    for match in _KATAKANA.finditer(text) if lexicon.heard else ():
        name = match.group()
        form = next((form for form in lexicon.heard if name == form or (len(form) > 2 and name.endswith(form))), "")
        if form:
            yield Quantity(lexicon.heard[form], match.end() - len(form), match.end(), "numeral", "weak")


def multiples_in(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """What is told by a word of its own to be twice or half as much: 翻了一番, 半減."""
    for form, value in lexicon.multiples.items():
        start = text.find(form)
        if start >= 0:
            more = (value - 1) * 100 if value > 1 else value * 100
            yield Quantity(value, start, start + len(form), "multiple", "weak", others=(simple(Fraction(more)),))


def _is_in(quantity: Quantity, one: Quantity) -> bool:
    """Whether a figure is part of another one: 半 of 半減."""
    first = one.start if one.kind == "multiple" and quantity is not one else one.start + 1
    return first <= quantity.start < one.end


def _as(quantity: Quantity, start: int, end: int) -> Quantity:
    quantity.start, quantity.end = start, end
    return quantity


def _quarters(text: str) -> Iterator[Quantity]:
    for match in _QUARTERS.finditer(text):
        quarters = _DIGITS[match.group()[0]]
        yield Quantity(15 * quarters, *match.span(), "minute", "words", (Fraction(quarters, 4),))


def _decimals(text: str) -> Iterator[Quantity]:
    for match in _DECIMAL.finditer(text):
        percent, whole, digits, scale = match.groups()
        if not (percent or scale or len(digits) > 1 or whole in "零〇" or _MEASURED.match(text, match.end())):
            continue
        by = 1
        for sign in scale:
            by *= _TENS.get(sign) or _MYRIADS[sign]
        fraction = Fraction(int("".join(str(_DIGITS[digit]) for digit in digits)), 10 ** len(digits))
        value = simple((_whole(whole) + fraction) * by)
        kind = "percent" if percent else "cardinal"
        yield Quantity(value, *match.span(), kind, "words", scale=by, places=0 if scale else len(digits))


def _whole(signs: str) -> int:
    total, current = 0, 0
    for sign in signs:
        if sign in _TENS:
            total, current = total + (current or 1) * _TENS[sign], 0
        else:
            current = current * 10 + _DIGITS[sign]
    return total + current


def _fraction(below: str, above: str, start: int, end: int, lexicon: Lexicon) -> Quantity:
    """三分之二: the denominator stands first."""
    denominator, numerator = (next(read_run(run, 0, lexicon)).value for run in (below, above))
    written = "digits" if any(map(str.isdecimal, below + above)) else "words"
    value = simple(Fraction(numerator) / denominator) if denominator else numerator
    return Quantity(value, start, end, "fraction", written, parts=(numerator, denominator))


def read_run(run: str, at: int, lexicon: Lexicon) -> Iterator[Quantity]:
    """One unbroken run of digits and numeral signs, as one number, or as several where digits are no part of it."""
    total: Number = 0
    section: Number = 0
    current: Number | None = None
    others: tuple[Number, ...] = ()
    parts: tuple[Number, ...] = ()
    written, scale, places, last_scale, start, signs, ambiguous = "words", 1, 0, 0, 0, 0, False
    indefinite = run[0] in "数數幾几何수몇"
    for match in _ELEMENT.finditer(run):
        sign = match.group()
        if sign[0].isdecimal() or sign not in _SIGNS:
            readings = lexicon.digits(sign)
            if current is not None or len(readings) > 1:
                if current is not None or total or section:
                    yield Quantity(
                        total + section + (current or 0), at + start, at + match.start(), "cardinal", written
                    )
                for reading in readings[:-1]:
                    yield _of(reading, at + match.start())
                total, section, last_scale = 0, 0, 0
                start = match.start() + readings[-1].start
            reading = readings[-1]
            current, others, parts, places, written = (
                reading.value,
                reading.others,
                reading.parts,
                reading.places,
                "digits",
            )
            ambiguous = reading.ambiguous
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
            # 二〇二四: signs in place of digits.
            current = digit if current is None or written == "digits" else current * 10 + digit
            signs += 1
        elif sign in _WHOLE_TENS:
            section, current = section + _WHOLE_TENS[sign], None
        elif sign in _TENS:
            section += (1 if current is None else current) * _TENS[sign]
            current, last_scale = None, _TENS[sign]
            scale, parts = (last_scale, ()) if not total else (scale, ())
        else:
            by = _MYRIADS[sign]
            section += current or 0
            total = (total + section) * by if total and section == 0 else total + (section or 1) * by
            section, current, last_scale, scale, parts = 0, None, by, max(scale, by), ()
    rest = current or 0
    if current is not None and signs and last_scale >= 100 and current < 10 and "零" not in run and "〇" not in run:
        # 两万五: the last digit counts in tenths of the scale before it, in Chinese.
        others = (total + section + current * last_scale // 10,)
        if lexicon.code == "zh":
            others, rest = (total + section + current,), current * last_scale // 10
    elif scale > 1:
        others = tuple(other * scale for other in others)
    yield Quantity(simple(total + section + rest), at + start, at + len(run), "cardinal", written, others, parts,
                   scale, indefinite, places, ambiguous)  # fmt: skip


def _digit(sign: str) -> int:
    if sign == "半":
        return 5
    return int(sign) if sign.isdecimal() else _DIGITS[sign]


def _of(reading: object, at: int) -> Quantity:
    from bilint.text.numbers.digits import Reading

    assert isinstance(reading, Reading)
    return Quantity(reading.value, at + reading.start, at + reading.end, reading.kind, others=reading.others)


def _weight(text: str, piece: Quantity, lexicon: Lexicon) -> str:
    """ "words", or "weak" for signs that are more often part of another word (一般, 万一, 十分)."""
    behind = text[piece.end : piece.end + 1]
    counted = behind in lexicon.counters if behind else False
    signs = text[piece.start : piece.end]
    long = len(signs) > 2 or (len(signs) == 2 and signs[0] not in "万千百亿億")
    before = text[piece.start - 1 : piece.start]
    if (before and before in "上成" and signs[0] in "百千万亿") or _LOOSE.fullmatch(signs):
        return "weak"
    if (
        signs == "十"
        and behind == "分"
        and not text.startswith("钟", piece.end + 1)
        and before not in ("点", "點", "時")
    ):
        # 十分: very
        return "weak"
    if piece.value == 1 or not (counted or long or text[piece.start - 1 : piece.start] == "第"):
        return "weak"
    return "words"


# 1割 is a tenth, no single thing.
_TENTH_SIGNS = frozenset("割할")
# What stands before a 1 that counts nothing: 表 B.1, 1×1.
_LABELS = frozenset(".-/×")


def by_sign_behind(text: str, quantity: Quantity, lexicon: Lexicon) -> None:
    """What the sign behind a figure says of it: a year, an hour, a percentage, tenths."""
    if lexicon.points_behind and (points := lexicon.points_behind.match(text, quantity.end)):
        quantity.kind, quantity.end = "points", points.end()
        quantity.written = "digits" if quantity.hard else "words"
        return
    if lexicon.percents and (percent := lexicon.percents.match(text, quantity.end)):
        quantity.kind, quantity.end = "percent", percent.end()
        quantity.written = "digits" if quantity.hard else "words"
        return
    if quantity.scale == 1 and quantity.value < 100 and (half := _AND_HALF.match(text, quantity.end)):
        whole, quantity.value = quantity.value, quantity.value + Fraction(1, 2)
        quantity.parts, quantity.kind, quantity.written = (
            (whole, Fraction(1, 2)),
            "fraction",
            "digits" if quantity.hard else "words",
        )
        quantity.end, quantity.unit = half.end(), half.group()[:-1].strip("个個倍")
        return
    if quantity.scale == 1 and (dozens := _DOZENS.match(text, quantity.end)):
        quantity.value, quantity.end, quantity.parts = quantity.value * 12, dozens.end(), ()
        return
    if quantity.value in _OF_AGE and not quantity.hard and (tens := _TENS_OF_YEARS.match(text, quantity.end)):
        quantity.value, quantity.end, quantity.kind = quantity.value * 10, tens.end(), "cardinal"
        quantity.written = "words"
        return
    behind = text[quantity.end : quantity.end + 2].lstrip(" ")[:1]
    before = text[: quantity.start].rstrip()[-1:]
    dated = behind in _KINDS and (behind not in ("日", "일") or before in ("月", "월"))
    counts = (
        quantity.value == 1 and quantity.hard and quantity.scale == 1 and not dated and "\u3040" <= behind < "\ua000"
    )
    if counts and behind not in _TENTH_SIGNS and text[quantity.start - 1 : quantity.start] not in _LABELS:
        # A figure only because the language has no article: 1枚ずつ.
        quantity.kind = "ordinal" if text[: quantity.start].rstrip().endswith("第") else "single"
        return
    if 0 < quantity.value <= 10 and (tenths := _TENTHS.match(text, quantity.end)):
        ones, tenth = (_digit(sign) for sign in tenths.groups("0"))
        more = ones + Fraction(tenth, 10)
        quantity.kind, quantity.value, quantity.end = "percent", simple(quantity.value * 10 + more), tenths.end()
        if quantity.value >= 20 and quantity.written == "weak":
            quantity.written = "words"
        return
    if 0 < quantity.value < 100 and quantity.scale == 1 and (kept := _KEPT.match(text, quantity.end)):
        # 打八折 is 20% off.
        share = simple(Fraction(quantity.value * (10 if quantity.value < 10 else 1)))
        quantity.kind, quantity.value, quantity.others, quantity.bound = "percent", share, (100 - share,), "kept"
        quantity.parts, quantity.end, quantity.places = (), kept.end(), 0
        quantity.written = "digits" if quantity.hard else "words"
        return
    if behind in ("倍", "배"):
        quantity.kind = "multiple"
        if lexicon.code == "zh" and before not in _UP_TO:
            # 增长1倍 is to double.
            quantity.others += (quantity.value + 1,)
    if behind in ("分", "분") and text[: quantity.start].rstrip()[-1:] in tuple("点點時时시"):
        quantity.kind = "minute"
    if behind in ("時", "시") and text[quantity.end : quantity.end + 3].lstrip()[1:2] in ("間", "간"):
        return
    if behind not in _KINDS or (quantity.scale > 1 and quantity.hard):
        return
    quantity.kind = _KINDS[behind]
    if behind == "年" and (era := _ERAS.get(text[quantity.start - 2 : quantity.start])):
        year = era + int(quantity.value)
        gregorian = str(year) in text
        quantity.value, quantity.others = year, (quantity.value,)
        quantity.written = "weak" if gregorian else quantity.written
        return
    value = quantity.value
    if quantity.kind == "month" and not (isinstance(value, int) and 1 <= value <= 12):
        quantity.kind = "cardinal"
    elif quantity.kind == "year" and isinstance(value, int) and value < 100 and quantity.hard:
        quantity.others += (1900 + value, 2000 + value)
    elif quantity.kind == "hour":
        before = text[max(0, quantity.start - 6) : quantity.start].rstrip()
        if value == 24:
            quantity.others += (0,)
        elif 24 < value <= _LATEST_HOUR:
            quantity.value, quantity.others = value - 24, (value,)
        elif value < 12 and before.endswith(lexicon.afternoon):
            quantity.others += (value + 12,)
