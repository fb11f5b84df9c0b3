"""One kind's revisions in columns: the plan on any day is a mask and a gather.

Two things are kept. *Rows* are written once and never change: each holds what one revision set
and everything its record then held. An *order* lists rows in order of effect, each with the next
row of its record (`succ`) and the one before (`prev`); a history owns its order, histories that
stem from one another share rows. A late row only makes a new order and new rows for its record.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from scenarios.fields import Field, Listed
from scenarios.folding import (
    ACT_CODE,
    ALIVE_AFTER,
    REDACT,
    SPEAKS_OF_ANOTHER,
    carried,
    firsts,
    group_starts,
    in_force,
    last_set,
)
from scenarios.growing import Arrays, Growing, Lexicon, roomy
from scenarios.kinds import Kind, RecordId
from scenarios.revisions import CARRIED, Loads, Log

Item = TypeVar("Item")
Cells = Mapping[str, tuple[np.ndarray, np.ndarray]]
NEVER = np.int32(np.iinfo(np.int32).max)
FEW, MANY = 2_000, 65_536
AT_ONCE = 50_000
SORTED_UP_TO = 50_000
_DIGITS = re.compile(r"\d+")
TYPES: Mapping[str, Any] = {
    "text": np.int32,
    "number": np.float64,
    "day": np.int32,
    "flag": np.int8,
}
MISSING: Mapping[str, float] = {"text": -1, "number": np.nan, "day": 0, "flag": -1}
WORDS = ("review", "trigger", "reason", "author", "carried")
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
ORDER_TYPES: Mapping[str, Any] = dict.fromkeys(("row", "day", "record", "succ", "prev"), np.int32)


class Lexicons:
    """The word lists of one kind: keys, texts of fields, and the words that acts carry."""

    def __init__(self, kind: Kind) -> None:
        self.keys = Lexicon()
        self.acts = {name: Lexicon() for name in WORDS}
        self._ranks = np.arange(0)
        self.fields = {
            name: Lexicon(getattr(field, "words", ()), _value_of(field))
            for name, field in kind.fields.items()
            if field.storage == "text"
        }

    def key_ranks(self) -> np.ndarray:
        """Give each record's place in the order of keys; that of its first writing when many."""
        if len(self._ranks) != len(self.keys):
            self._ranks = np.arange(len(self.keys))
            if len(self.keys) <= SORTED_UP_TO:
                keys = [natural(key) for key in self.keys.words]
                self._ranks[sorted(range(len(keys)), key=keys.__getitem__)] = self._ranks.copy()
        return self._ranks

    def carried(self, code: int) -> dict[str, Any]:
        """Give what an act carried, as its JSON holds it."""
        found: dict[str, Any] = json.loads(self.acts["carried"].words[code])
        return found

    def dump(self) -> dict[str, list[str]]:
        """Give the word lists by name."""
        named = {f"act/{name}": lexicon for name, lexicon in self.acts.items()}
        named |= {f"field/{name}": lexicon for name, lexicon in self.fields.items()}
        return {"keys": self.keys.words} | {name: one.words for name, one in named.items()}

    def restore(self, words: Mapping[str, list[str]]) -> None:
        """Take over word lists that were dumped; the words of choices are there already."""
        self.keys.encode(words["keys"])
        for name, lexicon in self.acts.items():
            lexicon.encode(words[f"act/{name}"])
        for name, lexicon in self.fields.items():
            lexicon.encode(words[f"field/{name}"])


def natural(key: str) -> str:
    """Give a text that sorts numbers in codes by their size: I2 before I10."""
    return _DIGITS.sub(lambda found: found[0].zfill(9), key)


def _value_of(field: Field) -> Any:
    return field.read if isinstance(field, Listed) else None


@dataclass(frozen=True)
class Found:
    """Rows of one kind at a moment: places in the order of some columns."""

    columns: "Columns"
    places: np.ndarray

    @property
    def rows(self) -> np.ndarray:
        """The rows that lie at those places."""
        rows: np.ndarray = self.columns.order["row"][self.places]
        return rows

    def living(self) -> "Found":
        """Leave out what is retired."""
        return Found(self.columns, self.places[self.columns.rows["alive"][self.rows]])


