"""What was written after a tip, in columns for a history.

A few revisions are read row by row. Many come as one JSON array a column and chunk, which the
database makes and one parse reads: a third of the time that rows take in Python.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import orjson
from sqlalchemy import Connection

from scenarios.kinds import RecordId
from scenarios.log import MARKS, Log, Marks, Names, Run, marks_of, names_of, numbers
from tracker.store import statements as asked
from tracker.store.chain import START, Tip
from tracker.store.connecting import Prepared, Undecodable
from tracker.store.reading import tip_of, uncollected
from tracker.store.refusals import LogUnreadable, Rewritten

FEW, CHUNK = 1_000, 50_000
_UNREADABLE = (Undecodable, ValueError, LookupError, TypeError, OverflowError, AttributeError)


def read(connection: Connection, number: int, tip: Tip = START) -> tuple[Log, Tip]:
    """Give what was written after a tip, and the new tip.

    Rewritten when the tip is not there, or when texts before it may have been redacted since.
    """
    try:
        last = tip_of(connection, number, tip)
        if tip.change != last.change and tip.position:
            _refuse_redacted(connection, number, tip)
        return _between(connection, number, tip, last), last
    except _UNREADABLE as problem:
        raise LogUnreadable from problem


def _refuse_redacted(connection: Connection, number: int, tip: Tip) -> None:
    if asked.REDACTED.all(connection, {"workspace": number, "after": tip.position}):
        raise Rewritten


def _between(connection: Connection, number: int, tip: Tip, last: Tip) -> Log:
    run = {"workspace": number, "after": tip.position, "last": last.position}
    marks = {"workspace": number, "after": tip.change, "last": last.change}
    few = last.position - tip.position <= FEW
    return (_few if few else _many)(connection, run, marks)


def _following(runs: Iterable[Run], run: Mapping[str, int]) -> Iterator[Run]:
    """Give runs as they are while each position follows the one before, up to the last."""
    at = run["after"]
    try:
        for one in runs:
            at += len(one)
            if not np.array_equal(one.positions, np.arange(at - len(one) + 1, at + 1)):
                raise LogUnreadable
            yield one
    except _UNREADABLE as problem:
        raise LogUnreadable from problem
    if at != run["last"]:
        raise LogUnreadable


# ---------------------------------------------------------------------- a few


def _few(connection: Connection, run: Mapping[str, int], marks: Mapping[str, int]) -> Log:
    rows = asked.FEW.all(connection, run)
    told = list(zip(*asked.FEW_MARKS.all(connection, marks), strict=True))
    runs = [_by_rows(rows)] if rows else []
    return Log(marks_of(told or [()] * len(MARKS)), list(_following(runs, run)))


def _by_rows(rows: Sequence[tuple[Any, ...]]) -> Run:
    *where, kinds, keys, bodies = zip(*rows, strict=True)
    records = list(map(RecordId, kinds, keys))
    places = {record: place for place, record in enumerate(dict.fromkeys(records))}
    sets = [orjson.loads(body) for body in bodies]
    return _run(
        [*where, [places[record] for record in records], sets], names_of(*zip(*places, strict=True))
    )


# ---------------------------------------------------------------------- many


def _many(connection: Connection, run: Mapping[str, int], marks: Mapping[str, int]) -> Log:
    records = asked.RECORDS_IN if run["after"] else asked.RECORDS
    known, kinds, keys = zip(*records.all(connection, run), strict=True)
    texts = _texts(connection, asked.MANY, run)
    ids, named = np.array(known), names_of(kinds, keys)
    runs = (_numbered(texts.popleft(), ids, named) for _ in range(len(texts)))
    return Log(_marks(connection, marks), _following(runs, run))


def _marks(connection: Connection, marks: Mapping[str, int]) -> Marks:
    persons = dict(asked.PERSONS.all(connection))
    with uncollected():
        chunks = [_parsed(texts) for texts in _texts(connection, asked.MANY_MARKS, marks)]
        joined = [list(chain.from_iterable(parts)) for parts in zip(*chunks, strict=True)]
        return marks_of([*joined[:2], [persons[who] for who in joined[2]], *joined[3:]])


def _texts(
    connection: Connection, wanted: Mapping[str, Prepared], run: Mapping[str, int]
) -> deque[tuple[str, ...]]:
    """Give a run in chunks, each as one JSON text a column."""
    statement, found = wanted[connection.dialect.name], deque[tuple[str, ...]]()
    for after in range(run["after"], run["last"], CHUNK):
        chunk = {**run, "after": after, "last": min(after + CHUNK, run["last"])}
        found += statement.all(connection, chunk)
    return found


def _parsed(texts: tuple[str, ...]) -> list[list[Any]]:
    return [orjson.loads(text) for text in texts]


def _numbered(texts: tuple[str, ...], known: np.ndarray, named: Names) -> Run:
    """Make a run of a chunk that has the database's own numbers of records."""
    *columns, records, sets = _parsed(texts)
    places = np.searchsorted(known, records)
    if not np.array_equal(known[places], records):
        raise LogUnreadable
    return _run([*columns, places, sets], named)


def _run(columns: Sequence[Any], named: Names) -> Run:
    positions, changes, days, targets, acts, reviews, triggers, reasons, authors, *what = columns
    return Run(
        positions=np.array(positions, np.int32),
        changes=np.array(changes, np.int32),
        records=np.array(what[0], np.int32),
        named=named,
        days=np.array(days, np.int32),
        targets=numbers(targets),
        acts=acts,
        reviews=reviews,
        triggers=triggers,
        reasons=reasons,
        authors=authors,
        sets=what[1],
    )
