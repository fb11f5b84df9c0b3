"""What was done in a review: every act that stands, and what it came to for each record."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.held import done_in, outcomes
from scenarios.kept import forget
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.scenarios.edits.desk import (
    Desk,
    add,
    confirm,
    correct,
    day,
    defer,
    retire,
    revise,
    undo,
)
from tests.telling import Telling

S1, S2, S3 = (RecordId("goal", code) for code in ("S1", "S2", "S3"))
LATER = st.tuples(
    st.sampled_from(["undo", "correct", "revise", "comment"]),
    st.sampled_from(["S1", "S2"]),
    st.integers(1, 28),
    st.sampled_from([None, "R1"]),
)


@pytest.fixture
def desk() -> Desk:
    """Give three goals and a review on 10 February that has begun."""
    desk = Desk()
    desk.write("02-01", *(add(f"goal:{code}", title="Homes") for code in ("S1", "S2", "S3")))
    desk.write("02-01", add("review:R1", title="First", date=day("02-10"), state="planned"))
    desk.write("02-10", revise("review:R1", state="open", review="R1"))
    return desk


def test_acts_are_given_in_the_order_they_were_written_whatever_their_kind(desk: Desk) -> None:
    desk.write("02-10", confirm("goal:S2", review="R1"))
    desk.write("02-10", add("decision:B1", text="Build", taken_in="R1", review="R1"))
    desk.write("02-10", revise("goal:S1", title="Flats", review="R1"))
    told = [(one.record.key, one.act) for one in done_in(desk.history, "R1")]
    assert told == [("S2", Act.CONFIRM), ("B1", Act.ADD), ("S1", Act.REVISE)]


def test_opening_a_review_and_what_was_done_outside_it_are_no_acts_of_it(desk: Desk) -> None:
    desk.write("02-10", revise("goal:S1", title="Flats"))
    assert done_in(desk.history, "R1") == []
    assert done_in(desk.history, "R2") == []


def test_what_was_undone_and_the_undoing_are_not_there(desk: Desk) -> None:
    rows = desk.write("02-10", confirm("goal:S1", review="R1"))
    desk.write("02-10", undo(rows[0].change, review="R1"))
    assert done_in(desk.history, "R1") == []
    assert outcomes(desk.history, "R1") == {}


def test_an_undo_that_was_undone_lets_the_act_stand_again(desk: Desk) -> None:
    rows = desk.write("02-10", revise("goal:S1", title="Flats", review="R1"))
    undone = desk.write("02-10", undo(rows[0].change, review="R1"))
    desk.write("02-10", undo(undone[0].change, review="R1"))
    assert outcomes(desk.history, "R1") == {S1: Act.REVISE}


def test_a_change_says_more_than_a_look_and_the_last_of_its_like_counts(desk: Desk) -> None:
    desk.write("02-10", revise("goal:S1", title="Flats", review="R1"))
    desk.write("02-10", confirm("goal:S1", review="R1"))
    desk.write("02-10", confirm("goal:S2", review="R1"), retire("goal:S3", review="R1"))
    desk.write("02-10", defer("goal:S2", review="R1"))
    desk.write("02-10", confirm("goal:S2", review="R1"))
    assert outcomes(desk.history, "R1") == {S1: Act.REVISE, S2: Act.CONFIRM, S3: Act.RETIRE}


def test_a_correction_is_told_apart_from_a_revision(desk: Desk) -> None:
    desk.write("02-10", correct("goal:S1", title="Hommes", review="R1"))
    assert outcomes(desk.history, "R1") == {S1: Act.CORRECT}


@given(st.lists(LATER, max_size=5))
@settings(max_examples=20, deadline=None)
def test_what_is_kept_of_a_review_is_what_would_be_told_anew(written: list[Any]) -> None:
    telling = Telling().on("2025-01-01").add("goal", "S1", title="Homes")
    telling.add("goal", "S2", title="Schools").held("R1", "2025-02-10")
    telling.revise("goal", "S1", title="Flats").revise("goal", "S2", owner="Ann")
    for what, goal, day_of_it, review in written:
        done_in(telling.history, "R1")
        telling.on(f"2025-02-{day_of_it:02}", review)
        target = {"S1": 4, "S2": 5}[goal]
        if what == "undo":
            telling.undo("goal", goal, target)
        elif what == "correct":
            telling.correct("goal", goal, target, "So it was.", title=f"C{day_of_it}")
        else:
            name = "title" if what == "revise" else "status_comment"
            telling.revise("goal", goal, **{name: f"N{day_of_it}"})
    kept = done_in(telling.history, "R1")
    forget()
    assert kept == done_in(telling.history, "R1")
