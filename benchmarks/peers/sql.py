"""The same questions in SQL over full rows, one table a kind, for every peer that speaks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.answers import Between, Line, lived, told
from benchmarks.full_rows import value_names
from benchmarks.peers.contender import tidy_changed
from benchmarks.workload import Entry, Rows, Workload

TYPES = {"number": "double precision", "day": "integer", "flag": "boolean"}
STORY = ("number", "act", "day", "review", "cause", "reason", "author")


@dataclass(frozen=True)
class Dialect:
    """How one database says what differs between them."""

    text: str = "CAST({} AS text)"
    differs: str = "{} IS DISTINCT FROM {}"
    sets: str = "(w.sets & {bit}) <> 0"
    mark: str = "?"


def definitions(rows: Rows, text: str = "text") -> str:
    """Define the columns of a kind's full rows."""
    meta = f"position bigint, record integer, code {text}, number integer, day integer"
    why = f"until integer, act {text}, author {text}, review {text}, cause {text}, reason {text}"
    named = zip(value_names(rows), rows.columns, strict=True)
    typed = (f"{name} {TYPES.get(column.sort, text)}" for name, column in named)
    return ", ".join((meta, why, "sets bigint", *typed))


def chosen(rows: Rows, table: str = "") -> str:
    """Name the key and the fields of a kind, to select them."""
    dot = f"{table}." if table else ""
    return ", ".join(f"{dot}{name}" for name in ("code", *value_names(rows)))


def difference(rows: Rows, dialect: Dialect, *, window: str, old: str, alive: str) -> str:
    """Ask for (key, place, before, after, act, review, reason) of every changed field.

    `window` selects the rows between the days, `old` the full rows that held before of the records
    the window touches, and `alive` says of a row of the window that it holds at the end.
    """
    asked = fields(rows, dialect)
    return f"WITH w AS ({window}), o AS ({old}), b AS ({kept(alive)}) {asked}"


def kept(alive: str) -> str:
    """Select the old rows of the records that live at both ends."""
    return f"SELECT o.* FROM o JOIN w ON w.record = o.record WHERE {alive}"


def fields(rows: Rows, dialect: Dialect) -> str:
    """Compare every field of w, the rows between, with b, the rows before."""
    named = enumerate(value_names(rows))
    return " UNION ALL ".join(_one_field(dialect, name, place) for place, name in named)


def _one_field(dialect: Dialect, name: str, place: int) -> str:
    sets = dialect.sets.format(bit=1 << place, name=name)
    before, after = dialect.text.format(f"b.{name}"), dialect.text.format(f"w.{name}")
    last = f"SELECT max(w.position) AS position FROM w WHERE {sets} GROUP BY w.record"
    return (
        f"SELECT b.code, {place}, {before}, {after}, w.act, w.review, w.reason "
        f"FROM ({last}) s JOIN w ON w.position = s.position JOIN b ON b.record = w.record "
        f"WHERE {dialect.differs.format(f'b.{name}', f'w.{name}')}"
    )


def changes_of(
    workload: Workload, answer: dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]]
) -> Between:
    """Bring (changed fields, lives) of every kind into the plain form."""
    between = lived((kind, *row) for kind, (_, lives) in answer.items() for row in lives)
    for kind, (changed, _) in answer.items():
        between.revised += [tidy_changed(workload.rows[kind], row) for row in changed]
    return between


def story_of(rows: Rows, found: Iterable[tuple[Any, ...]]) -> list[Line]:
    """Make a story of rows selected as STORY and the fields, oldest first."""
    return told(rows.columns, found)


def next_row(rows: Rows, last: tuple[Any, ...], row: Entry) -> tuple[Any, ...]:
    """Make the full row that follows a record's last one, which is (record, *fields)."""
    record, *values = last
    sets = 0
    for place, column in enumerate(rows.columns):
        if column.name in row.values:
            values[place] = row.values[column.name]
            sets |= 1 << place
    meta = (row.position, record, row.key, row.number, row.day, 2**31 - 1, row.act)
    return *meta, row.author, row.review, row.trigger, row.reason, sets, *values
