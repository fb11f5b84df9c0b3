"""Calibration of past judgements: computed cases, scikit-learn and scores, few and none."""

from datetime import date

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st
from scores.probability import brier_score as brier_of_scores
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss

from scenarios.methods.learning import (
    brier,
    isotonic,
    last_before,
    murphy,
    murphy_in_bins,
    overconfidence,
    reliability,
    skill,
    wilson,
)
from scenarios.numbers import NotComputable

# Brier's own ten forecasts of 1950, the first column of each pair.
BRIER_1950 = ([0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1], [0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
TWENTY = (
    [0.1] * 5 + [0.3] * 5 + [0.7] * 5 + [0.9] * 5,
    [1, 0, 0, 0, 0] + [1, 1, 0, 0, 0] + [1, 1, 1, 0, 0] + [1] * 5,
)

judged = st.lists(
    st.tuples(st.integers(0, 20).map(lambda n: n / 20), st.integers(0, 1)), min_size=1, max_size=60
).map(lambda pairs: tuple(map(list, zip(*pairs, strict=True))))


def test_briers_own_example() -> None:
    assert brier(*BRIER_1950) == pytest.approx(0.095)
    assert murphy(*BRIER_1950) == pytest.approx((0.095, 0.21, 0.21))


def test_twenty_forecasts_in_four_groups() -> None:
    assert murphy(*TWENTY) == pytest.approx((0.01, 0.0875, 0.2475))
    assert brier(*TWENTY) == pytest.approx(0.17)
    assert skill(*TWENTY) == pytest.approx(1 - 0.17 / 0.2475)


def test_the_example_of_scikit_learns_documentation() -> None:
    assert brier([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]) == pytest.approx(0.0375)


@given(judged)
def test_the_parts_make_up_the_score(pairs: tuple[list[float], list[float]]) -> None:
    parts, resolved, base = murphy(*pairs)
    assert parts - resolved + base == pytest.approx(brier(*pairs), abs=1e-9)
    for bins in (1, 5, 10):
        found = murphy_in_bins(*pairs, bins)
        whole = found.reliability - found.resolution + found.uncertainty
        whole += found.variance - found.covariance
        assert whole == pytest.approx(brier(*pairs), abs=1e-9)
        assert min(found[:4]) >= -1e-12


@given(judged)
def test_scikit_learn_and_scores_find_the_same_score(
    pairs: tuple[list[float], list[float]],
) -> None:
    forecasts, outcomes = pairs
    found = brier(forecasts, outcomes)
    arrays = (xr.DataArray(np.array(one, float), dims="claim") for one in pairs)
    assert found == pytest.approx(brier_of_scores(*arrays).item())
    if len(set(outcomes)) > 1:
        assert found == pytest.approx(brier_score_loss(outcomes, forecasts))


@given(judged, st.sampled_from([1, 5, 10]))
def test_scikit_learn_finds_the_same_bins(
    pairs: tuple[list[float], list[float]], bins: int
) -> None:
    forecasts, outcomes = pairs
    nudged = [min(p + 1e-12, 1) for p in forecasts]  # it counts a limit to the bin below
    shares, means = calibration_curve([*outcomes, 0, 1], [*nudged, 0, 1], n_bins=bins)
    found = reliability([*forecasts, 0, 1], [*outcomes, 0, 1], bins)
    assert [one.share for one in found] == pytest.approx(list(shares))
    assert [one.mean for one in found] == pytest.approx(list(means), abs=1e-9)


@given(judged)
def test_scikit_learn_finds_the_same_isotonic_curve(
    pairs: tuple[list[float], list[float]],
) -> None:
    forecasts, outcomes = pairs
    steps = isotonic(forecasts, outcomes)
    fitted = IsotonicRegression().fit(forecasts, outcomes).predict(forecasts)
    for p, value in zip(forecasts, fitted, strict=True):
        [step] = [step for step in steps if step.low <= p <= step.high]
        assert step.calibrated == pytest.approx(value, abs=1e-9)
    assert sum(step.forecasts for step in steps) == len(forecasts)
    rising = [step.calibrated for step in steps]
    assert rising == sorted(set(rising))


def test_a_bin_with_few_says_so_and_each_has_wilsons_interval() -> None:
    found = reliability(*TWENTY)
    assert [(one.low, one.high, one.forecasts) for one in found] == [
        (0, 0.2, 5),
        (0.2, 0.4, 5),
        (0.6, 0.8, 5),
        (0.8, 1, 5),
    ]
    assert [one.mean for one in found] == pytest.approx([0.1, 0.3, 0.7, 0.9])
    assert [one.share for one in found] == pytest.approx([0.2, 0.4, 0.6, 1])
    assert not any(one.is_few for one in found)
    assert reliability([0.5], [1])[0].is_few
    assert reliability([1.0], [1])[0].high == 1
    assert len(reliability([0.05, 0.15] * 25, [0, 1] * 25)) == 2


def test_wilsons_interval() -> None:
    """Newcombe (1998), Statistics in Medicine 17:857-872, table I."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert wilson(0, 0) == (0, 1)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval_and_hits_and_misses_are_alike(
    counted: tuple[int, int],
) -> None:
    hits, count = counted
    low, high = wilson(hits, count)
    assert 0 <= low <= hits / count <= high <= 1
    assert wilson(count - hits, count) == pytest.approx((1 - high, 1 - low))


def test_too_sure_and_too_modest() -> None:
    assert overconfidence([0.9, 0.9, 0.8, 0.8], [1, 0, 1, 0]) == pytest.approx(0.35)
    assert overconfidence([0.5, 0.5], [1, 1]) == pytest.approx(-0.5)


def test_where_all_came_alike_there_is_no_skill_to_tell() -> None:
    assert skill([0.9, 0.8], [1, 1]) is None
    assert murphy([0.9, 0.8], [1, 1])[1:] == (0, 0)


def test_a_claim_counts_once_with_its_last_judgement_before_it_was_known() -> None:
    days = [(date(2026, 3, 1), 0.6), (date(2026, 1, 1), 0.4), (date(2026, 6, 1), 0.9)]
    assert last_before(days, date(2026, 6, 1)) == 0.6
    assert last_before(days, date(2026, 6, 2)) == 0.9
    assert last_before(days, date(2025, 6, 1)) is None


@pytest.mark.parametrize(
    ("forecasts", "outcomes"),
    [([], []), ([0.5], []), ([1.5], [1]), ([0.5], [0.5]), ([float("nan")], [1])],
)
def test_what_cannot_be_judged_is_refused(forecasts: list[float], outcomes: list[float]) -> None:
    for method in (reliability, brier, murphy, isotonic, skill, overconfidence):
        with pytest.raises(NotComputable):
            method(forecasts, outcomes)
