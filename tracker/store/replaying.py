"""What a log that came from elsewhere must be, beyond agreeing with its own hashes."""

import json
import re
from datetime import date

from scenarios.errors import Refused
from scenarios.kinds import kind_of
from scenarios.revisions import TRIGGERS, Act, body_text, body_values, field_of
from tracker.store.chain import Row
from tracker.store.refusals import NotALog

_KEY = re.compile(r"[0-9A-Za-z_-]{1,64}")


def sound(row: Row) -> Row:
    """Give a row as it is when this plan could have written it; refuse it when not."""
    try:
        problem = _problem(row)
    except Refused as refusal:
        problem = str(refusal)
    except (ValueError, LookupError, TypeError, AttributeError) as fault:
        problem = f"{type(fault).__name__}: {fault}"
    if problem:
        raise NotALog(position=row.position, problem=problem)
    return row


def _problem(row: Row) -> str:
    kind = kind_of(row.kind)
    if kind.checked_key(row.key) != row.key:
        return f"key {row.key!r}"
    if row.act not in set(Act) or row.trigger not in {None, *TRIGGERS}:
        return f"act {row.act!r}, trigger {row.trigger!r}"
    if date.fromisoformat(row.effective_on).isoformat() != row.effective_on:
        return f"day {row.effective_on!r}"
    if not _KEY.fullmatch(row.person):
        return f"person {row.person!r}"
    return _problem_of_body(row)


def _problem_of_body(row: Row) -> str:
    values = body_values(row.kind, json.loads(row.body))
    for name, value in values.items():
        if value is not None and field_of(row.kind, name).check(value) != value:
            return f"{name} {value!r}"
    return "" if body_text(row.kind, values) == row.body else f"body {row.body!r}"
