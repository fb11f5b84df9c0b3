"""Entries of a log become arrays: what each set, in the form that columns keep."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from scenarios.fields import Field, Listed
from scenarios.folding import ACT_CODE, ALIVE_AFTER, carried, group_starts, last_set
from scenarios.kinds import Kind
from scenarios.lexicons import WORDS, Lexicons
from scenarios.revisions import CARRIED, Loads, Log

Item = TypeVar("Item")
Cells = Mapping[str, tuple[np.ndarray, np.ndarray]]
AT_ONCE = 50_000
TYPES: Mapping[str, Any] = {
    "text": np.int32,
    "number": np.float64,
    "day": np.int32,
    "flag": np.int8,
}
MISSING: Mapping[str, float] = {"text": -1, "number": np.nan, "day": 0, "flag": -1}
ROW_TYPES: Mapping[str, Any] = {
    "position": np.int32,
    "place": np.int32,
    "day": np.int32,
    "record": np.int32,
    "act": np.int8,
    "sets": np.int32,
    "target": np.int32,
    "change": np.int32,
    **dict.fromkeys(WORDS, np.int32),
    "alive": np.bool_,
}


def bits_of(kind: Kind) -> dict[str, int]:
    """Give each field of a kind a bit of its own."""
    return {name: 1 << place for place, name in enumerate(kind.fields)}


def row_types(kind: Kind) -> dict[str, Any]:
    """Give the names and types of a kind's row arrays; a field's name has = before it."""
    return dict(ROW_TYPES) | {f"={name}": TYPES[f.storage] for name, f in kind.fields.items()}


class Entries:
    """Puts entries of logs about one kind into arrays; carried values are still missing."""

    def __init__(self, kind: Kind, words: Lexicons) -> None:
        self.kind, self.words, self.bits = kind, words, bits_of(kind)

    def arrays(self, log: Log, entries: Sequence[int]) -> dict[str, np.ndarray]:
        """Give the arrays of some entries of a log, in their order."""
        new = {
            "position": _picked(log.positions, entries),
            "place": _picked(log.positions, entries),
            "day": _picked(log.days, entries),
            "record": self.words.keys.encode([one.key for one in _pick(log.records, entries)]),
            "act": np.fromiter(map(ACT_CODE.__getitem__, _pick(log.acts, entries)), np.int8),
            "target": _targets(_pick(log.targets, entries)),
            "change": _picked(log.changes, entries),
            "alive": np.zeros(len(entries), bool),
            "sets": np.zeros(len(entries), np.int32),
        }
        for name, texts in (
            ("review", log.reviews),
            ("trigger", log.triggers),
            ("reason", log.reasons),
            ("author", log.authors),
        ):
            new[name] = self.words.acts[name].encode(_pick(texts, entries))
        self._set_bodies(new, _pick(log.bodies, entries), log.loads)
        return new

    def _set_bodies(self, new: dict[str, np.ndarray], bodies: Sequence[str], loads: Loads) -> None:
        count = len(bodies)
        cells = _cells(bodies, loads)
        new["carried"] = self._carried(count, cells)
        for name, field in self.kind.fields.items():
            column = np.full(count, MISSING[field.storage], TYPES[field.storage])
            if name in cells:
                at, values = cells[name]
                column[at] = self._stored(name, field, values)
                new["sets"][at] |= self.bits[name]
            new[f"={name}"] = column

    def _carried(self, count: int, cells: Cells) -> np.ndarray:
        codes = np.full(count, -1, np.int32)
        found: dict[int, dict[str, Any]] = {}
        for name in CARRIED.keys() & cells.keys():
            for at, value in zip(*cells[name], strict=True):
                found.setdefault(int(at), {})[name] = value
        for place, values in found.items():
            codes[place] = self.words.code_of_carried(values)
        return codes

    def _stored(self, name: str, field: Field, values: np.ndarray) -> np.ndarray:
        if field.storage == "number":
            return values.astype(np.float64)
        if field.storage == "day":
            return _ordinals(values)
        if field.storage == "flag":
            return np.array([-1 if value is None else int(value) for value in values], np.int8)
        if isinstance(field, Listed):
            texts = [None if value is None else ";".join(map(str, value)) for value in values]
            return self.words.fields[name].encode(texts)
        return self.words.fields[name].encode(values.tolist())

    def single(self, log: Log, at: int, held: Mapping[str, Any]) -> dict[str, Any]:
        """Give one entry as single values, upon what its record held before."""
        told: dict[str, Any] = log.loads(f"[{log.bodies[at]}]")[0]
        position, words = log.positions[at], self.words.acts
        new: dict[str, Any] = {"position": position, "place": position, "day": log.days[at]}
        new |= {"change": log.changes[at], "target": 0, "sets": 0}
        said = (log.reviews, log.triggers, log.reasons, log.authors)
        for name, texts in zip(WORDS, said, strict=False):
            text = texts[at]
            new[name] = -1 if text is None else words[name].code(text)
        carried_values = {name: told[name] for name in CARRIED if name in told}
        new["carried"] = self.words.code_of_carried(carried_values) if carried_values else -1
        for name, field in self.kind.fields.items():
            if name in told:
                values = _objects([told[name]])
                new[f"={name}"] = self._stored(name, field, values)[0]
                new["sets"] |= self.bits[name]
            else:
                new[f"={name}"] = held.get(f"={name}", MISSING[field.storage])
        return new


def _cells(bodies: Sequence[str], loads: Loads) -> Cells:
    """Take bodies apart: for each field the places of those that set it, and plain values."""
    read: list[dict[str, Any]] = []
    for start in range(0, len(bodies), AT_ONCE):
        read += loads(f"[{','.join(bodies[start : start + AT_ONCE])}]")
    flat = list(chain.from_iterable(map(dict.items, read)))
    names = np.fromiter(map(itemgetter(0), flat), object, len(flat))
    values = np.fromiter(map(itemgetter(1), flat), object, len(flat))
    at = np.repeat(np.arange(len(read)), list(map(len, read)))
    codes, found = pd.factorize(names)
    cells = {}
    for code, name in enumerate(found):
        mine = np.flatnonzero(codes == code)
        cells[name] = at[mine], values[mine]
    return cells


def _ordinals(values: np.ndarray) -> np.ndarray:
    codes, days = pd.factorize(values)
    ordinals = [*(date.fromisoformat(day).toordinal() for day in days), 0]
    return np.array(ordinals, np.int32)[codes]


def _objects(values: Sequence[Any]) -> np.ndarray:
    return np.fromiter(values, object, len(values))


def _pick(values: Sequence[Item], entries: Sequence[int]) -> Sequence[Item]:
    if len(entries) == len(values):
        return values
    return itemgetter(*entries)(values) if len(entries) > 1 else [values[entries[0]]]


def _picked(values: Sequence[int], entries: Sequence[int]) -> np.ndarray:
    return np.array(_pick(values, entries), np.int32)


def _targets(values: Sequence[int | None]) -> np.ndarray:
    return np.array([value or 0 for value in values], np.int32)


def fold(kind: Kind, rows: dict[str, np.ndarray], seeds: np.ndarray | None = None) -> None:
    """Carry values and life forward, in place, over rows that lie record by record.

    Seeds are rows that hold everything already and stand before the others of their record.
    """
    starts, bits = group_starts(rows["record"]), bits_of(kind)
    sets = rows["sets"] if seeds is None else np.where(seeds, -1, rows["sets"])
    for name, field in kind.fields.items():
        latest = last_set((sets & bits[name]) != 0, starts)
        rows[f"={name}"] = carried(rows[f"={name}"], latest, MISSING[field.storage])
    lives = ALIVE_AFTER[rows["act"]]
    if seeds is not None:
        lives = np.where(seeds, rows["alive"].astype(np.int8), lives)
    latest = last_set(lives >= 0, starts)
    rows["alive"] = (latest >= 0) & (lives[np.maximum(latest, 0)] == 1)
