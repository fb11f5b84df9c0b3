"""The changes of a history in columns: when each was written, by whom, from what."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scenarios.errors import NoSuchChange
from scenarios.growing import Growing, Lexicon
from scenarios.revisions import ChangeMark

MARK_TYPES: Mapping[str, Any] = {
    "made_at": np.int64,
    "person": np.int32,
    "origin": np.int32,
    "last": np.int32,
}


class Marks:
    """Every change by its id, without gaps; never changes, `with_changes` gives the next.

    `origin` is the code of what few changes have: the file they came from, the change they undo.
    """

    def __init__(
        self, arrays: Growing, names: tuple[Lexicon, Lexicon], count: int, first: int = 1
    ) -> None:
        self._arrays, self._names, self.count, self.first_id = arrays, names, count, first

    @classmethod
    def empty(cls) -> "Marks":
        """Give the marks of a history without changes."""
        arrays = Growing({name: np.empty(0, dtype) for name, dtype in MARK_TYPES.items()})
        return cls(arrays, (Lexicon(), Lexicon()), 0)

    def with_changes(
        self, told: Mapping[str, Sequence[Any]], changes: np.ndarray, positions: np.ndarray
    ) -> "Marks":
        """Give the marks with the changes that follow them, and of which change positions are."""
        persons, origins = self._names
        ids = np.array(told["id"], np.int32)
        new: dict[str, np.ndarray] = {
            "made_at": np.array(told["made_at"], np.int64),
            "person": persons.encode(told["person"]),
            "origin": origins.encode(list(map(_origin, told["source"], told["undoes"]))),
            "last": positions[np.searchsorted(changes, ids, "right") - 1],
        }
        arrays = self._arrays.extended(self.count, new)
        first = self.first_id if self.count else int(ids[0])
        return Marks(arrays, self._names, self.count + len(ids), first)

    @property
    def last_id(self) -> int:
        """The id of the last change, 0 before the first."""
        return self.first_id + self.count - 1

    @property
    def last_made_at(self) -> int:
        """When the last change was made, 0 before the first."""
        return int(self._arrays["made_at"][self.count - 1]) if self.count else 0

    def _at(self, number: int) -> int:
        at = number - self.first_id
        if not 0 <= at < self.count:
            raise NoSuchChange(change=number)
        return at

    def ends_at(self, number: int) -> int:
        """Give the last position that a change wrote."""
        return int(self._arrays["last"][self._at(number)])

    def wrote(self, position: int) -> int | None:
        """Give the change that wrote a position, or the last before it; None for none."""
        ends = self._arrays["last"][: self.count]
        at = min(int(np.searchsorted(ends, position)), self.count - 1)
        return self.first_id + at if position and self.count else None

    def written_before(self, made_at: int) -> int:
        """Give the last position written before a time, in UTC milliseconds; 0 for none."""
        count = int(np.searchsorted(self._arrays["made_at"][: self.count], made_at))
        return int(self._arrays["last"][count - 1]) if count else 0

    def until(self, position: int) -> "Marks":
        """Give the marks of the changes that had been begun at a position."""
        ends = self._arrays["last"][: self.count]
        begun = int(np.searchsorted(ends, position)) + 1 if position else 0
        return Marks(self._arrays, self._names, min(begun, self.count), self.first_id)

    def of(self, number: int) -> ChangeMark:
        """Give a change by its id."""
        return self._mark(self._at(number))

    def all(self) -> list[ChangeMark]:
        """Give every change, the first first."""
        return [self._mark(at) for at in range(self.count)]

    def _mark(self, at: int) -> ChangeMark:
        arrays, (persons, origins) = self._arrays, self._names
        code = int(arrays["origin"][at])
        source, undoes = json.loads(origins.words[code]) if code >= 0 else (None, None)
        return ChangeMark(
            id=self.first_id + at,
            made_at=int(arrays["made_at"][at]),
            person=persons.words[arrays["person"][at]],
            source=source,
            undoes=undoes,
        )

    def dump(self) -> dict[str, Any]:
        """Give the arrays and the names, for a file."""
        arrays = {name: array[: self.count] for name, array in self._arrays.arrays.items()}
        names = [lexicon.words for lexicon in self._names]
        return {**arrays, "names": names, "first": self.first_id}

    @classmethod
    def restored(cls, saved: Mapping[str, Any]) -> "Marks":
        """Make the marks that were dumped."""
        arrays = Growing({name: saved[name] for name in MARK_TYPES})
        persons, origins = map(Lexicon, saved["names"])
        return cls(arrays, (persons, origins), arrays.used, saved["first"])


def _origin(source: str | None, undoes: int | None) -> str | None:
    if source is None and undoes is None:
        return None
    return json.dumps([source, undoes], ensure_ascii=False)
