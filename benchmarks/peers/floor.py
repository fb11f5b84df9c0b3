"""The floor: a numpy mask and a gather on arrays prepared for exactly these questions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from benchmarks.answers import Between, Line, Plan, lived, tidied, told
from benchmarks.columns import days
from benchmarks.lives import RETIRED, REVISED
from benchmarks.peers.contender import Contender, Question, tidy_changed
from benchmarks.workload import ACTS, MOMENTS, Entry, Rows, Workload, as_array


class Arrays:
    """One kind's rows: numbers and codes, and the place of each record's next row."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.day = rows.day.astype(np.int32)
        self.record = rows.record.astype(np.int32)
        self.dead = rows.act == RETIRED
        self.columns = [_column(rows, column.name) for column in rows.columns]
        self.by_record = np.lexsort((rows.position, rows.record))
        self.starts = np.searchsorted(rows.record[self.by_record], np.arange(len(rows.keys) + 1))
        self.successor = np.full(len(rows), len(rows), dtype=np.int32)
        follows = self.record[self.by_record][1:] == self.record[self.by_record][:-1]
        self.successor[self.by_record[:-1][follows]] = self.by_record[1:][follows]

    def living(self, day: int) -> Any:
        """Give the rows that hold at the end of a day: the mask."""
        end = int(np.searchsorted(self.day, day, side="right"))
        found = np.flatnonzero(self.successor[:end] >= end)
        return found[~self.dead[found]]

    def at(self, day: int) -> list[Any]:
        """Give every column of the records that hold: the gather."""
        found = self.living(day)
        return [found, self.record[found], *(column[found] for column in self.columns)]

    def between(self, before: int, after: int) -> tuple[list[Any], Any]:
        """Give per column (place, before, row after), and the rows where lives begin or end."""
        first, last = np.searchsorted(self.day, (before, after), side="right").tolist()
        held = np.full(len(self.rows.keys), -1, dtype=np.int32)
        old = self.living(before)
        held[self.record[old]] = old
        new = self.living(after)
        alive = np.zeros(len(self.rows.keys), dtype=bool)
        alive[self.record[new]] = True
        sets = self.rows.sets[first:last]
        found = []
        for place, column in enumerate(self.columns):
            setting = np.flatnonzero(sets & (1 << place)) + first
            row = np.full(len(self.rows.keys), -1, dtype=np.int32)
            row[self.record[setting]] = setting
            touched = np.flatnonzero((row >= 0) & (held >= 0) & alive)
            one, two = held[touched], row[touched]
            differs = _differ(column[one], column[two])
            one, two = one[differs], two[differs]
            why = self.rows.act[two], self.rows.review[two], self.rows.reason[two]
            found.append((place, column[one], column[two], one, two, *why))
        lives = np.flatnonzero(self.rows.act[first:last] != REVISED) + first
        return found, lives


def _column(rows: Rows, name: str) -> Any:
    column = next(each for each in rows.columns if each.name == name)
    codes = rows.codes[name].astype(np.int32)
    if column.sort != "number":
        return codes
    return np.array([np.nan if word is None else word for word in column.words])[codes]


def _differ(one: Any, two: Any) -> Any:
    return (one != two) & ~((one != one) & (two != two))  # noqa: PLR0124 - NaN is missing


class Floor(Contender):
    """Arrays in the order of the log; nothing is checked, nothing is finished."""

    name = "floor"
    note = "floor: numpy mask and gather on prepared arrays of codes; no table is finished"
    durable = False

    def version(self) -> str:
        """Give numpy's version."""
        return f"numpy {np.__version__}"

    def load(self, workload: Workload) -> None:
        """Prepare the arrays of every kind."""
        self.workload = workload
        self.arrays = {kind: Arrays(rows) for kind, rows in workload.rows.items()}

    def at(self, day: date) -> dict[str, list[Any]]:
        """Mask and gather every kind."""
        return {kind: arrays.at(days(day)) for kind, arrays in self.arrays.items()}

    def between(self, before: date, after: date) -> dict[str, tuple[list[Any], Any]]:
        """Compare the codes of what was set between the days."""
        first, last = days(before), days(after)
        return {kind: arrays.between(first, last) for kind, arrays in self.arrays.items()}

    def story(self, kind: str, key: str) -> tuple[Any, list[Any]]:
        """Gather the rows of a record: which they are, and every column of theirs."""
        arrays = self.arrays[kind]
        record = arrays.rows.places[key]
        rows = arrays.by_record[arrays.starts[record] : arrays.starts[record + 1]]
        return rows, [column[rows] for column in arrays.columns]

    def lines(self, kind: str, answer: Any) -> list[Line]:
        """Read the words behind the codes."""
        rows = self.arrays[kind].rows
        return told(rows.columns, [_told(self.workload, rows, row) for row in answer[0]])

    def more(self, workload: Workload) -> Iterator[Question]:
        """Ask the same once more, to stand beside ours without its tables."""
        day, number = MOMENTS["at_now"], len(workload.rows)
        yield Question(
            "at_now_arrays", lambda _: self.at(day), lambda answer: len(answer) == number
        )

    def append(self, row: Entry) -> None:
        """Write nothing: the floor of an append is the disk's own fsync."""

    def plan(self, answer: dict[str, list[Any]]) -> Plan:
        """Read the words behind the codes."""
        plan = {}
        for kind, (found, record, *_) in answer.items():
            rows = self.workload.rows[kind]
            keys = as_array(tuple(rows.keys))[record]
            values = (as_array(each.words)[rows.codes[each.name][found]] for each in rows.columns)
            plan[kind] = tidied(rows.columns, zip(keys, *values, strict=True))
        return plan

    def changes(self, answer: dict[str, tuple[list[Any], Any]]) -> Between:
        """Read the words behind the codes."""
        said, lives, revised = self.workload.said, [], []
        for kind, (found, rows_of_lives) in answer.items():
            rows = self.workload.rows[kind]
            for place, _, _, old, new, act, review, reason in found:
                words = as_array(rows.columns[place].words)
                codes = rows.codes[rows.columns[place].name]
                keys = as_array(tuple(rows.keys))[rows.record[new]]
                why = said["act"][act], said["review"][review], said["reason"][reason]
                lines = zip(keys, words[codes[old]], words[codes[new]], *why, strict=True)
                revised += [tidy_changed(rows, (key, place, *rest)) for key, *rest in lines]
            lives += [
                (kind, rows.keys[rows.record[row]], ACTS[rows.act[row]]) for row in rows_of_lives
            ]
        between = lived(lives)
        between.revised = revised
        return between


def _told(workload: Workload, rows: Rows, row: int) -> tuple[Any, ...]:
    words = workload.words
    why = (("review", rows.review), ("trigger", rows.trigger), ("reason", rows.reason))
    said = [words[name][codes[row]] for name, codes in (*why, ("author", rows.author))]
    values = [column.words[rows.codes[column.name][row]] for column in rows.columns]
    return int(rows.number[row]), ACTS[rows.act[row]], int(rows.day[row]), *said, *values


PEER = Floor
