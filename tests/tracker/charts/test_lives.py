"""The life lines of assumptions."""

from datetime import date

import pandas as pd
import pytest

from scenarios.revisions import Act
from scenarios.series import futures
from tests.telling import Telling
from tracker.charts import lives
from tracker.charts.reading import read
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")
UNCHECKED = {"rests_on": "ingen ny kontroll"}


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14")
    for code in ("F1", "F2", "F3"):
        told.add("assumption", code, text=f"Claim <{code}>", state="holds")
    told.held("R2", "2023-10-10").act(Act.CONFIRM, "assumption", "F1", UNCHECKED)
    told.act(Act.CONFIRM, "assumption", "F2", {"rests_on": "Statistics for 2023"})
    told.held("R3", "2024-03-12").revise("assumption", "F1", "Nobody had looked", state="fell")
    return told.revise("assumption", "F2", state="came_true")


def table_of(told: Telling) -> pd.DataFrame:
    return futures.life_lines(told.history, told.moment(), TODAY)


def test_each_mark_has_its_own_shape_and_the_stale_stand_first(told: Telling) -> None:
    figure = lives.figure(table_of(told), ENGLISH, "light")
    shapes = [list(each.marker.symbol) for each in figure.data if each.mode == "markers"]
    assert shapes == [
        ["line-ns-open"],
        ["line-ns-open", "diamond-open", "x"],
        ["line-ns-open", "circle", "star"],
    ]
    names = [note.text for note in figure.layout.annotations if "Claim" in note.text]
    assert names == [
        "<b>F3</b> Claim &lt;F3&gt; · stale",
        "<b>F1</b> Claim &lt;F1&gt; · fell",
        "<b>F2</b> Claim &lt;F2&gt; · came true",
    ]


def test_the_line_is_dotted_where_nothing_was_checked(told: Telling) -> None:
    lines = [
        each for each in lives.figure(table_of(told), ENGLISH, "dark").data if each.mode == "lines"
    ]
    assert [line.line.dash for line in lines] == ["dot", "solid", "dot", "solid"]
    assert lines[0].x == (date(2023, 3, 14), date(2024, 3, 12))
    assert lines[3].x[:3] == (date(2023, 3, 14), date(2023, 10, 10), None)


def test_a_mark_tells_what_it_rests_on_and_why(told: Telling) -> None:
    marks = [
        each
        for each in lives.figure(table_of(told), SWEDISH, "light").data
        if each.mode == "markers"
    ]
    claim = "<b>F1</b> Claim &lt;F1&gt;<br>"
    assert marks[1].customdata[1:] == (
        f"{claim}R2 · 2023-10-10: bekräftades utan ny kontroll<br>ingen ny kontroll",
        "<b>F1</b> Claim &lt;F1&gt;<br>R3 · 2024-03-12: föll<br><i>Nobody had looked</i>",
    )


def test_the_sentence_names_the_stale_and_what_fell_unchecked(told: Telling) -> None:
    assert lives.alt(table_of(told), SWEDISH) == (
        "1 av 3 antaganden står kvar. Inaktuella: F3."
        " Bara bekräftat utan kontroll innan det föll: F1."
    )
    assert "dotted" in lives.note(table_of(told), ENGLISH)
    assert all(sign in lives.note(table_of(told), ENGLISH) for sign in "●◇△✕★○")


def test_the_list_gives_every_mark(told: Telling) -> None:
    listing = lives.listing(table_of(told), ENGLISH)
    assert list(listing["What"]) == [
        "made",
        "confirmed without a new check",
        "fell",
        "made",
        "confirmed after a check",
        "came true",
        "made",
    ]
    assert listing["Rests on"][4] == "Statistics for 2023"


def test_one_that_was_retired_ends_and_of_many_the_rest_are_counted() -> None:
    told = Telling().on("2023-03-14")
    for number in range(20):
        told.add("assumption", f"F{number}", text="Claim", state="holds")
    table = table_of(told.on("2023-05-01").retire("assumption", "F0"))
    figure = lives.figure(table, ENGLISH, "light")
    assert len([each for each in figure.data if each.mode == "markers"]) == lives.SHOWN
    assert "4 more assumptions" in lives.note(table, ENGLISH)
    retired = read(table[table["assumption"] == "F0"])
    assert lives.standing(retired, ENGLISH) == "retired"


def test_a_plan_without_assumptions_says_so() -> None:
    empty = table_of(Telling())
    assert not lives.figure(empty, ENGLISH, "light").data
    assert lives.alt(empty, SWEDISH) == "Inga antaganden ännu."
