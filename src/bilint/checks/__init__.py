"""The checks, a module a family, and what runs them."""

from __future__ import annotations

import functools

from bilint.checks.declare import Check, declared
from bilint.errors import UnknownNameError
from bilint.plugins import Table

FAMILIES = Table(
    "checks",
    "family of checks",
    {
        "names": "bilint.checks.names",
        "language": "bilint.checks.language",
        "untranslated": "bilint.checks.untranslated",
        "coverage": "bilint.checks.coverage",
        "idioms": "bilint.checks.idioms",
        "calques": "bilint.checks.calques",
        "false_friends": "bilint.checks.false_friends",
        "repetition": "bilint.checks.repetition",
        "punctuation": "bilint.checks.punctuation",
        "markup": "bilint.checks.markup",
        "numbers": "bilint.checks.numbers",
        "dates": "bilint.checks.dates",
        "times": "bilint.checks.times",
        "units": "bilint.checks.units",
        "currency": "bilint.checks.currency",
        "typography": "bilint.checks.typography",
    },
)


@functools.cache
def all_checks() -> dict[str, Check]:
    """Every check by name, sorted; imports all families."""
    found: list[Check] = []
    for family in FAMILIES.names():
        FAMILIES.load(family)
        found.extend(declared(family))
    return {check.name: check for check in sorted(found, key=lambda check: check.name)}


def get_check(name: str) -> Check:
    """The check of that name.

    Raises UnknownNameError with the nearest name.
    """
    checks = all_checks()
    if name not in checks:
        raise UnknownNameError("check", name, checks)
    return checks[name]
