"""What a log that came from elsewhere must be, beyond agreeing with its own hashes."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from scenarios.errors import Refused
from scenarios.fields import Code, Day, Field, Prose, Text
from scenarios.kinds import RecordId, kind_of
from scenarios.revisions import TRIGGERS, Act, body_text, body_values, field_of
from tracker.store.chain import Row
from tracker.store.refusals import NotALog

SPEAKING = {Act.CORRECT, Act.UNDO, Act.REDACT}
SAID: dict[str, Field] = {"review": Code(), "reason": Prose(), "author": Text()}
_KEY = re.compile(r"[0-9A-Za-z_-]{1,64}")


def sound(log: Iterable[Row]) -> Iterator[Row]:
    """Give the rows of a log as they are, as long as this plan could have written them."""
    replay = Replay()
    for row in log:
        problem = replay.problem(row)
        if problem:
            raise NotALog(position=row.position, problem=problem)
        yield row


class Replay:
    """A log on its way in, as far as it has come."""

    def __init__(self) -> None:
        self._numbers: dict[RecordId, int] = {}
        self._records: dict[int, RecordId] = {}

    def problem(self, row: Row) -> str | None:
        """Say what no plan could have written, if there is any such thing."""
        try:
            return _wrong(row) or _wrong_body(row) or self._wrong_place(row)
        except Refused as refusal:
            return str(refusal)
        except (ValueError, LookupError, TypeError, AttributeError) as fault:
            return f"{type(fault).__name__}: {fault}"

    def _wrong_place(self, row: Row) -> str | None:
        record = RecordId(row.kind, row.key)
        number = self._numbers.get(record, 0) + 1
        self._numbers[record] = number
        self._records[row.position] = record
        if row.number != number or (number == 1 and row.act != Act.ADD):
            return f"{record} {row.act} {row.number}"
        spoken_of = None if row.target is None else self._records.get(row.target)
        wanted = record if row.act in SPEAKING else None
        return None if spoken_of == wanted else f"{record} {row.act} → {row.target}"


def _wrong(row: Row) -> str | None:
    if kind_of(row.kind).checked_key(row.key) != row.key:
        return row.key
    if row.act not in set(Act) or row.trigger not in {None, *TRIGGERS}:
        return f"{row.act} {row.trigger}"
    if not _KEY.fullmatch(row.person):
        return row.person
    given = {name: getattr(row, name) for name in SAID}
    checked = {name: _checked(field, given[name]) for name, field in SAID.items()}
    day = Day().check(row.effective_on).isoformat()
    return None if (checked, day) == (given, row.effective_on) else f"{day} {given}"


def _checked(field: Field, value: Any) -> Any:
    return None if value is None else field.check(value)


def _wrong_body(row: Row) -> str | None:
    values = body_values(row.kind, json.loads(row.body))
    for name, value in values.items():
        if _checked(field_of(row.kind, name), value) != value:
            return f"{name}: {value}"
    return None if body_text(row.kind, values) == row.body else row.body
