"""Reading the log: how far it goes, and its rows for archives and for verifying."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from tracker.store import statements as asked
from tracker.store.chain import START, Row, Tip, whole_hash
from tracker.store.refusals import NoSuchWorkspace, Rewritten

CHUNK = 20_000
BEFORE_ALL = -(2**31)
_DAY, _BODY, _SALT, _SEAL = (
    Row._fields.index(name) for name in ("effective_on", "body", "salt", "body_hash")
)


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


def hash_of(connection: Connection, number: int, change: int) -> bytes:
    """Give the hash of a change that is there."""
    ends = asked.ENDS.all(connection, {"workspace": number, "known": change})
    return next(bytes(found[2]) for found in ends if found[0] == change)


def last_change(connection: Connection, number: int) -> Any:
    """Give the id of the last change, 0 when there is none, whatever stands in its place."""
    return asked.LAST_CHANGE.all(connection, {"workspace": number})[0][0] or 0


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
