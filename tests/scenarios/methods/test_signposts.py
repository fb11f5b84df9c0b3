"""Signposts: states with confirmations and hysteresis, tipping dates, what they say and said."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.signposts import (
    Levels,
    diagnosticity,
    faults_of,
    is_diagnostic,
    is_stale,
    latest_decision,
    margin,
    must_be_decided,
    pathways,
    quality,
    states,
    suggested,
    tipping_date,
)
from scenarios.methods.signposts.pathways import named
from scenarios.numbers import LevelsCrossed, NotComputable, NothingLeft, SumsOtherwise

A = [(2026, 82), (2030, 90), (2035, 101), (2040, 115)]
B = [(2026, 82), (2030, 85), (2035, 89), (2040, 94)]
FREE_POWER = Levels(trigger=5, watch=6, comparison="below")
PATHWAYS = "current current 2030; current a 2040; current b 2050; a c 2060; b c[2] 2070"

values = st.lists(st.none() | st.integers(0, 20), max_size=20)


def letters(found: list[str]) -> str:
    return "".join(state[0] for state in found)


def test_a_state_follows_its_values_down_and_up_again() -> None:
    assert letters(states([12.2, 10.1, 9.2, 5.9, 4.2, 3.4, 4.8, 9.1], FREE_POWER)) == "qqqwtttq"


def test_just_at_a_level_is_not_beyond_it() -> None:
    assert letters(states([6, 5, 4.9], FREE_POWER)) == "qwt"
    assert letters(states([12, 12.1], Levels(trigger=12))) == "qt"


def test_a_state_rises_after_as_many_observations_in_a_row_as_were_asked_for() -> None:
    levels = Levels(trigger=10, watch=5, confirmations=2)
    assert letters(states([11, 11, 4, 11, 6, 11, 11], levels)) == "qtqqwwt"
    assert letters(states([11, None, 11], levels)) == "qqt"
    assert letters(states([6, 11, 6], levels)) == "qww"


def test_a_state_falls_only_when_the_value_is_back_by_the_hysteresis() -> None:
    levels = Levels(trigger=10, watch=5, hysteresis=2)
    assert letters(states([11, 9, 8.1, 8, 4, 3, 6], levels)) == "tttwwqw"
    below = Levels(trigger=10, watch=15, comparison="below", hysteresis=2)
    assert letters(states([9, 11, 12, 16, 17], below)) == "ttwwq"


def test_a_missing_observation_keeps_the_state_and_makes_it_stale_in_time() -> None:
    assert letters(states([4, None, float("nan"), 9], FREE_POWER)) == "tttq"
    assert letters(states([None], FREE_POWER)) == "q"
    assert states([], FREE_POWER) == []
    assert not is_stale(date(2026, 7, 1), date(2026, 1, 1), 91)
    assert is_stale(date(2026, 7, 3), date(2026, 1, 1), 91)


@given(values)
def test_without_confirmations_and_hysteresis_only_the_last_value_counts(
    observed: list[int | None],
) -> None:
    levels = Levels(trigger=12, watch=8)
    known = [value for value in observed if value is not None]
    if known:
        assert states(observed, levels)[-1] == states(known[-1:], levels)[-1]


@given(values, st.integers(0, 4), st.integers(1, 3))
def test_more_confirmations_never_rise_sooner_and_more_hysteresis_never_falls_sooner(
    observed: list[int | None], hysteresis: int, confirmations: int
) -> None:
    order = ["quiet", "watch", "triggered"]

    def ranks(levels: Levels) -> list[int]:
        return [order.index(state) for state in states(observed, levels)]

    plain = ranks(Levels(trigger=12, watch=8, hysteresis=hysteresis))
    slow = ranks(Levels(trigger=12, watch=8, hysteresis=hysteresis, confirmations=confirmations))
    loose = ranks(Levels(trigger=12, watch=8, hysteresis=hysteresis + 1))
    assert all(one >= two for one, two in zip(plain, slow, strict=True))
    assert all(one <= two for one, two in zip(plain, loose, strict=True))


@given(values)
def test_below_is_above_upside_down(observed: list[int | None]) -> None:
    above = states(observed, Levels(trigger=12, watch=8, hysteresis=1, confirmations=2))
    turned = [None if value is None else -value for value in observed]
    levels = Levels(trigger=-12, watch=-8, comparison="below", hysteresis=1, confirmations=2)
    assert states(turned, levels) == above


def test_levels_that_cannot_be_meant_are_refused() -> None:
    with pytest.raises(LevelsCrossed):
        Levels(trigger=5, watch=6)
    with pytest.raises(LevelsCrossed):
        Levels(trigger=6, watch=5, comparison="below")
    with pytest.raises(NotComputable):
        Levels(trigger=5, comparison="beside")
    with pytest.raises(NotComputable):
        Levels(trigger=5, hysteresis=-1)
    with pytest.raises(NotComputable):
        Levels(trigger=float("nan"))
    assert Levels(trigger=5, watch=5).watch == 5


def test_one_scenario_tips_in_2034_and_the_other_not_within_sight() -> None:
    assert tipping_date(A, 100) == pytest.approx(2034.5454545)
    assert tipping_date(B, 100) is None
    assert tipping_date(A[::-1], 100) == pytest.approx(2034.5454545)


def test_nothing_is_drawn_on_beyond_the_last_point_unless_it_is_asked_for() -> None:
    assert tipping_date(B, 100, extrapolate=True) == pytest.approx(2046)
    assert tipping_date([(2026, 9), (2030, 9)], 10, extrapolate=True) is None
    assert tipping_date([(2026, 9)], 10, extrapolate=True) is None
    assert tipping_date(A, 100, extrapolate=True) == tipping_date(A, 100)


def test_what_is_beyond_at_once_tips_at_once_and_the_first_crossing_counts() -> None:
    assert tipping_date([(2026, 101), (2030, 90)], 100) == 2026
    assert tipping_date([(0, 0), (1, 10), (2, 0), (3, 10)], 5) == 0.5
    assert tipping_date([(2026, 9.1), (2030, 1.5)], 5, "below") == pytest.approx(2028.1578947)
    assert tipping_date([], 5) is None
    with pytest.raises(NotComputable):
        tipping_date(A, 100, "beside")


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(-20, 20)),
        min_size=2,
        unique_by=lambda one: one[0],
    ),
    st.integers(-15, 15),
)
def test_at_the_tipping_date_the_projection_is_at_the_level(
    points: list[tuple[int, int]], level: int
) -> None:
    line = sorted(points)
    found = tipping_date(points, level)
    assert (found is None) == (max(value for _, value in line) < level)
    if found is not None and line[0][1] < level:
        before = max(point for point in line if point[0] < found)
        after = min(point for point in line if point[0] >= found)
        part = (found - before[0]) / (after[0] - before[0])
        assert before[1] + part * (after[1] - before[1]) == pytest.approx(level)


def test_by_when_one_must_decide_and_whether_the_next_review_is_too_late() -> None:
    latest = latest_decision(tipping_date(A, 100), 3)
    assert latest == pytest.approx(2031.5454545)
    assert must_be_decided(latest, 2032)
    assert not must_be_decided(latest, 2031)
    assert must_be_decided(latest, None)
    assert latest_decision(None, 3) is None
    assert not must_be_decided(None, 2032)


def test_the_margin_is_what_is_left_of_the_way() -> None:
    assert margin(82, 100, 80) == 0.9
    assert margin(9.1, 5, 13.5) == pytest.approx(4.1 / 8.5)
    assert margin(101, 100, 80) == pytest.approx(-0.05)
    assert margin(1, 5, 5) is None


def test_a_signal_that_is_likelier_in_some_scenarios_speaks_for_them() -> None:
    assert suggested([0.40, 0.35, 0.25], [0.2, 0.5, 0.8]) == pytest.approx(
        [0.1758, 0.3846, 0.4396], abs=5e-5
    )
    assert diagnosticity([0.2, 0.5, 0.8]) == pytest.approx(4)
    assert is_diagnostic([0.2, 0.5, 0.8])
    assert not is_diagnostic([0.5, 0.6, 0.7])
    assert diagnosticity([0, 0.5]) == math.inf
    assert not is_diagnostic([0, 0])


@given(st.lists(st.integers(1, 50), min_size=1, max_size=5), st.integers(1, 100))
def test_a_signal_that_is_as_likely_everywhere_changes_nothing(
    whole: list[int], likely: int
) -> None:
    prior = [one / sum(whole) for one in whole]
    assert suggested(prior, [likely / 100] * len(prior)) == pytest.approx(prior)


def test_a_suggestion_needs_a_prior_that_sums_to_one_and_something_possible() -> None:
    with pytest.raises(SumsOtherwise):
        suggested([0.4, 0.3], [0.5, 0.5])
    with pytest.raises(NothingLeft):
        suggested([0.5, 0.5], [0, 0])
    with pytest.raises(NotComputable):
        suggested([1], [0.5, 0.5])
    with pytest.raises(NotComputable):
        diagnosticity([])


def test_hits_misses_false_alarms_and_what_is_still_open() -> None:
    rose = [date(2024, 1, 10), date(2024, 2, 10), date(2022, 5, 1), date(2026, 10, 1)]
    came = [date(2024, 6, 1), date(2025, 9, 1)]
    found = quality(rose, came, within=365, until=date(2026, 11, 23))
    assert found.lead_days == (143,)
    assert found.missed == (date(2025, 9, 1),)
    assert found.false_alarms == (date(2022, 5, 1),)
    assert found.open == (date(2026, 10, 1),)
    assert quality([], [], 365, date(2026, 1, 1)) == ((), (), (), ())
    assert quality([date(2025, 1, 2)], [date(2025, 1, 1)], 9, date(2026, 1, 1)).lead_days == ()


def test_the_pathways_of_deltares_have_no_faults() -> None:
    steps, faults = pathways(PATHWAYS)
    assert faults == []
    assert steps[-1] == ("b", "c[2]", 2070)
    assert faults_of(steps, ["current", "a", "b", "c"]) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("current a 2040", [(1, "no_root")]),
        ("current current 2030; current a 2020", [(2, "tips_earlier")]),
        ("current current 2030; b a 2040", [(2, "comes_from_nowhere")]),
        ("current current 2030; current x 2040", [(2, "unknown_action")]),
        ("current current 2030; current a 2040; current a 2050", [(3, "reached_twice")]),
        ("current current 2030; b b 2040", [(2, "reached_twice")]),
        ("", []),
    ],
)
def test_what_is_wrong_with_pathways_is_told_by_line(
    text: str, faults: list[tuple[int, str]]
) -> None:
    steps, unreadable = pathways(text)
    assert unreadable == []
    assert faults_of(steps, ["current", "a", "b"]) == faults


def test_lines_that_cannot_be_read_are_told_and_comments_are_none() -> None:
    steps, faults = pathways("current current 2030 # the root\n# nothing\n\na 2040\n")
    assert (len(steps), faults) == (1, [(4, "unreadable")])
    assert named("d(a & b)") == {"d", "a", "b"}
    assert named("c[2]") == {"c"}
    assert named("(x)") == {"(x)"}
