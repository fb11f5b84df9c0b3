"""Whom and what a record is of: the goals it is about, their sectors, and who answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from scenarios.fields import Reference, References
from scenarios.kinds import KINDS, RecordId
from scenarios.snapshot import Snapshot

GOAL, INDICATOR = "goal", "indicator"


def goals_of(snapshots: Sequence[Snapshot], *records: RecordId) -> tuple[str, ...]:
    """Give the goals that records are, or name by themselves or through their indicators.

    It is looked for in each of the snapshots, for one that is gone is still about something.
    """
    named = dict.fromkeys(_named(snapshots, records))
    goals = [one.key for one in named if one.kind == GOAL]
    others = [one for one in named if one.kind != GOAL]
    through = goals_of(snapshots, *others) if others else ()
    return tuple(dict.fromkeys([*goals, *through]))


def _named(snapshots: Sequence[Snapshot], records: Iterable[RecordId]) -> Iterator[RecordId]:
    """Give the goals and the indicators that records are about; a goal is about itself."""
    for kind, keys in _by_kind(records).items():
        if kind == GOAL:
            yield from (RecordId(GOAL, key) for key in keys)
            continue
        for name, field in _leading(kind).items():
            held = filter(None, _held(snapshots, kind, keys, name).values())
            said = chain.from_iterable(held) if isinstance(field, References) else held
            yield from (RecordId(field.kind, key) for key in dict.fromkeys(said))


def _by_kind(records: Iterable[RecordId]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, key in records:
        found.setdefault(kind, []).append(key)
    return found


@cache
def _leading(kind: str) -> Mapping[str, Reference | References]:
    """Give the columns of a kind that name goals, or indicators, which are of goals."""
    named = KINDS[kind].columns.items()
    fields = {name: one for name, one in named if isinstance(one, Reference | References)}
    return {name: one for name, one in fields.items() if one.kind in (GOAL, INDICATOR)}


def _held(
    snapshots: Sequence[Snapshot], kind: str, keys: Sequence[str], name: str
) -> dict[str, Any]:
    """Give what records' keys say, or what each holds where it is still there."""
    described = KINDS[kind]
    if name in described.key:
        return dict(zip(keys, described.split_all(keys)[name], strict=True))
    held: dict[str, Any] = dict.fromkeys(keys)
    if name in described.fields:
        for snapshot in reversed(snapshots):
            held |= snapshot.sheet(kind).told(name, keys)
    return held


def sectors_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give the sectors of the goals that records are about."""
    return frozenset(_of_goals(snapshots, records, "sector"))


def owners_of(snapshots: Sequence[Snapshot], *records: RecordId) -> frozenset[str]:
    """Give who answers for records; where nobody is named, those of the goals they are about."""
    named: set[str] = set()
    nobodys: list[RecordId] = []
    for kind, keys in _by_kind(records).items():
        owners = _held(snapshots, kind, keys, "owner")
        named.update(filter(None, owners.values()))
        nobodys += [RecordId(kind, key) for key, owner in owners.items() if not owner]
    return frozenset([*named, *_of_goals(snapshots, nobodys, "owner")])


def _of_goals(
    snapshots: Sequence[Snapshot], records: Iterable[RecordId], name: str
) -> Iterator[str]:
    return filter(None, _held(snapshots, GOAL, goals_of(snapshots, *records), name).values())


def all_named(snapshots: Iterable[Snapshot], name: str) -> frozenset[str]:
    """Give every value that a record of any kind holds in a field of a name."""
    kinds = [kind for kind, described in KINDS.items() if name in described.fields]
    sheets = (snapshot.sheet(kind) for snapshot in snapshots for kind in kinds)
    return frozenset(held for sheet in sheets for held in sheet.different(name) if held)
