"""The figure of what each resource gives and who takes it."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import load
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().on("2025-03-18")
    for goal in ("N1", "S3", "M2"):
        told.add("goal", goal, title=f"Goal {goal}")
    told.add("resource", "G4", title="Eleffektreserv", unit="MW")
    told.add("resource", "G7", title="Team", unit="timmar")
    told.add("contribution", "G4/VEB", amount=10.5).add("contribution", "G7/VK", amount=600.0)
    told.add("allocation", "G4/N1", amount=9.0).add("allocation", "G4/S3", amount=1.5)
    return told.add("allocation", "G4/M2", amount=2.0).add("allocation", "G7/N1", amount=600.0)


def table_of(told: Telling) -> pd.DataFrame:
    return series.resource_load(told.history.at(told.moment()))


def test_each_allocation_is_a_bar_in_per_cent_of_the_capacity_parted_where_that_ends(
    told: Telling,
) -> None:
    figure = load.figure(table_of(told), SWEDISH, "light")
    bars = [
        (y, round(base, 1), round(x, 1), text)
        for trace in figure.data[:-1]
        for y, base, x, text in zip(trace.y, trace.base, trace.x, trace.text, strict=True)
    ]
    assert sorted(bars) == [
        (0, 0.0, 85.7, "<b>N1</b> 9,0"),
        (0, 85.7, 14.3, "<b>M2</b> 2,0"),
        (0, 100.0, 4.8, ""),
        (0, 104.8, 14.3, "<b>S3</b> 1,5"),
        (1, 0.0, 100.0, "<b>N1</b> 600"),
    ]
    assert figure.layout.height == 62 * 2 + 26 + 10


def test_what_is_over_is_outlined_in_red_and_said_in_words(told: Telling) -> None:
    figure = load.figure(table_of(told), SWEDISH, "light")
    over = figure.data[-1]
    assert (over.name, over.marker.line.color, over.marker.line.width) == (
        "överfördelad",
        "#B3261E",
        3,
    )
    assert [round(x, 2) for x in over.base] == [100.0]
    texts = [note.text for note in figure.layout.annotations]
    assert "▲ överfördelad med 2,0\u00a0MW" in texts[0]
    assert texts[1] == "<b>G7</b> Team · allt fördelat"
    assert texts[2] == "kapacitet"


def test_the_sentences_name_what_is_over_or_count_what_is_left(told: Telling) -> None:
    table = table_of(told)
    assert load.title(table, SWEDISH) == "G4 är överfördelad"
    assert load.alt(table, SWEDISH) == "Överfördelat: G4 med 2,0\u00a0MW."
    told.add("allocation", "G7/S3", amount=1.0)
    assert load.title(table_of(told), ENGLISH) == "2 resources are over-allocated"
    told.revise("allocation", "G4/N1", amount=6.5).revise("allocation", "G7/S3", amount=0.0)
    assert load.title(table_of(told), SWEDISH) == "Räcker resurserna?"
    assert load.alt(table_of(told), ENGLISH) == (
        "No resource is over-allocated; 1 of 2 has something left."
    )


def test_decimals_are_as_many_as_the_amounts_of_the_resource_need(told: Telling) -> None:
    told.revise("allocation", "G4/S3", amount=1.25).add("resource", "G9", title="None", unit="ha")
    listing = load.listing(table_of(told), ENGLISH)
    told_of = {row["Resource"]: row for row in listing.to_dict("records")}
    assert told_of["G4 Eleffektreserv"]["Capacity"] == "10.50\u00a0MW"
    assert told_of["G7 Team"]["Allocated"] == "600\u00a0timmar"
    assert told_of["G9 None"]["Goal"] == "–"
    assert told_of["G9 None"]["Remainder"] == "no capacity"


def test_a_long_name_stands_in_full_above_the_amount(told: Telling) -> None:
    told.add("resource", "G8", title="EU-projekt Grön omställning 2024 till 2027", unit="mnkr")
    told.add("contribution", "G8/VK", amount=24.5)
    texts = [note.text for note in load.figure(table_of(told), SWEDISH, "light").layout.annotations]
    name = next(text for text in texts if "G8" in text)
    assert name == "<b>G8</b> EU-projekt Grön omställning 2024 till 2027<br>24,5\u00a0mnkr kvar"


def test_demand_without_capacity_and_demand_far_beyond_it(told: Telling) -> None:
    told.add("resource", "G9", title="Nothing", unit="ha").add("allocation", "G9/N1", amount=3.0)
    told.revise("allocation", "G7/N1", amount=6000.0)
    figure = load.figure(table_of(told), ENGLISH, "light")
    assert figure.layout.xaxis.range[1] == load.WIDEST
    assert (
        "over-allocated by 3\u00a0ha" in load.listing(table_of(told), ENGLISH)["Remainder"].iloc[0]
    )


def test_of_many_resources_the_fullest_are_drawn_and_the_rest_is_counted(told: Telling) -> None:
    for number in range(20):
        told.add("resource", f"H{number}", title="More", unit="ha")
        told.add("contribution", f"H{number}/VK", amount=1.0)
        told.add("allocation", f"H{number}/N1", amount=2.0)
    table = table_of(told)
    assert load.figure(table, ENGLISH, "light").layout.height == 62 * load.SHOWN + 36
    assert load.note(table, ENGLISH).endswith("8 resources that are less used stand in the table.")
    assert load.alt(table, ENGLISH).endswith("and 16 more.")
    assert len(load.listing(table, ENGLISH)) == 24


def test_a_plan_without_resources_says_so() -> None:
    empty = table_of(Telling())
    assert not load.figure(empty, SWEDISH, "light").data
    assert load.alt(empty, SWEDISH) == "Inga gemensamma resurser ännu."
    assert load.listing(empty, SWEDISH).empty
