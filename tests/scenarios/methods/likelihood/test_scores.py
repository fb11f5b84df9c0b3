"""Scores of what was held, published and computed, and what nobody gains by."""

from datetime import date
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, log_loss

from scenarios.methods.likelihood import (
    baseline_score,
    brier,
    coverage,
    is_stale,
    log_score,
    normalised,
    ordinal_brier,
    peer_scores,
    scored_as,
    time_average,
)
from scenarios.numbers import NotAProbability, NothingGiven, NotInTheSet

CUBS = [0.15, 0.45, 0.25, 0.15]
REVIEWS = [date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1), date(2027, 7, 1)]
END = date(2028, 1, 1)
HELD = [0.35, 0.40, 0.45, 0.65]  # of stagnation, which came
VIEWS = [
    {"Tillväxt": 0.40, "Stagnation": 0.35, "Kris": 0.15, "Annat": 0.10},
    {"Tillväxt": 0.35, "Stagnation": 0.40, "Kris": 0.15, "Annat": 0.10},
    {"Tillväxt": 0.20, "Stagnation": 0.45, "Kris": 0.25, "Annat": 0.10},
    {"Tillväxt": 0.10, "Stagnation": 0.65, "Kris": 0.20, "Annat": 0.05},
]
WEEKS = 52


@pytest.mark.parametrize(
    ("p", "n", "expected"),
    [
        (0.9, 2, 84.79969066),
        (0.1, 2, -232.19280949),
        (2**-0.5, 2, 50),
        (2**-1.5, 2, -50),
        (1, 2, 99.86),
        (0, 2, -896.58),
        (1, 8, 99.95),
        (0, 8, -232.19),
        (0.7, 2, 48.5),
        (0.3, 2, -73.7),
        (0.8, 2, 67.8),
        (0.2, 2, -132.2),
        (0.99, 2, 98.6),
        (0.01, 2, -564.4),
        (0.25, 4, 0),
        (1, 1, 0),
    ],
)
def test_the_baseline_score_of_metaculus_scoring_page(p: float, n: int, expected: float) -> None:
    digits = len(str(expected).partition(".")[2])
    assert baseline_score(p, n) == pytest.approx(expected, abs=0.6 * 10**-digits)


@pytest.mark.parametrize(("said", "expected"), [(0.7, 24), (0.8, 28), (0.9, 21), (0.99, -34)])
def test_it_pays_to_say_what_one_believes(said: float, expected: float) -> None:
    """What is expected at a true 80 %, from the same page."""
    found = 0.8 * baseline_score(said, 2) + 0.2 * baseline_score(1 - said, 2)
    assert round(found) in {expected, expected - 1}


def test_a_judgement_given_half_way_counts_for_half() -> None:
    scores = [(5, baseline_score(0.9, 2))]
    assert time_average(scores, 0, 10) == pytest.approx(42.39984533)
    assert coverage(scores, 0, 10) == 0.5


def test_five_days_that_end_with_yes() -> None:
    scores = [(day, baseline_score(p, 2)) for day, p in ((1, 0.4), (2, 0.7), (4, 0.8))]
    assert time_average(scores, 0, 5) == pytest.approx(26.5399, abs=5e-5)


def _expected(first_week: float, *, truncated: bool) -> float:
    """Give what is expected when 20 % believe it this week, and of the rest 5 % by the year's end.

    All weeks after the first are judged at 5 %.
    """

    def averaged(first: float, rest: float, resolved: int) -> float:
        scores = [(0, baseline_score(first, 2)), (1, baseline_score(rest, 2))]
        if truncated:
            return time_average(scores, 0, WEEKS, resolved)
        return time_average(scores, 0, resolved)

    at_once = averaged(first_week, 0.05, 1)
    never = averaged(1 - first_week, 0.95, WEEKS)
    late = averaged(first_week, 0.05, WEEKS)
    return 0.2 * at_once + 0.8 * (0.95 * never + 0.05 * late)


@pytest.mark.parametrize(
    ("said", "truncated", "expected"),
    [(0.24, 0, 35.61), (0.99, 0, 67.53), (0.24, 1, 56.38), (0.99, 1, 48.20)],
)
def test_truncation_takes_away_what_is_gained_by_claiming_early(
    said: float, truncated: int, expected: float
) -> None:
    assert _expected(said, truncated=bool(truncated)) == pytest.approx(expected, abs=0.005)


def test_peers_are_measured_against_the_others() -> None:
    assert peer_scores([-1, 1, 2]) == pytest.approx([-250, 50, 200])
    assert peer_scores([-1]) == [None]
    assert peer_scores([]) == []


