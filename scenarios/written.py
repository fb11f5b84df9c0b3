"""Revisions as they were written, and what the last one left, from the rows of the columns."""

from datetime import date
from typing import Any

import numpy as np

from scenarios.columns import Columns
from scenarios.kinds import RecordId
from scenarios.life import Tip
from scenarios.revisions import ACTS, Act, Revision, body_values
from scenarios.snapshot import decoded, value_of

SPEAKING = frozenset({Act.CORRECT, Act.UNDO, Act.REDACT})


def revisions_from(columns: Columns, rows: np.ndarray, record: RecordId) -> list[Revision]:
    """Make the revisions of one record from all of its rows, which are in order of position."""
    held = {name: columns.rows[name][rows].tolist() for name in ("position", "change", "day")}
    acts = [ACTS[code] for code in columns.rows["act"][rows].tolist()]
    targets = columns.rows["target"][rows].tolist()
    said = {
        name: columns.words.acts[name].take(columns.rows[name][rows]).tolist()
        for name in ("review", "trigger", "reason", "author")
    }
    values = _values(columns, rows)
    return [
        Revision(
            position=held["position"][at],
            change=held["change"][at],
            kind=record.kind,
            key=record.key,
            number=at + 1,
            act=act,
            effective_on=date.fromordinal(held["day"][at]),
            values=values[at],
            review=said["review"][at],
            trigger=said["trigger"][at],
            reason=said["reason"][at],
            author=said["author"][at],
            target=targets[at] if act in SPEAKING else None,
        )
        for at, act in enumerate(acts)
    ]


def _values(columns: Columns, rows: np.ndarray) -> list[dict[str, Any]]:
    """Give what each row set, and what its act carried under the reserved names."""
    found: list[dict[str, Any]] = [{} for _ in rows]
    sets = columns.rows["sets"][rows]
    any_sets = int(np.bitwise_or.reduce(sets))
    for name, bit in columns.bits.items():
        if any_sets & bit:
            field, where = columns.kind.fields[name], np.flatnonzero(sets & bit)
            values = decoded(columns, name, columns.rows[f"={name}"][rows[where]]).tolist()
            for at, value in zip(where.tolist(), values, strict=True):
                found[at][name] = value_of(field, value)
    for at, code in enumerate(columns.rows["carried"][rows].tolist()):
        if code >= 0:
            found[at] |= body_values(columns.kind.name, columns.words.carried(code))
    return found


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
