"""Changes to a file of settings that leave everything else of it, comments and line breaks, as it stands.

Each takes the text of the file and gives the new one. What comes out is read again: where it does not say what was
meant, because the file is written in a way that cannot be changed line by line, a ConfigError says what to write there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from bilint.errors import ConfigError


def with_names(text: str, key: str, names: Sequence[str], path: str) -> str:
    """The settings whose list `key` has these names in it, beside those that it has; sorted, on one line.

    Raises ConfigError.
    """
    table = _table(path)
    meant = _parsed(text, path)
    old = _settings(meant, table).get(key, [])
    if set(names) <= set(old):
        return text
    _settings(meant, table)[key] = new = sorted({*old, *names})
    after = _with_line(text, key, new, table)
    if not _says(after, meant):
        raise ConfigError(f"{path}: cannot be changed line by line; add to its `{key}`: {', '.join(names)}")
    return after


def with_ignore(text: str, ignore: Mapping[str, str], path: str) -> str:
    """The settings with one `[[ignore]]` more, behind all others. Raises ConfigError."""
    table = _table(path)
    meant = _parsed(text, path)
    settings = _settings(meant, table)
    old = settings.get("ignore", [])
    if dict(ignore) in old:
        return text
    settings["ignore"] = [*old, dict(ignore)]
    start = text if not text or text.endswith("\n") else text + _newline(text)
    # Beside a list of names TOML allows no table of that name: there it goes into the list.
    for after in (start + _block(text, ignore, table), _with_line(text, "ignore", settings["ignore"], table)):
        if _says(after, meant):
            return after
    raise ConfigError(f"{path}: cannot be changed line by line; add to its `ignore`: {_value(ignore)}")


def without_ignore(text: str, ignore: Mapping[str, str], path: str) -> str:
    """The settings without an ignore that `with_ignore` wrote; unchanged where a person has changed it since.

    Raises ConfigError.
    """
    table = _table(path)
    meant = _parsed(text, path)
    settings = _settings(meant, table)
    if dict(ignore) not in (old := settings.get("ignore", [])):
        return text
    at = len(old) - 1 - old[::-1].index(dict(ignore))
    settings["ignore"] = kept = [*old[:at], *old[at + 1 :]]
    if not kept:
        del settings["ignore"]
    block = _block(text, ignore, table)
    start, found, end = text.rpartition(block)
    if not found:
        start, found, end = text.rpartition(block.lstrip("\r\n"))
    for after in (start + end, _with_line(text, "ignore", kept, table)):
        if _says(after, meant):
            return after
    raise ConfigError(f"{path}: cannot be changed line by line; take out of its `ignore`: {_value(ignore)}")


def _table(path: str) -> str | None:
    return "tool.bilint" if path.replace("\\", "/").rsplit("/", 1)[-1] == "pyproject.toml" else None


def _block(text: str, ignore: Mapping[str, str], table: str | None) -> str:
    """An `[[ignore]]` in lines, with an empty one before it where it is not the first thing in the file."""
    head = [""] if text.strip() else []
    lines = [*head, f"[[{f'{table}.' if table else ''}ignore]]", *(f"{key} = {_value(ignore[key])}" for key in ignore)]
    return _newline(text).join([*lines, ""])


def _with_line(text: str, key: str, values: Sequence[object], table: str | None) -> str:
    """The text in which a list of the settings has these values, where it stands or else before all other keys."""
    start, end = _section(text, table)
    line = f"{key} = {_value(values)}"
    there = re.compile(rf"^{re.escape(key)}[ \t]*=[ \t]*\[[^\]]*\][ \t]*(?:#[^\r\n]*)?(?=\r?$)", re.M)
    section, found = there.subn(lambda _: line, text[start:end], count=1)
    if not found:
        newline = _newline(text)
        missing = table is not None and start == len(text) and f"[{table}]" not in text
        head = f"{newline * bool(text)}[{table}]{newline}" if missing else ""
        section = f"{head}{line}{newline}{section}"
    return text[:start] + section + text[end:]


def _section(text: str, table: str | None) -> tuple[int, int]:
    """Where the keys of a table stand (the top level without a name), up to the next header."""
    start = 0
    if table is not None:
        header = re.search(rf"^\[{re.escape(table)}\][ \t]*(?:#[^\n]*)?\n", text, re.M)
        start = header.end() if header else len(text)
    following = re.compile(r"^\[", re.M).search(text, start)
    return start, following.start() if following else len(text)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _value(value: object) -> str:
    """A value as TOML on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return msgspec.json.encode(str(value)).decode()


def _settings(parsed: dict[str, Any], table: str | None) -> dict[str, Any]:
    for name in table.split(".") if table else ():
        parsed = parsed.setdefault(name, {})
    return parsed


def _says(text: str, meant: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == meant
    except tomllib.TOMLDecodeError:
        return False


def _parsed(text: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
