"""Views: what they sum to, how undecided they are, and what is no view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.likelihood import (
    certain,
    effective_number,
    entropy,
    incoherence,
    normalised,
    projected,
    shares,
)
from scenarios.numbers import NotAProbability, NotComputable, NothingLeft

views = st.lists(st.integers(0, 100), min_size=1, max_size=6).filter(any).map(normalised)


@pytest.mark.parametrize(
    ("view", "bits", "scenarios"),
    [
        ([0.40, 0.35, 0.15, 0.10], 1.8016, 3.486),
        ([0.20, 0.45, 0.25, 0.10], 1.8150, 3.519),
        ([0.10, 0.65, 0.20, 0.05], 1.4166, 2.670),
        ([0.25] * 4, 2, 4),
        ([1.0], 0, 1),
        ([0.0, 1.0], 0, 1),
        ([], 0, 0),
    ],
)
def test_entropy_and_the_effective_number_of_scenarios(
    view: list[float], bits: float, scenarios: float
) -> None:
    assert entropy(view) == pytest.approx(bits, abs=5e-5)
    assert effective_number(view) == pytest.approx(scenarios, abs=5e-4)


@given(views)
def test_there_are_never_fewer_scenarios_than_one_nor_more_than_there_are(
    view: list[float],
) -> None:
    assert 1 - 1e-9 <= effective_number(view) <= len(view) + 1e-9


def test_two_ways_to_make_a_view_sum_to_one() -> None:
    assert incoherence([0.5, 0.3, 0.1]) == pytest.approx(0.1)
    assert normalised([0.5, 0.3, 0.2, 0.25]) == pytest.approx([0.4, 0.24, 0.16, 0.2])
    assert projected([0.6, 0.6]) == pytest.approx([0.5, 0.5])
    assert projected([0.9, 0.3, -0.1]) == pytest.approx([0.8, 0.2, 0])
    with pytest.raises(NothingLeft):
        normalised([0, 0])


@given(st.lists(st.integers(-8, 8).map(lambda n: n / 4), min_size=1, max_size=6), st.data())
def test_no_view_that_sums_to_one_is_nearer_than_the_projected(
    values: list[float], data: st.DataObject
) -> None:
    found = projected(values)
    assert sum(found) == pytest.approx(1)
    assert min(found) >= 0
    count = len(values)
    other = data.draw(st.lists(st.integers(0, 9), min_size=count, max_size=count).filter(any))

    def distance(view: list[float]) -> float:
        return sum((p - value) ** 2 for p, value in zip(view, values, strict=True))

    assert distance(found) <= distance(normalised(other)) + 1e-9


@given(views)
def test_a_view_that_sums_to_one_is_its_own_projection(view: list[float]) -> None:
    assert projected(view) == pytest.approx(view)
    assert normalised(view) == pytest.approx(view)


def test_what_is_held_impossible_or_certain_is_told() -> None:
    assert certain({"A": 0.0, "B": 0.4, "C": 0.6}) == ["A"]
    assert certain([0, 1]) == [0, 1]
    assert certain([0.5, 0.5]) == []


def test_what_is_absent_did_not_exist_and_is_never_nought() -> None:
    assert shares({"A": 0.4, "B": None}) == {"A": 0.4}
    assert shares([0.4, None, 0.6]) == {0: 0.4, 2: 0.6}
    assert shares(0.4) == {0: 0.4}
    assert shares({}) == {}


@pytest.mark.parametrize("view", [[1.2], [-0.1, 1.1], {"A": float("nan")}, float("inf")])
def test_a_probability_outside_is_refused(view: list[float]) -> None:
    with pytest.raises(NotAProbability):
        entropy(view)


def test_there_is_nothing_to_project() -> None:
    with pytest.raises(NotComputable):
        projected([])
    with pytest.raises(ValueError, match="finite"):
        projected([float("nan")])
