"""What a review did, gathered to be told: each act once, net, and what was not reached."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.edits import Edit
from scenarios.errors import NoSuchRecord, Refused
from scenarios.held import done_in
from scenarios.kinds import RecordId
from scenarios.notes import Moved, Notes, Told, addenda, notes
from scenarios.revisions import Act
from tests.scenarios.edits.desk import (
    WHY,
    Desk,
    add,
    confirm,
    correct,
    day,
    defer,
    restore,
    retire,
    revise,
    undo,
)

TODAY = day("02-12")
S1, S2, S3 = (RecordId("goal", code) for code in ("S1", "S2", "S3"))


@pytest.fixture
def desk() -> Desk:
    """Give three goals, a shared resource, four scenarios and a review on 10 February."""
    desk = Desk()
    desk.write(
        "02-01",
        *(add(f"goal:{code}", title=f"Goal {code}") for code in ("S1", "S2", "S3")),
        add("resource:G1", title="Fund", unit="mnkr"),
        add("assumption:F1", text="Growth", state="holds"),
        *(add(f"scenario:{code}", title=code) for code in "AB"),
        add("likelihood:A/group", percent=60.0),
        add("likelihood:B/group", percent=40.0),
        add("review:R1", title="First", date=day("02-10"), state="planned"),
        add("review:R2", title="Second", date=day("03-10"), state="planned"),
    )
    desk.write("02-10", revise("review:R1", state="open", review="R1"))
    return desk


def told(desk: Desk) -> Notes:
    return notes(desk.history, "R1", TODAY)


def only(found: tuple[Told, ...]) -> Told:
    [one] = found
    return one


def test_a_review_in_which_nothing_was_done_reached_nothing_it_was_asked_about(desk: Desk) -> None:
    desk.write("02-09", add("point:R1/goal:S2"))
    found = told(desk)
    assert found.told() == []
    assert found.not_reached == (S2,)
    assert found.following
    assert found.following.code == "R2"


def test_several_revisions_of_a_record_are_told_as_one_from_first_to_last(desk: Desk) -> None:
    for title in ("Homes", "Flats"):
        desk.write("02-10", revise("goal:S1", title=title, review="R1"))
    one = only(told(desk).changed[Act.REVISE])
    assert one.changed == {"title": ("Goal S1", "Flats")}
    assert len(one.positions) == 2
    assert [why.reason for why in one.why] == [WHY]


def test_what_was_changed_and_changed_back_is_told_with_no_change(desk: Desk) -> None:
    for title in ("Homes", "Goal S1"):
        desk.write("02-10", revise("goal:S1", title=title, review="R1"))
    one = only(told(desk).changed[Act.REVISE])
    assert one.changed == {}
    assert set(one.set) == {"title"}


def test_a_correction_is_told_apart_from_a_revision_of_the_same_record(desk: Desk) -> None:
    desk.write("02-10", revise("goal:S1", confidence=5, review="R1"))
    desk.write("02-10", correct("goal:S1", title="Gaol", review="R1"))
    found = told(desk).changed
    assert only(found[Act.REVISE]).changed == {"confidence": (None, 5)}
    assert only(found[Act.CORRECT]).changed == {"title": ("Goal S1", "Gaol")}


def test_what_was_undone_is_not_told(desk: Desk) -> None:
    rows = desk.write("02-10", retire("goal:S1", review="R1"))
    desk.write("02-10", undo(rows[0].change, review="R1"))
    assert told(desk).told() == []


def test_of_two_looks_the_last_one_counts(desk: Desk) -> None:
    desk.write("02-10", defer("goal:S1", until=day("05-01"), review="R1"))
    desk.write("02-10", confirm("goal:S1", "A letter.", review="R1"))
    one = only(told(desk).looked_at)
    assert (one.act, one.carried) == (Act.CONFIRM, {"rests_on": "A letter."})


def test_a_confirmation_beside_a_revision_keeps_what_it_rests_on(desk: Desk) -> None:
    desk.write("02-10", revise("goal:S1", confidence=5, review="R1"))
    desk.write("02-10", confirm("goal:S1", "A letter.", review="R1"))
    assert only(told(desk).looked_at).carried == {"rests_on": "A letter."}
    assert only(told(desk).changed[Act.REVISE]).record == S1


def test_likelihoods_are_told_as_one_set_before_and_after(desk: Desk) -> None:
    desk.write(
        "02-10",
        revise("likelihood:A/group", percent=55.0, review="R1"),
        revise("likelihood:B/group", percent=45.0, review="R1"),
    )
    assert told(desk).moved == (Moved("A", 60.0, 55.0), Moved("B", 40.0, 45.0))
    assert [one.record.key for one in told(desk).likelihoods] == ["A/group", "B/group"]


def test_a_scenario_that_was_not_touched_stands_in_the_set_with_what_it_had(desk: Desk) -> None:
    desk.write("02-01", add("scenario:C", title="C"), add("likelihood:C/group", percent=0.0))
    desk.write(
        "02-10",
        revise("likelihood:A/group", percent=55.0, review="R1"),
        revise("likelihood:C/group", percent=5.0, review="R1"),
    )
    assert told(desk).moved[1] == Moved("B", 40.0, 40.0)


def test_decisions_of_the_review_stand_apart_from_those_of_others(desk: Desk) -> None:
    desk.write("02-01", add("decision:B1", text="Old", taken_in="R2"))
    desk.write("02-10", add("decision:B2", text="New", taken_in="R1", review="R1"))
    desk.write("02-10", revise("decision:B1", state="done", review="R1"))
    found = told(desk)
    assert [one.code for one in found.decisions] == ["B2"]
    assert only(found.decided).record.key == "B2"
    assert only(found.changed[Act.REVISE]).record.key == "B1"


def test_a_decision_that_was_taken_and_retired_again_is_told_among_what_was_changed(
    desk: Desk,
) -> None:
    desk.write("02-10", add("decision:B2", text="New", taken_in="R1", review="R1"))
    desk.write("02-10", retire("decision:B2", review="R1"))
    found = told(desk)
    assert found.decisions == ()
    assert set(found.changed) == {Act.ADD, Act.RETIRE}


def test_what_is_said_of_a_point_in_the_meeting_is_the_agendas_own(desk: Desk) -> None:
    desk.write("02-10", add("point:R1/goal:S1", discussion="Long.", review="R1"))
    assert only(told(desk).its_own).record.key == "R1/goal:S1"
    assert [one.discussion for one in told(desk).agenda] == ["Long."]


def test_a_likelihood_of_a_scenario_that_ended_stands_in_no_table(desk: Desk) -> None:
    desk.write("02-10", add("scenario:X", title="X", set="other"))
    desk.write("02-10", add("likelihood:X/group", percent=100.0, review="R1"))
    desk.write("02-10", retire("likelihood:X/group"), retire("scenario:X"))
    assert told(desk).moved == ()


def test_what_was_measured_stands_apart_from_what_was_decided(desk: Desk) -> None:
    desk.write("02-01", add("indicator:I1", title="Homes", unit="number", wanted="raise"))
    desk.write("02-10", add("observation:I1/2025", value=9.0, review="R1"))
    assert only(told(desk).observed).record.key == "I1/2025"
    assert told(desk).changed == {}


def test_the_agenda_keeps_its_order_and_says_what_each_point_came_to(desk: Desk) -> None:
    desk.write(
        "02-09",
        add("point:R1/goal:S2", place_in_order=1),
        add("point:R1/resource:G1", place_in_order=2, left_out=True),
        add("point:R1/goal:S1", place_in_order=3, discussion="Long."),
        add("point:R2/goal:S1", place_in_order=1),
    )
    desk.write("02-10", confirm("goal:S1", review="R1"))
    found = [(one.key, one.acts) for one in told(desk).agenda]
    assert found == [("S2", ()), ("S1", ("confirm",)), ("G1", ())]


def test_a_resource_is_reached_by_what_was_done_to_its_allocations(desk: Desk) -> None:
    desk.write("02-09", add("point:R1/resource:G1"), add("point:R1/goal:S1"))
    desk.write("02-10", add("allocation:G1/S1", amount=1.0, review="R1"))
    assert told(desk).not_reached == (S1,)


def test_a_scenario_is_reached_by_what_was_done_to_its_likelihood(desk: Desk) -> None:
    desk.write("02-09", add("point:R1/scenario:A"), add("point:R1/scenario:B"))
    desk.write("02-10", confirm("likelihood:A/group", review="R1"))
    assert told(desk).not_reached == (RecordId("scenario", "B"),)


def test_a_point_that_was_left_out_was_not_missed(desk: Desk) -> None:
    desk.write("02-09", add("signpost:T1", text="Queue", points_to=("A",)))
    desk.write("02-09", add("point:R1/signpost:T1"))
    assert RecordId("signpost", "T1") in told(desk).not_reached
    desk.write("02-09", revise("point:R1/signpost:T1", left_out=True))
    assert RecordId("signpost", "T1") not in told(desk).not_reached


def test_a_finalised_review_is_told_as_it_was_known_then(desk: Desk) -> None:
    desk.write("02-10", add("decision:B1", text="Build", taken_in="R1", review="R1"))
    desk.write("02-12", revise("review:R1", state="finalised", why=None))
    desk.write("02-14", revise("decision:B1", text="Do not build"))
    assert [one.text for one in notes(desk.history, "R1", day("02-20")).decisions] == ["Build"]


def test_addenda_come_in_their_order(desk: Desk) -> None:
    desk.write("02-12", revise("review:R1", state="finalised", why=None))
    for number in (2, 1):
        desk.write("02-13", add(f"addendum:R1/{number}", text=str(number), review="R1"))
    found = addenda(desk.history.now(day("02-14")), "R1")
    assert [one.sequence for one in found] == [1, 2]


def test_a_review_that_is_not_there_has_no_notes(desk: Desk) -> None:
    with pytest.raises(NoSuchRecord):
        notes(desk.history, "R9", TODAY)


ACTS: Mapping[str, Callable[[str, str], Edit]] = {
    "confirm": lambda key, _: confirm(key, review="R1"),
    "defer": lambda key, _: defer(key, review="R1"),
    "revise": lambda key, text: revise(key, title=text, review="R1"),
    "correct": lambda key, text: correct(key, title=text, review="R1"),
    "retire": lambda key, _: retire(key, review="R1"),
    "restore": lambda key, text: restore(key, title=text, review="R1"),
    "outside": lambda key, text: revise(key, owner=text),
}
act = st.tuples(
    st.sampled_from(sorted(ACTS)),
    st.sampled_from(["goal:S1", "goal:S2", "goal:S3", "resource:G1"]),
    st.sampled_from(["Homes", "Flats", "Goal S1"]),
)


@given(st.lists(act, max_size=12))
def test_every_act_of_a_review_that_stands_is_told_exactly_once(acts: list[Any]) -> None:
    desk = Desk()
    desk.write(
        "02-01",
        *(add(f"goal:{code}", title=f"Goal {code}") for code in ("S1", "S2", "S3")),
        add("resource:G1", title="Fund", unit="mnkr"),
        add("review:R1", title="First", date=date(2026, 2, 10), state="open"),
    )
    for name, key, text in acts:
        if name != "outside" or key.startswith("goal"):
            _tried(desk, ACTS[name](key, text))
    found = [position for one in told(desk).told() for position in one.positions]
    assert sorted(found) == [one.line.position for one in done_in(desk.history, "R1")]
    assert told(desk) == told(desk)


def _tried(desk: Desk, edit: Edit) -> None:
    """Write an edit, unless the plan refuses it."""

    try:
        desk.write("02-10", edit)
    except Refused:
        return


def test_what_a_review_does_to_its_own_agenda_is_told_apart_and_so_is_what_was_measured(
    desk: Desk,
) -> None:
    measured = {"goal": "S1", "title": "Homes", "unit": "number", "wanted": "raise"}
    desk.write("02-01", add("indicator:I1", **measured))
    desk.write(
        "02-10",
        add("point:R1/goal:S1", minutes=10, review="R1"),
        add("observation:I1/2026-01", value=7.0, review="R1"),
    )
    found = told(desk)
    assert [one.record.kind for one in found.its_own] == ["point"]
    assert [one.record.kind for one in found.observed] == ["observation"]


def test_a_set_that_was_not_touched_is_not_told_beside_the_one_that_was(desk: Desk) -> None:
    desk.write("02-10", add("scenario:C", title="C", set="other"))
    desk.write("02-10", add("likelihood:C/group", percent=100.0))
    desk.write(
        "02-10",
        revise("likelihood:A/group", percent=50.0, review="R1"),
        revise("likelihood:B/group", percent=50.0, review="R1"),
    )
    assert {one.scenario for one in told(desk).moved} == {"A", "B"}
