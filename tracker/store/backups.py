"""Backup and restore of a whole database: always one SQLite file, whatever the database is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from tracker.store import reading, upgrading
from tracker.store.connecting import Prepared, engine_for, locked
from tracker.store.connecting import reading as looking
from tracker.store.connecting import writing as transaction
from tracker.store.refusals import BackupBroken, NotABackup, NotOurDatabase
from tracker.store.tables import metadata, workspace
from tracker.store.verifying import Chain

BATCH = 20_000
COUNTED = ("person", "workspace", "record")


def backup(engine: Engine, path: Path) -> None:
    """Write the whole database to one file, as it is at this moment; a file there is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        fresh = Path(folder) / "plan.sqlite"
        if engine.dialect.name == "sqlite":
            _paged(Path(str(engine.url.database)), fresh)
        else:
            _copied_out(engine, fresh)
        _single(fresh)
        fresh.replace(path)


def restore(engine: Engine, path: Path) -> None:
    """Put a backup in the place of all that the database holds, after verifying every log in it."""
    with _usable(path) as copy:
        _verify(copy, path)
        if engine.dialect.name == "sqlite":
            engine.dispose()
            _paged(Path(str(copy.url.database)), Path(str(engine.url.database)))
        else:
            _copied_in(copy, engine)


def _paged(source: Path, target: Path) -> None:
    """Copy an SQLite database page by page while others may read and write it."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        there.execute("PRAGMA busy_timeout = 60000")
        here.backup(there)


def _single(path: Path) -> None:
    """Leave one file without a journal beside it, and see that it is on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _copied_out(engine: Engine, fresh: Path) -> None:
    target = engine_for(f"sqlite:///{fresh}")
    upgrading.upgrade(target)
    with looking(engine) as source, transaction(target) as there:
        for table in metadata.sorted_tables:
            _copy_table(source, there, table)
    target.dispose()


def _copied_in(copy: Engine, engine: Engine) -> None:
    with looking(copy) as source, transaction(engine) as there:
        locked(there, 0)
        for (number,) in there.execute(select(workspace.c.id)).all():
            locked(there, number)
        names = ", ".join(table.name for table in metadata.sorted_tables)
        there.execute(text(f"TRUNCATE {names}"))
        for table in metadata.sorted_tables:
            _copy_table(source, there, table)
        _count_on(there)


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    """Copy rows as the drivers give them, which is alike on both sides."""
    wanted = Prepared(select(table)).text(source)
    rows = source.execution_options(stream_results=True).exec_driver_sql(wanted)
    write, names = Prepared(insert(table).inline()), table.c.keys()
    while batch := rows.fetchmany(BATCH):
        write.run(target, [dict(zip(names, row, strict=True)) for row in batch])


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL's counters go on behind the numbers that came with the backup."""
    for name in COUNTED:
        column = metadata.tables[name].c.id
        sequence = func.pg_get_serial_sequence(name, "id")
        last = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        connection.execute(select(func.setval(sequence, last, False)))  # noqa: FBT003 - SQL's own


@contextmanager
def _usable(path: Path) -> Iterator[Engine]:
    """Give a copy of a backup, brought to this edition."""
    if not path.is_file():
        raise NotABackup(path=path)
    with TemporaryDirectory(prefix="restore-") as folder:
        file = Path(folder) / "plan.sqlite"
        try:
            _paged(path, file)
        except sqlite3.DatabaseError as problem:
            raise NotABackup(path=path) from problem
        copy = engine_for(f"sqlite:///{file}")
        try:
            with looking(copy) as connection:
                if upgrading.edition(connection) is None:
                    raise NotABackup(path=path)
            upgrading.upgrade(copy)
            yield copy
        except NotOurDatabase as problem:
            raise NotABackup(path=path) from problem
        finally:
            copy.dispose()


def _verify(copy: Engine, path: Path) -> None:
    with looking(copy) as connection:
        for number, name in connection.execute(select(workspace.c.id, workspace.c.name)).all():
            broken = Chain().follow(reading.rows(connection, number))
            if broken is not None:
                raise BackupBroken(path=path, name=name, position=broken)
