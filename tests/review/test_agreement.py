"""Kappas against published and hand-worked values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.review.agreement import agreements, cohen_kappa, fleiss_kappa

# Fleiss (1971) has 14 raters and 5 labels on 10 items; this is the well-known worked example, kappa 0.210.
FLEISS = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip


def test_fleiss():
    ratings = [[str(label) for label, count in enumerate(item) for _ in range(count)] for item in FLEISS]
    assert fleiss_kappa(ratings) == pytest.approx(0.210, abs=0.001)


def test_cohen():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, by chance 0.5.
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)
    assert cohen_kappa(first, first) == 1
    assert cohen_kappa(["yes", "no"], ["no", "yes"]) == -1
    assert cohen_kappa(["yes"] * 3, ["yes"] * 3) is None


@given(st.lists(st.tuples(st.sampled_from("ad"), st.sampled_from("ad")), min_size=1))
def test_kappas_lie_in_their_range_and_do_not_care_who_is_first(pairs):
    first, second = zip(*pairs, strict=True)
    kappa = cohen_kappa(first, second)
    assert kappa == cohen_kappa(second, first)
    assert kappa is None or -1 <= kappa <= 1
    fleiss = fleiss_kappa(pairs)
    assert fleiss is None or -1 <= fleiss <= 1
    # Pooled labels agree by chance at least as often as each rater's own.
    assert fleiss is None or kappa is None or fleiss <= kappa + 1e-9


@pytest.mark.parametrize("ratings", [[], [["a"]], [["a", "b"], ["a"]]])
def test_fleiss_needs_equal_numbers(ratings):
    with pytest.raises(ValueError, match="same number"):
        fleiss_kappa(ratings)


def test_agreements_over_common_findings():
    found = agreements({
        "anna": {"1": "accepted", "2": "dismissed", "3": "accepted"},
        "ben": {"1": "accepted", "2": "accepted", "4": "dismissed"},
        "cem": {"1": "accepted", "2": "dismissed"},
        "dora": {"9": "accepted"},
    })  # fmt: skip
    assert [(each.reviewers, each.findings, each.observed) for each in found] == [
        (("anna", "ben"), 2, 0.5),
        (("anna", "cem"), 2, 1.0),
        (("ben", "cem"), 2, 0.5),
    ]
    assert found[1].kappa == 1
    three = agreements({name: {"1": verdict, "2": "d"} for name, verdict in zip("abc", "aad", strict=True)})
    assert three[-1].measure == "Fleiss' kappa"
    assert three[-1].findings == 2
