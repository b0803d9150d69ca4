"""What changed, as a real git tells it."""

import subprocess
from pathlib import Path

import pytest

from bilint.errors import InputError
from bilint.project import changed_files


class Repository:
    """A git repository with a folder for texts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.git("init", "--quiet", "--initial-branch=main", ".")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.path, check=True, capture_output=True)

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "texts")

    def changed(self, revision: str = "HEAD", folder: str = ".") -> set[str]:
        found = changed_files(self.path / folder, revision)
        return {str(path.relative_to(self.path.resolve())) for path in found}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path)


def test_without_a_commit_all_have_changed(repository: Repository):
    repository.write("a.md", "a")
    repository.write("b.md", "b")
    repository.git("add", "a.md")
    assert repository.changed() == {"a.md", "b.md"}


def test_changed_staged_untracked_and_ignored(repository: Repository):
    for name in ("same.md", "edited.md", "staged.md", "deleted.md"):
        repository.write(name, "one")
    repository.write(".gitignore", "*.tmp")
    repository.commit()
    assert repository.changed() == set()
    repository.write("edited.md", "two")
    repository.write("staged.md", "two")
    repository.git("add", "staged.md")
    repository.write("texte/новое название.md", "new")
    repository.write("x.tmp", "ignored")
    (repository.path / "deleted.md").unlink()
    expected = {"edited.md", "staged.md", "deleted.md", "texte/новое название.md"}
    assert repository.changed() == expected
    assert repository.changed(folder="texte") == expected


def test_a_branch_is_seen_from_where_it_began(repository: Repository):
    repository.write("a.md", "one")
    repository.write("b.md", "one")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write("a.md", "two")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("b.md", "two")
    repository.commit()
    repository.git("switch", "--quiet", "branch")
    assert repository.changed("main") == {"a.md"}


def test_without_the_common_commit_the_revision_itself_counts(repository: Repository, tmp_path: Path):
    repository.write("a.md", "one")
    repository.write("b.md", "one")
    repository.commit()
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.write("a.md", "two")
    repository.commit()
    assert repository.changed("main") == {"a.md", "b.md"}


def test_an_unknown_revision(repository: Repository):
    repository.write("a.md", "one")
    repository.commit()
    with pytest.raises(InputError, match="git knows no revision 'v9' here"):
        repository.changed("v9")
    with pytest.raises(InputError, match="git knows no revision '--output=x' here"):
        repository.changed("--output=x")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="--changed cannot tell what changed: not a git repository"):
        changed_files(tmp_path)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git, which is not installed"):
        changed_files(tmp_path)


def test_a_shallow_clone_is_called_so(repository: Repository, tmp_path: Path):
    for text in ("a", "b"):
        repository.write("a.md", text)
        repository.commit()
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{tmp_path}", str(clone))
    with pytest.raises(InputError, match=r"no revision 'HEAD~1' here; this clone is shallow: fetch its whole history"):
        changed_files(clone, "HEAD~1")
