"""Holding: what no edit can do is seen when a log comes with it from elsewhere."""

import pytest

from scenarios.edits.holding import first_fault
from scenarios.revisions import Act, Change, Revision
from tests.scenarios.edits.desk import Desk, add, day, retire, revise

LATER = day("12-31")


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    scenarios = [add(f"scenario:{key}", title=key) for key in "AB"]
    weights = [add("likelihood:A/group", percent=60), add("likelihood:B/group", percent=40)]
    desk.write("02-01", add("goal:S1", title="Above"), add("goal:S2", title="Below", parent="S1"))
    desk.write("02-02", *scenarios, *weights)
    return desk


def forged(desk: Desk, kind: str, key: str, act: Act, **values: object) -> int:
    """Put a revision into the history that deciding would refuse; give its position."""
    history = desk.history
    position = history.position + 1
    row = Revision(
        position=position,
        change=history.last_change + 1,
        kind=kind,
        key=key,
        number=2,
        act=act,
        effective_on=day("02-03"),
        values=values,
    )
    change = Change(id=row.change, made_at=history.last_made_at + 1, person="aa", revisions=(row,))
    desk.history = history.extended([change])
    return position


def test_a_plan_that_was_decided_holds(desk: Desk) -> None:
    assert first_fault(desk.history, LATER) is None
    desk.write("02-04", revise("goal:S2", parent=None))
    desk.write("02-05", retire("goal:S1"))
    assert first_fault(desk.history, LATER) is None


def test_a_name_of_what_was_never_written_is_a_fault(desk: Desk) -> None:
    position = forged(desk, "goal", "S2", Act.REVISE, parent="S9")
    assert first_fault(desk.history, LATER) == position


def test_a_key_that_names_what_was_never_written_is_a_fault(desk: Desk) -> None:
    position = forged(desk, "allocation", "S9/N1", Act.ADD, amount=1.0)
    assert first_fault(desk.history, LATER) == position


def test_likelihoods_that_do_not_sum_are_a_fault(desk: Desk) -> None:
    position = forged(desk, "likelihood", "B/group", Act.REVISE, percent=50.0)
    assert first_fault(desk.history, day("02-02")) is None
    assert first_fault(desk.history, LATER) == position


def test_sets_that_may_come_true_together_are_never_summed(desk: Desk) -> None:
    desk.write("02-03", add("settings:plan", title="Plan", overlapping_sets=("main",)))
    forged(desk, "likelihood", "B/group", Act.REVISE, percent=50.0)
    assert first_fault(desk.history, LATER) is None
