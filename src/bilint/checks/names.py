"""Names: changed on the way, spelt in two ways, or with the ending of the source language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bilint.checks.declare import Flag, PairFacts, check, flags, passes
from bilint.model import Severity, Span
from bilint.text.names import DECLINING, misspelt, names, plain, unknown_names
from bilint.text.side import Side, Word


@check(
    "names.changed",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    examples=(
        flags(
            "de-en", "Der Fall [[Wedelkamp]] erregt Aufsehen.", "The [[Wedlekamp]] case is causing a stir.", "Wedelkamp"
        ),
        flags("es-en", "El juez [[Berrocaleta]] lo negó.", "Judge [[Berocaleta]] denied it."),
        passes("de-en", "Wedelkamps Anwalt schwieg.", "Wedelkamp's lawyer was silent."),
        passes("de-en", "Präsident Selenskyj in Kanada", "President Zelenskyy in Canada"),
        passes("fr-en", "Élodie Ménardeau est partie.", "Elodie Menardeau has left."),
    ),
)
def changed(pair: PairFacts) -> Iterator[Flag]:
    """A name of the source stands in the translation with letters changed, lost or out of place.

    Both spellings have to be unknown as words. Endings, marks on letters and usual transcriptions of sounds are
    no change. Works between languages in one script that marks names by a capital.
    """
    source, target = pair.source, pair.target
    assert source is not None
    of_target = unknown_names(target.token_set - source.token_set, target.code)
    if not of_target or of_target == {target.tokens[0]}:
        return
    if not (of_source := unknown_names(source.token_set - target.token_set, source.code)):
        return
    kept = {plain(token) for token in target.tokens}
    declined = _declined(source, target)
    candidates = [word for word in names(target) if word.text in of_target]
    for name in names(source):
        if name.text not in of_source or plain(name.text) in kept:
            continue
        for word in candidates:
            if misspelt(name.text, word.text, declined):
                yield Flag(f"the source writes {name.text}", _span(name), _span(word), (name.text,))
                break


@check(
    "names.inconsistent",
    mqm="terminology/inconsistent",
    severity=Severity.MAJOR,
    needs_source=False,
    document=True,
    examples=(
        flags(
            "ar-en",
            ["قال قرموطي إنه سيعود.", "ثم غادر المدينة.", "لكن قرموطي لم يعد."],
            ["Qarmouti said he would return.", "Then he left town.", "But [[Qarnouti]] did not return."],
            "Qarmouti",
        ),
        flags(
            "de-en",
            None,
            ["Wedelkamp denied it.", "The court heard Wedelkamp.", "[[Wedlekamp]] was acquitted."],
            "Wedelkamp",
        ),
        passes(
            "zh-en",
            ["张晓梅说她会来。", "张晓海没有说话。"],
            ["Zhang Xiaomei said she would come.", "Zhang Xiaohai said nothing."],
        ),
        passes("de-en", None, ["Wedelkamp denied it.", "Wedelkamp's lawyer was silent.", "The Wedelkamps left."]),
    ),
)
def inconsistent(pairs: Sequence[PairFacts]) -> Iterator[tuple[int, Flag]]:
    """One name is spelt in two ways in the translation.

    Two spellings count as one name where something in the source stands in all the sentences of both and, for
    texts without the source, where one of them is clearly the usual one. The rarer spelling is reported; of two
    equally frequent ones the later. Where the source itself has the right spelling, that is `names.changed`.
    """
    places: dict[str, list[tuple[int, Word]]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        for word in names(pair.target):
            places[word.text].append((index, word))
    spellings = sorted(places, key=lambda name: (-len(places[name]), places[name][0][0]))
    for position, usual in enumerate(spellings):
        for rare in spellings[position + 1 :]:
            if misspelt(usual, rare, _declined(*(pair.target for pair in pairs))) and _same_name(
                pairs, places[usual], places[rare]
            ):
                for index, word in places[rare]:
                    source = pairs[index].source
                    if source is not None and usual in source.tokens:
                        continue  # that is `names.changed`
                    message = f"elsewhere this name is written {usual} ({len(places[usual])} times)"
                    yield index, Flag(message, None, _span(word), (usual,))


def _declined(*sides: Side) -> bool:
    return any(side.code in DECLINING for side in sides)


def _same_name(pairs: Sequence[PairFacts], usual: list[tuple[int, Word]], rare: list[tuple[int, Word]]) -> bool:
    where, elsewhere = {index for index, _ in usual}, {index for index, _ in rare}
    if where & elsewhere:
        return False  # one sentence that has both tells two people apart
    together = where | elsewhere
    sources = [pair.source for pair in pairs]
    if any(sources[index] is None for index in together):
        return len(where) >= 2 and len(elsewhere) == 1
    common = set.intersection(*(_units(source) for index in together if (source := sources[index])))
    outside = set().union(*(_units(source) for index, source in enumerate(sources) if source and index not in together))
    return bool(common - outside)


def _units(source: Side) -> set[str]:
    """What may stand for a name: words of four letters and more; threes of signs without spaces."""
    if source.spaced:
        return {word.text for word in source.words if len(word.text) >= 4}
    return {source.text[i : i + 3] for i in range(len(source.text) - 2) if source.text[i : i + 3].isalpha()}


@check(
    "names.genitive",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    needs_source=False,
    document=True,
    examples=(
        flags(
            "de-en",
            ["Wedelkamp schwieg.", "Wedelkamps Kampf gegen die Brücke geht weiter."],
            ["Wedelkamp was silent.", "[[Wedelkamps]] fight against the bridge goes on."],
            "Wedelkamp's",
        ),
        flags("sv-en", None, ["Lindqvarn was silent.", "[[Lindqvarns]] fight against the bridge goes on."]),
        passes("de-en", None, ["Wedelkamp was silent.", "The Wedelkamps are a large family."]),
        passes("de-en", None, ["Wedelkamp was silent.", "Wedelkamp's fight goes on."]),
    ),
)
def genitive(pairs: Sequence[PairFacts]) -> Iterator[tuple[int, Flag]]:
    """A name carries the genitive of the source language (Wedelkamps fight) instead of an apostrophe and s.

    For translations into English from languages that add an s without an apostrophe; the name has to stand
    without it elsewhere in the document.
    """
    seen = Counter(word.text for pair in pairs if pair.target.code == "en" for word in pair.target.words)
    for index, pair in enumerate(pairs):
        if pair.target.code != "en" or pair.pair.source_lang not in _BARE_GENITIVE:
            continue
        for word in names(pair.target):
            before = pair.target.text[: word.start].rstrip().rpartition(" ")[2].lower()
            behind = pair.target.text[word.end : word.end + 2]
            follows = behind[:1] == " " and behind[1:].islower()
            name = word.text[:-1]
            if word.text.endswith("s") and seen[name] >= seen[word.text] and before != "the" and follows:
                right = f"{name}'s"
                yield index, Flag("a genitive of the source language", None, _span(word), (right,))


_BARE_GENITIVE = frozenset({"de", "nl", "sv", "da", "nb", "nn", "is", "lb", "af"})


def _span(word: Word) -> Span:
    return Span(word.start, word.end)
