"""Sharing what is not enough: published divisions, and what every rule must keep to."""

from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.capacity import (
    RULES,
    equal_awards,
    equal_losses,
    minimum_first,
    proportional,
    talmud,
)
from scenarios.methods.capacity.sharing import Rule
from scenarios.numbers import BelowZero, NotComputable

THIRD = 100 / 3

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
SELF_DUAL = [proportional, talmud]


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[float], float]:
    """Make claims and an endowment that does not cover them, in quarters."""
    claims = draw(st.lists(st.integers(0, 4000).map(lambda n: n / 4), min_size=1, max_size=7))
    return claims, draw(st.floats(0, 1)) * sum(claims)


@pytest.mark.parametrize(
    ("endowment", "shared"),
    [
        (100, [THIRD, THIRD, THIRD]),
        (200, [50, 75, 75]),
        (300, [50, 100, 150]),
        (400, [50, 125, 225]),
    ],
)
def test_the_talmud_divides_three_estates_as_the_mishnah_does(
    endowment: float, shared: list[float]
) -> None:
    """Mishnah Ketubot 93a, Aumann & Maschler 1985; the last line is computed."""
    assert talmud([100, 200, 300], endowment) == pytest.approx(shared)


def test_the_contested_garment_is_divided_three_quarters_and_one() -> None:
    """Mishnah Bava Metzia 2a, Aumann & Maschler 1985."""
    assert talmud([1, 0.5], 1) == pytest.approx([3 / 4, 1 / 4])


@pytest.mark.parametrize(
    ("rule", "endowment", "shared"),
    [
        (proportional, 100, [100 / 6, THIRD, 50]),
        (proportional, 200, [THIRD, 200 / 3, 100]),
        (proportional, 300, [50, 100, 150]),
        (proportional, 400, [200 / 3, 400 / 3, 200]),
        (equal_awards, 100, [THIRD] * 3),
        (equal_awards, 200, [200 / 3] * 3),
        (equal_awards, 300, [100] * 3),
        (equal_awards, 400, [100, 150, 150]),
        (equal_losses, 100, [0, 0, 100]),
        (equal_losses, 200, [0, 50, 150]),
        (equal_losses, 300, [0, 100, 200]),
        (equal_losses, 400, [THIRD, 400 / 3, 700 / 3]),
    ],
)
def test_the_same_estates_by_the_other_rules(
    rule: Rule, endowment: float, shared: list[float]
) -> None:
    assert rule([100, 200, 300], endowment) == pytest.approx(shared)


@pytest.mark.parametrize(
    ("rule", "shared"),
    [
        (proportional, [0.952381, 1.904762, 3.333333, 3.809524]),
        (equal_awards, [2, 2.666667, 2.666667, 2.666667]),
        (equal_losses, [0, 1, 4, 5]),
        (talmud, [1, 2, 3.5, 3.5]),
    ],
)
def test_the_example_of_claimsproblems(rule: Rule, shared: list[float]) -> None:
    """The inputs of the R package ClaimsProblems' help."""
    assert rule([2, 4, 7, 8], 10) == pytest.approx(shared, abs=1e-6)


@every_rule
@given(problem=problems())
def test_all_of_it_is_shared_and_nobody_gets_more_than_was_claimed(
    rule: Rule, problem: tuple[list[float], float]
) -> None:
    claims, endowment = problem
    awards = rule(claims, endowment)
    assert sum(awards) == pytest.approx(endowment, abs=1e-6)
    for award, claim in zip(awards, claims, strict=True):
        assert -1e-6 <= award <= claim + 1e-6


@every_rule
@given(problem=problems())
def test_a_larger_claim_gets_no_less_and_loses_no_less(
    rule: Rule, problem: tuple[list[float], float]
) -> None:
    claims, endowment = problem
    found = sorted(zip(claims, rule(claims, endowment), strict=True))
    for (low, less), (high, more) in pairwise(found):
        assert more >= less - 1e-6
        assert high - more >= low - less - 1e-6
        if high == low:
            assert more == pytest.approx(less, abs=1e-6)


@every_rule
@given(claims=st.lists(st.integers(0, 50), min_size=1, max_size=4), part=st.floats(0, 1))
def test_who_comes_first_does_not_matter(rule: Rule, claims: list[int], part: float) -> None:
    endowment = part * sum(claims)
    for order in permutations(range(len(claims))):
        awards = rule([claims[at] for at in order], endowment)
        mine = rule(claims, endowment)
        assert awards == pytest.approx([mine[at] for at in order], abs=1e-6)


