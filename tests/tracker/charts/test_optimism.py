"""Hurwicz's lines and where they cross."""

import pandas as pd
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tracker.charts import optimism
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")
SCORES = {"N1": (-2, 2), "N3": (1, 1), "N10": (1, 1), "S1": (-1, 0)}


@pytest.fixture
def told() -> Telling:
    told = (
        Telling().on("2023-03-14").add("scenario", "A", title="A").add("scenario", "B", title="B")
    )
    for goal, (first, second) in SCORES.items():
        told.add("goal", goal, title=f"Goal <{goal}>")
        told.add("impact", f"{goal}/A/group", score=first)
        told.add("impact", f"{goal}/B/group", score=second)
    return told


def table_of(told: Telling) -> pd.DataFrame:
    return futures.optimism(told.history.at(told.moment()))


def test_goals_with_the_same_ends_share_a_line_and_those_that_lead_are_thick(
    told: Telling,
) -> None:
    *lines, _ = optimism.figure(table_of(told), ENGLISH, "light").data
    ends = {(line.y[0], line.y[1]): line.line.width for line in lines}
    assert ends == {(-1, 0): 1, (-2, 2): 3.5, (1, 1): 3.5}
    assert lines[-1].customdata[0].startswith("<b>N1</b> Goal &lt;N1&gt;") or lines[-1].customdata[
        0
    ].startswith("<b>N3</b> Goal &lt;N3&gt;<br><b>N10</b>")


def test_of_many_goals_on_a_line_the_first_are_told(told: Telling) -> None:
    for number in range(20):
        told.add("goal", f"T{number}", title="More")
        told.add("impact", f"T{number}/A/group", score=-1)
        told.add("impact", f"T{number}/B/group", score=0)
    lines = optimism.figure(table_of(told), ENGLISH, "light").data
    assert any("<br>9 more<br>from" in line.customdata[0] for line in lines)


def test_the_crossing_where_the_first_place_changes_is_the_largest(told: Telling) -> None:
    *_, dots = optimism.figure(table_of(told), ENGLISH, "light").data
    assert list(dots.x) == pytest.approx([1 / 3, 0.75])
    assert list(dots.marker.size) == [7, 13]
    assert dots.customdata[-1] == "N1, N3 and N10 meet at optimism 0.75."


def test_each_end_names_its_goals(told: Telling) -> None:
    layout = optimism.figure(table_of(told), ENGLISH, "light").layout
    assert list(layout.yaxis.ticktext) == [
        "<b>N1</b> \u22122",
        "S1 \u22121",
        "<b>N3</b> <b>N10</b> +1",
    ]
    right = [note.text for note in layout.annotations]
    assert right[:3] == ["0 S1", "+1 <b>N3</b> <b>N10</b>", "+2 <b>N1</b>"]


def test_the_sentence_says_from_how_much_optimism_another_comes_first(told: Telling) -> None:
    assert optimism.alt(table_of(told), SWEDISH) == (
        "Först för den försiktiga: N3 och N10. Från optimism 0,75: N1."
    )
    told.revise("impact", "N1/B/group", score=1)
    assert optimism.alt(table_of(told), ENGLISH) == "First from caution to hope: N3 and N10."
    assert "no verdict" in optimism.note(table_of(told), ENGLISH)


def test_the_list_gives_worst_best_and_who_comes_first(told: Telling) -> None:
    assert optimism.listing(table_of(told), ENGLISH).to_dict("records")[0] == {
        "Goal": "N1 Goal <N1>",
        "Worst": "\u22122",
        "Best": "+2",
        "Comes first": "yes",
    }


def test_one_goal_or_none_is_drawn_or_said() -> None:
    bare = table_of(Telling())
    assert optimism.alt(bare, SWEDISH) == "Ingen har bedömt hur målen klarar sig i scenarierna."
    assert not optimism.figure(bare, ENGLISH, "light").data
    told = Telling().on("2023-03-14").add("scenario", "A", title="A").add("goal", "N1", title="N")
    told.add("impact", "N1/A/group", score=0)
    assert optimism.alt(table_of(told), ENGLISH) == "First from caution to hope: N1."
    assert optimism.figure(table_of(told), ENGLISH, "dark").data
