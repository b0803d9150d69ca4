"""From files to a report: puts the rooms together. This is what the commands and the Python API call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from bilint.errors import InputError
from bilint.loading import Loaded, align, load, read
from bilint.model import Pair, Problem, Report, Score, Severity

if TYPE_CHECKING:
    from bilint.checks.declare import Check
    from bilint.scores import Level
    from bilint.suppress import Suppressions


__all__ = ["Interrupted", "Translation", "align", "check", "check_all", "check_pairs", "leave_alone", "read", "score"]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a check; `report` holds what was found until then."""

    def __init__(self, report: Report) -> None:
        super().__init__("interrupted")
        self.report = report


class Translation(NamedTuple):
    """One of several translations to check: a text and its translation, or one bilingual file."""

    paths: tuple[str, ...]
    source_lang: str | None = None
    target_lang: str | None = None


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
    suppressions: Suppressions | None = None,
    stdin: BinaryIO | None = None,
) -> Report:
    """What is wrong with a translation.

    `paths`: a text and its translation, or one bilingual file, or a translation alone (then `source_lang` says
    what it was translated from). `inventories`: files with idioms of your own ("idioms.de.toml"). `scores`: "quality"
    adds the estimate without reference, per pair and overall. `suppressions`: findings that are left alone, beside
    those that comments in the files name.

    Raises InputError, LanguageError, UnknownNameError, ConfigError, and Interrupted on Ctrl-C.
    """
    plan = _plan(select, ignore, extend_select, preview, severity, inventories, scores, suppressions)
    run = _Run(plan)
    return run.finish(whole=run.add(load(paths, source_lang, target_lang, format, stdin)))


def check_all(
    translations: Iterable[Translation],
    *,
    format: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    preview: bool = False,
    severity: Mapping[str, str] | None = None,
    inventories: Sequence[str] = (),
    scores: Sequence[str] = (),
    suppressions: Suppressions | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """What is wrong with several translations, in one report, in the order given.

    The other arguments are those of `check`. Ids of pairs start with the file of the translation, which is also the
    pairs' document. A file that cannot be read becomes a problem; the others are checked. `progress` is told how many
    translations are done.

    Raises UnknownNameError, ConfigError, and Interrupted on Ctrl-C.
    """
    plan = _plan(select, ignore, extend_select, preview, severity, inventories, scores, suppressions)
    run = _Run(plan)
    notes: dict[str, list[str]] = {}
    whole = True
    try:
        for number, translation in enumerate(translations, start=1):
            name = translation.paths[-1]
            try:
                loaded = load(translation.paths, translation.source_lang, translation.target_lang, format, None)
            except InputError as error:
                run.report.problems.append(Problem(message=str(error)))
                continue
            for pair in loaded.pairs:
                pair.id = f"{name}:{pair.id}"
                pair.document = f"{name}: {pair.document}" if pair.document else name
            for note in loaded.notes:
                notes.setdefault(note, []).append(name)
            whole = run.add(loaded._replace(notes=[]))
            if not whole:
                break
            if progress is not None:
                progress(number)
    except KeyboardInterrupt:
        whole = False
    run.report.notes = [_note_of(note, names) for note, names in notes.items()]
    return run.finish(whole=whole)


def _note_of(note: str, names: Sequence[str]) -> str:
    """A note with the translation that it is about, or with how many say the same."""
    if len(names) > 1:
        return f"{note} ({len(names)} translations)"
    return note if names[0] in note else f"{names[0]}: {note}"


def check_pairs(pairs: Iterable[Pair], *, checks: Sequence[Check] | None = None) -> Report:
    """What is wrong with pairs that are at hand as values.

    Raises LanguageError where a pair names no target language.
    """
    from bilint.checks.select import select as select_checks

    run = _Run(_Plan(select_checks() if checks is None else checks, {}))
    return run.finish(whole=run.add(Loaded([], list(pairs), [])))


def leave_alone(report: Report, suppressions: Suppressions) -> None:
    """Takes out of saved results what is to be left alone by now, and scores what remains anew.

    What is of no use any more is not told: only a new check could know.
    """
    from bilint.checks import all_checks
    from bilint.suppress import suppress

    before, notes = len(report.findings), report.notes
    report.notes = []
    suppress(report, suppressions, all_checks(), complete=False)
    report.notes = [*notes, *(f"{note}, since the results were saved" for note in report.notes)]
    if len(report.findings) < before and report.scores:
        anew = _scores(report, ())
        names = {score.name for score in anew}
        report.scores = [*anew, *(score for score in report.scores if score.name not in names)]


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


class _Plan(NamedTuple):
    """What is to be done with pairs once they are loaded."""

    checks: Sequence[Check]
    severities: Mapping[str, Severity]
    inventories: Sequence[str] = ()
    scores: Sequence[str] = ()
    suppressions: Suppressions | None = None


def _plan(
    select: Sequence[str],
    ignore: Sequence[str],
    extend_select: Sequence[str],
    preview: bool,
    severity: Mapping[str, str] | None,
    inventories: Sequence[str],
    scores: Sequence[str],
    suppressions: Suppressions | None,
) -> _Plan:
    """Settles names and files before any text is read, so that a wrong one is told at once."""
    from bilint.checks import all_checks
    from bilint.checks.select import select as select_checks
    from bilint.suppress import check_names
    from bilint.text.phrases.inventory import validated

    checks = select_checks(select, ignore, extend_select, preview)
    severities = {name: Severity(value) for name, value in (severity or {}).items()}
    for name in severities:
        select_checks([name])
    if suppressions is not None:
        check_names((rule.check for rule in suppressions.ignores), all_checks())
    return _Plan(checks, severities, validated(inventories), scores, suppressions)


class _Run:
    """A report in the making: translations go in one by one, each is checked at once."""

    def __init__(self, plan: _Plan) -> None:
        from bilint import __version__
        from bilint.checks.documentation import rule
        from bilint.checks.run import Runner

        self._plan = plan
        self._runner = Runner(plan.checks, plan.severities, plan.inventories)
        self.report = Report(
            version=__version__,
            settings={"checks": [check.name for check in plan.checks]},
            rules=[rule(check) for check in plan.checks],
        )

    def add(self, loaded: Loaded) -> bool:
        """Checks what was loaded, document by document; False where Ctrl-C ended it."""
        self.report.inputs += loaded.inputs
        self.report.pairs += loaded.pairs
        self.report.notes += loaded.notes
        documents: dict[str | None, list[Pair]] = {}
        for pair in loaded.pairs:
            documents.setdefault(pair.document, []).append(pair)
        for pairs in documents.values():
            self.report.findings += self._runner.document(pairs)
            if self._runner.interrupted:
                return False
        return True

    def finish(self, *, whole: bool) -> Report:
        """The report without what is to be left alone, scored. Raises Interrupted where it is not `whole`."""
        from bilint.checks import all_checks
        from bilint.suppress import Suppressions, suppress

        self.report.problems += self._runner.problems
        suppress(self.report, self._plan.suppressions or Suppressions(), all_checks(), complete=whole)
        if not whole:
            raise Interrupted(self.report)
        if self.report.pairs:
            self.report.scores = _scores(self.report, self._plan.scores)
        return self.report


def _scores(report: Report, wanted: Sequence[str]) -> list[Score]:
    """The penalty from findings in both profiles, and what else is wanted, over all pairs."""
    from bilint.scores import score_pairs

    return score_pairs(["estimated-mqm", "estimated-wmt", *wanted], report.pairs, report.findings)
