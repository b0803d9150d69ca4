"""Which checks run: by full name, by family ("numbers"), or "all"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilint.checks import all_checks
from bilint.checks.declare import Check
from bilint.errors import UnknownNameError


def select(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend: Sequence[str] = (), preview: bool = False
) -> list[Check]:
    """The checks to run, sorted by name.

    Without `select` these are all that are not preview, or all where `preview` is set. A check that is named in
    full by `select` or `extend` runs though it is preview. `ignore` has the last word, except that a full name in
    `select` or `extend` outdoes an ignored family.

    Raises UnknownNameError for a name that is neither a check nor a family.
    """
    checks = all_checks()
    named = {name for name in (*select, *extend) if name in checks}
    wanted = _expand(select or ["all"], checks) | _expand(extend, checks)
    unwanted = _expand(ignore, checks) - (named - set(ignore))
    return [
        check
        for name, check in checks.items()
        if name in wanted and name not in unwanted and (preview or not check.preview or name in named)
    ]


def _expand(names: Iterable[str], checks: dict[str, Check]) -> set[str]:
    families = {check.family for check in checks.values()}
    found: set[str] = set()
    for name in names:
        if name == "all":
            found.update(checks)
        elif name in checks:
            found.add(name)
        elif name in families:
            found.update(full for full, check in checks.items() if check.family == name)
        else:
            raise UnknownNameError("check or family of checks", name, [*checks, *families])
    return found
