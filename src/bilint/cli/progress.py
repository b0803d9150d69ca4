"""How far a long command has come, on one line of a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click


class Progress:
    """Told how much is done, shows it: only on a terminal, only after a second, four times a second at the most.

    `show` makes the line of what is done and of the seconds that it took.
    """

    def __init__(self, show: Callable[[int, float], str]) -> None:
        self._show = show
        self._terminal = sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._shown = False

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if self._terminal and now - self._start > 1 and now - self._last > 0.25:
            click.echo(f"\r{self._show(done, now - self._start)}", err=True, nl=False)
            self._last, self._shown = now, True

    def end(self) -> None:
        """Wipes the line."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = False
