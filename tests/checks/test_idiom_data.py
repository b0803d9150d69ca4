"""The inventories of idioms and calques that come with bilint: each entry works, and none stands twice."""

from collections import defaultdict

import pytest

from bilint import data
from bilint.checks import get_check
from bilint.checks.run import Runner
from bilint.model import Pair, Severity
from bilint.text.phrases import load_inventory, read_inventory
from bilint.text.phrases.audit import problems


def language_of(name: str) -> str:
    return name.removesuffix(".toml").replace("/", ".").split(".")[-1]


# By language: the list of base forms of each is loaded once.
INVENTORIES = sorted(
    (
        f"{folder}/{name}"
        for folder in ("idioms", "calques", "false_friends")
        for name in data.names(folder)
        if name.endswith(".toml")
    ),
    key=language_of,
)


@pytest.mark.parametrize("name", INVENTORIES)
def test_entries_work(name: str):
    validated = read_inventory(data.read(name), language_of(name), name)
    assert load_inventory(name) == validated
    assert list(problems(validated, language_of(name))) == []


def test_no_form_in_two_inventories():
    where = defaultdict(list)
    for name in INVENTORIES:
        for idiom in load_inventory(name):
            where[language_of(name), idiom.form.casefold()].append(name)
    assert {form: names for form, names in where.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "found"),
    [
        ("de", "en", ["vice chief"]),
        ("de-AT", "en-GB", ["vice chief"]),
        # of all languages, what tells by itself
        (None, "en", ["vice chief"]),
        ("fr", "en", []),
        ("de", None, []),
        ("en", "en", []),
        ("sw", "en", []),
    ],
)
def test_languages_of_a_translation_alone(source_lang: str | None, target_lang: str | None, found: list[str]):
    runner = Runner([get_check("calques.title")])
    pair = Pair(id="1", target="The vice chief left.", source_lang=source_lang, target_lang=target_lang)
    assert [f.target_span.of(pair.target) for f in runner.pair(pair)] == found
    assert runner.problems == []


def test_severity_and_confidence():
    runner = Runner([get_check("idioms.literal"), get_check("calques.title")])

    def first(**texts: str | None):
        return runner.pair(Pair(id="1", source_lang="de", target_lang="en", **texts))[0]

    surest = first(source="Der Vizechef ging.", target="The vice chief left.")
    alone = first(source=None, target="The vice chief left.")
    foreign = first(source="Die Ministerpräsidentin ging.", target="The minister president left.")
    assert (surest.severity, foreign.severity) == (Severity.MAJOR, Severity.MINOR)
    assert surest.confidence > alone.confidence
    assert runner.problems == []
