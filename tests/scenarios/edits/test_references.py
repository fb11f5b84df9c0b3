"""References: what is named is there on the day, and stays while it is named."""

import pytest

from scenarios.edits import Add
from scenarios.errors import (
    GoesInCircles,
    Missing,
    NotAReference,
    StillReferred,
    TargetTooLate,
    UnknownReference,
)
from tests.scenarios.edits.desk import Desk, add, correct, day, restore, retire, revise, undo


@pytest.fixture
def desk() -> Desk:
    """Give three goals, an actor and a shared resource."""
    desk = Desk()
    goals = [add(f"goal:S{number}", title="Goal") for number in (1, 2, 3)]
    desk.write(
        "02-01", *goals, add("actor:RM", title="Region"), add("resource:G4", title="W", unit="MW")
    )
    return desk


def test_every_way_of_naming_is_checked(desk: Desk) -> None:
    assert desk.refused(
        "02-02",
        revise("goal:S1", parent="S9"),
        revise("goal:S1", shared_with=("RM", "XX")),
        add("allocation:G9/S1/2026", amount=1),
        add("stance:RM/S9", score=1),
        add("point:R9/goal:S1"),
        add("assumption:F1", text="Rain", bears_on="goal:S1;goal:S9;driver:D1;nothing:X"),
        add("impact:S1/B/group", score=1),
    ) == [
        (0, UnknownReference, "parent"),
        (1, UnknownReference, "shared_with"),
        (2, UnknownReference, "resource"),
        (3, UnknownReference, "goal"),
        (4, UnknownReference, "agenda_of"),
        (5, UnknownReference, "bears_on"),
        (5, UnknownReference, "bears_on"),
        (5, UnknownReference, "bears_on"),
        (6, UnknownReference, "scenario"),
    ]


def test_a_joined_key_can_be_named_too(desk: Desk) -> None:
    desk.write("02-02", add("allocation:G4/S1", amount=1))
    edit = add("assumption:F1", text="Rain", bears_on=("allocation:G4/S1",))
    assert len(desk.decide("02-03", edit)) == 1
    wrong = Add(kind="assumption", key="F2", values={"text": "Sun", "bears_on": ("S1",)})
    assert desk.refused("02-03", wrong) == [(0, NotAReference, "bears_on")]


def test_records_of_one_batch_may_name_each_other_in_any_order(desk: Desk) -> None:
    edits = [
        add("allocation:G5/S9", amount=1),
        add("goal:S9", title="Water", parent="S8"),
        add("goal:S8", title="Air"),
        add("resource:G5", title="Money", unit="mnkr"),
    ]
    assert len(desk.decide("02-02", *edits)) == 4


def test_what_is_named_must_be_there_on_the_row_s_own_day(desk: Desk) -> None:
    desk.write("02-05", add("goal:S4", title="Air"))
    assert desk.refused("02-06", revise("goal:S1", parent="S4", on="02-04")) == [
        (0, UnknownReference, "parent")
    ]
    assert len(desk.decide("02-06", revise("goal:S1", parent="S4", on="02-05"))) == 1


def test_naming_what_was_refused_itself_is_not_told_twice(desk: Desk) -> None:
    edits = [add("goal:S9"), revise("goal:S1", parent="S9")]
    assert desk.refused("02-02", *edits) == [(0, Missing, "title")]


def test_what_is_named_cannot_be_retired_and_the_list_is_told(desk: Desk) -> None:
    desk.write(
        "02-02",
        add("allocation:G4/S1", amount=1),
        revise("goal:S2", parent="S1"),
        add("assumption:F1", text="Rain", bears_on=("goal:S1",)),
    )
    ((_, refusal),) = desk.refusals("02-03", retire("goal:S1"))
    assert type(refusal) is StillReferred
    assert refusal.values["others"] == "allocation:G4/S1, assumption:F1, goal:S2"


def test_a_long_list_of_who_still_names_a_record_is_cut(desk: Desk) -> None:
    desk.write("02-02", *[add(f"allocation:G4/S1/{year}", amount=1) for year in range(2000, 2030)])
    ((_, refusal),) = desk.refusals("02-03", retire("goal:S1"))
    assert str(refusal.values["others"]).endswith("allocation:G4/S1/2009 …")


def test_what_names_it_may_be_retired_or_changed_in_the_same_batch(desk: Desk) -> None:
    desk.write("02-02", add("allocation:G4/S1", amount=1), revise("goal:S2", parent="S1"))
    edits = [retire("goal:S1"), retire("allocation:G4/S1"), revise("goal:S2", parent=None)]
    assert len(desk.decide("02-03", *edits)) == 3
    assert desk.refused("02-03", *edits[:2]) == [(0, StillReferred, None)]


def test_a_batch_cannot_retire_what_it_names_anew(desk: Desk) -> None:
    edits = [retire("goal:S1"), add("allocation:G4/S1", amount=1)]
    assert desk.refused("02-02", *edits) == [
        (0, StillReferred, None),
        (1, UnknownReference, "goal"),
    ]


