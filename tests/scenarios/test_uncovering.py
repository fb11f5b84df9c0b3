"""A value that comes up again names the undo that uncovered it, and no other."""

import pytest

from scenarios.difference import FieldChange, compare
from scenarios.history import Moment
from tests.scenarios.edits.desk import Desk, add, correct, day, revise, undo

LATER = Moment(day("03-01"))


@pytest.fixture
def desk() -> Desk:
    """Give a goal with confidence 1, and 2 from 5 February on; nothing more is known at 2."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes", confidence=1))
    desk.write("02-05", revise("goal:S1", confidence=2))
    return desk


def since(desk: Desk, known: int, after: Moment = LATER) -> list[tuple[object, ...]]:
    """Give the fields that differ from what was known on 10 February, with what made them so."""
    changes: list[FieldChange] = compare(desk.history, Moment(day("02-10"), known), after).revised
    return [(cell.field, cell.before, cell.after, cell.act, cell.position) for cell in changes]


def test_an_undo_uncovers_what_lay_beneath(desk: Desk) -> None:
    desk.write("02-11", undo(2, why="It was another goal."))
    assert since(desk, 2) == [("confidence", 2, 1, "undo", 3)]
    (cell,) = compare(desk.history, Moment(day("02-10"), 2), LATER).revised
    assert cell.reason == "It was another goal."


def test_between_two_days_as_known_now_nothing_was_ever_undone(desk: Desk) -> None:
    desk.write("02-11", undo(2))
    desk.write("02-12", revise("goal:S1", confidence=7))
    now = compare(desk.history, Moment(day("02-01")), LATER).revised
    assert [(cell.act, cell.position) for cell in now] == [("revise", 4)]


def test_a_value_that_nothing_sets_any_more_names_the_undo(desk: Desk) -> None:
    desk.write("02-06", revise("goal:S1", owner="Board"))
    desk.write("02-11", undo(3))
    assert since(desk, 3) == [("owner", "Board", None, "undo", 4)]


def test_a_redo_brings_a_value_back(desk: Desk) -> None:
    desk.write("02-06", undo(2))
    desk.write("02-11", undo(3))
    assert since(desk, 3) == [("confidence", 1, 2, "undo", 4)]


def test_an_undo_of_another_field_or_of_a_later_day_uncovered_nothing(desk: Desk) -> None:
    desk.write("02-06", revise("goal:S1", owner="Board"))
    desk.write("02-20", revise("goal:S1", confidence=9))
    desk.write("02-21", undo(2, keep=True))
    desk.write("02-22", undo(4), undo(3))
    after = Moment(day("02-15"))
    assert since(desk, 3, after) == [
        ("owner", "Board", None, "undo", 7),
        ("confidence", 2, 1, "undo", 5),
    ]


def test_a_correction_that_goes_with_what_it_corrects_uncovers_too(desk: Desk) -> None:
    desk.write("02-06", correct("goal:S1", target=2, owner="Board"))
    desk.write("02-11", undo(2))
    assert since(desk, 3) == [
        ("owner", "Board", None, "undo", 4),
        ("confidence", 2, 1, "undo", 4),
    ]


def test_a_late_row_that_is_new_is_the_cause_itself(desk: Desk) -> None:
    desk.write("02-11", undo(2))
    desk.write("02-12", revise("goal:S1", confidence=5, on="02-03"))
    assert since(desk, 2) == [("confidence", 2, 5, "revise", 4)]
