"""The way through a review: every room, what the agenda asks about first, each thing once."""

import pytest

from scenarios.agenda import AgendaItem, Why
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from scenarios.walk import Turn, after, not_reached, walk, walk_of
from tests.scenarios.edits.desk import Desk, add, confirm, day, revise


def entry(kind: str, key: str, *, left_out: bool = False) -> AgendaItem:
    """Give an item of the agenda."""
    return AgendaItem(
        section="added", kind=kind, key=key, why=(Why("Why not?"),), left_out=left_out
    )


@pytest.fixture
def desk() -> Desk:
    """Give a small plan and a review that is open."""
    desk = Desk()
    desk.write(
        "02-01",
        *(add(f"goal:{code}", title="Homes") for code in ("S1", "S2")),
        add("indicator:I1", title="Flats", unit="flats", wanted="raise", goal="S2"),
        add("resource:G1", title="Fund", unit="MSEK"),
        add("allocation:G1/S1", amount=2),
        add("scenario:A", title="Growth"),
        add("scenario:B", title="Decline"),
        add("likelihood:A/group", percent=60),
        add("likelihood:B/group", percent=40),
        add("assumption:F1", text="Rates stay low", state="holds"),
        add("assumption:F2", text="People move in", state="fell"),
        add("review:R1", title="First", date=day("02-10"), state="open"),
        add("decision:B1", text="Build", taken_in="R1", state="open"),
        add("decision:B2", text="Sell", taken_in="R1", state="done"),
    )
    return desk


def walked(desk: Desk, *entries: AgendaItem) -> list[Turn]:
    return walk(desk.history, desk.history.now(day("02-10")), "R1", entries)


def test_every_room_comes_in_its_order_with_what_belongs_together(desk: Desk) -> None:
    told = [(turn.room, turn.name, len(turn.records)) for turn in walked(desk)]
    assert told == [
        ("decisions", "decision:B1", 1),
        ("likelihoods", "likelihood:A/group", 2),
        ("assumptions", "assumption:F1", 1),
        ("goals", "goal:S1", 1),
        ("goals", "goal:S2", 2),
        ("resources", "resource:G1", 2),
    ]


def test_what_the_agenda_asks_about_comes_first_in_its_room_and_says_why(desk: Desk) -> None:
    asked = entry("goal", "S2")
    goals = [turn for turn in walked(desk, asked) if turn.room == "goals"]
    assert [turn.name for turn in goals] == ["goal:S2", "goal:S1"]
    assert [turn.item for turn in goals] == [asked, None]


def test_what_was_left_out_of_the_agenda_is_not_asked_about(desk: Desk) -> None:
    turns = walked(desk, entry("goal", "S1", left_out=True), entry("scenario", "A", left_out=True))
    assert not_reached(turns) == []
    assert "others" not in [turn.room for turn in turns]


def test_an_indicator_without_a_value_has_a_turn_and_is_asked_about_with_its_goal(
    desk: Desk,
) -> None:
    asked = entry("indicator", "I1")
    turns = [turn for turn in walked(desk, asked) if turn.item]
    assert [turn.name for turn in turns] == ["indicator:I1", "goal:S2"]


def test_what_somebody_put_on_the_agenda_has_a_turn_whatever_its_kind_but_once(desk: Desk) -> None:
    turns = walked(desk, entry("scenario", "A"), entry("goal", "S1"), entry("goal", "gone"))
    assert [turn.name for turn in turns if turn.room == "others"] == ["scenario:A"]
    names = [turn.name for turn in turns]
    assert len(names) == len(set(names))


def test_what_was_closed_in_the_review_keeps_its_turn_and_what_it_decided_has_none(
    desk: Desk,
) -> None:
    desk.write("02-10", revise("decision:B1", state="done", review="R1"))
    desk.write("02-10", add("decision:B3", text="Rent", taken_in="R1", state="open", review="R1"))
    decisions = [turn for turn in walked(desk) if turn.room == "decisions"]
    assert [(turn.name, turn.outcome) for turn in decisions] == [("decision:B1", Act.REVISE)]


def test_a_change_of_what_belongs_to_a_record_says_more_than_that_it_was_confirmed(
    desk: Desk,
) -> None:
    desk.write("02-10", confirm("resource:G1", review="R1"))
    desk.write("02-10", revise("allocation:G1/S1", amount=3, review="R1"))
    [turn] = [turn for turn in walked(desk) if turn.room == "resources"]
    assert turn.outcome is Act.REVISE


def test_the_next_turn_is_one_that_was_not_reached_behind_this_one_and_then_from_the_start(
    desk: Desk,
) -> None:
    desk.write("02-10", confirm("goal:S2", review="R1"), confirm("resource:G1", review="R1"))
    turns = walked(desk)
    assert _name(after(turns, "goal:S1")) == "decision:B1"
    assert _name(after(turns, "decision:B1")) == "likelihood:A/group"
    assert _name(after(turns, "")) == "decision:B1"
    assert after([turn for turn in turns if turn.outcome], "goal:S2") is None


def test_only_what_was_asked_about_and_not_dealt_with_was_not_reached(desk: Desk) -> None:
    desk.write("02-10", confirm("goal:S2", review="R1"))
    turns = walked(desk, entry("goal", "S1"), entry("goal", "S2"))
    assert [turn.name for turn in not_reached(turns)] == ["goal:S1"]


def test_sets_that_overlap_are_not_set_together(desk: Desk) -> None:
    desk.write("02-10", add("settings:plan", title="Plan", overlapping_sets=("main",)))
    assert RecordId("likelihood", "A/group") not in [turn.record for turn in walked(desk)]


def test_a_scenario_that_has_come_true_is_not_judged_any_more(desk: Desk) -> None:
    desk.write("02-10", add("scenario:Z", title="It came", outcome="occurred"))
    asked = {record.key for turn in walked(desk) for record in turn.records}
    assert "Z/group" not in asked


def test_the_way_through_a_review_is_found_by_its_code(desk: Desk) -> None:
    found = walk_of(desk.history, "R1", day("02-12"))
    assert {turn.record for turn in walked(desk)} <= {turn.record for turn in found}


def _name(turn: Turn | None) -> str | None:
    return turn.name if turn else None
