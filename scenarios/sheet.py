"""The living records of one kind at a moment: in columns, as records and as a table."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from scenarios.columns import Columns, Found
from scenarios.fields import Choice, Field, Whole
from scenarios.lexicons import objects

SHEETS_KEPT, ROWS_KEPT = 256, 4_000_000  # of one kind


def sheet_at(columns: Columns, day: int, known: int | None = None) -> "Sheet":
    """Give the living records of some columns on a day, as it was known at a position.

    Days that no row lies between have one and the same sheet, also after more was written.
    """
    sheets, at = columns.sheets, columns.reaching(day, known)
    found = sheets.get(at)
    if found is None:
        found = sheets[at] = Sheet(columns, columns.found(day, known))
        most = min(SHEETS_KEPT, ROWS_KEPT // max(columns.length, 1))
        for old in list(sheets)[: -max(most, 2)]:
            sheets.pop(old, None)
    return found


class Sheet:
    """The living records of one kind at a moment, in columns; each array has one entry a record."""

    def __init__(self, columns: Columns, found: Sequence[Found]) -> None:
        self.columns, self.latest = columns, list(found)
        self.found = [part.living() for part in found]
        self.kind = columns.kind
        self._met: dict[str, Any] = {}

    def __len__(self) -> int:
        return sum(len(part.places) for part in self.found)

    def row_array(self, name: str) -> np.ndarray:
        """Give one of the arrays of the rows that hold the records now."""
        parts = [part.columns.rows[name][part.rows] for part in self.found]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    @cached_property
    def records(self) -> np.ndarray:
        """The numbers of the records, as the key list has them."""
        return np.concatenate([part.columns.order["record"][part.places] for part in self.found])

    @cached_property
    def sorting(self) -> np.ndarray:
        """The order in which the records are shown: by key while they are not too many."""
        ranks = self.columns.words.key_ranks()
        slots = np.full(len(ranks), -1)
        slots[ranks[self.records]] = np.arange(len(self.records))
        return slots[slots >= 0]

    def stored(self, name: str) -> np.ndarray:
        """Give a field as it is kept: codes, numbers, day ordinals or flags."""
        return self.row_array(f"={name}")

    def held(self, name: str, at: np.ndarray) -> np.ndarray:
        """Give a field of some of the records, by their places here, as it is kept."""
        if len(self.found) == 1:
            part = self.found[0]
            held: np.ndarray = part.columns.rows[f"={name}"][part.rows[at]]
        else:
            held = self.stored(name)[at]
        return held

    def values(self, name: str) -> np.ndarray:
        """Give a field's values: numbers as float64 with NaN, the rest as objects with None."""
        return decoded(self.columns, name, self.stored(name))

    def last_set(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Give the day on which each record's field was last set, and the reason that was given."""
        days, reasons = [], []
        for part in self.found:
            columns, bits = part.columns, np.full(len(part.places), self.columns.bits[name])
            setters = Found(columns, columns.setters(part.places, bits))
            days.append(days_of(columns.order["day"][setters.places]))
            said = columns.rows["reason"][setters.rows]
            reasons.append(columns.words.acts["reason"].take(said))
        return np.concatenate(days), np.concatenate(reasons)

    def keys(self) -> np.ndarray:
        """Give the keys as an object array."""
        return self.columns.words.keys.take(self.records)

    def arrays(self) -> dict[str, np.ndarray]:
        """Give every field as it is kept, without making a table."""
        return {name: self.stored(name) for name in self.kind.fields}

    @cached_property
    def in_order(self) -> list[str]:
        """The keys in the order in which the records are shown."""
        return list(self.keys()[self.sorting])

    @cached_property
    def _places(self) -> np.ndarray:
        places = np.full(len(self.columns.words.keys), -1)
        places[self.records] = np.arange(len(self.records))
        return places

    def place(self, key: str) -> int | None:
        """Give where a record stands in the arrays, None when it is not alive."""
        code = self.columns.words.keys.codes.get(key)
        if code is None or code >= len(self._places) or self._places[code] < 0:
            return None
        return int(self._places[code])

    def of(self, key: str) -> dict[str, Any] | None:
        """Give the fields of a living record, None when it is not alive."""
        place = self.place(key)
        if place is None:
            return None
        at = np.array([place])
        return {
            name: value_of(field, decoded(self.columns, name, self.held(name, at))[0])
            for name, field in self.kind.fields.items()
        }

    def record(self, key: str) -> Any:
        """Give a living record, None when it is not alive."""
        if key not in self._met:
            values = self.of(key)
            self._met[key] = None if values is None else self.kind.build(key, values)
        return self._met[key]

    @cached_property
    def built(self) -> dict[str, Any]:
        """Every living record by key, in the order in which they are shown."""
        order, fields = self.sorting, self.kind.fields
        columns = {name: _singly(field, self.values(name)[order]) for name, field in fields.items()}
        rows = zip(*columns.values(), strict=True) if columns else ((),) * len(order)
        return {
            key: self.kind.build(key, dict(zip(columns, row, strict=True)))
            for key, row in zip(self.in_order, rows, strict=True)
        }

    @cached_property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """The texts that each record holds, by key."""
        order, fields = self.sorting, self.kind.fields.items()
        named = [self.values(name)[order] for name, field in fields if field.storage == "text"]
        rows = zip(*named, strict=True) if named else ((),) * len(order)
        return {
            key: tuple(str(one) for one in row if one is not None)
            for key, row in zip(self.in_order, rows, strict=True)
        }

    @cached_property
    def searched(self) -> dict[str, str]:
        """What can be searched of each record by key: the key and all texts, in small letters."""
        return {key: "\n".join([key, *texts]).casefold() for key, texts in self.texts.items()}

    @cached_property
    def table(self) -> pd.DataFrame:
        """A table: key, the key's parts, then every field; one row a record, by key."""
        order, index = self.sorting, pd.RangeIndex(len(self))
        records = self.records[order]
        keys = self.columns.words.keys.take(records)
        parts = {"code": keys} if self.kind.coded else self.columns.words.key_parts(records)
        data: dict[str, Any] = {
            name: pd.Series(values, index, dtype=object, copy=False)
            for name, values in {"key": keys, **parts}.items()
        }
        for name, field in self.kind.fields.items():
            # Gathered as they lie and then sorted: rows far apart are what costs
            data[name] = self._series(name, field, self.stored(name)[order], index)
        return pd.DataFrame(data, index, copy=False)

    def _series(self, name: str, field: Field, stored: np.ndarray, index: pd.Index) -> pd.Series:
        if isinstance(field, Choice):
            words = pd.Index(self.columns.words.fields[name].words, dtype=object)
            codes = pd.Categorical.from_codes(stored, categories=words, validate=False)
            return pd.Series(codes, index)
        values = decoded(self.columns, name, stored)
        return pd.Series(values, index, dtype=values.dtype, copy=False)


def decoded(columns: Columns, name: str, stored: np.ndarray) -> np.ndarray:
    """Give the values that stored ones stand for."""
    storage = columns.kind.fields[name].storage
    if storage == "number":
        return stored
    if storage == "text":
        return columns.words.fields[name].take(stored)
    if storage == "flag":
        flags: np.ndarray = objects([None, False, True])[stored + 1]
        return flags
    return days_of(stored)


def days_of(ordinals: np.ndarray) -> np.ndarray:
    """Give the days of ordinals, None for 0."""
    where, found = pd.factorize(ordinals)
    days: np.ndarray = objects([_day(number) for number in found.tolist()])[where]
    return days


@lru_cache(maxsize=65_536)
def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def value_of(field: Field, value: Any) -> Any:
    """Give a single value of a decoded array in its own type; NaN is missing."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - not a number
            return None
        return int(value) if isinstance(field, Whole) else float(value)
    return value


def _singly(field: Field, values: np.ndarray) -> list[Any]:
    return [value_of(field, value) for value in values.tolist()]
