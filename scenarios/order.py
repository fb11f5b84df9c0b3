"""The order of effect of one kind's rows, with the next and the one before of each record."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenarios.folding import firsts
from scenarios.growing import Arrays, Growing, roomy

NEVER = np.int32(np.iinfo(np.int32).max)
FEW, MANY, OFTEN = 2_000, 65_536, 16
NAMES = ("row", "day", "record", "succ", "prev")


class Order:
    """Places in order of effect; at each its row, day and record, `succ` and `prev`.

    `succ` is the next place of the record, NEVER at its last, −1 out of force; `prev` the one
    before, −1 at its first. Orders that stem from one another share arrays: `length` says how far
    this one reaches, and a `succ` beyond it is as good as NEVER.
    """

    def __init__(self, arrays: Growing, length: int) -> None:
        self.arrays, self.length = arrays, length
        self._index: tuple[np.ndarray, np.ndarray, int] | None = None
        self._asked = 0

    @classmethod
    def empty(cls) -> "Order":
        """Give the order of nothing."""
        return cls(Growing({name: np.empty(0, np.int32) for name in NAMES}), 0)

    def __getitem__(self, name: str) -> np.ndarray:
        return self.arrays[name]

    def reach(self, name: str) -> np.ndarray:
        """Give an array as far as this order reaches."""
        return self.arrays[name][: self.length]

    def end_of(self, day: int) -> int:
        """Give how many places take effect up to the end of a day."""
        return int(np.searchsorted(self.reach("day"), np.int32(day), "right"))

    # ------------------------------------------------------------------ records

    def places_of(self, record: int) -> np.ndarray:
        """Give every place of a record, in and out of force, in order of effect."""
        self._asked += 1
        if self._index is None and self._asked > OFTEN and self.length > FEW:
            self._index = self._indexed()
        if self._index is None:
            return np.flatnonzero(self.reach("record") == record)
        starts, places, until = self._index
        tail = np.flatnonzero(self["record"][until : self.length] == record) + until
        if record + 1 >= len(starts):
            return tail
        return np.concatenate([places[starts[record] : starts[record + 1]], tail])

    def _indexed(self) -> tuple[np.ndarray, np.ndarray, int]:
        record = self.reach("record")
        places = np.argsort(record, kind="stable").astype(np.int32)
        counts = np.bincount(record)
        return np.r_[0, np.cumsum(counts)], places, self.length

    def tips(self, records: np.ndarray) -> np.ndarray:
        """Give each record's last place in force, −1 where it has none."""
        if len(records) <= 8:  # noqa: PLR2004 - cheaper one by one
            return np.array([self.tip(int(record)) for record in records], np.int32)
        every = np.concatenate([records, self.reach("record")])
        tips = np.full(int(every.max()) + 1, -1, np.int32)
        last = np.flatnonzero(self.reach("succ") >= self.length)
        tips[self["record"][last]] = last
        found: np.ndarray = tips[records]
        return found

    def tip(self, record: int) -> int:
        """Give a record's last place in force, −1 where it has none."""
        places = self.places_of(record)
        places = places[self["succ"][places] >= self.length]
        return int(places[-1]) if len(places) else -1

    # ------------------------------------------------------------------ growing

    def appended(self, entry: Arrays, before: np.ndarray, heads: np.ndarray) -> "Order":
        """Add places at the end; the last places of records (`before`) are followed by `heads`."""
        arrays = self.arrays.extended(self.length, entry)
        return self._followed(arrays, before, heads, len(entry["day"]))

    def with_one(self, entry: Mapping[str, Any], tip: int) -> "Order":
        """Add one place at the end, which follows its record's last place."""
        arrays = self.arrays.with_one(self.length, {**entry, "prev": tip, "succ": NEVER})
        before = np.array([tip] if tip >= 0 else [], np.int32)
        return self._followed(arrays, before, self.length, 1)

    def _followed(self, arrays: Growing, before: np.ndarray, heads: Any, count: int) -> "Order":
        if arrays is not self.arrays:
            old = arrays["succ"][: self.length]
            old[old >= self.length] = NEVER
        arrays["succ"][before] = heads
        after = Order(arrays, self.length + count)
        after._asked = self._asked
        if self._index is not None and after.length - self._index[2] < MANY:
            after._index = self._index
        return after

    def inserted(self, new: Arrays, placed: np.ndarray) -> "Order":
        """Add places in between; `new` has row, day, record and place, in order of effect.

        `placed` holds the place numbers of all rows, by which rows of one day are ordered. The
        links of the new places, and of their records, are still to be made.
        """
        ahead = self._ahead(new["day"], new["place"], placed)
        start, total = int(ahead[0]), self.length + len(ahead)
        fresh = ahead + np.arange(len(ahead))
        old = np.ones(total - start, bool)
        old[fresh - start] = False
        moved = (np.flatnonzero(old) + start).astype(np.int32)
        arrays = {name: np.empty(roomy(total), np.int32) for name in NAMES}
        for name, array in arrays.items():
            array[:start] = self[name][:start]
            array[moved] = self[name][start : self.length]
            array[fresh] = new.get(name, -1)
        for name in ("succ", "prev"):
            self._shift(arrays[name][:total], start, moved)
        return Order(Growing(arrays, total), total)

    def _ahead(self, new_day: np.ndarray, new_place: np.ndarray, placed: np.ndarray) -> np.ndarray:
        """Give how many old places come before each new one; both in order of effect."""
        day, row = self.reach("day"), self.reach("row")
        low = np.searchsorted(day, new_day, "left")
        high = np.searchsorted(day, new_day, "right")
        ahead = high.copy()
        for number in np.unique(new_day[low < high]):
            mine = np.flatnonzero(new_day == number)
            start, end = low[mine[0]], high[mine[0]]
            places = placed[row[start:end]]
            ahead[mine] = start + np.searchsorted(places, new_place[mine], "right")
        return ahead

    def _shift(self, links: np.ndarray, start: int, moved: np.ndarray) -> None:
        """Let links to old places name where those lie now, in place."""
        late = np.flatnonzero(links >= start)
        was = links[late]
        real = was < self.length
        links[late] = NEVER
        links[late[real]] = moved[was[real] - start]


def linked(record: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Link the places of each record, which lie together and in order of effect: prev and succ."""
    first = firsts(record)
    prev, succ = np.empty(len(places), np.int32), np.empty(len(places), np.int32)
    prev[1:], succ[:-1] = places[:-1], places[1:]
    prev[first], succ[-1] = -1, NEVER
    succ[:-1][first[1:]] = NEVER
    return prev, succ
