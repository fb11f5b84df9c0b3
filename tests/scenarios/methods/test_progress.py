"""Targets met, shares of the way, trends and paths."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.progress import met, near, on_path, share, trend

WANTED = ("raise", "lower", "keep_at_least", "keep_at_most")
NAN = float("nan")
values = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("value", "baseline", "target", "wanted", "expected"),
    [
        (70, 62, 95, "raise", 8 / 33),
        (95, 62, 95, "raise", 1),
        (50, 62, 95, "raise", -12 / 33),
        (106, 62, 84, "raise", 2),
        (8.6, 14.8, 8.0, "lower", 6.2 / 6.8),
        (34, 58, 35, "lower", 24 / 23),
        (9.1, 13.5, 8.0, "keep_at_least", 1),
        (4.0, 13.5, 8.0, "keep_at_least", 0.5),
        (20.0, 5.0, 10.0, "keep_at_most", 0.5),
        (3.0, 5.0, 10.0, "keep_at_most", 1),
        (9.0, None, 8.0, "keep_at_least", 1),
        (-1.0, 0.0, 8.0, "keep_at_least", None),
        (5.0, None, 8.0, "raise", None),
        (80, 100, 90, "raise", 80 / 90),
        (95, 100, 90, "raise", 1),
        (90, 90, 90, "lower", 1),
    ],
)
def test_the_share_of_the_way(
    value: float, baseline: float | None, target: float, wanted: str, expected: float | None
) -> None:
    found = share(value, baseline, target, wanted)
    assert found == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize(("value", "target"), [(None, 1.0), (1.0, None), (NAN, 1.0), (1.0, NAN)])
def test_what_is_missing_is_neither_met_nor_missed(
    value: float | None, target: float | None, wanted: str
) -> None:
    assert met(value, target, wanted) is None
    assert share(value, 0.0, target, wanted) is None
    assert near(value, target, wanted, 5) is False
    assert trend(value, target, wanted) is None


@given(values, values, values, st.sampled_from(WANTED))
def test_a_share_of_one_or_more_is_the_same_as_met(
    value: float, baseline: float, target: float, wanted: str
) -> None:
    found = share(value, baseline, target, wanted)
    if found is not None and abs(found - 1) > 1e-9:
        assert (found > 1) == met(value, target, wanted) or math.isinf(found)


def test_nearly_is_within_the_band_but_not_met() -> None:
    assert near(93, 95, "raise", 5)
    assert not near(90, 95, "raise", 5)
    assert not near(96, 95, "raise", 5)
    assert not near(94, 95, "raise", None)
    assert near(8.3, 8.0, "keep_at_most", 5)


@pytest.mark.parametrize(
    ("value", "before", "wanted", "expected"),
    [
        (137, 126, "raise", "better"),
        (137, 126, "lower", "worse"),
        (4.0, 9.2, "keep_at_least", "worse"),
        (4.0, 9.2, "keep_at_most", "better"),
        (0.1 + 0.2, 0.3, "raise", "unchanged"),
        (0, 0, "raise", "unchanged"),
    ],
)
def test_better_means_the_way_it_is_wanted(
    value: float, before: float, wanted: str, expected: str
) -> None:
    assert trend(value, before, wanted) == expected


def test_a_path_is_straight_between_its_points_and_level_outside() -> None:
    path = [(0, 10.0), (10, 20.0), (20, 20.0), (30, 0.0)]
    days = (-5, 0, 5, 10, 15, 25, 30, 99)
    assert [on_path(day, path) for day in days] == [10, 10, 15, 20, 20, 10, 0, 0]
    assert on_path(3, []) is None
