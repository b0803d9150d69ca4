"""From files to a report: puts the rooms together. This is what the commands and the Python API call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from bilint.errors import InputError, LanguageError
from bilint.model import Document, Input, Pair, Report, Score, Severity

if TYPE_CHECKING:
    from bilint.align import Alignment
    from bilint.checks.declare import Check
    from bilint.scores import Level


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a check; `report` holds what was found until then."""

    def __init__(self, report: Report) -> None:
        super().__init__("interrupted")
        self.report = report


def read(
    path: str, *, format: str | None = None, language: str | None = None, stdin: BinaryIO | None = None
) -> Document | list[Pair]:
    """A file as bilint sees it: one side in sentences, or the pairs of a bilingual file.

    Raises InputError where it cannot be read.
    """
    from bilint import formats

    if formats.is_bilingual(path, format):
        return list(formats.read_pairs(path, format=format, stdin=stdin))
    return _sentences(path, "text", language, format=format, stdin=stdin)


def align(
    source: str,
    target: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    one_sentence_a_line: bool = False,
    stdin: BinaryIO | None = None,
) -> tuple[Document, Document, Alignment]:
    """Two documents and which of their sentences translate each other.

    Raises InputError where a file cannot be read, LanguageError where a language can neither be read nor told.
    """
    from bilint.align import align as align_documents

    if source == target == "-":
        raise InputError("only one of the two texts can be read from standard input")
    options = {"one_sentence_a_line": one_sentence_a_line, "stdin": stdin}
    left = _sentences(source, "source", source_lang, **options)  # type: ignore[arg-type]
    right = _sentences(target, "target", target_lang, **options)  # type: ignore[arg-type]
    _refuse_swapped(left, right)
    return left, right, align_documents(left, right)


def check(
    *paths: str,
    source_lang: str | None = None,
    target_lang: str | None = None,
    format: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    preview: bool = False,
    severity: Mapping[str, str] | None = None,
    inventories: Sequence[str] = (),
    scores: Sequence[str] = (),
    stdin: BinaryIO | None = None,
) -> Report:
    """What is wrong with a translation.

    `paths`: a text and its translation, or one bilingual file, or a translation alone (then `source_lang` says
    what it was translated from). `inventories`: files with idioms of your own ("idioms.de.toml"). `scores`: "quality"
    adds the estimate without reference, per pair and overall.

    Raises InputError, LanguageError, UnknownNameError, ConfigError, and Interrupted on Ctrl-C.
    """
    from bilint.checks.select import select as select_checks
    from bilint.text.phrases.inventory import validated

    checks = select_checks(select, ignore, extend_select, preview)
    own = validated(inventories)
    report = _load(paths, source_lang, target_lang, format, stdin)
    severities = {name: Severity(value) for name, value in (severity or {}).items()}
    for name in severities:
        select_checks([name])
    _run(report, checks, severities, own)
    report.scores += _scores(report, scores)
    return report


def check_pairs(pairs: Iterable[Pair], *, checks: Sequence[Check] | None = None) -> Report:
    """What is wrong with pairs that are at hand as values.

    Raises LanguageError where a pair names no target language.
    """
    from bilint.checks.select import select as select_checks

    report = _new_report()
    report.pairs = list(pairs)
    _run(report, select_checks() if checks is None else checks, {})
    report.scores += _scores(report, ())
    return report


def score(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]] = (),
    *,
    sources: Sequence[str] | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    metrics: Sequence[str] | None = None,
    levels: Sequence[Level] = ("corpus",),
    documents: Sequence[str] | None = None,
) -> list[Score]:
    """Scores of one or several systems: BLEU, chrF and TER with references, the estimate `quality` without.

    `systems`: name -> hypotheses, one a segment. `references`: one list a reference set; `sources`: for `quality`;
    all as long as the hypotheses. `metrics`: "bleu", "chrf", "ter", "quality"; what the texts allow, if left out.
    `levels`: "corpus", "document" (needs the document of every segment), "segment".

    Raises InputError where lengths differ or a metric lacks its texts, UnknownNameError for an unknown metric.
    """
    from bilint.errors import UnknownNameError
    from bilint.scores import score_pairs
    from bilint.scores.reference import METRICS, score_systems

    wanted = metrics or [*(METRICS if references else ()), *(["quality"] if sources is not None else ())]
    for name in wanted:
        if name not in (*METRICS, "quality"):
            raise UnknownNameError("metric", name, [*METRICS, "quality"])
    with_references = [name for name in wanted if name != "quality"]
    if with_references and not references:
        raise InputError(f"{', '.join(with_references)} need a reference; without one there is `quality`")
    if "quality" in wanted and sources is None:
        raise InputError("`quality` needs the source")
    scores: list[Score] = []
    for level in levels:
        if level == "document" and documents is None:
            raise InputError("scores by document need the document of every segment")
        if with_references:
            settings = {"metrics": with_references, "level": level, "documents": documents}
            scores += score_systems(systems, references, target_lang=target_lang, **settings)
        if "quality" in wanted and sources is not None:
            for system, hypotheses in systems.items():
                pairs = _pairs_of(sources, hypotheses, source_lang, target_lang, documents)
                scores += score_pairs(["quality"], pairs, level=level, system=system)
    return scores


