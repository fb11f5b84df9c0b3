"""What holds of any edits: nothing is stranded, and what is told twice is written once."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scenarios.edits import Correct, Edit, OfRecord, Undo, decide
from scenarios.history import History
from scenarios.life import Life
from tests.scenarios import logs

some = settings(max_examples=settings().max_examples // 6)


@st.composite
def files(draw: st.DrawFn) -> list[Edit]:
    """Draw the rows of a file: edits with a day each, in order of their days.

    Each record has one correction at most: of two, the second may hide what the first corrected,
    and then the first is not known again.
    """
    drawn = draw(st.lists(logs.edits(0), min_size=1, max_size=8))
    rows = [edit for edit in drawn if isinstance(edit, OfRecord) and edit.effective_on]
    corrections = {(one.kind, one.key): one for one in rows if isinstance(one, Correct)}
    kept = [one for one in rows if not isinstance(one, Correct) or one in corrections.values()]
    return sorted(kept, key=lambda edit: str(edit.effective_on))


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
    log, history, told = logs.Log(), History.empty(), list[Edit]()
    for wanted in (before, file):
        told = _telling(wanted, history)
        rows = logs.decided(told, history, logs.TODAY)
        history = history.extended([log.append(rows)] if rows else [])
    assume(told)
    assert decide(told, history, day=logs.TODAY, reason_needed=False) == ()


def _telling(file: list[Edit], history: History) -> list[Edit]:
    """Keep the rows that write something: what was so already leaves no trace to be known by."""
    told = list[Edit]()
    for edit in file:
        more = list[Edit]()
        rows = logs.decided([*told, edit], history, logs.TODAY, more)
        if len(rows) > len(logs.decided(told, history, logs.TODAY)):
            told = more
    return told


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
