"""One report that holds all that is hard to write down: scripts, directions, markup, control characters; and one on
the machine translations of corpora/."""

import contextlib
from pathlib import Path

import pytest

from bilint.model import (
    OBJECT,
    Finding,
    Inline,
    Input,
    Pair,
    Place,
    Problem,
    Report,
    Rule,
    Run,
    Score,
    Severity,
    Span,
    fingerprint,
)

ROOT = Path(__file__).parents[2]
NEWS, SHOP = "texts/news.en.md", "texts/shop.ar.xliff"


def pair(id, source, target, languages, path=None, line=1, **more):
    place = Place(path, (Run(0, 0, line, 1),)) if path else None
    source_lang, target_lang = languages.split(">")
    return Pair(
        id=id,
        source=source,
        target=target,
        source_lang=source_lang,
        target_lang=target_lang,
        target_place=place,
        **more,
    )


def part(text, wanted):
    """The span of the first occurrence; "a‸b" is the empty span between a and b."""
    if wanted is None:
        return None
    start = text.index(wanted.replace("‸", ""))
    if "‸" in wanted:
        gap = start + wanted.index("‸")
        return Span(gap, gap)
    return Span(start, start + len(wanted))


def finding(of, check, category, severity, message, source=None, target=None, suggestions=(), confidence=1.0):
    spans = (part(of.source, source), part(of.target, target))
    at = of.target_place.at(spans[1].start if spans[1] else 0) if of.target_place else None
    return Finding(
        id=of.id,
        path=of.target_place.path if at else None,
        line=at.line if at else None,
        column=at.column if at else None,
        check=check,
        category=category,
        severity=severity,
        message=message,
        source=of.source,
        target=of.target,
        source_span=spans[0],
        target_span=spans[1],
        suggestions=suggestions,
        confidence=confidence,
        fingerprint=fingerprint(check, of.source, of.target, spans),
    )


