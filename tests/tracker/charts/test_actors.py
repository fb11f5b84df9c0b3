"""The map of actors: influence and stake."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import actors
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


def table_of(told: Telling) -> pd.DataFrame:
    return series.influence_and_stake(told.history.at(told.moment()))


@pytest.fixture
def told() -> Telling:
    """Give an own organisation, two with more at stake than influence, and one nobody judged."""
    plan = Telling().on("2025-03-18").add("goal", "S1", title="Homes")
    plan.add("actor", "VK", title="Town", nature="own", influence=4, stake=5)
    plan.add("actor", "UR", title="Youth <16", nature="affected", influence=1, stake=5)
    plan.add("actor", "NF", title="Trade", nature="partner", influence=3, stake=4)
    plan.add("actor", "PR", title="Elders", nature="affected")
    return plan.add("stance", "UR/S1", score=2).add("stance", "NF/S1", score=-1)


def test_each_actor_stands_where_it_is_judged_with_a_mark_of_its_nature(told: Telling) -> None:
    [points] = actors.figure(table_of(told), ENGLISH, "light").data
    assert list(zip(points.x, points.y, points.marker.symbol, strict=True)) == [
        (1, 5, "circle-open"),
        (4, 5, "circle"),
        (3, 4, "diamond"),
    ]
    assert points.customdata[0] == (
        "<b>UR</b> Youth &lt;16<br>affected<br>influence 1, stake 5<br>for 1 goal"
    )
    assert points.customdata[1].endswith("not heard yet")
    assert points.customdata[2].endswith("against 1 goal")
    assert points.meta[0] == "record?kind=actor&key=UR"


def test_who_has_more_at_stake_than_influence_is_written_in_bold(told: Telling) -> None:
    figure = actors.figure(table_of(told), ENGLISH, "dark")
    names = {note.text for note in figure.layout.annotations}
    assert {"<b>Youth &lt;16</b>", "<b>Trade</b>", "Town"} <= names
    assert "Elders" not in names


def test_the_sentence_names_who_is_touched_most_and_who_was_not_heard(told: Telling) -> None:
    assert actors.alt(table_of(told), ENGLISH) == (
        "2 actors of 3 have more at stake than influence. Most so: Youth <16."
        " Not heard yet: Elders."
    )
    assert actors.note(table_of(told), SWEDISH).endswith("1 aktör är inte bedömd.")


def test_one_place_names_four_and_says_that_there_are_more() -> None:
    plan = Telling().on("2025-03-18")
    for code in "ABCDE":
        plan.add("actor", code, title=code, nature="affected", influence=2, stake=2)
    [name] = [
        note.text
        for note in actors.figure(table_of(plan), ENGLISH, "light").layout.annotations
        if "<br>" in note.text
    ]
    assert name == "A<br>B<br>C<br>D<br>…"
    assert actors.alt(table_of(plan), ENGLISH).startswith("0 actors of 5 have")


def test_where_nobody_is_judged_a_sentence_says_so() -> None:
    plan = Telling().on("2025-03-18").add("actor", "A", title="A")
    said = "Nobody has judged the actors' influence and stake yet."
    assert actors.alt(table_of(plan), ENGLISH) == said
    [note] = actors.figure(table_of(plan), ENGLISH, "light").layout.annotations
    assert note.text == said
    assert actors.listing(table_of(plan), ENGLISH)["Heard"].tolist() == ["no"]
