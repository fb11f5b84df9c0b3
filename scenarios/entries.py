"""Entries of a log become arrays: what each set, in the form that columns keep."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from scenarios.fields import Field, Listed
from scenarios.folding import ACT_CODE, ALIVE_AFTER, carried, group_starts, last_set
from scenarios.kinds import Kind
from scenarios.lexicons import WORDS, Lexicons
from scenarios.log import Run, Texts
from scenarios.revisions import CARRIED

Item = TypeVar("Item")
Cells = Mapping[str, tuple[np.ndarray, np.ndarray]]
TYPES: Mapping[str, Any] = {
    "text": np.int32,
    "number": np.float64,
    "day": np.int32,
    "flag": np.int8,
}
SHORT = 16  # so many bits there are in the smaller type
MISSING: Mapping[str, float] = {"text": -1, "number": np.nan, "day": 0, "flag": -1}
ROW_TYPES: Mapping[str, Any] = {
    "position": np.int32,
    "place": np.int32,
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
    sets = np.int16 if len(kind.fields) < SHORT else np.int32
    fields = {f"={name}": TYPES[field.storage] for name, field in kind.fields.items()}
    return dict(ROW_TYPES) | {"sets": sets} | fields


class Entries:
    """Puts entries of logs about one kind into arrays; carried values are still missing."""

    def __init__(self, kind: Kind, words: Lexicons) -> None:
        self.kind, self.words, self.bits = kind, words, bits_of(kind)

    def arrays(self, run: Run, places: np.ndarray) -> dict[str, np.ndarray]:
        """Give the arrays of some entries of a run, in their order."""
        at = slice(None) if len(places) == len(run) else places
        where, found = pd.factorize(run.records[at])
        keys = self.words.keys.encode(run.named.keys[found])
        new = {
            "position": run.positions[at],
            "place": np.array(run.positions[at]),
            "day": np.array(run.days[at]),
            "record": keys[where],
            "act": np.fromiter(map(ACT_CODE.__getitem__, _pick(run.acts, at)), np.int8),
            "target": run.targets[at],
            "change": run.changes[at],
            "alive": np.zeros(len(places), bool),
            "sets": np.zeros(len(places), np.int32),
        }
        for name, texts in self._said(run):
            new[name] = self.words.acts[name].encode(_pick(texts, at))
        self._set_fields(new, _pick(run.sets, at))
        return new

    @staticmethod
    def _said(run: Run) -> Iterable[tuple[str, Texts]]:
        return zip(WORDS, (run.reviews, run.triggers, run.reasons, run.authors), strict=False)

    def _set_fields(self, new: dict[str, np.ndarray], sets: Sequence[dict[str, Any]]) -> None:
        count, cells = len(sets), _cells(sets)
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

    def single(self, run: Run, held: Mapping[str, Any]) -> dict[str, Any]:
        """Give the one entry of a run as single values, upon what its record held before."""
        told, position = run.sets[0], int(run.positions[0])
        new: dict[str, Any] = {"position": position, "place": position, "day": run.days[0]}
        new |= {"change": run.changes[0], "target": 0, "sets": 0}
        new |= {name: self.words.acts[name].codes[texts[0]] for name, texts in self._said(run)}
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


def _cells(sets: Sequence[dict[str, Any]]) -> Cells:
    """Give for each field the places of those that set it, and plain values."""
    sizes = np.fromiter(map(len, sets), np.int64, len(sets))
    count = int(sizes.sum())
    names = np.fromiter(chain.from_iterable(sets), object, count)
    values = np.fromiter(chain.from_iterable(map(dict.values, sets)), object, count)
    at = np.repeat(np.arange(len(sets)), sizes)
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


def _pick(values: Sequence[Item], at: slice | np.ndarray) -> Sequence[Item]:
    return values if isinstance(at, slice) else [values[place] for place in at.tolist()]


def joined(parts: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Put the rows of several runs behind one another."""
    if len(parts) == 1:
        return parts[0]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def fold(
    kind: Kind, rows: dict[str, np.ndarray], record: np.ndarray, order: np.ndarray, seeds: int = 0
) -> None:
    """Carry values and life forward, in place; `order` lists rows record by record as they follow.

    The first rows may be seeds: they hold everything already and stand before others of a record.
    """
    starts, after = group_starts(record[order]), np.append(order, -1)
    seed = order < seeds

    def source(sets: np.ndarray) -> np.ndarray:
        """Give each row's latest row of its record that sets something, −1 where there is none."""
        found = np.empty(len(order), np.int32)
        found[order] = after[last_set(sets | seed, starts)]
        return found

    sets = rows["sets"][order]
    for name, bit in bits_of(kind).items():
        missing = MISSING[kind.fields[name].storage]
        rows[f"={name}"] = carried(rows[f"={name}"], source((sets & bit) != 0), missing)
    lives = ALIVE_AFTER[rows["act"]]
    lives[:seeds] = rows["alive"][:seeds]
    rows["alive"] = carried(lives, source(lives[order] >= 0), 0) == 1
