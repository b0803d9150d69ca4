"""Dates: days, months and days of the week that are others in the translation, or that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilint.checks import date_orders as date_orders  # declares checks of this family
from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.checks.figure_flags import differing, is_date, span_of
from bilint.checks.figure_leftovers import Leftover
from bilint.checks.figure_pairs import disagreements, have_figures
from bilint.model import Severity, Span
from bilint.text.numbers.dates import dates_of, is_month_first
from bilint.text.numbers.lexicon import lexicon
from bilint.text.numbers.render import like, say

# The day and the month of one date stand at most this far apart (code points).
_ONE_DATE = 6
# What every date in digits holds, found fast.
_SIGNED = re.compile(r"[/.-]\d")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


@check(
    "dates.mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    when=have_figures,
    examples=(
        flags("de-en", "am 12. [[März]] 2021", "on 12 [[May]] 2021", "March"),
        flags("en-es", "in [[June]] 2019", "en [[julio]] de 2019", "junio"),
        flags("zh-en", "2019年[[12]]月", "in [[November]] 2019", "December"),
        flags("ru-en", "14 [[февраля]]", "[[January]] 14", "February"),
        flags("de-en", "am 7.[[3]].2019", "on [[July]] 3, 2019", "March"),
        flags("de-en", "am [[12. März]]", "on [[May 14]]"),
        flags("de-en", "Sie kommt am [[Montagabend]].", "She is coming on [[Tuesday]] evening.", "Monday"),
        flags("en-de", "He left on [[Friday]].", "Er reiste am [[Samstag]] ab.", "Freitag"),
        flags("zh-en", "会议在[[星期四]]举行。", "The meeting is on [[Friday]].", "Thursday"),
        flags("ja-en", "[[木曜日]]に会議がある。", "There is a meeting on [[Tuesday]].", "Thursday"),
        flags("ar-en", "وصل يوم [[الخميس]]", "He arrived on [[Saturday]].", "Thursday"),
        flags("fa-en", "در [[۱۵]] خرداد ۱۴۰۳", "on June [[14]], 2024", "4"),
        flags("pl-en", "Przyjedzie w [[środę]].", "She will come on [[Thursday]].", "Wednesday"),
        passes("de-en", "am 12. März 2021", "on 12 March 2021"),
        passes("en-de", "12/2024", "Dezember 2024"),
        passes("en-fa", "on June 4, 2024", "در ۱۵ خرداد ۱۴۰۳"),
        passes("ja-en", "5月3日", "May 3"),
        passes("fr-en", "le 1er mai", "May 1"),
        passes("de-en", "in der Nacht zum Dienstag", "on Monday night"),
        passes("en-de", "The court ruled today.", "Das Gericht entschied am Montag."),
        passes("ru-en", "в ночь на среду", "on Tuesday night"),
        passes("ko-en", "목요일에 만나요.", "See you on Thursday."),
        passes("pt-en", "na quarta-feira", "on Wednesday"),
    ),
)
def mismatch(pair: PairFacts) -> Iterator[Flag]:
    """A day, a month or a day of the week is another one in the translation, or a month has gone from its date.

    A day of the week that only one side names is left alone: news say "on Monday" for "today".
    """
    found = sorted(
        (leftover for leftover in disagreements(pair) if is_date(leftover)),
        key=lambda leftover: leftover.target.start if leftover.target else -1,
    )
    for index, leftover in enumerate(found):
        one, other = leftover
        if index and _are_one_date(found[index - 1], leftover):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if following and _are_one_date(leftover, following):
            yield _of_date(leftover, following)
        elif one and other:
            yield differing(pair, one, other)
        elif one:
            yield Flag(f"{say(one)} has no counterpart in the translation", span_of(one))


def _are_one_date(first: Leftover, second: Leftover) -> bool:
    """Whether the day and the month of one date both differ: it is one error."""
    if not (first.source and first.target and second.source and second.target):
        return False
    if "weekday" in (first.target.kind, second.target.kind):
        return False
    apart = (abs(first.source.start - second.source.start), second.target.start - first.target.end)
    return apart[0] <= 3 * _ONE_DATE and apart[1] <= _ONE_DATE


def _of_date(first: Leftover, second: Leftover) -> Flag:
    sides = []
    for ends in ((first.source, second.source), (first.target, second.target)):
        parts = sorted((part for part in ends if part), key=lambda part: part.start)
        sides.append((" ".join(map(say, parts)), Span(parts[0].start, parts[-1].end)))
    (here, source_span), (there, target_span) = sides
    return Flag(f"{here} here, {there} there", source_span, target_span)


@check(
    "dates.weekday",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=False,
    preview=True,
    examples=(
        flags("de-en", None, "on [[Monday]], May 13, 2025", "Tuesday"),
        flags("en-de", None, "am [[Freitag]], dem 24.12.2024", "Dienstag"),
        flags("en-ja", None, "2024年12月24日（[[月]]）"),
        flags("en-fr", None, "le [[samedi]] 14 juillet 2024", "dimanche"),
        passes("de-en", None, "on Tuesday, May 13, 2025"),
        passes("en-de", None, "am Dienstag, dem 24.12.2024"),
        passes("en-zh", None, "2024年12月24日星期二"),
        passes("en-ru", None, "в пятницу, 13 мая"),
    ),
)
def weekday(pair: PairFacts) -> Iterator[Flag]:
    """The day of the week does not fit the date beside it."""
    if not pair.target.has_numbers:
        return
    for date in dates_of(pair.target.numbers, pair.target.text):
        if date.weekday is None or date.falls_on is None or date.falls_on == date.weekday.value:
            continue
        right = date.weekday.value if date.falls_on is None else date.falls_on
        said, names = date.weekday, lexicon(pair.target.code).weekday_names
        form = pair.target.text[said.start : said.end]
        name = names.get(right, "")
        better = (
            (name.capitalize() if form[0].isupper() else name,) if form.lower() == names.get(int(said.value)) else ()
        )
        day = f"{int(date.day.value)} {say(date.month)} {date.year.value if date.year else ''}"
        yield Flag(f"{day} is a {_DAYS[right - 1]}", None, span_of(said), better)


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@check(
    "dates.impossible",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=False,
    preview=True,
    examples=(
        flags("de-en", None, "on [[February 31]]"),
        flags("en-de", None, "am [[31. April]] 2024"),
        flags("en-zh", None, "2023年[[2月29]]日"),
        flags("en-ru", None, "[[31 июня]] 2020 года"),
        passes("de-en", None, "on February 29, 2024"),
        passes("en-de", None, "am 31. Mai 2024"),
        passes("en-ko", None, "2024년 2월 29일"),
    ),
)
def impossible(pair: PairFacts) -> Iterator[Flag]:
    """The calendar has no such day: the 31st of April, the 29th of February in a year that is no leap year."""
    if not pair.target.has_numbers:
        return
    for date in dates_of(pair.target.numbers, pair.target.text):
        if not date.exists:
            parts = sorted((date.day, date.month), key=lambda part: part.start)
            message = f"there is no {int(date.day.value)} {say(date.month)}"
            message += f" {date.year.value}" if date.year else ""
            yield Flag(message, None, Span(parts[0].start, parts[-1].end))


@check(
    "dates.format",
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    when=have_figures,
    examples=(
        flags("en-de", "by 03/27/2019", "bis [[03/27/2019]]", "27.03.2019"),
        flags("en-fr", "by 12/24/2019", "avant le [[12/24/2019]]", "24/12/2019"),
        passes("en-de", "by 03/27/2019", "bis 27.03.2019"),
        passes("de-fr", "am 24.12.2019", "le 24/12/2019"),
        passes("de-en", "am 24.12.2019", "on 24/12/2019"),
        passes("de-en", "am 24.12.2019", "on 12/24/2019"),
        flags("de-en", "am 24.12.2019", "on [[24.12.2019]]"),
        flags("de-en_US", "am 24.12.2019", "on [[24/12/2019]]", "12/24/2019"),
        flags("de-en_GB", "am 24.12.2019", "on [[12/24/2019]]", "24/12/2019"),
    ),
)
def format_(pair: PairFacts) -> Iterator[Flag]:
    """A date in digits stands in an order or with signs that the language does not write.

    12/24/2019 has no month 24 where the day is written first. English is read with either order.
    """
    yield from _foreign_dates(pair)


@check(
    "dates.foreign_format",
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    needs_source=False,
    preview=True,
    examples=(
        flags("de-en", None, "by [[27.03.2019]]"),
        flags("ru-it", None, "entro il [[12/24/2019]]", "24/12/2019"),
        flags("de-en_GB", None, "on [[12/24/2019]]", "24/12/2019"),
        passes("ru-it", None, "entro il 24/12/2019"),
        passes("de-en", None, "on 12/24/2019"),
        passes("en-de", "by 03/27/2019", "bis 03/27/2019"),
    ),
)
def foreign_format(pair: PairFacts) -> Iterator[Flag]:
    """A date in digits of a translation without its source is written as its language does not write it.

    `dates.format` says the same of a translation with its source.
    """
    if pair.source is None:
        yield from _foreign_dates(pair)


def _foreign_dates(pair: PairFacts) -> Iterator[Flag]:
    if not pair.target.has_numbers or not _SIGNED.search(pair.target.text):
        return
    pattern = lexicon(pair.target.code).times.date_pattern
    if not pattern:
        return
    for match in _NUMERIC.finditer(pair.target.text):
        first, sign, second, year = match.groups()
        if pair.target.code == "en" and sign == ".":
            if int(first) <= 31 and int(second) <= 12:
                yield Flag("English does not write dates with points", None, Span(*match.span()))
            continue
        month_first = is_month_first(pair.target.code, pair.pair.target_lang)
        if month_first and int(second) <= 12 < int(first) <= 31:
            yield Flag(f"there is no month {first}", None, Span(*match.span()), (f"{second}/{first}/{year}",))
        elif month_first is False and int(first) <= 12 < int(second) <= 31:
            pattern = "{d:02}/{m:02}/{y}" if pair.target.code == "en" else pattern
            better = like(pattern.format(d=int(second), m=int(first), y=year), second)
            yield Flag(f"there is no month {second}", None, Span(*match.span()), (better,))
