"""What came too late, and what was believed until it fell."""

from datetime import date

import pandas as pd

from scenarios import series
from scenarios.history import History, Moment
from tests.telling import Telling

NOW = Moment(date(2026, 11, 23))


def late_at(history: History, moment: Moment) -> pd.DataFrame:
    return series.late_decisions(series.due_and_done(history, moment))


def test_one_decision_of_the_demonstration_was_late(history: History) -> None:
    [late] = late_at(history, NOW).to_dict("records")
    assert (late["decision"], late["late"]) == ("B03", 386)
    assert (late["due"], late["ended"]) == (date(2023, 12, 31), date(2025, 1, 20))


def test_what_is_not_done_is_late_until_today(history: History) -> None:
    table = late_at(history, Moment(date(2027, 2, 16)))
    late = dict(zip(table["decision"], table["late"], strict=True))
    assert late == {"B03": 386, "B16": 63, "B14": 47, "B17": 16}
    assert [*table["decision"]] == ["B03", "B16", "B14", "B17"]
    assert late_at(history, Moment(date(2023, 12, 31))).empty


def test_what_is_dropped_or_has_no_day_is_never_late() -> None:
    plan, past, coming = Telling().held("R1", "2025-03-18"), date(2025, 1, 1), date(2026, 1, 1)
    plan.add("decision", "B1", text="Dropped", taken_in="R1", due=past, state="dropped")
    plan.add("decision", "B2", text="No day", taken_in="R1")
    plan.add("decision", "B3", text="In time", taken_in="R1", due=coming, state="done")
    assert late_at(plan.history, plan.moment()).empty


def test_four_assumptions_fell_after_they_had_been_confirmed(history: History) -> None:
    table = series.fallen(history, NOW)
    told = {
        row["assumption"]: (row["confirmed_in"], row["fell_in"]) for row in table.to_dict("records")
    }
    assert told == {
        "F3": ("R4", "R5"),
        "F7": ("R4", "R6"),
        "F1": ("R3", "R7"),
        "F2": ("R2", "R4"),
    }
    checked = dict(zip(table["assumption"], table["is_checked"], strict=True))
    assert not checked["F3"]


def test_what_fell_without_a_word_for_it_before_is_not_among_them() -> None:
    plan = Telling().on("2025-03-18").add("assumption", "F1", text="One", state="fell")
    plan.add("assumption", "F2", text="Two", state="holds")
    assert series.fallen(plan.history, plan.moment()).empty
