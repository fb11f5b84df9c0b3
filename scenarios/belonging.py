"""Whom and what a record is of: the goals it is about, their sectors, and who answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
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
    for name, field in _leading(record.kind).items():
        held = _held(snapshots, record, name)
        keys = held if isinstance(field, References) else (held,)
        if held and field.kind == GOAL:
            yield from keys
        elif held:
            for key in keys:
                yield from goals_of(snapshots, RecordId(INDICATOR, key))


@cache
def _leading(kind: str) -> Mapping[str, Reference | References]:
    """Give the columns of a kind that name goals, or indicators, which are of goals."""
    named = KINDS[kind].columns.items()
    fields = {name: one for name, one in named if isinstance(one, Reference | References)}
    return {name: one for name, one in fields.items() if one.kind in (GOAL, INDICATOR)}


def _held(snapshots: Sequence[Snapshot], record: RecordId, name: str) -> Any:
    """Give what a record holds where it is still there, else what its key says."""
    told = _told(snapshots, record)
    return KINDS[record.kind].split(record.key).get(name) if told is None else getattr(told, name)


def _told(snapshots: Sequence[Snapshot], record: RecordId) -> Any:
    found = (snapshot.get(*record) for snapshot in snapshots)
    return next((told for told in found if told is not None), None)


def sectors_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give the sectors of the goals that records are about."""
    return frozenset(_of_goals(snapshots, records, "sector"))


def owners_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give who answers for records; where nobody is named, those of the goals they are about."""
    owners = {record: getattr(_told(snapshots, record), "owner", None) for record in records}
    nobodys = [record for record, owner in owners.items() if not owner]
    named = (owner for owner in owners.values() if owner)
    return frozenset([*named, *_of_goals(snapshots, nobodys, "owner")])


def all_named(snapshots: Iterable[Snapshot], name: str) -> frozenset[str]:
    """Give every value that a record of any kind holds in a field of a name."""
    kinds = [kind for kind, described in KINDS.items() if name in described.fields]
    sheets = (snapshot.sheet(kind) for snapshot in snapshots for kind in kinds)
    return frozenset(held for sheet in sheets for held in sheet.values(name) if held)


def _of_goals(
    snapshots: Sequence[Snapshot], records: Iterable[RecordId], name: str
) -> Iterator[str]:
    for goal in dict.fromkeys(key for one in records for key in goals_of(snapshots, one)):
        held = getattr(_told(snapshots, RecordId(GOAL, goal)), name, None)
        if held:
            yield held
