"""The rows of a file of ours become what they say of records, column by column."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow.compute as pc

from scenarios.errors import KeyPartMissing, Missing, Refused
from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker.exchange.columns import Column
from tracker.exchange.faults import CarriedInVain, SameActTwice, SameRecordTwice, WrongCells
from tracker.exchange.leaves.lines import Line
from tracker.exchange.own.body import Body
from tracker.exchange.own.cells import act_reader, reader
from tracker.exchange.own.grids import Head
from tracker.exchange.own.headings import ACT_COLUMNS
from tracker.exchange.own.keys import joined
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.rows import Rows
from tracker.exchange.sheets import Row

SETS_NOTHING = frozenset({Act.CONFIRM, Act.DEFER, Act.RETIRE})
ONLY_OF = {"rests_on": Act.CONFIRM, "until": Act.DEFER, "successor": Act.RETIRE}
CARRIED = ("decision", *ONLY_OF)
Told = dict[str, Any]


class RowReader:
    """Reads the rows of one file, and gathers what is wrong in them."""

    def __init__(
        self, file: str, kind: str, head: Head, decimal: str, *, guard: bool = True
    ) -> None:
        self.file, self.kind, self.head = file, KINDS[kind], head
        self.decimal, self.guard = decimal, guard
        self.problems: list[Problem] = []
        self._required = [
            name
            for name, field in self.kind.fields.items()
            if field.required and name in head.places
        ]
        self._unread: dict[int, set[str]] = {}
        self._seen: dict[tuple[Any, ...], int] = {}

    def rows(self, body: Body) -> Sequence[Row]:
        """Give what the rows say; a row with anything wrong in it is left out."""
        for line in body.ragged:
            wrong = WrongCells(found=len(line.cells), expected=len(body.columns))
            self._wrong(wrong, line.number)
        names = (*self.kind.key, *self.kind.fields, *ACT_COLUMNS)
        read = {name: self._column(name, body) for name in names if name in self.head.places}
        return self._in_columns(read, body) or self._one_by_one(read, body)

    # ------------------------------------------------------------------ a file with nothing awry

    def _in_columns(self, read: Mapping[str, Column], body: Body) -> Rows | None:
        """Leave the rows in columns while every cell was read and no record is named twice.

        None stands for rows that have to be looked at one by one.
        """
        acts = ACT_COLUMNS.keys() & read.keys() - self.kind.columns.keys()
        missing = any(read[name].lacks_any for name in self._required)
        if self._unread or missing or not acts <= {"revision"}:
            return None
        keys = joined(self.kind, read)
        if keys is None or pc.count_distinct(keys).as_py() < len(keys):
            return None
        fields = {name: read[name] for name in self.kind.fields if name in read}
        return Rows(body.numbers, keys, fields, read.get("revision"))

    # ------------------------------------------------------------------ cells

    def _column(self, name: str, body: Body) -> Column:
        column = body.columns[self.head.places[name]]
        values, refusals = _read_once(column.values, self._reader(name))
        if refusals:
            refused = column.where(text in refusals for text in column.values)
            for at in np.flatnonzero(refused).tolist():
                number, text = body.numbers[at], column[at]
                self._unread.setdefault(number, set()).add(name)
                self._wrong(refusals[text], number, name, text)
        return column.with_(values)

    def _reader(self, name: str) -> Callable[[str], Any]:
        field = self.kind.columns.get(name)
        if field is None:
            return act_reader(name, guard=self.guard)
        return reader(field, self.decimal, guard=self.guard)

    # ------------------------------------------------------------------ rows, one by one

    def _one_by_one(self, read: Mapping[str, Column], body: Body) -> tuple[Row, ...]:
        groups = (self.kind.key, tuple(self.kind.fields), ACT_COLUMNS)
        told = (_told(read, names, len(body.numbers)) for names in groups)
        found = map(self._row, body.lines(), *told)
        return tuple(row for row in found if row is not None)

    def _row(self, line: Line, parts: Told, values: Told, acts: Told) -> Row | None:
        unread = self._unread.get(line.number, set())
        key = None if unread & set(self.kind.key) else self._key(line, parts)
        if key is None or unread:
            return None
        act = acts.pop("act", None)
        if act in SETS_NOTHING:
            values = {name: value for name, value in values.items() if value is not None}
        carried = {n: v for n in CARRIED if (v := acts.pop(n, None)) is not None} if acts else {}
        base = acts.pop("revision", None)
        row = Row(
            line=line.number, key=key, values=values, base=base, act=act, carried=carried, **acts
        )
        return row if self._is_right(line, row) else None

    def _key(self, line: Line, parts: Told) -> str | None:
        if self.kind.coded and parts.get("code") is not None:
            return str(parts["code"])
        try:
            return self.kind.join(parts)
        except KeyPartMissing as refused:
            self._wrong(refused, line.number, refused.values["field"], "")
        except Refused as refused:
            at = [name for name in self.kind.key if parts.get(name) == refused.values.get("value")]
            column = (at or self.kind.key)[-1]
            self._wrong(refused, line.number, column, self._text(line, column))
        return None

    def _is_right(self, line: Line, row: Row) -> bool:
        before = len(self.problems)
        for name in self._required:
            if row.values.get(name, name) is None:
                self._wrong(Missing(field=name, kind=self.kind.name), line.number, name, "")
        for name in row.carried:
            if name in ONLY_OF and row.act is not ONLY_OF[name]:
                wrong = CarriedInVain(column=self.head.headings[name], act=ONLY_OF[name].value)
                self._wrong(wrong, line.number, name, self._text(line, name))
        first = self._seen.setdefault((row.key, row.effective_on, row.act), line.number)
        if first != line.number:
            self._twice(line, row, first)
        return len(self.problems) == before

    def _twice(self, line: Line, row: Row, first: int) -> None:
        same = {"kind": self.kind.name, "key": row.key, "first": first}
        fault: Refused = SameRecordTwice(**same)
        if row.effective_on is not None:
            act = row.act.value if row.act else "–"
            fault = SameActTwice(**same, act=act, day=row.effective_on)
        column = next((name for name in self.kind.key if name in self.head.places), None)
        self._wrong(fault, line.number, column, row.key)

    def _text(self, line: Line, column: str) -> str:
        place = self.head.places.get(column)
        return "" if place is None else line.cells[place]

    def _wrong(
        self, refused: Refused, number: int, column: str | None = None, text: str | None = None
    ) -> None:
        heading = self.head.headings.get(column, column) if column else None
        self.problems.append(problem_of(refused, self.file, number, heading, text))


def _told(read: Mapping[str, Column], names: Iterable[str], count: int) -> Iterator[Told]:
    """Give for each line what some columns say; a cell that cannot be read says nothing."""
    here = [name for name in names if name in read]
    if not here:
        return ({} for _ in range(count))
    columns = zip(*(read[name] for name in here), strict=True)
    return (dict(zip(here, values, strict=True)) for values in columns)


def _read_once(
    texts: Iterable[str], read: Callable[[str], Any]
) -> tuple[list[Any], Mapping[str, Refused]]:
    """Read every different text of a column once; give the values, and why some have none."""
    values: list[Any] = []
    refusals: dict[str, Refused] = {}
    for text in texts:
        try:
            values.append(read(text))
        except Refused as refused:
            values.append(None)
            refusals[text] = refused
    return values, refusals
