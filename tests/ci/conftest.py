"""A newsroom's git repository, and this environment's commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

GERMAN = """# Das Bad

Das Bad kostet 1,3 Milliarden Euro, sagte die Bürgermeisterin am Montag in der Stadt.

Im vergangenen Jahr kamen 1.250 Menschen in das Bad, und alle waren sehr zufrieden.
"""
GOOD = """# The pool

The pool costs 1.3 billion euros, the mayor said in the city on Monday.

Last year 1,250 people came to the pool, and all of them were very satisfied.
"""
BAD = GOOD.replace("billion", "million")
SETTINGS = """profile = "news"

[[pairs]]
source = "content/de/{name}.md"
target = "content/en/{name}.md"
source-lang = "de"
target-lang = "en"
"""


class Newsroom:
    """A repository with settings and articles; commands run in it as they would by hand."""

    good, bad = GOOD, BAD

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
        self.environment = {
            **inherited,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(path.parent / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        self.git("init", "--quiet", "--initial-branch=main", ".")
        self.git("config", "user.name", "Desk")
        self.git("config", "user.email", "desk@example.org")
        self.write("bilint.toml", SETTINGS)

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def article(self, name: str, english: str) -> None:
        self.write(f"content/de/{name}.md", GERMAN)
        self.write(f"content/en/{name}.md", english)

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.path, env={**self.environment, **variables}, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> None:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, message: str) -> subprocess.CompletedProcess[str]:
        """Adds everything and commits it, hooks included."""
        self.git("add", "--all")
        return self.run("git", "commit", "--quiet", "--message", message)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "newsroom")
