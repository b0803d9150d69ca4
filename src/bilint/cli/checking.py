"""What `bilint check` and `bilint baseline write` share: what is to be checked, and the check itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from bilint.cli import options
from bilint.cli.progress import Progress
from bilint.config import Configured
from bilint.config.resolve import COMMAND_LINE
from bilint.errors import ConfigError, UnknownNameError
from bilint.model import Report
from bilint.pipeline import Interrupted, Translation, check, check_all, leave_alone
from bilint.suppress import Baseline, Suppressions

F = TypeVar("F", bound=Callable[..., Any])

_SCORES = {"quality", "estimated-mqm", "estimated-wmt"}
"""The penalties are in every report; the other one is computed where it is asked for."""


class Scope(NamedTuple):
    """Which translations a command is to look at."""

    paths: tuple[str, ...]
    """A translation; none: the pairs of the settings."""
    pairs_with: bool = False
    """The paths are files of pairs of the settings."""
    changed: str | None = None
    """Only what differs from this revision."""
    input_format: str | None = None


def what_to_check(command: F) -> F:
    """Paths, --changed, --pairs-with, languages, --input-format, the choice of checks, --profile and the settings."""
    for decorate in (
        options.configuration,
        click.option("--profile", metavar="NAME", help="Settings for news, legal, software, subtitles."),
        options.choice_of_checks,
        click.option("--input-format", metavar="NAME", help="Format of the files, where the suffix does not tell."),
        options.languages,
        click.option("--pairs-with", is_flag=True, help="PATHS are files of pairs of the settings; check these pairs."),
        click.option(
            "--changed",
            is_flag=False,
            flag_value="HEAD",
            metavar="[REV]",
            help="Only translations of which a side changed since REV (HEAD), as git tells.",
        ),
        click.argument("paths", nargs=-1, metavar="[[SOURCE] TARGET | BILINGUAL]"),
    ):
        command = decorate(command)
    return command


def settle(given: dict[str, Any]) -> tuple[Scope, Configured]:
    """What is to be looked at, and the settings in force, from the values of all options by name."""
    scope = Scope(*(given.pop(name) for name in ("paths", "pairs_with", "changed", "input_format")))
    return scope, options.settings_of(given, given.pop("config_path"), given.pop("isolated"))


def checked(
    scope: Scope, configured: Configured, *, scores: Sequence[str] = (), known: bool = False
) -> tuple[Report, bool]:
    """The report on what is to be looked at, and whether Ctrl-C ended it early.

    `scores`: those to add; `known`: report what the baseline knows as well.
    """
    settings = configured.settings
    _refuse_unknown_checks(configured)
    wanted = {*scores, *settings.min_score}
    for name in wanted - _SCORES:
        raise UnknownNameError("score without a reference", name, _SCORES)
    whole = not scope.paths and not scope.pairs_with and scope.changed is None
    what: dict[str, Any] = {
        "format": scope.input_format,
        "select": settings.select,
        "ignore": settings.off,
        "extend_select": settings.extend_select,
        "preview": settings.preview,
        "severity": settings.severity,
        "inventories": settings.inventories,
        "scores": sorted(wanted & {"quality"}),
        "suppressions": _suppressions(configured, whole, known),
    }
    try:
        return _report(scope, configured, what), False
    except Interrupted as partial:
        return partial.report, True


def leave_alone_saved(report: Report, configured: Configured) -> None:
    """Takes out of saved results what the settings and the baseline leave alone by now, as a new check would."""
    _refuse_unknown_checks(configured)
    leave_alone(report, _suppressions(configured))


def _suppressions(configured: Configured, whole: bool = False, known: bool = False) -> Suppressions:
    settings = configured.settings
    return Suppressions(
        ignores=settings.ignores,
        folder=configured.folder,
        baseline=Baseline.read(settings.baseline) if settings.baseline and not known else None,
        whole=whole,
    )


def _refuse_unknown_checks(configured: Configured) -> None:
    """Raises ConfigError that names the file and the setting in which a check stands that does not exist."""
    from bilint.checks import all_checks
    from bilint.suppress import check_names

    settings, known = configured.settings, all_checks()
    named = {
        **{"select": settings.select, "ignore": settings.ignore, "extend-select": settings.extend_select},
        **{"on-trial": settings.on_trial, "severity": tuple(settings.severity)},
        "ignores": tuple(ignore.check for ignore in settings.ignores),
    }
    for key, names in named.items():
        origin = configured.origins[key]
        if origin not in ("default", COMMAND_LINE):
            try:
                check_names(names, known)
            except UnknownNameError as error:
                shown = "[[ignore]]" if key == "ignores" else key
                raise ConfigError(f"{origin}: {shown}: {error}") from None


def _report(scope: Scope, configured: Configured, what: dict[str, Any]) -> Report:
    settings = configured.settings
    if scope.paths and not scope.pairs_with:
        if scope.changed is not None and not _changed(scope.paths, scope.changed):
            return _nothing(what, f"neither side changed since {scope.changed}")
        what |= {"source_lang": settings.source_lang, "target_lang": settings.target_lang}
        return check(*scope.paths, **what, stdin=sys.stdin.buffer)
    found, missing, reason = _of_settings(scope, configured)
    if found:
        progress = Progress(lambda done, _: f"{done:,} of {len(found):,} translations")
        try:
            report = check_all(found, **what, progress=progress)
        finally:
            progress.end()
    else:
        report = _nothing(what, reason)
    report.notes += [f"not translated yet: {source} (looked for {target})" for source, target in missing]
    return report


def _of_settings(scope: Scope, configured: Configured) -> tuple[list[Translation], list[tuple[str, str]], str]:
    """The translations of the settings that are to be looked at, those that are missing, and why there is none."""
    from bilint.project import changed_files, translations

    all_of_them = translations(configured)
    reason = "no translation"
    if scope.pairs_with:
        all_of_them = all_of_them.of({Path(os.path.realpath(path)) for path in scope.paths})
        reason = "none of the files belongs to a pair of the settings"
    if scope.changed is not None:
        all_of_them = all_of_them.of(changed_files(configured.folder, scope.changed))
        reason = f"no translation changed since {scope.changed}"
    return all_of_them.found, all_of_them.missing, reason


def _changed(paths: tuple[str, ...], revision: str) -> bool:
    from bilint.project import changed_files

    folder = Path(paths[-1]).parent
    return bool({Path(os.path.realpath(path)) for path in paths} & changed_files(folder, revision))


def _nothing(what: dict[str, Any], reason: str) -> Report:
    report = check_all((), **what)
    report.notes.insert(0, f"nothing to check: {reason}")
    return report
