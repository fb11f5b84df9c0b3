"""The wind tunnel with blanks, the cross without axes, and drivers."""

from datetime import date

import pytest

from scenarios.series import futures
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2024-03-12", state="finalised")
    plan.add("goal", "S1", title="Homes").add("goal", "N1", title="Jobs")
    plan.add("goal", "M1", title="Not judged")
    plan.add("scenario", "A", title="One").add("scenario", "B", title="Two").likelihoods(60, 40)
    plan.add("impact", "S1/A/group", score=2).add("impact", "S1/B/group", score=-1)
    return plan.add("impact", "N1/A/group", score=1, breaks_it="No power")


def test_a_blank_is_shown_and_counted_and_leaves_no_mean(told: Telling) -> None:
    table = futures.wind_tunnel(told.history, told.moment(), TODAY)
    assert list(table["goal"]) == ["N1", "N1", "S1", "S1"]
    row = table.set_index(["goal", "scenario"])
    assert row["score"]["N1", "B"] != row["score"]["N1", "B"]
    assert (row["blanks"]["N1", "A"], row["blanks"]["S1", "A"]) == (1, 0)
    assert row["weighted"]["N1", "A"] != row["weighted"]["N1", "A"]
    assert row["weighted"]["S1", "A"] == pytest.approx(0.8)
    assert (row["regret"]["N1", "A"], row["regret"]["S1", "A"]) == (1, 0)
    assert row["regret"]["S1", "B"] != row["regret"]["S1", "B"]
    assert row["breaks_it"]["N1", "A"] == "No power"
    assert not table["before"].notna().any()


def test_the_last_review_is_the_last_that_is_done_with(told: Telling) -> None:
    told.held("R2", "2024-10-15").revise("impact", "S1/A/group", score=1).likelihoods(20, 80)
    row = futures.wind_tunnel(told.history, told.moment(), TODAY).iloc[2]
    assert (row["score"], row["before"], row["change"]) == (1, 2, -1)
    assert (row["weighted"], row["weighted_before"]) == pytest.approx((-0.6, 0.8))


def test_only_scenarios_where_every_goal_is_judged_are_compared(told: Telling) -> None:
    snapshot = told.history.at(told.moment())
    table = futures.rank_reversals(snapshot)
    assert table.attrs["left_out"] == ["B"]
    assert set(table[table["is_first"]]["goal"]) == {"S1", "N1"}
    assert set(table.query("metric == 'maximin' and is_first")["goal"]) == {"S1"}
    lines = futures.hurwicz_lines(snapshot)
    assert list(lines["worst"]) == list(lines["best"]) == [1, 2]
    assert futures.hurwicz_crossings(snapshot).empty


def test_an_overlapping_set_is_never_weighed(told: Telling) -> None:
    told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    table = futures.wind_tunnel(told.history, told.moment(), TODAY)
    assert not table["weighted"].notna().any()
    assert futures.scenario_trail(told.history, told.moment(), TODAY).empty


def test_scenarios_without_axes_have_no_place_and_leave_no_trail(told: Telling) -> None:
    cross = futures.scenario_cross(told.history.at(told.moment()))
    assert list(cross["percent"]) == [60, 40]
    assert not cross[["x", "y"]].notna().to_numpy().any()
    assert futures.scenario_trail(told.history, told.moment(), TODAY).empty


def test_the_rest_stands_last_and_outside_the_cross(told: Telling) -> None:
    told.add("driver", "D1", title="Power", axis="first", importance=5, uncertainty=4)
    told.add("driver", "D2", title="People", axis="second")
    for code, driver, place in (("D1a", "D1", 1), ("D1b", "D1", 2), ("D1c", "D1", 3)):
        told.add("variant", code, driver=driver, title=code, place_in_order=place)
    told.add("variant", "D2a", driver="D2", title="Only one")
    told.revise("scenario", "A", position=("D1a", "D2a"))
    told.revise("scenario", "B", position=("D1b", "D2a"))
    told.add("scenario", "0", title="The rest", catch_all=True)
    told.likelihoods(30, 50).add("likelihood", "0/group", percent=20.0)
    cross = futures.scenario_cross(told.history.at(told.moment()))
    assert list(cross["scenario"]) == ["A", "B", "0"]
    assert list(cross["x"])[:2] == [-1, 0]
    assert list(cross["y"])[:2] == [0, 0]
    [trail] = futures.scenario_trail(told.history, told.moment(), TODAY).to_dict("records")
    assert (trail["x"], trail["y"], trail["placed"]) == (pytest.approx(-0.375), 0, 80)
    drivers = futures.driver_map(told.history, told.moment(), TODAY).set_index("driver")
    assert (drivers["importance"]["D1"], drivers["variants"]["D1"]) == (5, 3)
    assert drivers["importance"]["D2"] != drivers["importance"]["D2"]
    assert not drivers["importance_before"].notna().any()


def test_an_empty_plan_has_empty_tables() -> None:
    plan = Telling()
    snapshot = plan.history.at(plan.moment())
    for table in (
        futures.wind_tunnel(plan.history, plan.moment(), TODAY),
        futures.rank_reversals(snapshot),
        futures.hurwicz_lines(snapshot),
        futures.hurwicz_crossings(snapshot),
        futures.scenario_cross(snapshot),
        futures.scenario_trail(plan.history, plan.moment(), TODAY),
        futures.driver_map(plan.history, plan.moment(), TODAY),
    ):
        assert table.empty
        assert len(table.columns)
