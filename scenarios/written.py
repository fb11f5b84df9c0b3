"""Revisions as they were written, and the outline of a record, from the rows of the columns."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from scenarios.columns import Columns, Found
from scenarios.kinds import RecordId
from scenarios.life import State
from scenarios.revisions import ACTS, Act, Revision, body_values
from scenarios.sheet import value_of

SPEAKING = frozenset({Act.CORRECT, Act.UNDO, Act.REDACT})


def revisions_from(columns: Columns, places: np.ndarray, record: RecordId) -> list[Revision]:
    """Make the revisions of one record from all of its places; they come in order of position."""
    written = np.argsort(columns.rows["position"][columns.order["row"][places]])
    found = Found(columns, places[written])
    return found.made(Revision, lambda fresh: _revisions(found, fresh, record))


def _revisions(found: Found, fresh: list[int], record: RecordId) -> list[Revision]:
    columns, rows = found.columns, found.rows[fresh]
    held, words = columns.rows, columns.words.acts
    days = columns.order["day"][found.places[fresh]].tolist()
    positions, changes, acts, targets, sets, carried = (
        held[name][rows].tolist()
        for name in ("position", "change", "act", "target", "sets", "carried")
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
            number=fresh[at] + 1,
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


class Held(Mapping[str, Any]):
    """The values that a row holds, each made when it is asked for."""

    def __init__(self, columns: Columns, row: int) -> None:
        self._columns, self._row = columns, row

    def __getitem__(self, name: str) -> Any:
        if name not in self._columns.bits:
            raise KeyError(name)
        return _value_at(self._columns, name, self._row)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.bits)

    def __len__(self) -> int:
        return len(self._columns.bits)


class Traces:
    """The outline of a record by its places in the columns, which are in order of effect."""

    def __init__(self, columns: Columns, places: np.ndarray) -> None:
        self.writes = len(places)
        self._columns, self._days = columns, columns.order["day"][places]
        self._force = columns.order["succ"][places] >= 0
        self._rows = columns.order["row"][places]

    def _end(self, day: date) -> int:
        return int(self._days.searchsorted(np.int32(day.toordinal()), "right"))

    def touches(self, day: date) -> bool:
        """Tell whether anything was written for a day, in or out of force."""
        end = self._end(day)
        return end > 0 and int(self._days[end - 1]) == day.toordinal()

    def sets(self, name: str, after: date, until: date) -> bool:
        """Tell whether a field is set, in force, after one day and not after another."""
        run = slice(self._end(after), self._end(until))
        sets = self._columns.rows["sets"][self._rows[run][self._force[run]]]
        return bool((sets & self._columns.bits[name]).any())

    def state(self, day: date) -> State:
        """Give the record on a day, without who set its fields."""
        end = self._end(day)
        rows = self._rows[:end][self._force[:end]]
        if not len(rows):
            return State()
        alive = self._columns.rows["alive"][rows]
        values = Held(self._columns, int(rows[-1]))
        return State(alive=bool(alive[-1]), born=bool(alive.any()), values=values)


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
