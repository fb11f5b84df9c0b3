"""Reviews: acts take their day, and what is finalised stays as it was."""

from datetime import date
from typing import Any

import pytest

from scenarios.edits import Edit
from scenarios.errors import (
    FinalisedText,
    ReasonMissing,
    ReviewDayTaken,
    ReviewFinalised,
    ReviewsOutOfOrder,
    ReviewTooEarly,
    UnknownReference,
)
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


@pytest.fixture
def desk() -> Desk:
    """Give a goal, and reviews on 10 February and 10 March."""
    desk = Desk()
    desk.write(
        "02-01",
        add("goal:S1", title="Homes"),
        add("review:R1", title="First", date=day("02-10"), state="open"),
        add("review:R2", title="Second", date=day("03-10"), state="planned"),
    )
    return desk


def finalise(code: str, **more: Any) -> Edit:
    """Finalise a review, without a reason: it says enough by itself."""
    return revise(
        f"review:{code}", state="finalised", finalised_text="What was said.", why=None, **more
    )


def days(rows: Any) -> list[date]:
    """Give the days on which revisions take effect."""
    return [row.effective_on for row in rows]


def test_an_act_in_a_review_takes_its_day_unless_it_says_otherwise(desk: Desk) -> None:
    edits = [
        revise("goal:S1", confidence=5, review="R1"),
        confirm("goal:S1", review="R1", on="02-11"),
        confirm("goal:S1"),
    ]
    assert days(desk.decide("02-12", *edits)) == [day("02-10"), day("02-11"), day("02-12")]


def test_an_act_in_a_review_that_is_still_to_come_takes_today(desk: Desk) -> None:
    assert days(desk.decide("02-12", confirm("goal:S1", review="R2"))) == [day("02-12")]


def test_an_act_may_name_a_review_that_comes_later_in_the_same_batch(desk: Desk) -> None:
    edits = [
        confirm("goal:S1", review="R0"),
        add("review:R0", title="Start", date="2026-02-05"),
    ]
    assert days(desk.decide("02-12", *edits)) == [day("02-05"), day("02-12")]


def test_a_review_must_be_there_to_act_in(desk: Desk) -> None:
    assert desk.refused("02-12", confirm("goal:S1", review="R9")) == [
        (0, UnknownReference, "review")
    ]
    desk.write("02-12", retire("review:R2"))
    assert desk.refused("02-12", confirm("goal:S1", review="R2")) == [
        (0, UnknownReference, "review")
    ]


def test_a_review_refused_in_the_same_batch_is_told_once(desk: Desk) -> None:
    edits = [
        confirm("goal:S1", review="R0"),
        add("review:R0", title="Start", date="some day"),
    ]
    assert [turn for turn, _, _ in desk.refused("02-12", *edits)] == [1]


def test_finalising_takes_effect_the_day_it_is_written(desk: Desk) -> None:
    (row,) = desk.write("02-12", finalise("R1", review="R1"))
    assert row.effective_on == day("02-12")
    assert row.values == {"state": "finalised", "finalised_text": "What was said."}


def test_nothing_follows_in_a_finalised_review_but_an_addendum(desk: Desk) -> None:
    desk.write("02-12", confirm("goal:S1", review="R1"))
    desk.write("02-13", finalise("R1"))
    for edit in (
        confirm("goal:S1", review="R1", on="02-11"),
        revise("review:R1", chair="Another"),
        revise("review:R1", state="open"),
        correct("review:R1", title="Another"),
        confirm("review:R1"),
        retire("review:R1"),
    ):
        assert desk.refused("02-14", edit) == [(0, ReviewFinalised, None)]
    (row,) = desk.decide("02-14", add("addendum:R1/1", text="It was five.", review="R1"))
    assert row.effective_on == day("02-14")
    desk.write("02-14", add("addendum:R1/1", text="It was five."))
    for edit in (revise("addendum:R1/1", text="It was six."), retire("addendum:R1/1")):
        assert desk.refused("02-15", edit) == [(0, ReviewFinalised, None)]


def test_what_would_change_nothing_is_not_refused_even_in_a_finalised_review(desk: Desk) -> None:
    act = confirm("goal:S1", review="R1")
    desk.write("02-12", act)
    desk.write("02-13", finalise("R1"))
    assert desk.decide("02-14", act, finalise("R1"), revise("review:R1", title="First")) == ()


def test_what_a_finalised_review_did_cannot_be_undone_nor_its_finalising(desk: Desk) -> None:
    desk.write("02-12", revise("goal:S1", confidence=5, review="R1"))
    desk.write("02-13", finalise("R1"))
    for change in (2, 3):
        assert desk.refused("02-14", undo(change)) == [(0, ReviewFinalised, None)]


def test_until_it_is_finalised_everything_can_be_undone(desk: Desk) -> None:
    desk.write("02-12", revise("goal:S1", confidence=5, review="R1"))
    assert len(desk.decide("02-13", undo(2))) == 1


def test_acts_of_the_batch_that_finalises_still_belong_to_the_review(desk: Desk) -> None:
    edits = [finalise("R1"), confirm("goal:S1", review="R1")]
    assert len(desk.decide("02-12", *edits)) == 2


def test_a_review_is_not_finalised_before_an_earlier_one(desk: Desk) -> None:
    assert desk.refused("03-12", finalise("R2")) == [(0, ReviewsOutOfOrder, None)]
    assert len(desk.decide("03-12", finalise("R2"), finalise("R1"))) == 2
    desk.write("03-12", retire("review:R1"))
    assert len(desk.decide("03-12", finalise("R2"))) == 1


