"""What each edit of a record writes, one function an act; what changes nothing writes nothing."""

from collections.abc import Iterator
from typing import Any

from scenarios.edits.batch import Batch
from scenarios.edits.case import (
    Case,
    already,
    case_of,
    differing,
    merged_in_place,
    merged_on_the_day,
    must_be_born,
    must_live,
    must_say_why,
    put,
    refuse_finalised_text,
    refuse_overtaken,
    told,
)
from scenarios.edits.edit import Add, Confirm, Correct, Defer, Restore, Retire, Revise
from scenarios.edits.values import (
    proposed,
    refuse_broken_scale,
    refuse_missing,
    refuse_reserved,
)
from scenarios.errors import (
    AlreadyThere,
    AnotherDay,
    IsThere,
    NotCorrectable,
    TooEarly,
    WasThereBefore,
)
from scenarios.fields import Day, Prose, Text
from scenarios.life import State
from scenarios.revisions import Act, Revision

CORRECTABLE = frozenset({Act.ADD, Act.REVISE, Act.RESTORE, Act.CORRECT})
DAY, TEXT, PROSE = Day(), Text(), Prose()


def add(edit: Add, batch: Batch) -> None:
    """Begin a life; an earlier beginning of one that is there only moves its first day."""
    case = case_of(edit, batch)
    if case.life and _is_there(case):
        return
    refuse_reserved(case.record)
    values = {**proposed(case.kind.name), **case.values}
    values = {name: value for name, value in values.items() if value is not None}
    refuse_missing(case.kind, values, case.kind.fields)
    _refuse_unfit(case, values)
    put(case, Act.ADD, values)


def _is_there(case: Case) -> bool:
    """Tell whether an add says nothing new, or refuse it; a record not born yet may be added."""
    state = case.state
    if not (state.born or case.said.asked):
        state = case.life.holds(case.batch.day)
    if not state.born:
        return False
    differs = differing(case.values, state)
    if (state.alive and not differs) or told(case, Act.ADD, {}, state):
        return True
    raise (AlreadyThere if state.alive else WasThereBefore)(**case.named)


def revise(edit: Revise, batch: Batch) -> None:
    """Set fields, those that differ from what is in effect on the day."""
    case = case_of(edit, batch)
    state = case.state
    must_be_born(case, state)
    values = differing(merged_on_the_day(case), state)
    if not values or told(case, Act.REVISE, values, state):
        return
    must_live(case, state)
    refuse_missing(case.kind, values, values)
    refuse_overtaken(case, values)
    _refuse_unfit(case, values)
    must_say_why(case)
    put(case, Act.REVISE, values)


def _refuse_unfit(case: Case, values: dict[str, Any]) -> None:
    refuse_finalised_text(case, values)
    refuse_broken_scale(case.kind, values)


def correct(edit: Correct, batch: Batch) -> None:
    """Repair what one revision set, or each field where it was set."""
    case = case_of(edit, batch)
    for target, names in _targets(case, edit):
        wanted = {name: case.values[name] for name in names}
        mine = merged_in_place(case, wanted, target)
        values = differing(mine, case.life.through(target))
        if values:
            refuse_missing(case.kind, values, values)
            _refuse_unfit(case, values)
            must_say_why(case)
            put(case, Act.CORRECT, values, target)


def _targets(case: Case, edit: Correct) -> Iterator[tuple[Revision, list[str]]]:
    """Give the revisions to correct, each with the fields that are repaired there."""
    if edit.target is not None:
        yield _target(case, edit.target), list(case.values)
        return
    state = case.life.at(case.said.day)
    must_be_born(case, state)
    if told(case, Act.CORRECT, differing(case.values, state), state):
        return
    found: dict[int, tuple[Revision, list[str]]] = {}
    for name in case.values:
        target = _setter(case, state, name)
        found.setdefault(target.position, (target, []))[1].append(name)
    yield from found.values()


def _target(case: Case, position: int) -> Revision:
    """Give the revision at a position, when it can be corrected on the day asked for."""
    target = case.life.find(position)
    if target is None or target.act not in CORRECTABLE or target not in case.life.order:
        raise NotCorrectable(**case.named, target=position)
    if case.said.asked and case.said.day != target.effective_on:
        raise AnotherDay(day=target.effective_on)
    return target


def _setter(case: Case, state: State, name: str) -> Revision:
    """Give the revision that set a field, or the one that began the life when none did."""
    row = state.setters.get(name)
    while row is not None and row.act is Act.CORRECT:
        row = case.life.find(row.target or 0)
    if row is not None:
        return row
    return next(row for row in case.life.order if row.act is Act.ADD)


def confirm(edit: Confirm, batch: Batch) -> None:
    """Note that the record was looked at, and what that rests on."""
    case = case_of(edit, batch)
    rests_on = PROSE.check(edit.rests_on) if edit.rests_on else None
    _note(case, Act.CONFIRM, {"rests_on": rests_on} if rests_on else {})


def defer(edit: Defer, batch: Batch) -> None:
    """Put the record off until a day."""
    case = case_of(edit, batch)
    until = DAY.check(edit.until) if edit.until else None
    if until is not None and until <= case.said.day:
        raise TooEarly(until=until, day=case.said.day).about("until")
    _note(case, Act.DEFER, {"until": until} if until else {})


def _note(case: Case, act: Act, carried: dict[str, Any]) -> None:
    if not already(case, act, carried):
        must_live(case, case.state)
        put(case, act, carried)


def retire(edit: Retire, batch: Batch) -> None:
    """End the life, and name the successor."""
    case = case_of(edit, batch)
    successor = TEXT.check(edit.successor) if edit.successor else None
    carried = {"successor": successor} if successor else {}
    if already(case, Act.RETIRE, carried):
        return
    must_live(case, case.state)
    must_say_why(case)
    put(case, Act.RETIRE, carried)


def restore(edit: Restore, batch: Batch) -> None:
    """Begin the life again, with the fields that differ."""
    case = case_of(edit, batch)
    state = case.state
    must_be_born(case, state)
    values = differing(merged_on_the_day(case), state)
    if state.alive:
        if told(case, Act.RESTORE, values, state):
            return
        raise IsThere(**case.named, day=case.said.day)
    refuse_missing(case.kind, values, values)
    refuse_overtaken(case, values)
    _refuse_unfit(case, values)
    must_say_why(case)
    put(case, Act.RESTORE, values)