@every_rule
@given(problem=problems(), factor=st.sampled_from([0.5, 3, 1000]))
def test_the_unit_does_not_matter(
    rule: Rule, problem: tuple[list[float], float], factor: float
) -> None:
    claims, endowment = problem
    scaled = rule([claim * factor for claim in claims], endowment * factor)
    wanted = [award * factor for award in rule(claims, endowment)]
    assert scaled == pytest.approx(wanted, abs=1e-6)


@every_rule
@given(problem=problems(), data=st.data())
def test_those_who_stay_get_the_same_when_others_leave_with_theirs(
    rule: Rule, problem: tuple[list[float], float], data: st.DataObject
) -> None:
    """Consistency: the rest, shared among the rest, is shared as before."""
    claims, endowment = problem
    awards = rule(claims, endowment)
    stay = data.draw(st.sets(st.sampled_from(range(len(claims))), min_size=1))
    there = sum(awards[at] for at in stay)
    again = rule([claims[at] for at in stay], there)
    assert again == pytest.approx([awards[at] for at in stay], abs=1e-6)


@every_rule
@given(problem=problems(), more=st.floats(0, 1))
def test_nobody_loses_when_there_is_more_to_share(
    rule: Rule, problem: tuple[list[float], float], more: float
) -> None:
    claims, endowment = problem
    larger = endowment + more * (sum(claims) - endowment)
    for less, award in zip(rule(claims, endowment), rule(claims, larger), strict=True):
        assert award >= less - 1e-6


@given(problems())
def test_equal_losses_are_what_equal_awards_of_the_loss_leave(
    problem: tuple[list[float], float],
) -> None:
    claims, endowment = problem
    lost = equal_awards(claims, sum(claims) - endowment)
    left = [claim - loss for claim, loss in zip(claims, lost, strict=True)]
    assert equal_losses(claims, endowment) == pytest.approx(left, abs=1e-6)


@pytest.mark.parametrize("rule", SELF_DUAL)
@given(problem=problems())
def test_the_proportional_and_the_talmud_share_losses_as_they_share_awards(
    rule: Rule, problem: tuple[list[float], float]
) -> None:
    claims, endowment = problem
    lost = rule(claims, sum(claims) - endowment)
    left = [claim - loss for claim, loss in zip(claims, lost, strict=True)]
    assert rule(claims, endowment) == pytest.approx(left, abs=1e-6)


@every_rule
@pytest.mark.parametrize(
    ("claims", "endowment", "shared"),
    [([], 5, []), ([0, 0], 5, [0, 0]), ([3, 4], 0, [0, 0]), ([3, 4], 99, [3, 4]), ([5], 2, [2])],
)
def test_nothing_to_share_nobody_to_share_with_and_enough_for_all(
    rule: Rule, claims: list[float], endowment: float, shared: list[float]
) -> None:
    assert rule(claims, endowment) == shared


@every_rule
@pytest.mark.parametrize(
    ("claims", "endowment"), [([-1, 2], 1), ([1, 2], -1), ([float("nan")], 1), ([1], float("inf"))]
)
def test_an_amount_below_zero_or_without_end_is_refused(
    rule: Rule, claims: Sequence[float], endowment: float
) -> None:
    with pytest.raises(NotComputable):
        rule(claims, endowment)


def test_the_least_comes_first_and_the_rest_by_a_rule() -> None:
    assert minimum_first([100, 200, 300], [80, 0, 0], 200) == pytest.approx(
        [80 + 120 * 20 / 520, 120 * 200 / 520, 120 * 300 / 520]
    )
    assert minimum_first([10, 10], [8, 4], 6, equal_awards) == [3, 3]
    assert minimum_first([10, 10], [8, 4], 6) == [4, 2]
    assert minimum_first([5], [50], 3) == [3]
    assert minimum_first([], [], 3) == []
    with pytest.raises(BelowZero):
        minimum_first([1], [-1], 1)


@every_rule
@given(problem=problems(), part=st.floats(0, 1))
def test_the_least_is_given_to_all_when_it_can_be(
    rule: Rule, problem: tuple[list[float], float], part: float
) -> None:
    claims, endowment = problem
    minima = [claim * part for claim in claims]
    awards = minimum_first(claims, minima, endowment, rule)
    assert sum(awards) == pytest.approx(endowment, abs=1e-6)
    if sum(minima) <= endowment:
        for award, least in zip(awards, minima, strict=True):
            assert award >= least - 1e-6
