"""What was done in a review: the acts that carry its code and stand, and what each came to."""

from dataclasses import dataclass

from scenarios.history import History, StoryLine
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.revisions import Act

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
    touched = history.touched_in(review)
    closed = history.closed_at(review) if touched else None
    found = [
        Done(record, line)
        for record in touched
        if record != RecordId("review", review)
        for line in history.story(record, known=None if record.kind == "addendum" else closed)
        if line.review == review and line.in_force and line.act not in SPEAKS_OF_ACTS
    ]
    return tuple(sorted(found, key=lambda one: one.line.position))


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
