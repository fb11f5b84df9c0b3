"""Why we revise: triggers by review."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from scenarios.revisions import Act
from tests.telling import Telling
from tracker.charts import why
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    for number in range(1, 9):
        plan.add("goal", f"S{number}", title="Homes")
    plan.held("R2", "2024-03-12", state="finalised")
    for number in range(1, 9):
        values = {"title": "More homes"}
        plan.act(Act.REVISE, "goal", f"S{number}", values, "fewer <built>", "new_data")
    return plan.on("2024-05-01").retire("goal", "S8", None)


def table_of(told: Telling, **more: int) -> pd.DataFrame:
    return series.revised_why(told.history, told.moment(), TODAY, **more)


def test_a_cell_is_the_stronger_the_more_was_revised_and_says_how_many(told: Telling) -> None:
    cells, numbers = why.figure(table_of(told), ENGLISH, "light").data
    assert [list(row) for row in cells.z] == [[0, 3, 0], [0, 0, 1]]
    assert list(numbers.text) == ["8", "1"]
    assert cells.customdata[0][1] == (
        "<b>new data</b><br>R2 · 2024-03-12 · 8 revisions<br>S1, S2, S3, S4, S5, S6, 2 more"
        "<br><i>fewer &lt;built&gt;</i>"
    )


def test_a_cell_leads_to_what_differs_from_the_review_before(told: Telling) -> None:
    cells, _ = why.figure(table_of(told), ENGLISH, "dark").data
    assert cells.meta[0][1] == "changes?vs=R1&trigger=new_data&at=R2"
    assert cells.meta[1][2] == "changes?vs=R2"
    assert cells.meta[0][0] is None


def test_the_sentence_says_which_trigger_was_most_and_when(told: Telling) -> None:
    assert why.alt(table_of(told), SWEDISH) == (
        "Oftast på grund av nya uppgifter: 8 av 9 revideringar. Flest vid R2, 8."
    )
    assert why.note(table_of(told, columns=2), ENGLISH).endswith("1 earlier review is not shown.")


def test_the_list_has_a_column_for_each_review_and_the_sum(told: Telling) -> None:
    assert why.listing(table_of(told), ENGLISH).to_dict("records") == [
        {"Trigger": "new data", "R1": "0", "R2": "8", "now": "0", "In all": "8"},
        {"Trigger": "not said", "R1": "0", "R2": "0", "now": "1", "In all": "1"},
    ]


def test_where_nothing_was_revised_a_sentence_says_so() -> None:
    empty = table_of(Telling())
    assert why.alt(empty, ENGLISH) == "Nothing has been revised yet."
    [note] = why.figure(empty, SWEDISH, "light").layout.annotations
    assert note.text
