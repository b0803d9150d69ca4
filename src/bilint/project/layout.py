"""Which translations a folder holds, told by language codes in the names of its files and folders."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from bilint import formats
from bilint.config import PairPattern
from bilint.errors import BilintError
from bilint.formats.language import is_code
from bilint.project.pairs import files
from bilint.text.language import identify

_ALSO_SKIPPED = frozenset(("node_modules", "venv", "build", "dist", "site-packages", "__pycache__"))
_TEXTS = ("text", "markdown", "html")
_BILINGUAL = ("xliff", "po")
_SAMPLE = 4000
"""Code points of a text that are plenty to identify its language."""
_READ = 20
"""Files that are read, at most, for such a sample."""
_FEW = 3
"""Folders with languages in them that each get a pattern; more of them share one."""

_Kind = Literal["folder", "name", "whole"]
"""Where the code stands: `de/news.md`, `news.de.md` or, being the whole name, `news/de.md`."""


class Seen(NamedTuple):
    """A pattern, with what was seen of it."""

    pattern: PairPattern
    found: int
    """How many translations there are of it."""
    remark: str = ""
    """What was taken for granted."""


class _Slot(NamedTuple):
    """What the paths of one text in several languages share."""

    kind: _Kind
    suffix: str
    base: str
    """The folder in which all of them lie."""


class _Name(NamedTuple):
    """What tells the texts of a slot apart."""

    before: str
    """Folders below the base, in front of the language."""
    after: str
    """Behind the language, or the name in front of it; without suffix."""


_Texts = dict[str, dict[_Name, str]]
"""Language code ("" where the names have none) -> name -> path."""


def look(folder: Path) -> list[Seen]:
    """The patterns of a folder's translations: pairs of documents, then bilingual files.

    Beside `news.en.md` a `news.md` counts as well. Names whose texts are in one language (`docs/is/`) are no
    translations. The source is the language with the most texts, since not all of them are translated yet.
    """
    paths = [path for path in files(folder, "") if not _ALSO_SKIPPED.intersection(path.split("/"))]
    return [*_documents(folder, paths), *_bilingual(paths)]


def _documents(folder: Path, paths: Sequence[str]) -> Iterator[Seen]:
    texts = [path for path in paths if _is(path, _TEXTS)]
    marked = [found for path in texts for found in _marked(path)]
    befores: dict[tuple[_Kind, str], set[str]] = defaultdict(set)
    for kind, suffix, before, *_ in marked:
        befores[kind, suffix].add(before)
    slots: dict[_Slot, _Texts] = defaultdict(lambda: defaultdict(dict))
    for kind, suffix, before, after, code, path in marked:
        several = befores[kind, suffix]
        # Where the code is the whole name, the folder is the text's name.
        lie = (_joined(one.split("/")[:-2]) for one in several) if kind == "whole" else several
        base = before if kind == "folder" and len(several) <= _FEW else _common(lie)
        slots[_Slot(kind, suffix, base)][code][_Name(before.removeprefix(base), after)] = path
    taken: set[str] = set()
    for slot, by_code in sorted(slots.items()):
        if slot.kind == "name":
            _add_unmarked(slot, by_code, set(texts))
        yield from _pairs(folder, slot, by_code, taken)


def _marked(path: str) -> Iterator[tuple[_Kind, str, str, str, str, str]]:
    """Each way to see a language in a path: kind, suffix, folders before, name, code, path."""
    suffix = posixpath.splitext(path)[1]
    *folders, name = path.split("/")
    for index, part in enumerate(folders):
        if is_code(part):
            after = "/".join([*folders[index + 1 :], name.removesuffix(suffix)])
            yield "folder", suffix, _joined(folders[:index]), after, part, path
    stem, _, code = name.removesuffix(suffix).rpartition(".")
    if is_code(code):
        yield ("name" if stem else "whole"), suffix, _joined(folders), stem, code, path


def _joined(folders: Iterable[str]) -> str:
    return "".join(f"{folder}/" for folder in folders)


def _common(befores: Iterable[str]) -> str:
    """The folder in which all of some folders lie; they end in "/", as it does."""
    levels = zip(*(before.split("/")[:-1] for before in befores), strict=False)
    return _joined(level[0] for level in itertools.takewhile(lambda level: len(set(level)) == 1, levels))


def _add_unmarked(slot: _Slot, by_code: _Texts, there: set[str]) -> None:
    """Adds, as language "", the files without a code that stand beside one with it."""
    names = {name for of_language in by_code.values() for name in of_language}
    paths = {name: f"{slot.base}{name.before}{name.after}{slot.suffix}" for name in sorted(names)}
    if unmarked := {name: path for name, path in paths.items() if path in there}:
        by_code[""] = unmarked


def _pairs(folder: Path, slot: _Slot, by_code: _Texts, taken: set[str]) -> Iterator[Seen]:
    """The patterns of one slot: from the language with the most texts into each of the others."""
    ranked = sorted(by_code, key=lambda code: (-len(by_code[code]), code != "", code))
    if len(ranked) < 2:
        return
    source, *targets = ranked
    identified = {code: _identified(folder, by_code[code].values()) for code in ranked}
    for target in targets:
        shared = [name for name in by_code[source] if by_code[target].get(name, "") not in {"", *taken}]
        same = identified[source] is not None and identified[source] == identified[target]
        if not shared or same or not all(code or identified[code] for code in (source, target)):
            continue
        taken.update(by_code[target][name] for name in shared)
        even = len(by_code[source]) == len(by_code[target])
        languages = {code: code or identified[code] for code in (source, target)}
        yield Seen(
            PairPattern(
                source=_template(slot, source, shared),
                target=_template(slot, target, shared),
                source_lang=languages[source],
                target_lang=languages[target],
            ),
            len(shared),
            "both languages have as many texts: swap the two if the other one is the source" if even else "",
        )


def _identified(folder: Path, paths: Iterable[str]) -> str | None:
    sample = ""
    for path in sorted(paths)[:_READ]:
        try:
            document = formats.read_document(str(folder / path))
        except BilintError:
            continue  # what cannot be read is told by the check
        sample += "\n".join(segment.text for segment in document.segments) + "\n"
        if len(sample) >= _SAMPLE:
            break
    return identify(sample[:_SAMPLE]) if sample else None


def _template(slot: _Slot, code: str, names: Sequence[_Name]) -> str:
    outer = slot.base + ("{**folders}/" if any(name.before for name in names) else "")
    if slot.kind == "whole":
        return f"{outer}{code}{slot.suffix}"
    if slot.kind == "name":
        return f"{outer}{{name}}{'.' * bool(code)}{code}{slot.suffix}"
    inner = "{**path}/" if any("/" in name.after for name in names) else ""
    return f"{outer}{code}/{inner}{{name}}{slot.suffix}"


def _bilingual(paths: Sequence[str]) -> Iterator[Seen]:
    """One pattern for all files in one place; language codes of folders and the files' names vary."""
    counted: Mapping[str, int] = Counter(
        _varying(path) for path in paths if _is(path, _BILINGUAL) and not path.endswith(".pot")
    )
    for pattern, count in sorted(counted.items()):
        yield Seen(PairPattern(bilingual=pattern), count)


def _varying(path: str) -> str:
    *folders, name = path.split("/")
    shown = ["{lang}" if is_code(folder) else folder for folder in folders]
    return "/".join([*shown, re.sub(r"^.+(?=\.[^.]+$)", "{name}", name)])


def _is(path: str, kinds: Sequence[str]) -> bool:
    return formats.SUFFIXES.get(posixpath.splitext(path)[1].lower()) in kinds
