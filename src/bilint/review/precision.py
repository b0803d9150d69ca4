"""How often people found a check right, over all verdicts that were ever stored."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bilint.errors import ConfigError, InputError
from bilint.review.store import ACCEPTED, Store

STORE = Path(".bilint", "review.sqlite3")
"""Where verdicts lie, beside the translation."""


class Precision(msgspec.Struct, kw_only=True):
    """The verdicts on the findings of one check."""

    check: str
    accepted: int
    judged: int
    """Verdicts: a finding that two people judged counts twice."""

    @property
    def precision(self) -> float:
        """Share of the verdicts that call the finding a real error, in [0, 1]."""
        return self.accepted / self.judged


def stores(paths: Iterable[Path]) -> list[Path]:
    """The stores that are meant by files and folders; a folder stands for all stores beneath it.

    Raises InputError where there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_file():
            found.append(path)
        elif path.is_dir():
            found += sorted(path.rglob(str(STORE)))
        else:
            raise InputError("there is no such store of verdicts", path=str(path))
    if not found:
        raise InputError("no verdicts are stored here; `bilint review` makes them")
    return list(dict.fromkeys(found))


def precisions(paths: Iterable[Path]) -> list[Precision]:
    """Every check that was judged, the least precise first. Raises InputError for a file that is no store."""
    counts: dict[str, Precision] = {}
    for path in paths:
        store = Store(path)
        try:
            check_of = {judged.fingerprint: judged.check for judged in store.judged()}
            for entry in store.entries("verdict"):
                check = check_of[entry.subject]
                count = counts.setdefault(check, Precision(check=check, accepted=0, judged=0))
                count.judged += 1
                count.accepted += entry.value == ACCEPTED
        finally:
            store.close()
    return sorted(counts.values(), key=lambda each: (each.precision, each.check))


def below(found: Iterable[Precision], least: float, at_least: int) -> dict[str, str]:
    """The checks whose precision is under `least`, of those with `at_least` verdicts; each with the reason."""
    return {
        each.check: f"{each.accepted} of {each.judged} findings were accepted"
        for each in sorted(found, key=lambda each: each.check)
        if each.judged >= at_least and each.precision < least
    }


_NAMES = re.compile(r"^ignore[ \t]*=[ \t]*\[[^\]]*\][ \t]*(?:#[^\r\n]*)?(?=\r?$)", re.M)


def ignoring(text: str, checks: Mapping[str, str], path: str, table: str | None = None) -> str:
    """A file of settings in which some checks are off; nothing else of it changes.

    `checks`: name -> why; the reason goes in where the file has [[ignore]] tables already, beside which TOML allows no
    list of names. `table`: "tool.bilint" in pyproject.toml. Raises ConfigError where it cannot be done line by line.
    """
    before = _parsed(text, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    settings = _settings(before, table)
    old = settings.get("ignore", [])
    if old and all(isinstance(entry, dict) for entry in old):
        off = {entry.get("check") for entry in old if not {"text", "regex", "path", "until"} & entry.keys()}
        new = [{"check": name, "reason": why} for name, why in checks.items() if name not in off]
        settings["ignore"] = [*old, *new]
        after = text + "".join(_ignore_table(entry, table, newline) for entry in new)
    else:
        names = sorted({*old, *checks}) if all(isinstance(entry, str) for entry in old) else [*old, *checks]
        settings["ignore"] = names
        after = _with_names(text, names, table, newline)
    try:
        same = tomllib.loads(after) == before
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise ConfigError(f"{path}: cannot be changed line by line; add to its `ignore`: {', '.join(checks)}")
    return after


def _ignore_table(entry: Mapping[str, str], table: str | None, newline: str) -> str:
    lines = ["", f"[[{f'{table}.' if table else ''}ignore]]", *(f"{key} = {_quoted(entry[key])}" for key in entry), ""]
    return newline.join(lines)


def _with_names(text: str, names: Sequence[object], table: str | None, newline: str) -> str:
    start, end = _section(text, table)
    line = f"ignore = [{', '.join(_quoted(name) for name in names)}]"
    section, found = _NAMES.subn(lambda _: line, text[start:end], count=1)
    if not found:
        section = f"{line}{newline}{section}"
    return text[:start] + section + text[end:]


def _quoted(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _section(text: str, table: str | None) -> tuple[int, int]:
    """Where the keys of a table stand (the top level without a name), up to the next header."""
    start = 0
    if table is not None:
        header = re.search(rf"^\[{re.escape(table)}\][ \t]*(?:#[^\n]*)?\n", text, re.M)
        start = header.end() if header else len(text)
    following = re.compile(r"^\[", re.M).search(text, start)
    return start, following.start() if following else len(text)


def _settings(parsed: dict[str, Any], table: str | None) -> dict[str, Any]:
    for name in table.split(".") if table else ():
        parsed = parsed.setdefault(name, {})
    return parsed


def _parsed(text: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
