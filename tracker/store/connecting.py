"""How the database is reached: engines, what SQLite is told, and the two kinds of transaction."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Dialect,
    Engine,
    Insert,
    Select,
    Update,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from tracker.store.refusals import DatabaseAway, DatabaseBusy

BUSY_MILLISECONDS = 5_000
PATIENCE = 12
LOCK_CLASS = 0x506C616E
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what a redaction replaced is overwritten in the file
)
Values = Mapping[str, Any]
NOTHING: Values = MappingProxyType({})


def engine_for(address: str) -> Engine:
    """Make the engine for an address; an SQLite file's folder is made when it is not there."""
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        options = f"{url.query.get('options', '')} -c datestyle=ISO".strip()
        pool = {"pool_size": 5, "max_overflow": 20, "pool_pre_ping": True}
        return create_engine(url, connect_args={"options": options}, **pool)
    except (ArgumentError, NoSuchModuleError, ImportError, OSError) as problem:
        raise DatabaseAway(problem=_short(problem)) from problem


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise DatabaseAway(problem="an SQLite database must be a file")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=5,
        max_overflow=20,
        paramstyle="named",
        connect_args={"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _told)
    event.listen(engine, "begin", _begun)
    return engine


def _told(connection: Any, record: Any) -> None:
    """Tell a new SQLite connection how to be durable; transactions are begun by hand."""
    del record
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the database and writes nothing."""
    with _spoken(engine), _connected(engine, writes=False) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes: all of it is committed, or nothing."""
    with _spoken(engine), _connected(engine, writes=True) as connection:
        transaction = _started(connection)
        with transaction:
            yield connection


def _connected(engine: Engine, *, writes: bool) -> Connection:
    options: dict[str, Any] = {"writes": writes}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "READ COMMITTED" if writes else "REPEATABLE READ"}
        options |= {"postgresql_readonly": not writes}
    return engine.connect().execution_options(**options)


def _started(connection: Connection) -> Any:
    """Begin a write; SQLite's own waiting is not fair, so a busy file is asked again."""
    for _ in range(PATIENCE):
        try:
            return connection.begin()
        except OperationalError as problem:
            if "locked" not in str(problem.orig):
                raise
    raise DatabaseBusy(seconds=PATIENCE * BUSY_MILLISECONDS // 1000)


@contextmanager
def _spoken(engine: Engine) -> Iterator[None]:
    """Say in one sentence that the database is away, where the driver says it in its own way."""
    try:
        yield
    except (OperationalError, engine.dialect.loaded_dbapi.OperationalError) as problem:
        said = getattr(problem, "orig", None) or problem
        raise DatabaseAway(problem=_short(said)) from problem


def _short(problem: BaseException) -> str:
    return (str(problem).strip() or type(problem).__name__).splitlines()[0]


def locked(connection: Connection, number: int) -> None:
    """Wait for the one lock of a workspace until the transaction's end; SQLite's write has it."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK_CLASS, number)))


class Undecodable(Exception):
    """Tell that bytes which should be a text are none."""


class Prepared:
    """A statement that is compiled once for each database and then costs only its execution."""

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert | Update) -> None:
        self.statement = statement
        self._compiled = lru_cache(maxsize=4)(self._compile)

    def _compile(self, dialect: Dialect) -> tuple[str, Values]:
        compiled = self.statement.compile(dialect=dialect)
        known = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), known

    def text(self, connection: Connection) -> str:
        """Give the statement as the driver takes it."""
        return self._compiled(connection.dialect)[0]

    def run(self, connection: Connection, values: Values | Sequence[Values] = NOTHING) -> Any:
        """Execute it and give the driver's own cursor; days go and come as texts."""
        statement, known = self._compiled(connection.dialect)
        cursor = connection.connection.cursor()
        if isinstance(values, Mapping):
            cursor.execute(statement, {**known, **values})
        else:
            cursor.executemany(statement, values)
        return cursor

    def all(self, connection: Connection, values: Values = NOTHING) -> list[tuple[Any, ...]]:
        """Give every row as the driver's own tuple; Undecodable when a text is none any more."""
        try:
            return list(self.run(connection, values).fetchall())
        except (sqlite3.OperationalError, UnicodeDecodeError) as problem:
            if "decode" in str(problem):
                raise Undecodable from problem
            raise
