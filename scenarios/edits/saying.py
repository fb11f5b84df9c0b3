"""What an edit says of itself: day, review, trigger, reason, author and decision."""

from collections.abc import Callable
from datetime import date
from typing import Any

from scenarios.edits.batch import Batch, Said
from scenarios.edits.edit import Add, Edit, OfRecord, Revise
from scenarios.edits.meetings import is_closed
from scenarios.errors import (
    InTheFuture,
    NotAChoice,
    ReasonMissing,
    ReasonTooShort,
    Refused,
    UnknownReference,
)
from scenarios.fields import Code, Day, Prose, Text
from scenarios.revisions import TRIGGERS

SHORTEST_REASON = 10
NOTED = {"state", "participants", "chair", "secretary", "notes", "finalised_text"}
DAY, CODE, TEXT, PROSE = Day(), Code(), Text(), Prose()


def said_of(edit: Edit, batch: Batch, refusals: list[Refused]) -> Said:
    """Check what an edit says of itself; what is wrong joins the refusals."""
    finalises, adds = is_finalising(edit), _is_addendum(edit)
    asked = (edit.effective_on, edit.review, edit.trigger, edit.reason, edit.author, edit.decision)
    found = batch.sayings.get((asked, finalises, adds))
    if found is None:
        count = len(refusals)
        found = _checked(edit, batch, refusals)
        if len(refusals) == count:
            batch.sayings[asked, finalises, adds] = found
    return found


def _checked(edit: Edit, batch: Batch, refusals: list[Refused]) -> Said:
    def tried(name: str, check: Callable[[Any], Any]) -> Any:
        value = getattr(edit, name)
        try:
            return None if value is None or value == "" else check(value)
        except Refused as refusal:
            refusals.append(refusal.about(name))
            return None

    given = tried("effective_on", lambda value: _not_later(DAY.check(value), batch.day))
    review = tried("review", lambda value: _known(value, batch))
    return Said(
        day=given or _day(edit, review, batch),
        asked=given is not None,
        review=review,
        trigger=tried("trigger", _trigger),
        reason=tried("reason", PROSE.check),
        author=tried("author", TEXT.check),
        decision=tried("decision", CODE.check),
    )


def _not_later(day: date, today: date) -> date:
    if day > today:
        raise InTheFuture(day=day)
    return day


def _known(value: Any, batch: Batch) -> str:
    code = CODE.check(value) or ""
    if batch.date_of_review(code) is None:
        raise UnknownReference(field="review", other_kind="review", other=code, day=batch.day)
    return code


def _trigger(word: str) -> str:
    if word not in TRIGGERS:
        raise NotAChoice(value=word, choices=", ".join(TRIGGERS))
    return word


def _day(edit: Edit, review: str | None, batch: Batch) -> date:
    """Give the day of an edit that asked for none.

    An act in a review takes the review's day, unless that is still to come. Finalising, and an
    addendum to what was finalised, take the day on which they are written.
    """
    if review is None or is_finalising(edit):
        return batch.day
    if _is_addendum(edit) and is_closed(batch, review):
        return batch.day
    try:
        held: date = DAY.check(batch.date_of_review(review))
    except Refused:  # the review is in this batch, and refused there
        return batch.day
    return min(held, batch.day)


def is_finalising(edit: Edit) -> bool:
    """Tell whether an edit finalises a review."""
    values = getattr(edit, "values", None)
    of_review = isinstance(edit, OfRecord) and edit.kind == "review"
    return bool(of_review and values and values.get("state") == "finalised")


def _is_addendum(edit: Edit) -> bool:
    return isinstance(edit, Add) and edit.kind == "addendum"


def need_reason(edit: OfRecord, said: Said, batch: Batch) -> None:
    """Refuse a change of mind without a reason.

    What a meeting notes of itself, and how its agenda is arranged, changes no belief; to move the
    meeting does.
    """
    if edit.kind == "point" or _is_noted(edit) or not batch.reason_needed:
        return
    if said.reason is None:
        raise ReasonMissing(kind=edit.kind, key=edit.key).about("reason")
    if len(said.reason) < SHORTEST_REASON:
        raise ReasonTooShort(reason=said.reason, length=len(said.reason)).about("reason")


def _is_noted(edit: OfRecord) -> bool:
    """Tell whether an edit says no more than who was there, what was said and how far it came."""
    if not isinstance(edit, Revise) or edit.kind != "review":
        return False
    return not edit.reason and edit.values.keys() <= NOTED
