"""The table behind the goals: judged and computed side by side."""

import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18")
    plan.add("settings", "plan", sectors=("Work", "Homes"))
    plan.add("goal", "S1", title="Homes", sector="Homes", status="not_met")
    plan.add("goal", "N1", title="Jobs", sector="Work", status="partly")
    plan.add("goal", "V3", title="Voice")
    about = {"unit": "%", "wanted": "lower", "target_value": 10.0}
    plan.add("indicator", "I02", goal="N1", title="Empty", baseline_value=20.0, band=5.0, **about)
    plan.add("indicator", "I03", goal="N1", title="Vacant", baseline_value=20.0, **about)
    plan.add("indicator", "I04", goal="N1", title="Unknown", **about)
    plan.add("observation", "I02/2025-Q1", value=10.4)
    return plan.add("observation", "I03/2025-Q1", value=9.0)


def test_sectors_come_as_the_settings_have_them_and_every_goal_has_a_row(told: Telling) -> None:
    table = series.standing(told.history.at(told.moment()))
    assert list(table["goal"]) == ["N1", "N1", "N1", "S1", "V3"]
    assert list(table["indicator"]) == ["I02", "I03", "I04", None, None]


def test_what_is_computed_never_touches_what_was_judged(told: Telling) -> None:
    table = series.standing(told.history.at(told.moment()))
    assert list(table["computed"]) == ["near", "met", None, None, None]
    assert list(table["status"]) == ["partly", "partly", "partly", "not_met", None]


def test_an_indicator_without_a_goal_stands_nowhere(told: Telling) -> None:
    told.add("indicator", "I99", title="Loose", unit="MW", wanted="raise")
    assert "I99" not in set(series.standing(told.history.at(told.moment()))["indicator"])
    assert series.standing(Telling().history.at(told.moment())).empty
