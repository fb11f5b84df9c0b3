"""Undoing: a change goes out of force as a whole, and comes back when that is undone."""

import pytest

from scenarios.errors import (
    NeededSince,
    NoSuchChange,
    NotUndoable,
    StillReferred,
    UnknownReference,
    WrittenSince,
)
from scenarios.revisions import Act
from tests.scenarios.edits.desk import (
    Desk,
    add,
    confirm,
    correct,
    day,
    restore,
    retire,
    revise,
    undo,
)


@pytest.fixture
def desk() -> Desk:
    """Give a goal whose confidence went from 5 to 6 in change 2, beside its owner."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes", confidence=5))
    desk.write("02-02", revise("goal:S1", confidence=6, owner="Board"), confirm("goal:S1"))
    return desk


def test_an_undo_speaks_of_each_revision_on_its_day(desk: Desk) -> None:
    rows = desk.write("02-09", undo(2, why="A mistake."))
    assert [(row.act, row.target, str(row.effective_on)) for row in rows] == [
        (Act.UNDO, 2, "2026-02-02"),
        (Act.UNDO, 3, "2026-02-02"),
    ]
    assert (rows[0].number, rows[0].reason, dict(rows[0].values)) == (4, "A mistake.", {})
    assert desk.value("goal:S1", "confidence") == 5
    assert desk.value("goal:S1", "owner") is None


def test_undoing_an_undo_is_redo_and_that_can_be_undone_again(desk: Desk) -> None:
    desk.write("02-09", undo(2))
    desk.write("02-09", undo(3))
    assert desk.value("goal:S1", "confidence") == 6
    desk.write("02-09", undo(4))
    assert desk.value("goal:S1", "confidence") == 5


def test_corrections_go_and_come_with_what_they_correct(desk: Desk) -> None:
    desk.write("02-03", correct("goal:S1", target=2, confidence=7))
    desk.write("02-09", undo(2))
    assert desk.value("goal:S1", "confidence") == 5
    desk.write("02-09", undo(4))
    assert desk.value("goal:S1", "confidence") == 7


def test_a_correction_of_the_same_change_needs_no_undo_of_its_own(desk: Desk) -> None:
    desk.write("02-03", revise("goal:S1", confidence=1), correct("goal:S1", confidence=2))
    assert [row.target for row in desk.write("02-09", undo(3))] == [4]
    assert desk.value("goal:S1", "confidence") == 6


def test_what_was_undone_or_never_was_cannot_be_undone(desk: Desk) -> None:
    desk.write("02-09", undo(2))
    assert desk.refused("02-09", undo(2)) == [(0, NotUndoable, None)]
    assert desk.refused("02-09", undo(17)) == [(0, NoSuchChange, None)]


def test_a_later_write_of_the_same_field_is_told_and_may_be_kept(desk: Desk) -> None:
    desk.write("02-03", revise("goal:S1", confidence=8))
    assert desk.refused("02-09", undo(2)) == [(0, WrittenSince, "confidence")]
    desk.write("02-09", undo(2, keep=True))
    assert desk.value("goal:S1", "confidence") == 8
    assert desk.value("goal:S1", "owner") is None


def test_a_later_write_of_another_field_is_no_clash(desk: Desk) -> None:
    desk.write("02-03", revise("goal:S1", title="Houses"))
    assert len(desk.decide("02-09", undo(2))) == 2


def test_a_redo_is_told_of_what_was_written_since_as_well(desk: Desk) -> None:
    desk.write("02-03", undo(2))
    desk.write("02-04", revise("goal:S1", owner="Planner"))
    assert desk.refused("02-09", undo(3)) == [(0, WrittenSince, "owner")]


def test_a_life_that_was_written_in_since_cannot_be_undone_whatever_is_kept(desk: Desk) -> None:
    assert desk.refused("02-09", undo(1, keep=True)) == [(0, NeededSince, None)]
    desk.write("02-09", undo(2))
    desk.write("02-09", undo(1))
    assert not desk.state("goal:S1").alive


def test_a_later_end_or_beginning_of_life_may_not_be_kept(desk: Desk) -> None:
    desk.write("02-03", retire("goal:S1"))
    desk.write("02-04", restore("goal:S1"))
    assert desk.refused("02-09", undo(3)) == [(0, NeededSince, None)]
    desk.write("02-05", retire("goal:S1"))
    assert desk.refused("02-09", undo(4)) == [(0, NeededSince, None)]
    desk.write("02-09", undo(5), undo(4), undo(3))
    assert desk.state("goal:S1").alive


def test_undoing_one_after_the_other_in_one_batch_works_from_the_latest(desk: Desk) -> None:
    desk.write("02-03", revise("goal:S1", confidence=8))
    desk.write("02-09", undo(3), undo(2))
    assert desk.value("goal:S1", "confidence") == 5


def test_an_import_of_two_can_be_undone_before_the_second_without_shining_through() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes", confidence=5))
    desk.write("02-02", revise("goal:S1", confidence=6))
    desk.write("02-03", revise("goal:S1", confidence=7, on="02-02"))
    desk.write("02-04", undo(2, keep=True))
    assert desk.value("goal:S1", "confidence") == 7


def test_what_others_name_cannot_be_undone_out_of_life(desk: Desk) -> None:
    desk.write("02-03", add("goal:S2", title="Jobs"))
    desk.write("02-04", revise("goal:S1", parent="S2"))
    assert desk.refused("02-09", undo(3)) == [(0, StillReferred, None)]
    desk.write("02-09", undo(4), undo(3))
    assert not desk.state("goal:S2").alive


def test_an_undo_must_not_uncover_a_name_of_what_is_gone(desk: Desk) -> None:
    desk.write("02-03", add("goal:S2", title="Jobs"))
    desk.write("02-03", revise("goal:S1", parent="S2"))
    desk.write("02-05", revise("goal:S1", parent=None))
    desk.write("02-06", retire("goal:S2"))
    assert desk.refused("02-09", undo(5)) == [(0, UnknownReference, "parent")]


def test_all_of_an_import_is_undone_at_once() -> None:
    desk = Desk()
    goals = [add(f"goal:S{number}", title="x") for number in range(30)]
    desk.write("02-01", *goals)
    assert len(desk.write("02-02", undo(1))) == 30
    assert desk.history.now(day("02-02")).keys("goal") == []
