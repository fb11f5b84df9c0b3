"""Deciding: every edit becomes revisions, or all of them are refused, each with its sentence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from scenarios.edits import acts
from scenarios.edits.batch import Batch
from scenarios.edits.case import case_of, read_and_now
from scenarios.edits.choices import check_choices
from scenarios.edits.circles import check_circles
from scenarios.edits.edit import (
    Add,
    Confirm,
    Correct,
    Defer,
    Edit,
    OfRecord,
    Restore,
    Retire,
    Revise,
    Undo,
)
from scenarios.edits.meetings import check_reviews
from scenarios.edits.references import check_references, check_retirements
from scenarios.edits.sums import check_sums
from scenarios.edits.targets import check_targets
from scenarios.edits.undoing import undo
from scenarios.errors import IsRetired, IsThere, NoSuchRecord, NotThereYet, Refused
from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.revisions import Revision

WRITES: Mapping[type[Edit], Callable[[Any, Batch], None]] = {
    Add: acts.add,
    Revise: acts.revise,
    Correct: acts.correct,
    Confirm: acts.confirm,
    Defer: acts.defer,
    Retire: acts.retire,
    Restore: acts.restore,
    Undo: undo,
}
FOLLOWING = (NoSuchRecord, NotThereYet, IsRetired, IsThere)
CHECKS: Sequence[Callable[[Batch], None]] = (
    check_references,
    check_retirements,
    check_circles,
    check_choices,
    check_sums,
    check_targets,
    check_reviews,
)


def decide(
    edits: Sequence[Edit], history: History, *, day: date, reason_needed: bool = True
) -> tuple[Revision, ...]:
    """Turn edits into the revisions that follow the history, all of them or none.

    Raises AllRefused with the number of the edit that each refusal speaks of. Edits that change
    nothing write nothing. `day` is today. Without `reason_needed`, as when files are read, reasons
    are taken as they are and may be missing, and a row that was corrected since is still that row.
    """
    batch = Batch(edits, history, day, reason_needed=reason_needed)
    for turn, edit in enumerate(edits):
        batch.turn = turn
        _decide(edit, batch)
    for check in CHECKS:
        check(batch)
    batch.refused()
    return tuple(batch.rows)


def meanwhile(edit: OfRecord, history: History, *, day: date) -> dict[str, tuple[Any, Any]]:
    """Give the fields that others changed since the writer of an edit read: what was, what is.

    They merge with what the writer changed; this is for saying so.
    """
    case = case_of(edit, Batch([edit], history, day, reason_needed=False))
    if edit.based_on is None:
        return {}
    base, now = read_and_now(case)
    return {
        name: (base.values.get(name), value)
        for name, value in now.values.items()
        if value != base.values.get(name)
    }


def _decide(edit: Edit, batch: Batch) -> None:
    """Decide one edit; what only follows from an earlier refusal of its record is not told."""
    try:
        WRITES[type(edit)](edit, batch)
    except Refused as refusal:
        record = RecordId(edit.kind, edit.key) if isinstance(edit, OfRecord) else None
        if record not in batch.doomed or not isinstance(refusal, FOLLOWING):
            batch.refuse(refusal)
        if record is not None:
            batch.doomed.add(record)
