"""The rows of a file of ours become what they say of records."""

from collections.abc import Callable, Mapping
from typing import Any

from scenarios.errors import KeyPartMissing, Missing, Refused
from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker.exchange.cells import ACT_READERS, reader
from tracker.exchange.faults import CarriedInVain, SameActTwice, SameRecordTwice, WrongCells
from tracker.exchange.grids import Head
from tracker.exchange.lines import Line
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import Row

SETS_NOTHING = frozenset({Act.CONFIRM, Act.DEFER, Act.RETIRE})
ONLY_OF = {"rests_on": Act.CONFIRM, "until": Act.DEFER, "successor": Act.RETIRE}


class RowReader:
    """Reads the rows of one file, and gathers what is wrong in them."""

    def __init__(self, file: str, kind: str, head: Head, decimal: str) -> None:
        self.file, self.kind, self.head = file, KINDS[kind], head
        self.problems: list[Problem] = []
        fields = {name: reader(field, decimal) for name, field in self.kind.columns.items()}
        readers = {**ACT_READERS, **fields}
        self._readers: list[tuple[str, int, Callable[[str], Any], dict[str, Any]]] = [
            (name, at, readers[name], {}) for name, at in head.places.items()
        ]
        self._seen: dict[tuple[Any, ...], int] = {}

    def read(self, line: Line, width: int) -> Row | None:
        """Give what a row says, or None when something in it is wrong."""
        before = len(self.problems)
        if any(cell.strip() for cell in line.cells[width:]) or len(line.cells) < width:
            wrong = WrongCells(found=len(line.cells), expected=width)
            self._wrong(wrong, line)
            return None
        told = self._cells(line)
        unread = any(name in self.head.places and name not in told for name in self.kind.key)
        key = None if unread else self._key(line, told)
        row = None if key is None else self._row(line, key, told)
        if row is not None:
            self._check(line, row)
        return row if len(self.problems) == before else None

    def _cells(self, line: Line) -> dict[str, Any]:
        told = {}
        for name, place, read, memo in self._readers:
            text = line.cells[place]
            try:
                told[name] = memo[text] if text in memo else memo.setdefault(text, read(text))
            except Refused as refused:
                self._wrong(refused, line, name, text)
        return told

    def _key(self, line: Line, told: Mapping[str, Any]) -> str | None:
        try:
            return self.kind.join(told)
        except KeyPartMissing as refused:
            self._wrong(refused, line, refused.values["field"], "")
        except Refused as refused:
            at = [name for name in self.kind.key if told.get(name) == refused.values.get("value")]
            column = (at or self.kind.key)[-1]
            self._wrong(refused, line, column, self._text(line, column))
        return None

    def _row(self, line: Line, key: str, told: Mapping[str, Any]) -> Row:
        act = told.get("act")
        values = {name: told[name] for name in self.kind.fields if name in told}
        if act in SETS_NOTHING:
            values = {name: value for name, value in values.items() if value is not None}
        return Row(
            line=line.number,
            key=key,
            values=values,
            base=told.get("revision"),
            act=act,
            effective_on=told.get("effective_on"),
            review=told.get("review"),
            trigger=told.get("trigger"),
            reason=told.get("reason"),
            author=told.get("author"),
            carried={
                name: told[name] for name in ("decision", *ONLY_OF) if told.get(name) is not None
            },
        )

    def _check(self, line: Line, row: Row) -> None:
        for name, value in row.values.items():
            if value is None and self.kind.fields[name].required:
                self._wrong(Missing(field=name, kind=self.kind.name), line, name, "")
        for name in row.carried:
            if name in ONLY_OF and row.act is not ONLY_OF[name]:
                wrong = CarriedInVain(column=self.head.headings[name], act=ONLY_OF[name].value)
                self._wrong(wrong, line, name, self._text(line, name))
        first = self._seen.setdefault((row.key, row.effective_on, row.act), line.number)
        if first != line.number:
            self._twice(line, row, first)

    def _twice(self, line: Line, row: Row, first: int) -> None:
        same = {"kind": self.kind.name, "key": row.key, "first": first}
        fault: Refused = SameRecordTwice(**same)
        if row.effective_on is not None:
            act = row.act.value if row.act else "–"
            fault = SameActTwice(**same, act=act, day=row.effective_on)
        column = next((name for name in self.kind.key if name in self.head.places), None)
        self._wrong(fault, line, column, row.key)

    def _text(self, line: Line, column: str) -> str:
        place = self.head.places.get(column)
        return "" if place is None else line.cells[place]

    def _wrong(
        self, refused: Refused, line: Line, column: str | None = None, text: str | None = None
    ) -> None:
        heading = self.head.headings.get(column, column) if column else None
        self.problems.append(problem_of(refused, self.file, line.number, heading, text))
