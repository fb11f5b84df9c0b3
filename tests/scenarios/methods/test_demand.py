"""Demand against capacity: shortages, robust capacity, critical claims, stocks that run out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.capacity import (
    critical,
    depletion,
    first_shortage,
    level,
    robust_capacity,
    short_share,
    shortage,
    utilisation,
)
from scenarios.numbers import NotComputable


def test_no_capacity_with_demand_is_without_end_and_none_without_demand() -> None:
    assert utilisation(12.5, 10.5) == pytest.approx(1.190476)
    assert utilisation(3, 0) == math.inf
    assert utilisation(0, 0) == 0
    assert shortage(3, 0) == 3
    assert shortage(0, 0) == 0


def test_a_shortage_is_what_lacks_and_never_noise() -> None:
    assert shortage(12.5, 10.5) == 2
    assert shortage(10, 10.5) == 0
    assert shortage(0.1 + 0.2, 0.3) == 0


def test_the_first_period_of_shortage_and_the_share_of_scenarios_with_one() -> None:
    assert first_shortage([8, 10, 12, 9], [10, 10, 10, 8]) == 2
    assert first_shortage([1, 2], [2, 2]) is None
    assert first_shortage([], []) is None
    assert short_share([8, 10, 12, 9], [10, 10, 10, 8]) == 0.5
    assert robust_capacity([8, 10, 12, 9]) == 12


@given(st.lists(st.integers(0, 4000).map(lambda n: n / 4), min_size=1, max_size=6))
def test_the_robust_capacity_suffices_in_every_scenario_and_no_less_does(
    demands: list[float],
) -> None:
    enough = robust_capacity(demands)
    assert all(shortage(demand, enough) == 0 for demand in demands)
    if enough:
        assert any(shortage(demand, enough * 0.999) > 0 for demand in demands)


def test_critical_are_those_whose_least_no_rule_can_meet() -> None:
    claims = {"N1": 9.0, "S3": 1.5, "M2": 2.0}
    assert critical(claims, {"N1": 7.0, "M2": 2.0}, 10.5) == ()
    assert critical(claims, {"N1": 7.0, "M2": None}, 6.0) == ("N1",)
    assert critical(claims, {}, 0.0) == ()
    assert critical({}, {}, 5.0) == ()


def test_a_stock_is_used_up_in_the_first_period_that_it_does_not_last() -> None:
    assert level(18, [0, 2, 0], [6, 8, 7]) == [12, 6, -1]
    assert depletion(18, [0, 2, 0], [6, 8, 7]) == 2
    assert depletion(18, [0, 2, 0], [6, 8, 6]) is None
    assert depletion(0.3, [0, 0, 0], [0.1, 0.1, 0.1]) is None
    assert depletion(5, [], []) is None
    assert depletion(-1, [0], [0]) == 0


@pytest.mark.parametrize(
    ("demands", "capacities"), [([1], [1, 2]), ([-1], [1]), ([float("nan")], [1])]
)
def test_what_does_not_fit_is_refused(demands: list[float], capacities: list[float]) -> None:
    with pytest.raises(NotComputable):
        first_shortage(demands, capacities)


def test_there_is_no_share_of_no_scenarios() -> None:
    with pytest.raises(NotComputable):
        short_share([], [])
    with pytest.raises(NotComputable):
        robust_capacity([])
