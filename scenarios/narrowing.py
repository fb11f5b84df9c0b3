"""A part of what differs between two moments: of some kinds, sectors, owners or triggers."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scenarios.belonging import GOAL, goals_of, owners_of, sectors_of
from scenarios.difference import Difference, FieldChange, compare
from scenarios.history import History, Moment
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId
from scenarios.ledger import unheard


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a difference; None wants everything.

    A trigger is said by an act that revises, so that with one nothing is shown that came or went.
    """

    kind: str | None = None
    sector: str | None = None
    owner: str | None = None
    trigger: str | None = None


class Narrowed(Difference):
    """The part of a difference that is wanted, with the same questions to ask."""

    def __init__(self, whole: Difference, wanted: Wanted) -> None:
        super().__init__(whole.history, whole.before, whole.after, whole.parts)
        self.whole, self.wanted = whole, wanted
        self._snapshots = (whole.history.at(whole.after), whole.history.at(whole.before))
        self._kept: dict[RecordId, bool] = {}

    def _keeps(self, record: RecordId) -> bool:
        if record not in self._kept:
            self._kept[record] = self._is_wanted(record)
        return self._kept[record]

    def _is_wanted(self, record: RecordId) -> bool:
        kind, sector, owner = self.wanted.kind, self.wanted.sector, self.wanted.owner
        return (
            kind in (None, record.kind)
            and (sector is None or sector in sectors_of(self._snapshots, record))
            and (owner is None or owner in owners_of(self._snapshots, record))
        )

    def _records(self, name: str) -> list[RecordId]:
        if self.wanted.trigger is not None:
            return []
        return [record for record in getattr(self.whole, name) if self._keeps(record)]

    def columns(self) -> dict[str, np.ndarray]:
        """Give the wanted fields as arrays named as COLUMNS, one entry a changed field."""
        cells = self.whole.columns()
        records = zip(cells["kind"], cells["key"], cells["trigger"], strict=True)
        keep = [
            self.wanted.trigger in (None, trigger) and self._keeps(RecordId(kind, key))
            for kind, key, trigger in records
        ]
        return {name: values[np.array(keep, bool)] for name, values in cells.items()}

    @cached_property
    def revised(self) -> list[FieldChange]:
        """Give the wanted fields that differ of records that are there at both moments."""
        return [
            change
            for change in self.whole.revised
            if self.wanted.trigger in (None, change.trigger) and self._keeps(change.record)
        ]

    @cached_property
    def turned_back(self) -> list[tuple[RecordId, str]]:
        """Give the wanted fields that were revised in between and are again what they were."""
        if self.wanted.trigger is not None:
            return []
        return [(record, name) for record, name in self.whole.turned_back if self._keeps(record)]

    def __bool__(self) -> bool:
        return bool(self.revised or self.added or self.retired or self.restored)


class Spoken(NamedTuple):
    """The kinds, the sectors, the owners and the triggers that a difference speaks of."""

    kinds: frozenset[str]
    sectors: frozenset[str]
    owners: frozenset[str]
    triggers: frozenset[str]


def spoken_of(history: History, before: Moment, after: Moment) -> Spoken:
    """Give what the difference between two moments speaks of, and can be narrowed to."""
    parts = [kept(_spoken_of_kind, history, before, after, kind) for kind in KINDS]
    return Spoken(*(frozenset[str]().union(*part) for part in zip(*parts, strict=True)))


def _spoken_of_kind(history: History, before: Moment, after: Moment, kind: str) -> Spoken:
    part = compare(history, before, after, [kind])
    with unheard():  # it follows from what was read to compare
        revised = part.revised
    records = {change.record for change in revised}
    records = records.union(part.added, part.retired, part.restored)
    snapshots = history.at(after), history.at(before)
    about = [RecordId(GOAL, key) for key in goals_of(snapshots, *records)]
    answered = records if "owner" in KINDS[kind].fields else about
    return Spoken(
        frozenset(record.kind for record in records),
        sectors_of(snapshots, *about),
        owners_of(snapshots, *answered),
        frozenset(change.trigger for change in revised if change.trigger),
    )
