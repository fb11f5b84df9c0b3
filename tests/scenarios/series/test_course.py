"""The course of an indicator in three values."""

from datetime import date

import pytest

from scenarios import series
from scenarios.history import History, Moment
from tests.telling import Telling


def told(plan: Telling) -> list[tuple[str, float]]:
    found = series.course(series.against_target(plan.history.at(plan.moment()), "I1"))
    return [(row["period"], row["value"]) for row in found]


def test_the_power_that_is_free_fell_to_its_lowest_and_rose(history: History) -> None:
    snapshot = history.at(Moment(date(2026, 11, 23)))
    found = series.course(series.against_target(snapshot, "I08"))
    values = [(row["period"], row["value"]) for row in found]
    assert values == [("2021-Q4", 13.5), ("2025-Q2", 3.0), ("2026-Q3", 9.1)]


@pytest.mark.parametrize(
    ("wanted", "worst"),
    [("raise", 2.0), ("keep_at_least", 2.0), ("lower", 9.0), ("keep_at_most", 9.0)],
)
def test_what_is_worst_is_what_is_wanted_least(wanted: str, worst: float) -> None:
    plan = Telling().add("indicator", "I1", title="One", unit="MW", wanted=wanted)
    assert told(plan) == []
    for quarter, value in enumerate((5.0, 2.0, 9.0, 6.0), 1):
        plan.add("observation", f"I1/2022-Q{quarter}", value=value)
    assert [value for _, value in told(plan)] == [5.0, worst, 6.0]


def test_one_value_is_told_once() -> None:
    plan = Telling().add("indicator", "I1", title="One", unit="MW", wanted="raise")
    assert told(plan.add("observation", "I1/2022-Q1", value=5.0)) == [("2022-Q1", 5.0)]
