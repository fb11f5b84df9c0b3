"""The rules of reviews: one a day, in order, and closed once they are finalised."""

from datetime import date

from scenarios.edits.batch import Batch, Said
from scenarios.errors import (
    ReviewDayTaken,
    ReviewFinalised,
    ReviewsOutOfOrder,
    ReviewTooEarly,
)
from scenarios.kinds import RecordId, owner_of
from scenarios.revisions import Act, Revision

OF_A_REVIEW = ("point", "addendum")


def is_closed(batch: Batch, code: str) -> bool:
    """Tell whether a review was finalised, on the day that was written, before this batch.

    One that came in as finalised from elsewhere closes nothing.
    """
    found = batch.closed.get(code)
    if found is None:
        finalised = is_finalised(batch, code)
        found = batch.closed[code] = finalised and batch.history.closed_at(code) is not None
    return found


def is_finalised(batch: Batch, code: str) -> bool:
    """Tell whether a review stood as finalised before this batch."""
    state = batch.before(RecordId("review", code)).at(batch.day)
    return state.values.get("state") == "finalised"


def refuse_if_closed(batch: Batch, record: RecordId, act: Act, said: Said) -> None:
    """Refuse an act in a review that is closed, or on one; only addenda may follow, and stay."""
    follows = record.kind == "addendum" and act is Act.ADD
    if record.kind in OF_A_REVIEW and not follows and is_closed(batch, owner_of(record).key):
        raise ReviewFinalised(review=owner_of(record).key)
    if record.kind == "addendum":
        return
    if said.review is not None and is_closed(batch, said.review):
        raise ReviewFinalised(review=said.review)
    if record.kind == "review":
        shut = is_closed if act is Act.UNDO else is_finalised
        if shut(batch, record.key):
            raise ReviewFinalised(review=record.key)


def refuse_if_held(batch: Batch, target: Revision) -> None:
    """Refuse to take back what was done in a review that is closed."""
    if target.review is not None and is_closed(batch, target.review):
        raise ReviewFinalised(review=target.review)


def check_reviews(batch: Batch) -> None:
    """Refuse reviews on one day, before one that is closed, or finalised out of order."""
    rows = [
        (turn, row)
        for turn, row in zip(batch.turns, batch.rows, strict=True)
        if row.kind == "review"
    ]
    if not rows:
        return
    held = {
        key: (day, state)
        for key, (day, state) in batch.living("review", batch.day, ("date", "state")).items()
        if day is not None
    }
    for turn, row in rows:
        if row.key in held:
            _check_day(batch, turn, row, held)
            _check_order(batch, turn, row, held)


def _check_day(
    batch: Batch, turn: int, row: Revision, held: dict[str, tuple[date, str | None]]
) -> None:
    day = held[row.key][0]
    if row.act is Act.REVISE and "date" not in row.values:
        return
    others = sorted(key for key in held if key != row.key and held[key][0] == day)
    if others:
        taken = ReviewDayTaken(review=row.key, other=others[0], day=day)
        batch.refuse(taken.about("date"), turn)
    closed = [(held[key][0], key) for key in held if key != row.key and is_closed(batch, key)]
    if closed and day < max(closed)[0]:
        last, code = max(closed)
        early = ReviewTooEarly(review=row.key, day=day, finalised=code, last=last)
        batch.refuse(early.about("date"), turn)


def _check_order(
    batch: Batch, turn: int, row: Revision, held: dict[str, tuple[date, str | None]]
) -> None:
    """Refuse to finalise a review while an earlier one is planned or open."""
    finalised = row.act is Act.REVISE and row.values.get("state") == "finalised"
    if not finalised or row.effective_on != batch.day:
        return
    day = held[row.key][0]
    earlier = [(at, key) for key, (at, state) in held.items() if at < day and state != "finalised"]
    if earlier:
        batch.refuse(ReviewsOutOfOrder(review=row.key, earlier=min(earlier)[1]), turn)
