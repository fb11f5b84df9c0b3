"""Decisions due against done."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import decided
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    """Give a decision done late, one dropped, and one to come."""
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    plan.decided("B1", date(2023, 4, 1)).decided("B2", None).decided("B3", date(2023, 12, 1))
    plan.on("2023-04-11").revise("decision", "B1", "took <time>", state="done", owner="Planner")
    return plan.on("2023-07-01").revise("decision", "B2", "not needed", state="dropped")


def table_of(told: Telling) -> pd.DataFrame:
    return series.due_and_done(told.history, told.moment("2023-09-01"))


def test_what_came_too_late_is_thick_and_red(told: Telling) -> None:
    ways = [
        trace.line
        for trace in decided.figure(table_of(told), ENGLISH, "light").data
        if trace.mode == "lines"
    ]
    assert [(line.color, line.width) for line in ways] == [
        ("#55636A", 2),
        ("#55636A", 2),
        ("#55636A", 2),
        ("#B3261E", 5),
    ]


def test_a_mark_tells_what_happened_and_leads_to_the_decision_as_it_stood(told: Telling) -> None:
    marks = [trace for trace in decided.figure(table_of(told), ENGLISH, "dark").data if trace.meta]
    coming, dropped, done = marks
    assert list(done.marker.symbol) == ["line-ns-open", "diamond-open", "circle"]
    assert done.customdata[0] == "<b>B1</b> Decision B1<br>R1 · 2023-03-14: taken<br>Planner"
    assert done.customdata[2] == (
        "<b>B1</b> Decision B1<br>2023-04-11: done<br>10 days late<br>Planner"
        "<br><i>took &lt;time&gt;</i>"
    )
    assert done.meta[2] == "record?kind=decision&key=B1&at=2023-04-11"
    assert coming.meta[1] == "record?kind=decision&key=B3"
    assert list(dropped.marker.symbol) == ["line-ns-open", "square-open"]


def test_the_sentence_counts_what_is_done_in_time_and_names_the_most_delayed(told: Telling) -> None:
    assert decided.alt(table_of(told), ENGLISH) == (
        "1 of 3 decisions are done, 0 of them in time. The most delayed is B1, 10 days late."
    )
    assert list(decided.listing(table_of(told), SWEDISH)["Läge"]) == [
        "öppen",
        "utgår",
        "10 dagar försenat",
    ]


def test_of_many_the_rest_stands_in_the_table() -> None:
    plan = Telling().held("R1", "2023-03-14")
    for number in range(decided.SHOWN + 1):
        plan.decided(f"B{number}", None)
    assert decided.note(table_of(plan), ENGLISH).endswith("1 more decision stands in the table.")
    assert "delayed" not in decided.alt(table_of(plan), ENGLISH)
    assert len(decided.listing(table_of(plan), ENGLISH)) == decided.SHOWN + 1


def test_where_nothing_was_decided_a_sentence_says_so() -> None:
    empty = table_of(Telling())
    assert decided.alt(empty, ENGLISH) == "No decisions yet."
    [note] = decided.figure(empty, ENGLISH, "light").layout.annotations
    assert note.text == "No decisions yet."
