"""Every check finds what its own examples mark, with the exact spans, and stays silent on the others."""

import pytest

from bilint.checks import all_checks
from bilint.checks.declare import Check, Example
from bilint.checks.run import Runner

CASES = [
    pytest.param(check, example, id=f"{check.name}-{number}")
    for check in all_checks().values()
    for number, example in enumerate(check.examples)
]


def run(check: Check, example: Example):
    runner = Runner([check])
    findings = runner.document(example.pairs())
    assert runner.problems == []
    return findings


@pytest.mark.parametrize(("check", "example"), CASES)
def test_example(check: Check, example: Example):
    findings = run(check, example)
    if not example.flagged:
        assert findings == []
        return
    assert findings, "nothing was flagged"
    targets = {(int(f.id), f.target_span) for f in findings if f.target_span is not None}
    assert targets == set(example.target_spans)
    sources = {(int(f.id), f.source_span) for f in findings if f.source_span is not None}
    assert set(example.source_spans) <= sources
    if example.suggestion is not None:
        assert findings[0].suggestions[0] == example.suggestion


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.name)
def test_declaration(check: Check):
    assert check.title.endswith("."), "the docstring starts with one whole sentence"
    if not check.needs_source:
        assert any(e.source is None for e in check.examples), "show what it finds in the translation alone"
