"""Cross-impact balances: published solutions, what never changes them, and what is refused."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods import crossimpact
from scenarios.methods.crossimpact import (
    attractors,
    balance,
    basins,
    consistency_value,
    consistent,
    inconsistency,
    neighbours,
    standardised,
    total_impact,
    unbalanced,
)
from scenarios.numbers import ActsOnItself, NotComputable, TooManyCombinations, Uneven

# CIB_global.scw and .sl (Stockholm Environment Institute, MIT), solved by ScenarioWizard.
# WTRD: FT Ntl Mix; WSEC: Rlx Mod Alrt; WECO: Decl Stag ModGr RpdGr.
GLOBAL = [
    [0, 0, 0, 1, 2, -3, -4, -2, 3, 3],
    [0, 0, 0, -2, 1, 1, 3, 5, -3, -5],
    [0, 0, 0, 2, 1, -3, -2, 0, 4, -2],
    [1, -3, 2, 0, 0, 0, -1, -1, 1, 1],
    [1, -2, 1, 0, 0, 0, 0, 1, 0, -1],
    [-2, 3, -1, 0, 0, 0, 1, 2, -1, -2],
    [-3, 5, -2, -3, 1, 2, 0, 0, 0, 0],
    [-2, 3, -1, -2, 1, 1, 0, 0, 0, 0],
    [2, -4, 2, 1, 0, -1, 0, 0, 0, 0],
    [3, -6, 3, -1, 1, 0, 0, 0, 0, 0],
]
SIZES = [3, 3, 4]
SOLVED = [
    ((1, 2, 1), 4, 0, 15, [[-4, 6, -2], [-4, 2, 2], [4, 7, -4, -7]]),
    ((2, 0, 2), 12, 1, 12, [[3, -7, 4], [3, 1, -4], [-3, -1, 5, -1]]),
    ((1, 1, 1), 1, 0, 9, [[-1, 1, 0], [-4, 2, 2], [3, 6, -3, -6]]),
    ((0, 1, 2), 2, 0, 8, [[3, -6, 3], [2, 2, -4], [-4, -1, 3, 2]]),
]


def test_the_global_example_has_the_four_scenarios_that_scenariowizard_found() -> None:
    assert sorted(consistent(GLOBAL, SIZES)) == sorted(one[0] for one in SOLVED)


@pytest.mark.parametrize(("scenario", "basin", "value", "impact", "sums"), SOLVED)
def test_each_of_them_has_its_basin_consistency_value_total_impact_and_balance(
    scenario: tuple[int, ...], basin: int, value: float, impact: float, sums: list[list[float]]
) -> None:
    assert basins(GLOBAL, SIZES)[scenario] == basin
    assert consistency_value(GLOBAL, SIZES, scenario) == value
    assert total_impact(GLOBAL, SIZES, scenario) == impact
    assert balance(GLOBAL, SIZES, scenario) == sums
    assert inconsistency(GLOBAL, SIZES, scenario) == [0, 0, 0]


def test_the_variants_may_be_named_instead_of_counted() -> None:
    names = [["FT", "Ntl", "Mix"], ["Rlx", "Mod", "Alrt"], ["Decl", "Stag", "ModGr", "RpdGr"]]
    assert consistent(GLOBAL, names) == consistent(GLOBAL, SIZES)
    assert basins(GLOBAL, names) == basins(GLOBAL, SIZES)


def test_the_other_seventeen_of_thirty_six_end_in_a_cycle() -> None:
    ends = attractors(GLOBAL, SIZES)
    assert sum(ends.values()) == 36
    assert sum(count for cycle, count in ends.items() if len(cycle) > 1) == 17


def test_a_tolerance_of_one_lets_two_more_in() -> None:
    more = set(consistent(GLOBAL, SIZES, 1)) - {one[0] for one in SOLVED}
    assert more == {(0, 0, 2), (0, 1, 3)}
    assert inconsistency(GLOBAL, SIZES, (0, 0, 2)) == [1, 0, 0]
    assert inconsistency(GLOBAL, SIZES, (0, 1, 3)) == [0, 0, 1]
    assert {total_impact(GLOBAL, SIZES, one) for one in more} == {9}


@st.composite
def systems(draw: st.DrawFn) -> tuple[np.ndarray, list[int], list[slice]]:
    """Make a matrix of whole scores with two to four drivers of one to three variants."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    ends = np.cumsum([0, *sizes])
    blocks = [slice(ends[at], ends[at + 1]) for at in range(len(sizes))]
    count = int(ends[-1])
    flat = draw(st.lists(st.integers(-3, 3), min_size=count**2, max_size=count**2))
    matrix = np.array(flat, dtype=float).reshape(count, count)
    for block in blocks:
        matrix[block, block] = 0
    return matrix, sizes, blocks


def pair(draw: st.DrawFn, sizes: list[int]) -> tuple[int, int]:
    """Choose a driver that acts and another that is acted on."""
    source = draw(st.integers(0, len(sizes) - 1))
    target = draw(st.integers(0, len(sizes) - 1).filter(lambda one: one != source))
    return source, target


