"""Files for the readers, and the law that all of them keep: a text's places lead back to its letters."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bilint.formats.place import Lines
from bilint.model import OBJECT, Place

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and gives its path; text is written as UTF-8 with its line breaks as they are."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def check_places(file: str, texts: Iterable[tuple[str, Place]], stands_for: Callable[[str, str], bool]) -> None:
    """Every letter stands in the file where its place says, and line and column agree with the offset.

    `stands_for(letter, in_file)` allows letters that are written otherwise in the file: entities, escapes, and the
    spaces that line breaks and markup become.
    """
    lines = Lines(file)
    for text, place in texts:
        for index, letter in enumerate(text):
            run = place.at(index)
            in_file = file[run.file : run.file + 1]
            assert (run.line, run.column) == lines.locate(run.file), (text, index)
            assert letter in (in_file, OBJECT) or stands_for(letter, in_file), (text, index, letter, in_file)


@pytest.fixture(scope="session")
def agree() -> Callable[..., None]:
    return check_places
