"""The living records of one kind at a moment: in columns, as records and as a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from scenarios.columns import Columns, Found
from scenarios.fields import Choice, Field, Whole
from scenarios.lexicons import Lexicons, objects

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
        return decoded(self.columns.words, name, self.stored(name))

    def different(self, name: str) -> list[Any]:
        """Give the different values that a field of the records has."""
        return self._singly(name, np.unique(self.stored(name)))

    def told(self, name: str, keys: Iterable[str]) -> dict[str, Any]:
        """Give a field of those of some records that are alive, by key."""
        found = {key: place for key in keys if (place := self.place(key)) is not None}
        held = self.held(name, np.array([*found.values()], np.int64))
        return dict(zip(found, self._singly(name, held), strict=True))

    def _singly(self, name: str, stored: np.ndarray) -> list[Any]:
        return _singly(self.kind.fields[name], decoded(self.columns.words, name, stored))

    def last_set(self, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give the day on which each record's field was last set, the review, and the reason."""
        told: list[tuple[np.ndarray, ...]] = []
        for part in self.found:
            columns, bits = part.columns, np.full(len(part.places), self.columns.bits[name])
            setters = Found(columns, columns.setters(part.places, bits))
            said = (
                columns.words.acts[one].take(columns.rows[one][setters.rows])
                for one in ("review", "reason")
            )
            told.append((days_of(columns.order["day"][setters.places]), *said))
        days, reviews, reasons = map(np.concatenate, zip(*told, strict=True))
        return days, reviews, reasons

    def keys(self, places: np.ndarray | None = None) -> np.ndarray:
        """Give the keys of all records, or of those at some places, as an object array."""
        records = self.records if places is None else self.records[places]
        return self.columns.words.keys.take(records)

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
            name: value_of(field, decoded(self.columns.words, name, self.held(name, at))[0])
            for name, field in self.kind.fields.items()
        }

    def record(self, key: str) -> Any:
        """Give a living record, None when it is not alive."""
        if key not in self._met:
            place = self.place(key)
            self._met[key] = None if place is None else self._record_at(place)
        return self._met[key]

    def _record_at(self, place: int) -> Any:
        ends = np.cumsum([len(part.places) for part in self.found])
        part = self.found[int(np.searchsorted(ends, place, "right"))]
        at = place - int(ends[-1]) if part is self.found[-1] else place
        return _records(Found(part.columns, part.places[[at]]))[0]

    @cached_property
    def built(self) -> dict[str, Any]:
        """Every living record by key, in the order in which they are shown."""
        records = [record for part in self.found for record in _records(part)]
        in_order = map(records.__getitem__, self.sorting.tolist())
        return dict(zip(self.in_order, in_order, strict=True))

    def holding(self, words: Iterable[str]) -> np.ndarray:
        """Give the places of the records whose key or texts hold all words, in their order."""
        every = np.ones(len(self), bool)
        for word in words:
            every &= self._holding(word)
        places: np.ndarray = self.sorting[every[self.sorting]]
        return places

    def _holding(self, word: str) -> np.ndarray:
        """Tell of each record whether it holds a word; a text that many hold is looked at once."""
        words = self.columns.words
        holds: np.ndarray = words.keys.holding(word)[self.records]
        for name in self.texts:
            if (found := words.fields[name].holding(word)).any():
                holds |= found[self.stored(name)]
        return holds

    @property
    def texts(self) -> list[str]:
        """The names of the fields that are texts."""
        return [name for name, field in self.kind.fields.items() if field.storage == "text"]

    def first_texts(self, places: np.ndarray) -> list[str]:
        """Give the first text that each of some records holds, else its key."""
        found = self.keys(places)
        for name in reversed(self.texts):
            held = decoded(self.columns.words, name, self.held(name, places))
            found = np.where(held == None, found, held)  # noqa: E711 - each of an array
        return [str(text) for text in found]

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
        values = decoded(self.columns.words, name, stored)
        return pd.Series(values, index, dtype=values.dtype, copy=False)


def decoded(words: Lexicons, name: str, stored: np.ndarray) -> np.ndarray:
    """Give the values that stored ones stand for."""
    storage = words.kind.fields[name].storage
    if storage == "number":
        return stored
    if storage == "text":
        return words.fields[name].take(stored)
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


def _records(found: Found) -> list[Any]:
    """Give the record that each row holds."""
    return found.made(found.columns.kind.record, lambda fresh: _built(found, fresh))


def _built(found: Found, fresh: list[int]) -> list[Any]:
    columns, kind = found.columns, found.columns.kind
    records = columns.order["record"][found.places[fresh]]
    held = {name: part.tolist() for name, part in columns.words.key_parts(records).items()}
    for name, field in kind.fields.items():
        stored = columns.rows[f"={name}"][found.rows[fresh]]
        held[name] = _singly(field, decoded(columns.words, name, stored))
    rows = zip(*held.values(), strict=True)
    return [kind.record(**dict(zip(held, row, strict=True))) for row in rows]


def value_of(field: Field, value: Any) -> Any:
    """Give a single value of a decoded array in its own type; NaN is missing."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - not a number
            return None
        return int(value) if isinstance(field, Whole) else float(value)
    return value


def _singly(field: Field, values: np.ndarray) -> list[Any]:
    held = values.tolist()
    return [value_of(field, value) for value in held] if field.storage == "number" else held
