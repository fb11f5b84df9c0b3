"""Whom and what a record is of: the goals it is about, their sectors, and who answers for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scenarios.fields import Reference, References
from scenarios.kinds import KINDS, RecordId
from scenarios.snapshot import Snapshot

GOAL, INDICATOR = "goal", "indicator"


def goals_of(snapshots: Sequence[Snapshot], record: RecordId) -> tuple[str, ...]:
    """Give the goals that a record is, or names by itself or through its indicators.

    It is looked for in each of the snapshots, for one that is gone is still about something.
    """
    if record.kind == GOAL:
        return (record.key,)
    return tuple(dict.fromkeys(_named(snapshots, record)))


def _named(snapshots: Sequence[Snapshot], record: RecordId) -> Iterator[str]:
    for name, held in _values(snapshots, record).items():
        field = KINDS[record.kind].columns[name]
        keys = held if isinstance(field, References) else (held,)
        if not isinstance(field, Reference | References) or not held:
            continue
        if field.kind == GOAL:
            yield from keys
        elif field.kind == INDICATOR:
            for key in keys:
                yield from goals_of(snapshots, RecordId(INDICATOR, key))


def _values(snapshots: Sequence[Snapshot], record: RecordId) -> Mapping[str, Any]:
    """Give what a record holds where it is still there, else what its key says."""
    kind, told = KINDS[record.kind], _told(snapshots, record)
    if told is None:
        return kind.split(record.key)
    return {name: getattr(told, name) for name in kind.columns}


def _told(snapshots: Sequence[Snapshot], record: RecordId) -> Any:
    found = (snapshot.get(*record) for snapshot in snapshots)
    return next((told for told in found if told is not None), None)


def sectors_of(snapshots: Sequence[Snapshot], record: RecordId) -> frozenset[str]:
    """Give the sectors of the goals that a record is about."""
    return frozenset(_of_goals(snapshots, record, "sector"))


def owners_of(snapshots: Sequence[Snapshot], record: RecordId) -> frozenset[str]:
    """Give who answers for a record; where nobody is named, those of the goals it is about."""
    own = getattr(_told(snapshots, record), "owner", None)
    return frozenset([own] if own else _of_goals(snapshots, record, "owner"))


def _of_goals(snapshots: Sequence[Snapshot], record: RecordId, name: str) -> Iterator[str]:
    for key in goals_of(snapshots, record):
        held = getattr(_told(snapshots, RecordId(GOAL, key)), name, None)
        if held:
            yield held
