"""The matrix of synergies and conflicts."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import relations
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().on("2025-03-18")
    for goal in ("M2", "M10", "N1", "S1"):
        told.add("goal", goal, title=f"Goal {goal}")
    told.add("resource", "G4", title="Power", unit="MW")
    told.add("allocation", "G4/N1", amount=7.0).add("allocation", "G4/M2", amount=2.0)
    told.add("relation", "M2/N1", score=-2, state="open", handled_by="Chief <executive>")
    return told.add("relation", "N1/S1", score=1).add("relation", "M10/S1", score=0)


def table_of(told: Telling) -> pd.DataFrame:
    return series.relations(told.history.at(told.moment()))


def test_each_pair_stands_twice_and_the_diagonal_is_open(told: Telling) -> None:
    ground, cells, scores = relations.figure(table_of(told), ENGLISH, "light").data
    goals = ["M2", "M10", "N1", "S1"]
    assert [list(row) for row in cells.z] == [
        [None, None, -2, None],
        [None, None, None, 0],
        [-2, None, None, 1],
        [None, 0, 1, None],
    ]
    assert [row[at] for at, row in enumerate(ground.z)] == [None] * 4
    assert sorted(scores.text) == ["+1", "+1", "0", "0", "\u22122 ◆", "\u22122 ◆"]
    layout = relations.figure(table_of(told), ENGLISH, "light").layout
    assert list(layout.xaxis.ticktext) == [f"<b>{goal}</b>" for goal in goals]
    assert layout.yaxis.ticktext[0] == "<b>M2</b> Goal M2"


def test_a_cell_tells_both_goals_what_they_share_and_who_handles_it(told: Telling) -> None:
    _, cells, _ = relations.figure(table_of(told), SWEDISH, "dark").data
    assert cells.customdata[0][2] == (
        "<b>M2</b> Goal M2<br><b>N1</b> Goal N1<br>målkonflikt (\u22122)<br>båda drar på G4"
        "<br>hanteras av Chief &lt;executive&gt;"
    )


def test_the_sentence_counts_and_names_the_hardest(told: Telling) -> None:
    assert relations.alt(table_of(told), SWEDISH) == (
        "Mellan målen: 1 synergi och 1 målkonflikt."
        " Den hårdaste är M2 mot N1 (\u22122), som båda drar på G4."
    )
    told.revise("allocation", "G4/M2", amount=0.0)
    assert relations.alt(table_of(told), ENGLISH).endswith("M2 against N1 (\u22122).")
    told.revise("relation", "M2/N1", score=2)
    assert relations.alt(table_of(told), ENGLISH) == (
        "Between the goals: 2 synergies and 0 conflicts."
    )


def test_the_list_says_the_same(told: Telling) -> None:
    assert relations.listing(table_of(told), ENGLISH).to_dict("records")[0] == {
        "Goal": "M2 Goal M2",
        "Other goal": "N1 Goal N1",
        "Score": "\u22122",
        "What": "conflict",
        "Shared resource": "G4",
        "State": "open",
        "Handled by": "Chief <executive>",
    }
    assert list(relations.listing(table_of(told), ENGLISH)["What"])[1:] == ["neither", "synergy"]


def test_of_many_goals_those_with_the_strongest_relations_are_drawn() -> None:
    told = Telling().on("2025-03-18")
    for number in range(30):
        told.add("goal", f"S{number}", title="Goal")
    for number in range(1, 30):
        score = -3 if number > relations.SHOWN else 1
        told.add("relation", "/".join(sorted(["S0", f"S{number}"])), score=score)
    table = table_of(told)
    figure = relations.figure(table, ENGLISH, "light")
    drawn = {f"S{number}" for number in (0, *range(12, 22))}
    assert {name[3:].partition("<")[0] for name in figure.layout.yaxis.ticktext} == drawn
    assert relations.note(table, ENGLISH).endswith(
        "19 goals with weaker relations stand in the table."
    )
    assert set(figure.data[2].textfont.color) == {"#FFFFFF"}
    assert "goals with weaker" not in relations.note(table.head(2), ENGLISH)
