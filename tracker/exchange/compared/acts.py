"""Rows that name their acts, or tell a record's history day by day."""

from collections.abc import Iterable, Iterator
from typing import Any

from scenarios.edits import Add, Confirm, Correct, Defer, OfRecord, Restore, Retire, Revise
from scenarios.life import Life
from scenarios.revisions import CARRIED, Act, Revision
from tracker.exchange.compared.comparing import (
    Comparison,
    Differing,
    Placed,
    absent,
    added,
    differing_from,
    merged,
    restored,
)
from tracker.exchange.compared.outcomes import Outcome
from tracker.exchange.faults import NothingToCorrect, NotOfThisAct

PLANNED = 10**12  # beyond every position that a log has reached
SETTING = frozenset({Act.ADD, Act.REVISE, Act.RESTORE})
QUIET: dict[Act, tuple[type[OfRecord], str | None]] = {
    Act.CONFIRM: (Confirm, "rests_on"),
    Act.DEFER: (Defer, "until"),
    Act.RETIRE: (Retire, "successor"),
}
ACT_OF: dict[type[OfRecord], Act] = {
    Add: Act.ADD,
    Revise: Act.REVISE,
    Restore: Act.RESTORE,
    Correct: Act.CORRECT,
    **{edit: act for act, (edit, _) in QUIET.items()},
}


def in_order(comparison: Comparison, rows: Iterable[Placed]) -> Iterator[Outcome]:
    """Give what becomes of each row of one record, day by day, each seeing the ones before it."""
    rows = sorted(rows, key=lambda placed: comparison.said.day(placed.row))
    life = comparison.plan.life(rows[0].row.key)
    for placed in rows:
        outcome = _acted(comparison, placed, life)
        if outcome.edit is not None:
            life = life.and_then(_as_if_written(comparison, placed, outcome.edit, life))
        yield outcome


def _acted(comparison: Comparison, placed: Placed, life: Life) -> Outcome:
    row, day = placed.row, comparison.said.day(placed.row)
    state = life.at(day)
    differing = differing_from(state, row)
    if row.act in QUIET:
        return _quiet(comparison, placed, life, differing)
    if (state.alive and not differing) or comparison.already_written(row, life):
        return comparison.outcome(placed, "unchanged")
    if row.act is Act.CORRECT:
        return _corrected(comparison, placed, life, differing)
    return _set(comparison, placed, life, differing)


def _set(comparison: Comparison, placed: Placed, life: Life, differing: Differing) -> Outcome:
    row, day = placed.row, comparison.said.day(placed.row)
    state = life.at(day)
    if row.act is None and not state.alive:
        return absent(comparison, placed, life)
    begun = any((one.act, one.effective_on) == (row.act, day) for one in life.order)
    if row.act is Act.ADD and not begun:
        return added(comparison, placed)
    if row.act is Act.RESTORE and not begun:
        return restored(comparison, placed, state)
    return merged(comparison, placed, life, differing)


def _quiet(comparison: Comparison, placed: Placed, life: Life, differing: Differing) -> Outcome:
    """Give what becomes of a row whose act sets nothing: a cell that differs was meant to."""
    row, act = placed.row, placed.row.act
    assert act is not None  # noqa: S101 - the caller looked it up
    wrong = [
        comparison.problem(
            placed, NotOfThisAct(act=act.value, value=comparison.written(name, value)), name, value
        )
        for name, (_, value) in differing.items()
    ]
    if wrong:
        return comparison.refused(placed, *wrong)
    if any(_same_act(revision, placed, comparison) for revision in life.order):
        return comparison.outcome(placed, "unchanged")
    edit, name = QUIET[act]
    carried = {name: row.carried.get(name)} if name else {}
    return comparison.outcome(placed, "changed", comparison.edit(edit, row, **carried))


def _same_act(revision: Revision, placed: Placed, comparison: Comparison) -> bool:
    row = placed.row
    carried = {name: revision.values[name] for name in CARRIED if revision.values.get(name)}
    day = comparison.said.day(row)
    return (revision.act, revision.effective_on, carried) == (row.act, day, dict(row.carried))


def _corrected(comparison: Comparison, placed: Placed, life: Life, differing: Differing) -> Outcome:
    row, day = placed.row, comparison.said.day(placed.row)
    if not differing:
        return comparison.outcome(placed, "unchanged")
    targets = [one for one in life.order if one.effective_on == day and one.act in SETTING]
    if not targets:
        nothing = NothingToCorrect(kind=comparison.kind, key=row.key, day=day)
        return comparison.refused(placed, comparison.problem(placed, nothing, "effective_on"))
    values = {name: wanted for name, (_, wanted) in differing.items()}
    known = targets[-1].position if targets[-1].position < PLANNED else None
    edit = comparison.edit(Correct, row, values=values, target=known)
    return comparison.outcome(placed, "changed", edit, differing)


def _as_if_written(comparison: Comparison, placed: Placed, edit: Any, life: Life) -> Revision:
    """Give the revision that an edit will become, as far as the rows after it need to know it."""
    count = len(life.revisions)
    return Revision(
        position=PLANNED + count,
        change=0,
        kind=comparison.kind,
        key=placed.row.key,
        number=count + 1,
        act=ACT_OF[type(edit)],
        effective_on=comparison.said.day(placed.row),
        values=dict(getattr(edit, "values", {})),
        target=getattr(edit, "target", None),
    )
