"""`bilint review`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilint.cli import INTERRUPTED, checking
from bilint.cli.checking import Scope
from bilint.config import Configured, Settings
from bilint.errors import MissingExtraError, UnknownNameError
from bilint.model import Report, Severity

if TYPE_CHECKING:
    from bilint.checks.run import Runner
    from bilint.review.session import Session


@click.command("review")
@checking.what_to_check
@click.option("--reviewer", metavar="NAME", help="Who reviews; else the name of this account.")
@click.option("--blind", is_flag=True, help="Never show what others said.")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Else .bilint/review.sqlite3 beside the settings, or, without any, beside the translation.",
)
@click.option("--write", is_flag=True, help="Let the page write corrections into the translation's file.")
@click.option(
    "--export",
    multiple=True,
    metavar="NAME=FILE",
    help="Write target (the corrected file), jsonl, marot, xlsx, tmx or ignores from what is stored; open no page.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page; else any that is free.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
def command(
    reviewer: str | None,
    blind: bool,
    store: Path | None,
    write: bool,
    export: tuple[str, ...],
    port: int,
    no_open: bool,
    **given: Any,
) -> int:
    """Judge the findings and correct the translation, in a page on this machine. Takes what `bilint check` takes, and
    results that `bilint check` saved as json or jsonl; what the ignores and the baseline leave alone is not shown.
    "Never again" writes an [[ignore]] into the settings.

    \b
    bilint review article.de.txt article.en.txt
    bilint review messages.xlf --write
    bilint review results.json.gz
    bilint review article.de.txt article.en.txt --export target=corrected.en.txt
    """
    from bilint.review.corrections import originals
    from bilint.review.session import Session
    from bilint.review.store import Store

    isolated = given["isolated"]
    scope, configured = checking.settle(given)
    exports = [_export(each) for each in export]
    if not exports:
        _require_page()
    if len(scope.paths) == 1 and _is_saved(scope.paths[0]):
        from bilint.cli.report import saved_results

        report, interrupted = saved_results(scope.paths[0]), False
        checking.leave_alone_saved(report, configured)
    else:
        report, interrupted = checking.checked(scope, configured)
    if interrupted:
        return INTERRUPTED
    opened = Store(store or _store(scope, configured))
    try:
        session = Session(
            report,
            opened,
            reviewer=reviewer or _account(),
            checks=_single(report, configured.settings),
            originals=originals(report.pairs, scope.input_format),
            blind=blind,
            may_write=write,
            settings=None if isolated else configured.path or Path("bilint.toml"),
        )
        if exports:
            _write_exports(session, exports)
        else:
            _serve(session, port, no_open)
    finally:
        opened.close()
    return 0


def _is_saved(path: str) -> bool:
    """Whether a file holds results, told by its name and, since corpora are JSON Lines too, by how it starts."""
    name = path.removesuffix(".gz")
    if not name.endswith((".jsonl", ".ndjson")):
        return name.endswith(".json")
    from contextlib import closing

    from bilint.formats.decode import chunks
    from bilint.reports.saved import is_saved

    with closing(chunks(path)) as pieces:
        return is_saved(next(pieces, ""))


def _single(report: Report, settings: Settings) -> Runner | None:
    """The checks that made the report, for one line at a time: without those that look at whole documents.

    None where the results do not say which these were, as JSON Lines do not.
    """
    from bilint.checks import all_checks
    from bilint.checks.run import Runner

    if "checks" not in report.settings:
        return None
    known = all_checks()
    names = [name for name in report.settings["checks"] if name in known]
    severities = {name: Severity(value) for name, value in settings.severity.items()}
    return Runner([known[name] for name in names if not known[name].document], severities, settings.inventories)


def _store(scope: Scope, configured: Configured) -> Path:
    """Where the verdicts lie: beside the settings, one place for a whole project; else beside the translation."""
    from bilint.review.precision import STORE

    if configured.path is not None or not scope.paths or scope.paths[-1] == "-":
        return configured.folder / STORE
    return Path(scope.paths[-1]).parent / STORE


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in containers
        return "reviewer"


def _export(given: str) -> tuple[str, str]:
    from bilint.review.export import EXPORTS

    name, _, path = given.partition("=")
    if name not in EXPORTS:
        raise UnknownNameError("export", name, EXPORTS)
    if not path:
        raise click.UsageError(f"give it a file, as in --export {name}=FILE")
    return name, path


def _write_exports(session: Session, wanted: list[tuple[str, str]]) -> None:
    from bilint.atomic import replace
    from bilint.review.export import export

    for name, path in wanted:
        made = export(session, name, session.reviewer, session.blind)
        replace(Path(path), made.data)
        for pair, line, reason in made.refused:
            click.echo(f"{path}: line {line or '?'} (pair {pair}) was left as it was: {reason}", err=True)


def _require_page() -> None:
    """Raises MissingExtraError where the page cannot be served; before the check, which takes its time."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ModuleNotFoundError:
        raise MissingExtraError("the review page", "review") from None


def _serve(session: Session, port: int, no_open: bool) -> None:
    import webbrowser

    from bilint.reports.counts import count_of
    from bilint.review.server import Server

    server = Server(session, port)

    def opened(address: str) -> None:
        found = count_of(len(session.findings), "finding")
        alone = f" ({session.report.left_alone:,} left alone)" if session.report.left_alone else ""
        click.echo(
            f"{found} to review{alone} at\n{address}\nCtrl-C ends; all verdicts are saved in {session.store.path}"
        )
        if not no_open:
            webbrowser.open(address)

    server.run(opened)
