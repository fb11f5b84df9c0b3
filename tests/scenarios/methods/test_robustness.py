"""Robust, sensitive, vulnerable; weighted by likelihood."""

import pytest

from scenarios.methods.robustness import verdict, weighted_mean


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([1, 1, 1, 0], "robust"),
        ([0, 0], "robust"),
        ([2, 1, 0, -1], "sensitive"),
        ([2, -2, 1, -2], "vulnerable"),
        ([1, None, 1], "incomplete"),
        ([None, None], "incomplete"),
        ([], "incomplete"),
        ([None, -1], "sensitive"),
        ([None, -2], "vulnerable"),
    ],
)
def test_the_rule_and_that_a_blank_is_never_zero(scores: list[float | None], expected: str) -> None:
    assert verdict(scores) == expected


@pytest.mark.parametrize(
    ("weights", "n1", "v3"),
    [
        ([35, 25, 20, 20], 0.0, 1.2),
        ([15, 40, 15, 30], -0.95, 1.15),
        ([20, 20, 35, 25], -0.15, 1.35),
    ],
)
def test_the_demonstration_weighed_by_likelihood(
    weights: list[float | None], n1: float, v3: float
) -> None:
    assert weighted_mean([2, -2, 1, -2], weights) == pytest.approx(n1)
    assert weighted_mean([1, 1, 2, 1], weights) == pytest.approx(v3)


def test_a_blank_that_weighs_something_leaves_no_mean() -> None:
    assert weighted_mean([1, None], [50, 50]) is None
    assert weighted_mean([1, None], [100, 0]) == 1
    assert weighted_mean([1, 2], [None, None]) is None
    assert weighted_mean([], []) is None
