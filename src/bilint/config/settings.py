"""What can be set, as typed values."""

from __future__ import annotations

import datetime
import re
from typing import Literal

import msgspec

FailOn = Literal["none", "minor", "major", "critical"]
SeverityName = Literal["neutral", "minor", "major", "critical"]


class _Table(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A table of the settings; the keys in a file are written with hyphens."""


class PairPattern(_Table, frozen=True):
    """One `[[pairs]]`: which files are translations of which, as patterns beside the file of settings.

    `{name}` stands for a part of a file's or folder's name, `{**folders}` for any number of folders; what they stand
    for is the same on both sides.
    """

    source: str | None = None
    target: str | None = None
    bilingual: str | None = None
    """In place of the two: files that hold both sides."""
    source_lang: str | None = None
    target_lang: str | None = None

    def __post_init__(self) -> None:
        if (self.source is None) is not (self.target is None) or (self.source is None) is (self.bilingual is None):
            raise ValueError("[[pairs]] needs `source` and `target`, or `bilingual` alone")


class Ignore(_Table, frozen=True):
    """One `[[ignore]]`: findings that are known and left alone, and why."""

    check: str
    """A check, a family or "all"."""
    reason: str
    text: str | None = None
    """Whole words that stand, in whatever case, in what the finding marks; with no mark, in its texts."""
    regex: str | None = None
    """The same as a regular expression."""
    path: str | None = None
    """Glob for the file of the translation or of the source, seen from the file of settings."""
    until: datetime.date | None = None
    """The last day on which it holds."""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("`reason` is empty: say why these findings are left alone")
        if self.text is not None and self.regex is not None:
            raise ValueError("`text` and `regex` exclude each other")
        if self.text is not None and not self.text.strip():
            raise ValueError("`text` is empty: leave it out to mean any text")
        try:
            re.compile(self.regex or "")
        except re.error as error:
            raise ValueError(f"`regex` {self.regex!r} is no regular expression: {error}") from None


class Settings(_Table, frozen=True):
    """All that can be set."""

    profile: str | None = None
    """Name of a profile ("news", "legal" ...) or a TOML file: settings that those of the file outdo."""
    source_lang: str | None = None
    """Language of the source: a code, a tag or an English name. Else from the file, else identified."""
    target_lang: str | None = None
    """Language of the translation."""
    format: tuple[str, ...] = ("full",)
    """Report formats, "name" or "name=file"."""
    select: tuple[str, ...] = ()
    """Checks or families to run; empty: all that are not preview."""
    ignore: tuple[str, ...] = ()
    """Checks or families not to run."""
    extend_select: tuple[str, ...] = ()
    """Checks or families to run beside the others."""
    on_trial: tuple[str, ...] = ()
    """Checks that run only where preview ones do, as `bilint precision --preview-below P --write` sets them."""
    preview: bool = False
    """Whether checks run whose false-alarm rate is not yet known to be low."""
    inventories: tuple[str, ...] = ()
    """Files with idioms, titles or false friends of your own, e.g. "idioms.de.toml"; beside the file of settings."""
    severity: dict[str, SeverityName] = {}
    """Severity of single checks."""
    fail_on: FailOn = "major"
    """Lowest severity that makes the exit code 1."""
    max_findings: int | None = None
    """How many findings at or above `fail-on` are tolerated (none)."""
    min_score: dict[str, float] = {}
    """Scores by name under which the exit code is 1, e.g. quality = 0.6."""
    exit_zero: bool = False
    """Exit with 0 whatever was found."""
    baseline: str | None = None
    """File of findings that are known and not reported, as `bilint baseline write` makes it."""
    pairs: tuple[PairPattern, ...] = ()
    """The files that `bilint check` without arguments looks at."""
    ignores: tuple[Ignore, ...] = ()
    """Findings that are left alone; in a file these are the tables `[[ignore]]`."""

    @property
    def off(self) -> tuple[str, ...]:
        """Checks or families not to run: those to ignore, and those on trial where nothing asks for these."""
        asked = {*self.select, *self.extend_select}
        trial = () if self.preview else (name for name in self.on_trial if name not in asked)
        return (*self.ignore, *trial)
