"""How far views move, so that bookkeeping is never a change of mind."""

import math
from itertools import pairwise
from typing import Any

import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st
from scores.continuous import flip_flop_index as flip_flop_of_scores

from scenarios.methods.likelihood import (
    comparable,
    differences,
    excess,
    flip_flop_index,
    mean_of,
    movement,
    normalised,
    reduction,
    revision_slope,
    shift,
    total_variation,
    uncertainty,
    updating_style,
)
from scenarios.numbers import NotComparable

GROWTH = [
    [0.40, 0.35, 0.15, 0.10],
    [0.35, 0.40, 0.15, 0.10],
    [0.20, 0.45, 0.25, 0.10],
    [0.10, 0.65, 0.20, 0.05],
]  # growth, stagnation, crisis, anything else


def named(*values: float | None) -> dict[str, float]:
    """Name probabilities A, B, C…, the last one Other; None is a scenario that was not there."""
    names = [*"ABCDEFG"[: len(values) - 1], "Other"]
    pairs = zip(names, values, strict=True)
    return {name: value for name, value in pairs if value is not None}


@st.composite
def views(draw: st.DrawFn, count: int = 4) -> list[float]:
    """Make a view with nothing impossible."""
    return normalised(draw(st.lists(st.integers(1, 100), min_size=count, max_size=count)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (named(0.5, 0.5), named(0.6, 0.4), 0.05849625),
        (named(0.1, 0.2, 0.3, 0.4), named(0.4, 0.3, 0.2, 0.1), 1.3169925),
        (named(0.2, 0.3, 0.5), named(0.2, 0.2, 0.6), 0.0847996),
        (named(0.2, 0.3, None, 0.5), named(0.2, 0.3, 0.1, 0.4), 0),
        (named(0.2, 0.3, None, 0.5), named(0.2, 0.2, 0.1, 0.5), 0.0847996),
    ],
)
def test_the_shift_of_metaculus_unit_tests(
    before: dict[str, float], after: dict[str, float], expected: float
) -> None:
    assert shift(before, after, "Other") == pytest.approx(expected, abs=1e-7)


def test_the_difference_and_the_odds_ratio_of_metaculus_unit_tests() -> None:
    assert differences(0.5, 0.4) == {0: pytest.approx((-0.1, 2 / 3))}
    found = differences([0.5, 0.5], [0.6, 0.4])
    assert found == {0: pytest.approx((0.1, 1.5)), 1: pytest.approx((-0.1, 2 / 3))}
    assert differences([0, 1], [0.5, 0.5]) == {0: (0.5, None), 1: (-0.5, None)}


def test_four_reviews_of_growth_stagnation_crisis_and_anything_else() -> None:
    steps = list(pairwise(GROWTH))
    shifts = [shift(before, after, None) for before, after in steps]
    assert shifts == pytest.approx([0.019265, 0.203296, 0.272199], abs=1e-6)
    assert [total_variation(*step) for step in steps] == pytest.approx([0.05, 0.15, 0.20])
    assert movement(GROWTH) == pytest.approx(0.095)
    assert [uncertainty(view) for view in GROWTH] == pytest.approx([0.685, 0.685, 0.685, 0.525])
    assert reduction(GROWTH) == pytest.approx(0.16)
    assert excess(GROWTH) == pytest.approx(-0.065)
    columns = [[100 * p for p in column] for column in zip(*GROWTH, strict=True)]
    assert [flip_flop_index(column) for column in columns] == pytest.approx([0, 0, 2.5, 0])


@pytest.mark.parametrize(
    ("series", "moved", "reduced", "more"),
    [
        ([0.5, 0.7, 0.5, 0.9, 1], 0.25, 0.25, 0),
        ([0.5, 0.6, 0.8, 1], 0.09, 0.25, -0.16),
        ([0.5, 0.5, 0.5, 1], 0.25, 0.25, 0),
        ([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2], [0.2, 0.6, 0.2], [0, 1, 0]], 0.34, 0.62, -0.28),
    ],
)
def test_movement_against_reduction(
    series: list[Any], moved: float, reduced: float, more: float
) -> None:
    assert movement(series) == pytest.approx(moved)
    assert reduction(series) == pytest.approx(reduced)
    assert excess(series) == pytest.approx(more)


@given(views(), st.floats(0.01, 0.99))
def test_a_scenario_carved_out_of_the_rest_is_no_change_of_mind(
    view: list[float], part: float
) -> None:
    before = named(*view)
    after = before | {"New": before["Other"] * part, "Other": before["Other"] * (1 - part)}
    for first, second in ((before, after), (after, before)):
        assert shift(first, second, "Other") == pytest.approx(0, abs=1e-9)
        assert total_variation(first, second, "Other") == pytest.approx(0, abs=1e-9)
        assert movement([first, second], "Other") == pytest.approx(0, abs=1e-9)
        assert excess([first, second], "Other") == pytest.approx(0, abs=1e-9)


