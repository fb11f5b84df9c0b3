"""Writing the log: one transaction holds a workspace's lock, and all of it is stored or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Text,
    bindparam,
    cast,
    exists,
    insert,
    null,
    select,
    update,
)

from scenarios.log import Log
from scenarios.revisions import Act, Change, Revision
from tracker.accounts import Person
from tracker.store import catching_up, reading
from tracker.store.chain import (
    SALT_SIZE,
    SEAL_SIZE,
    START,
    Row,
    Tip,
    body_hash,
    change_hash,
    change_of,
    revision_of,
)
from tracker.store.connecting import Prepared, locked
from tracker.store.connecting import writing as transaction
from tracker.store.refusals import LogBroken, NotEmpty
from tracker.store.tables import change, person, record, revision
from tracker.store.verifying import Chain

RandomBytes = Callable[[int], bytes]
BATCH = 5_000

_PERSON = Prepared(
    insert(person).from_select(
        ["key", "name", "email"],
        select(
            cast(bindparam("key"), Text),
            cast(bindparam("name"), Text),
            cast(bindparam("email"), Text),
        ).where(~exists(select(person.c.id).where(person.c.key == bindparam("key")))),
    )
)
_RECORD = Prepared(
    insert(record)
    .values(workspace=bindparam("workspace"), kind=bindparam("kind"), key=bindparam("key"))
    .inline()
)
_CHANGE = Prepared(
    insert(change).values(
        workspace=bindparam("workspace"),
        id=bindparam("change"),
        made_at=bindparam("made_at"),
        person=select(person.c.id).where(person.c.key == bindparam("person")).scalar_subquery(),
        source=bindparam("source"),
        undoes=bindparam("undoes"),
        hash=bindparam("hash"),
    )
)
_REVISION = Prepared(
    insert(revision).values(
        record=select(record.c.id)
        .where(
            record.c.workspace == bindparam("workspace"),
            record.c.kind == bindparam("kind"),
            record.c.key == bindparam("key"),
        )
        .scalar_subquery(),
        **{column.name: bindparam(column.name) for column in revision.c if column.name != "record"},
    )
)
_REDACTED = Prepared(
    update(revision)
    .where(
        revision.c.workspace == bindparam("workspace"),
        revision.c.position == bindparam("position"),
    )
    .values(body=bindparam("body"), salt=null(), body_hash=bindparam("whole"))
)


class Writing:
    """A write that is under way: read what others wrote, then append, then leave the block."""

    def __init__(self, connection: Connection, number: int, random_bytes: RandomBytes) -> None:
        self._connection, self._number = connection, number
        self._random_bytes = random_bytes
        self._tip: Tip | None = None

    @property
    def tip(self) -> Tip:
        """How far the log goes; nobody else can lengthen it while this write is under way."""
        if self._tip is None:
            self._tip = reading.tip_of(self._connection, self._number)
        return self._tip

    def read(self, tip: Tip = START) -> tuple[Log, Tip]:
        """Give what was written after a tip, and the new tip."""
        log, self._tip = catching_up.read(self._connection, self._number, tip)
        return log, self._tip

    def ensure(self, who: Person) -> None:
        """Make a person known, unless the key is."""
        ensure(self._connection, who)

    def append(self, written: Change) -> Tip:
        """Write a change behind the last one; its id, time and positions must follow that."""
        rows = self._hashed(written)
        self._follows(rows[0])
        self._insert(rows)
        self._redact(rows)
        return self._step(rows)

    def row_at(self, position: int) -> Row | None:
        """Give one revision by its position."""
        return reading.row_at(self._connection, self._number, position)

    def replay(self, log: Iterable[Row], names: Mapping[str, str]) -> Tip:
        """Write a whole log as it is, byte for byte, into a workspace without revisions."""
        if self.tip != START:
            raise NotEmpty(revisions=self.tip.position)
        for _, group in groupby(log, key=attrgetter("change")):
            rows = list(group)
            _refuse_unfit(rows)
            who = rows[0].person
            self.ensure(Person(who, names.get(who, who)))
            self._follows(rows[0])
            self._insert(rows)
            self._step(rows)
        chain = Chain()
        broken = chain.follow(reading.rows(self._connection, self._number))
        if broken is not None:
            raise LogBroken(position=broken)
        return chain.tip

    def _hashed(self, written: Change) -> list[Row]:
        stream = self._random_bytes(SALT_SIZE * len(written.revisions))
        salts = [stream[at : at + SALT_SIZE] for at in range(0, len(stream), SALT_SIZE)]
        pairs = zip(written.revisions, salts, strict=True)
        rows = [_row(written, one, salt) for one, salt in pairs]
        covered = [revision_of(row) for row in rows]
        found = change_hash(self.tip.hash, change_of(rows[0]), covered)
        return [row._replace(hash=found) for row in rows]

    def _follows(self, first: Row) -> None:
        tip = self.tip
        later = first.made_at > tip.made_at or first.change == 1
        follows = (first.position, first.change) == (tip.position + 1, tip.change + 1)
        if not (follows and later):
            raise LogBroken(position=tip.position + 1)

    def _step(self, rows: Sequence[Row]) -> Tip:
        last = rows[-1]
        self._tip = Tip(last.position, last.change, last.made_at, last.hash)
        return self._tip

    def _insert(self, rows: Sequence[Row]) -> None:
        connection, place = self._connection, {"workspace": self._number}
        new = [{**place, "kind": row.kind, "key": row.key} for row in rows if row.number == 1]
        for batch in _batches(new):
            _RECORD.run(connection, batch)
        _CHANGE.run(connection, {**place, **rows[0]._asdict()})
        for batch in _batches(rows):
            _REVISION.run(connection, [place | _stored(row) for row in batch])

    def _redact(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.act == Act.REDACT:
                values = {"workspace": self._number, "position": row.target, "body": row.body}
                spoken_of = self.row_at(row.target or 0)
                whole = spoken_of.body_hash if spoken_of else b""
                _REDACTED.run(self._connection, values | {"whole": whole})


def _row(written: Change, one: Revision, salt: bytes) -> Row:
    return Row(
        position=one.position,
        change=written.id,
        made_at=written.made_at,
        person=written.person,
        source=written.source,
        undoes=written.undoes,
        kind=one.kind,
        key=one.key,
        number=one.number,
        act=one.act.value,
        effective_on=one.effective_on.isoformat(),
        review=one.review,
        trigger=one.trigger,
        reason=one.reason,
        author=one.author,
        target=one.target,
        body=one.body,
        salt=salt,
        body_hash=body_hash(salt, one.body),
        hash=b"",
    )


def _stored(row: Row) -> dict[str, Any]:
    """Give a row as the table holds it: its day as a number; of what can be computed, the seal."""
    day = date.fromisoformat(row.effective_on).toordinal()
    kept = row.body_hash if row.salt is None else row.body_hash[:SEAL_SIZE]
    return row._asdict() | {"effective_on": day, "body_hash": kept}


def _refuse_unfit(rows: Iterable[Row]) -> None:
    """Refuse rows whose bodies do not have the hashes that came with them."""
    for row in rows:
        if row.salt is not None and body_hash(row.salt, row.body) != row.body_hash:
            raise LogBroken(position=row.position)


def ensure(connection: Connection, who: Person) -> None:
    """Make a person known, unless the key is."""
    _PERSON.run(connection, {"key": who.key, "name": who.name, "email": who.email})


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    stream = iter(values)
    while batch := list(islice(stream, BATCH)):
        yield batch


@contextmanager
def writing(engine: Engine, name: str, random_bytes: RandomBytes) -> Iterator[Writing]:
    """Open a write to a workspace: wait for its lock, commit at the end, or nothing at all."""
    with transaction(engine) as connection:
        number = reading.workspace_id(connection, name)
        locked(connection, number)
        yield Writing(connection, number, random_bytes)
