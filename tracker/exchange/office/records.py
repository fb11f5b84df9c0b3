"""The rows of a table become what they say of records of one kind."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from scenarios.errors import Refused
from scenarios.fields import Day, Number, Reference, Whole
from scenarios.kinds import KINDS
from scenarios.revisions import NEW_METHOD
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.codes import code_of
from tracker.exchange.office.faults import (
    NeitherKeyNorTitle,
    SignReplaced,
    StaysAsItIs,
)
from tracker.exchange.office.gathering import Gathered
from tracker.exchange.office.knowing import LeftOut
from tracker.exchange.office.remarks import Remarks
from tracker.exchange.office.signs import is_sign
from tracker.exchange.office.source import Source, Spread, spread
from tracker.exchange.office.valuing import Column, Texts
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Cells, Reads, Wide
from tracker.exchange.sheets import Row

UNKNOWN_SIGN = "\ufffd"
NUMBERS = Number | Whole


class Records:
    """Reads what the rows say of one kind; gathers what is wrong, told and left out."""

    def __init__(self, source: Source, reads: Reads) -> None:
        self.source, self.reads, self.kind = source, reads, KINDS[reads.kind]
        self._named = [to for to, cells in reads.key.items() if cells.constant is None]
        self._anew = {name for name, cells in reads.fields.items() if cells.new_method}
        self._only_new = {name for name, cells in reads.fields.items() if cells.only_new}
        self.remarks = Remarks(source.file)
        self._faulty = False
        self._columns: dict[tuple[str, str | None], Column] = {}
        self._acts: dict[bool, dict[str, Any]] = {}
        self._parts: dict[tuple[str, str], Any] = {}
        self._texts: tuple[Line | None, dict[str, str]] = None, {}
        self._found = Gathered(source, reads, self.remarks)

    @property
    def columns(self) -> list[Column]:
        """The columns that were read."""
        return list(self._columns.values())

    def rows(self, follow: Follow = unfollowed) -> tuple[Row, ...]:
        """Give what every row says, one row a record."""
        wide, lines = self.reads.wide, self.source.table.lines
        columns = list(self._spread(wide)) if wide else [None]
        for line in follow("understanding", lines, len(lines)):
            for column in columns:
                self._take(line, column)
        return tuple(self._found.rows.values())

    # ------------------------------------------------------------------ rows

    def _spread(self, wide: Wide) -> Iterator[Spread]:
        """Give the columns that are records each, but those whose name is to be left out."""
        what = self.kind.columns[wide.part]
        of = what.kind if isinstance(what, Reference) else ""
        names = self.source.profile.names.get(of, {})
        for column in spread(self.source.table, wide):
            if names.get(folded(column.part), column.part) is not None:
                yield column

    def _take(self, line: Line, column: Spread | None) -> None:
        self._faulty = False
        try:
            row = self._row(line, column)
        except LeftOut:
            self.remarks.left_out.add(line.number)
            return
        if self._faulty:
            self.remarks.refused.add(line.number)
        elif row is not None:
            self._found.keep(row)

    def _row(self, line: Line, column: Spread | None) -> Row | None:
        values = self._values(line, column)
        if column and not values:
            return None
        key = self._key(line, column, values)
        if key is None:
            return None
        if key in self.source.known.keys(self.kind.name):
            values = {n: v for n, v in values.items() if n not in self._only_new}
            values = self._without_signs(line, key, values)
        return Row(line=line.number, key=key, values=values, **self._act(line, values))

    def _without_signs(self, line: Line, key: str, values: dict[str, Any]) -> dict[str, Any]:
        """Leave a value alone that the plan knows and the file only has a sign for."""
        if "mark" not in values or "value" in values:
            return values
        known = self.source.known.values(self.kind.name, "value").get(key)
        if known is None or math.isnan(known):
            return values
        mark = values["mark"]
        self.remarks.note(StaysAsItIs(value=mark, known=known), line.number, None, mark)
        return {name: value for name, value in values.items() if name != "mark"}

    def _act(self, line: Line, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give what a row says of its act: the same as the rows before, unless it is of the row."""
        anew = not self._anew.isdisjoint(values)
        if anew in self._acts:
            return self._acts[anew]
        told = self._act_of(line, anew=anew)
        if not (self._faulty or self.source.profile.varies):
            self._acts[anew] = told
        return told

    def _act_of(self, line: Line, *, anew: bool) -> dict[str, Any]:
        profile, filled = self.source.profile, self.source.filled
        told = {
            name: filled(line, text) or None
            for name in ("review", "reason")
            if (text := getattr(profile, name)) is not None
        }
        trigger = NEW_METHOD if anew else profile.trigger
        day = self.day(line)
        return {**told, "effective_on": day, "trigger": trigger, "author": profile.author}

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
        texts, named = self._texts_of(line), self._named
        try:
            if not any(texts[to] and not is_sign(texts[to]) for to in named):
                return self._without_key(line, values)
            if column and self.reads.wide:
                texts[self.reads.wide.part] = column.part
            return self.kind.join({to: self._part(to, text) for to, text in texts.items()})
        except Refused as refused:
            at = next((to for to in named if texts[to] == refused.values.get("value")), None)
            heading = next((self.reads.heading(to) for to in [at, *named] if to), None)
            self._wrong(refused, line, heading, texts.get(at or next(iter(named), ""), ""))
            return None

    def _wrong(self, refused: Refused, line: Line, column: str | None, text: str | None) -> None:
        self._faulty = True
        self.remarks.wrong(refused, line.number, column, text)

    def _texts_of(self, line: Line) -> dict[str, str]:
        """Give the texts of the key; of the columns of one row they are the same."""
        if self._texts[0] is not line:
            key = self.reads.key.items()
            self._texts = line, {to: self.source.text(line, cells) for to, cells in key}
        return dict(self._texts[1])

    def _part(self, to: str, text: str) -> Any:
        """Read a part of the key; each different text is read once, unless it is refused."""
        if (to, text) not in self._parts:
            self._parts[to, text] = self._part_read(to, text)
        return self._parts[to, text]

    def _part_read(self, to: str, text: str) -> Any:
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
        named = [self.reads.heading(to) or to for to in self.reads.key]
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

    # ------------------------------------------------------------------ cells

    def _values(self, line: Line, column: Spread | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if column and self.reads.wide:
            wide = self.reads.wide
            if not self._value(line, wide.field, column.cells, values):
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
            self.remarks.note(SignReplaced(), line.number, cells.column, text)
        try:
            said = self._said(name, cells, text)
        except Refused as refused:
            self._wrong(refused, line, cells.column, text)
            return True
        if said.note is not None:
            self.remarks.note(said.note, line.number, cells.column, text)
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
