"""What turns an order: probability that moves, an option that is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.robustness import (
    METRICS,
    expected_value,
    least_shifts,
    order_without,
    winners,
)

# The small building contractor of Stevenson, Operations Management: low and high demand.
NOTHING, EXPAND, SUBCONTRACT = [50, 60], [20, 80], [40, 70]
CONTRACTOR = [NOTHING, EXPAND, SUBCONTRACT]
scores = st.lists(st.lists(st.integers(-2, 2), min_size=3, max_size=3), min_size=1, max_size=5)
shares = st.sampled_from([(0.2, 0.3, 0.5), (1.0, 0.0, 0.0), (0.25, 0.25, 0.5)])


def test_the_contractor_subcontracts_when_a_tenth_moves_to_high_demand() -> None:
    first, second = least_shifts(CONTRACTOR, (0.6, 0.4))
    assert (first.option, first.source, first.target) == (2, 0, 1)
    assert first.amount == pytest.approx(0.1)
    assert second.option == 1
    assert second.amount == pytest.approx(0.2)


def test_options_that_share_the_first_place_have_nothing_to_catch_up() -> None:
    assert [one.option for one in least_shifts(CONTRACTOR, (0.5, 0.5))] == [1]


def test_what_is_nowhere_better_is_never_helped_and_a_blank_leaves_nothing_to_say() -> None:
    assert least_shifts([[2, 1], [1, 0]], (0.5, 0.5)) == []
    assert least_shifts([[2, None], [1, 0]], (0.5, 0.5)) == []
    assert least_shifts([[2], [1]], (1.0,)) == []
    assert least_shifts([], (1.0,)) == []


@given(scores, shares)
def test_after_the_least_shift_an_option_is_worth_as_much_as_the_best(
    matrix: list[list[int]], p: tuple[float, ...]
) -> None:
    first = winners(expected_value(matrix, p))[0]
    for shift in least_shifts(matrix, p):
        moved = list(p)
        moved[shift.source] -= shift.amount
        moved[shift.target] += shift.amount
        assert min(moved) >= -1e-9
        values = [
            sum(value * share for value, share in zip(row, moved, strict=True)) for row in matrix
        ]
        assert values[shift.option] == pytest.approx(values[first])


def test_leaving_out_an_option_can_turn_the_order_by_regret_and_only_by_regret() -> None:
    options = [[0, 10], [4, 5], [20, 0]]
    [found] = order_without(options, METRICS["minimax_regret"])
    assert found == (2, (1,), (0,), ((0, 1),))
    for name in ("maximin", "maximax", "laplace", "hurwicz"):
        assert order_without(options, METRICS[name]) == []


@given(scores)
def test_an_option_that_is_never_alone_at_the_best_turns_nothing(matrix: list[list[int]]) -> None:
    twice = [*matrix, *matrix]
    for metric in METRICS.values():
        assert order_without(twice, metric) == []


def test_without_options_or_scenarios_nothing_turns() -> None:
    matrices: list[list[list[float | None]]] = [[], [[]], [[None], [1]], [[1], [2]]]
    for matrix in matrices:
        for metric in METRICS.values():
            assert order_without(matrix, metric) == []
