"""Every data file has a named origin and can be read."""

import tomllib
from pathlib import Path

import pytest

from bilint import data

ROOT = Path(data.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*") if path.suffix in {".toml", ".tsv", ".txt"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_origin_and_syntax(path: Path):
    sources = (path.parent / "SOURCES.md").read_text("utf-8")
    if path.parent == ROOT:
        assert path.name in sources
    else:
        assert f"{path.parent.name}/" in (ROOT / "SOURCES.md").read_text("utf-8")
    if path.suffix == ".toml":
        assert tomllib.loads(path.read_text("utf-8"))


def test_digest_is_stable():
    assert data.digest() == data.digest()
    assert len(data.digest()) == 12