def _pairs_of(
    sources: Sequence[str],
    targets: Sequence[str],
    source_lang: str | None,
    target_lang: str | None,
    documents: Sequence[str] | None,
) -> list[Pair]:
    if len(sources) != len(targets):
        raise InputError(f"{len(sources)} source segments, but {len(targets)} translations")
    names: Sequence[str | None] = documents or [None] * len(sources)
    return [
        Pair(
            id=str(number),
            source=source,
            target=target,
            source_lang=source_lang,
            target_lang=target_lang,
            document=document,
        )
        for number, (source, target, document) in enumerate(zip(sources, targets, names, strict=True), start=1)
    ]


def _new_report() -> Report:
    from bilint import __version__

    return Report(version=__version__)


def _load(
    paths: Sequence[str],
    source_lang: str | None,
    target_lang: str | None,
    format: str | None,
    stdin: BinaryIO | None,
) -> Report:
    """A report with inputs, pairs and notes, and nothing found yet."""
    from bilint import formats

    if len(paths) == 2:
        return _two_documents(paths[0], paths[1], source_lang, target_lang, stdin)
    if len(paths) != 1:
        raise InputError("give a text and its translation, or one bilingual file, or a translation alone")
    if formats.is_bilingual(paths[0], format):
        return _bilingual(paths[0], source_lang, target_lang, format, stdin)
    return _translation_alone(paths[0], source_lang, target_lang, format, stdin)


def _two_documents(
    source: str, target: str, source_lang: str | None, target_lang: str | None, stdin: BinaryIO | None
) -> Report:
    from bilint.align import pairs

    report = _new_report()
    left, right, alignment = align(source, target, source_lang=source_lang, target_lang=target_lang, stdin=stdin)
    report.inputs = [_input(left, "source"), _input(right, "target")]
    report.pairs = pairs(left, right, alignment.beads)
    report.notes = [*_language_notes(report.inputs), *alignment.notes]
    return report


def _bilingual(
    path: str, source_lang: str | None, target_lang: str | None, format: str | None, stdin: BinaryIO | None
) -> Report:
    from bilint import formats

    report = _new_report()
    report.pairs = list(
        formats.read_pairs(path, format=format, source_lang=source_lang, target_lang=target_lang, stdin=stdin)
    )
    if not report.pairs:
        raise InputError("there is no translated segment in it", path=path)
    _make_ids_unique(report.pairs)
    for side, option in (("source", source_lang), ("target", target_lang)):
        report.inputs.append(_settle_languages(report.pairs, side, option, path))
    report.notes = _language_notes(report.inputs)
    return report


def _translation_alone(
    path: str, source_lang: str | None, target_lang: str | None, format: str | None, stdin: BinaryIO | None
) -> Report:
    report = _new_report()
    document = _sentences(path, "target", target_lang, format=format, stdin=stdin)
    report.inputs = [_input(document, "target")]
    source = _code(source_lang, None) if source_lang else None
    report.pairs = [
        Pair(
            id=segment.id,
            target=segment.text,
            source_lang=source,
            target_lang=document.language,
            target_place=segment.place,
            target_inlines=segment.inlines,
            kind=segment.kind,
        )
        for segment in document.segments
    ]
    report.notes = [*_language_notes(report.inputs), "the source is not at hand: checks that need it were not run"]
    if source is None:
        report.notes.append(
            "the source language is not known: give --source-lang to find what was carried over from it"
        )
    return report


