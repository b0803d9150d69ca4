"""What the page may ask for: the bodies of its requests, and nothing else."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from bilint.model import Severity

PAGE = 100
"""Findings on a page: Chromium needs 0.09 s for 100 and 1.25 s for 10,000."""


def name_of(given: str) -> str:
    """A reviewer's name without needless spaces. Raises ValidationError for none, or one that is too long."""
    name = " ".join(given.split())
    if not 0 < len(name) <= 80:
        raise msgspec.ValidationError("say who reviews, in at most 80 characters")
    return name


class Who(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What every request that changes something says: who asks, and whether others' verdicts are hidden."""

    reviewer: str
    blind: bool = False
    shown: Annotated[list[int], msgspec.Meta(max_length=PAGE)] | None = None
    """The findings that the page shows: the answer has those of them that look different now. None: all of these."""

    def __post_init__(self) -> None:
        self.reviewer = name_of(self.reviewer)


class Judge(Who, kw_only=True, forbid_unknown_fields=True):
    """A verdict, a severity, a category or a note on a finding; null takes it back."""

    finding: int
    verdict: Literal["accepted", "dismissed"] | msgspec.UnsetType | None = msgspec.UNSET
    severity: Severity | msgspec.UnsetType | None = msgspec.UNSET
    category: str | msgspec.UnsetType | None = msgspec.UNSET
    note: str | msgspec.UnsetType | None = msgspec.UNSET


class Edit(Who, kw_only=True, forbid_unknown_fields=True):
    """Another translation of the line of a finding; `accept`: the finding was right."""

    finding: int
    text: str
    accept: bool = False


class Apply(Who, kw_only=True, forbid_unknown_fields=True):
    """A suggestion, counted from 0, in the place of the marked words."""

    finding: int
    suggestion: int = 0


class Ignore(Who, kw_only=True, forbid_unknown_fields=True):
    """Never again for this word."""

    finding: int
    reason: str


class Recheck(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A text that stands in the editor of a finding's line."""

    finding: int
    text: str
