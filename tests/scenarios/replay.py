"""The plain truth: a whole log replayed from its rules, slowly, to check everything else against.

Written from the rules of the history alone; nothing here is shared with the product's own folding.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scenarios.history import Moment
from scenarios.kinds import RecordId
from scenarios.revisions import CARRIED, Act, Change, Revision

Cell = tuple[RecordId, str]


@dataclass
class Then:
    """A record at a moment."""

    alive: bool = False
    ever_alive: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    setters: dict[str, Revision] = field(default_factory=dict)


@dataclass
class Differs:
    """What differs between two moments; each changed field with its values and their cause."""

    added: set[RecordId] = field(default_factory=set)
    retired: set[RecordId] = field(default_factory=set)
    restored: set[RecordId] = field(default_factory=set)
    revised: dict[Cell, tuple[Any, Any, Revision]] = field(default_factory=dict)
    turned_back: set[Cell] = field(default_factory=set)


class Replay:
    """A log as it was known at a position, all of it when there is none."""

    def __init__(self, changes: Sequence[Change], known: int | None = None) -> None:
        self.changes = changes
        rows = [_redacted(row, changes) for change in changes for row in change.revisions]
        self.rows = [row for row in rows if known is None or row.position <= known]
        self.by_position = {row.position: row for row in self.rows}

    def counts(self, row: Revision) -> bool:
        """Not undone by an undo that counts, and no correction of what does not count."""
        for other in self.rows:
            if other.act is Act.UNDO and other.target == row.position and self.counts(other):
                return False
        return row.act is not Act.CORRECT or self.counts(self.by_position[row.target or 0])

    def origin(self, row: Revision) -> Revision:
        """What a correction, or a correction of one, corrects in the end."""
        return self.origin(self.by_position[row.target or 0]) if row.act is Act.CORRECT else row

    def effect(self, row: Revision) -> tuple[Any, int, int]:
        """Order of effect: day, place, position."""
        origin = self.origin(row)
        return origin.effective_on, origin.position, row.position

    def in_effect(self, moment: Moment) -> list[Revision]:
        """Everything that counts up to a day, in order of effect."""
        rows = [
            row
            for row in self.rows
            if row.act not in {Act.UNDO, Act.REDACT}
            and self.counts(row)
            and self.origin(row).effective_on <= moment.day
        ]
        return sorted(rows, key=self.effect)

    def plan(self, moment: Moment) -> dict[RecordId, Then]:
        """Every record that anything was ever said of."""
        plan: dict[RecordId, Then] = {}
        for row in self.in_effect(moment):
            then = plan.setdefault(row.record, Then())
            if row.act in {Act.ADD, Act.RESTORE}:
                then.alive = then.ever_alive = True
            if row.act is Act.RETIRE:
                then.alive = False
            for name, value in row.values.items():
                if name not in CARRIED:
                    then.values[name] = value
                    then.setters[name] = row
        return plan

    def aim(self, row: Revision) -> Revision:
        """What an undo, or an undo of an undo, speaks of in the end."""
        return self.aim(self.by_position[row.target or 0]) if row.act is Act.UNDO else row

    def carried_along(self, row: Revision, aim: Revision) -> bool:
        """Whether a row goes and comes with another: it is that row or a correction of it."""
        while row.position != aim.position:
            if row.act is not Act.CORRECT:
                return False
            row = self.by_position[row.target or 0]
        return True


def _redacted(row: Revision, changes: Sequence[Change]) -> Revision:
    """A redaction replaces what a revision set, for ever and at every moment."""
    values = dict(row.values)
    for change in changes:
        for other in change.revisions:
            if other.act is Act.REDACT and other.target == row.position:
                values |= {name: value for name, value in other.values.items() if name in values}
    return replace(row, values=values)


def plan_at(changes: Sequence[Change], moment: Moment) -> dict[RecordId, dict[str, Any]]:
    """Give the living records at a moment with the fields that hold something."""
    return {
        record: {name: value for name, value in then.values.items() if value is not None}
        for record, then in Replay(changes, moment.known).plan(moment).items()
        if then.alive
    }


def difference(changes: Sequence[Change], before: Moment, after: Moment) -> Differs:
    """Compare two moments, end against end."""
    old, new = Replay(changes, before.known).plan(before), Replay(changes, after.known).plan(after)
    found = Differs()
    for record in old.keys() | new.keys():
        was, now = old.get(record, Then()), new.get(record, Then())
        if was.alive and not now.alive:
            found.retired.add(record)
        if now.alive and not was.alive:
            (found.restored if was.ever_alive else found.added).add(record)
        if was.alive and now.alive:
            _compare(changes, (before, after), record, found)
    return found


def _compare(
    changes: Sequence[Change], moments: tuple[Moment, Moment], record: RecordId, found: Differs
) -> None:
    was, now = (Replay(changes, moment.known).plan(moment)[record].values for moment in moments)
    for name in was.keys() | now.keys():
        values = was.get(name), now.get(name)
        if values[0] != values[1]:
            cause = _cause(changes, moments, (record, name))
            found.revised[record, name] = (*values, cause)
        elif _was_something_else(changes, moments, (record, name), values[0]):
            found.turned_back.add((record, name))


def _cause(changes: Sequence[Change], moments: tuple[Moment, Moment], cell: Cell) -> Revision:
    """Give the row that set the value after, or the undo that uncovered it or brought it back.

    A value that nothing set any more was left missing by the first row of its record.
    """
    before, after = moments
    record, name = cell
    then, now = Replay(changes, before.known), Replay(changes, after.known)
    setter = now.plan(after)[record].setters.get(name)
    new = setter is not None and (
        setter.position not in then.by_position or setter.effective_on > before.day
    )
    if setter is not None and new:
        return setter
    rows = [row for row in now.rows if row.record == record]
    toggled = [
        row
        for row in rows
        if name in row.values
        and row.position in then.by_position
        and then.counts(row) != now.counts(row)
        and row.effective_on <= max(before.day, after.day)
        and (setter is None or now.effect(row) >= now.effect(setter))
    ]
    undos = [
        undo
        for undo in rows
        if undo.act is Act.UNDO
        and undo.position not in then.by_position
        and now.counts(undo)
        and any(now.carried_along(row, now.aim(undo)) for row in toggled)
    ]
    first = next(row for row in now.in_effect(after) if row.record == record)
    return max(undos, key=lambda undo: undo.position, default=setter or first)


def _was_something_else(
    changes: Sequence[Change], moments: tuple[Moment, Moment], cell: Cell, start: Any
) -> bool:
    """Whether rows that took effect in between set a field, and it was something else then."""
    before, after = moments
    record, name = cell
    held, was_set, was_else = None, False, False
    for row in Replay(changes, after.known).in_effect(after):
        if row.record == record:
            held = row.values.get(name, held)
            if row.effective_on > before.day:
                was_set = was_set or name in row.values
                was_else = was_else or held != start
    return was_set and was_else
