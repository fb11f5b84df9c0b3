"""The rows of a file of ours become what they say of records, column by column."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from scenarios.errors import KeyPartMissing, Missing, Refused
from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker.exchange.faults import CarriedInVain, SameActTwice, SameRecordTwice, WrongCells
from tracker.exchange.leaves.lines import Line
from tracker.exchange.own.cells import act_reader, reader
from tracker.exchange.own.grids import Head
from tracker.exchange.own.headings import ACT_COLUMNS
from tracker.exchange.problems import Problem, problem_of
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

    def rows(self, lines: Sequence[Line], width: int) -> tuple[Row, ...]:
        """Give what the rows say; a row with anything wrong in it is left out."""
        if any(len(line.cells) != width for line in lines):
            lines = [line for line in lines if self._fits(line, width)]
        names = (*self.kind.key, *self.kind.fields, *ACT_COLUMNS)
        read = {name: self._column(name, lines) for name in names if name in self.head.places}
        keys = self.kind.join_all(read, len(lines))
        if self._nothing_awry(read, keys):
            return self._plain(lines, keys, read)
        told = (list(_told(read, names, len(lines))) for names in (*self._groups(), ACT_COLUMNS))
        found = map(self._row, lines, *told)
        return tuple(row for row in found if row is not None)

    def _groups(self) -> tuple[Sequence[str], Sequence[str]]:
        return self.kind.key, tuple(self.kind.fields)

    # ------------------------------------------------------------------ a file with nothing awry

    def _nothing_awry(self, read: Mapping[str, list[Any]], keys: list[str | None]) -> bool:
        """Tell whether every cell was read, every record named once, and no row names its act."""
        acts = ACT_COLUMNS.keys() & read.keys() - self.kind.columns.keys()
        missing = any(None in read[name] for name in self._required)
        once = None not in keys and len(set(keys)) == len(keys)
        return once and not self._unread and not missing and acts <= {"revision"}

    def _plain(
        self, lines: Sequence[Line], keys: list[str | None], read: Mapping[str, list[Any]]
    ) -> tuple[Row, ...]:
        """Make the rows of such a file: what `_row` would, without asking of each what is wrong."""
        values = _told(read, tuple(self.kind.fields), len(lines))
        bases = read.get("revision", [None] * len(lines))
        return tuple(
            Row(line=line.number, key=key, values=told, base=base)  # type: ignore[arg-type]
            for line, key, told, base in zip(lines, keys, values, bases, strict=True)
        )

    def _fits(self, line: Line, width: int) -> bool:
        cells = line.cells
        fits = len(cells) == width or (
            len(cells) > width and not any(map(str.strip, cells[width:]))
        )
        if not fits:
            self._wrong(WrongCells(found=len(cells), expected=width), line)
        return fits

    # ------------------------------------------------------------------ cells

    def _column(self, name: str, lines: Sequence[Line]) -> list[Any]:
        place = self.head.places[name]
        texts = [line.cells[place] for line in lines]
        known, refusals = _read_once(set(texts), self._reader(name))
        if refusals:
            for line, text in zip(lines, texts, strict=True):
                if text in refusals:
                    self._unread.setdefault(line.number, set()).add(name)
                    self._wrong(refusals[text], line, name, text)
        return [known[text] for text in texts]

    def _reader(self, name: str) -> Callable[[str], Any]:
        field = self.kind.columns.get(name)
        if field is None:
            return act_reader(name, guard=self.guard)
        return reader(field, self.decimal, guard=self.guard)

    # ------------------------------------------------------------------ rows

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
            self._wrong(refused, line, refused.values["field"], "")
        except Refused as refused:
            at = [name for name in self.kind.key if parts.get(name) == refused.values.get("value")]
            column = (at or self.kind.key)[-1]
            self._wrong(refused, line, column, self._text(line, column))
        return None

    def _is_right(self, line: Line, row: Row) -> bool:
        before = len(self.problems)
        for name in self._required:
            if row.values.get(name, name) is None:
                self._wrong(Missing(field=name, kind=self.kind.name), line, name, "")
        for name in row.carried:
            if name in ONLY_OF and row.act is not ONLY_OF[name]:
                wrong = CarriedInVain(column=self.head.headings[name], act=ONLY_OF[name].value)
                self._wrong(wrong, line, name, self._text(line, name))
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
        self._wrong(fault, line, column, row.key)

    def _text(self, line: Line, column: str) -> str:
        place = self.head.places.get(column)
        return "" if place is None else line.cells[place]

    def _wrong(
        self, refused: Refused, line: Line, column: str | None = None, text: str | None = None
    ) -> None:
        heading = self.head.headings.get(column, column) if column else None
        self.problems.append(problem_of(refused, self.file, line.number, heading, text))


def _told(read: Mapping[str, list[Any]], names: Iterable[str], count: int) -> Iterator[Told]:
    """Give for each line what some columns say; a cell that cannot be read says nothing."""
    here = [name for name in names if name in read]
    if not here:
        return ({} for _ in range(count))
    columns = zip(*(read[name] for name in here), strict=True)
    return (dict(zip(here, values, strict=True)) for values in columns)


def _read_once(
    texts: set[str], read: Callable[[str], Any]
) -> tuple[Mapping[str, Any], Mapping[str, Refused]]:
    """Read every different text of a column once; give the values, and why some have none."""
    values: dict[str, Any] = {}
    refusals: dict[str, Refused] = {}
    for text in texts:
        try:
            values[text] = read(text)
        except Refused as refused:
            values[text], refusals[text] = None, refused
    return values, refusals
