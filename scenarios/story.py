"""One record's story: its revisions as people read them, with what each changed and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from scenarios.columns import Columns
from scenarios.revisions import ChangeMark, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One revision of a record as people read it: what it set, from what to what, and why."""

    position: int
    number: int
    change: int
    act: str
    effective_on: date
    made_at: int
    person: str
    author: str | None
    review: str | None
    trigger: str | None
    reason: str | None
    in_force: bool
    target: int | None
    carried: Mapping[str, Any] = field(default_factory=dict)
    set: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def story_of(
    columns: Columns,
    places: np.ndarray,
    revisions: Iterable[Revision],
    change: Callable[[int], ChangeMark],
) -> list[StoryLine]:
    """Tell the revisions of a record, whose places are given in order of effect."""
    rows = {row.position: row for row in revisions}
    held: dict[str, Any] = {}
    lines = []
    for place in places.tolist():
        row = int(columns.order["row"][place])
        revision = rows[int(columns.rows["position"][row])]
        force = bool(columns.order["succ"][place] >= 0)
        fields = {n: v for n, v in revision.values.items() if n in columns.kind.fields}
        changed = {name: (held.get(name), value) for name, value in fields.items()}
        carried = {n: v for n, v in revision.values.items() if n not in fields}
        lines.append(_line(revision, change(revision.change), changed, carried, in_force=force))
        if force:
            held |= fields
    return lines


def _line(
    row: Revision,
    mark: ChangeMark,
    changed: Mapping[str, tuple[Any, Any]],
    carried: Mapping[str, Any],
    *,
    in_force: bool,
) -> StoryLine:
    return StoryLine(
        position=row.position,
        number=row.number,
        change=row.change,
        act=row.act.value,
        effective_on=row.effective_on,
        made_at=mark.made_at,
        person=mark.person,
        author=row.author,
        review=row.review,
        trigger=row.trigger,
        reason=row.reason,
        in_force=in_force,
        target=row.target,
        carried=carried,
        set=changed,
    )
