"""One kind's revisions in columns: the plan on any day is a mask and a gather.

Two things are kept. *Rows* are written once and never change: each holds what one revision set
and everything its record then held. An *order* lists rows in order of effect, each with the next
row of its record (`succ`) and the one before (`prev`); a history owns its order, histories that
stem from one another share rows. A late row only makes a new order and new rows for its record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scenarios.entries import Entries, fold, row_types
from scenarios.folding import (
    ACT_CODE,
    ALIVE_AFTER,
    SPEAKS_OF_ANOTHER,
    firsts,
    in_force,
    redacted,
)
from scenarios.growing import Arrays, Growing
from scenarios.kinds import Kind
from scenarios.lexicons import Lexicons
from scenarios.log import Run
from scenarios.order import MANY, Order, linked


@dataclass(frozen=True)
class Found:
    """Rows of one kind at a moment: places in the order of some columns."""

    columns: "Columns"
    places: np.ndarray

    @cached_property
    def rows(self) -> np.ndarray:
        """The rows that lie at those places."""
        rows: np.ndarray = self.columns.order["row"][self.places]
        return rows

    def living(self) -> "Found":
        """Leave out what is retired."""
        return Found(self.columns, self.places[self.columns.rows["alive"][self.rows]])

    def made(self, what: type, make: Callable[[list[int]], Iterable[Any]]) -> list[Any]:
        """Give what is made of each row alone, once for ever; `make` hears which are new."""
        made, rows = self.columns.rows.made.setdefault(what, {}), self.rows.tolist()
        fresh = [at for at, row in enumerate(rows) if row not in made]
        if fresh:
            made.update(zip(self.rows[fresh].tolist(), make(fresh), strict=True))
        return [made[row] for row in rows]


class Columns:
    """The revisions of one kind, in order of effect; never changes, `extended` gives the next."""

    def __init__(self, entries: Entries, rows: Growing, order: Order, written: int) -> None:
        self.kind, self.words, self.bits = entries.kind, entries.words, entries.bits
        self.rows, self.order, self.written = rows, order, written
        self._entries = entries
        self.sheets: dict[tuple[int, int | None], Any] = {}  # what was made of them, by `reaching`
        self._reached: dict[tuple[int, int | None], tuple[int, int | None]] = {}

    @classmethod
    def empty(cls, kind: Kind, words: Lexicons | None = None) -> "Columns":
        """Give the columns of a kind that has no revisions yet."""
        rows = Growing({name: np.empty(0, dtype) for name, dtype in row_types(kind).items()})
        return cls(Entries(kind, words or Lexicons(kind)), rows, Order.empty(), 0)

    # ------------------------------------------------------------------ reading

    @property
    def length(self) -> int:
        """How many revisions there are."""
        return self.order.length

    def ordered(self, name: str) -> np.ndarray:
        """Give an array of the order, as far as this history reaches."""
        return self.order.reach(name)

    def places_of(self, record: int) -> np.ndarray:
        """Give every place of a record, in and out of force, in order of effect."""
        return self.order.places_of(record)

    def reaching(self, day: int, known: int | None = None) -> tuple[int, int | None]:
        """Give how many places a day reaches over; and what was known, if that leaves some out."""
        if (day, known) not in self._reached:
            end = self.order.end_of(day)
            leaves_out = known is not None and bool(self._later(end, known).any())
            self._reached[day, known] = end, known if leaves_out else None
        return self._reached[day, known]

    def _later(self, end: int, known: int) -> np.ndarray:
        later: np.ndarray = self.rows["position"][self.order["row"][:end]] > known
        return later

    def found(self, day: int, known: int | None = None) -> list[Found]:
        """Give the latest row in force of every record on a day, as it was known at a position."""
        end, known = self.reaching(day, known)
        places = np.flatnonzero(self.order["succ"][:end] >= end)
        if known is None:
            return [Found(self, places)]
        return self._known(day, end, places, self._later(end, known))

    def _known(self, day: int, end: int, places: np.ndarray, later: np.ndarray) -> list[Found]:
        record = self.order["record"][:end]
        touched = np.zeros(len(self.words.keys), bool)
        touched[record[later]] = True
        rest = np.flatnonzero(touched[record] & ~later)
        return [Found(self, places[~touched[record[places]]]), *self._only(rest).found(day)]

    def _only(self, places: np.ndarray) -> "Columns":
        """Give the columns as if nothing but what lies at some places had been written."""
        return Columns.empty(self.kind, self.words).with_rows(self._raw(places))

    def until(self, position: int) -> "Columns":
        """Give the columns as they were when nothing behind a position had been written."""
        known = self.rows["position"][self.ordered("row")] <= position
        return self if known.all() else self._only(np.flatnonzero(known))

    def _raw(self, places: np.ndarray) -> dict[str, np.ndarray]:
        """Give everything about some places: what their rows hold, and the day and record."""
        return self._held(places) | {name: self.order[name][places] for name in ("day", "record")}

    def _held(self, places: np.ndarray) -> dict[str, np.ndarray]:
        rows = self.order["row"][places]
        return {name: array[rows] for name, array in self.rows.arrays.items()}

    def setters(self, places: np.ndarray, bits: np.ndarray) -> np.ndarray:
        """Give for each place and field bit the place that set the field.

        Where none did, it is the first place in force of the record: it left the field missing.
        """
        found = places.copy()
        left = np.arange(len(places))
        while len(left):
            at = found[left]
            before = self.order["prev"][at]
            here = (self.rows["sets"][self.order["row"][at]] & bits[left]) != 0
            further = ~here & (before >= 0)
            left = left[further]
            found[left] = before[further]
        return found

    # ------------------------------------------------------------------ writing

    def read(self, run: Run, places: np.ndarray) -> dict[str, np.ndarray]:
        """Put some entries of a run, all of this kind, into rows that `with_rows` takes."""
        return self._entries.arrays(run, places)

    def with_one(self, run: Run) -> "Columns":
        """Add the one row of a run, as after the save of one record."""
        if self._comes_before(run):
            return self.with_rows(self.read(run, np.zeros(1, np.int64)))
        record = self.words.keys.code(run.named.keys[run.records[0]])
        tip, act = self.order.tip(record), ACT_CODE[run.acts[0]]
        row = int(self.order["row"][tip]) if tip >= 0 else -1
        held = {name: array[row] for name, array in self.rows.arrays.items()} if row >= 0 else {}
        lives = int(ALIVE_AFTER[act])
        alive = bool(held.get("alive", False)) if lives < 0 else bool(lives)
        new = self._entries.single(run, held) | {"record": record, "act": act, "alive": alive}
        entry = {"row": self.written, "day": run.days[0], "record": record}
        rows = self.rows.with_one(self.written, new)
        order = self.order.with_one(entry, tip)
        return self._followed_by(Columns(self._entries, rows, order, self.written + 1))

    def _followed_by(self, after: "Columns") -> "Columns":
        """Hand on what was made of earlier days: rows at the end leave it as it was."""
        after.sheets = dict(self.sheets)
        return after

    def _comes_before(self, run: Run) -> bool:
        last = self.order["day"][self.length - 1] if self.length else 0
        return run.days[0] < last or bool(SPEAKS_OF_ANOTHER[ACT_CODE[run.acts[0]]])

    def with_rows(self, new: dict[str, np.ndarray]) -> "Columns":
        """Add rows whose own values are known and whose carried values are not."""
        if not len(new["day"]):
            return self
        if self._late(new):
            return self._with_late(new)
        sorting = np.argsort(new["day"], kind="stable")
        return self._with_tail({name: array[sorting] for name, array in new.items()})

    def _late(self, new: Arrays) -> bool:
        if SPEAKS_OF_ANOTHER[new["act"]].any():
            return True
        return bool(self.length) and int(new["day"].min()) < int(self.order["day"][self.length - 1])

    def _with_tail(self, new: dict[str, np.ndarray]) -> "Columns":
        """Add rows that take effect after all others: fold them onto each record's last row."""
        by_record = np.argsort(new["record"], kind="stable")
        record = new["record"][by_record]
        first = np.flatnonzero(firsts(record))
        tips = self.order.tips(record[first])
        heads, before = first[tips >= 0], tips[tips >= 0]
        folded = self._folded(new, by_record, heads, before)
        places = (self.length + by_record).astype(np.int32)
        prev, succ = linked(record, places)
        prev[heads] = before
        entry = {"day": new["day"], "record": new["record"]}
        entry |= {"prev": np.empty_like(prev), "succ": np.empty_like(succ)}
        entry["prev"][by_record], entry["succ"][by_record] = prev, succ
        count = len(places)
        entry["row"] = np.arange(self.written, self.written + count, dtype=np.int32)
        order = self.order.appended(entry, before, places[heads])
        rows = self.rows.extended(self.written, folded)
        return self._followed_by(Columns(self._entries, rows, order, self.written + count))

    def _folded(
        self, new: Arrays, by_record: np.ndarray, heads: np.ndarray, before: np.ndarray
    ) -> dict[str, np.ndarray]:
        """Fold new rows onto the rows that their records ended with, at the places `before`."""
        seeds = len(heads)
        rows = {
            name: np.concatenate([held, new[name]]) for name, held in self._held(before).items()
        }
        record = np.concatenate([self.order["record"][before], new["record"]])
        order = np.insert(by_record + seeds, heads, np.arange(seeds))
        fold(self.kind, rows, record, order, seeds)
        return {name: array[seeds:] for name, array in rows.items()}

    # ------------------------------------------------------------------ late rows

    def _with_late(self, new: dict[str, np.ndarray]) -> "Columns":
        self._placed(new)
        count = len(new["day"])
        row = np.arange(self.written, self.written + count, dtype=np.int32)
        rows = self.rows.extended(self.written, new)
        sorting = np.lexsort((new["position"], new["place"], new["day"]))
        entry = {name: new[name][sorting] for name in ("day", "place", "record")}
        order = self.order.inserted(entry | {"row": row[sorting]}, self.rows["place"])
        after = Columns(self._entries, rows, order, self.written + count)
        after._refold(np.unique(new["record"]))
        return after

    def _placed(self, new: dict[str, np.ndarray]) -> None:
        """Give corrections, undos and redactions the day and place of what they speak of."""
        speaking = np.flatnonzero(SPEAKS_OF_ANOTHER[new["act"]])
        if not len(speaking):
            return
        own = {int(position): at for at, position in enumerate(new["position"])}
        there = self._places_at(np.unique(new["target"][speaking]))
        for at in speaking[np.argsort(new["position"][speaking])]:
            target = int(new["target"][at])
            if target in own:
                new["place"][at], new["day"][at] = (new[n][own[target]] for n in ("place", "day"))
            else:
                row, new["day"][at] = (self.order[name][there[target]] for name in ("row", "day"))
                new["place"][at] = self.rows["place"][row]

    def _places_at(self, positions: np.ndarray) -> dict[int, int]:
        """Give the places of the rows that were written at some positions."""
        position = self.rows["position"][self.ordered("row")]
        places = np.flatnonzero(np.isin(position, positions))
        return dict(zip(position[places].tolist(), places.tolist(), strict=True))

    def _refold(self, records: np.ndarray) -> None:
        """Fold some records again after late rows; only these get new rows and links."""
        touched = np.zeros(len(self.words.keys), bool)
        touched[records] = True
        places = np.flatnonzero(touched[self.ordered("record")]).astype(np.int32)
        places = places[np.argsort(self.order["record"][places], kind="stable")]
        raw = self._raw(places)
        redacted(raw, self.bits)
        force = in_force(raw["act"], raw["position"], raw["target"])
        self.order["succ"][places] = self.order["prev"][places] = -1
        kept, rows = places[force], {name: array[force] for name, array in raw.items()}
        if len(kept):
            fold(self.kind, rows, rows["record"], np.arange(len(kept)))
            links = linked(rows["record"], kept)
            self.order["prev"][kept], self.order["succ"][kept] = links
        for name, array in rows.items():
            raw[name][force] = array
        self._replace(places, raw)

    def _replace(self, places: np.ndarray, raw: dict[str, np.ndarray]) -> None:
        old = self.order["row"][places]
        differs = np.zeros(len(places), bool)
        for name, rows in self.rows.arrays.items():
            there, array = rows[old], raw[name]
            differs |= ~((there == array) | ((there != there) & (array != array)))  # noqa: PLR0124
        if not differs.any():
            return
        fresh = np.arange(self.written, self.written + int(differs.sum()), dtype=np.int32)
        self.rows = self.rows.extended(self.written, {n: a[differs] for n, a in raw.items()})
        self.order["row"][places[differs]] = fresh
        self.written += len(fresh)
        if self.written > 2 * self.length + MANY:
            self._compact()

    def _compact(self) -> None:
        """Leave behind the rows that no order of this history names."""
        self.rows = Growing(self._held(np.arange(self.length)))
        self.order["row"][: self.length] = np.arange(self.length)
        self.written = self.length
