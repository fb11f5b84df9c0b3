"""Reading the log: in columns for a history, row by row for archives and for verifying.

A run of a few revisions is read row by row. A long one comes as one JSON array a column and chunk,
which the database makes and one parse reads: a third of the time that rows take in Python.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from sqlite3 import OperationalError
from typing import Any

import orjson
from sqlalchemy import Connection, Select, Text, bindparam, cast, func, select

from scenarios.kinds import RecordId
from scenarios.revisions import ChangeMark, Log
from tracker.store.chain import START, Row, Tip
from tracker.store.connecting import Prepared
from tracker.store.refusals import LogUnreadable, NoSuchWorkspace, Rewritten
from tracker.store.tables import change, person, record, revision, workspace

FEW, CHUNK = 1_000, 20_000
BEFORE_ALL = -(2**31)


def _last_of(column: Any, of: Any) -> Any:
    return select(func.max(column)).where(of == bindparam("workspace")).scalar_subquery()


_ID = Prepared(select(workspace.c.id).where(workspace.c.name == bindparam("name")))
_MARKS = Prepared(
    select(
        change.c.id, change.c.made_at, person.c.key, change.c.source, change.c.undoes, change.c.hash
    )
    .join_from(change, person)
    .where(change.c.workspace == bindparam("workspace"), change.c.id >= bindparam("change"))
    .order_by(change.c.id)
)
_TIP = Prepared(
    select(change.c.id, change.c.made_at, change.c.hash)
    .where(change.c.workspace == bindparam("workspace"))
    .where(change.c.id == _last_of(change.c.id, change.c.workspace))
)
_LAST = Prepared(select(_last_of(revision.c.position, revision.c.workspace)))
_RECORDS = Prepared(
    select(record.c.id, record.c.kind, record.c.key).where(
        record.c.workspace == bindparam("workspace")
    )
)
_SET = (
    revision.c.number,
    revision.c.act,
    cast(revision.c.effective_on, Text),
    revision.c.review,
    revision.c.trigger,
    revision.c.reason,
    revision.c.author,
    revision.c.target,
    revision.c.body,
)


def _run(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .where(
            revision.c.workspace == bindparam("workspace"),
            revision.c.position > bindparam("after"),
            revision.c.position <= bindparam("last"),
        )
        .order_by(revision.c.position)
    )


_FEW = Prepared(
    _run(revision.c.position, revision.c.change, record.c.kind, record.c.key, *_SET).join_from(
        revision, record
    )
)
_COLUMNS = _run(revision.c.position, revision.c.change, revision.c.record, *_SET).subquery()
_MANY: Mapping[str, Prepared] = {
    "sqlite": Prepared(select(*(func.json_group_array(column) for column in _COLUMNS.c))),
    "postgresql": Prepared(select(*(cast(func.json_agg(column), Text) for column in _COLUMNS.c))),
}
_ROWS = Prepared(
    select(
        revision.c.position,
        revision.c.change,
        change.c.made_at,
        person.c.key,
        change.c.source,
        change.c.undoes,
        record.c.kind,
        record.c.key,
        *_SET[:8],
        revision.c.body,
        revision.c.salt,
        revision.c.body_hash,
        change.c.hash,
    )
    .select_from(
        revision.outerjoin(
            record,
            (record.c.id == revision.c.record) & (record.c.workspace == revision.c.workspace),
        )
        .outerjoin(change)
        .outerjoin(person, person.c.id == change.c.person)
    )
    .where(revision.c.workspace == bindparam("workspace"), revision.c.position > bindparam("after"))
    .order_by(revision.c.position)
    .limit(bindparam("most"))
)


def workspace_id(connection: Connection, name: str) -> int:
    """Give the number a database has for a workspace, which means nothing outside of it."""
    found = _ID.all(connection, {"name": name})
    if not found:
        raise NoSuchWorkspace(name=name)
    return int(found[0][0])


def tip_of(connection: Connection, number: int) -> Tip:
    """Give how far a workspace's log goes."""
    found = _TIP.all(connection, {"workspace": number})
    if not found:
        return START
    change_id, made_at, last_hash = found[0]
    return Tip(_last(connection, number), change_id, made_at, bytes(last_hash))


