"""The table behind the figure of likelihoods over reviews."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2023-03-14")
    for code, title in (("A", "Kraftsamling"), ("B", "Trångt i nätet")):
        plan.add("scenario", code, title=title, set="main")
    plan.likelihoods(60, 40)
    plan.held("R2", "2023-10-10")
    return plan.held("R3", "2024-03-12").likelihoods(45, 55, why="The grid is full")


def short(table: pd.DataFrame) -> list[tuple[object, ...]]:
    kept = table[["review", "scenario", "percent", "change"]].astype(object)
    return list(kept.where(kept.notna(), None).itertuples(index=False, name=None))


def test_each_review_has_each_scenario_with_its_change(told: Telling) -> None:
    table = series.likelihoods(told.history, told.moment(), TODAY)
    assert short(table) == [
        ("R1", "A", 60.0, None),
        ("R1", "B", 40.0, None),
        ("R2", "A", 60.0, 0.0),
        ("R2", "B", 40.0, 0.0),
        ("R3", "A", 45.0, -15.0),
        ("R3", "B", 55.0, 15.0),
    ]
    assert list(table["reason"]) == [None] * 4 + ["The grid is full"] * 2
    assert table["title"][1] == "Trångt i nätet"
    assert table["day"][0] == date(2023, 3, 14)


def test_a_past_moment_knows_no_later_review(told: Telling) -> None:
    table = series.likelihoods(told.history, told.moment("2023-10-10"), TODAY)
    assert list(table["review"].unique()) == ["R1", "R2"]


def test_a_change_between_reviews_is_a_stop_of_its_own(told: Telling) -> None:
    told.on("2024-05-01").likelihoods(50, 50, why="Second thoughts")
    table = series.likelihoods(told.history, told.moment(), TODAY)
    assert short(table)[-2:] == [(None, "A", 50.0, 5.0), (None, "B", 50.0, -5.0)]
    assert list(table["day"])[-1] == date(2024, 5, 1)
    same = series.likelihoods(told.history, told.moment("2024-04-30"), TODAY)
    assert list(same["review"].unique()) == ["R1", "R2", "R3"]


def test_a_scenario_that_comes_and_one_that_goes(told: Telling) -> None:
    told.held("R4", "2024-10-15").add("scenario", "C", title="Tyst omställning")
    told.add("likelihood", "C/group", percent=55.0)
    told.retire("likelihood", "B/group").retire("scenario", "B")
    table = series.likelihoods(told.history, told.moment(), TODAY)
    assert short(table)[-2:] == [("R4", "A", 45.0, 0.0), ("R4", "C", 55.0, None)]


def test_what_is_carved_out_is_no_change_of_view(told: Telling) -> None:
    told.held("R4", "2024-10-15").add("scenario", "B1", title="Part of it", carved_from="B")
    told.likelihoods(45, 35).add("likelihood", "B1/group", percent=20.0)
    table = series.likelihoods(told.history, told.moment(), TODAY)
    last = [("R4", "A", 45.0, 0.0), ("R4", "B", 35.0, 0.0), ("R4", "B1", 20.0, None)]
    assert short(table)[-3:] == last


def test_what_is_merged_in_is_no_change_of_view_but_what_is_added_to_it_is(told: Telling) -> None:
    told.held("R4", "2024-10-15").retire("likelihood", "B/group")
    told.act(Act.RETIRE, "scenario", "B", {"successor": "A"}, "The same thing")
    told.likelihoods(100)
    table = series.likelihoods(told.history, told.moment(), TODAY)
    assert short(table)[-1] == ("R4", "A", 100.0, 0.0)


def test_scenarios_that_overlap_are_never_counted_with_another(told: Telling) -> None:
    told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    told.held("R4", "2024-10-15").add("scenario", "B1", title="Part of it", carved_from="B")
    told.likelihoods(45, 35).add("likelihood", "B1/group", percent=80.0)
    table = series.likelihoods(told.history, told.moment(), TODAY)
    last = [("R4", "A", 45.0, 0.0), ("R4", "B", 35.0, -20.0), ("R4", "B1", 80.0, None)]
    assert short(table)[-3:] == last


def test_only_the_set_and_the_judge_asked_for(told: Telling) -> None:
    told.add("scenario", "X", title="Elsewhere", set="other")
    told.add("likelihood", "X/group", percent=100.0).add("likelihood", "A/RM", percent=10.0)
    told.add("likelihood", "B/RM", percent=90.0)
    main = series.likelihoods(told.history, told.moment(), TODAY)
    other = series.likelihoods(told.history, told.moment(), TODAY, scenario_set="other")
    one = series.likelihoods(told.history, told.moment(), TODAY, judge="RM")
    assert set(main["scenario"]) == {"A", "B"}
    assert short(other) == [("R3", "X", 100.0, None)]
    assert list(one["percent"]) == [10.0, 90.0]


def test_a_plan_without_reviews_shows_the_moment_and_an_empty_plan_nothing() -> None:
    empty = Telling()
    table = series.likelihoods(empty.history, empty.moment(), TODAY)
    assert list(table.columns) == [
        "review",
        "day",
        "review_title",
        "scenario",
        "title",
        "percent",
        "change",
        "reason",
    ]
    assert table.empty
    empty.add("scenario", "A", title="Only one").likelihoods(100)
    assert short(series.likelihoods(empty.history, empty.moment(), TODAY)) == [
        (None, "A", 100.0, None)
    ]
