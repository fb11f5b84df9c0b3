"""Free and over-allocated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.capacity import NOISE, balance

amounts = st.lists(st.floats(0, 1e6), max_size=8)


@pytest.mark.parametrize(
    ("endowments", "claims", "free", "over", "state"),
    [
        ([14.0], [9.0, 1.5, 2.0], 1.5, 0.0, "free"),
        ([10.5], [9.0, 1.5, 2.0], 0.0, 2.0, "over"),
        ([10.5], [7.0, 1.0, 2.0], 0.5, 0.0, "free"),
        ([1.0, 0.5, 0.5], [0.3, 0.5, 0.5, 0.5], 0.2, 0.0, "free"),
        ([0.1, 0.2], [0.3], 0.0, 0.0, "full"),
        ([700, 200, 300], [600, 250, 150, 200], 0.0, 0.0, "full"),
        ([], [2.0], 0.0, 2.0, "over"),
        ([], [], 0.0, 0.0, "none"),
    ],
)
def test_what_is_brought_against_what_is_claimed(
    endowments: list[float], claims: list[float], free: float, over: float, state: str
) -> None:
    found = balance(endowments, claims)
    assert (found.free, found.over, found.state) == (free, over, state)


@given(amounts, amounts)
def test_free_and_over_are_never_both_and_make_up_the_difference(
    endowments: list[float], claims: list[float]
) -> None:
    found = balance(endowments, claims)
    assert found.free == 0 or found.over == 0
    difference = found.capacity - found.allocated
    noise = 2 * NOISE * max(found.capacity, found.allocated)
    assert found.free - found.over == pytest.approx(difference, rel=1e-8, abs=noise)
