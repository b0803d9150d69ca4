"""Which checks run."""

import pytest

from bilint.checks import all_checks
from bilint.checks.select import select
from bilint.errors import UnknownNameError

PREVIEW = {name for name, check in all_checks().items() if check.preview}
ALL = set(all_checks())
TYPOGRAPHY = {"typography.spaced_hyphen", "typography.whitespace"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, ALL - PREVIEW),
        ({"preview": True}, ALL),
        ({"select": ["typography"]}, TYPOGRAPHY),
        ({"select": ["typography", "repetition.word"]}, TYPOGRAPHY | {"repetition.word"}),
        ({"select": ["typography"], "ignore": ["typography.whitespace"]}, {"typography.spaced_hyphen"}),
        ({"select": ["typography.whitespace"], "ignore": ["typography"]}, {"typography.whitespace"}),
        ({"select": ["typography"], "extend": ["punctuation.end"]}, TYPOGRAPHY | {"punctuation.end"}),
        ({"ignore": ["all"]}, set()),
    ],
)
def test_select(arguments: dict, expected: set[str]):
    assert {check.name for check in select(**arguments)} == expected


def test_unknown_name_has_a_suggestion():
    with pytest.raises(UnknownNameError, match=r"did you mean 'typography.whitespace'"):
        select(["typography.whitespaces"])
