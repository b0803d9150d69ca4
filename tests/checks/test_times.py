"""Times, weekdays and spans of time in pairs: what is the same however it is told, and what is not."""

from __future__ import annotations

import pytest

from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.model import Pair

SAME = [
    ("de-en", "Der Unterricht beginnt um halb acht.", "Classes start at 7:30."),
    ("en-es", "The session began at 2:45 p.m.", "La sesión empezó a las tres menos cuarto de la tarde."),
    ("pl-en", "Sklep zamykają o wpół do ósmej.", "The shop closes at half past seven."),
    ("en-ru", "The meeting begins at 6:30 p.m.", "Встреча начнётся в половине седьмого вечера."),
    ("pt-en", "O trem sai às dez para as oito.", "The train leaves at 7:50."),
    ("fi-en", "Juna lähtee varttia vaille kahdeksan.", "The train leaves at 7:45."),
    ("hu-de", "Fél nyolckor indulunk.", "Wir brechen um 7.30 Uhr auf."),
    ("ko-en", "3시 반에 만나요.", "See you at half past three."),
    ("zh-en", "会议八点一刻开始。", "The meeting starts at a quarter past eight."),
    ("en-de", "It happened 18 months ago.", "Das geschah vor anderthalb Jahren."),
    ("es-en", "Llevan año y medio en la cárcel.", "They have been in jail for 18 months."),
    ("zh-en", "他学了一年半。", "He studied for 18 months."),
    ("en-ja", "over the past 18 months", "過去1年半"), ("zh-en", "耽搁了1个半小时。", "It took 90 minutes."),
    ("ru-en", "Он ждал полтора года.", "He waited 18 months."),
    ("fr-en", "Ils se reverront dans quinze jours.", "They will meet again in two weeks."),
    ("en-fr", "It took two days.", "Il a fallu 48 heures."),
    ("en-de", "an hour and a quarter late", "75 Minuten zu spät"),
    ("hi-en", "ट्रेन सवा तीन घंटे देर से आई।", "The train came three hours and fifteen minutes late."),
    ("it-en", "Abbiamo aspettato tre quarti d'ora.", "We waited for 45 minutes."),
    ("pl-en", "Pociąg jest opóźniony o trzy kwadranse.", "The train is 45 minutes late."),
    ("de-en", "in der Nacht zum Dienstag", "late on Monday night"),
    ("en-de", "She said on Monday and Tuesday.", "Sie sagte es am Montag."),
    ("en-de", "He said today that 5 had left.", "Er sagte am Montag, 5 seien gegangen."),
    ("de-en", "in den 1700ern", "in the 18th century"), ("it-en", "nel Settecento", "in the 18th century"),
    ("ru-en", "в девяностые годы", "in the 1990s"), ("sv-en", "på sjuttonhundratalet", "in the eighteenth century"),
    ("cs-en", "Bylo to 24. 12. 2024 ráno.", "It was the morning of December 24, 2024."),
    ("en-de", "a couple of weeks after a two-hour interview", "zwei Wochen nach einem zweistündigen Interview"),
    ("ja-en", "令和元年5月1日", "May 1, 2019"), ("th-en", "5 พฤษภาคม พ.ศ. 2567", "May 5, 2024"),
]  # fmt: skip

OTHER = [
    ("de-en", "Der Unterricht beginnt um halb acht.", "Classes start at 8:30.", "times.mismatch"),
    ("es-en", "a las ocho menos diez", "at 8:10", "times.mismatch"),
    ("pl-en", "za pięć ósma", "at 8:05", "times.mismatch"), ("it-en", "alle sei e mezza", "at 5:30", "times.mismatch"),
    ("en-ru", "at half past nine", "в половине девятого", "times.mismatch"),
    ("fr-en", "à dix heures moins le quart", "at 10:15", "times.mismatch"),
    ("ar-en", "الساعة التاسعة إلا ربعا", "at 9:15", "times.mismatch"), ("ja-en", "3時10分前", "3:10", "times.mismatch"),
    ("de-en", "Sie kommt am Montag.", "She is coming on Tuesday.", "dates.mismatch"),
    ("pt-en", "na terça-feira", "on Thursday", "dates.mismatch"),
    ("ko-en", "수요일에", "on Thursday", "dates.mismatch"),
    ("th-en", "วันพุธที่ 5", "Friday the 5th", "dates.mismatch"), ("hu-en", "szerdán", "on Friday", "dates.mismatch"),
    ("ru-en", "три недели", "three months", "units.mismatch"), ("ar-en", "أسبوعين", "two months", "units.mismatch"),
    ("en-zh", "He stayed for three months.", "他待了三年。", "units.mismatch"),
    ("en-de", "It happened 18 months ago.", "Das geschah vor zweieinhalb Jahren.", "numbers.mismatch"),
    ("ru-en", "в девяностые годы", "in the 1980s", "numbers.mismatch"),
    ("de-en", "im 18. Jahrhundert", "in the 1800s", "numbers.mismatch"),
    ("it-en", "nel Settecento", "in the 17th century", "numbers.mismatch"),
    ("de-en", "am 7.3.2019", "on July 3, 2019", "dates.mismatch"), ("ko-en", "6월 3일", "March 6", "dates.mismatch"),
    ("de-en", "am 12. März", "on May 14", "dates.mismatch"),
]  # fmt: skip


def found(languages: str, source: str, target: str) -> list[str]:
    runner = Runner(select(["numbers", "dates", "times", "units", "currency"]))
    source_lang, target_lang = languages.split("-")
    pair = Pair(id="0", source=source, target=target, source_lang=source_lang, target_lang=target_lang)
    findings = [finding.check for finding in runner.pair(pair)]
    assert runner.problems == []
    return findings


@pytest.mark.parametrize(("languages", "source", "target"), SAME)
def test_the_same(languages, source, target):
    assert found(languages, source, target) == []


@pytest.mark.parametrize(("languages", "source", "target", "check"), OTHER)
def test_others_are_one_finding(languages, source, target, check):
    assert found(languages, source, target) == [check]
