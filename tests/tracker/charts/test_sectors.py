"""How the goals of each sector are judged."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import sectors
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


def table_of(told: Telling) -> pd.DataFrame:
    return series.status_by_sector(told.history.at(told.moment("2024-12-31")))


@pytest.fixture
def told() -> Telling:
    """Give two sectors, and a goal that belongs to none."""
    plan = (
        Telling().on("2024-10-15").add("settings", "plan", title="Plan", sectors=("Water", "Air"))
    )
    for goal, sector, status in (
        ("W1", "Water", "met"),
        ("W2", "Water", "met"),
        ("W3", "Water", "not_met"),
        ("A1", "Air", "not_met"),
        ("X1", None, None),
    ):
        plan.add("goal", goal, title=f"<b>{goal}", sector=sector, status=status)
    return plan


def test_each_sector_has_a_bar_of_as_many_goals_in_the_steps_of_the_scale(told: Telling) -> None:
    figure = sectors.figure(table_of(told), ENGLISH, "light")
    assert [(bar.name, list(bar.x), list(bar.y), list(bar.text)) for bar in figure.data] == [
        ("Fulfilled", [2], [0], ["✓ <b>2</b>"]),
        ("Not fulfilled", [1, 1], [0, 1], ["✕ <b>1</b>", "✕ <b>1</b>"]),
        ("Not judged", [1], [2], ["? <b>1</b>"]),
    ]
    names = [note.text for note in figure.layout.annotations]
    assert names == [
        "<b>Water</b> · 3 goals",
        "<b>Air</b> · 1 goal",
        "<b>Without a sector</b> · 1 goal",
    ]


def test_a_part_of_a_bar_tells_its_goals_and_leads_to_them(told: Telling) -> None:
    fulfilled = sectors.figure(table_of(told), ENGLISH, "dark").data[0]
    assert fulfilled.customdata[0] == (
        "Fulfilled<br><b>W1</b> &lt;b&gt;W1<br><b>W2</b> &lt;b&gt;W2"
    )
    assert fulfilled.meta[0] == "kind?kind=goal&keys=W1,W2"


def test_the_heading_counts_what_is_fulfilled_and_the_sentence_who_came_furthest(
    told: Telling,
) -> None:
    table = table_of(told)
    assert sectors.title(table, ENGLISH) == "Fulfilled: 2 of 5 goals"
    assert sectors.title(table, SWEDISH) == "Uppfyllt: 2 av 5 mål"
    assert sectors.alt(table, ENGLISH) == (
        "5 goals: Fulfilled 2, Not fulfilled 2 and Not judged 1."
        " Water has come furthest, with 2 of 3."
    )
    assert sectors.note(table, ENGLISH) == "✓ Fulfilled · ✕ Not fulfilled · ? Not judged"


def test_of_many_sectors_the_rest_stands_in_the_table() -> None:
    plan = Telling().on("2024-10-15")
    for number in range(sectors.SHOWN + 1):
        plan.add("goal", f"G{number}", title="Goal", sector=f"Sector {number}", status="met")
    table = table_of(plan)
    assert sectors.note(table, ENGLISH).endswith("1 more sector stands in the table.")
    assert len(sectors.figure(table, ENGLISH, "light").layout.annotations) == sectors.SHOWN
    assert len(sectors.listing(table, ENGLISH)) == sectors.SHOWN + 1


def test_one_sector_is_not_compared_and_none_is_said_to_be_none() -> None:
    alone = Telling().on("2024-10-15").add("goal", "G1", title="Goal", status="met")
    assert sectors.alt(table_of(alone), ENGLISH) == "1 goal: Fulfilled 1."
    empty = table_of(Telling())
    assert sectors.alt(empty, ENGLISH) == "No goals yet."
    [note] = sectors.figure(empty, ENGLISH, "light").layout.annotations
    assert note.text == "No goals yet."


def test_what_cannot_be_judged_and_what_was_not_have_signs_of_their_own(told: Telling) -> None:
    table = table_of(told.add("goal", "X2", title="Goal", status="not_judged"))
    assert sectors.note(table, ENGLISH).endswith("– Cannot be judged · ? Not judged")
