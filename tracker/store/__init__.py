"""The store: one database, any number of workspaces, each with a log that is only added to."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from scenarios.log import Log
from tracker.accounts import Person
from tracker.store import backups, catching_up, connecting, reading, upgrading, writing
from tracker.store.chain import START, Row, Tip
from tracker.store.drafts import Drafts
from tracker.store.profiles import Profiles
from tracker.store.refusals import NameTaken, NoSuchWorkspace, NotAName, NoWorkspace
from tracker.store.tables import person, workspace
from tracker.store.tokens import Tokens
from tracker.store.verifying import Chain, Verdict
from tracker.store.writing import RandomBytes, Writing

__all__ = ["START", "Listed", "Row", "Store", "Tip", "Verdict", "Writing"]

_NAME = re.compile(r"[^\W_][\w-]{0,39}")


class Listed(NamedTuple):
    """A workspace by its name and title."""

    name: str
    title: str | None


class Store:
    """One database, on SQLite or PostgreSQL."""

    _opened: ClassVar[dict[str, "Store"]] = {}
    _opening: ClassVar[Lock] = Lock()

    def __init__(self, url: str, engine: Engine) -> None:
        self.url, self.engine = url, engine

    @classmethod
    def open(cls, url: str) -> "Store":
        """Open a database, the same for everyone in the process; an empty one gets its tables."""
        with cls._opening:
            if url not in cls._opened:
                cls._opened[url] = cls(url, _ready(url))
            return cls._opened[url]

    @staticmethod
    def upgraded(url: str) -> bool:
        """Bring a database to this edition; tell whether there was anything to do."""
        engine = connecting.engine_for(url)
        try:
            return upgrading.upgrade(engine)
        finally:
            engine.dispose()

    def close(self) -> None:
        """Let go of every connection."""
        with self._opening:
            self._opened.pop(self.url, None)
        self.engine.dispose()

    def ping(self) -> None:
        """Refuse with DatabaseAway when the database does not answer."""
        with self._looking() as connection:
            connection.execute(select(workspace.c.id).limit(1))

    @property
    def place(self) -> Path | None:
        """The file of an SQLite database, None for others."""
        is_file = self.engine.dialect.name == "sqlite"
        return Path(str(self.engine.url.database)) if is_file else None

    def _looking(self) -> AbstractContextManager[Connection]:
        return connecting.reading(self.engine)

    # ------------------------------------------------------------------ workspaces

    def create(self, name: str, title: str | None = None) -> Listed:
        """Make a workspace without any revision."""
        if not _NAME.fullmatch(name):
            raise NotAName(name=name)
        try:
            with connecting.writing(self.engine) as connection:
                connection.execute(insert(workspace).values(name=name, title=title))
        except IntegrityError as problem:
            raise NameTaken(name=name) from problem
        return Listed(name, title)

    def workspaces(self) -> list[Listed]:
        """Give every workspace, by name."""
        with self._looking() as connection:
            found = connection.execute(select(workspace.c.name, workspace.c.title)).all()
        return sorted(Listed(*row) for row in found)

    def listed(self, name: str) -> Listed:
        """Give one workspace, or refuse a name that none has."""
        found = [one for one in self.workspaces() if one.name == name]
        if not found:
            raise NoSuchWorkspace(name=name)
        return found[0]

    def last_written(self) -> tuple[str, Tip]:
        """Give the workspace that was written to last, and how far its log goes."""
        names = [one.name for one in self.workspaces()]
        if not names:
            raise NoWorkspace
        with self._looking() as connection:
            numbers = [reading.workspace_id(connection, name) for name in names]
            tips = [reading.tip_of(connection, number) for number in numbers]
        return max(zip(names, tips, strict=True), key=lambda found: found[1].made_at)

    # ------------------------------------------------------------------ persons

    def persons(self) -> dict[str, Person]:
        """Give everyone who is known, by key."""
        columns = select(person.c.key, person.c.name, person.c.email).order_by(person.c.id)
        with self._looking() as connection:
            return {row.key: Person(*row) for row in connection.execute(columns)}

    def person(self, key: str) -> Person | None:
        """Give somebody by key."""
        return self.persons().get(key)

    def person_named(self, name: str, email: str | None = None) -> Person:
        """Give somebody by address, else by name; make them known when they are not."""
        for known in self.persons().values():
            if (known.email == email) if email else (known.name == name):
                return known
        fresh = Person(secrets.token_hex(8), name, email)
        self.ensure(fresh)
        return fresh

    def ensure(self, *persons: Person) -> None:
        """Make persons known, unless their keys are."""
        with connecting.writing(self.engine) as connection:
            for one in persons:
                writing.ensure(connection, one)

    def rename(self, key: str, name: str, erased_at: datetime) -> None:
        """Put another name, without an address, in the place of a person's, and leave no trace."""
        told = {"name": name, "email": None, "erased_at": erased_at}
        with connecting.writing(self.engine) as connection:
            connection.execute(update(person).where(person.c.key == key).values(told))
        self.sweep()

    # ------------------------------------------------------------------ beside the log

    def drafts(self, name: str) -> Drafts:
        """Give what was begun and not saved in a workspace."""
        return Drafts(self.engine, name)

    def profiles(self, name: str) -> Profiles:
        """Give how the files of a workspace's team were read."""
        return Profiles(self.engine, name)

    def tokens(self) -> Tokens:
        """Give the secrets by which other programs read."""
        return Tokens(self.engine)

    # ------------------------------------------------------------------ the log

    def read(self, name: str, tip: Tip = START) -> tuple[Log, Tip]:
        """Give what was written after a tip, and the new tip; Rewritten when it is not there."""
        with self._looking() as connection:
            return catching_up.read(connection, reading.workspace_id(connection, name), tip)

    def rows(self, name: str) -> Iterator[Row]:
        """Give every revision with its change, hashes and salt, in order of position."""
        with self._looking() as connection:
            yield from reading.rows(connection, reading.workspace_id(connection, name))

    def writing(
        self, name: str, random_bytes: RandomBytes = os.urandom
    ) -> AbstractContextManager[Writing]:
        """Open a write: wait for the workspace's lock, commit at the end, or nothing at all."""
        return writing.writing(self.engine, name, random_bytes)

    def fingerprint(self, name: str, change: int | None = None) -> str:
        """Give a change's hash, else the last one's: it stands for the log up to there."""
        with self._looking() as connection:
            number = reading.workspace_id(connection, name)
            if change is None:
                return reading.tip_of(connection, number).hash.hex()
            return reading.hash_of(connection, number, change).hex()

    def verify(self, name: str) -> Verdict:
        """Compute every hash anew and name the first revision that does not hold."""
        try:
            return self._verified(name, lenient=False)
        except connecting.Undecodable:
            return self._verified(name, lenient=True)

    def _verified(self, name: str, *, lenient: bool) -> Verdict:
        with self._looking() as connection:
            chain, number = Chain(), reading.workspace_id(connection, name)
            with reading.uncollected(), reading.undecoded(connection, lenient=lenient):
                broken = chain.follow(reading.rows(connection, number))
                if broken is None and reading.last_change(connection, number) != chain.tip.change:
                    broken = chain.tip.position + 1
        return Verdict(broken is None, chain.count, chain.tip.hash.hex(), broken)

    def sweep(self) -> None:
        """Leave no replaced text behind in the journal beside an SQLite file."""
        if self.place is not None:
            with self.engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # ------------------------------------------------------------------ the whole database

    def backup(self, path: Path) -> None:
        """Write the whole database to one SQLite file, whatever the database is."""
        backups.backup(self.engine, path)

    def restore(self, path: Path) -> None:
        """Put a backup in the place of all there is, after verifying every log in it."""
        backups.restore(self.engine, path)


def _ready(url: str) -> Engine:
    engine = connecting.engine_for(url)
    try:
        upgrading.make_ready(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine
