"""Reading the log: in columns for a history, row by row for archives and for verifying.

A run of a few revisions is read row by row. A long one comes as one JSON array a column and chunk,
which the database makes and one parse reads: a third of the time that rows take in Python.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection

from scenarios.kinds import RecordId
from scenarios.revisions import ChangeMark, Log
from tracker.store import statements as asked
from tracker.store.chain import START, Row, Tip, whole_hash
from tracker.store.connecting import Prepared, Undecodable
from tracker.store.refusals import LogUnreadable, NoSuchWorkspace, Rewritten

FEW, CHUNK = 1_000, 20_000
BEFORE_ALL = -(2**31)
COLUMNS, MARKS = 12, 5
_DAY, _BODY, _SALT, _SEAL = (
    Row._fields.index(name) for name in ("effective_on", "body", "salt", "body_hash")
)
_UNREADABLE = (Undecodable, ValueError, LookupError, TypeError)


def workspace_id(connection: Connection, name: str) -> int:
    """Give the number a database has for a workspace, which means nothing outside of it."""
    found = asked.WORKSPACE.all(connection, {"name": name})
    if not found:
        raise NoSuchWorkspace(name=name)
    return int(found[0][0])


def tip_of(connection: Connection, number: int, known: Tip = START) -> Tip:
    """Give how far a workspace's log goes; Rewritten when it does not go through a known tip."""
    ends = asked.ENDS.all(connection, {"workspace": number, "known": known.change})
    if known.change and (not ends or (ends[0][0], bytes(ends[0][2])) != (known.change, known.hash)):
        raise Rewritten
    if not ends:
        return START
    change, made_at, last_hash, position = ends[-1]
    return Tip(position or 0, change, made_at, bytes(last_hash))


def last_change(connection: Connection, number: int) -> Any:
    """Give the id of the last change, 0 when there is none, whatever stands in its place."""
    return asked.LAST_CHANGE.all(connection, {"workspace": number})[0][0] or 0


def read(connection: Connection, number: int, tip: Tip) -> tuple[Log, Tip]:
    """Give what was written after a tip, and the new tip; Rewritten when the tip is not there."""
    try:
        last = tip_of(connection, number, tip)
        log = _between(connection, number, tip, last)
    except _UNREADABLE as problem:
        raise LogUnreadable from problem
    if log.positions != list(range(tip.position + 1, last.position + 1)):
        raise LogUnreadable
    return log, last


def _between(connection: Connection, number: int, tip: Tip, last: Tip) -> Log:
    if tip.change == last.change:
        return _log([[]] * COLUMNS, [], [])
    run = {"workspace": number, "after": tip.position, "last": last.position}
    marks = {"workspace": number, "after": tip.change, "last": last.change}
    few = last.position - tip.position <= FEW
    return (_few if few else _many)(connection, run, marks)


def _few(connection: Connection, run: Mapping[str, int], marks: Mapping[str, int]) -> Log:
    rows = asked.FEW.all(connection, run)
    positions, changes, kinds, keys, *said = map(list, zip(*rows, strict=True))
    records = [RecordId(kind, key) for kind, key in zip(kinds, keys, strict=True)]
    found = asked.FEW_MARKS.all(connection, marks)
    return _log([positions, changes, [], *said], records, [ChangeMark(*mark) for mark in found])


def _many(connection: Connection, run: Mapping[str, int], marks: Mapping[str, int]) -> Log:
    found = asked.RECORDS.all(connection, {"workspace": run["workspace"]})
    named = {number: RecordId(kind, key) for number, kind, key in found}
    persons = dict(asked.PERSONS.all(connection))
    with uncollected():
        columns = _columns(connection, asked.MANY, run, COLUMNS)
        ids, made, who, *rest = _columns(connection, asked.MANY_MARKS, marks, MARKS)
        parts = zip(ids, made, [persons[number] for number in who], *rest, strict=True)
        records = [named[number] for number in columns[2]]
        return _log(columns, records, list(map(ChangeMark._make, parts)))


def _columns(
    connection: Connection, wanted: Mapping[str, Prepared], run: Mapping[str, int], width: int
) -> list[list[Any]]:
    columns: list[list[Any]] = [[] for _ in range(width)]
    statement = wanted[connection.dialect.name]
    for after in range(run["after"], run["last"], CHUNK):
        chunk = {**run, "after": after, "last": min(after + CHUNK, run["last"])}
        (texts,) = statement.all(connection, chunk)
        for column, text in zip(columns, texts, strict=True):
            column.extend(orjson.loads(text))
    return columns


def _log(columns: Sequence[list[Any]], records: list[RecordId], marks: list[ChangeMark]) -> Log:
    positions, changes, _, numbers, acts, days, *said = columns
    reviews, triggers, reasons, authors, targets, bodies = said
    return Log(
        positions=positions,
        changes=changes,
        records=records,
        numbers=numbers,
        acts=acts,
        days=days,
        reviews=reviews,
        triggers=triggers,
        reasons=reasons,
        authors=authors,
        targets=targets,
        bodies=bodies,
        marks=marks,
    )


def rows(connection: Connection, number: int) -> Iterator[Row]:
    """Give every revision with its change, hashes and salt, in order of position."""
    after = BEFORE_ALL
    while True:
        found = asked.ROWS.all(connection, {"workspace": number, "after": after, "most": CHUNK})
        yield from map(_row, found)
        if len(found) < CHUNK:
            return
        after = found[-1][0]


def _row(found: tuple[Any, ...]) -> Row:
    """Make a row of what is stored: its day as a text and its body's hash whole."""
    day, whole = _iso(found[_DAY]), whole_hash(found[_SALT], found[_BODY], found[_SEAL])
    return Row._make((*found[:_DAY], day, *found[_DAY + 1 : _SEAL], whole, *found[_SEAL + 1 :]))


@lru_cache(maxsize=65_536)
def _iso(day: Any) -> Any:
    """Write a day that is stored as its number; what is no day is left for verifying to find."""
    try:
        return date.fromordinal(day).isoformat()
    except (TypeError, ValueError, OverflowError):
        return day


def row_at(connection: Connection, number: int, position: int) -> Row | None:
    """Give one revision by its position."""
    run = {"workspace": number, "after": position - 1, "most": 1}
    found = [_row(row) for row in asked.ROWS.all(connection, run)]
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