def test_the_four_outcomes_of_good_judgments_page() -> None:
    assert brier(CUBS, 2) == pytest.approx(0.81)
    assert ordinal_brier(CUBS, 2) == pytest.approx(0.27)
    assert ordinal_brier([1.0], 0) is None


def test_four_reviews_until_stagnation_came() -> None:
    days = [*REVIEWS, END]
    assert [(b - a).days for a, b in pairwise(days)] == [181, 184, 181, 184]
    found = [brier(view, "Stagnation") for view in VIEWS]
    assert found == pytest.approx([0.615, 0.515, 0.415, 0.175])
    assert _over_time(found) == pytest.approx(0.429301, abs=1e-6)
    baseline = [baseline_score(p, 4) for p in HELD]
    assert baseline == pytest.approx([24.2713, 33.9036, 42.3998, 68.9256], abs=5e-5)
    assert _over_time(baseline) == pytest.approx(42.449388, abs=1e-6)
    assert _over_time([log_score(p) for p in HELD]) == pytest.approx(-0.797821, abs=1e-6)


def _over_time(scores: list[float]) -> float:
    return time_average(list(zip(REVIEWS, scores, strict=True)), REVIEWS[0], END)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=5), st.data())
def test_scikit_learn_finds_the_same_brier_and_log_scores(
    whole: list[int], data: st.DataObject
) -> None:
    view = normalised(whole)
    came = data.draw(st.integers(0, len(view) - 1))
    labels = list(range(len(view)))
    if len(view) > 2:
        found = brier_score_loss([came], [view], labels=labels, scale_by_half=False)
        assert brier(view, came) == pytest.approx(found)
    assert -log_score(view[came]) == pytest.approx(log_loss([came], [view], labels=labels))


def test_the_three_classes_of_scikit_learns_documentation() -> None:
    views = [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]]
    found = fmean(brier(view, place) for place, view in enumerate(views))
    assert found == pytest.approx(0.146, abs=1e-3)


def test_spam_and_ham_of_scikit_learns_documentation() -> None:
    assert -fmean(log_score(p) for p in (0.9, 0.9, 0.8, 0.65)) == pytest.approx(0.21616187)


@given(st.integers(0, 100), st.integers(0, 100))
def test_nobody_is_better_off_by_saying_something_else(true: int, said: int) -> None:
    def expected(p: float) -> float:
        return true / 100 * brier([p, 1 - p], 0) + (1 - true / 100) * brier([p, 1 - p], 1)

    assert expected(true / 100) <= expected(said / 100) + 1e-9


def test_a_scenario_that_did_not_exist_then_is_scored_as_the_rest() -> None:
    then = {"A": 0.7, "Other": 0.3}
    assert scored_as(then, "New", "Other") == "Other"
    assert brier(then, "New", "Other") == pytest.approx(2 * 0.7**2)
    with pytest.raises(NotInTheSet):
        brier(then, "New")
    with pytest.raises(NotInTheSet):
        brier([0.5, 0.5], 2)


def test_a_score_stands_from_the_start_and_not_after_the_end() -> None:
    assert time_average([(-5, 10.0), (2, 20.0), (9, 99.0)], 0, 4) == 15
    assert time_average([(0, 10.0), (2, None), (3, 10.0)], 0, 4) == 7.5
    assert coverage([(0, 10.0), (2, None), (3, 10.0)], 0, 4) == 0.75
    assert time_average([(0, 10.0)], 0, 4, resolved=1) == 2.5
    assert time_average([(0, 10.0)], 0, 4, resolved=9) == 10
    assert time_average([(2, 20.0), (0, 10.0)], 0, 4) == 15
    assert time_average([], 0, 4) == 0


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (END, REVIEWS[0])])
def test_no_time_has_no_average(start: float, end: float) -> None:
    with pytest.raises(NothingGiven):
        time_average([], start, end)


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_a_probability_outside_has_no_score(p: float) -> None:
    with pytest.raises(NotAProbability):
        log_score(p)
    with pytest.raises(NotAProbability):
        baseline_score(p, 2)


def test_no_scenarios_have_no_baseline() -> None:
    with pytest.raises(NothingGiven):
        baseline_score(0.5, 0)


def test_a_judgement_stands_until_thirty_days_after_the_next_planned_review() -> None:
    judged, planned = date(2026, 1, 10), [date(2026, 1, 10), date(2026, 6, 1), date(2026, 12, 1)]
    assert not is_stale(date(2026, 7, 1), judged, planned)
    assert is_stale(date(2026, 7, 2), judged, planned)
    assert not is_stale(date(2030, 1, 1), date(2026, 12, 1), planned)
    assert not is_stale(date(2030, 1, 1), judged, [])
