"""The tables behind free and over-allocated resources."""

import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18")
    for goal in ("N1", "S3", "M2"):
        plan.add("goal", goal, title=f"Goal {goal}")
    plan.add("resource", "G1", title="Fund", unit="mnkr")
    plan.add("resource", "G4", title="Power", unit="MW")
    plan.add("contribution", "G4/VEB", amount=14.0).add("contribution", "G1/VK", amount=10.0)
    plan.add("allocation", "G4/N1", amount=9.0).add("allocation", "G4/S3", amount=1.5)
    return plan.add("allocation", "G4/M2", amount=2.0)


def test_what_is_free_in_each_unit(told: Telling) -> None:
    table = series.capacity(told.history.at(told.moment()))
    assert table.to_dict("records") == [
        {"resource": "G1", "title": "Fund", "unit": "mnkr", "capacity": 10.0, "allocated": 0.0}
        | {"free": 10.0, "over": 0.0, "state": "free"},
        {"resource": "G4", "title": "Power", "unit": "MW", "capacity": 14.0, "allocated": 12.5}
        | {"free": 1.5, "over": 0.0, "state": "free"},
    ]


def test_over_by_two_when_the_capacity_falls_and_free_when_goals_give_back(told: Telling) -> None:
    told.on("2025-03-19").revise("contribution", "G4/VEB", amount=10.5)
    over = series.capacity(told.history.at(told.moment())).set_index("resource").loc["G4"]
    assert (over["over"], over["free"], over["state"]) == (2.0, 0.0, "over")
    told.on("2025-10-14").revise("allocation", "G4/N1", amount=7.0)
    told.revise("allocation", "G4/S3", amount=1.0)
    free = series.capacity(told.history.at(told.moment())).set_index("resource").loc["G4"]
    assert (free["over"], free["free"], free["state"]) == (0.0, 0.5, "free")


def test_the_fullest_resource_and_the_largest_draw_come_first(told: Telling) -> None:
    told.add("resource", "G0", title="Nobody's", unit="ha")
    told.add("allocation", "G0/N1", amount=1.0)
    table = series.resource_load(told.history.at(told.moment()))
    drawn = table[["resource", "goal", "amount", "base"]].astype(object)
    assert list(drawn.where(drawn.notna(), None).itertuples(index=False, name=None)) == [
        ("G0", "N1", 1.0, 0.0),
        ("G4", "N1", 9.0, 0.0),
        ("G4", "M2", 2.0, 9.0),
        ("G4", "S3", 1.5, 11.0),
        ("G1", None, None, 0.0),
    ]
    assert table["goal_title"][1] == "Goal N1"


def test_amounts_of_a_period_count_only_on_its_days(told: Telling) -> None:
    told.add("contribution", "G1/RM/2026", amount=4.0).add("allocation", "G1/N1", amount=5.0)
    told.add("allocation", "G1/N1/2026", amount=2.0).add("allocation", "G1/N1/2027", amount=9.0)
    before = series.resource_load(told.history.at(told.moment("2025-12-31")))
    within = series.resource_load(told.history.at(told.moment("2026-06-01")))
    assert list(before.query("resource == 'G1'")["amount"]) == [5.0]
    assert list(within.query("resource == 'G1'")["amount"]) == [7.0]
    assert list(within.query("resource == 'G1'")["capacity"]) == [14.0]


def test_an_empty_plan_has_empty_tables() -> None:
    snapshot = Telling().history.at(Telling().moment())
    assert series.capacity(snapshot).empty
    assert list(series.resource_load(snapshot).columns)[-3:] == ["goal_title", "amount", "base"]


def test_one_resources_load_is_its_rows_of_the_whole(told: Telling) -> None:
    table = series.load_of(told.history.at(told.moment()), "G4")
    assert list(table["goal"]) == ["N1", "M2", "S3"]
    assert list(table.index) == [0, 1, 2]


def test_contributions_and_allocations_tell_who_and_in_which_unit(told: Telling) -> None:
    told.add("actor", "VK", title="Municipality")
    told.revise("allocation", "G4/M2", minimum=1.5)
    brought = series.contributions(told.history.at(told.moment())).to_dict("records")
    assert brought[0]["key"] == "G1/VK"
    assert (brought[0]["actor_title"], brought[0]["title"], brought[0]["unit"]) == (
        "Municipality",
        "Fund",
        "mnkr",
    )
    given = series.allocations(told.history.at(told.moment()))
    assert list(given["key"]) == ["G4/M2", "G4/N1", "G4/S3"]
    assert given["goal_title"].iloc[0] == "Goal M2"
    assert given["minimum"].iloc[0] == 1.5


def test_amounts_have_as_many_decimals_as_they_need(told: Telling) -> None:
    told.revise("allocation", "G4/S3", amount=1.25)
    assert series.decimals(told.history.at(told.moment())) == {"G1": 0, "G4": 2}


def test_who_brings_and_who_gets_stand_with_their_names_and_the_unit(told: Telling) -> None:
    told.add("actor", "VEB", title="The power company")
    snapshot = told.history.at(told.moment())
    brought = series.contributions(snapshot).set_index("key").loc["G4/VEB"]
    assert (brought["amount"], brought["unit"], brought["actor_title"]) == (
        14.0,
        "MW",
        "The power company",
    )
    given = series.allocations(snapshot)
    assert list(given["key"]) == ["G4/M2", "G4/N1", "G4/S3"]
    assert list(given["goal_title"]) == ["Goal M2", "Goal N1", "Goal S3"]


def test_amounts_get_as_many_decimals_as_any_of_them_needs(told: Telling) -> None:
    told.add("contribution", "G1/RM", amount=0.125)
    assert series.decimals(told.history.at(told.moment())) == {"G1": 2, "G4": 1}


def test_the_load_of_one_resource_is_its_part_of_the_whole(told: Telling) -> None:
    snapshot = told.history.at(told.moment())
    assert list(series.load_of(snapshot, "G4")["goal"]) == ["N1", "M2", "S3"]
    assert series.load_of(snapshot, "G9").empty
