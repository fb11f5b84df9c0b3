"""What was done in a review: the acts that carry its code and stand, and what each came to."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scenarios.growing import Growing
from scenarios.history import History, StoryLine
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId
from scenarios.ledger import unheard
from scenarios.revisions import Act

NO_ROWS = np.empty(0, np.int32)
SPEAKS_OF_ACTS = (Act.UNDO, Act.REDACT)
LOOKED_AT = (Act.CONFIRM, Act.DEFER)


@dataclass(frozen=True, slots=True)
class Done:
    """One act of a review: the record it was done to, and the line it left in the story."""

    record: RecordId
    line: StoryLine

    @property
    def act(self) -> Act:
        """What was done."""
        return Act(self.line.act)


def done_in(history: History, review: str) -> list[Done]:
    """Give the acts of a review in the order they were written; what was undone is not there.

    What was done to the review itself, as opening or finalising it, is no act of the meeting. Of
    a finalised review the acts are told as they were known then; only addenda follow.
    """
    return list(kept(_done, history, review))  # agenda, walk and notes each ask


def _done(history: History, review: str) -> tuple[Done, ...]:
    touched = [one for kind in KINDS for one in kept(_touched, history, kind, review).records]
    closed = history.closed_at(review) if touched else None
    with unheard():  # the rows that were touched, and all others of their records, say it all
        found = [
            Done(record, line)
            for record in touched
            if record != RecordId("review", review)
            for line in history.story(record, known=None if record.kind == "addendum" else closed)
            if line.review == review and line.in_force and line.act not in SPEAKS_OF_ACTS
        ]
    return tuple(sorted(found, key=lambda one: one.line.position))


class _Touched(NamedTuple):
    """The records of a kind that acts of a review speak of, and where each of their rows lies."""

    records: tuple[RecordId, ...]
    lie_in: Growing | None = None
    rows: np.ndarray = NO_ROWS


def _touched(history: History, kind: str, review: str) -> _Touched:
    columns = history.columns[kind]
    code = columns.words.acts["review"].codes.get(review)
    if code is None:
        return _Touched(())
    rows, record = columns.ordered("row"), columns.ordered("record")
    numbers = np.unique(record[columns.rows["review"][rows] == code])
    records = (RecordId(kind, columns.words.keys.words[one]) for one in numbers.tolist())
    return _Touched(tuple(records), columns.rows, rows[np.isin(record, numbers)])


def outcomes(history: History, review: str) -> dict[RecordId, Act]:
    """Give for every record that a review dealt with what it came to, in the order first met.

    An act that changed the record says more than that it was looked at; of its like the last one
    counts. A record that is not here was not reached.
    """
    found: dict[RecordId, Act] = {}
    for one in done_in(history, review):
        says_less = one.act in LOOKED_AT and found.get(one.record, one.act) not in LOOKED_AT
        if not says_less:
            found[one.record] = one.act
    return found
