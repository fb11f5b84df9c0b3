"""Every reason to refuse an edit, each with one sentence that says what, where and what to do.

Refused
├── NotAllowed            one value of one field
│   ├── Missing, NotANumber, NotWhole, NotAPercentage, NotADay, NotAPeriod, NotAFlag
│   ├── NotAChoice, NotACode, ReservedCode, NotAReference
│   ├── TooLong, ControlCharacter, LineBreak, OutOfRange
│   └── KeyPartMissing, KeyPartSlash, SameTwice
├── NoSuchKind, NoSuchField, NoSuchRecord, NoSuchMoment, NoSuchChange, FieldOfTheKey
├── Life                  add, restore and retire at the wrong time
│   ├── AlreadyThere, WasThereBefore, NotThereYet, IsRetired, IsThere
│   └── InTheFuture, LivesOn, TooEarly
├── Why                   ReasonMissing, ReasonTooShort, NothingToDo
├── Taking back           NotCorrectable, AnotherDay, NotUndoable, WrittenSince, NeededSince
├── Connections           UnknownReference, StillReferred, GoesInCircles
├── Sums and steps        LikelihoodsDoNotSum, TwoCatchAlls, TargetTooLate
├── Reviews               ReviewFinalised, ReviewsOutOfOrder, ReviewDayTaken, ReviewTooEarly,
│                         FinalisedText
├── Together              ChangedMeanwhile, Overtaken
└── AllRefused            several at once, each with the number of its edit
"""

from collections.abc import Sequence
from typing import Any, Self