@given(systems(), st.data(), st.integers(-3, 3))
def test_a_constant_added_to_one_judgement_group_changes_nothing(
    found: tuple[np.ndarray, list[int], list[slice]], data: st.DataObject, constant: int
) -> None:
    matrix, sizes, blocks = found
    source, target = pair(data.draw, sizes)  # type: ignore[arg-type]
    row = data.draw(st.sampled_from(range(blocks[source].start, blocks[source].stop)))
    moved = matrix.copy()
    moved[row, blocks[target]] += constant
    assert consistent(moved.tolist(), sizes) == consistent(matrix.tolist(), sizes)


@given(systems(), st.data(), st.sampled_from([0.5, 2.0, 4.0]))
def test_what_acts_on_one_driver_may_be_scaled(
    found: tuple[np.ndarray, list[int], list[slice]], data: st.DataObject, factor: float
) -> None:
    matrix, sizes, blocks = found
    target = data.draw(st.sampled_from(blocks))
    scaled = matrix.copy()
    scaled[:, target] *= factor
    assert consistent(scaled.tolist(), sizes) == consistent(matrix.tolist(), sizes)
    assert consistent((matrix * factor).tolist(), sizes) == consistent(matrix.tolist(), sizes)


@given(systems(), st.data(), st.integers(-3, 3))
def test_a_column_may_move_between_what_two_drivers_say_of_it(
    found: tuple[np.ndarray, list[int], list[slice]], data: st.DataObject, constant: int
) -> None:
    """A constant added to a column of one section and taken from it in another evens out."""
    matrix, sizes, blocks = found
    target = data.draw(st.integers(0, len(sizes) - 1))
    others = [at for at in range(len(sizes)) if at != target]
    first, second = data.draw(st.sampled_from(others)), data.draw(st.sampled_from(others))
    column = data.draw(st.sampled_from(range(blocks[target].start, blocks[target].stop)))
    moved = matrix.copy()
    moved[blocks[first], column] += constant
    moved[blocks[second], column] -= constant
    assert consistent(moved.tolist(), sizes) == consistent(matrix.tolist(), sizes)


@given(systems())
def test_standardised_rows_sum_to_zero_and_hold_the_same(
    found: tuple[np.ndarray, list[int], list[slice]],
) -> None:
    matrix, sizes, _ = found
    rows = standardised(matrix.tolist(), sizes)
    assert unbalanced(rows, sizes) == []
    assert consistent(rows, sizes) == consistent(matrix.tolist(), sizes)


@given(systems())
def test_consistent_scenarios_are_those_that_succession_leaves_where_they_are(
    found: tuple[np.ndarray, list[int], list[slice]],
) -> None:
    matrix, sizes, _ = found
    rows = matrix.tolist()
    ends = attractors(rows, sizes)
    assert sum(ends.values()) == np.prod(sizes)
    assert sorted(basins(rows, sizes)) == consistent(rows, sizes)
    for scenario in product(*map(range, sizes)):
        is_consistent = max(inconsistency(rows, sizes, scenario)) == 0
        assert is_consistent == (scenario in consistent(rows, sizes))
        assert is_consistent == (consistency_value(rows, sizes, scenario) >= 0)


def test_a_blank_is_nought_and_a_matrix_of_blanks_holds_everything() -> None:
    blank = [[None] * 4 for _ in range(4)]
    assert consistent(blank, [2, 2]) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert set(basins(blank, [2, 2]).values()) == {1}
    assert consistency_value([[0]], [1], (0,)) == 0


def test_groups_that_do_not_sum_to_zero_are_told() -> None:
    assert unbalanced([[0, 0, 1, 1], [0, 0, 1, -1], [0] * 4, [0] * 4], [2, 2]) == [(0, 1)]


def test_a_driver_does_not_act_on_itself() -> None:
    with pytest.raises(ActsOnItself):
        consistent([[0, 1], [0, 0]], [2])


@pytest.mark.parametrize(
    ("matrix", "sizes"),
    [
        ([], []),
        ([[0, 0], [0, 0]], [1]),
        ([[0, 0], [0]], [1, 1]),
        ([[0, float("nan")], [0, 0]], [1, 1]),
        ([[0, 0], [0, 0]], [2, 0]),
    ],
)
def test_a_matrix_that_does_not_fit_is_refused(
    matrix: list[list[float | None]], sizes: list[int]
) -> None:
    with pytest.raises(NotComputable):
        consistent(matrix, sizes)


def test_a_variant_that_its_driver_lacks_is_refused() -> None:
    with pytest.raises(NotComputable):
        total_impact(GLOBAL, SIZES, (0, 0, 4))
    with pytest.raises(Uneven):
        total_impact(GLOBAL, SIZES, (0, 0))


def test_too_many_combinations_are_refused_and_ones_own_and_their_neighbours_tried() -> None:
    sizes = [3] * 12
    rng = np.random.default_rng(1)
    matrix = rng.integers(-3, 4, (36, 36)).astype(float)
    for start in range(0, 36, 3):
        matrix[start : start + 3, start : start + 3] = 0
    matrix[:, ::3] += 9
    for start in range(0, 36, 3):
        matrix[start : start + 3, start : start + 3] = 0
    rows, own = matrix.tolist(), (0,) * 11 + (1,)
    assert not crossimpact.is_enumerated(sizes)
    with pytest.raises(TooManyCombinations):
        consistent(rows, sizes)
    with pytest.raises(TooManyCombinations):
        basins(rows, sizes)
    assert len(neighbours(own, sizes)) == 24
    assert consistent(rows, sizes, own=[own]) == [(0,) * 12]
