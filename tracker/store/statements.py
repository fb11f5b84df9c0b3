"""What is asked of the log, as prepared statements."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, func, literal_column, or_, select

from tracker.store.connecting import Prepared
from tracker.store.tables import change, person, record, revision, workspace

HERE: Any = bindparam("workspace")
COMMA: Any = literal_column("','")


def _last_of(column: Any) -> Any:
    of = column.table.c.workspace
    return select(func.max(column)).where(of == HERE).scalar_subquery()


def _run(column: Any, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Select from behind `after` to `last`, in order."""
    inside = (column > bindparam("after"), column <= bindparam("last"))
    return select(*columns).where(column.table.c.workspace == HERE, *inside).order_by(column)


def _in_columns(by: Any, *columns: Any, body: Any = None) -> Mapping[str, Prepared]:
    """Select each column of a run as one JSON array; bodies, which are JSON, become one as well.

    SQLite walks its primary key, so it needs no sorting; readers see to it that it did.
    """
    ordered = _run(by, *columns, *([] if body is None else [body])).subquery()
    sqlite = [func.json_group_array(column) for column in columns]
    postgresql = [cast(func.json_agg(ordered.c[column.name]), Text) for column in columns]
    if body is not None:
        sqlite.append(_array(func.group_concat(body, COMMA)))
        postgresql.append(_array(func.string_agg(ordered.c[body.name], COMMA)))
    return {
        "sqlite": Prepared(_run(by, *sqlite).order_by(None)),
        "postgresql": Prepared(select(*postgresql)),
    }


def _array(joined: Any) -> Any:
    return literal_column("'['").concat(joined).concat(literal_column("']'"))


WORKSPACE = Prepared(select(workspace.c.id).where(workspace.c.name == bindparam("name")))

# The change that a reader knows, and the last one, with the last position.
ENDS = Prepared(
    select(change.c.id, change.c.made_at, change.c.hash, _last_of(revision.c.position))
    .where(change.c.workspace == HERE)
    .where(or_(change.c.id == bindparam("known"), change.c.id == _last_of(change.c.id)))
    .order_by(change.c.id)
)

LAST_CHANGE = Prepared(select(_last_of(change.c.id)))
PERSONS = Prepared(select(person.c.id, person.c.key))
_RECORDS = (
    select(record.c.id, record.c.kind, record.c.key)
    .where(record.c.workspace == HERE)
    .order_by(record.c.id)
)
RECORDS = Prepared(_RECORDS)
RECORDS_IN = Prepared(
    _RECORDS.where(record.c.id.in_(_run(revision.c.position, revision.c.record).order_by(None)))
)
REDACTED = Prepared(
    select(revision.c.position)
    .where(revision.c.workspace == HERE, revision.c.position > bindparam("after"))
    .where(revision.c.act == literal_column("'redact'"))
    .limit(literal_column("1"))
)

_MARK = (change.c.id, change.c.made_at)
_FROM = (change.c.source, change.c.undoes)
_SAID = (
    revision.c.position,
    revision.c.change,
    revision.c.effective_on,
    revision.c.target,
    revision.c.act,
    revision.c.review,
    revision.c.trigger,
    revision.c.reason,
    revision.c.author,
)

FEW_MARKS = Prepared(_run(change.c.id, *_MARK, person.c.key, *_FROM).join_from(change, person))
FEW = Prepared(
    _run(revision.c.position, *_SAID, record.c.kind, record.c.key, revision.c.body).join_from(
        revision, record
    )
)

MANY_MARKS = _in_columns(change.c.id, *_MARK, change.c.person, *_FROM)
MANY = _in_columns(revision.c.position, *_SAID, revision.c.record, body=revision.c.body)

ROWS = Prepared(
    select(
        revision.c.position,
        revision.c.change,
        change.c.made_at,
        person.c.key,
        *_FROM,
        record.c.kind,
        record.c.key,
        revision.c.number,
        revision.c.act,
        revision.c.effective_on,
        revision.c.review,
        revision.c.trigger,
        revision.c.reason,
        revision.c.author,
        revision.c.target,
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
    .where(revision.c.workspace == HERE, revision.c.position > bindparam("after"))
    .order_by(revision.c.position)
    .limit(bindparam("most"))
)