def _sentences(
    path: str,
    side: str,
    language: str | None,
    *,
    format: str | None = None,
    one_sentence_a_line: bool = False,
    stdin: BinaryIO | None = None,
) -> Document:
    """One side of a translation, its language settled, in sentences."""
    from bilint import formats
    from bilint.text.sentences import split

    document = formats.read_document(
        path, format=format, language=language, stdin=stdin, one_sentence_a_line=one_sentence_a_line
    )
    if not any(segment.text.strip() for segment in document.segments):
        raise InputError("there is no text in it", path=path)
    if document.language is None:
        document.language = _identify((segment.text for segment in document.segments), path, side)
        document.language_from = "identified"
    document.language = _code(document.language, None if document.language_from == "option" else path)
    return document if one_sentence_a_line else split(document)


def _make_ids_unique(pairs: Sequence[Pair]) -> None:
    """Numbers the later ones of pairs with one id ("7", "7~2"), so that a finding names just one pair."""
    seen: Counter[str] = Counter()
    for pair in pairs:
        seen[pair.id] += 1
        if seen[pair.id] > 1:
            pair.id = f"{pair.id}~{seen[pair.id]}"


def _code(language: str, path: str | None) -> str:
    """The code of a language; an unknown one is an error of the file that names it."""
    from bilint.text.language import parse_language

    try:
        return parse_language(language).code
    except LanguageError as error:
        raise LanguageError(str(error), path=path) from None


_ENOUGH = 4000
"""Code points that are plenty to identify a language by."""


def _identify(texts: Iterable[str], path: str, side: str) -> str:
    from bilint.text.language import identify

    sample = ""
    for text in texts:
        sample += text + "\n"
        if len(sample) > _ENOUGH:
            break
    found = identify(sample)
    if found is None:
        option = "--source-lang" if side == "source" else "--target-lang"
        raise LanguageError(f"cannot tell the language of the {side}; say it with {option}", path=path)
    return found


def _settle_languages(pairs: Sequence[Pair], side: str, option: str | None, path: str) -> Input:
    """Gives every pair a language on one side: the option's, else the file's own, else the identified one."""
    attribute = f"{side}_lang"
    told = {language for pair in pairs if (language := getattr(pair, attribute))}
    texts = [text for pair in pairs if (text := getattr(pair, side))]
    origin = "option" if option else "metadata"
    if len(told) < 1 and texts:
        told, origin = {_identify(texts, path, side)}, "identified"
    common = next(iter(told)) if len(told) == 1 else None
    for pair in pairs:
        language = getattr(pair, attribute) or common
        if language is None and getattr(pair, side):
            raise LanguageError(f"pair {pair.id} does not name the language of its {side}", path=path)
        setattr(pair, attribute, _code(language, None if option else path) if language else None)
    shown = common or ", ".join(sorted(told)) or None
    return Input(path=path, side=side, language=shown, language_from=origin, segments=len(texts))


def _refuse_swapped(source: Document, target: Document) -> None:
    """Raises InputError where each text is reliably in the language that was said of the other."""
    from bilint.text.language import identify

    if source.language == target.language or source.language_from == target.language_from == "identified":
        return
    seen = [identify("\n".join(segment.text for segment in doc.segments)[:_ENOUGH]) for doc in (source, target)]
    if seen == [target.language, source.language]:
        raise InputError(
            f"source and target seem to be swapped: this text is in {seen[0]!r}, not in {source.language!r}; "
            "give the source first",
            path=source.path,
        )


def _input(document: Document, side: str) -> Input:
    return Input(
        path=document.path,
        side=side,
        language=document.language,
        language_from=document.language_from,
        segments=len(document.segments),
    )


def _language_notes(inputs: Sequence[Input]) -> list[str]:
    return [
        f"the {given.side} was taken to be in {given.language!r}: say another with --{given.side}-lang"
        for given in inputs
        if given.language_from == "identified"
    ]


def _run(
    report: Report, checks: Sequence[Check], severities: Mapping[str, Severity], inventories: Sequence[str] = ()
) -> None:
    """Runs the checks, document by document."""
    from bilint.checks.run import Runner

    runner = Runner(checks, severities, inventories)
    documents: dict[str | None, list[Pair]] = {}
    for pair in report.pairs:
        documents.setdefault(pair.document, []).append(pair)
    report.settings = {"checks": [check.name for check in checks]}
    for pairs in documents.values():
        report.findings += runner.document(pairs)
        if runner.interrupted:
            raise Interrupted(report)
    report.problems += runner.problems


def _scores(report: Report, wanted: Sequence[str]) -> list[Score]:
    """The penalty from findings in both profiles, and what else is wanted, over all pairs."""
    from bilint.scores import score_pairs

    return score_pairs(["estimated-mqm", "estimated-wmt", *wanted], report.pairs, report.findings)
