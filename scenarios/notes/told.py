"""Acts gathered by record: what each was and became, why, and on whose word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.held import LOOKED_AT, Done
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was done, and on whose word; `person` is the key of who wrote it."""

    reason: str | None
    trigger: str | None
    author: str | None
    decision: str | None
    person: str


@dataclass(frozen=True, slots=True)
class Told:
    """What acts of one sort did to one record: what each field was before and became.

    `carried` is what the last of them carries besides, `positions` are where they stand in the log.
    """

    record: RecordId
    act: Act
    positions: tuple[int, ...]
    set: Mapping[str, tuple[Any, Any]]
    carried: Mapping[str, Any]
    why: tuple[Why, ...]

    @property
    def changed(self) -> dict[str, tuple[Any, Any]]:
        """The fields that became something else; one changed and changed back did not."""
        return {name: pair for name, pair in self.set.items() if pair[0] != pair[1]}


def gathered(acts: Iterable[Done]) -> tuple[Told, ...]:
    """Add up the acts of each record, in the order of the menu."""
    by_record: dict[RecordId, list[Done]] = defaultdict(list)
    for one in acts:
        by_record[one.record].append(one)
    return tuple(_of_one(by_record[record]) for record in in_order(by_record))


def _of_one(acts: Sequence[Done]) -> Told:
    """Add up what was done to one record; between two looks the last one counts."""
    last = acts[-1]
    fields: dict[str, tuple[Any, Any]] = {}
    for one in acts:
        for name, (before, after) in one.line.set.items():
            fields[name] = fields.get(name, (before, after))[0], after
    return Told(
        record=last.record,
        act=last.act if last.act in LOOKED_AT else acts[0].act,
        positions=tuple(one.line.position for one in acts),
        set=fields,
        carried=last.line.carried,
        why=tuple(dict.fromkeys(_why(one) for one in acts)),
    )


def _why(one: Done) -> Why:
    line = one.line
    decision = line.carried.get("decision")
    return Why(line.reason, line.trigger, line.author, decision, line.person)


def in_order(records: Iterable[RecordId]) -> list[RecordId]:
    """Put records in the order of the menu, and each kind's by their keys."""
    place = {name: number for number, name in enumerate(KINDS)}
    return sorted(records, key=lambda record: (place[record.kind], record.key))
