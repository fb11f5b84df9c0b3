"""The rows of a table become what they say of records of one kind."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

from scenarios.errors import Refused
from scenarios.fields import Day, Number, Reference, Whole
from scenarios.kinds import KINDS
from scenarios.revisions import NEW_METHOD
from tracker.exchange.faults import SameRecordTwice
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.codes import code_of
from tracker.exchange.office.faults import (
    FirstHolds,
    NeitherKeyNorTitle,
    SignReplaced,
    StaysAsItIs,
)
from tracker.exchange.office.knowing import LeftOut
from tracker.exchange.office.signs import is_sign
from tracker.exchange.office.source import Source, Spread, spread
from tracker.exchange.office.valuing import Column, Texts
from tracker.exchange.own.headings import folded
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.profiles import Cells, Reads
from tracker.exchange.sheets import Row

UNKNOWN_SIGN = "\ufffd"
NUMBERS = Number | Whole


class Records:
    """Reads what the rows say of one kind; gathers what is wrong, told and left out."""

    def __init__(self, source: Source, reads: Reads) -> None:
        self.source, self.reads, self.kind = source, reads, KINDS[reads.kind]
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.refused: set[int] = set()
        self.left_out: set[int] = set()
        self._faulty = False
        self._columns: dict[tuple[str, str | None], Column] = {}
        self._found: dict[str, Row] = {}

    @property
    def columns(self) -> list[Column]:
        """The columns that were read."""
        return list(self._columns.values())

    def rows(self) -> tuple[Row, ...]:
        """Give what every row says, one row a record."""
        wide = self.reads.wide
        columns = list(spread(self.source.table, wide)) if wide else [None]
        for line in self.source.table.lines:
            for column in columns:
                self._take(line, column)
        return tuple(self._found.values())

    # ------------------------------------------------------------------ rows

    def _take(self, line: Line, column: Spread | None) -> None:
        self._faulty = False
        try:
            row = self._row(line, column)
        except LeftOut:
            self.left_out.add(line.number)
            return
        if self._faulty:
            self.refused.add(line.number)
        elif row is not None:
            self._keep(row)

    def _row(self, line: Line, column: Spread | None) -> Row | None:
        values = self._values(line, column)
        if column and not values:
            return None
        key = self._key(line, column, values)
        if key is None:
            return None
        if key in self.source.known.keys(self.kind.name):
            values = {n: v for n, v in values.items() if not self._only_new(n)}
            values = self._without_signs(line, key, values)
        return Row(line=line.number, key=key, values=values, **self._act(line, values))

    def _only_new(self, name: str) -> bool:
        cells = self.reads.fields.get(name)
        return cells is not None and cells.only_new

    def _without_signs(self, line: Line, key: str, values: dict[str, Any]) -> dict[str, Any]:
        """Leave a value alone that the plan knows and the file only has a sign for."""
        if "mark" not in values or "value" in values:
            return values
        known = self.source.known.values(self.kind.name, "value").get(key)
        if known is None or math.isnan(known):
            return values
        self._note(StaysAsItIs(value=values["mark"], known=known), line, None, values["mark"])
        return {name: value for name, value in values.items() if name != "mark"}

    def _act(self, line: Line, values: Mapping[str, Any]) -> dict[str, Any]:
        profile, filled = self.source.profile, self.source.filled
        told = {
            name: filled(line, text) or None
            for name in ("review", "reason")
            if (text := getattr(profile, name)) is not None
        }
        anew = any(name in values and cells.new_method for name, cells in self.reads.fields.items())
        trigger = NEW_METHOD if anew else profile.trigger
        return {
            **told,
            "effective_on": self.day(line),
            "trigger": trigger,
            "author": profile.author,
        }

    def day(self, line: Line) -> date | None:
        """Give the day from which a row holds, as the profile says."""
        if self.source.profile.effective_on is None:
            return None
        text = self.source.filled(line, self.source.profile.effective_on)
        try:
            return Day().check(text)
        except Refused as refused:
            self._wrong(refused, line, None, text)
            return None

    # ------------------------------------------------------------------ keys

    def _key(self, line: Line, column: Spread | None, values: Mapping[str, Any]) -> str | None:
        texts = {to: self.source.text(line, cells) for to, cells in self.reads.key.items()}
        named = [to for to, cells in self.reads.key.items() if cells.constant is None]
        try:
            if not any(texts[to] and not is_sign(texts[to]) for to in named):
                return self._without_key(line, values)
            if column and self.reads.wide:
                texts[self.reads.wide.part] = column.part
            return self.kind.join({to: self._part(to, text) for to, text in texts.items()})
        except Refused as refused:
            at = next((to for to in named if texts[to] == refused.values.get("value")), None)
            heading = next((self._heading(to) for to in [at, *named] if to), None)
            self._wrong(refused, line, heading, texts.get(at or next(iter(named), ""), ""))
            return None

    def _part(self, to: str, text: str) -> Any:
        what, names = self.kind.columns[to], self.source.profile.names
        cells = self.reads.key.get(to, Cells())
        if isinstance(what, Reference) or self.kind.coded:
            of = what.kind if isinstance(what, Reference) else self.kind.name
            if text in getattr(what, "also", ()) or (text and cells.map):
                return self._column(to, cells).read(text).values[to]
            return self.source.known.key(of, text, names) if text else None
        return self._column(to, cells).read(text).values[to] if text else None

    def _without_key(self, line: Line, values: Mapping[str, Any]) -> str | None:
        """Find the record by its title; a row that says nothing of this kind names none."""
        title = self.source.table.cell(line, self.reads.title) if self.reads.title else ""
        if title:
            return self._key_of_title(title)
        if self._says_nothing(values):
            return None
        named = [self._heading(to) or to for to in self.reads.key]
        raise NeitherKeyNorTitle(key=", ".join(named))

    def _key_of_title(self, title: str) -> str:
        names = self.source.profile.names.get(self.kind.name, {})
        known = self.source.known.titles(self.kind.name)
        found = names.get(folded(title), known.get(folded(title), code_of(title)))
        if found is None:
            raise LeftOut
        return found

    def _says_nothing(self, values: Mapping[str, Any]) -> bool:
        if self.reads is self.source.profile and not self.reads.wide:
            return False
        return not any(value is not None for name, value in values.items() if name != "mark")

    def _heading(self, to: str) -> str | None:
        cells = self.reads.key.get(to) or self.reads.fields.get(to)
        return next(cells.columns(), None) if cells else None

    # ------------------------------------------------------------------ cells

    def _values(self, line: Line, column: Spread | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if column and self.reads.wide:
            wide = self.reads.wide
            cells = replace(wide.cells, column=column.heading)
            if not self._value(line, wide.field, cells, values):
                return values
        for name, cells in self.reads.fields.items():
            self._value(line, name, cells, values)
        return values

    def _value(self, line: Line, name: str, cells: Cells, values: dict[str, Any]) -> bool:
        """Put what a cell says under a field's name; tell whether it says anything."""
        text = self._text(line, name, cells)
        if not text:
            return False
        if UNKNOWN_SIGN in text:
            self._note(SignReplaced(), line, cells.column, text)
        try:
            said = self._said(name, cells, text)
        except Refused as refused:
            self._wrong(refused, line, cells.column, text)
            return True
        if said.note is not None:
            self._note(said.note, line, cells.column, text)
        values |= said.values
        return True

    def _text(self, line: Line, name: str, cells: Cells) -> str:
        if cells.column and isinstance(self.kind.columns[name], NUMBERS):
            return self.source.table.number(line, cells.column)
        return self.source.text(line, cells)

    def _said(self, name: str, cells: Cells, text: str) -> Any:
        what, names = self.kind.fields[name], self.source.profile.names
        if isinstance(what, Reference) and not cells.map and not cells.has_default:
            key = self.source.known.key(what.kind, text, names)
            return self._column(name, cells).read(key)
        return self._column(name, cells).read(text)

    def _below(self, name: str, heading: str) -> list[str]:
        table, wanted = self.source.table, self.kind.columns[name]
        return table.numbers(heading) if isinstance(wanted, NUMBERS) else table.column(heading)

    def _column(self, name: str, cells: Cells) -> Column:
        at = name, cells.column or cells.text or cells.constant
        if at not in self._columns:
            below = self._below(name, cells.column) if cells.column else []
            texts = Texts(below, self.source.profile.decimal, self.source.profile.order)
            self._columns[at] = Column(self.kind, name, cells, texts)
        return self._columns[at]

    # ------------------------------------------------------------------ together

    def _keep(self, row: Row) -> None:
        first = self._found.get(row.key)
        if first is None:
            self._found[row.key] = row
        elif self.reads.sum:
            self._found[row.key] = replace(first, values=self._summed(first, row))
        elif self._may_continue or dict(first.values) == dict(row.values):
            self._found[row.key] = replace(first, values=self._continued(first, row))
        else:
            self.refused.add(row.line)
            twice = SameRecordTwice(kind=self.kind.name, key=row.key, first=first.line)
            heading = next((self._heading(to) for to in self.reads.key), None)
            self.problems.append(problem_of(twice, self.source.file, row.line, heading, row.key))

    @property
    def _may_continue(self) -> bool:
        """Whether a row may go on with the record above: its key was filled down."""
        filled = set(self.source.profile.fill_down)
        return any(set(cells.columns()) & filled for cells in self.reads.key.values())

    def _summed(self, first: Row, row: Row) -> dict[str, Any]:
        numbers = {n for n, what in self.kind.fields.items() if isinstance(what, Number)}
        return {
            name: float(Decimal(str(first.values[name])) + Decimal(str(value)))
            if name in numbers and first.values.get(name) is not None and value is not None
            else value
            for name, value in {**first.values, **row.values}.items()
        }

    def _continued(self, first: Row, row: Row) -> dict[str, Any]:
        for name, value in row.values.items():
            held = first.values.get(name, value)
            if held != value:
                passed = FirstHolds(
                    kind=self.kind.name, key=row.key, field=name, row=first.line, value=value
                )
                self.notes.append(
                    problem_of(passed, self.source.file, row.line, self._heading(name), str(value))
                )
        return {**row.values, **first.values}

    def _wrong(self, refused: Refused, line: Line, column: str | None, text: str | None) -> None:
        self._faulty = True
        problem = problem_of(refused, self.source.file, line.number, column, text)
        if str(problem.refused) not in {str(one.refused) for one in self._of_row(line)}:
            self.problems.append(problem)

    def _of_row(self, line: Line) -> Iterator[Problem]:
        """Give what is wrong in a row so far; it was added last."""
        return takewhile(lambda one: one.row == line.number, reversed(self.problems))

    def _note(self, refused: Refused, line: Line, column: str | None, text: str) -> None:
        self.notes.append(problem_of(refused, self.source.file, line.number, column, text))