def N_(text: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a sentence for translation and give it back as it is."""
    return text


class Refused(Exception):
    """Say no, with a sentence that can be translated and the values that stand in it.

    `field` names the field it speaks of, where it speaks of one.
    """

    message = N_("This cannot be done.")
    field: str | None = None

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.field = values.get("field")
        super().__init__(self.message.format(**values))

    def about(self, field: str) -> Self:
        """Say which field it speaks of."""
        self.field = field
        return self


class NotAllowed(Refused):
    """A value that its field cannot hold."""

    message = N_("“{value}” is not allowed here.")


class Missing(NotAllowed):
    """A required field without a value."""

    message = N_("{field} must be filled in.")


class NotANumber(NotAllowed):
    """A text that is no finite number."""

    message = N_("“{value}” is not a number. Write it like 1234.5.")


class NotWhole(NotAllowed):
    """A number with decimals where none are allowed."""

    message = N_("“{value}” is not a whole number.")


class OutOfRange(NotAllowed):
    """A number outside the limits of its field."""

    message = N_("“{value}” lies outside {low} to {high}.")


class NotAPercentage(NotAllowed):
    """A number that is no percentage."""

    message = N_("“{value}” is not a percentage between 0 and 100.")


class NotADay(NotAllowed):
    """A text that names no day between 1900 and 2200."""

    message = N_("“{value}” is not a day between 1900 and 2200. Write it like 2026-03-31.")


class NotAPeriod(NotAllowed):
    """A text that names no period."""

    message = N_(
        "“{value}” is not a period. Write it like 2026-Q3, 2026-T2, 2026-H1, 2026-08 or 2026."
    )


class NotAFlag(NotAllowed):
    """A text that is neither yes nor no."""

    message = N_("“{value}” is neither yes nor no. Write true or false.")


class NotAChoice(NotAllowed):
    """A word that is not among the choices."""

    message = N_("“{value}” is not among the choices: {choices}.")


class NotACode(NotAllowed):
    """A code with signs that codes cannot have."""

    message = N_("“{value}” is not a code. Use 1 to 40 characters without / ; : , > or spaces.")


class ReservedCode(NotAllowed):
    """A code that stands for something else."""

    message = N_("“{value}” has a meaning of its own and cannot be a code. Choose another.")


class NotAReference(NotAllowed):
    """A text that does not name a kind and a code."""

    message = N_("“{value}” does not name a record. Write the kind and the code, like goal:S1.")


class TooLong(NotAllowed):
    """A text longer than its field holds."""

    message = N_("The text has {length} characters; at most {limit} fit here.")


class ControlCharacter(NotAllowed):
    """A text with signs that cannot be seen."""

    message = N_("The text holds a control character ({code}) at place {place}. Take it away.")


class LineBreak(NotAllowed):
    """Several lines where one is allowed."""

    message = N_("“{value}” has several lines; only one fits here.")


class KeyPartMissing(NotAllowed):
    """A key without one of its parts."""

    message = N_("{field} is part of what the record is called and must be filled in.")


class KeyPartSlash(NotAllowed):
    """A key part with the sign that joins keys."""

    message = N_("“{value}” is part of what the record is called and cannot hold a “/”.")


class SameTwice(NotAllowed):
    """A record joined with itself."""

    message = N_("“{value}” cannot be joined with itself.")


class NoSuchKind(Refused):
    """A kind nobody has described."""

    message = N_("There is no kind called “{kind}”.")


class NoSuchField(Refused):
    """A field that its kind does not have."""

    message = N_("{kind} has no field called “{field}”.")


class NoSuchRecord(Refused):
    """A record that was never added."""

    message = N_("There is no {kind} {key}.")


class NoSuchMoment(Refused):
    """A moment that is neither now, a day nor a review."""

    message = N_("“{text}” is not a moment. Write now, a day like 2025-03-31, or a review's code.")


class NoSuchChange(Refused):
    """A change nobody has made."""

    message = N_("There is no change {change}.")


class FieldOfTheKey(Refused):
    """A new value for what a record is called."""

    message = N_("{field} is part of what {kind} {key} is called and never changes.")


class AlreadyThere(Refused):
    """An add of what is there."""

    message = N_("{kind} {key} is already there. Revise it instead.")


class WasThereBefore(Refused):
    """An add of what was retired."""

    message = N_("{kind} {key} was there before and is retired. Restore it instead.")


class NotThereYet(Refused):
    """An act before the record's first day."""

    message = N_("{kind} {key} does not exist on {day}.")


class IsRetired(Refused):
    """An act on what is retired."""

    message = N_("{kind} {key} is retired on {day}. Restore it first.")


class IsThere(Refused):
    """A restore of what is there."""

    message = N_("{kind} {key} is not retired on {day}.")


class LivesOn(Refused):
    """A life that would begin or end before what was written on a later day."""

    message = N_(
        "{kind} {key} is written again on {later}, which this would leave without a life."
        " Choose a later day than {day}, or undo that first."
    )


class TooEarly(Refused):
    """Something that would come back before it was put off."""

    message = N_("{until} is not after {day}. Choose a later day to come back.")


class InTheFuture(Refused):
    """An act on a day that is still to come."""

    message = N_(
        "{day} is still to come. Enter the change on the day it takes effect,"
        " and note the decision until then."
    )


class ReasonMissing(Refused):
    """A change of mind without a reason."""

    message = N_("Write why you change {kind} {key}.")


class ReasonTooShort(Refused):
    """A reason of a word or less."""

    message = N_("Write why in at least 10 characters: “{reason}” has {length}.")


class NothingToDo(Refused):
    """Edits that would change nothing."""

    message = N_("Nothing differs from what is there, so nothing was saved.")


class NotCorrectable(Refused):
    """A correction of an act that sets nothing."""

    message = N_("Revision {target} of {kind} {key} cannot be corrected. Undo it instead.")


class AnotherDay(Refused):
    """A correction that would move what it corrects."""

    message = N_(
        "A correction keeps the day of what it corrects, {day}."
        " For another day, undo that and revise."
    )


class NotUndoable(Refused):
    """An undo of what is out of force or cannot be taken back."""

    message = N_("Change {change} cannot be undone: nothing of it is in force.")


class UnknownReference(Refused):
    """A reference to what is not there on the day."""

    message = N_("{field} names {other_kind} {other}, which does not exist on {day}.")


class StillReferred(Refused):
    """A retirement of what others lean on."""

    message = N_(
        "{kind} {key} cannot be retired: {others} still name it."
        " Retire them too, or change them first."
    )


class GoesInCircles(Refused):
    """A record above itself."""

    message = N_("{kind} {key} would stand above itself: {path}.")


class TargetTooLate(Refused):
    """An interim target that is not on the way to its indicator's target."""

    message = N_(
        "An interim target of {indicator} lies before its target date, {last}. {day} does not."
    )


class LikelihoodsDoNotSum(Refused):
    """Likelihoods of one judge that are not 100 together."""

    message = N_(
        "The likelihoods of {judge} in the set {set} sum to {sum} on {day}, not to 100."
        " The difference is {difference}."
    )


class TwoCatchAlls(Refused):
    """Two scenarios for the rest."""

    message = N_("The set {set} has more than one catch-all: {scenarios}. Keep one.")


class ReviewFinalised(Refused):
    """A write into a review that is closed."""

    message = N_(
        "{review} is finalised and cannot be changed. Use the next review, or add an addendum."
    )


class ReviewsOutOfOrder(Refused):
    """A finalised review while an earlier one is open."""

    message = N_("{review} cannot be finalised while {earlier} is open. Finalise {earlier} first.")


class ReviewDayTaken(Refused):
    """Two reviews on one day."""

    message = N_("{other} is held on {day} already. Choose another day for {review}.")


class ReviewTooEarly(Refused):
    """A review before one that is closed."""

    message = N_("{review} cannot be held on {day}: {finalised}, of {last}, is finalised already.")


class FinalisedText(Refused):
    """A finalised text that is set without finalising."""

    message = N_("The finalised text is set only when a review is finalised.")


class ChangedMeanwhile(Refused):
    """A field that somebody else has changed."""

    message = N_(
        "Somebody has changed {field} of {kind} {key} since you read it:"
        " it was {base}, is now {theirs}, and you wrote {yours}. Choose one of them."
    )


class Overtaken(Refused):
    """A field that a later day already sets."""

    message = N_(
        "{field} of {kind} {key} is already set from {day} to {theirs}, which would hide your"
        " {yours}. Give the day you mean, or change the later value."
    )


class WrittenSince(Refused):
    """An undo of what was written over since."""

    message = N_(
        "{kind} {key} was written again after change {change} ({field})."
        " Choose to keep the later value, or undo that change first."
    )


class NeededSince(Refused):
    """An undo of a life that was written in since."""

    message = N_(
        "{kind} {key} was written again on {later}, which change {change} made possible."
        " Undo that first."
    )


class AllRefused(Refused):
    """Several refusals at once, each with the number of the edit it speaks of."""

    message = N_("{count} edits were refused. The first: {first}")

    def __init__(self, refusals: Sequence[tuple[int, Refused]]) -> None:
        self.refusals = tuple(refusals)
        first = self.refusals[0][1]
        if len(self.refusals) == 1:
            self.message = first.message
        super().__init__(**{**first.values, "count": len(self.refusals), "first": str(first)})
