"""The plain form in which every contender's answers are compared with the replay."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from benchmarks.columns import Column

Plan = dict[str, dict[str, tuple[Any, ...]]]
RecordKey = tuple[str, str]


class Changed(NamedTuple):
    """One field that differs between two days, and the row that set the value after."""

    kind: str
    key: str
    field: str
    before: Any
    after: Any
    act: str
    review: str | None
    reason: str | None


@dataclass
class Between:
    """All that differs between two days."""

    revised: list[Changed] = field(default_factory=list)
    added: list[RecordKey] = field(default_factory=list)
    retired: list[RecordKey] = field(default_factory=list)
    restored: list[RecordKey] = field(default_factory=list)


class Line(NamedTuple):
    """One revision in a record's story: what it set, from what to what."""

    number: int
    act: str
    day: int
    review: str | None
    trigger: str | None
    reason: str | None
    author: str | None
    set: dict[str, tuple[Any, Any]]


class Check(NamedTuple):
    """What two answers must have in common to be the same."""

    entries: int
    total: float
    digest: str


def tidied(
    columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]
) -> dict[str, tuple[Any, ...]]:
    """Put rows that begin with their key into the plain form."""
    tidy = [column.tidy for column in columns]
    return {
        row[0]: tuple(one(value) for one, value in zip(tidy, row[1:], strict=True)) for row in rows
    }


def check_plan(plan: Plan) -> Check:
    """Count the records of a plan, sum its numbers and digest all of it."""
    count, total, digest = 0, 0.0, hashlib.sha256()
    for kind in sorted(plan):
        for key, values in sorted(plan[kind].items()):
            count += 1
            total += sum(value for value in values if type(value) in {int, float})
            digest.update(repr((kind, key, values)).encode())
    return Check(count, total, digest.hexdigest())


def check_between(between: Between) -> Check:
    """Count the changed fields of a difference and digest all of it."""
    digest = hashlib.sha256()
    for changed in sorted(between.revised, key=lambda changed: changed[:3]):
        digest.update(repr(tuple(changed)).encode())
    ends = [sorted(each) for each in (between.added, between.retired, between.restored)]
    digest.update(repr(ends).encode())
    return Check(len(between.revised), sum(len(each) for each in ends), digest.hexdigest())


def lived(acts: Iterable[tuple[str, str, str]]) -> Between:
    """Say whose life differs at the two ends, from (kind, key, act) of what began or ended it."""
    seen: dict[RecordKey, tuple[str, str]] = {}
    for kind, key, act in acts:
        first, _ = seen.get((kind, key), (act, act))
        seen[kind, key] = first, act
    between = Between()
    for record, (first, last) in seen.items():
        if first == "retire" and last == "retire":
            between.retired.append(record)
        elif first != "retire" and last != "retire":
            (between.added if first == "add" else between.restored).append(record)
    return between


def told(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> list[Line]:
    """Make a story of full rows, oldest first: a line's own seven, then the values."""
    lines: list[Line] = []
    before: tuple[Any, ...] = (None,) * len(columns)
    for number, act, day, review, trigger, reason, author, *after in rows:
        changed = {}
        for column, one, two in zip(columns, before, after, strict=True):
            if (
                one is not two
                and one != two
                and (old := column.tidy(one)) != (new := column.tidy(two))
            ):
                changed[column.name] = old, new
        lines.append(Line(number, act, day, review, trigger, reason, author, changed))
        before = tuple(after)
    return lines[::-1]
