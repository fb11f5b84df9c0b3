"""Circles: no record stands above itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from scenarios.edits.batch import Batch
from scenarios.errors import GoesInCircles
from scenarios.kinds import RecordId
from scenarios.revisions import Act, Revision

ABOVE: Mapping[str, str] = {"goal": "parent", "scenario": "carved_from", "decision": "replaces"}


def check_circles(batch: Batch) -> None:
    """Refuse records that would stand above themselves, on the row's day or today."""
    found: dict[RecordId, int] = {}
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        if _moves(row) and row.record not in found:
            for day in sorted({row.effective_on, batch.day}):
                path = [row.key, *_above(batch, row.record, day)]
                if path[-1] == row.key and len(path) > 1:
                    found[row.record] = turn
                    _refuse(batch, turn, row, path)
                    break


def _moves(row: Revision) -> bool:
    """Tell whether a revision may change what its record stands under."""
    name = ABOVE.get(row.kind)
    whole = row.act in {Act.RESTORE, Act.UNDO}
    return name is not None and (whole or row.values.get(name) is not None)


def _refuse(batch: Batch, turn: int, row: Revision, path: list[str]) -> None:
    circle = GoesInCircles(kind=row.kind, key=row.key, path=" → ".join(path))
    batch.refuse(circle.about(ABOVE[row.kind]), turn)


def _above(batch: Batch, start: RecordId, day: date) -> Iterator[str]:
    """Give the keys above a record, one after the other, until they end or come round."""
    seen: set[str] = set()
    record = start
    while True:
        state = batch.state(record, day)
        above = state.values.get(ABOVE[start.kind]) if state.alive else None
        if above is None or above in seen:
            return
        seen.add(above)
        yield above
        if above == start.key:
            return
        record = RecordId(start.kind, above)
