"""Redaction: the revisions that replace a stored text, and the texts that must go with it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios.errors import NoSuchField
from scenarios.fields import Prose
from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.revisions import Act, Revision, body_values, field_of
from tracker.store.chain import Row
from tracker.store.refusals import NoSuchRevision

SILENT = {Act.UNDO, Act.REDACT}


def redactions(
    history: History, row: Row | None, position: int, values: Mapping[str, Any], reason: str | None
) -> Iterator[Revision]:
    """Give the revisions that put other values in the place of what a revision set.

    Each holds the whole new body, so that the stored one can be verified against it; earlier
    redactions of the same revision hold its other texts and are therefore replaced with it.
    """
    if row is None or row.act in SILENT:
        raise NoSuchRevision(position=position)
    record = RecordId(row.kind, row.key)
    earlier = history.revisions_of(record)
    first = Revision(
        position=history.position + 1,
        change=history.last_change + 1,
        kind=row.kind,
        key=row.key,
        number=earlier[-1].number + 1,
        act=Act.REDACT,
        effective_on=date.fromisoformat(row.effective_on),
        values=_replaced(row, values),
        reason=Prose().check(reason) if reason else None,
        target=position,
    )
    said = [one for one in earlier if one.act is Act.REDACT and one.target == position]
    targets = [position, *(one.position for one in said)]
    for place, target in enumerate(targets):
        at, number = first.position + place, first.number + place
        yield replace(first, target=target, position=at, number=number)


def _replaced(row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    body = body_values(row.kind, json.loads(row.body))
    for name, value in values.items():
        if name not in body:
            raise NoSuchField(kind=row.kind, field=name)
        body[name] = None if value is None else field_of(row.kind, name).check(value)
    return body
