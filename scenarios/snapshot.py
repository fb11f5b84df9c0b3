"""The plan at one moment: its records, as objects and as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from scenarios.columns import Columns, Found
from scenarios.fields import Choice, Field, Whole
from scenarios.kinds import KINDS, Kind, RecordId, kind_of
from scenarios.kinds.routine import Settings
from scenarios.lexicons import objects


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and for “what did we know then” a position of the log; None is all that is known."""

    day: date
    known: int | None = None

    def __str__(self) -> str:
        return self.day.isoformat() + ("" if self.known is None else f"@{self.known}")


class Sheet:
    """The living records of one kind at a moment, in columns; each array has one entry a record."""

    def __init__(self, columns: Columns, found: Sequence[Found]) -> None:
        self.columns, self.latest = columns, list(found)
        self.found = [part.living() for part in found]
        self.kind = columns.kind

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

    def keys(self) -> np.ndarray:
        """Give the keys as an object array."""
        return self.columns.words.keys.take(self.records)

    def arrays(self) -> dict[str, np.ndarray]:
        """Give every field as it is kept, without making a table."""
        return {name: self.stored(name) for name in self.kind.fields}

    def place(self, key: str) -> int | None:
        """Give where a record stands in the arrays, None when it is not alive."""
        code = self.columns.words.keys.codes.get(key)
        if code is None:
            return None
        hits = np.flatnonzero(self.records == code)
        return int(hits[0]) if len(hits) else None

    def table(self) -> pd.DataFrame:
        """Give a table: key, the key's parts, then every field; one row a record, by key."""
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


class Snapshot:
    """The plan at a moment; tables are made when they are asked for."""

    def __init__(self, moment: Moment, columns: Mapping[str, Columns]) -> None:
        self.moment = moment
        self._columns = columns
        self._sheets: dict[str, Sheet] = {}
        self._tables: dict[str, pd.DataFrame] = {}

    def sheet(self, kind: str | type[Any]) -> Sheet:
        """Give the living records of a kind in columns."""
        name = kind_of(kind).name
        if name not in self._sheets:
            columns = self._columns[name]
            found = columns.found(self.moment.day.toordinal(), self.moment.known)
            self._sheets[name] = Sheet(columns, found)
        return self._sheets[name]

    def table(self, kind: str | type[Any]) -> pd.DataFrame:
        """Give the living records of a kind as a table, by key; treat it as read only."""
        name = kind_of(kind).name
        if name not in self._tables:
            self._tables[name] = self.sheet(name).table()
        return self._tables[name]

    def keys(self, kind: str | type[Any]) -> list[str]:
        """Give the keys of the living records of a kind, in their order."""
        sheet = self.sheet(kind)
        return list(sheet.keys()[sheet.sorting])

    def values(self, kind: str | type[Any], key: str) -> dict[str, Any] | None:
        """Give the fields of a living record, None when it is not alive."""
        sheet = self.sheet(kind)
        place = sheet.place(key)
        if place is None:
            return None
        one = slice(place, place + 1)
        return {
            name: value_of(field, decoded(sheet.columns, name, sheet.stored(name)[one])[0])
            for name, field in sheet.kind.fields.items()
        }

    def get(self, kind: str | type[Any], key: str) -> Any:
        """Give a living record, None when it is not alive."""
        values = self.values(kind, key)
        return None if values is None else kind_of(kind).build(key, values)

    def all(self, kind: str | type[Any]) -> list[Any]:
        """Give every living record of a kind, by key."""
        sheet = self.sheet(kind)
        fields = sheet.kind.fields
        columns = {name: sheet.values(name)[sheet.sorting] for name in fields}
        return [
            sheet.kind.build(
                key, {name: value_of(field, columns[name][at]) for name, field in fields.items()}
            )
            for at, key in enumerate(self.keys(kind))
        ]

    def has(self, kind: str | type[Any], key: str) -> bool:
        """Tell whether a record is alive."""
        return self.sheet(kind).place(key) is not None

    @property
    def settings(self) -> Settings:
        """The settings, or those of a plan that has none yet."""
        found = self.get(Settings, "plan")
        return found if found is not None else Settings(title="")

    def search(self, text: str) -> list[tuple[RecordId, str]]:
        """Give the records whose key or any text holds all the words, those named so first."""
        words = text.casefold().split()
        if not words:
            return []
        hits = [hit for kind in KINDS.values() for hit in self._hits(kind, words)]
        return [(record, title) for _, record, title in sorted(hits, key=lambda hit: hit[0])]

    def _hits(self, kind: Kind, words: list[str]) -> list[tuple[int, RecordId, str]]:
        sheet = self.sheet(kind.name)
        texts = [name for name, field in kind.fields.items() if field.storage == "text"]
        columns = [sheet.values(name) for name in texts]
        found = []
        for at, key in enumerate(sheet.keys()):
            parts = [key, *(str(column[at]) for column in columns if column[at] is not None)]
            whole = "\n".join(parts).casefold()
            if all(word in whole for word in words):
                rank = 0 if key.casefold() == " ".join(words) else 1 if kind.coded else 2
                found.append((rank, RecordId(kind.name, key), parts[1] if parts[1:] else key))
        return found
