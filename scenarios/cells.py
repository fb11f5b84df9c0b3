"""One kind's difference: the cells that differ, and the rows that set what they are after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from scenarios.columns import Columns, Found
from scenarios.history import History, Moment
from scenarios.judging import judged_anew
from scenarios.kinds import RecordId
from scenarios.life import Life
from scenarios.revisions import ACTS, NEW_METHOD
from scenarios.sheet import Sheet, days_of, decoded, value_of
from scenarios.uncovering import uncovering

COLUMNS = (
    "kind",
    "key",
    "field",
    "before",
    "after",
    "act",
    "review",
    "trigger",
    "reason",
    "author",
    "effective_on",
    "position",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, and the revision that set what it is after."""

    kind: str
    key: str
    field: str
    before: Any
    after: Any
    act: str
    review: str | None
    trigger: str | None
    reason: str | None
    author: str | None
    effective_on: date
    position: int
    decision: str | None = None
    method_changed: bool = False

    @property
    def record(self) -> RecordId:
        """The record it speaks of."""
        return RecordId(self.kind, self.key)


class KindDifference:
    """The difference of one kind."""

    def __init__(
        self, history: History, moments: tuple[Moment, Moment], first: Sheet, second: Sheet
    ) -> None:
        self.history, (self.before, self.after) = history, moments
        self.first, self.second = first, second
        self.kind = first.kind.name
        self.words = first.columns.words
        self._sort_out()
        self._compare()

    def _sort_out(self) -> None:
        size = len(self.words.keys)
        at_first, at_second = np.full(size, -1), np.full(size, -1)
        at_first[self.first.records] = np.arange(len(self.first))
        at_second[self.second.records] = np.arange(len(self.second))
        seen = np.zeros(size, bool)
        for part in self.first.latest:
            seen[part.columns.order["record"][part.places]] = True
        come, gone = (at_first < 0) & (at_second >= 0), (at_first >= 0) & (at_second < 0)
        take = self.words.keys.take
        again = {key for key in take(np.flatnonzero(come & seen)) if self._was_there(key)}
        self.restored: list[str] = sorted(again)
        self.added: list[str] = [key for key in take(np.flatnonzero(come)) if key not in again]
        self.retired: list[str] = list(take(np.flatnonzero(gone)))
        both = np.flatnonzero((at_first >= 0) & (at_second >= 0))
        self.at_first, self.at_second = at_first[both], at_second[both]

    def _was_there(self, key: str) -> bool:
        """Tell whether a record had ever been there before."""
        life = Life(self.history.revisions_of(RecordId(self.kind, key)))
        return life.at(self.before.day, position=self.before.known).born

    def _compare(self) -> None:
        """Find the cells that differ: for each field, the places of its records in `second`."""
        moved = self._moved()
        one, two = self.at_first[moved], self.at_second[moved]
        self.cells_of: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for name in self.first.kind.fields:
            old, new = self.first.held(name, one), self.second.held(name, two)
            differs = old != new
            if old.dtype.kind == "f":
                differs &= ~(np.isnan(old) & np.isnan(new))
            hits = np.flatnonzero(differs)
            if len(hits):
                self.cells_of[name] = one[hits], two[hits]
        self.count = sum(len(two) for _, two in self.cells_of.values())

    def _moved(self) -> np.ndarray:
        """Leave out the records whose latest row is one and the same at both moments."""
        if len(self.first.found) > 1 or len(self.second.found) > 1:
            return np.arange(len(self.at_first))
        rows = self.first.found[0].rows[self.at_first], self.second.found[0].rows[self.at_second]
        return np.flatnonzero(rows[0] != rows[1])

    def cells(self) -> dict[str, np.ndarray]:
        """Give the cells that differ as arrays named as COLUMNS."""
        told: dict[str, list[np.ndarray]] = {name: [] for name in COLUMNS}
        names, twos, bits = self._flat()
        setters = self._setters(twos, bits)
        for name, values in self._acts(setters, twos, bits).items():
            told[name].append(values)
        for name, (one, two) in self.cells_of.items():
            told["before"].append(self._values(self.first, name, one))
            told["after"].append(self._values(self.second, name, two))
        told["kind"].append(np.full(self.count, self.kind, object))
        told["key"].append(self.words.keys.take(self.second.records[twos]))
        told["field"].append(names)
        return {name: np.concatenate(arrays) for name, arrays in told.items()}

    def _flat(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        bit = self.first.columns.bits
        counts = [len(two) for _, two in self.cells_of.values()]
        names = np.repeat(np.array(list(self.cells_of), object), counts)
        bits = np.repeat(np.array([bit[name] for name in self.cells_of], np.int64), counts)
        return names, np.concatenate([two for _, two in self.cells_of.values()]), bits

    @staticmethod
    def _values(sheet: Sheet, name: str, places: np.ndarray) -> np.ndarray:
        values = decoded(sheet.columns.words, name, sheet.held(name, places))
        return values.astype(object) if values.dtype != object else values

    def _setters(self, places: np.ndarray, bits: np.ndarray) -> list[tuple[Found, np.ndarray]]:
        """Give for each part of `second` its cells and the places of the rows that set them."""
        out, start = [], 0
        for part in self.second.found:
            mine = np.flatnonzero((places >= start) & (places < start + len(part.places)))
            at = part.places[places[mine] - start]
            out.append((Found(part.columns, part.columns.setters(at, bits[mine])), mine))
            start += len(part.places)
        return out

    def _acts(
        self, setters: Sequence[tuple[Found, np.ndarray]], places: np.ndarray, bits: np.ndarray
    ) -> dict[str, np.ndarray]:
        if len(setters) == 1:
            told = _told(setters[0][0])
        else:
            told = {name: np.empty(self.count, object) for name in COLUMNS[5:]}
            for found, mine in setters:
                for name, values in _told(found).items():
                    told[name][mine] = values
        if self.before.known is not None:
            known = told["position"] <= self.before.known
            old = known & (told["effective_on"] <= self.before.day)
            cells = np.flatnonzero(old | self._unset(setters, bits))
            self._uncovered(told, cells, places, bits)
        return told

    def _unset(self, setters: Sequence[tuple[Found, np.ndarray]], bits: np.ndarray) -> np.ndarray:
        """Tell which cells nothing sets, so that they are left missing."""
        unset = np.zeros(self.count, bool)
        for found, mine in setters:
            unset[mine] = (found.columns.rows["sets"][found.rows] & bits[mine]) == 0
        return unset

    def _uncovered(
        self, told: dict[str, np.ndarray], cells: np.ndarray, places: np.ndarray, bits: np.ndarray
    ) -> None:
        """Where a value was known and in effect before, or nothing sets it, look for an undo."""
        names = {bit: name for name, bit in self.first.columns.bits.items()}
        for cell in cells:
            key = self.words.keys.words[self.second.records[places[cell]]]
            revisions = self.history.revisions_of(RecordId(self.kind, key))
            undo = uncovering(revisions, names[int(bits[cell])], self.before, self.after)
            if undo is not None:
                for name in COLUMNS[5:]:
                    told[name][cell] = getattr(undo, name)
                told["act"][cell] = undo.act.value

    @cached_property
    def changes(self) -> list[FieldChange]:
        """The cells that differ one by one, by record and in the order of the fields."""
        cells = self.cells()
        fields = self.first.kind.fields
        beside = self._decisions(cells), self._method_changed(cells)
        rows = zip(*(cells[name].tolist() for name in COLUMNS), *beside, strict=True)
        found = [
            FieldChange(
                kind, key, name, value_of(fields[name], old), value_of(fields[name], new), *said
            )
            for kind, key, name, old, new, *said in rows
        ]
        order = {name: place for place, name in enumerate(fields)}
        return sorted(found, key=lambda change: (change.key, order[change.field]))

    def _decisions(self, cells: dict[str, np.ndarray]) -> list[str | None]:
        columns, positions = self.second.columns, cells["position"].tolist()
        rows = columns.ordered("row")
        rows = rows[np.isin(columns.rows["position"][rows], np.unique(positions))]
        rows = rows[columns.rows["carried"][rows] >= 0]
        told = columns.rows["position"][rows].tolist(), columns.rows["carried"][rows].tolist()
        named = {
            position: columns.words.carried(code).get("decision")
            for position, code in zip(*told, strict=True)
        }
        return [named.get(position) for position in positions]

    def _method_changed(self, cells: dict[str, np.ndarray]) -> list[bool]:
        """Tell which cells were judged in a new way on the way from one moment to the other."""
        if NEW_METHOD not in self.words.acts["trigger"].words:
            return [False] * self.count
        moments = self.before, self.after
        return [
            judged_anew(self.history, RecordId(self.kind, key), field, moments)
            for key, field in zip(cells["key"].tolist(), cells["field"].tolist(), strict=True)
        ]

    def turned_back(self) -> list[tuple[str, str]]:
        """Give the fields that rows in between set, of records whose value is the same again."""
        differs = {
            (record, name)
            for name, (_, two) in self.cells_of.items()
            for record in self.second.records[two].tolist()
        }
        at_both, found, start = set(self.second.records[self.at_second].tolist()), [], 0
        for part in self.second.found:
            end = start + len(part.places)
            here = at_both.intersection(self.second.records[start:end].tolist())
            start = end
            found += [
                (self.words.keys.words[record], name)
                for record, name in self._set_between(part.columns, here)
                if (record, name) not in differs and self._left(part.columns, record, name)
            ]
        return found

    def _set_between(self, columns: Columns, records: set[int]) -> dict[tuple[int, str], None]:
        """Give the fields of some records that were set on the days in between."""
        first, last = self.before.day.toordinal(), self.after.day.toordinal()
        low, high = np.searchsorted(
            columns.ordered("day"), np.array([first, last], np.int32), "right"
        )
        force = columns.order["succ"][low:high] >= 0
        rows, record = (columns.order[name][low:high][force] for name in ("row", "record"))
        told = record.tolist(), columns.rows["sets"][rows].tolist()
        return {
            (record, name): None
            for record, sets in zip(*told, strict=True)
            if record in records
            for name, bit in columns.bits.items()
            if sets & bit
        }

    def _left(self, columns: Columns, record: int, name: str) -> bool:
        """Tell whether a field was something else in between."""
        places = columns.places_of(record)
        first, last = self.before.day.toordinal(), self.after.day.toordinal()
        day = columns.order["day"][places]
        between = places[(day > first) & (day <= last) & (columns.order["succ"][places] >= 0)]
        held = columns.rows[f"={name}"][columns.order["row"][between]]
        at = np.flatnonzero(self.first.records == record)
        start = self.first.stored(name)[at[0]]
        same = (held == start) | ((held != held) & (start != start))  # noqa: PLR0124
        return not bool(same.all())


def _told(found: Found) -> dict[str, np.ndarray]:
    """Give what rows say of themselves: act, review, trigger, reason, author, day and position."""
    rows, columns = found.rows, found.columns
    told = {
        name: columns.words.acts[name].take(columns.rows[name][rows])
        for name in ("review", "trigger", "reason", "author")
    }
    acts = np.array([act.value for act in ACTS], object)
    told["act"] = acts[columns.rows["act"][rows]]
    told["position"] = columns.rows["position"][rows].astype(object)
    told["effective_on"] = days_of(columns.order["day"][found.places])
    return told
