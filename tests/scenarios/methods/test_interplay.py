"""How goals act on each other, by the matrix of Nilsson."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.interplay import (
    Matrix,
    asymmetric,
    conflicts,
    judged_share,
    quadrants,
    second_order,
    second_order_scaled,
    sums,
)
from scenarios.numbers import ActsOnItself, NotComputable

X = None
FOUR: Matrix = [[X, 2, -1, 1], [1, X, 0, 2], [-2, 1, X, 0], [0, 1, 3, X]]


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float | None]]:
    """Make a matrix of up to five goals, with gaps."""
    count = draw(st.integers(0, 5))
    score = st.none() | st.integers(-3, 3)
    rows = draw(
        st.lists(st.lists(score, min_size=count, max_size=count), min_size=count, max_size=count)
    )
    return [[None if i == j else x for j, x in enumerate(row)] for i, row in enumerate(rows)]


def test_four_goals_and_the_influence_they_exert_and_receive() -> None:
    found = sums(FOUR)
    assert [one.exerted for one in found] == [2, 3, -1, 4]
    assert [one.received for one in found] == [-1, 4, 2, 3]
    assert [(one.helps, one.hinders) for one in found] == [(3, -1), (3, 0), (1, -2), (4, 0)]
    assert second_order(FOUR) == [7.5, 8, -1.5, 4]
    assert conflicts(FOUR) == [(0, 2, -1, -2)]
    assert asymmetric(FOUR) == [(2, 3, 0, 3)]
    assert judged_share(FOUR) == 1
    assert quadrants(FOUR) == ["autonomous", "linkage", "autonomous", "linkage"]


@given(matrices())
def test_what_is_exerted_is_received_and_helping_and_hindering_make_it_up(
    matrix: list[list[float | None]],
) -> None:
    found = sums(matrix)
    assert sum(one.exerted for one in found) == sum(one.received for one in found)
    for one in found:
        assert one.exerted == one.helps + one.hinders
        assert one.received == one.is_helped + one.is_hindered
    assert set(quadrants(matrix)) <= {"driving", "linkage", "dependent", "autonomous"}


@given(matrices())
def test_turning_the_matrix_turns_influence_round(matrix: list[list[float | None]]) -> None:
    turned = [list(column) for column in zip(*matrix, strict=True)]
    assert [one.received for one in sums(turned)] == [one.exerted for one in sums(matrix)]
    assert {(pair.first, pair.second) for pair in conflicts(turned)} == {
        (pair.first, pair.second) for pair in conflicts(matrix)
    }
    assert judged_share(turned) == judged_share(matrix)


@given(st.integers(2, 7), st.integers(-3, 3))
def test_the_scaled_influence_does_not_grow_with_the_number_of_goals(
    count: int, score: int
) -> None:
    matrix = [[None if i == j else score for j in range(count)] for i in range(count)]
    assert second_order_scaled(matrix) == pytest.approx([score + score**2 / 2] * count)


def test_no_goals_and_one_goal() -> None:
    assert (sums([]), conflicts([]), second_order([]), quadrants([])) == ([], [], [], [])
    assert judged_share([]) is judged_share([[None]]) is None
    assert second_order_scaled([[None]]) == [0]
    assert judged_share([[X, 1], [X, X]]) == 0.5
    assert conflicts([[X, 1], [X, X]]) == asymmetric([[X, 3], [X, X]]) == []


@pytest.mark.parametrize("matrix", [[[0, 1]], [[X, 1], [1]], [[X, float("nan")], [0, X]]])
def test_a_matrix_that_does_not_fit_is_refused(matrix: list[list[float | None]]) -> None:
    with pytest.raises(NotComputable):
        sums(matrix)


def test_a_goal_does_not_act_on_itself() -> None:
    with pytest.raises(ActsOnItself):
        conflicts([[1, 0], [0, 0]])
