"""Patterns find what an inventory's author would expect: inflected, with gaps, in many scripts, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.errors import ConfigError
from bilint.model import Severity
from bilint.text.phrases import Finder, PatternError, Reading, parse, read_inventory
from bilint.text.phrases.audit import problems
from bilint.text.phrases.finder import Entry
from bilint.text.phrases.trigger import Trigger
from bilint.text.phrases.words import stems
from bilint.text.side import Side

FOUND = [
    # inflection: nouns, adjectives, strong verbs, umlaut
    ("de", "hart Bandage", "Sie kämpfen mit [harten Bandagen] um den Vorsitz."),
    ("de", "Hand in Hand", "Sie gingen [Hand in Hand]."),
    ("de", "auf lang Bank", "Das schiebt er [auf die lange Bank]."),
    ("de", "Zahn zeigen", "Endlich muss er die [Zähne zeigen]."),
    ("fr", "mettre ... poudre", "Il a [mis le feu aux poudres]."),
    ("fr", "casser sucre", "On lui [casse du sucre] sur le dos."),
    ("es", "tirar toalla", "El ministro [tiró la toalla] ayer."),
    ("ru", "повесить нос", "Он совсем [повесил нос]."),
    ("ru", "рука об рука", "Они идут [рука об руку]."),
    # gaps and free order
    ("de", "unter Arm & greifen", "Der Staat griff den Banken kräftig [unter die Arme]."),
    ("de", "unter Arm & greifen", "Den Banken wurde [unter die Arme] gegriffen."),
    ("de", "hart Bandage & führen", "ein mit [harten Bandagen] geführter Kampf"),
    ("en", "take ... under _? wing", "She [took the new girl under her wing]."),
    ("en", "take ... under wing", "She [took him under her wing]."),
    # alternatives, prefixes, optional words
    ("en", "hard|tough bandage", "fighting with [tough bandages]"),
    ("de", "Vize Stabschef*", "der [Vize-Stabschefin] zufolge"),
    ("en", "vice chief of? staff?", "the [vice chief] resigned"),
    ("en", "vice chief of? staff?", "the [vice-chief of staff] resigned"),
    # a preposition that has swallowed its article; an elided article
    ("de", "in Gespräch & bringen", "Er brachte sie wieder [ins Gespräch]."),
    ("fr", "garde de sceau", "la [garde des Sceaux] a parlé"),
    ("fr", "eau dans vin", "mettre de l'[eau dans son vin]"),
    ("it", "cadere da nuvola", "Sono [caduto dalle nuvole]."),
    # no spaces
    ("zh", "打草惊蛇", "他怕[打草惊蛇]，没有动。"),
    ("zh", "(对|向)牛...琴", "你这是[对牛弹琴]。"),
    ("ja", "猫の手も借り", "忙しくて[猫の手も借り]たい。"),
    ("ja", "油を(売|うる)", "彼は[油を売]っている。"),
    # right to left, with clitics
    ("ar", "رئيس الوزراء", "وصل [رئيس الوزراء] أمس"),
    ("ar", "ضرب عصفورين بحجر", "لقد [ضرب عصفورين بحجر] واحد"),
    ("ar", "كتاب جديد", "فتح [كتابه الجديد]"),
    ("he", "יד ביד", "הלכו [יד ביד] הביתה"),
    ("tr", "göz* dik*", "Koltuğa [gözünü dikti]."),
    ("tr", "ipe un ser*", "[İpe un serdiler]."),
    ("tr", "bıça* kemiğe dayan*", "[Bıçak artık kemiğe dayandı]."),
    ("fa", "سر کلاه", "نمی‌دانم چه کسی [سرش را کلاه] گذاشت"),
    ("hi", "आँख* का तारा", "वह मेरी [आँखों का तारा] है"),
    ("hi", "मुँह की खा*", "उसने [मुंह की खाई]"),
    ("th", "จับปลาสองมือ", "เขา[จับปลาสองมือ]อยู่"),
    ("ko", "발목* 잡*", "과거가 [발목을 잡았다]."),
]
SILENT = [
    ("de", "hart Bandage", "Der Verband war hart. Die Bandage war weich."),
    ("de", "unter Arm & greifen", "Er trug das Brot unter dem Arm."),
    ("de", "hart Bandage", "Das ist hart. Bandagen helfen."),
    ("en", "take ... under wing", "She took the very long and winding path under his wing."),
    ("en", "hot potato", "It was hot: potatoes wilted."),
    ("en", "bear skin", "the bearer skinned his knee"),
    ("zh", "打草惊蛇", "打草的人惊动了蛇。"),
    ("zh", "对牛...琴", "对牛说了许许多多的话以后弹琴"),
    ("ar", "كلب كبير", "قلب كبير"),
]


def spans(language: str, pattern: str, text: str):
    reading = Reading(Side(text, language))
    return [span.of(text) for span in parse(pattern, language).spans(reading)]


@pytest.mark.parametrize(("language", "pattern", "marked"), FOUND)
def test_found(language: str, pattern: str, marked: str):
    text = marked.replace("[", "").replace("]", "")
    assert spans(language, pattern, text) == [marked[marked.index("[") + 1 : marked.index("]")]]


@pytest.mark.parametrize(("language", "pattern", "text"), SILENT)
def test_silent(language: str, pattern: str, text: str):
    assert spans(language, pattern, text) == []


@pytest.mark.parametrize(("language", "pattern", "marked"), FOUND)
def test_a_pattern_is_among_the_candidates_of_every_text_that_it_is_found_in(language: str, pattern: str, marked: str):
    reading = Reading(Side(marked.replace("[", "").replace("]", ""), language))
    parsed = parse(pattern, language)
    assert Trigger([(parsed, "entry")], language).candidates(reading) == [(parsed, "entry")]


@pytest.mark.parametrize("pattern", ["", "  ", "... x", "hard ...", "a||b", "(?", "hard **", "the"])
def test_no_pattern(pattern: str):
    with pytest.raises(PatternError):
        parse(pattern, "en")


@pytest.mark.parametrize("pattern", ["(打草", "打(草|(惊|敲))蛇", "...", "*"])
def test_no_pattern_of_signs(pattern: str):
    with pytest.raises(PatternError):
        parse(pattern, "zh")


@given(st.text(max_size=80), st.sampled_from(["de", "en", "zh", "ar", "th", "hi"]))
def test_spans_lie_in_the_text(text: str, language: str):
    pattern = parse("打...蛇" if language == "zh" else "a*|ا* ... b*|ب*", language)
    for span in pattern.spans(Reading(Side(text, language))):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("word", "language", "surfaces"),
    [
        ("Hand", "de", ["Hände", "Handen"]),
        ("greifen", "de", ["griff", "gegriffen", "greift"]),
        ("kochen", "de", ["kocht", "gekocht"]),
        ("foot", "en", ["feet", "foot"]),
        ("penny", "en", ["pennies", "penny's"]),
        ("leaf", "en", ["leaves"]),
        ("take", "en", ["took", "taking"]),
        ("cheval", "fr", ["chevaux"]),
        ("contar", "es", ["cuenta", "contó"]),
        ("лоб", "ru", ["лбу", "лоб"]),
        ("рука", "ru", ["руки", "рук"]),
        ("кошка", "ru", ["кошек", "кошки"]),
        ("окно", "ru", ["окон", "окна"]),
        ("matka", "pl", ["matek", "matki"]),
        ("ręka", "pl", ["ręce", "rąk"]),
    ],
)
def test_stems_begin_all_inflected_forms(word: str, language: str, surfaces: list[str]):
    for surface in surfaces:
        assert surface.lower().startswith(tuple(stems(word, language))), surface


BANDAGES = """
[[idiom]]
form = "mit harten Bandagen kämpfen"
pattern = "mit hart Bandage"
near = "kämpfen|führen|Kampf"
says = "fight with hard bandages"
means = "to fight ruthlessly"
good.en = ["with the gloves off", "ruthlessly", "go all out"]
literal.en = ["hard|harsh|tough bandage"]
allowed.en = ["hard bandage & boxer"]
"""


def finder(text: str = BANDAGES, source: str = "de", target: str = "en") -> Finder:
    return Finder([Entry(idiom, source, target) for idiom in read_inventory(text, source, "own.toml")], source, target)


PAIRS = [
    ("Sie kämpfen mit harten Bandagen.", "They fight with [hard bandages]."),
    ("Sie kämpfen mit harten Bandagen.", "They fight with the [harsh bandages]."),
    ("ein mit harten Bandagen geführter Streit", "a quarrel led with [tough bandages]"),
    # not curated, but all that the idiom says stands there
    ("Sie kämpfen mit harten Bandagen.", "With [bandages so hard they fight]."),
    # a good rendering, in any form, also beside the literal one
    ("Sie kämpfen mit harten Bandagen.", "They fight ruthlessly."),
    ("Sie kämpfen mit harten Bandagen.", "It is with all their gloves off that they use hard bandages."),
    ("Sie kämpfen mit harten Bandagen.", "They are going quite all out with hard bandages."),
    ("Sie kämpfen mit harten Bandagen.", "Like boxers they fight with hard bandages."),
    # no idiom in the source
    ("Die harten Bandagen drücken.", "The hard bandages are tight."),
    ("Er wickelte sich mit harten Bandagen ein.", "He wrapped himself in hard bandages."),
]


@pytest.mark.parametrize(("source", "marked"), PAIRS)
def test_in_pair(source: str, marked: str):
    target = marked.replace("[", "").replace("]", "")
    found = [r.target_span.of(target) for r in finder().in_pair(Side(source, "de"), Side(target, "en"))]
    assert found == ([marked[marked.index("[") + 1 : marked.index("]")]] if "[" in marked else [])


@pytest.mark.parametrize(
    ("text", "changed", "count"),
    [
        ("They fight with hard bandages.", "", 1),
        ("They fight ruthlessly, with hard bandages.", "", 0),
        ("They fight with hard bandages.", 'literal_use = "common"\n', 0),
        ("They fight with hard bandages.", "telling = false\n", 0),
        ("They fight with hard bandages.", 'same_in = ["en"]\n', 0),
    ],
)
def test_in_target(text: str, changed: str, count: int):
    inventory = BANDAGES.replace("[[idiom]]\n", f"[[idiom]]\n{changed}")
    assert len(list(finder(inventory).in_target(Side(text, "en")))) == count


def test_one_content_word_tells_nothing_without_the_source():
    text = BANDAGES.replace("hard|harsh|tough bandage", "bandage")
    assert list(finder(text).in_target(Side("They fight with bandages.", "en"))) == []
    assert list(finder(text).in_pair(Side("Sie kämpfen mit harten Bandagen.", "de"), Side("With bandages.", "en")))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('says = "fight', 'sais = "fight', "sais"),
        ('form = "mit', 'fomr = "mit', "entry 1"),
        ('"mit hart Bandage"', '"mit der"', "only common words"),
        ('"hard|harsh|tough bandage"', '"with the"', "literal.en"),
        ('"mit hart Bandage"', '"mit ... "', "starts or ends with a gap"),
        ("good.en", "good.fr", "add good.en"),
        ("good.en", "good.english", "write the language 'english' as 'en'"),
        ("good.en", "good.qqqq", "unknown language"),
        ("means =", 'severity = "neutral"\nmeans =', "severity"),
        ("means =", 'severity = "grave"\nmeans =', "severity"),
        ("[[idiom]]", "[[idiot]]", "idiot"),
        ("[[idiom]]", "[[idiom]", "own.toml"),
        ("[[idiom]]", BANDAGES + "[[idiom]]", "entry 2"),
    ],
)
def test_a_wrong_inventory_is_refused(old: str, new: str, says: str):
    with pytest.raises(ConfigError, match=r"^own\.toml") as error:
        read_inventory(BANDAGES.replace(old, new, 1), "de", "own.toml")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("", "", None),
        ('form = "mit harten Bandagen kämpfen"', 'form = "mit weichen Bandagen kämpfen"', "do not find it"),
        ('"with the gloves off"', '"with hard bandages"', "good 'with hard bandages' holds the literal"),
        ('"ruthlessly"', '"hard"', None),
        ('"hard|harsh|tough bandage"', '"hard bandage", "ruthless ruthlessly"', None),
        ("allowed.en = [", 'allowed.en = ["harsh|hard bandage", ', "counts as a good rendering"),
    ],
)
def test_an_entry_is_judged_by_its_own_texts(old: str, new: str, says: str | None):
    found = list(problems(read_inventory(BANDAGES.replace(old, new, 1), "de", "own.toml"), "de"))
    assert [says in problem for problem in found] == ([True] if says else []), found


def test_an_entry_is_read_whole():
    idiom = read_inventory(BANDAGES, "de", "own.toml")[0]
    assert (idiom.severity, idiom.literal_use, idiom.patterns) == (Severity.MAJOR, "rare", ("mit hart Bandage",))
    assert idiom.goods("en")[0] == "with the gloves off"
    assert idiom.goods("fr") == ()
