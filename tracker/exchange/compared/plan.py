"""The plan as it stands on the days that a file speaks of, laid out for comparing."""

from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scenarios.fields import Whole
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.life import Life
from scenarios.sheet import Sheet, decoded
from tracker.exchange.columns import TEXT, Column
from tracker.exchange.rows import Rows
from tracker.exchange.sheets import Row


class Standing:
    """The living records of one kind on one day, in columns."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._order = sheet, sheet.sorting
        self._columns: dict[str, Column] = {}

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the records, in their order."""
        keys: list[str] = self._sheet.keys()[self._order].tolist()
        return keys

    @cached_property
    def _slots(self) -> np.ndarray:
        """Where each record that a history knows stands, −1 where it does not live."""
        slots = np.full(len(self._sheet.columns.words.keys), -1)
        slots[self._sheet.records[self._order]] = np.arange(len(self._order))
        return slots

    def place(self, key: str) -> int | None:
        """Give where a record stands, None where it does not live."""
        code = self._sheet.columns.words.keys.codes.get(key, len(self._slots))
        place = int(self._slots[code]) if code < len(self._slots) else -1
        return None if place < 0 else place

    def places_of(self, keys: pa.Array) -> np.ndarray:
        """Give where each of many records stands, −1 where none lives."""
        places = pc.index_in(keys, pa.array(self.keys, TEXT))
        found: np.ndarray = pc.fill_null(places, -1).to_numpy()
        return found

    def column(self, name: str) -> Column:
        """Give what a field holds in each record."""
        if name not in self._columns:
            self._columns[name] = self._held(name)
        return self._columns[name]

    def _held(self, name: str) -> Column:
        codes, stored = pd.factorize(self._sheet.stored(name)[self._order])
        values = decoded(self._sheet.columns.words, name, stored).tolist()
        whole = isinstance(self._sheet.kind.fields[name], Whole)
        return Column.with_missing(map(int, values) if whole else values, codes)


class KindInPlan:
    """One kind's records: as they stand on a day, and each one's whole life."""

    def __init__(self, history: History, kind: str) -> None:
        self.history, self.kind = history, kind
        self._numbers = history.number_array(kind)
        self._codes = history.columns[kind].words.keys.codes
        self._days: dict[date, Standing] = {}

    def number(self, key: str) -> int:
        """Give how many revisions a record has."""
        code = self._codes.get(key, len(self._numbers))
        return int(self._numbers[code]) if code < len(self._numbers) else 0

    def standing(self, day: date) -> Standing:
        """Give the living records on a day."""
        if day not in self._days:
            self._days[day] = Standing(self.history.at(Moment(day)).sheet(self.kind))
        return self._days[day]

    def differing(self, row: Row, day: date) -> dict[str, tuple[Any, Any]] | None:
        """Give what a row would change on a day, as (now, wanted); None when nothing lives."""
        standing = self.standing(day)
        place = standing.place(row.key)
        if place is None:
            return None
        held = {name: standing.column(name)[place] for name in row.values}
        told = row.values.items()
        return {name: (held[name], value) for name, value in told if held[name] != value}

    def saying_the_same(self, rows: Rows, day: date) -> np.ndarray:
        """Tell which of many rows say what their records hold on a day and nothing else."""
        standing = self.standing(day)
        places = standing.places_of(rows.keys)
        alive = np.flatnonzero(places >= 0)
        same = np.zeros(len(rows), bool)
        same[alive] = True
        for name, told in rows.fields.items():
            same[alive] &= ~told.at(alive).differs(standing.column(name).at(places[alive]))
        return same

    def life(self, key: str) -> Life:
        """Give everything that was written of a record."""
        if not self.number(key):
            return Life()
        return Life(self.history.revisions_of(RecordId(self.kind, key)))

    def knows(self, row: Row) -> bool:
        """Tell whether the revision that a row was written from is one of ours."""
        return row.base is not None and row.base.number <= self.number(row.key)

    def is_current(self, row: Row) -> bool:
        """Tell whether a row was written from what is there now."""
        base = row.base
        return base is not None and (base.number, base.day) == (self.number(row.key), None)
