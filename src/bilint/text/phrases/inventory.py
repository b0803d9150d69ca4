"""Inventories of idioms and calques: files of entries, read and validated."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from bilint import data
from bilint.errors import ConfigError, LanguageError
from bilint.model import Severity
from bilint.text.language import parse_language
from bilint.text.phrases.elements import PatternError
from bilint.text.phrases.pattern import Pattern, parse, parse_plain, variants

Texts = str | tuple[str, ...]

KINDS = ("idioms/", "calques/titles.", "calques/phrases.", "false_friends/")
"""The inventories, by the beginning of the names of their files in data/."""


class Idiom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An expression that means something else than its words, with what a translation makes of it."""

    form: str
    """The canonical form; unique in its file."""
    pattern: Texts = ()
    """How it is found in a source text, alternatives; the form itself where nothing is written."""
    near: Texts = ()
    """Elements that must each stand within 10 words of the pattern."""
    says: str
    """The words, in English."""
    means: str
    """A gloss in English."""
    literal_use: Literal["rare", "common"] = "rare"
    """Whether the words are often meant as they stand; then a finding is minor and needs the source."""
    severity: Severity = Severity.MAJOR
    same_in: tuple[str, ...] = ()
    """Languages in which the word-by-word rendering is an idiom of the same sense."""
    good: dict[str, Texts] = {}
    """Renderings by target language, best first."""
    literal: dict[str, Texts] = {}
    """Patterns by target language by which a word-by-word rendering betrays itself."""
    allowed: dict[str, Texts] = {}
    """Patterns by target language that are right as well, though not worth suggesting."""
    telling: bool | None = None
    """What a literal rendering is worth without the source: as much as with it, even where the source language is not
    known (true), nothing (false), a minor finding where that language is known (left out)."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """The source patterns as written."""
        return as_texts(self.pattern) or (self.form,)

    def goods(self, target: str) -> tuple[str, ...]:
        """The good renderings in a language, best first; empty where there are none."""
        return as_texts(self.good.get(target, ()))

    def literals(self, target: str) -> tuple[str, ...]:
        """The literal patterns for a language as written; empty where there are none or where they are right."""
        return () if target in self.same_in else as_texts(self.literal.get(target, ()))

    def literal_patterns(self, target: str) -> list[Pattern]:
        """The literal patterns for a language."""
        return [parse(one, target) for text in self.literals(target) for one in variants(text, target)]

    def source_patterns(self, language: str) -> list[Pattern]:
        """The source patterns, each with the words that must stand near it."""
        near = as_texts(self.near)
        return [parse(one, language, near) for text in self.patterns for one in variants(text, language)]


def as_texts(value: Texts) -> tuple[str, ...]:
    """One text as a tuple of one."""
    return (value,) if isinstance(value, str) else value


@functools.lru_cache(maxsize=64)
def load_inventory(name: str) -> list[Idiom]:
    """The entries of an inventory of the package, e.g. "calques/titles.de.toml"; empty where there is none.

    They are not validated again: the tests of the package do that.
    """
    return msgspec.convert(data.load(name).get("idiom", []), list[Idiom]) if data.exists(name) else []


@functools.cache
def inventory_languages(kind: str) -> tuple[str, ...]:
    """The source languages that have an inventory of a kind: "idioms/", "calques/titles." or "calques/phrases."."""
    folder, prefix = kind.split("/")
    ends = [name for name in data.names(folder) if name.startswith(prefix) and name.endswith(".toml")]
    return tuple(name.removeprefix(prefix).removesuffix(".toml") for name in ends)


def kind_of(path: str) -> str:
    """The kind of a user's own inventory, by its name: "titles.de.toml" is one of titles; else of idioms."""
    first = Path(path).name.split(".")[0]
    return next((kind for kind in KINDS if first and first in kind), KINDS[0])


def language_of(path: str) -> str:
    """The language of a user's own inventory, by its name: "idioms.de.toml", "de.toml".

    Raises ConfigError where the name has no language.
    """
    try:
        return parse_language(Path(path).name.removesuffix(".toml").split(".")[-1]).code
    except LanguageError:
        raise ConfigError(f"{path}: the name tells no language; call it idioms.de.toml for German idioms") from None


def read_file(path: str) -> list[Idiom]:
    """The entries of a user's own inventory.

    Raises ConfigError, which names the file and the entry.
    """
    try:
        text = Path(path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}; name it in `inventories` beside the settings") from None
    return read_inventory(text, language_of(path), path)


def validated(paths: Sequence[str]) -> tuple[str, ...]:
    """The same paths, each of which can be read as an inventory.

    Raises ConfigError, which names the file and the entry.
    """
    for path in paths:
        read_file(path)
    return tuple(paths)


def read_inventory(text: str, language: str, path: str) -> list[Idiom]:
    """The entries of an inventory in TOML; `language` is the one that the idioms belong to.

    Raises ConfigError, which names the path and the entry.
    """
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    if unknown := sorted(set(rows) - {"idiom"}):
        raise ConfigError(f"{path}: unknown key {unknown[0]!r}; every entry starts with [[idiom]]")
    return list(_entries(rows.get("idiom", []), language, path))


def _entries(rows: Any, language: str, path: str) -> Iterable[Idiom]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        form = row.get("form") if isinstance(row, dict) else None
        where = f"{path}: entry {number} ({form})" if form else f"{path}: entry {number}"
        try:
            idiom = msgspec.convert(row, Idiom)
            _validate(idiom, language)
        except (msgspec.ValidationError, PatternError, LanguageError) as error:
            raise ConfigError(f"{where}: {error}") from error
        key = idiom.form.casefold()
        if key in seen:
            raise ConfigError(f"{where}: the form stands already in entry {seen[key]}; merge the two")
        seen[key] = number
        yield idiom


def _validate(idiom: Idiom, language: str) -> None:
    for name in ("form", "says", "means"):
        if not getattr(idiom, name).strip():
            raise PatternError(f"`{name}` is empty")
    if idiom.severity is Severity.NEUTRAL:
        raise PatternError("`severity` is one of minor, major, critical")
    for tag in {*idiom.good, *idiom.literal, *idiom.allowed, *idiom.same_in}:
        if parse_language(tag).code != tag:
            raise PatternError(f"write the language {tag!r} as {parse_language(tag).code!r}")
    for pattern in idiom.source_patterns(language):
        _refuse_common(pattern, "pattern")
    for target in idiom.literal:
        for pattern in idiom.literal_patterns(target):
            _refuse_common(pattern, f"literal.{target}")
        if not idiom.goods(target):
            raise PatternError(f"literal.{target} has no good rendering beside it; add good.{target}")
    for target in idiom.good:
        for text in idiom.goods(target):
            parse_plain(text, target)
    for target, texts in idiom.allowed.items():
        for text in as_texts(texts):
            parse(text, target)


def _refuse_common(pattern: Pattern, field: str) -> None:
    if not pattern.is_telling:
        raise PatternError(f"`{field}` {pattern.text!r} has only common words; add one that tells it apart")
