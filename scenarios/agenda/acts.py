"""What was done when: the acts of a review, when they began, and what was put off."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from math import inf
from typing import NamedTuple

import numpy as np

from scenarios.agenda.sight import Sight
from scenarios.folding import ACT_CODE
from scenarios.held import Done, done_in
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId, owner_of
from scenarios.kinds.reviews import Review
from scenarios.revisions import Act
from scenarios.series.staleness import TRIES

ARRANGING = frozenset({"review", "point"})


class PutOff(NamedTuple):
    """That something was put off: in which review, and until when; None is the next one."""

    day: date
    review: str | None
    until: date | None


def acts_in(history: History, review: str) -> dict[RecordId, tuple[str, ...]]:
    """Give what a review did with each record, and with what belongs to it, in order of writing."""
    found: dict[RecordId, list[str]] = defaultdict(list)
    for one in _acts(history, review):
        pair = KINDS[one.record.kind].about.pair
        for record in {one.record, one.record if pair else owner_of(one.record)}:
            found[record].append(one.act.value)
    return {record: tuple(dict.fromkeys(acts)) for record, acts in found.items()}


def began_at(history: History, review: Review) -> int | None:
    """Give the position of the first act of a review that was opened or has come to its day.

    What is written for a review beforehand, like the figures it will look at, begins nothing.
    """
    opened = _opened_at(history, review.code)
    lines = (one.line for one in _acts(history, review.code))
    first = (
        line.position
        for line in lines
        if line.effective_on >= review.date or line.position > opened
    )
    return min(first, default=None)


def _acts(history: History, review: str) -> list[Done]:
    """Give the acts of a review that do more than arrange one."""
    return [one for one in done_in(history, review) if one.record.kind not in ARRANGING]


def _opened_at(history: History, review: str) -> float:
    rows = history.revisions_of(RecordId("review", review))
    opened = (row.position for row in rows if row.values.get("state") == "open")
    return max(opened, default=inf)


def put_off(sight: Sight) -> dict[RecordId, PutOff]:
    """Give what was put off and has not been taken up since."""
    found = {}
    for record in _deferred(sight.history):
        if sight.snapshot.has(*record):
            rows = [row for row in sight.story(*record) if row.act in {*TRIES, Act.DEFER}]
            if rows and rows[0].act is Act.DEFER:
                until = rows[0].values.get("until")
                found[record] = PutOff(rows[0].effective_on, rows[0].review, until)
    return found


def _deferred(history: History) -> Iterator[RecordId]:
    for kind, columns in history.columns.items():
        acts = columns.rows["act"][columns.ordered("row")]
        records = columns.ordered("record")[acts == ACT_CODE[Act.DEFER]]
        for record in np.unique(records).tolist():
            yield RecordId(kind, columns.words.keys.words[record])
