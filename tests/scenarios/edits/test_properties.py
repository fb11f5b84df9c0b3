"""What holds of any edits: nothing is stranded, and what is told twice is written once."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scenarios.edits import Edit, Undo, decide
from scenarios.history import History
from scenarios.life import Life
from tests.scenarios import logs

some = settings(max_examples=settings().max_examples // 6)


@st.composite
def files(draw: st.DrawFn) -> list[Edit]:
    """Draw the rows of a file: edits with a day each, in order of their days."""
    drawn = draw(st.lists(logs.edits(0), min_size=1, max_size=8))
    rows = [edit for edit in drawn if not isinstance(edit, Undo) and edit.effective_on]
    return sorted(rows, key=lambda edit: str(edit.effective_on))


@some
@given(changes=logs.decided_logs())
def test_no_revision_ever_speaks_of_a_life_that_is_not_there(changes: Any) -> None:
    rows = [row for change in changes for row in change.revisions]
    for record in {row.record for row in rows}:
        assert Life([row for row in rows if row.record == record]).stranded() == []


@some
@given(changes=logs.decided_logs())
def test_positions_and_numbers_have_no_gaps(changes: Any) -> None:
    rows = [row for change in changes for row in change.revisions]
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    for record in {row.record for row in rows}:
        numbers = [row.number for row in rows if row.record == record]
        assert numbers == list(range(1, len(numbers) + 1))


@some
@given(before=files(), file=files())
def test_a_file_that_is_read_twice_changes_nothing_the_second_time(
    before: list[Edit], file: list[Edit]
) -> None:
    log, history, kept = logs.Log(), History.empty(), list[Edit]()
    for wanted in (before, file):
        kept = []
        rows = logs.decided(wanted, history, logs.TODAY, kept)
        history = history.extended([log.append(rows)] if rows else [])
    assume(kept)
    assert decide(kept, history, day=logs.TODAY, reason_needed=False) == ()


@some
@given(changes=logs.decided_logs(), keep=st.booleans())
def test_an_undo_and_its_undo_leave_every_day_as_it_was(changes: Any, keep: bool) -> None:  # noqa: FBT001
    history = History.empty().extended(changes)
    log = logs.Log(list(changes))
    before = [logs.tables(history.now(day)) for day in logs.DAYS]
    for _ in range(2):
        undo = Undo(change=history.last_change, keep=keep)
        rows = logs.decided([undo], history, logs.TODAY)
        if not rows:
            return
        history = history.extended([log.append(rows)])
    assert [logs.tables(history.now(day)) for day in logs.DAYS] == before
