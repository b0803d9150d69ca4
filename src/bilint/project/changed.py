"""Which files changed, as git tells it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bilint.errors import InputError


def changed_files(folder: Path, revision: str = "HEAD") -> set[Path]:
    """The files of the git repository around a folder that differ from a revision, with those that git does not know.

    Compared is the working tree with the point where it and the revision parted, so that `origin/main` means the
    changes of this branch. In a repository without a commit every file has changed.

    Raises InputError outside a repository, for an unknown revision, and where there is no git.
    """
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    unknown = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    if revision == "HEAD" and not _succeeds(top, "rev-parse", "--verify", "--quiet", "HEAD"):
        known = _git(top, "ls-files", "-z")
    else:
        _git(
            top,
            "rev-parse",
            "--verify",
            "--quiet",
            f"{revision}^{{commit}}",
            wrong=f"git knows no revision {revision!r} here{_fetch_hint(top)}",
        )
        known = _git(top, "diff", "--name-only", "-z", "--no-renames", _parted(top, revision), "--")
    return {Path(os.path.realpath(top / os.fsdecode(name))) for name in (known + unknown).split(b"\0") if name}


def _fetch_hint(top: Path) -> str:
    """What to do where the revision may be there, but a build server did not fetch it."""
    shallow = _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return "; this clone is shallow: fetch its whole history (fetch-depth: 0)" if shallow else ""


def _parted(top: Path, revision: str) -> str:
    """The commit where a branch left the revision. A shallow clone may not have it: then the revision itself, from
    which more has changed, but never less."""
    if not _succeeds(top, "merge-base", revision, "HEAD"):
        return revision
    return _git(top, "merge-base", revision, "HEAD").decode().strip()


def _run(folder: Path, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False
        )
    except FileNotFoundError:
        raise InputError("--changed asks git, which is not installed") from None


def _succeeds(folder: Path, *arguments: str) -> bool:
    return _run(folder, arguments).returncode == 0


def _git(folder: Path, *arguments: str, wrong: str | None = None) -> bytes:
    done = _run(folder, arguments)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    reason = wrong or (said[0].removeprefix("fatal: ") if said else f"git {arguments[0]} failed")
    raise InputError(f"--changed cannot tell what changed: {reason}", path=str(folder))