def test_a_late_retirement_looks_at_its_own_day_and_at_today(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S2", parent="S1"))
    assert desk.refused("02-06", retire("goal:S1", on="02-03")) == [(0, StillReferred, None)]
    desk.write("02-06", revise("goal:S2", parent=None))
    assert desk.refused("02-07", retire("goal:S1", on="02-05")) == [(0, StillReferred, None)]
    assert len(desk.decide("02-07", retire("goal:S1", on="02-06"))) == 1


def test_papers_of_what_was_do_not_hold_a_record_in_life(desk: Desk) -> None:
    desk.write(
        "02-02",
        add("review:R1", title="First", date=day("02-02")),
        add("point:R1/goal:S1"),
        add("decision:B1", text="Build", taken_in="R1", bears_on=("goal:S1",), state="open"),
    )
    ((_, refusal),) = desk.refusals("02-03", retire("goal:S1"))
    assert refusal.values["others"] == "decision:B1, point:R1/goal:S1"
    desk.write("02-03", revise("decision:B1", state="done"), revise("review:R1", state="finalised"))
    assert len(desk.decide("02-04", retire("goal:S1"))) == 1


def test_a_closed_decision_still_holds_the_review_it_was_taken_in(desk: Desk) -> None:
    desk.write(
        "02-02",
        add("review:R1", title="First", date=day("02-02")),
        add("decision:B1", text="Build", taken_in="R1", state="done"),
    )
    assert desk.refused("02-03", retire("review:R1")) == [(0, StillReferred, None)]


def test_a_restored_record_must_not_name_what_is_gone(desk: Desk) -> None:
    desk.write("02-02", revise("goal:S2", parent="S1"))
    desk.write("02-03", retire("goal:S2"), retire("goal:S1"))
    assert desk.refused("02-04", restore("goal:S2")) == [(0, UnknownReference, "parent")]
    assert len(desk.decide("02-04", restore("goal:S2", parent=None))) == 1
    assert len(desk.decide("02-04", restore("goal:S2"), restore("goal:S1"))) == 2


def test_a_restored_join_needs_both_of_what_it_joins(desk: Desk) -> None:
    desk.write("02-02", add("allocation:G4/S1", amount=1))
    desk.write("02-03", retire("allocation:G4/S1"), retire("goal:S1"))
    assert desk.refused("02-04", restore("allocation:G4/S1")) == [(0, UnknownReference, "goal")]


def test_no_goal_stands_above_itself(desk: Desk) -> None:
    assert desk.refused("02-02", revise("goal:S1", parent="S1")) == [(0, GoesInCircles, "parent")]
    desk.write("02-02", revise("goal:S1", parent="S2"), revise("goal:S2", parent="S3"))
    ((_, refusal),) = desk.refusals("02-03", revise("goal:S3", parent="S1"))
    assert refusal.values["path"] == "S3 → S1 → S2 → S3"


def test_a_circle_is_told_to_each_who_closes_it_in_one_batch(desk: Desk) -> None:
    edits = [revise("goal:S1", parent="S2"), revise("goal:S2", parent="S1")]
    assert desk.refused("02-02", *edits) == [
        (0, GoesInCircles, "parent"),
        (1, GoesInCircles, "parent"),
    ]


def test_standing_under_a_circle_is_not_standing_in_it(desk: Desk) -> None:
    edits = [
        revise("goal:S1", parent="S2"),
        revise("goal:S2", parent="S2"),
    ]
    assert desk.refused("02-02", *edits) == [(1, GoesInCircles, "parent")]


def test_a_late_row_must_not_make_a_circle_of_today(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S1", parent="S2"))
    late = revise("goal:S2", parent="S1", on="02-03")
    assert desk.refused("02-06", late) == [(0, GoesInCircles, "parent")]


def test_an_undo_or_a_correction_must_not_close_a_circle(desk: Desk) -> None:
    desk.write("02-02", revise("goal:S1", parent="S2"))
    desk.write("02-03", revise("goal:S1", parent=None))
    desk.write("02-03", revise("goal:S2", parent="S1"))
    assert desk.refused("02-04", undo(3)) == [(0, GoesInCircles, "parent")]
    assert desk.refused("02-04", correct("goal:S1", parent="S2")) == [(0, GoesInCircles, "parent")]


def test_scenarios_and_decisions_do_not_stand_above_themselves_either(desk: Desk) -> None:
    desk.write(
        "02-02",
        add("review:R1", title="First", date=day("02-02")),
        add("scenario:A", title="A"),
        add("scenario:B", title="B", carved_from="A"),
        add("decision:B1", text="Build", taken_in="R1"),
        add("decision:B2", text="Build more", taken_in="R1", replaces="B1"),
    )
    assert desk.refused(
        "02-03", revise("scenario:A", carved_from="B"), revise("decision:B1", replaces="B2")
    ) == [(0, GoesInCircles, "carved_from"), (1, GoesInCircles, "replaces")]


def test_an_interim_target_lies_before_the_target_date(desk: Desk) -> None:
    indicator = {"title": "Homes", "unit": "number", "wanted": "raise"}
    desk.write(
        "02-02",
        add("indicator:I1", **indicator, target_date=day("12-31")),
        add("indicator:I2", **indicator),
    )
    assert desk.refused("02-03", add("target:I1/2026-12-31", value=1)) == [
        (0, TargetTooLate, "day")
    ]
    edits = [add("target:I1/2026-12-30", value=1), add("target:I2/2030-01-01", value=1)]
    assert len(desk.write("02-03", *edits)) == 2
    assert len(desk.decide("02-04", revise("indicator:I1", target_date=day("06-30")))) == 1
