"""What was written, and on whose word: acts, revisions, and the change that wrote them together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from scenarios.errors import N_
from scenarios.fields import Day, Field, Prose, Reference, Text
from scenarios.kinds import RecordId, kind_of


class Act(StrEnum):
    """What a revision does to its record."""

    ADD = "add"
    REVISE = "revise"
    CONFIRM = "confirm"
    DEFER = "defer"
    CORRECT = "correct"
    RETIRE = "retire"
    RESTORE = "restore"
    UNDO = "undo"
    REDACT = "redact"


ACTS: tuple[Act, ...] = tuple(Act)
ACT_LABELS: Mapping[str, str] = {
    "add": N_("added"),
    "revise": N_("revised"),
    "confirm": N_("confirmed"),
    "defer": N_("deferred"),
    "correct": N_("corrected"),
    "retire": N_("retired"),
    "restore": N_("restored"),
    "undo": N_("undone"),
    "redact": N_("redacted"),
}
TRIGGERS: Mapping[str, str] = {
    "new_data": N_("new data"),
    "decision": N_("decision"),
    "budget": N_("budget"),
    "outside_event": N_("outside event"),
    "learned": N_("learned"),
    "correction": N_("correction"),
    "method": N_("new way of judging"),
}
NEW_METHOD = "method"  # what it sets cannot be compared with what was before
CARRIED: Mapping[str, Field] = {
    "decision": Reference(
        label=N_("decision"), help=N_("The decision it rests on."), kind="decision"
    ),
    "rests_on": Prose(label=N_("rests on"), help=N_("What the confirmation rests on.")),
    "until": Day(label=N_("until"), help=N_("When it comes back."), working=True),
    "successor": Text(label=N_("successor"), help=N_("What takes its place.")),
}
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
RESERVED = (
    "revision",
    "act",
    "effective_on",
    "review",
    "trigger",
    "reason",
    "author",
    *CARRIED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One act on one record: the fields it sets, from which day, in which review and why.

    `position` counts within the workspace from 1 without gaps, `number` within the record;
    `target` is the position a correct, undo or redact speaks of. `values` holds the fields that
    were set and, under their reserved names, what the act carries besides.
    """

    position: int
    change: int
    kind: str
    key: str
    number: int
    act: Act
    effective_on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    review: str | None = None
    trigger: str | None = None
    reason: str | None = None
    author: str | None = None
    target: int | None = None

    @property
    def record(self) -> RecordId:
        """The record it speaks of."""
        return RecordId(self.kind, self.key)

    @property
    def body(self) -> str:
        """The canonical JSON text of what it set: sorted names, no spaces."""
        return body_text(self.kind, self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was written together: a save, an import, an undo.

    `made_at` is UTC in milliseconds, `person` the key of who wrote it.
    """

    id: int
    made_at: int
    person: str
    source: str | None = None
    undoes: int | None = None
    revisions: tuple[Revision, ...] = ()


def field_of(kind: str, name: str) -> Field:
    """Give the field of a kind, or what an act carries under a reserved name."""
    return CARRIED.get(name) or kind_of(kind).fields[name]


def plain_values(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give values as their JSON holds them."""
    return {name: field_of(kind, name).plain(value) for name, value in values.items()}


def body_text(kind: str, values: Mapping[str, Any]) -> str:
    """Write values as canonical JSON."""
    return CANONICAL.encode(plain_values(kind, values))


def body_values(kind: str, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values that a body's JSON held."""
    return {name: field_of(kind, name).parse(value) for name, value in plain.items()}


class ChangeMark(NamedTuple):
    """A change without its revisions: when it was written, by whom, from what."""

    id: int
    made_at: int
    person: str
    source: str | None = None
    undoes: int | None = None
