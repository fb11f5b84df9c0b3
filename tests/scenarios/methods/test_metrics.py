"""Metrics of robustness and regret: textbook tables, what must always hold, and blanks."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.robustness import (
    METRICS,
    Matrix,
    crossings,
    dominated,
    expected_value,
    firsts,
    hurwicz,
    laplace,
    maximax,
    maximin,
    mean_regret,
    mean_variance,
    minimax_regret,
    opportunity_loss,
    option_class,
    peakedness,
    percentile_regret,
    perfect_information,
    rank_reversal,
    regret,
    skewness,
    starr,
    undesirable_deviations,
    weighted_starr,
    winners,
)
from scenarios.numbers import NotAProbability, NotComputable, SumsOtherwise

# Stevenson, Operations Management: do nothing, expand, subcontract; low and high demand; $k.
CONTRACTOR = [[50, 60], [20, 80], [40, 70]]
# Taylor, Introduction to Management Science: apartment, office, warehouse; good and poor times.
BUILDINGS = [[50_000, 30_000], [100_000, -40_000], [30_000, 10_000]]
# Render & Stair, Thompson Lumber: large plant, small plant, nothing.
LUMBER = [[200, -180], [100, -20], [0, 0]]
FOUR_BY_FIVE = [[60, 55, 50, 45, 40], [90, 70, 50, 30, 10], [50] * 5, [20, 40, 60, 80, 65]]
BELIEVED = [0.3, 0.25, 0.2, 0.15, 0.1]

scores = st.integers(-20, 20).map(float)


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    """Make a matrix of one to four options in one to four scenarios."""
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(scores, min_size=width, max_size=width), min_size=1, max_size=4))


def approx(values: Any) -> Any:
    return pytest.approx(values, abs=5e-5)


def test_the_contractor_of_stevenson() -> None:
    assert winners(maximax(CONTRACTOR)) == (1,)
    assert winners(maximin(CONTRACTOR)) == (0,)
    assert laplace(CONTRACTOR) == [55, 50, 55]
    assert winners(laplace(CONTRACTOR)) == (0, 2)
    assert regret(CONTRACTOR) == [[0, 20], [30, 0], [10, 10]]
    assert minimax_regret(CONTRACTOR) == [20, 30, 10]
    assert winners(minimax_regret(CONTRACTOR), is_lowest=True) == (2,)


def test_the_buildings_of_taylor() -> None:
    p = [0.6, 0.4]
    assert winners(maximax(BUILDINGS)) == (1,)
    assert winners(maximin(BUILDINGS)) == (0,)
    assert minimax_regret(BUILDINGS) == [50_000, 70_000, 70_000]
    assert hurwicz(BUILDINGS, 0.4) == approx([38_000, 16_000, 18_000])
    assert laplace(BUILDINGS) == [40_000, 30_000, 20_000]
    assert expected_value(BUILDINGS, p) == approx([42_000, 44_000, 22_000])
    assert opportunity_loss(BUILDINGS, p) == approx([30_000, 28_000, 50_000])
    assert perfect_information(BUILDINGS, p) == approx(28_000)


def test_thompson_lumber_of_render_and_stair() -> None:
    assert hurwicz(LUMBER, 0.8) == approx([124, 76, 0])
    assert laplace(LUMBER) == [10, 40, 0]
    assert minimax_regret(LUMBER) == [180, 100, 200]
    assert perfect_information(LUMBER, [0.5, 0.5]) == approx(60)


def test_a_page_that_is_wrong_on_the_web_is_right_here() -> None:
    matrix = [[5000, 7000, 3000], [2000, 10000, 6000], [4000, 4000, 4000]]
    assert minimax_regret(matrix) == [3000, 3000, 6000]
    assert hurwicz(matrix, 0.3) == approx([4200, 4400, 4000])


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (minimax_regret(FOUR_BY_FIVE), [35, 55, 40, 70]),
        (percentile_regret(FOUR_BY_FIVE), [33, 53, 36, 54]),
        (mean_regret(FOUR_BY_FIVE), [23, 23, 23, 20]),
        (maximin(FOUR_BY_FIVE), [40, 10, 50, 20]),
        (maximax(FOUR_BY_FIVE), [60, 90, 50, 80]),
        (hurwicz(FOUR_BY_FIVE), [50, 50, 50, 50]),
        (laplace(FOUR_BY_FIVE), [50, 50, 50, 53]),
        (mean_variance(FOUR_BY_FIVE), [6.3189, 1.7415, 51, 2.4679]),
        (starr(FOUR_BY_FIVE, 45), [0.8, 0.6, 1, 0.6]),
        (expected_value(FOUR_BY_FIVE, BELIEVED), [52.5, 60, 50, 46.5]),
        (opportunity_loss(FOUR_BY_FIVE, BELIEVED), [22.5, 15, 25, 28.5]),
        (weighted_starr(FOUR_BY_FIVE, BELIEVED, 45), [0.9, 0.75, 1, 0.45]),
        (undesirable_deviations(FOUR_BY_FIVE), [15, 60, 0, 60]),
    ],
)
def test_four_options_in_five_scenarios(found: list[float], wanted: list[float]) -> None:
    assert found == approx(wanted)


def test_an_array_is_as_good_as_a_list_of_lists() -> None:
    array = np.array(FOUR_BY_FIVE, dtype=float)
    for metric in METRICS.values():
        assert metric.of(array.tolist()) == metric.of(array)  # type: ignore[arg-type]
    assert expected_value(array, np.array(BELIEVED)) == approx([52.5, 60, 50, 46.5])  # type: ignore[arg-type]


def test_no_spread_has_no_skewness_and_no_peakedness() -> None:
    assert skewness(FOUR_BY_FIVE) == [approx(0), approx(0), None, approx(-0.3913)]
    assert peakedness(FOUR_BY_FIVE) == [approx(1.6), approx(1.6), None, approx(1.84)]
    assert perfect_information(FOUR_BY_FIVE, BELIEVED) == approx(15)


def test_each_metric_may_put_another_option_first() -> None:
    assert rank_reversal(FOUR_BY_FIVE) == {
        "maximin": (2,),
        "maximax": (1,),
        "hurwicz": (0, 1, 2, 3),
        "laplace": (3,),
        "minimax_regret": (0,),
        "percentile_regret": (0,),
        "mean_variance": (2,),
        "undesirable_deviations": (2,),
    }
    assert firsts(FOUR_BY_FIVE) == [3, 2, 4, 2]
    assert winners(mean_regret(FOUR_BY_FIVE), is_lowest=True) == (3,)
    assert winners(expected_value(FOUR_BY_FIVE, BELIEVED)) == (1,)
    assert winners(starr(FOUR_BY_FIVE, 45)) == (2,)


def test_an_option_that_nobody_wants_can_turn_the_order_of_the_others() -> None:
    pair = [[0, 9], [4, 6]]
    assert winners(minimax_regret(pair), is_lowest=True) == (1,)
    assert winners(minimax_regret([*pair, [-9, 14]]), is_lowest=True) == (0,)


def test_hurwicz_lines_cross_where_the_two_are_worth_the_same() -> None:
    found = [(round(one.optimism, 6), one.first, one.second) for one in crossings(CONTRACTOR)]
    assert found == [(0.5, 0, 2), (0.6, 0, 1), (0.666667, 1, 2)]
    for optimism, first, second in crossings(CONTRACTOR):
        values = hurwicz(CONTRACTOR, optimism)
        assert values[first] == pytest.approx(values[second])
    assert crossings([[1, 2], [1, 2]]) == []
    assert crossings([[1, 2], [3, 4]]) == []


@given(matrices())
def test_crossings_are_where_the_order_turns(matrix: list[list[float]]) -> None:
    found = crossings(matrix)
    assert [one.optimism for one in found] == sorted(one.optimism for one in found)
    for optimism, first, second in found:
        values = hurwicz(matrix, optimism)
        assert values[first] == pytest.approx(values[second], abs=1e-6)


@given(matrices(), st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_what_is_added_to_a_whole_scenario_is_no_regret(
    matrix: list[list[float]], shifts: list[int]
) -> None:
    moved = [[x + shift for x, shift in zip(row, shifts, strict=False)] for row in matrix]
    for mine, theirs in zip(regret(moved), regret(matrix), strict=True):
        assert mine == pytest.approx(theirs)


@given(matrices(), st.integers(1, 9))
def test_regret_is_never_below_zero_and_grows_with_the_unit(
    matrix: list[list[float]], factor: int
) -> None:
    found = regret(matrix)
    assert all(min(column) == 0 for column in zip(*found, strict=True))
    larger = regret([[value * factor for value in row] for row in matrix])
    assert larger == [[value * factor for value in row] for row in found]  # type: ignore[operator]


@given(matrices(), st.data())
def test_a_dominated_option_is_first_by_no_rule_that_looks_at_all_of_it(
    matrix: list[list[float]], data: st.DataObject
) -> None:
    worse = [value - 1 for value in data.draw(st.sampled_from(matrix))]
    more = [*matrix, worse]
    assert dominated(more)[-1]
    assert len(matrix) not in winners(laplace(more))
    assert len(matrix) not in winners(maximin(more))
    assert len(matrix) not in winners(minimax_regret(more), is_lowest=True)


@given(st.lists(scores, min_size=1, max_size=5))
def test_with_one_scenario_every_mean_is_its_value(values: list[float]) -> None:
    matrix = [[value] for value in values]
    for metric in (maximin, maximax, hurwicz, laplace):
        assert metric(matrix) == pytest.approx(values)
    assert expected_value(matrix, [1]) == values
    assert skewness(matrix) == [None] * len(values)


@given(matrices())
def test_information_is_worth_the_least_loss_and_is_never_below_zero(
    matrix: list[list[float]],
) -> None:
    p = [1 / len(matrix[0])] * len(matrix[0])
    best = math.fsum(max(column) for column in zip(*matrix, strict=True)) / len(p)
    values = [value for value in expected_value(matrix, p) if value is not None]
    found = perfect_information(matrix, p)
    assert found == pytest.approx(best - max(values), abs=1e-9)
    assert found is not None
    assert found >= 0


def test_a_scenario_with_a_blank_is_not_compared() -> None:
    matrix: Matrix = [[1, None, 5], [2, 9, 4]]
    assert maximin(matrix) == [1, 2]
    assert regret(matrix) == [[1, None, 0], [0, None, 1]]
    assert minimax_regret(matrix) == [1, 1]
    assert dominated(matrix) == [False, False]
    for metric in METRICS.values():
        assert metric.of([[None, 1], [2, None]]) == [None, None]
    assert rank_reversal([[None]])["maximin"] == ()
    assert crossings([[None], [1]]) == []


def test_a_blank_that_weighs_something_leaves_no_expected_value() -> None:
    matrix: Matrix = [[1, None], [2, 9]]
    assert expected_value(matrix, [0.5, 0.5]) == [None, 5.5]
    assert expected_value(matrix, [1, 0]) == [1, 2]
    assert opportunity_loss(matrix, [0.5, 0.5]) == [None, None]
    assert perfect_information(matrix, [0.5, 0.5]) is None


def test_nothing_to_compare_gives_nothing() -> None:
    for metric in METRICS.values():
        assert metric.of([]) == []
    assert regret([]) == []
    assert firsts([]) == []
    assert maximin([[], []]) == [None, None]


@pytest.mark.parametrize("optimism", [-0.1, 1.1, float("nan")])
def test_an_optimism_outside_is_refused(optimism: float) -> None:
    with pytest.raises(NotAProbability):
        hurwicz(CONTRACTOR, optimism)


def test_probabilities_that_do_not_sum_to_one_are_refused_and_never_rescaled() -> None:
    with pytest.raises(SumsOtherwise):
        expected_value(CONTRACTOR, [0.5, 0.4])
    with pytest.raises(NotAProbability):
        expected_value(CONTRACTOR, [1.5, -0.5])
    with pytest.raises(NotComputable):
        expected_value(CONTRACTOR, [1])


@pytest.mark.parametrize("matrix", [[[1, 2], [3]], [[1, float("nan")]], [[float("inf")]]])
def test_a_matrix_with_uneven_rows_or_without_numbers_is_refused(
    matrix: list[list[float]],
) -> None:
    for metric in METRICS.values():
        with pytest.raises(NotComputable):
            metric.of(matrix)


@pytest.mark.parametrize(
    ("row", "threshold", "expected"),
    [
        ([1, 0, 2, 1], 0, "no_regret"),
        ([1, 0, 2, -1], 0, "opt_out"),
        ([1, 0, -2, -1], 0, "opt_in"),
        ([-1, -2], 0, "abandon"),
        ([None, 1], 0, "no_regret"),
        ([None], 0, None),
        ([50, 70], 60, "opt_in"),
    ],
)
def test_whether_to_take_an_option_up(
    row: list[float | None], threshold: float, expected: str | None
) -> None:
    assert option_class(row, threshold) == expected
