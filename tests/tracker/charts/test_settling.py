"""Consensus against stability."""

from datetime import date

import pandas as pd
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tracker.charts import settling
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    """Four actors: of one accord on S1, so on S2 but moving, apart on S3; one alone on S4."""
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    for goal in ("S1", "S2", "S3", "S4"):
        plan.add("goal", goal, title=f"Goal <{goal}>")
    for place, actor in enumerate(("W", "X", "Y", "Z")):
        plan.add("actor", actor, title=actor)
        for goal, score in (("S1", 2), ("S2", 1), ("S3", 2 * (-1) ** place)):
            plan.add("stance", f"{actor}/{goal}", score=score)
    plan.add("stance", "W/S4", score=1).on("2023-05-01")
    for actor in ("W", "X"):
        plan.revise("stance", f"{actor}/S2", score=3)
    return plan


def table_of(told: Telling) -> pd.DataFrame:
    return futures.consensus_stability(told.history, told.moment(), TODAY)


def test_each_item_stands_where_it_is_agreed_and_settled_with_a_shape_of_its_own(
    told: Telling,
) -> None:
    [points] = settling.figure(table_of(told), ENGLISH, "light").data
    assert list(zip(points.x, points.y, points.marker.symbol, strict=True)) == [
        (100, 100, "circle"),
        (50, 100, "diamond"),
        (100, 50, "square-open"),
    ]
    assert points.customdata[1] == (
        "<b>S2</b> Goal &lt;S2&gt;<br>100% of 4 judges on the same side"
        "<br>2 kept their judgement, 2 changed it<br><i>agreed, still moving</i>"
    )
    names = [
        note.text for note in settling.figure(table_of(told), ENGLISH, "dark").layout.annotations
    ]
    assert {"S1", "S2", "S3"} <= set(names)


def test_many_at_one_place_are_counted_beside_it() -> None:
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    plan.add("actor", "W", title="W").add("actor", "X", title="X")
    for number in range(20):
        plan.add("goal", f"T{number}", title="More")
        plan.add("stance", f"W/T{number}", score=2).add("stance", f"X/T{number}", score=2)
    plan.held("R2", "2023-06-01")
    notes = settling.figure(table_of(plan), ENGLISH, "light").layout.annotations
    [name] = [note for note in notes if "+" in note.text]
    assert (name.text, name.xanchor) == ("T0  T1  T10  +17", "right")


def test_the_sentence_warns_of_what_is_agreed_and_still_moving(told: Telling) -> None:
    assert settling.alt(table_of(told), SWEDISH) == (
        "Eniga om 2 av 3. Enigt och ännu i rörelse: S2. Oenigt, och ingen rör sig: S3."
    )
    assert settling.note(table_of(told), ENGLISH).endswith(
        "1 is judged by one alone, or for the first time, and is not drawn."
    )


def test_the_list_has_also_what_one_alone_has_judged(told: Telling) -> None:
    rows = settling.listing(table_of(told), ENGLISH).to_dict("records")
    assert [row["Verdict"] for row in rows] == ["agreed", "agreed, still moving", "apart", ""]
    assert rows[1]["Kept"] == "50%"


def test_where_nobody_judged_twice_a_sentence_says_so() -> None:
    empty = table_of(Telling())
    assert settling.alt(empty, ENGLISH) == "Nothing has been judged by several, twice."
    assert not settling.figure(empty, SWEDISH, "light").data