def _last(connection: Connection, number: int) -> int:
    return _LAST.all(connection, {"workspace": number})[0][0] or 0


def read(connection: Connection, number: int, tip: Tip) -> tuple[Log, Tip]:
    """Give what was written after a tip, and the new tip; Rewritten when the tip is not there."""
    marks = _MARKS.all(connection, {"workspace": number, "change": tip.change})
    if tip.change:
        if not marks or bytes(marks[0][5]) != tip.hash:
            raise Rewritten
        del marks[0]
    if not marks:
        return _log([[]] * 12, [], []), tip
    last = _last(connection, number)
    run = {"workspace": number, "after": tip.position, "last": last}
    try:
        log = (_few if last - tip.position <= FEW else _many)(connection, run, marks)
    except (OperationalError, ValueError, LookupError) as problem:
        raise LogUnreadable from problem
    if log.positions != list(range(tip.position + 1, last + 1)):
        raise LogUnreadable
    newest = marks[-1]
    return log, Tip(last, newest[0], newest[1], bytes(newest[5]))


def _few(connection: Connection, run: Mapping[str, int], marks: Sequence[Any]) -> Log:
    rows = _FEW.all(connection, run)
    columns = [list(column) for column in zip(*rows, strict=True)]
    kinds, keys = columns[2:4]
    records = [RecordId(kind, key) for kind, key in zip(kinds, keys, strict=True)]
    return _log([*columns[:2], [], *columns[4:]], records, marks)


def _many(connection: Connection, run: Mapping[str, int], marks: Sequence[Any]) -> Log:
    columns: list[list[Any]] = [[] for _ in _COLUMNS.c]
    statement = _MANY[connection.dialect.name]
    found = _RECORDS.all(connection, {"workspace": run["workspace"]})
    named = {number: RecordId(kind, key) for number, kind, key in found}
    with uncollected():
        for after in range(run["after"], run["last"], CHUNK):
            chunk = {**run, "after": after, "last": min(after + CHUNK, run["last"])}
            (texts,) = statement.all(connection, chunk)
            for column, text in zip(columns, texts, strict=True):
                column.extend(orjson.loads(text))
        return _log(columns, [named[at] for at in columns[2]], marks)


def _log(columns: Sequence[list[Any]], records: list[RecordId], marks: Sequence[Any]) -> Log:
    positions, changes, _, numbers, acts, days, *said = columns
    reviews, triggers, reasons, authors, targets, bodies = said
    return Log(
        positions=positions,
        changes=changes,
        records=records,
        numbers=numbers,
        acts=acts,
        days=[_ordinal(day) for day in days],
        reviews=reviews,
        triggers=triggers,
        reasons=reasons,
        authors=authors,
        targets=targets,
        bodies=bodies,
        marks=[
            ChangeMark(id=mark[0], made_at=mark[1], person=mark[2], source=mark[3], undoes=mark[4])
            for mark in marks
        ],
    )


@lru_cache(maxsize=65_536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def rows(connection: Connection, number: int) -> Iterator[Row]:
    """Give every revision with its change, hashes and salt, in order of position."""
    after = BEFORE_ALL
    while True:
        found = _ROWS.all(connection, {"workspace": number, "after": after, "most": CHUNK})
        yield from map(Row._make, found)
        if len(found) < CHUNK:
            return
        after = found[-1][0]


def row_at(connection: Connection, number: int, position: int) -> Row | None:
    """Give one revision by its position."""
    run = {"workspace": number, "after": position - 1, "most": 1}
    found = [Row._make(row) for row in _ROWS.all(connection, run)]
    return found[0] if found and found[0].position == position else None


@contextmanager
def undecoded(connection: Connection, *, lenient: bool) -> Iterator[None]:
    """Read texts of SQLite even where their bytes are no text any more."""
    driver: Any = connection.connection.driver_connection
    if lenient:
        driver.text_factory = lambda found: found.decode(errors="surrogateescape")
    try:
        yield
    finally:
        if lenient:
            driver.text_factory = str


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking through millions of new values again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
