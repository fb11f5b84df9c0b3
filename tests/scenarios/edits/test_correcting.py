"""Correcting: what a revision set is repaired on its day and in its place."""

import pytest

from scenarios.errors import AnotherDay, ChangedMeanwhile, NotCorrectable
from scenarios.revisions import Act
from tests.scenarios.edits.desk import (
    Desk,
    add,
    confirm,
    correct,
    restore,
    retire,
    revise,
    undo,
)


@pytest.fixture
def desk() -> Desk:
    """Give a goal with two values of one day: 5 in the morning, 6 in the afternoon."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    desk.write("02-02", revise("goal:S1", confidence=5, owner="Planner"))
    desk.write("02-02", revise("goal:S1", confidence=6))
    return desk


def test_the_morning_s_correction_does_not_override_the_afternoon(desk: Desk) -> None:
    (row,) = desk.write("02-09", correct("goal:S1", target=2, confidence=4))
    assert (row.act, row.target) == (Act.CORRECT, 2)
    assert str(row.effective_on) == "2026-02-02"
    assert desk.value("goal:S1", "confidence") == 6


def test_without_a_target_each_field_is_repaired_where_it_was_set(desk: Desk) -> None:
    edit = correct("goal:S1", title="Houses", confidence=7, owner="Board", sector="Housing")
    rows = desk.write("02-09", edit)
    assert [(row.target, dict(row.values)) for row in rows] == [
        (1, {"title": "Houses", "sector": "Housing"}),
        (3, {"confidence": 7}),
        (2, {"owner": "Board"}),
    ]
    assert desk.value("goal:S1", "title", "02-01") == "Houses"
    assert desk.decide("02-10", edit) == ()


def test_a_correction_without_a_target_repairs_what_was_in_effect_on_its_day(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S1", confidence=9))
    (row,) = desk.write("02-09", correct("goal:S1", confidence=8, on="02-04"))
    assert row.target == 3
    assert desk.value("goal:S1", "confidence", "02-04") == 8
    assert desk.value("goal:S1", "confidence") == 9


def test_a_correction_of_a_corrected_value_corrects_the_same_revision(desk: Desk) -> None:
    desk.write("02-08", correct("goal:S1", confidence=7))
    (row,) = desk.write("02-09", correct("goal:S1", confidence=8))
    assert row.target == 3
    desk.write("02-09", undo(4))
    assert desk.value("goal:S1", "confidence") == 8


def test_a_correction_may_itself_be_corrected_and_goes_with_it(desk: Desk) -> None:
    desk.write("02-08", correct("goal:S1", confidence=7))
    desk.write("02-09", correct("goal:S1", target=4, confidence=8))
    assert desk.value("goal:S1", "confidence") == 8
    desk.write("02-10", undo(4))
    assert desk.value("goal:S1", "confidence") == 6


def test_repairing_nothing_writes_nothing(desk: Desk) -> None:
    assert desk.decide("02-09", correct("goal:S1", target=2, confidence=5)) == ()


def test_what_a_restore_set_can_be_corrected_too(desk: Desk) -> None:
    desk.write("02-03", retire("goal:S1"))
    desk.write("02-04", restore("goal:S1", confidence=1))
    (row,) = desk.write("02-05", correct("goal:S1", target=5, confidence=2))
    assert row.target == 5
    assert desk.value("goal:S1", "confidence") == 2


def test_acts_that_set_nothing_and_what_is_out_of_force_cannot_be_corrected(desk: Desk) -> None:
    desk.write("02-03", confirm("goal:S1"))
    desk.write("02-03", undo(3))
    desk.write("02-04", retire("goal:S1"))
    for target in (4, 3, 5, 6, 99):
        assert desk.refused("02-09", correct("goal:S1", target=target, confidence=1)) == [
            (0, NotCorrectable, None)
        ]


def test_a_correction_keeps_the_day_of_what_it_corrects(desk: Desk) -> None:
    edit = correct("goal:S1", target=2, confidence=4, on="02-03")
    assert desk.refused("02-09", edit) == [(0, AnotherDay, None)]
    assert len(desk.decide("02-09", correct("goal:S1", target=2, confidence=4, on="02-02"))) == 1


def test_what_somebody_else_repaired_meanwhile_clashes(desk: Desk) -> None:
    desk.write("02-08", correct("goal:S1", target=3, confidence=7))
    mine = correct("goal:S1", target=3, confidence=8, based_on=3)
    assert desk.refused("02-09", mine) == [(0, ChangedMeanwhile, "confidence")]
    same = correct("goal:S1", target=3, confidence=7, owner="Board", based_on=3)
    (row,) = desk.decide("02-09", same)
    assert row.values == {"owner": "Board"}


def test_what_the_batch_itself_wrote_can_be_corrected_in_it(desk: Desk) -> None:
    rows = desk.write(
        "02-09",
        revise("goal:S1", confidence=1),
        correct("goal:S1", confidence=2, based_on=3),
    )
    assert [row.target for row in rows] == [None, 4]
    assert desk.value("goal:S1", "confidence") == 2


def test_rows_that_are_in_the_history_are_not_written_again_though_the_last_one_hides_the_first(
    desk: Desk,
) -> None:
    rows = (
        correct("goal:S1", confidence=4, on="02-02"),
        revise("goal:S1", confidence=8, on="02-02"),
    )
    assert len(desk.write("02-09", *rows)) == len(rows)
    assert desk.decide("02-10", *rows) == ()
    assert desk.value("goal:S1", "confidence") == 8