class Columns:
    """The revisions of one kind, in order of effect; never changes, `extended` gives the next."""

    def __init__(
        self, kind: Kind, words: Lexicons, rows: Growing, order: Growing, size: tuple[int, int]
    ) -> None:
        self.kind, self.words, self.rows, self.order = kind, words, rows, order
        self.written, self.length = size
        self.bits = {name: 1 << place for place, name in enumerate(kind.fields)}
        self._index: tuple[np.ndarray, np.ndarray, int] | None = None
        self._asked = 0

    @classmethod
    def empty(cls, kind: Kind, words: Lexicons | None = None) -> "Columns":
        """Give the columns of a kind that has no revisions yet."""
        types = dict(ROW_TYPES) | {f"={name}": TYPES[f.storage] for name, f in kind.fields.items()}
        rows = Growing({name: np.empty(0, dtype) for name, dtype in types.items()})
        order = Growing({name: np.empty(0, dtype) for name, dtype in ORDER_TYPES.items()})
        return cls(kind, words or Lexicons(kind), rows, order, (0, 0))

    # ------------------------------------------------------------------ reading

    def ordered(self, name: str) -> np.ndarray:
        """Give an array of the order, as long as this history knows it."""
        return self.order[name][: self.length]

    def found(self, day: int, known: int | None = None) -> list[Found]:
        """Give the latest row in force of every record on a day, as it was known at a position."""
        end = int(np.searchsorted(self.ordered("day"), np.int32(day), "right"))
        places = np.flatnonzero(self.order["succ"][:end] >= end)
        if known is None or not self.length:
            return [Found(self, places)]
        later = self.rows["position"][self.order["row"][:end]] > known
        if not later.any():
            return [Found(self, places)]
        return self._known(day, end, places, later)

    def _known(self, day: int, end: int, places: np.ndarray, later: np.ndarray) -> list[Found]:
        record = self.order["record"][:end]
        touched = np.zeros(len(self.words.keys), bool)
        touched[record[later]] = True
        rest = np.flatnonzero(touched[record] & ~later)
        amended = Columns.empty(self.kind, self.words).with_rows(self._raw(rest))
        return [Found(self, places[~touched[record[places]]]), *amended.found(day)]

    def _raw(self, places: np.ndarray) -> dict[str, np.ndarray]:
        rows = self.order["row"][places]
        return {name: array[rows] for name, array in self.rows.arrays.items()}

    def places_of(self, record: int) -> np.ndarray:
        """Give every place of a record, in and out of force, in order of effect."""
        self._asked += 1
        if self._index is None and self._asked > 16 and self.length > FEW:  # noqa: PLR2004
            self._index = self._indexed()
        if self._index is None:
            return np.flatnonzero(self.ordered("record") == record)
        starts, places, until = self._index
        tail = np.flatnonzero(self.order["record"][until : self.length] == record) + until
        if record + 1 >= len(starts):
            return tail
        return np.concatenate([places[starts[record] : starts[record + 1]], tail])

    def _indexed(self) -> tuple[np.ndarray, np.ndarray, int]:
        record = self.ordered("record")
        places = np.argsort(record, kind="stable").astype(np.int32)
        counts = np.bincount(record, minlength=len(self.words.keys))
        return np.r_[0, np.cumsum(counts)], places, self.length

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

    def with_log(self, log: Log, entries: Sequence[int]) -> "Columns":
        """Add the entries of a log that speak of this kind, in order of position."""
        if len(entries) == 1 and not self._comes_before(log, entries[0]):
            return self._with_one(log, entries[0])
        return self.with_rows(self._raw_of(log, entries)) if entries else self

    def _comes_before(self, log: Log, at: int) -> bool:
        last = self.order["day"][self.length - 1] if self.length else 0
        return log.days[at] < last or bool(SPEAKS_OF_ANOTHER[ACT_CODE[log.acts[at]]])

    def _with_one(self, log: Log, at: int) -> "Columns":
        """Add one row at the end: the common case, a save of one record."""
        record = self.words.keys.code(log.records[at].key)
        tip = self._tip(record)
        act = ACT_CODE[log.acts[at]]
        new = self._one_row(log, at, tip) | {"record": record, "act": act}
        lives = int(ALIVE_AFTER[act])
        held = tip >= 0 and bool(self.rows["alive"][self.order["row"][tip]])
        new["alive"] = held if lives < 0 else bool(lives)
        entry: dict[str, Any] = {"row": self.written, "day": log.days[at], "record": record}
        entry |= {"prev": tip, "succ": NEVER}
        order = self.order.with_one(self.length, entry)
        self._relink(order, np.array([tip] if tip >= 0 else [], np.int32), self.length)
        return self._next(self.rows.with_one(self.written, new), order, 1)

    def _one_row(self, log: Log, at: int, tip: int) -> dict[str, Any]:
        told: dict[str, Any] = log.loads(f"[{log.bodies[at]}]")[0]
        position, words = log.positions[at], self.words.acts
        new: dict[str, Any] = {"position": position, "place": position, "day": log.days[at]}
        new |= {"change": log.changes[at], "target": 0, "sets": 0}
        said = (log.reviews, log.triggers, log.reasons, log.authors)
        for name, texts in zip(WORDS, said, strict=False):
            text = texts[at]
            new[name] = -1 if text is None else words[name].code(text)
        carried_values = {name: told[name] for name in CARRIED if name in told}
        new["carried"] = self._carried_code(carried_values) if carried_values else -1
        row = self.order["row"][tip] if tip >= 0 else 0
        for name, field in self.kind.fields.items():
            if name in told:
                values = _objects([told[name]])
                new[f"={name}"] = self._stored(name, field, values)[0]
                new["sets"] |= self.bits[name]
            else:
                held = self.rows[f"={name}"]
                new[f"={name}"] = held[row] if tip >= 0 else MISSING[field.storage]
        return new

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
        tips = self._tips(record[first])
        heads, before = first[tips >= 0], tips[tips >= 0]
        folded = self._folded(new, by_record, heads, self.order["row"][before])
        places = (self.length + by_record).astype(np.int32)
        prev, succ = _linked(record, places)
        prev[heads] = before
        entry = {"day": new["day"], "record": new["record"]}
        entry |= {"prev": np.empty_like(prev), "succ": np.empty_like(succ)}
        entry["prev"][by_record], entry["succ"][by_record] = prev, succ
        return self._appended(folded, entry, before, places[heads])

    def _folded(
        self, new: Arrays, by_record: np.ndarray, heads: np.ndarray, tip_rows: np.ndarray
    ) -> dict[str, np.ndarray]:
        """Fold new rows onto the rows that their records ended with."""
        merged = np.argsort(np.r_[heads, np.arange(len(by_record)) + 0.5], kind="stable")
        seeds = merged < len(heads)
        rows = {
            name: np.concatenate([self.rows[name][tip_rows], array[by_record]])[merged]
            for name, array in new.items()
        }
        self.fold(rows, seeds)
        mine = np.empty(len(by_record), np.int64)
        mine[by_record] = np.flatnonzero(~seeds)
        return {name: array[mine] for name, array in rows.items()}

    def _tips(self, records: np.ndarray) -> np.ndarray:
        """Give each record's last place in force, −1 where it has none."""
        if len(records) <= 8:  # noqa: PLR2004 - cheaper one by one
            return np.array([self._tip(int(record)) for record in records], np.int32)
        tips = np.full(len(self.words.keys), -1, np.int32)
        last = np.flatnonzero(self.ordered("succ") >= self.length)
        tips[self.order["record"][last]] = last
        found: np.ndarray = tips[records]
        return found

    def _tip(self, record: int) -> int:
        places = self.places_of(record)
        places = places[self.order["succ"][places] >= self.length]
        return int(places[-1]) if len(places) else -1

    def _appended(
        self, folded: Arrays, entry: dict[str, np.ndarray], before: np.ndarray, heads: np.ndarray
    ) -> "Columns":
        count = len(entry["day"])
        entry["row"] = np.arange(self.written, self.written + count, dtype=np.int32)
        order = self.order.extended(self.length, entry)
        self._relink(order, before, heads)
        return self._next(self.rows.extended(self.written, folded), order, count)

    def _relink(self, order: Growing, before: np.ndarray, heads: Any) -> None:
        """Let the last rows of records name the new ones that follow them."""
        if order is not self.order:
            old = order["succ"][: self.length]
            old[old >= self.length] = NEVER
        order["succ"][before] = heads

    def _next(self, rows: Growing, order: Growing, count: int) -> "Columns":
        size = (self.written + count, self.length + count)
        after = Columns(self.kind, self.words, rows, order, size)
        after._asked = self._asked
        if self._index is not None and size[1] - self._index[2] < MANY:
            after._index = self._index
        return after

    def fold(self, rows: dict[str, np.ndarray], seeds: np.ndarray | None = None) -> None:
        """Carry values and life forward, in place, over rows that lie record by record.

        Seeds are rows that hold everything already and stand before the others of their record.
        """
        starts = group_starts(rows["record"])
        sets = rows["sets"] if seeds is None else np.where(seeds, -1, rows["sets"])
        for name, field in self.kind.fields.items():
            latest = last_set((sets & self.bits[name]) != 0, starts)
            rows[f"={name}"] = carried(rows[f"={name}"], latest, MISSING[field.storage])
        lives = ALIVE_AFTER[rows["act"]]
        if seeds is not None:
            lives = np.where(seeds, rows["alive"].astype(np.int8), lives)
        latest = last_set(lives >= 0, starts)
        rows["alive"] = (latest >= 0) & (lives[np.maximum(latest, 0)] == 1)

    # ------------------------------------------------------------------ late rows

    def _with_late(self, new: dict[str, np.ndarray]) -> "Columns":
        self._placed(new)
        count = len(new["day"])
        row = np.arange(self.written, self.written + count, dtype=np.int32)
        rows = self.rows.extended(self.written, new)
        sorting = np.lexsort((new["position"], new["place"], new["day"]))
        ahead = self._ahead({name: new[name][sorting] for name in ("day", "place", "position")})
        order = self._inserted(ahead, row[sorting], new, sorting)
        after = Columns(
            self.kind, self.words, rows, order, (self.written + count, self.length + count)
        )
        after._refold(np.unique(new["record"]))
        return after

    def _placed(self, new: dict[str, np.ndarray]) -> None:
        """Give corrections, undos and redactions the day and place of what they speak of."""
        speaking = np.flatnonzero(SPEAKS_OF_ANOTHER[new["act"]])
        if not len(speaking):
            return
        wanted = np.unique(new["target"][speaking])
        own = {int(position): at for at, position in enumerate(new["position"])}
        if self.written:
            position = self.rows["position"][self.ordered("row")]
            hits = np.flatnonzero(np.isin(position, wanted))
            hit_rows = self.ordered("row")[hits]
            there = dict(zip(position[hits].tolist(), hit_rows.tolist(), strict=True))
        else:
            there = {}
        for at in speaking[np.argsort(new["position"][speaking])]:
            target = int(new["target"][at])
            source, where = (new, own[target]) if target in own else (self.rows, there[target])
            new["place"][at], new["day"][at] = source["place"][where], source["day"][where]

    def _ahead(self, new: Arrays) -> np.ndarray:
        """Give how many old places come before each new row; both in order of effect."""
        day, row = self.ordered("day"), self.ordered("row")
        low = np.searchsorted(day, new["day"], "left")
        high = np.searchsorted(day, new["day"], "right")
        ahead = high.copy()
        for number in np.unique(new["day"][low < high]):
            mine = np.flatnonzero(new["day"] == number)
            start, end = low[mine[0]], high[mine[0]]
            places = self.rows["place"][row[start:end]]
            ahead[mine] = start + np.searchsorted(places, new["place"][mine], "right")
        return ahead

    def _inserted(
        self, ahead: np.ndarray, row: np.ndarray, new: Arrays, sorting: np.ndarray
    ) -> Growing:
        start, total = int(ahead[0]), self.length + len(ahead)
        fresh = ahead + np.arange(len(ahead))
        old = np.ones(total - start, bool)
        old[fresh - start] = False
        moved = (np.flatnonzero(old) + start).astype(np.int32)
        arrays = {name: np.empty(roomy(total), dtype) for name, dtype in ORDER_TYPES.items()}
        for name, array in arrays.items():
            array[:start] = self.order[name][:start]
            array[moved] = self.order[name][start : self.length]
        arrays["row"][fresh] = row
        arrays["day"][fresh] = new["day"][sorting]
        arrays["record"][fresh] = new["record"][sorting]
        for name in ("succ", "prev"):
            arrays[name][fresh] = -1
            self._shift(arrays[name][:total], start, moved)
        return Growing(arrays, total)

    def _shift(self, links: np.ndarray, start: int, moved: np.ndarray) -> None:
        """Let links to old places name where those lie now, in place."""
        late = np.flatnonzero(links >= start)
        was = links[late]
        real = was < self.length
        links[late] = NEVER
        links[late[real]] = moved[was[real] - start]

    def _refold(self, records: np.ndarray) -> None:
        """Fold some records again after late rows; only these get new rows and links."""
        touched = np.zeros(len(self.words.keys), bool)
        touched[records] = True
        places = np.flatnonzero(touched[self.ordered("record")]).astype(np.int32)
        places = places[np.argsort(self.order["record"][places], kind="stable")]
        raw = self._raw(places)
        _redacted(raw, self.bits)
        force = in_force(raw["act"], raw["position"], raw["target"])
        self.order["succ"][places] = self.order["prev"][places] = -1
        kept, rows = places[force], {name: array[force] for name, array in raw.items()}
        if len(kept):
            self.fold(rows)
            links = _linked(rows["record"], kept)
            self.order["prev"][kept], self.order["succ"][kept] = links
        for name, array in rows.items():
            raw[name][force] = array
        self._replace(places, raw)

    def _replace(self, places: np.ndarray, raw: dict[str, np.ndarray]) -> None:
        old = self.order["row"][places]
        differs = np.zeros(len(places), bool)
        for name, array in raw.items():
            there = self.rows[name][old]
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
        self.rows = Growing(self._raw(np.arange(self.length)))
        self.order["row"][: self.length] = np.arange(self.length)
        self.written = self.length

    # ------------------------------------------------------------------ saved arrays

    def dump(self) -> dict[str, Any]:
        """Give rows, order and word lists, for a file."""
        row = self.ordered("row")
        whole = self.written == self.length and bool((row == np.arange(self.length)).all())
        places = slice(0, self.length) if whole else row
        saved: dict[str, Any] = {
            f"row/{name}": array[places] for name, array in self.rows.arrays.items()
        }
        saved |= {f"order/{name}": self.ordered(name) for name in ORDER_TYPES if name != "row"}
        succ = saved["order/succ"]
        saved["order/succ"] = np.where(succ >= self.length, NEVER, succ)
        return saved | {"words": self.words.dump()}

    @classmethod
    def restored(cls, kind: Kind, saved: Mapping[str, Any]) -> "Columns":
        """Make the columns that were dumped."""
        fresh = cls.empty(kind)
        fresh.words.restore(saved["words"])
        rows = Growing({name: saved[f"row/{name}"] for name in fresh.rows.arrays})
        row = np.arange(rows.used, dtype=np.int32)
        links = {name: saved[f"order/{name}"] for name in ORDER_TYPES if name != "row"}
        return cls(kind, fresh.words, rows, Growing({"row": row} | links), (rows.used, rows.used))

    # ------------------------------------------------------------------ from the log

    def _raw_of(self, log: Log, entries: Sequence[int]) -> dict[str, np.ndarray]:
        """Put entries of a log into columns; carried values are still missing."""
        new = {
            "position": _picked(log.positions, entries),
            "place": _picked(log.positions, entries),
            "day": _picked(log.days, entries),
            "record": self._record_numbers(_pick(log.records, entries)),
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

    def _record_numbers(self, records: Sequence[RecordId]) -> np.ndarray:
        return self.words.keys.encode([record.key for record in records])

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
            codes[place] = self._carried_code(values)
        return codes

    def _carried_code(self, values: Mapping[str, Any]) -> int:
        text = json.dumps(values, ensure_ascii=False, sort_keys=True)
        return self.words.acts["carried"].code(text)

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


def _linked(record: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Link the places of each record, which lie together and in order of effect: prev and succ."""
    first = firsts(record)
    prev, succ = np.empty(len(places), np.int32), np.empty(len(places), np.int32)
    prev[1:], succ[:-1] = places[:-1], places[1:]
    prev[first], succ[-1] = -1, NEVER
    succ[:-1][first[1:]] = NEVER
    return prev, succ


def _pick(values: Sequence[Item], entries: Sequence[int]) -> Sequence[Item]:
    if len(entries) == len(values):
        return values
    return itemgetter(*entries)(values) if len(entries) > 1 else [values[entries[0]]]


def _picked(values: Sequence[int], entries: Sequence[int]) -> np.ndarray:
    return np.array(_pick(values, entries), np.int32)


def _targets(values: Sequence[int | None]) -> np.ndarray:
    return np.array([value or 0 for value in values], np.int32)


def _redacted(raw: dict[str, np.ndarray], bits: Mapping[str, int]) -> None:
    """Put what a redaction says in the place of what its target set."""
    for at in np.flatnonzero(raw["act"] == REDACT):
        for target in np.flatnonzero(raw["position"] == raw["target"][at]):
            for name, bit in bits.items():
                if raw["sets"][at] & bit & raw["sets"][target]:
                    raw[f"={name}"][target] = raw[f"={name}"][at]
