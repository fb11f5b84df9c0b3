"""A difference, and the part of it that is about something."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.belonging import all_named, goals_of, owners_of, sectors_of
from scenarios.difference import Difference, compare
from scenarios.history import Moment
from scenarios.kept import forget, kept
from scenarios.kinds import RecordId
from scenarios.narrowing import Narrowed, Spoken, Wanted, spoken_of
from scenarios.revisions import Act
from tests.scenarios.edits.desk import Desk, add, day, retire, revise
from tests.telling import Telling

HOMES, JOBS = "Homes", "Jobs"
NOW = Moment(date(2026, 3, 10))


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


def test_what_a_difference_speaks_of_is_what_it_can_be_narrowed_to(desk: Desk) -> None:
    whole = between(desk)
    assert spoken_of(whole.history, whole.before, whole.after) == Spoken(
        frozenset({"goal", "indicator", "allocation", "observation"}),
        frozenset({HOMES, JOBS}),
        frozenset({"Planner"}),
        frozenset({"decision"}),
    )


def records_of(found: Difference) -> set[RecordId]:
    return {*found.added, *found.retired, *found.restored, *(one.record for one in found.revised)}


def about(plans: list[Any], record: RecordId) -> Iterator[Any]:
    """Give the goals of a record as whoever reads it would: its key, what it holds, its goal."""
    if record.kind == "goal":
        yield from (goal for plan in plans if (goal := plan.get(*record)) is not None)
    elif record.kind == "indicator":
        held = [told.goal for plan in plans if (told := plan.get(*record)) is not None]
        if held and held[0]:
            yield from about(plans, RecordId("goal", held[0]))
    else:
        first, _, last = record.key.partition("/")
        named = ("goal", last) if record.kind == "allocation" else ("indicator", first)
        yield from about(plans, RecordId(*named))


def one_by_one(found: Difference) -> Spoken:
    plans = [found.history.at(found.after), found.history.at(found.before)]
    sectors, owners = set[Any](), set[Any]()
    for record in records_of(found):
        [goal, *_] = [*about(plans, record), None]
        held = [told for plan in plans if (told := plan.get(*record)) is not None]
        owner = getattr(held[0], "owner", None) or (goal.owner if goal else None)
        sectors.add(goal.sector if goal else None)
        owners.add(owner)
    kinds = frozenset(record.kind for record in records_of(found))
    triggers = frozenset(one.trigger for one in found.revised if one.trigger)
    return Spoken(kinds, frozenset(sectors - {None}), frozenset(owners - {None}), triggers)


START: dict[str, dict[str, Any]] = {
    "goal:S1": {"sector": HOMES, "owner": "Planner"},
    "goal:N1": {"sector": JOBS},
    "indicator:I1": {"goal": "S1"},
    "indicator:I2": {"goal": None, "owner": "Steward"},
    "observation:I1/2026-Q1": {"value": 1.0},
    "allocation:G1/N1": {"amount": 1.0},
}
HELD: dict[str, dict[str, list[Any]]] = {
    "goal": {"sector": [HOMES, JOBS, None], "owner": ["Planner", "Clerk", None]},
    "indicator": {"goal": ["S1", "N1", None], "owner": ["Steward", None]},
    "observation": {"value": [1.0, 2.0]},
    "allocation": {"amount": [1.0, 2.0]},
}
Write = tuple[str, int, str, Any, str | None]


@st.composite
def writes(draw: st.DrawFn) -> Write:
    record = draw(st.sampled_from(list(START)))
    fields = HELD[record.partition(":")[0]]
    name = draw(st.sampled_from([*fields, "retire"]))
    value = None if name == "retire" else draw(st.sampled_from(fields[name]))
    trigger = draw(st.sampled_from(["decision", "new_method", None]))
    return record, draw(st.integers(1, 28)), name, value, trigger


def write(telling: Telling, gone: set[str], written: Write) -> None:
    record, number, name, value, trigger = written
    kind, _, key = record.partition(":")
    telling.on(f"2026-02-{number:02}")
    if name == "retire":
        telling.act(Act.RESTORE if record in gone else Act.RETIRE, kind, key, {})
        gone ^= {record}
    else:
        telling.act(Act.REVISE, kind, key, {name: value}, "Somebody says so.", trigger)


@given(st.lists(writes(), min_size=1, max_size=5))
@settings(max_examples=settings().max_examples // 4)
def test_what_is_kept_of_a_difference_is_what_each_of_its_records_says(
    written: list[Write],
) -> None:
    forget()
    telling, gone, then = Telling().on("2026-02-01"), set[str](), Moment(date(2026, 2, 10))
    for name, values in START.items():
        telling.add(*name.split(":"), **values)
    pairs, found = [(then, NOW), (NOW, then), (Moment(date(2026, 1, 1)), NOW)], []
    for one in written:
        write(telling, gone, one)
        found += [
            (telling.history, pair, kept(spoken_of, telling.history, *pair)) for pair in pairs
        ]
    forget()
    for history, pair, spoken in found:
        assert spoken == one_by_one(compare(history, *pair))
