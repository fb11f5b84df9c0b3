"""Looking back: a moment that never changes, what was believed then, and what is known since."""

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.difference import compare
from scenarios.hindsight import (
    as_known,
    believed,
    finished,
    lasting,
    lasting_until,
    learnt,
    permanent,
)
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.revisions import Change
from tests.scenarios.edits.desk import Desk, add, correct, day, revise
from tests.scenarios.logs import DAYS, RECORDS, decided_logs, tables

TODAY = day("12-01")


@pytest.fixture
def desk() -> Desk:
    """Give a goal that was renamed in March, and a review in April that was finalised."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    desk.write("02-01", add("review:R1", title="First", date=day("04-10"), state="open"))
    desk.write("03-01", revise("goal:S1", title="Flats"))
    desk.write("04-10", revise("review:R1", state="finalised"))
    return desk


def test_what_is_finished_is_the_plan_as_the_last_finalised_review_was_closed(desk: Desk) -> None:
    assert finished(desk.history, TODAY) == Moment(day("04-10"), 4)
    desk.write("05-01", add("review:R2", title="Second", date=day("05-10"), state="open"))
    assert finished(desk.history, TODAY) == Moment(day("04-10"), 4)
    assert finished(as_known(desk.history, 3), TODAY) is None


def test_what_lasts_reaches_as_far_as_both_moments_that_are_compared(desk: Desk) -> None:
    moment = Moment(day("03-15"), 2)
    assert lasting_until(desk.history, moment, None, TODAY) == 2
    assert lasting_until(desk.history, moment, "R1", TODAY) == 4
    assert lasting_until(desk.history, moment, "2026-03-01", TODAY) is None
    assert lasting_until(desk.history, moment, "banana", TODAY) == 2
    assert lasting_until(desk.history, Moment(day("03-15")), "R1", TODAY) is None


def test_a_day_with_its_position_lasts_whatever_is_written_later(desk: Desk) -> None:
    steady = lasting(desk.history, Moment(day("03-15")))
    before = desk.history.at(steady).get("goal", "S1").title
    desk.write("05-01", revise("goal:S1", title="Rooms", on="03-05"))
    assert desk.history.at(Moment(day("03-15"))).get("goal", "S1").title == "Rooms"
    assert desk.history.at(steady).get("goal", "S1").title == before == "Flats"


def test_what_already_says_what_was_known_stays_as_it_is(desk: Desk) -> None:
    assert lasting(desk.history, Moment(day("03-15"), 2)) == Moment(day("03-15"), 2)


def test_a_finalised_review_is_written_by_its_code_and_a_day_with_its_position(desk: Desk) -> None:
    assert permanent(desk.history, "R1", TODAY) == "R1"
    assert permanent(desk.history, "2026-03-15", TODAY) == "2026-03-15@4"
    assert permanent(desk.history, "2026-03-15@2", TODAY) == "2026-03-15@2"
    assert permanent(desk.history, "now", TODAY) == "2026-12-01@4"


def test_a_review_that_is_not_finalised_is_written_as_its_day(desk: Desk) -> None:
    desk.write("05-01", add("review:R2", title="Second", date=day("05-10"), state="open"))
    assert permanent(desk.history, "R2", TODAY) == "2026-05-10@5"


def test_what_was_believed_is_what_was_written_before_the_day_ended(desk: Desk) -> None:
    assert believed(desk.history, day("01-31"), UTC) == Moment(day("01-31"), 0)
    assert believed(desk.history, day("02-01"), UTC) == Moment(day("02-01"), 2)
    assert believed(desk.history, day("03-01"), UTC) == Moment(day("03-01"), 3)


def test_what_was_written_of_a_day_afterwards_was_learnt_since(desk: Desk) -> None:
    assert not learnt(desk.history, Moment(day("03-15")), UTC)
    desk.write("05-01", correct("goal:S1", target=3, title="Dwellings"))
    [change] = learnt(desk.history, Moment(day("03-15")), UTC).revised
    assert (change.before, change.after) == ("Flats", "Dwellings")


def test_a_moment_that_says_what_was_known_keeps_to_it(desk: Desk) -> None:
    [change] = learnt(desk.history, Moment(day("03-15"), 2), UTC).revised
    assert (change.before, change.after) == ("Homes", "Flats")


def test_the_change_that_wrote_a_position_is_known(desk: Desk) -> None:
    marks = desk.history.marks
    assert [marks.wrote(position) for position in (0, 1, 2, 3, 4, 9)] == [None, 1, 2, 3, 4, 4]
    assert Desk().history.marks.wrote(1) is None


@given(late=st.lists(st.sampled_from(["02-10", "03-05", "03-15", "04-01"]), max_size=4))
def test_a_permanent_moment_shows_the_same_after_any_late_rows(late: list[str]) -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    text = permanent(desk.history, "2026-03-15", TODAY)
    first = desk.history.moment(text, TODAY)
    kept = desk.history.at(first).get("goal", "S1").title
    for number, on in enumerate(late):
        desk.write("05-01", revise("goal:S1", title=f"Name {number}", on=on))
    again = desk.history.moment(text, TODAY)
    assert desk.history.at(again).get("goal", "S1").title == kept
    assert not compare(desk.history, first, again)


def test_a_history_as_it_was_known_holds_nothing_that_came_later(desk: Desk) -> None:
    known = as_known(desk.history, 3)
    assert known.at(Moment(TODAY)).get("goal", "S1").title == "Flats"
    assert [mark.state for mark in known.reviews(TODAY)] == ["open"]
    assert [line.position for line in known.story(RecordId("goal", "S1"))] == [3, 1]
    assert known.last_change == 3
    assert as_known(desk.history, 4) is desk.history
    assert as_known(desk.history, 0).changes() == []


@settings(max_examples=settings().max_examples // 6)
@given(changes=decided_logs(), data=st.data())
def test_a_history_as_it_was_known_is_the_one_there_was(
    changes: list[Change], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(changes)))
    then = History.empty().extended(changes[:count])
    known = as_known(History.empty().extended(changes), then.position)
    assert known.changes() == then.changes()
    for on in DAYS:
        assert tables(known.at(Moment(on))) == tables(then.at(Moment(on)))
    for record in RECORDS:
        assert known.revisions_of(record) == then.revisions_of(record)
