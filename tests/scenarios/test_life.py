"""One record's life: order of effect, life and death, and what was known when."""

from typing import Any

import pytest

from scenarios.life import Life, State
from scenarios.revisions import Act, Revision
from tests.scenarios.edits.desk import day


def life(*told: tuple[Act, str, dict[str, Any], int | None]) -> Life:
    """Give a life of acts, each with its day, its values and what it speaks of."""
    return Life(
        Revision(
            position=place * 10,
            change=place,
            kind="goal",
            key="S1",
            number=place,
            act=act,
            effective_on=day(on),
            values=values,
            target=target,
        )
        for place, (act, on, values, target) in enumerate(told, start=1)
    )


@pytest.fixture
def late() -> Life:
    """Give a goal with a late row, a correction of the morning's value and an undo."""
    return life(
        (Act.ADD, "02-01", {"title": "Homes", "confidence": 1}, None),
        (Act.REVISE, "02-05", {"confidence": 2}, None),
        (Act.REVISE, "02-05", {"confidence": 3, "decision": "B1"}, None),
        (Act.REVISE, "02-03", {"owner": "Board"}, None),
        (Act.CORRECT, "02-05", {"confidence": 4}, 20),
        (Act.UNDO, "02-05", {}, 30),
        (Act.UNDO, "02-05", {}, 60),
    )


def confidence(state: State) -> object:
    """Give the field that is looked at most."""
    return state.values.get("confidence")


def test_nothing_is_there_before_the_first_day(late: Life) -> None:
    state = late.at(day("01-31"))
    assert (state.alive, state.born, dict(state.values)) == (False, False, {})


def test_revisions_take_effect_by_day_and_place_and_not_as_they_were_written(late: Life) -> None:
    assert [row.position for row in late.order] == [10, 40, 20, 50, 30]
    assert late.at(day("02-04")).values == {"title": "Homes", "confidence": 1, "owner": "Board"}


def test_setters_name_the_revision_that_set_each_field_and_what_acts_carry_is_no_field(
    late: Life,
) -> None:
    state = late.at(day("02-09"))
    assert {name: row.position for name, row in state.setters.items()} == {
        "title": 10,
        "confidence": 30,
        "owner": 40,
    }


@pytest.mark.parametrize(
    ("position", "number", "held"),
    [
        (20, None, 2),
        (None, 3, 3),
        (50, None, 3),
        (60, None, 4),
        (65, 5, 3),
        (70, None, 3),
        (5, 9, None),
    ],
)
def test_what_was_known_at_a_position_or_a_number(
    late: Life, position: int | None, number: int | None, held: int | None
) -> None:
    assert confidence(late.at(day("02-09"), position=position, number=number)) == held


def test_what_a_revision_left_behind_includes_its_corrections(late: Life) -> None:
    morning = late.find(20)
    assert morning is not None
    assert confidence(late.through(morning)) == 4
    assert confidence(late.through(morning, number=3)) == 2
    assert confidence(late.left_by(morning)) == 2


def test_nothing_known_of_nobody() -> None:
    assert Life().at(day("02-01"), number=3) == State()
    assert not Life()
    assert Life().find(1) is None


def test_a_retired_record_keeps_its_values_and_begins_again_with_them() -> None:
    lived = life(
        (Act.ADD, "02-01", {"title": "Homes"}, None),
        (Act.RETIRE, "02-03", {}, None),
        (Act.RESTORE, "02-05", {"owner": "Board"}, None),
    )
    assert [lived.at(day(on)).alive for on in ("02-02", "02-04", "02-06")] == [True, False, True]
    assert lived.at(day("02-04")).values == {"title": "Homes"}
    assert lived.at(day("02-04")).born


def test_acts_without_the_life_or_death_they_need_are_stranded() -> None:
    lost = life(
        (Act.REVISE, "02-01", {"title": "Homes"}, None),
        (Act.RESTORE, "02-02", {}, None),
        (Act.ADD, "02-03", {"title": "Homes"}, None),
        (Act.RETIRE, "02-04", {}, None),
        (Act.CONFIRM, "02-05", {}, None),
        (Act.ADD, "02-06", {}, None),
        (Act.CORRECT, "02-04", {"title": "Houses"}, 30),
    )
    assert [row.position for row in lost.stranded()] == [10, 20, 50, 60]


def test_only_what_is_in_force_or_an_undo_that_holds_can_be_taken_back(late: Life) -> None:
    assert [row.position for row in late.standing(late.revisions)] == [10, 20, 30, 40, 50, 70]
