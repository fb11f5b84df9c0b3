"""One record's story: its revisions as people read them, with what each changed and why."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from scenarios.columns import Columns
from scenarios.life import out_of_force, places_of
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
    order = columns.rows["position"][columns.order["row"][places]].tolist()
    force = (columns.order["succ"][places] >= 0).tolist()
    told = [(rows[position], stands) for position, stands in zip(order, force, strict=True)]
    return _told(told, columns.kind.fields, change)


def story_known(
    rows: Sequence[Revision], names: Collection[str], change: Callable[[int], ChangeMark]
) -> list[StoryLine]:
    """Tell revisions, in order of position, as if nothing had been written after the last."""
    out, places = out_of_force(rows), places_of(rows)
    order = sorted(rows, key=lambda row: places[row.position])
    return _told([(row, row.position not in out) for row in order], names, change)


def _told(
    order: Iterable[tuple[Revision, bool]],
    names: Collection[str],
    change: Callable[[int], ChangeMark],
) -> list[StoryLine]:
    held: dict[str, Any] = {}
    lines = []
    for revision, force in order:
        fields = {n: v for n, v in revision.values.items() if n in names}
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
