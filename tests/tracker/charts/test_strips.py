"""The strips of early signals over the reviews."""

from datetime import date

import pandas as pd
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tests.tracker.charts.test_look import contrast
from tracker.charts import look, strips
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14").add("goal", "S1", title="Homes")
    told.add("indicator", "I1", goal="S1", title="Free power", unit="MW")
    told.add("signpost", "T1", text="Power <left>", state="quiet", indicator="I1")
    told.revise("signpost", "T1", comparison="below", watch_at=6.0, trigger_at=5.0)
    told.add("observation", "I1/2023-Q1", value=9.0)
    told.held("R2", "2023-10-10").add("observation", "I1/2023-Q3", value=4.0)
    return told.add("signpost", "T2", text="Births", state="triggered")


def table_of(told: Telling, columns: int = 12) -> pd.DataFrame:
    return futures.signpost_strips(told.history, told.history.moment("R2", TODAY), TODAY, columns)


def test_a_strip_for_each_signal_open_where_it_did_not_exist(told: Telling) -> None:
    cells, marks = strips.figure(table_of(told), ENGLISH, "light").data
    assert [list(row) for row in cells.z] == [[0, 0], [None, 2]]
    assert list(marks.text) == ["○", "○ ≠", "●"]
    layout = strips.figure(table_of(told), ENGLISH, "light").layout
    assert list(layout.xaxis.ticktext) == ["<b>R1</b><br>23-03", "<b>R2</b><br>23-10"]
    assert layout.yaxis.ticktext[0] == "<b>T1</b> Power &lt;left&gt;"


def test_a_cell_tells_the_value_and_what_the_indicator_says(told: Telling) -> None:
    cells, _ = strips.figure(table_of(told), SWEDISH, "dark").data
    assert cells.customdata[0][1] == (
        "<b>T1</b> Power &lt;left&gt;<br>R2 · 2023-10-10<br>lugnt<br>enligt indikatorn: utlöst"
        "<br>var 4 i kv 3 2023"
    )


def test_the_sentences_name_what_is_triggered_and_what_differs(told: Telling) -> None:
    assert strips.alt(table_of(told), SWEDISH) == "Utlösta nu: T2."
    assert "≠" in strips.note(table_of(told), ENGLISH)
    assert strips.note(table_of(told, 1), ENGLISH).endswith("1 earlier review is not shown.")
    told.revise("signpost", "T2", state="quiet")
    assert strips.alt(table_of(told), ENGLISH) == "All early signals are quiet now."


def test_the_list_has_a_column_for_each_review(told: Telling) -> None:
    listing = strips.listing(table_of(told), ENGLISH)
    assert list(listing.columns) == ["Early signal", "R1", "R2"]
    assert list(listing.iloc[1]) == ["T2 Births", "", "triggered"]


def test_of_many_the_strongest_are_drawn() -> None:
    told = Telling().held("R1", "2023-03-14").held("R2", "2023-10-10")
    for number in range(30):
        state = "triggered" if number == 29 else "quiet"
        told.add("signpost", f"T{number}", text="Signal", state=state)
    table = table_of(told)
    layout = strips.figure(table, ENGLISH, "light").layout
    assert len(layout.yaxis.ticktext) == strips.SHOWN
    assert layout.yaxis.ticktext[0].startswith("<b>T29</b>")
    assert "6 more signals" in strips.note(table, ENGLISH)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mark_can_be_read_on_its_cell(theme: str) -> None:
    colours = look.palette(theme)
    assert contrast(colours.ink, colours.band) >= 4.5
    for place in (0, -1):
        assert contrast(colours.tint_text[place], colours.tints[place]) >= 4.5
