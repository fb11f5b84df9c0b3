"""What was revised when: one cell a record and review."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from scenarios.difference import Difference, FieldChange, compare
from scenarios.fields import FIRST_DAY, Percent
from scenarios.history import History, Moment, Snapshot
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId, owner_of
from scenarios.lexicons import natural
from scenarios.series.stops import Stop, stops, tidy

COLUMNS = {
    "kind": "object",
    "key": "object",
    "title": "object",
    "review": "object",
    "day": "object",
    "state": "object",
    "revisions": "int64",
    "what": "object",
    "reason": "object",
}
NOT_BELIEVED = frozenset(
    {"observation", "review", "point", "decision", "addendum", "settings"}
)  # what was measured, met about or decided, and the routine itself
LARGE_SHARE, LARGE_POINTS, LARGE_FIELDS = 0.2, 10, 3


@dataclass(slots=True)
class _Cell:
    """What happened to a record, and to those that belong to it, up to one stop."""

    added: bool = False
    retired: bool = False
    changes: list[FieldChange] = field(default_factory=list)
    others: int = 0


def revision_map(
    history: History,
    moment: Moment,
    today: date,
    columns: int = 12,
    kinds: Collection[str] | None = None,
) -> pd.DataFrame:
    """Give for each record and each of the last reviews whether it was new, changed or retired.

    A record that joins others (a likelihood, an allocation) counts with the first it names. A
    change is large when a number moves by a fifth or a percentage by ten points, or when three
    fields change together. Reviews that were left out are counted in `attrs`.
    """
    asked = tuple(kinds or (name for name in KINDS if name not in NOT_BELIEVED))
    held = _stirred(history, stops(history, moment, today), asked)
    shown, left_out = held[-columns:], max(len(held) - columns, 0)
    before = held[-columns - 1].moment if left_out else Moment(FIRST_DAY)
    moments = [before, *(stop.moment for stop in shown)]
    cells: dict[RecordId, dict[int, _Cell]] = defaultdict(lambda: defaultdict(_Cell))
    for place, (earlier, later) in enumerate(pairwise(moments)):
        _fill(cells, place, kept(compare, history, earlier, later, asked))
    snapshots = [history.at(one) for one in moments]
    rows = [
        row for record in _order(cells) for row in _rows(record, cells[record], shown, snapshots)
    ]
    table = tidy(rows, COLUMNS)
    table.attrs["left_out"] = left_out
    return table


def _stirred(history: History, held: list[Stop], kinds: Collection[str]) -> list[Stop]:
    """Leave out the moment itself when nothing has changed since the last review."""
    if len(held) > 1 and held[-1].review is None:
        since, now = held[-2:]
        if not compare(history, since.moment, now.moment, kinds):
            return held[:-1]
    return held


def _fill(cells: dict[RecordId, dict[int, _Cell]], place: int, difference: Difference) -> None:
    for record in difference.added + difference.restored:
        _note(cells[owner_of(record)][place], record, added=True)
    for record in difference.retired:
        _note(cells[owner_of(record)][place], record, added=False)
    for change in difference.revised:
        cells[owner_of(change.record)][place].changes.append(change)


def _note(cell: _Cell, record: RecordId, *, added: bool) -> None:
    """Note a coming or going; of a record that belongs to another it is one more change."""
    if record != owner_of(record):
        cell.others += 1
    elif added:
        cell.added = True
    else:
        cell.retired = True


def _order(cells: dict[RecordId, dict[int, _Cell]]) -> list[RecordId]:
    """Put the most often revised first."""
    names = list(KINDS)

    def rank(record: RecordId) -> tuple[int, int, int, str]:
        stirred = [cell for cell in cells[record].values() if cell.changes or cell.others]
        large = sum(_is_large(cell) for cell in stirred)
        return -len(stirred), -large, names.index(record.kind), natural(record.key)

    return sorted(cells, key=rank)


def _rows(
    record: RecordId, cells: dict[int, _Cell], shown: list[Stop], snapshots: list[Snapshot]
) -> Iterable[dict[str, Any]]:
    """Give the row of each stop; `snapshots` begins with the one before the first stop."""
    title = _title(record, snapshots)
    for place, stop in enumerate(shown):
        cell = cells.get(place, _Cell())
        alive = cell.added or snapshots[place + 1].has(*record)
        reasons = dict.fromkeys(change.reason for change in cell.changes if change.reason)
        yield {
            "kind": record.kind,
            "key": record.key,
            "title": title,
            "review": stop.review,
            "day": stop.day,
            "state": _state(cell, alive=alive),
            "revisions": len(cell.changes) + cell.others,
            "what": [
                (*change.record, change.field, change.before, change.after)
                for change in cell.changes
            ],
            "reason": " · ".join(reasons) or None,
        }


def _title(record: RecordId, snapshots: list[Snapshot]) -> str:
    """Give what the record was last called."""
    for snapshot in reversed(snapshots):
        told = snapshot.get(*record)
        if told is not None:
            named = getattr(told, "title", None) or getattr(told, "text", None)
            return str(named or record.key)
    return record.key


def _state(cell: _Cell, *, alive: bool) -> str:
    if cell.retired and not alive:
        return "retired"
    if not alive:
        return "absent"
    if cell.added:
        return "new"
    if _is_large(cell):
        return "large"
    return "changed" if cell.changes or cell.others else "empty"


def _is_large(cell: _Cell) -> bool:
    moved = (_moved_far(change) for change in cell.changes)
    return len(cell.changes) + cell.others >= LARGE_FIELDS or any(moved)


def _moved_far(change: FieldChange) -> bool:
    described = KINDS[change.kind].fields[change.field]
    before, after = change.before, change.after
    if described.storage != "number" or before is None or after is None:
        return False
    if isinstance(described, Percent):
        return bool(abs(after - before) >= LARGE_POINTS)
    return bool(abs(after - before) >= LARGE_SHARE * abs(before))