@pytest.fixture(scope="session")
def report():
    numbers = pair(
        "1",
        "Er zahlte 3,5 Milliarden Euro mit harten Bandagen.",
        "He paid 3.5 million euros with hard bandages.",
        "de>en",
        NEWS,
        3,
        confidence=0.97,
    )
    quiet = pair("2", "Niemand widersprach.", "Nobody objected.", "de>en", NEWS, 4, confidence=0.99)
    omitted = pair("3", "Am Abend kam Regen.", "", "de>en", NEWS, 5)
    chinese = pair(
        "4", "公司在上海🧑‍🌾雇用了五万名员工。", "The company  employs 5,000 people in Shanghai.", "zh>en", NEWS, 6
    )
    long = pair(
        "5",
        "Der Rat tagte " + "und tagte " * 20 + "ohne Ergebnis.",
        "The council met " + "and met " * 20 + "without a without a result.",
        "de>en",
        NEWS,
        7,
    )
    arabic = pair(
        "u1",
        "Add 3 items to the basket",
        "أضف ٥ عناصر إلى السلة",
        "en>ar",
        SHOP,
        12,
        document="basket",
        confidence=None,
    )
    tagged = pair(
        "u2",
        f"Press {OBJECT} now",
        f"اضغط {OBJECT} الآن",
        "en>ar",
        SHOP,
        18,
        document="basket",
        source_inlines=(Inline(6, "code", "<Esc>"),),
        target_inlines=(Inline(5, "code", "<Esc>"),),
    )
    hostile = pair(
        "h1",
        "a | b\n`c` *d*",
        "</script><script>alert(1)</script> | \x1b[31mred\x1b[0m \u202edne \u2028 & $x 👩‍👩‍👧",
        "en>und-x",
        None,
    )
    formula = pair("h2", None, "=1+1 costs -2", "de>en")
    return Report(
        version="1.2.3",
        settings={"select": ["all"], "fail_on": Severity.MAJOR, "text": "</script>"},
        inputs=[
            Input(path="texts/news.de.md", side="source", language="de", language_from="option", segments=5),
            Input(path=NEWS, side="target", language="en", language_from="identified", segments=4),
            Input(path=SHOP, side="both", language="ar", language_from="metadata", segments=2),
            Input(path=None, side="target", language=None, segments=2),
        ],
        pairs=[numbers, quiet, omitted, chinese, long, arabic, tagged, hostile, formula],
        findings=[
            finding(
                numbers,
                "numbers.mismatch",
                "accuracy/mistranslation",
                Severity.CRITICAL,
                "“3,5 Milliarden” is 3.5 billion, not 3.5 million",
                "3,5 Milliarden",
                "3.5 million",
                ("3.5 billion", "€3.5bn"),
            ),
            finding(
                numbers, "units.scale", "accuracy/mistranslation", Severity.MINOR, "scale word", None, "million euros"
            ),
            finding(
                numbers,
                "idioms.literal",
                "style/unidiomatic",
                Severity.MAJOR,
                "“mit harten Bandagen” word by word",
                "mit harten Bandagen",
                "with hard bandages",
                ("with the gloves off",),
                0.85,
            ),
            finding(omitted, "coverage.omission", "accuracy/omission", Severity.MAJOR, "a sentence is missing"),
            finding(
                chinese,
                "typography.whitespace",
                "design-and-markup/whitespace",
                Severity.MINOR,
                "more than one space",
                None,
                "  ",
                (" ",),
            ),
            finding(
                chinese,
                "numbers.mismatch",
                "accuracy/mistranslation",
                Severity.MAJOR,
                "“五万” is 50,000",
                "五万",
                "5,000",
                ("50,000",),
            ),
            finding(
                long,
                "repetition.word",
                "linguistic-conventions/duplication",
                Severity.MINOR,
                "said twice",
                None,
                " without a without a",
                (" without a",),
            ),
            finding(
                arabic,
                "numbers.mismatch",
                "accuracy/mistranslation",
                Severity.MAJOR,
                "“3” became ٥ عناصر",
                "3",
                "٥",
                ("٣",),
            ),
            finding(
                tagged, "style.note", "style/awkward", Severity.NEUTRAL, "a comma would help", None, "‸\ufffc", ("،",)
            ),
            finding(
                hostile,
                "markup.placeholder",
                "design-and-markup/markup-tag",
                Severity.MINOR,
                "<b>a tag</b> that the source has not | \x07",
                "b\n`c`",
                "<script>alert(1)</script> | \x1b[31mred",
                ("`|`\n<i>",),
            ),
            finding(
                formula,
                "numbers.mismatch",
                "accuracy/mistranslation",
                Severity.NEUTRAL,
                "a figure without source",
                None,
                "=1+1",
                ("",),
            ),
        ],
        scores=[
            Score(name="chrF", value=61.237, level="corpus", signature="nrefs:1|case:mixed|version:2.4.3", system="A"),
            Score(name="TER", value=38.5, level="document", signature="nrefs:1", higher_is_better=False, unit=NEWS),
            Score(name="quality", value=0.6149, level="segment", signature="method:cosine", unit="1"),
        ],
        problems=[Problem(message="names.changed crashed on pair 2: ValueError: <x>", check="names.changed", id="2")],
        notes=["Aligned by sentence vectors.", "texts/shop.ar.xliff was aligned already."],
        rules=[
            Rule(
                name="numbers.mismatch",
                category="accuracy/mistranslation",
                severity=Severity.MAJOR,
                title="A figure has another value.",
                help="# numbers.mismatch\n\n    de: [[3]] {0}\n",
            )
        ],
    )


@pytest.fixture(scope="session")
def checked_corpora():
    """What bilint says of every machine translation of corpora/, all in one report, with paths from the root."""
    from bilint.pipeline import Translation, check_all

    with contextlib.chdir(ROOT):
        translations = [
            Translation(
                (*map(str, gold.parent.glob("source.*.txt")), str(gold.with_name(f"machine{gold.suffixes[0]}.txt")))
            )
            for gold in sorted(Path("corpora").glob("*/gold.*.jsonl"))
        ]
        made = check_all(translations)
    assert len(translations) >= 7
    assert made.problems == []
    assert {finding.path for finding in made.findings} == {translation.paths[-1] for translation in translations}
    return made


@pytest.fixture
def corpora(checked_corpora, monkeypatch):
    """That report, and its files at hand under the paths that it names."""
    monkeypatch.chdir(ROOT)
    return checked_corpora


@pytest.fixture
def words_at():
    """Gives the words in a line of a file, between two columns in code points from 1."""

    def words(path, line, column=1, end=None):
        return Path(path).read_text("utf-8").split("\n")[line - 1][column - 1 : end and end - 1]

    return words
