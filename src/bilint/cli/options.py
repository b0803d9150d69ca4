"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bilint.config import Configured, configure

F = TypeVar("F", bound=Callable[..., Any])


class Names(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """Names parted by commas: "numbers,idioms.literal"."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        return tuple(name.strip() for name in value.split(",") if name.strip())


class KeyValue(click.ParamType):  # type: ignore[type-arg]
    """A name and a value: "quality=0.6"."""

    name = "name=value"

    def __init__(self, kind: Callable[[str], Any]) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        if isinstance(value, tuple):
            return value
        name, equals, text = value.partition("=")
        try:
            if not equals:
                raise ValueError
            return name.strip(), self.kind(text.strip())
        except ValueError:
            self.fail(f"{value!r} is not NAME=VALUE", param, ctx)


def languages(command: F) -> F:
    """--source-lang and --target-lang."""
    for name, what in (("--target-lang", "the translation"), ("--source-lang", "the source")):
        command = click.option(name, metavar="LANG", help=f"Language of {what}, e.g. de, pt-BR, Chinese.")(command)
    return command


def choice_of_checks(command: F) -> F:
    """--select, --ignore, --extend-select and --preview."""
    for name, what in (
        ("--extend-select", "Checks or families to run beside the others."),
        ("--ignore", "Checks or families not to run."),
        ("--select", "Checks or families to run, parted by commas."),
    ):
        command = click.option(name, type=Names(), metavar="NAMES", help=what)(command)
    return click.option("--preview", is_flag=True, default=None, help="Run the checks on trial as well.")(command)


def configuration(command: F) -> F:
    """--config and --isolated."""
    command = click.option("--isolated", is_flag=True, help="Read no settings from a file.")(command)
    return click.option(
        "--config", "config_path", type=click.Path(path_type=Path), metavar="FILE", help="Settings to take."
    )(command)


def settings_of(options: dict[str, Any], config_path: Path | None, isolated: bool) -> Configured:
    """The settings in force, from options by field name."""
    return configure(options, path=config_path, isolated=isolated)
