"""Comments by which a person tells bilint to leave findings alone, in whatever a format has for comments.

`bilint-ignore CHECK[, CHECK]: REASON` holds for one block or message, `bilint-ignore-file CHECK: REASON` from there, or
in a document altogether, for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bilint.errors import InputError
from bilint.model import InlineIgnore

_NAME = r"[a-z_]+(?:\.[a-z_]+)?"
_COMMENT = re.compile(
    rf"\s*bilint-ignore(?P<file>-file)?(?![\w-])\s*:?\s*(?P<checks>{_NAME}(?:\s*,\s*{_NAME})*)?"
    r"(?:\s*:\s*|\s+|\Z)(?P<reason>.*?)\s*",
    re.S,
)
MARK = "bilint-ignore"
"""A comment without this is none of ours; cheap to look for."""


def parse(comment: str, path: str | None, line: int, column: int) -> tuple[InlineIgnore, bool] | None:
    """What a comment (without its own signs) says, and whether it is meant for the file; None for any other comment.

    The range of what comes back is the whole file. Raises InputError where no check or no reason is given.
    """
    if MARK not in comment:
        return None
    found = _COMMENT.fullmatch(comment)
    if found is None:
        return None
    if not found["checks"] or not found["reason"]:
        missing = "names no check" if not found["checks"] else "gives no reason"
        name = MARK + (found["file"] or "")
        raise InputError(f"{name} {missing}; write `{name} CHECK: REASON`", path=path, line=line, column=column)
    checks = tuple(name.strip() for name in found["checks"].split(","))
    reason = " ".join(found["reason"].split())
    return InlineIgnore(checks=checks, reason=reason, path=path, line=line, column=column), bool(found["file"])


def limited(ignores: Iterable[InlineIgnore], start: int, end: int) -> list[InlineIgnore]:
    """The same for the file offsets [start, end) only."""
    return [
        InlineIgnore(
            checks=one.checks, reason=one.reason, path=one.path, line=one.line, column=one.column, start=start, end=end
        )
        for one in ignores
    ]
