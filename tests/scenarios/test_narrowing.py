"""A difference, and the part of it that is about something."""

import pytest

from scenarios.belonging import all_named, goals_of, owners_of, sectors_of
from scenarios.difference import Difference, compare
from scenarios.history import Moment
from scenarios.kinds import RecordId
from scenarios.narrowing import Narrowed, Wanted
from tests.scenarios.edits.desk import Desk, add, day, retire, revise

HOMES, JOBS = "Homes", "Jobs"


@pytest.fixture
def desk() -> Desk:
    """Give two goals of two sectors with what hangs on them."""
    desk = Desk()
    desk.write(
        "02-01",
        add("goal:S1", title="Flats", sector=HOMES, owner="Planner"),
        add("goal:N1", title="Work", sector=JOBS),
        add("indicator:I1", title="Built", goal="S1", unit="n", wanted="raise", target_value=120.0),
        add("indicator:I2", title="Free", unit="n", wanted="raise", owner="Steward"),
        add("resource:G1", title="Land", unit="ha"),
        add("allocation:G1/N1", amount=2.0),
    )
    desk.write("03-01", revise("indicator:I1", target_value=95.0, trigger="decision"))
    desk.write("03-01", revise("allocation:G1/N1", amount=3.0, trigger="budget"))
    desk.write("03-01", retire("goal:N1"), retire("allocation:G1/N1"))
    desk.write("03-02", add("observation:I1/2026-Q1", value=60.0))
    return desk


def between(desk: Desk) -> Difference:
    return compare(desk.history, Moment(day("02-15")), Moment(day("03-10")))


def test_a_record_is_about_the_goals_it_names_by_key_by_field_and_by_its_indicator(
    desk: Desk,
) -> None:
    now = [desk.history.at(Moment(day("02-15")))]
    assert goals_of(now, RecordId("goal", "S1")) == ("S1",)
    assert goals_of(now, RecordId("indicator", "I1")) == ("S1",)
    assert goals_of(now, RecordId("indicator", "I2")) == ()
    assert goals_of(now, RecordId("allocation", "G1/N1")) == ("N1",)
    assert goals_of(now, RecordId("resource", "G1")) == ()


def test_a_record_that_is_nowhere_is_about_what_its_key_says(desk: Desk) -> None:
    never = [desk.history.at(Moment(day("01-01")))]
    assert goals_of(never, RecordId("allocation", "G1/N1")) == ("N1",)
    assert goals_of(never, RecordId("indicator", "I1")) == ()


def test_who_answers_is_said_by_the_record_or_else_by_its_goals(desk: Desk) -> None:
    now = [desk.history.at(Moment(day("02-15")))]
    assert owners_of(now, RecordId("indicator", "I1")) == {"Planner"}
    assert owners_of(now, RecordId("indicator", "I2")) == {"Steward"}
    assert owners_of(now, RecordId("allocation", "G1/N1")) == frozenset()
    assert sectors_of(now, RecordId("allocation", "G1/N1")) == {JOBS}


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(), {"I1", "G1/N1", "N1", "I1/2026-Q1"}),
        (Wanted(kind="goal"), {"N1"}),
        (Wanted(sector=HOMES), {"I1", "I1/2026-Q1"}),
        (Wanted(sector=JOBS), {"N1", "G1/N1"}),
        (Wanted(owner="Planner"), {"I1", "I1/2026-Q1"}),
        (Wanted(trigger="decision"), {"I1"}),
        (Wanted(kind="goal", sector=HOMES), set()),
    ],
)
def test_only_what_is_wanted_is_there(desk: Desk, wanted: Wanted, keys: set[str]) -> None:
    part = Narrowed(between(desk), wanted)
    records = [*part.added, *part.retired, *part.restored, *(one.record for one in part.revised)]
    assert {record.key for record in records} == keys
    assert len(part.table()) == len(part.revised)
    assert bool(part) == bool(keys)


def test_what_came_and_went_again_is_narrowed_too() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="A", sector=HOMES), add("goal:N1", title="A"))
    for title in ("B", "A"):
        desk.write("03-01", revise("goal:S1", title=title), revise("goal:N1", title=title))
    whole = between(desk)
    assert {record.key for record, _ in whole.turned_back} == {"S1", "N1"}
    part = Narrowed(whole, Wanted(sector=HOMES))
    assert part.turned_back == [(RecordId("goal", "S1"), "title")]
    assert Narrowed(whole, Wanted(trigger="decision")).turned_back == []


def test_every_owner_and_sector_that_there_is_can_be_asked_for(desk: Desk) -> None:
    snapshots = [desk.history.at(Moment(day(when))) for when in ("02-15", "03-10")]
    assert all_named(snapshots, "owner") == {"Planner", "Steward"}
    assert all_named(snapshots, "sector") == {HOMES, JOBS}
    assert all_named(snapshots[1:], "sector") == {HOMES}
    assert all_named([], "owner") == frozenset()
