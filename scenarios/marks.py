"""The changes of a history in columns: when each was written, by whom, from what."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scenarios.errors import NoSuchChange
from scenarios.growing import Growing, Lexicon
from scenarios.log import numbers
from scenarios.revisions import ChangeMark

MARK_TYPES: Mapping[str, Any] = {
    "id": np.int32,
    "made_at": np.int64,
    "person": np.int32,
    "source": np.int32,
    "undoes": np.int32,
    "last": np.int32,
}


class Marks:
    """Every change by its id; never changes, `with_log` gives the next."""

    def __init__(self, arrays: Growing, names: tuple[Lexicon, Lexicon], count: int) -> None:
        self._arrays, self._names, self.count = arrays, names, count

    @classmethod
    def empty(cls) -> "Marks":
        """Give the marks of a history without changes."""
        arrays = Growing({name: np.empty(0, dtype) for name, dtype in MARK_TYPES.items()})
        return cls(arrays, (Lexicon(), Lexicon()), 0)

    def with_changes(
        self, told: Mapping[str, Sequence[Any]], changes: np.ndarray, positions: np.ndarray
    ) -> "Marks":
        """Give the marks with the changes that follow them, and of which change positions are."""
        persons, sources = self._names
        ids = np.array(told["id"], np.int32)
        new: dict[str, np.ndarray] = {
            "id": ids,
            "made_at": np.array(told["made_at"], np.int64),
            "person": persons.encode(told["person"]),
            "source": sources.encode(told["source"]),
            "undoes": numbers(told["undoes"]),
            "last": positions[np.searchsorted(changes, ids, "right") - 1],
        }
        arrays = self._arrays.extended(self.count, new)
        return Marks(arrays, self._names, self.count + len(ids))

    def last(self, name: str) -> int:
        """Give a value of the last change, 0 before the first."""
        return int(self._arrays[name][self.count - 1]) if self.count else 0

    def _at(self, number: int) -> int:
        ids = self._arrays["id"][: self.count]
        at = int(np.searchsorted(ids, np.int32(number)))
        if at >= self.count or ids[at] != number:
            raise NoSuchChange(change=number)
        return at

    def ends_at(self, number: int) -> int:
        """Give the last position that a change wrote."""
        return int(self._arrays["last"][self._at(number)])

    def of(self, number: int) -> ChangeMark:
        """Give a change by its id."""
        return self._mark(self._at(number))

    def all(self) -> list[ChangeMark]:
        """Give every change, the first first."""
        return [self._mark(at) for at in range(self.count)]

    def _mark(self, at: int) -> ChangeMark:
        arrays, (persons, sources) = self._arrays, self._names
        source = int(arrays["source"][at])
        return ChangeMark(
            id=int(arrays["id"][at]),
            made_at=int(arrays["made_at"][at]),
            person=persons.words[arrays["person"][at]],
            source=sources.words[source] if source >= 0 else None,
            undoes=int(arrays["undoes"][at]) or None,
        )

    def dump(self) -> dict[str, Any]:
        """Give the arrays and the names, for a file."""
        arrays = {name: array[: self.count] for name, array in self._arrays.arrays.items()}
        return {**arrays, "names": [lexicon.words for lexicon in self._names]}

    @classmethod
    def restored(cls, saved: Mapping[str, Any]) -> "Marks":
        """Make the marks that were dumped."""
        arrays = Growing({name: saved[name] for name in MARK_TYPES})
        persons, sources = saved["names"]
        return cls(arrays, (Lexicon(persons), Lexicon(sources)), arrays.used)