def test_two_reviews_are_not_held_on_one_day(desk: Desk) -> None:
    assert desk.refused(
        "02-12",
        add("review:R3", title="Third", date=day("03-10")),
        revise("review:R1", date=day("02-20")),
    ) == [(0, ReviewDayTaken, "date")]
    moved = revise("review:R2", date=day("03-11"))
    assert len(desk.decide("02-12", add("review:R3", title="T", date=day("03-10")), moved)) == 2


def test_no_review_is_held_before_the_last_finalised_one(desk: Desk) -> None:
    desk.write("02-12", finalise("R1"))
    edits = [
        add("review:R0", title="Late", date=day("02-05")),
        revise("review:R2", date=day("02-09")),
    ]
    assert desk.refused("02-13", *edits) == [
        (0, ReviewTooEarly, "date"),
        (1, ReviewTooEarly, "date"),
    ]
    assert len(desk.decide("02-13", revise("review:R2", title="Spring"))) == 1


def test_the_finalised_text_is_set_only_by_finalising(desk: Desk) -> None:
    text = revise("review:R1", finalised_text="Mine.")
    assert desk.refused("02-12", text) == [(0, FinalisedText, "finalised_text")]
    new = add("review:R3", title="Third", date=day("04-01"), finalised_text="Mine.")
    assert desk.refused("02-12", new) == [(0, FinalisedText, "finalised_text")]


def past_years() -> Desk:
    """Bring in a review of last year that was finalised then."""
    desk = Desk()
    desk.write(
        "02-01",
        add("goal:S1", title="Homes", on="2025-01-01"),
        add("review:R0", title="Old", date="2025-06-01", on="2025-01-01"),
        revise("review:R0", state="finalised", finalised_text="Then.", on="2025-06-02"),
    )
    return desk


def test_a_review_that_came_in_as_finalised_closes_nothing_by_itself() -> None:
    desk = past_years()
    rows = desk.write("02-02", revise("goal:S1", confidence=5, review="R0"))
    assert days(rows) == [date(2025, 6, 1)]
    desk.write("02-03", add("review:R00", title="Older", date="2024-06-01", on="2025-01-01"))
    assert len(desk.decide("02-04", undo(2))) == 1


def test_yet_it_does_not_change_any_more_except_by_undoing_the_import() -> None:
    desk = past_years()
    assert desk.refused("02-02", revise("review:R0", chair="Me")) == [(0, ReviewFinalised, None)]
    desk.write("02-02", undo(1))
    assert not desk.state("review:R0").alive


def test_earlier_years_may_come_in_after_later_ones_and_in_any_order() -> None:
    desk = past_years()
    earlier = [
        add("review:R9", title="Older", date="2024-06-01", on="2024-01-01", state="finalised"),
        add("review:R8", title="Oldest", date="2023-06-01", on="2023-01-01", state="open"),
    ]
    assert len(desk.decide("02-02", *earlier)) == 2


def test_a_review_added_as_finalised_came_from_elsewhere_and_can_be_undone() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    desk.write(
        "02-02",
        add("review:R1", title="First", date="2025-06-01", state="finalised", finalised_text="T."),
        add("review:R0", title="Before", date="2025-05-01", state="open"),
    )
    assert len(desk.decide("02-03", confirm("goal:S1", review="R1", on="02-02"))) == 1
    assert desk.refused("02-03", revise("review:R1", chair="Me")) == [(0, ReviewFinalised, None)]
    assert len(desk.decide("02-03", undo(2))) == 2


def test_what_was_put_off_can_be_confirmed_again_but_not_twice_in_a_row(desk: Desk) -> None:
    desk.write("02-10", confirm("goal:S1", review="R1"))
    desk.write("02-10", defer("goal:S1", review="R1"))
    assert len(desk.write("02-10", confirm("goal:S1", review="R1"))) == 1
    assert desk.write("02-10", confirm("goal:S1", review="R1")) == ()


def test_arranging_an_agenda_asks_for_no_reason(desk: Desk) -> None:
    desk.write("02-02", add("point:R2/goal:S1", place_in_order=1))
    [row] = desk.write("02-03", revise("point:R2/goal:S1", why=None, place_in_order=2))
    assert row.values == {"place_in_order": 2}


def test_what_a_meeting_notes_of_itself_needs_no_reason_but_moving_it_does(desk: Desk) -> None:
    noted = revise("review:R1", participants=("Planner",), chair="Planner", notes="Hm", why=None)
    assert len(desk.decide("02-10", noted)) == 1
    moved = revise("review:R1", date=day("02-11"), why=None)
    assert desk.refused("02-10", moved) == [(0, ReasonMissing, "reason")]


def test_the_agenda_of_a_finalised_review_is_not_arranged_any_more(desk: Desk) -> None:
    [point] = desk.write("02-05", add("point:R1/goal:S1", minutes=5))
    desk.write("02-12", finalise("R1", review="R1"))
    for edit in (
        revise("point:R1/goal:S1", minutes=10),
        add("point:R1/review:R2", minutes=5),
        undo(point.change),
    ):
        assert [kind for _, kind, _ in desk.refused("02-13", edit)] == [ReviewFinalised]
    assert len(desk.write("02-13", add("point:R2/goal:S1", minutes=5))) == 1
