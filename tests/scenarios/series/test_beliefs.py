"""The tables behind assumptions and signposts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios import series
from scenarios.history import Moment
from scenarios.revisions import Act
from scenarios.series.staleness import is_checked
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2025-03-18")
    plan.add("goal", "M2", title="Power")
    plan.add("indicator", "I08", title="Free", unit="MW", decimals=1, wanted="keep_at_least")
    plan.add("observation", "I08/2024-Q4", value=4.2).add("observation", "I08/2025-Q1", mark="..")
    plan.add("scenario", "B", title="Tight")
    plan.add("assumption", "F3", text="14 MW is enough", state="holds", bears_on=("goal:M2",))
    levels = {"comparison": "below", "watch_at": 6.0, "trigger_at": 5.0}
    plan.add("signpost", "T1", text="Queue", points_to=("B",), state="quiet")
    return plan.add(
        "signpost",
        "T3",
        text="Free",
        points_to=("B",),
        state="triggered",
        indicator="I08",
        **levels,
    )


def test_a_confirmation_without_a_check_is_told_from_one_that_rests_on_something(
    told: Telling,
) -> None:
    for review, day, rests_on in (
        ("R2", "2025-10-14", {}),
        ("R3", "2026-03-17", {"rests_on": "Ingen ny kontroll."}),
        ("R4", "2026-10-20", {"rests_on": "The company's forecast."}),
    ):
        told.held(review, day).act(Act.CONFIRM, "assumption", "F3", rests_on)
    [row] = series.assumptions(told.history, told.moment()).to_dict("records")
    assert (row["confirmed"], row["unchecked"]) == (3, ("R2", "R3"))
    assert (row["review"], row["rests_on"]) == ("R4", "The company's forecast.")
    [then] = series.assumptions(told.history, told.moment("2025-12-31")).to_dict("records")
    assert (then["confirmed"], then["unchecked"], then["rests_on"]) == (1, ("R2",), None)


def test_what_was_not_known_then_had_not_been_tried(told: Telling) -> None:
    known = told.history.position
    told.act(Act.CONFIRM, "assumption", "F3", {"rests_on": "A letter."})
    [now] = series.assumptions(told.history, told.moment()).to_dict("records")
    [then] = series.assumptions(told.history, Moment(told.day, known)).to_dict("records")
    assert (now["confirmed"], then["confirmed"]) == (1, 0)
    assert then["tried"] == told.day


def test_to_defer_is_not_to_try(told: Telling) -> None:
    told.held("R2", "2025-10-14").act(Act.DEFER, "assumption", "F3", {})
    [row] = series.assumptions(told.history, told.moment()).to_dict("records")
    assert row["review"] == "R1"


def test_a_signpost_has_its_indicators_last_number_and_the_triggered_come_first(
    told: Telling,
) -> None:
    first, second = series.signposts(told.history.at(told.moment())).to_dict("records")
    assert (first["signpost"], first["value"], first["period"]) == ("T3", 4.2, "2024-Q4")
    assert (first["unit"], first["decimals"], first["trigger_at"]) == ("MW", 1, 5.0)
    assert second["signpost"] == "T1"
    assert second["value"] != second["value"]
    assert series.signposts(Telling().history.at(told.moment())).empty


@given(st.text())
def test_an_answer_counts_as_a_check_unless_it_says_that_there_was_none(text: str) -> None:
    assert is_checked(f"See {text}")
    assert not is_checked(None)
    assert not is_checked("  ")
    assert not is_checked("no new check ")
