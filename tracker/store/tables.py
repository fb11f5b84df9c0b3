"""The tables: who, where, which records, the log that is only ever added to, what is beside it.

`steps/` makes them; this is the picture of them after the last step.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}


class Utc(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole milliseconds since 1970; without a time zone it is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Write a moment as milliseconds."""
        del dialect
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read a moment from milliseconds."""
        del dialect
        return None if value is None else EPOCH + int(value) * MILLISECOND


class Day(TypeDecorator[date]):
    """A day, kept as its number in the calendar: day 1 is the first of January of year 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        """Write a day as its number."""
        del dialect
        return None if value is None else value.toordinal()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Read a day from its number."""
        del dialect
        return None if value is None else date.fromordinal(value)


def milliseconds(moment: datetime) -> int:
    """Give a moment as milliseconds since 1970; a moment without a time zone is a TypeError."""
    return (moment - EPOCH) // MILLISECOND


metadata = MetaData(naming_convention=NAMES)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("email", Text),
    Column("erased_at", Utc),
)

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("title", Text),
)

record = Table(
    "record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workspace", ForeignKey("workspace.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    UniqueConstraint("workspace", "kind", "key"),
)

change = Table(
    "change",
    metadata,
    Column("workspace", ForeignKey("workspace.id"), nullable=False),
    Column("id", Integer, nullable=False, autoincrement=False),
    Column("made_at", Utc, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("source", Text),
    Column("undoes", Integer),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
    sqlite_with_rowid=False,
)

revision = Table(
    "revision",
    metadata,
    Column("workspace", Integer, nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("change", Integer, nullable=False),
    Column("record", ForeignKey("record.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("effective_on", Day, nullable=False),
    Column("target", Integer),
    Column("act", Text, nullable=False),
    Column("review", Text),
    Column("trigger", Text),
    Column("reason", Text),
    Column("author", Text),
    Column("body", Text, nullable=False),
    Column("body_hash", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    PrimaryKeyConstraint("workspace", "position"),
    UniqueConstraint("record", "number"),
    ForeignKeyConstraint(["workspace", "change"], ["change.workspace", "change.id"]),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("workspace", ForeignKey("workspace.id"), nullable=False),
    Column("person", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("typed", Text, nullable=False),
    Column("kept_at", Utc, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "review", "about"),
)

profile = Table(
    "profile",
    metadata,
    Column("workspace", ForeignKey("workspace.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("told", Text, nullable=False),
    PrimaryKeyConstraint("workspace", "name"),
)

token = Table(
    "token",
    metadata,
    Column("workspace", ForeignKey("workspace.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("made_at", Utc, nullable=False),
    PrimaryKeyConstraint("workspace", "name"),
)
