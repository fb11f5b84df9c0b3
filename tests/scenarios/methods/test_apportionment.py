"""Rounding together: the sum is kept, nobody is further than one from their quota."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.apportionment import largest_remainder

SHARES = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)


def test_the_example_of_the_house_of_1791_gives_the_seats_that_hamilton_gave() -> None:
    census = {
        "Virginia": 630560, "Massachusetts": 475327, "Pennsylvania": 432879,
        "North Carolina": 353523, "New York": 331589, "Maryland": 278514, "Connecticut": 236841,
        "South Carolina": 206236, "New Jersey": 179570, "New Hampshire": 141822,
        "Vermont": 85533, "Georgia": 70835, "Kentucky": 68705, "Rhode Island": 68446,
        "Delaware": 55540,
    }  # fmt: skip
    seats = [21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2]
    assert largest_remainder(list(census.values()), 120) == seats


@given(SHARES, st.integers(0, 1000))
def test_the_whole_is_kept_and_nobody_is_a_whole_one_from_their_quota(
    shares: list[float], whole: int
) -> None:
    found = largest_remainder(shares, whole)
    total = sum(shares)
    assert sum(found) == whole
    for share, got in zip(shares, found, strict=True):
        quota = whole * (share / total) if total > 0 else whole / len(shares)
        assert abs(got - quota) < 1 + 1e-6


@given(st.lists(st.integers(0, 100), max_size=8))
def test_what_sums_already_is_left_alone(cuts: list[int]) -> None:
    percents = [later - earlier for earlier, later in pairwise([0, *sorted(cuts), 100])]
    assert largest_remainder(percents) == percents


def test_nothing_but_noughts_is_shared_equally_and_nobody_gets_nothing_of_nobody() -> None:
    assert largest_remainder([0, 0, 0]) == [34, 33, 33]
    assert largest_remainder([]) == []
