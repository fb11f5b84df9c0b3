"""The map of what was revised when."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import revisions
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14").add("goal", "S1", title="Homes", status="partly")
    told.add("scenario", "A", title="Force").add("scenario", "B", title="Tight")
    told.likelihoods(60, 40).add("assumption", "F1", text="Rates stay low", state="holds")
    told.held("R2", "2023-10-10").likelihoods(45, 55, why="Land enquiries grow")
    told.revise("goal", "S1", "Built too little", status="not_met")
    return told.retire("assumption", "F1").add("goal", "N1", title="Jobs")


def table_of(told: Telling, columns: int = 12) -> pd.DataFrame:
    return series.revision_map(told.history, told.moment(), TODAY, columns)


def test_a_row_for_each_record_that_was_revised_and_a_column_for_each_review(
    told: Telling,
) -> None:
    [cells] = revisions.figure(table_of(told), ENGLISH, "light").data
    layout = revisions.figure(table_of(told), ENGLISH, "light").layout
    assert [text.split("</b>")[0] for text in layout.yaxis.ticktext] == [
        "<b>A",
        "<b>B",
        "<b>S1",
        "<b>F1",
    ]
    assert list(layout.xaxis.ticktext) == ["<b>R1</b><br>23-03", "<b>R2</b><br>23-10"]
    assert [list(row) for row in cells.z] == [[1, 3], [1, 3], [1, 2], [1, 0]]
    assert list(cells.text[0]) == ["new", ""]
    assert list(cells.text[3]) == ["new", "gone"]
    assert layout.xaxis.side == "top"


def test_a_cell_tells_what_changed_and_why(told: Telling) -> None:
    [cells] = revisions.figure(table_of(told), SWEDISH, "light").data
    assert cells.customdata[0][1] == (
        "<b>A Force</b><br>R2 · 2023-10-10<br>A/group procent: 60 → 45"
        "<br><i>Land enquiries grow</i>"
    )
    assert cells.customdata[2][1] == (
        "<b>S1 Homes</b><br>R2 · 2023-10-10<br>måluppfyllelse: partly → not_met"
        "<br><i>Built too little</i>"
    )


def test_the_sentences_name_the_most_revised(told: Telling) -> None:
    assert revisions.title(table_of(told), SWEDISH) == "Vad reviderades när?"
    assert revisions.alt(table_of(told), SWEDISH) == (
        "4 poster ändrades, A Force oftast, vid 1 avstämning. Mest ändrades vid R2."
    )
    assert revisions.note(table_of(told, 1), ENGLISH).endswith("1 earlier review is not shown.")


def test_what_changed_after_the_last_review_stands_under_now(told: Telling) -> None:
    told.on("2023-11-01").revise("goal", "N1", title="More jobs")
    table = table_of(told)
    layout = revisions.figure(table, SWEDISH, "light").layout
    assert layout.xaxis.ticktext[-1] == "<b>nu</b><br>23-11"
    listing = revisions.listing(table, SWEDISH)
    first = ["nu", "2023-11-01", "Mål", "N1 More jobs", "rubrik: Jobs → More jobs", ""]
    assert list(listing.iloc[0]) == first


def test_parts_that_came_and_many_changes_are_counted(told: Telling) -> None:
    told.held("R3", "2024-03-12").add("likelihood", "A/RM", percent=10.0)
    fields = {"title": "T", "description": "D", "owner": "O", "sector": "S", "level": "vision"}
    told.revise("goal", "S1", **fields, document="x")
    listing = revisions.listing(table_of(told), ENGLISH)
    latest = listing[listing["Review"] == "R3"]
    what = dict(zip(latest["Record"], latest["What"], strict=True))
    assert what["A Force"] == "1 part came or went"
    assert "level: – → vision" in what["S1 T"]
    assert set(listing[listing["Review"] == "R1"]["What"]) == {"new"}
    [cells] = revisions.figure(table_of(told), ENGLISH, "light").data
    assert "1 more" in cells.customdata[0][2]


def test_of_many_records_the_most_revised_are_drawn() -> None:
    told = Telling().held("R1", "2023-03-14")
    for number in range(30):
        told.add("goal", f"S{number}", title="Goal")
    told.held("R2", "2023-10-10")
    for number in range(30):
        told.revise("goal", f"S{number}", title="Other")
    table = table_of(told)
    assert len(revisions.figure(table, ENGLISH, "light").layout.yaxis.ticktext) == 24
    assert "6 more records stand in the table." in revisions.note(table, ENGLISH)


def test_a_plan_never_revised_shows_what_is_there_and_an_empty_one_says_so() -> None:
    told = Telling().held("R1", "2023-03-14").add("goal", "S1", title="Homes")
    assert len(revisions.figure(table_of(told), ENGLISH, "light").layout.yaxis.ticktext) == 1
    assert revisions.alt(table_of(told), SWEDISH) == "Inget har reviderats ännu."
    empty = table_of(Telling())
    assert not revisions.figure(empty, ENGLISH, "light").data
    assert revisions.listing(empty, ENGLISH).empty
