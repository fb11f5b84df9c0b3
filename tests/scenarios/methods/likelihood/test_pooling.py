"""Pooling: published numbers, and what each pool keeps to."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.likelihood import (
    constant_judges,
    geometric_means,
    medians,
    normalised,
    pool_linear,
    pool_log,
    pool_median,
    recency_weights,
)
from scenarios.numbers import NotComputable, NothingLeft, NoWeight, weighted_median

F = [[0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.2, 0.3, 0.5]]
W = [0.5, 0.3, 0.2]
POOLS = [pool_linear, pool_log, pool_median]


@st.composite
def panels(draw: st.DrawFn) -> tuple[list[list[float]], list[float]]:
    """Make one to five judges with weights, who hold nothing impossible."""
    width = draw(st.integers(2, 5))
    whole = st.lists(st.integers(1, 20), min_size=width, max_size=width)
    rows = draw(st.lists(whole.map(normalised), min_size=1, max_size=5))
    given = draw(st.lists(st.integers(1, 9), min_size=len(rows), max_size=len(rows)))
    return rows, normalised(given)


def test_three_judges_pooled_in_three_ways() -> None:
    assert pool_linear(F, W) == pytest.approx([0.47, 0.30, 0.23])
    assert pool_log(F, W) == pytest.approx([0.4703, 0.3209, 0.2087], abs=5e-5)
    assert pool_median(F) == pytest.approx([0.5, 0.3, 0.2])


def test_the_geometric_means_of_metaculus_unit_tests() -> None:
    rows = [[1 - p, p] for p in (0.7, 0.8, 0.9)]
    assert geometric_means(rows) == pytest.approx([0.18171206, 0.79581144], abs=1e-8)
    assert pool_log(rows) == pytest.approx([0.1859, 0.8141], abs=5e-5)


def test_the_medians_of_metaculus_unit_tests_do_not_sum_to_one() -> None:
    assert medians([[0.33, 0.33, 0.34], [0, 0.5, 0.5], [0.4, 0.2, 0.4]]) == [0.33, 0.33, 0.4]
    rows = [[0.33, 0.33, 0.34], [0.01, 0.49, 0.5], [0.4, 0.2, 0.4], [0.2, 0.6, 0.2]]
    assert medians(rows, [0.1, 0.2, 0.3, 0.4]) == pytest.approx([0.2, 0.49, 0.37])


def test_a_floor_keeps_every_scenario_a_little_likely() -> None:
    found = pool_median([[0.0, 0.4, 0.6]], floor=0.001)
    assert found[0] == pytest.approx(0.001)
    assert sum(found) == pytest.approx(1)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, []),
        (1, [1]),
        (2, [1, 1]),
        (3, [0.4809, 0.7277, 1]),
        (5, [0.2905, 0.4396, 0.6041, 0.7897, 1]),
    ],
)
def test_recent_judgements_weigh_more(count: int, expected: list[float]) -> None:
    assert recency_weights(count) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("pool", POOLS)
@given(panel=panels())
def test_every_pool_sums_to_one(pool: object, panel: tuple[list[list[float]], list[float]]) -> None:
    rows, given = panel
    found = pool(rows, given)  # type: ignore[operator]
    assert sum(found) == pytest.approx(1)
    assert min(found) >= 0


@pytest.mark.parametrize("pool", POOLS)
@given(panel=panels(), count=st.integers(1, 4))
def test_who_agree_are_not_changed_by_being_pooled(
    pool: object, panel: tuple[list[list[float]], list[float]], count: int
) -> None:
    row = panel[0][0]
    assert pool([row] * count) == pytest.approx(row)  # type: ignore[operator]


@given(panels(), st.data())
def test_the_logarithmic_pool_learns_as_its_judges_do(
    panel: tuple[list[list[float]], list[float]], data: st.DataObject
) -> None:
    """Externally Bayesian: to pool and then learn is to learn and then pool."""
    rows, given = panel
    width = len(rows[0])
    seen = data.draw(st.lists(st.integers(1, 9), min_size=width, max_size=width))

    def learned(row: list[float]) -> list[float]:
        return normalised([p * one for p, one in zip(row, seen, strict=True)])

    first = learned(pool_log(rows, given))
    assert pool_log([learned(row) for row in rows], given) == pytest.approx(first)


@given(panels())
def test_the_linear_pool_of_two_scenarios_together_is_the_sum_of_theirs(
    panel: tuple[list[list[float]], list[float]],
) -> None:
    """Marginalisation: to add and then pool is to pool and then add."""
    rows, given = panel
    first, second, *rest = pool_linear(rows, given)
    together = pool_linear([[row[0] + row[1], *row[2:]] for row in rows], given)
    assert together == pytest.approx([first + second, *rest])


@pytest.mark.parametrize("pool", [pool_linear, pool_log])
@given(panel=panels())
def test_what_all_hold_impossible_stays_so(
    pool: object, panel: tuple[list[list[float]], list[float]]
) -> None:
    rows, given = panel
    assert pool([[0.0, *row] for row in rows], given)[0] == 0  # type: ignore[operator]


@given(panels())
def test_one_judge_alone_has_a_veto_in_the_logarithmic_pool_only(
    panel: tuple[list[list[float]], list[float]],
) -> None:
    rows, given = panel
    vetoed = [normalised([0.0, *rows[0][1:]]), *rows[1:]]
    assert pool_log(vetoed, given)[0] == 0
    assert (pool_linear(vetoed, given)[0] > 0) == (len(rows) > 1)


@given(panels(), st.integers(2, 9))
def test_only_the_proportions_of_weights_matter(
    panel: tuple[list[list[float]], list[float]], factor: int
) -> None:
    rows, given = panel
    larger = [weight * factor for weight in given]
    for pool in (pool_linear, pool_log, pool_median):
        assert pool(rows, larger) == pytest.approx(pool(rows, given))


@given(panels())
def test_a_judge_without_weight_does_not_count(
    panel: tuple[list[list[float]], list[float]],
) -> None:
    rows, given = panel
    other = normalised(range(1, len(rows[0]) + 1))
    for pool in (pool_linear, pool_log, pool_median):
        assert pool([*rows, other], [*given, 0]) == pytest.approx(pool(rows, given))


def test_judges_who_rule_out_everything_between_them_have_no_logarithmic_pool() -> None:
    with pytest.raises(NothingLeft):
        pool_log([[1, 0], [0, 1]])
    with pytest.raises(NothingLeft):
        pool_median([[1, 0, 0], [0, 1, 0], [0, 0, 1]])


@pytest.mark.parametrize(
    ("rows", "given"),
    [([], None), ([[]], None), ([[0.5, 0.5], [1]], None), ([[1.5]], None), ([[1]], [1, 2])],
)
def test_rows_that_do_not_fit_are_refused(
    rows: list[list[float]], given: list[float] | None
) -> None:
    for pool in (pool_linear, pool_log, pool_median):
        with pytest.raises(NotComputable):
            pool(rows, given)


@pytest.mark.parametrize("given", [[0, 0], [-1, 2], [math.nan, 1]])
def test_weights_that_weigh_nothing_are_refused(given: list[float]) -> None:
    with pytest.raises(NotComputable):
        pool_linear([[0.5, 0.5], [0.4, 0.6]], given)


def test_judges_who_took_part_every_time() -> None:
    rounds = [{"VK": 1, "RM": 1, "TK": 1}, {"TK": 1, "VK": 1}, {"VK": 1, "TK": 1, "NF": 1}]
    assert constant_judges(rounds) == ["VK", "TK"]
    assert constant_judges([]) == []


def test_the_weighted_median_is_the_mean_of_two_where_the_weights_halve() -> None:
    assert weighted_median([1, 2, 3, 4]) == 2.5
    assert weighted_median([3, 1, 2]) == 2
    assert weighted_median([1, 9], [1, 3]) == 9
    assert weighted_median([1, 5, 9], [1, 0, 1]) == 5
    assert weighted_median([7]) == 7
    with pytest.raises(NoWeight):
        weighted_median([1, 2], [0, 0])
