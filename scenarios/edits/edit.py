"""What somebody asks for: one edit, before it has become a revision or was refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What every edit may say besides what it does.

    `effective_on` is the day asked for; without it an act in a review takes the review's day and
    any other takes today. `based_on` is the number of the record's revision that the writer read,
    and `read_on` the day for which it was read when that is another than the edit's own.
    """

    effective_on: date | None = None
    review: str | None = None
    trigger: str | None = None
    reason: str | None = None
    author: str | None = None
    decision: str | None = None
    based_on: int | None = None
    read_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRecord(Edit):
    """An edit of one record."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(OfRecord):
    """Begin the life of a record; fields that are not given take what their kind proposes."""

    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revise(OfRecord):
    """Change fields of a record; None clears one."""

    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(OfRecord):
    """Repair what a revision set, on its day and in its place; never a change of mind.

    `target` is the position of that revision; without it each field is repaired where it was set.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(OfRecord):
    """Say that a record was looked at and still holds, and what that rests on."""

    rests_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Defer(OfRecord):
    """Put a record off until a day."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire(OfRecord):
    """End the life of a record and name what takes its place."""

    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore(OfRecord):
    """Begin the life of a retired record again, with the fields that differ."""

    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Edit):
    """Take a change out of force; an undo of an undo brings it back.

    `keep` says that what was written to the same fields since may stay as it is.
    """

    change: int
    keep: bool = False
