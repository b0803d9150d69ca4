"""The container file: no root, nothing that is not there, no complaint of hadolint."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "ci" / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    text = FILE.read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def test_the_image_is_slim_and_runs_without_root():
    last = [at for at, (name, _) in enumerate(instructions()) if name == "FROM"][-1]
    final = instructions()[last:]
    assert final[0][1].endswith("-slim")
    users = [value for name, value in final if name == "USER"]
    assert users
    assert users[-1] not in ("0", "root")
    assert ("ENTRYPOINT", '["bilint"]') in final
    assert not any(name == "ADD" for name, _ in instructions())


def test_what_is_copied_is_there():
    for name, value in instructions():
        if name == "COPY" and not value.startswith("--from"):
            *sources, _ = value.split()
            # LICENSE* may match nothing, all else has to be there.
            assert all((ROOT / source).exists() for source in sources if "*" not in source)


def test_hadolint():
    hadolint = shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([hadolint, str(FILE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
