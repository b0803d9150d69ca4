"""From the patterns `[[pairs]]` to the files that there are."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bilint.config import Configured, PairPattern
from bilint.config.patterns import Template
from bilint.errors import ConfigError
from bilint.pipeline import Translation


class Translations(NamedTuple):
    """What the patterns come to."""

    found: list[Translation]
    """In the order of the patterns, then of the paths."""
    missing: list[tuple[str, str]]
    """Sources that have no translation yet, with the path at which it was looked for."""

    def of(self, files: Collection[Path]) -> Translations:
        """Those of which a side is among some files (resolved paths)."""
        return Translations(
            [one for one in self.found if any(Path(os.path.realpath(path)) in files for path in one.paths)],
            [paths for paths in self.missing if Path(os.path.realpath(paths[0])) in files],
        )


def translations(configured: Configured) -> Translations:
    """The translations that the settings name; their paths are seen from the working folder.

    Raises ConfigError where there are no patterns, where one is written wrong, and where one matches no translation: a
    mistyped pattern must not look like a clean project.
    """
    patterns = configured.settings.pairs
    if not patterns:
        raise ConfigError(
            f"{configured.path or configured.folder}: there are no [[pairs]], so there is nothing to check; "
            "name a translation on the command line, or let `bilint init` write them"
        )
    found: dict[tuple[str, ...], Translation] = {}
    missing: dict[tuple[str, str], None] = {}
    for number, pattern in enumerate(patterns, start=1):
        where = f"{configured.path}: [[pairs]] number {number}"
        first = len(found), len(missing)
        for paths in _paths(pattern, configured.folder, where):
            shown = tuple(os.path.relpath(configured.folder / path) for path in paths)
            if all((configured.folder / path).is_file() for path in paths):
                settings = configured.settings
                source_lang = pattern.source_lang or settings.source_lang
                translation = Translation(shown, source_lang, pattern.target_lang or settings.target_lang)
                found.setdefault(shown, translation)
            else:
                missing[shown[0], shown[1]] = None
        _refuse_empty(pattern, where, len(found) - first[0], len(missing) - first[1])
    return Translations(list(found.values()), list(missing))


def _refuse_empty(pattern: PairPattern, where: str, found: int, missing: int) -> None:
    if not found and missing:
        raise ConfigError(f"{where}: none of the {missing} sources has its translation at {pattern.target}")
    if not found:
        raise ConfigError(f"{where}: no file matches {pattern.source or pattern.bilingual}")


def _paths(pattern: PairPattern, folder: Path, where: str) -> Iterator[tuple[str, ...]]:
    """The paths of each translation, seen from the folder: (bilingual,) or (source, target), in order."""
    try:
        templates = [Template(text) for text in (pattern.source, pattern.target, pattern.bilingual) if text is not None]
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from None
    if len(templates) == 1:
        yield from ((path,) for path in files(folder, templates[0].folder) if templates[0].match(path) is not None)
        return
    source, target = templates
    if set(source.names) != set(target.names):
        raise ConfigError(f"{where}: source and target need the same placeholders: {source.text}, {target.text}")
    candidates = files(folder, source.folder)
    there = set(candidates)
    for path in candidates:
        # The source pattern `{name}.md` fits `news.en.md` as well, which is a translation.
        values = target.match(path)
        if values is not None and source.fill(values) in there:
            continue
        values = source.match(path)
        if values is not None and target.fill(values) != path:
            yield path, target.fill(values)


def files(folder: Path, below: str) -> Sequence[str]:
    """All files in a folder below another, as paths with "/" seen from the former, in order; hidden ones are not."""
    found = []
    for where, folders, names in os.walk(folder / below):
        folders[:] = [name for name in folders if not name.startswith(".")]
        prefix = os.path.relpath(where, folder).replace(os.sep, "/")
        found += [name if prefix == "." else f"{prefix}/{name}" for name in names if not name.startswith(".")]
    return sorted(found)
