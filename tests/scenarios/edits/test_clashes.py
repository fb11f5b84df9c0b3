"""Clashes: what several people write to one record is merged field by field, or said."""

from typing import Any

import pytest

from scenarios.edits import meanwhile
from scenarios.errors import ChangedMeanwhile, Overtaken
from tests.scenarios.edits.desk import Desk, add, day, restore, retire, revise


@pytest.fixture
def desk() -> Desk:
    """Give a goal of two revisions; whoever read the first is behind."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes", confidence=5, owner="Planner"))
    desk.write("02-02", revise("goal:S1", confidence=6))
    return desk


def test_a_field_that_somebody_else_changed_differently_clashes(desk: Desk) -> None:
    ((_, refusal),) = desk.refusals("02-03", revise("goal:S1", confidence=7, based_on=1))
    assert type(refusal) is ChangedMeanwhile
    assert refusal.values == {
        "kind": "goal",
        "key": "S1",
        "field": "confidence",
        "base": 5,
        "theirs": 6,
        "yours": 7,
    }


def test_every_field_that_clashes_is_told(desk: Desk) -> None:
    desk.write("02-02", revise("goal:S1", title="Houses"))
    edit = revise("goal:S1", title="Flats", confidence=7, based_on=1)
    assert desk.refused("02-03", edit) == [
        (0, ChangedMeanwhile, "title"),
        (0, ChangedMeanwhile, "confidence"),
    ]


def test_other_fields_merge(desk: Desk) -> None:
    (row,) = desk.decide("02-03", revise("goal:S1", title="Houses", based_on=1))
    assert row.values == {"title": "Houses"}


def test_the_same_new_value_is_no_clash_and_writes_nothing(desk: Desk) -> None:
    assert desk.decide("02-03", revise("goal:S1", confidence=6, based_on=1)) == ()


def test_a_field_that_the_writer_left_as_it_was_read_stays_as_others_made_it(desk: Desk) -> None:
    (row,) = desk.decide("02-03", revise("goal:S1", confidence=5, owner="Board", based_on=1))
    assert row.values == {"owner": "Board"}


def test_who_has_read_everything_may_change_everything(desk: Desk) -> None:
    (row,) = desk.decide("02-03", revise("goal:S1", confidence=5, based_on=2))
    assert row.values == {"confidence": 5}


def test_without_saying_what_was_read_the_comparison_is_with_now(desk: Desk) -> None:
    (row,) = desk.decide("02-03", revise("goal:S1", confidence=5))
    assert row.values == {"confidence": 5}


def test_a_late_row_that_somebody_wrote_meanwhile_clashes_only_on_its_days(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S1", confidence=8))
    desk.write("02-06", revise("goal:S1", confidence=7, on="02-03"))
    edit = revise("goal:S1", confidence=9, based_on=3)
    assert len(desk.decide("02-06", edit)) == 1
    late = revise("goal:S1", confidence=9, based_on=3, on="02-04")
    assert desk.refused("02-06", late) == [(0, ChangedMeanwhile, "confidence")]


def test_what_was_read_from_a_past_day_is_compared_with_that_day(desk: Desk) -> None:
    edit: dict[str, Any] = {"based_on": 2, "read_on": day("02-01")}
    assert desk.decide("02-03", revise("goal:S1", confidence=5, **edit)) == ()
    assert desk.refused("02-03", revise("goal:S1", confidence=4, **edit)) == [
        (0, ChangedMeanwhile, "confidence")
    ]


def test_the_writer_s_own_earlier_edits_of_a_batch_do_not_clash(desk: Desk) -> None:
    edits = [revise("goal:S1", confidence=value, based_on=2) for value in (7, 8)]
    assert len(desk.decide("02-03", *edits)) == 2


def test_a_restore_clashes_like_a_revision(desk: Desk) -> None:
    desk.write("02-03", retire("goal:S1"))
    assert desk.refused("02-04", restore("goal:S1", confidence=7, based_on=1)) == [
        (0, ChangedMeanwhile, "confidence")
    ]


def test_what_others_changed_meanwhile_can_be_told_beside_the_answer(desk: Desk) -> None:
    edit = revise("goal:S1", title="Houses", based_on=1)
    assert meanwhile(edit, desk.history, day=day("02-03")) == {"confidence": (5, 6)}
    whole = revise("goal:S1", title="Houses", based_on=2)
    assert meanwhile(whole, desk.history, day=day("02-03")) == {}
    blind = revise("goal:S1", title="Houses")
    assert meanwhile(blind, desk.history, day=day("02-03")) == {}


def in_review(desk: Desk) -> None:
    """Plan a review for 10 February and let the goal be revised on 11 February."""
    desk.write("02-03", add("review:R1", title="First", date=day("02-10")))
    desk.write("02-11", revise("goal:S1", confidence=9, owner="Board"))


def test_a_value_that_a_later_day_would_hide_is_told_to_who_did_not_ask_for_the_day(
    desk: Desk,
) -> None:
    in_review(desk)
    edit = revise("goal:S1", confidence=3, title="Houses", review="R1")
    ((_, refusal),) = desk.refusals("02-12", edit)
    assert type(refusal) is Overtaken
    assert refusal.values["day"] == day("02-11")
    assert (refusal.values["theirs"], refusal.values["yours"]) == (9, 3)


def test_a_value_is_written_beneath_a_later_one_when_the_day_was_asked_for(desk: Desk) -> None:
    in_review(desk)
    desk.write("02-12", revise("goal:S1", confidence=3, review="R1", on="02-10"))
    assert desk.value("goal:S1", "confidence", "02-10") == 3
    assert desk.value("goal:S1", "confidence") == 9


def test_the_value_that_a_later_day_has_is_no_clash(desk: Desk) -> None:
    in_review(desk)
    assert len(desk.decide("02-12", revise("goal:S1", confidence=9, review="R1"))) == 1
