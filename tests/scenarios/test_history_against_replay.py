"""The history, one record's life and the difference say what the plain replay of the log says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.difference import compare
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.life import Life
from scenarios.revisions import CARRIED, Act, Change, Revision
from tests.scenarios import logs
from tests.scenarios.logs import DAYS, RECORDS, moments_of, tables
from tests.scenarios.replay import Replay, Then, difference, plan_at

Logs = pytest.mark.parametrize(
    "drawn", [logs.raw_logs(), logs.decided_logs()], ids=["raw", "decided"]
)
SPEAKING = {Act.UNDO, Act.REDACT}
some = settings(max_examples=settings().max_examples // 6)


def grown(changes: Sequence[Change], data: st.DataObject) -> History:
    """Give the history of a log as it may come about: in pieces, read and previewed in between."""
    history = History.empty()
    rest = list(changes)
    while rest:
        count = data.draw(st.integers(1, len(rest)))
        if data.draw(st.booleans()):
            preview(history, data)
        history = history.extended(rest[:count])
        del rest[:count]
        if data.draw(st.booleans()):
            tables(history.at(data.draw(moments_of(changes))))
    return history


def preview(history: History, data: st.DataObject) -> None:
    """Extend a history with what is then thrown away."""
    log = logs.Log(written(history))
    junk = history.extended([log.change(data.draw(logs.raw_rows(log)))])
    tables(junk.at(data.draw(moments_of(log.changes))))


def written(history: History) -> list[Change]:
    """Give the changes of a history back."""
    return [
        Change(
            id=mark.id,
            made_at=mark.made_at,
            person=mark.person,
            revisions=tuple(history.revisions_in(mark.id)),
        )
        for mark in history.changes()
    ]


@Logs
@some
@given(data=st.data())
def test_the_plan_at_any_moment_is_what_the_log_says(drawn: Any, data: st.DataObject) -> None:
    changes = data.draw(drawn)
    history = grown(changes, data)
    for moment in data.draw(st.lists(moments_of(changes), min_size=1, max_size=4)):
        assert tables(history.at(moment)) == plan_at(changes, moment)


@Logs
@some
@given(data=st.data())
def test_a_late_look_at_an_earlier_history_is_still_that_history(
    drawn: Any, data: st.DataObject
) -> None:
    changes = data.draw(drawn)
    histories = [History.empty()]
    for change in changes:
        histories.append(histories[-1].extended([change]))
    moment = data.draw(moments_of(changes))
    for count, history in enumerate(histories):
        assert tables(history.at(moment)) == plan_at(changes[:count], moment)


@Logs
@some
@given(data=st.data(), day=st.sampled_from(DAYS), known=st.none() | st.integers(0, 20))
def test_one_record_folded_alone_is_what_the_log_says(
    drawn: Any, data: st.DataObject, day: Any, known: int | None
) -> None:
    changes = data.draw(drawn)
    history = grown(changes, data)
    plan = Replay(changes, known).plan(Moment(day))
    for record in RECORDS:
        rows = [row for row in Replay(changes).rows if row.record == record]
        assert history.revisions_of(record) == rows
        then, state = plan.get(record, Then()), Life(rows).at(day, position=known)
        assert (state.alive, state.born) == (then.alive, then.ever_alive)
        assert (dict(state.values), dict(state.setters)) == (then.values, then.setters)
        if known is None:
            assert history.is_alive(record, day) == state.alive


@Logs
@some
@given(
    data=st.data(),
    day=st.sampled_from(DAYS),
    later=st.lists(st.sampled_from(DAYS), max_size=3),
    number=st.none() | st.integers(0, 6),
)
def test_the_quick_look_at_a_record_is_the_same_as_folding_it(
    drawn: Any, data: st.DataObject, day: Any, later: list[Any], number: int | None
) -> None:
    changes = data.draw(drawn)
    history = grown(changes, data)
    for record in RECORDS:
        rows = history.revisions_of(record)
        more = list(_written_behind(rows, record, later))
        life = Life(lambda rows=rows: rows, history.outline(record))  # type: ignore[misc]
        for count in range(len(more) + 1):
            life = life.and_then(more[count - 1]) if count else life
            whole = Life([*rows, *more[:count]])
            assert life.count == len(rows) + count
            assert list(life.on(day)) == list(whole.on(day))
            held, folded = life.holds(day, number=number), whole.at(day, number=number)
            assert (held.alive, held.born) == (folded.alive, folded.born)
            assert _filled(held.values) == _filled(folded.values)
            assert life.revisions == whole.revisions


def _written_behind(
    rows: Sequence[Revision], record: RecordId, days: Sequence[Any]
) -> Iterator[Revision]:
    """Give rows that set a field and clear it, one after another."""
    for place, day in enumerate(days):
        row = logs.next_row(record, rows, day)
        owner = "Board" if place % 2 else None
        number, position = row.number + place, row.position + place
        yield replace(row, number=number, position=position, values={"owner": owner})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


@Logs
@some
@given(data=st.data())
def test_a_story_tells_every_revision_with_what_it_changed_newest_first(
    drawn: Any, data: st.DataObject
) -> None:
    changes = data.draw(drawn)
    history = grown(changes, data)
    replay = Replay(changes)
    for record in {row.record for row in replay.rows}:
        rows = [row for row in replay.rows if row.record == record]
        told = [line for line in history.story(record)[::-1] if line.act not in SPEAKING]
        ordered = sorted((row for row in rows if row.act not in SPEAKING), key=replay.effect)
        assert [line.position for line in told] == [row.position for row in ordered]
        held: dict[str, Any] = {}
        for line, row in zip(told, ordered, strict=True):
            fields = {n: v for n, v in row.values.items() if n not in CARRIED}
            assert line.set == {name: (held.get(name), value) for name, value in fields.items()}
            assert line.in_force == replay.counts(row)
            if line.in_force:
                held |= fields


@Logs
@some
@given(data=st.data())
def test_two_moments_differ_as_the_log_says_and_each_cell_names_its_cause(
    drawn: Any, data: st.DataObject
) -> None:
    changes = data.draw(drawn)
    history = grown(changes, data)
    before, after = data.draw(moments_of(changes)), data.draw(moments_of(changes))
    found, truth = compare(history, before, after), difference(changes, before, after)
    assert set(found.added) == truth.added
    assert set(found.retired) == truth.retired
    assert set(found.restored) == truth.restored
    assert set(found.turned_back) == truth.turned_back
    cells = {(change.record, change.field): change for change in found.revised}
    assert cells.keys() == truth.revised.keys()
    for cell, (old, new, cause) in truth.revised.items():
        change = cells[cell]
        assert (change.before, change.after) == (old, new)
        assert (change.position, change.act, change.reason, change.effective_on) == (
            cause.position,
            cause.act.value,
            cause.reason,
            cause.effective_on,
        )


@some
@given(changes=logs.decided_logs(), data=st.data())
def test_a_story_as_it_was_known_is_the_story_of_the_log_up_to_there(
    changes: list[Change], data: st.DataObject
) -> None:
    history = History.empty().extended(changes)
    count = data.draw(st.integers(0, len(changes)))
    then = History.empty().extended(changes[:count])
    for record in {row.record for change in changes[:count] for row in change.revisions}:
        assert history.story(record, known=then.position) == then.story(record)