@given(views(), st.floats(0.01, 0.99))
def test_nor_is_one_that_was_part_of_another_or_is_called_otherwise(
    view: list[float], part: float
) -> None:
    before = dict(zip("ABCD", view, strict=True))
    split = before | {"B1": before["B"] * part, "B": before["B"] * (1 - part)}
    renamed = {("E" if name == "A" else name): p for name, p in before.items()}
    for first, second, told in (
        (before, split, {"B1": "B"}),
        (split, before, {"B1": "B"}),
        (before, renamed, {"A": "E"}),
        (renamed, before, {"A": "E"}),
    ):
        assert total_variation(first, second, None, told) == pytest.approx(0, abs=1e-9)


def test_parts_of_parts_are_followed_to_what_was_there() -> None:
    before, after = {"A": 0.5, "B": 0.5}, {"A": 0.5, "B1": 0.2, "B2": 0.3}
    told = {"B2": "B1", "B1": "B"}
    assert shift(before, after, None, told) == pytest.approx(0)
    assert shift(before, {"A": 0.5, "B2": 0.5}, None, told) == pytest.approx(0)
    with pytest.raises(NotComparable):
        shift(before, after, None, {"B2": "B1", "B1": "B2"})


def test_without_a_catch_all_different_sets_are_not_compared() -> None:
    with pytest.raises(NotComparable, match="B"):
        shift({"A": 0.5, "B": 0.5}, {"A": 0.5, "C": 0.5}, None)
    assert comparable({"A": 0.5, "B": 0.5}, {"A": 1.0}, "Other") == (
        {"A": 0.5, "Other": 0.5},
        {"A": 1.0},
    )


@given(views(), views())
def test_a_shift_is_the_same_both_ways_and_nought_only_for_the_same_view(
    before: list[float], after: list[float]
) -> None:
    assert shift(before, after, None) == pytest.approx(shift(after, before, None))
    assert (shift(before, after, None) < 1e-12) == (total_variation(before, after) < 1e-6)
    assert 0 <= total_variation(before, after) <= 1


def test_a_shift_from_or_to_certainty_has_no_end() -> None:
    assert shift([0.5, 0.5], [1, 0], None) == math.inf
    assert shift([1, 0], [1, 0], None) == 0


@given(st.lists(views(), min_size=2, max_size=5))
def test_excess_is_movement_less_reduction_and_reduction_is_end_against_end(
    series: list[list[float]],
) -> None:
    assert excess(series) == pytest.approx(movement(series) - reduction(series))
    ends = uncertainty(series[0]) - uncertainty(series[-1])
    assert reduction(series) == pytest.approx(ends, abs=1e-9)


@pytest.mark.parametrize("series", [[], [[0.5, 0.5]]])
def test_a_single_view_has_not_moved(series: list[list[float]]) -> None:
    assert movement(series) == reduction(series) == excess(series) == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([50, 20, 40, 80], 15.0),
        ([50, 20, 40], 20.0),
        ([20, 50, 60, 30, 10, 20], 12.5),
        ([20, 50, 60], 0),
        ([50, 60, 30], 10),
    ],
)
def test_the_flip_flop_index_of_scores_documentation(values: list[float], expected: float) -> None:
    assert flip_flop_index(values) == expected


@given(st.lists(st.integers(0, 100), min_size=3, max_size=12))
def test_scores_finds_the_same_flip_flops(values: list[float]) -> None:
    array = xr.DataArray([float(value) for value in values], dims="review")
    found = flip_flop_of_scores(array, "review").item()
    assert flip_flop_index(values) == pytest.approx(found, abs=1e-9)


def test_too_few_or_missing_values_have_no_flip_flops() -> None:
    assert flip_flop_index([50, 20]) is None
    assert flip_flop_index([50, None, 20, 30]) is None
    assert flip_flop_index([50, float("nan"), 20]) is None


def test_three_judgements_that_move_27_points_on_average() -> None:
    """The example of Atanasov's slides: frequency 3, magnitude 27 %."""
    assert updating_style([0.30, 0.60, 0.84]) == pytest.approx((3, 0.27, 0))
    assert updating_style([0.3, 0.3, 0.5, 0.5, 0.5]) == pytest.approx((2, 0.2, 0.75))
    assert updating_style([0.4]) == (1, None, None)
    assert updating_style([]) == (0, None, None)


def test_revisions_that_can_be_foreseen_have_a_slope() -> None:
    growing = [0.5**place for place in range(12)]
    assert revision_slope(growing) == pytest.approx(0.5)
    assert revision_slope(growing[:10]) is None
    assert revision_slope([place / 20 for place in range(12)]) is None


def test_the_mean_excess_of_many_series_and_how_far_it_is_from_none() -> None:
    found = mean_of([0.1, 0.2, 0.3, 0.4])
    assert found == pytest.approx((0.25, 0.0645497, 3.8729833, 4))
    assert mean_of([0.1]) == (0.1, None, None, 1)
    assert mean_of([]) == (None, None, None, 0)
    assert mean_of([0.1, 0.1]).t is None
