"""The table behind the map of what was revised when."""

from datetime import date

import pytest

from scenarios import series
from scenarios.series.stops import stops
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2023-03-14").add("goal", "S1", title="Homes")
    plan.add("scenario", "A", title="Force").add("scenario", "B", title="Tight")
    plan.likelihoods(60, 40)
    plan.add("indicator", "I01", title="Built", unit="n", wanted="raise", target_value=120.0)
    plan.held("R2", "2023-10-10").likelihoods(55, 45, why="Land enquiries grow")
    plan.revise("indicator", "I01", target_value=119.0)
    plan.held("R3", "2024-03-12").likelihoods(40, 60).revise("goal", "S1", title="More homes")
    return plan.revise("indicator", "I01", "The market is slow", target_value=95.0)


def grid(told: Telling, columns: int = 12) -> dict[str, str]:
    table = series.revision_map(told.history, told.moment(), TODAY, columns)
    return {str(key): " ".join(rows["state"]) for key, rows in table.groupby("key", sort=False)}


def test_each_record_has_a_cell_for_each_review_the_most_revised_first(told: Telling) -> None:
    assert grid(told) == {
        "I01": "new changed large",
        "A": "new changed large",
        "B": "new changed large",
        "S1": "new empty changed",
    }


def test_a_cell_tells_what_changed_and_why(told: Telling) -> None:
    table = series.revision_map(told.history, told.moment(), TODAY)
    cell = table.query("key == 'A' and review == 'R2'").iloc[0]
    assert cell["what"] == [("likelihood", "A/group", "percent", 60.0, 55.0)]
    assert (cell["reason"], cell["revisions"], cell["title"]) == (
        "Land enquiries grow",
        1,
        "Force",
    )
    assert table.query("key == 'S1'")["title"].iloc[0] == "More homes"


def test_a_record_that_did_not_exist_and_one_that_was_retired(told: Telling) -> None:
    told.held("R4", "2024-10-15").add("goal", "N1", title="Jobs").retire("goal", "S1")
    told.held("R5", "2025-03-18")
    states = grid(told)
    assert states["N1"] == "absent absent absent new empty"
    assert states["S1"] == "new empty changed retired absent"


def test_what_came_after_the_last_review_has_a_column_only_when_something_did(
    told: Telling,
) -> None:
    told.on("2024-06-01")
    assert grid(told)["S1"] == "new empty changed"
    told.revise("goal", "S1", title="Homes again")
    assert grid(told)["S1"] == "new empty changed changed"
    table = series.revision_map(told.history, told.moment(), TODAY)
    assert table["review"].iloc[-1] is None


def test_many_fields_at_once_or_a_joined_record_that_comes_are_changes(told: Telling) -> None:
    told.held("R4", "2024-10-15")
    told.revise("goal", "S1", description="One", owner="Two", sector="Three")
    told.add("target", "I01/2025-12-31", value=90.0)
    states = grid(told)
    assert states["S1"].endswith("large")
    assert states["I01"].endswith("changed")


def test_only_the_last_reviews_are_shown_and_the_rest_is_counted(told: Telling) -> None:
    assert grid(told, columns=2) == {
        "I01": "changed large",
        "A": "changed large",
        "B": "changed large",
        "S1": "empty changed",
    }
    table = series.revision_map(told.history, told.moment(), TODAY, columns=2)
    assert table.attrs["left_out"] == 1
    assert list(table["review"].unique()) == ["R2", "R3"]


def test_a_record_retired_in_the_first_column_shown_keeps_its_name(told: Telling) -> None:
    told.retire("goal", "S1")
    table = series.revision_map(told.history, told.moment(), TODAY, columns=1)
    assert list(table.query("key == 'S1'")[["title", "state"]].iloc[0]) == ["Homes", "retired"]


def test_what_belongs_to_a_record_that_never_was_stands_under_its_code(told: Telling) -> None:
    told.add("likelihood", "Z/group", percent=1.0)
    table = series.revision_map(told.history, told.moment(), TODAY)
    assert list(table.query("key == 'Z'")["title"]) == ["Z", "Z", "Z"]


def test_kinds_can_be_chosen_and_what_is_measured_is_not_a_change_of_mind(told: Telling) -> None:
    told.add("observation", "I01/2023", value=1.0)
    table = series.revision_map(told.history, told.moment(), TODAY, kinds=["goal"])
    assert set(table["kind"]) == {"goal"}
    assert "observation" not in set(series.revision_map(told.history, told.moment(), TODAY)["kind"])


def test_an_empty_plan_has_an_empty_map() -> None:
    told = Telling()
    assert series.revision_map(told.history, told.moment(), TODAY).empty


def test_stops_are_the_reviews_held_and_the_moment_when_it_is_later(told: Telling) -> None:
    told.on("2024-03-12").add("review", "R9", title="Planned", date=date(2027, 3, 16))
    names = [stop.review for stop in stops(told.history, told.moment("2024-04-01"), TODAY)]
    assert names == ["R1", "R2", "R3", None]
    exact = [stop.review for stop in stops(told.history, told.moment("2024-03-12"), TODAY)]
    assert exact == ["R1", "R2", "R3"]
