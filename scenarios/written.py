"""Revisions as they were written, and what the last one left, from the rows of the columns."""

from datetime import date
from typing import Any

import numpy as np

from scenarios.columns import Columns
from scenarios.kinds import RecordId
from scenarios.life import Tip
from scenarios.revisions import ACTS, Act, Revision, body_values
from scenarios.snapshot import value_of

SPEAKING = frozenset({Act.CORRECT, Act.UNDO, Act.REDACT})


def revisions_from(columns: Columns, rows: np.ndarray, record: RecordId) -> list[Revision]:
    """Make the revisions of one record from all of its rows, which are in order of position."""
    held, words = columns.rows, columns.words.acts
    positions, changes, days, acts, targets, sets, carried = (
        held[name][rows].tolist()
        for name in ("position", "change", "day", "act", "target", "sets", "carried")
    )
    review, trigger, reason, author = (
        [words[name].words[code] if code >= 0 else None for code in held[name][rows].tolist()]
        for name in ("review", "trigger", "reason", "author")
    )
    return [
        Revision(
            position=positions[at],
            change=changes[at],
            kind=record.kind,
            key=record.key,
            number=at + 1,
            act=ACTS[acts[at]],
            effective_on=date.fromordinal(days[at]),
            values=_values(columns, row, sets[at], carried[at]),
            review=review[at],
            trigger=trigger[at],
            reason=reason[at],
            author=author[at],
            target=targets[at] if ACTS[acts[at]] in SPEAKING else None,
        )
        for at, row in enumerate(rows.tolist())
    ]


def _values(columns: Columns, row: int, sets: int, carried: int) -> dict[str, Any]:
    """Give what a row set, and what its act carried under the reserved names."""
    values = {
        name: _value_at(columns, name, row) for name, bit in columns.bits.items() if sets & bit
    }
    if carried >= 0:
        values |= body_values(columns.kind.name, columns.words.carried(carried))
    return values


def tip_from(columns: Columns, places: np.ndarray) -> Tip | None:
    """Give what a record's last place in order of effect left, when that is in force and lives."""
    if not len(places):
        return None
    last = int(places[-1])
    row = int(columns.order["row"][last])
    if columns.order["succ"][last] < columns.length or not columns.rows["alive"][row]:
        return None
    values = {name: _value_at(columns, name, row) for name in columns.bits}
    day = date.fromordinal(int(columns.rows["day"][row]))
    return Tip(writes=len(places), day=day, values=values)


def _value_at(columns: Columns, name: str, row: int) -> Any:
    """Give the value that one row holds of a field, without making arrays; missing is None."""
    field, stored = columns.kind.fields[name], columns.rows[f"={name}"][row].item()
    if field.storage == "number":
        return value_of(field, stored)
    if field.storage == "text":
        return columns.words.fields[name].take(stored)
    if field.storage == "flag":
        return (None, False, True)[stored + 1]
    return date.fromordinal(stored) if stored else None
