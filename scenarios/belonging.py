"""Whom and what a record is of: the goals it is about, their sectors, and who answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from scenarios.fields import Reference, References
from scenarios.kinds import KINDS, RecordId
from scenarios.snapshot import Snapshot

GOAL, INDICATOR = "goal", "indicator"


def goals_of(snapshots: Sequence[Snapshot], *records: RecordId) -> tuple[str, ...]:
    """Give the goals that records are, or name by themselves or through their indicators.

    It is looked for in each of the snapshots, for one that is gone is still about something.
    """
    named = dict.fromkeys(one for record in records for one in _named(snapshots, record))
    return tuple(dict.fromkeys(goal for one in named for goal in _goals(snapshots, one)))


def _goals(snapshots: Sequence[Snapshot], named: RecordId) -> tuple[str, ...]:
    return (named.key,) if named.kind == GOAL else goals_of(snapshots, named)


def _named(snapshots: Sequence[Snapshot], record: RecordId) -> Iterator[RecordId]:
    """Give the goals and the indicators that a record is about; a goal is about itself."""
    if record.kind == GOAL:
        yield record
        return
    for name, field in _leading(record.kind).items():
        held = _held(snapshots, record, name)
        keys = held if isinstance(field, References) else (held,)
        if held:
            yield from (RecordId(field.kind, key) for key in keys)


@cache
def _leading(kind: str) -> Mapping[str, Reference | References]:
    """Give the columns of a kind that name goals, or indicators, which are of goals."""
    named = KINDS[kind].columns.items()
    fields = {name: one for name, one in named if isinstance(one, Reference | References)}
    return {name: one for name, one in fields.items() if one.kind in (GOAL, INDICATOR)}


def _held(snapshots: Sequence[Snapshot], record: RecordId, name: str) -> Any:
    """Give what a record's key says, or what it holds where it is still there."""
    kind = KINDS[record.kind]
    if name in kind.key:
        return kind.split(record.key)[name]
    return getattr(_told(snapshots, record), name, None)


def _told(snapshots: Sequence[Snapshot], record: RecordId) -> Any:
    found = (snapshot.get(*record) for snapshot in snapshots)
    return next((told for told in found if told is not None), None)


def sectors_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give the sectors of the goals that records are about."""
    return frozenset(_of_goals(snapshots, records, "sector"))


def owners_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give who answers for records; where nobody is named, those of the goals they are about."""
    owners = {record: _owner(snapshots, record) for record in records}
    nobodys = [record for record, owner in owners.items() if not owner]
    named = (owner for owner in owners.values() if owner)
    return frozenset([*named, *_of_goals(snapshots, nobodys, "owner")])


def _owner(snapshots: Sequence[Snapshot], record: RecordId) -> str | None:
    has_one = "owner" in KINDS[record.kind].fields
    return getattr(_told(snapshots, record), "owner", None) if has_one else None


def all_named(snapshots: Iterable[Snapshot], name: str) -> frozenset[str]:
    """Give every value that a record of any kind holds in a field of a name."""
    kinds = [kind for kind, described in KINDS.items() if name in described.fields]
    sheets = (snapshot.sheet(kind) for snapshot in snapshots for kind in kinds)
    return frozenset(held for sheet in sheets for held in sheet.values(name) if held)


def _of_goals(
    snapshots: Sequence[Snapshot], records: Iterable[RecordId], name: str
) -> Iterator[str]:
    for goal in goals_of(snapshots, *records):
        held = getattr(_told(snapshots, RecordId(GOAL, goal)), name, None)
        if held:
            yield held
