"""The log as a file: every revision with its change, its hashes and its salt, nothing rounded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from scenarios.errors import N_
from tracker.exchange.faults import Fault
from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.lines import Line, split
from tracker.exchange.out.writing import rows_as_csv
from tracker.exchange.own.guard import guarded, unguarded
from tracker.store import Row

COLUMNS = (
    "position",
    "change",
    "made_at",
    "person",
    "effective_on",
    "kind",
    "key",
    "number",
    "act",
    "author",
    "review",
    "trigger",
    "reason",
    "set",
    "target",
    "source",
    "undoes",
    "salt",
    "body_hash",
    "hash",
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_MS = timedelta(milliseconds=1)


class NotALogRow(Fault):
    """A row of the log with something in it that no log has."""

    message = N_("The row cannot be read as a revision of a log. Fetch the archive again.")


class NotALogFile(Fault):
    """A log with other columns."""

    message = N_("The columns of revision.csv are not those of a log. Fetch the archive again.")


def log_as_csv(rows: Iterable[Row]) -> bytes:
    """Write the log."""
    return rows_as_csv(COLUMNS, (_texts(row) for row in rows))


def log_from_csv(data: bytes) -> Iterator[Row]:
    """Read a log that was written so."""
    lines = split(decoded(data).text, ",")
    if tuple(next(lines).cells) != COLUMNS:
        raise NotALogFile
    return (_row(line) for line in lines)


def iso_of(made_at: int) -> str:
    """Write a moment in UTC milliseconds as ISO 8601."""
    return f"{(_EPOCH + made_at * _ONE_MS).replace(tzinfo=None).isoformat('T', 'milliseconds')}Z"


def _ms_of(text: str) -> int:
    return (datetime.fromisoformat(text) - _EPOCH) // _ONE_MS


def _texts(row: Row) -> list[str]:
    told: Mapping[str, Any] = row._asdict() | {"made_at": iso_of(row.made_at), "set": row.body}
    return [_text(name, told[name]) for name in COLUMNS]


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.hex()
    return guarded(value) if name in _GUARDED else str(value)


def _some(text: str) -> str | None:
    return unguarded(text) or None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _salt(text: str) -> bytes | None:
    return bytes.fromhex(text) if text else None


_GUARDED = frozenset({"person", "key", "author", "review", "reason", "source", "set"})
_READERS: Mapping[str, Callable[[str], Any]] = {
    "position": int,
    "change": int,
    "made_at": _ms_of,
    "person": unguarded,
    "effective_on": str,
    "kind": str,
    "key": unguarded,
    "number": int,
    "act": str,
    "author": _some,
    "review": _some,
    "trigger": _some,
    "reason": _some,
    "set": unguarded,
    "target": _number,
    "source": _some,
    "undoes": _number,
    "salt": _salt,
    "body_hash": bytes.fromhex,
    "hash": bytes.fromhex,
}


def _row(line: Line) -> Row:
    try:
        told = {name: _READERS[name](text) for name, text in zip(COLUMNS, line.cells, strict=True)}
    except ValueError:
        raise NotALogRow(row=line.number) from None
    body = told.pop("set")
    return Row(**told, body=body)
