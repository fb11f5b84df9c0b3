"""The room of reviews: the meetings, what they must handle, and what they decided."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import (
    Choice,
    Code,
    Day,
    Flag,
    Mention,
    Mentions,
    Prose,
    Reference,
    Span,
    Text,
    Texts,
    Whole,
)
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A meeting that confirms, revises or retires what the team believes."""

    ABOUT: ClassVar[About] = About(
        name="review",
        label=N_("review"),
        plural=N_("reviews"),
        help=N_("A meeting that confirms, revises or retires what the team believes."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like R7."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("What it was about, in one line."))]
    date: Annotated[
        date, Day(label=N_("review date"), help=N_("The day of the meeting."), working=True)
    ]
    nature: Annotated[
        str | None, Text(label=N_("nature"), help=N_("Like ordinary, extra or strategy day."))
    ] = None
    place: Annotated[str | None, Text(label=N_("place"), help=N_("Where it is held."))] = None
    period: Annotated[
        str | None, Span(label=N_("period"), help=N_("The period it looks back on."))
    ] = None
    chair: Annotated[
        str | None, Text(label=N_("chair"), help=N_("A role, not a person's name."))
    ] = None
    secretary: Annotated[
        str | None, Text(label=N_("secretary"), help=N_("A role, not a person's name."))
    ] = None
    participants: Annotated[
        tuple[str, ...] | None,
        Texts(label=N_("participants"), help=N_("Roles, not persons' names.")),
    ] = None
    cadence: Annotated[
        str | None,
        Choice(
            label=N_("cadence"),
            help=N_("How long until the next one; it proposes a date."),
            words=("none", "month", "quarter", "tertial", "half_year", "year"),
            labels=(
                N_("none"),
                N_("month"),
                N_("quarter"),
                N_("four-month period"),
                N_("half-year"),
                N_("year"),
            ),
        ),
    ] = None
    diary_number: Annotated[
        str | None, Text(label=N_("diary number"), help=N_("Like KS 2023/118."))
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("A finalised review never changes."),
            words=("planned", "open", "finalised"),
            labels=(N_("planned"), N_("open"), N_("finalised")),
        ),
    ] = None
    notes: Annotated[
        str | None, Prose(label=N_("notes"), help=N_("Free text beside what was changed."))
    ] = None
    finalised_text: Annotated[
        str | None,
        Prose(
            label=N_("finalised text"),
            help=N_("The notes as they were finalised; set only by finalising."),
            limit=None,
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One point of a review's agenda."""

    ABOUT: ClassVar[About] = About(
        name="point",
        label=N_("point"),
        plural=N_("points"),
        help=N_("One point of a review's agenda, about one record."),
        key=("agenda_of", "about"),
    )

    agenda_of: Annotated[
        str, Reference(label=N_("agenda of"), help=N_("The review."), kind="review")
    ]
    about: Annotated[
        str, Mention(label=N_("about"), help=N_("The record it is about, like goal:S1."))
    ]
    place_in_order: Annotated[
        int | None,
        Whole(label=N_("place in order"), help=N_("1 comes first."), low=1, high=9999),
    ] = None
    minutes: Annotated[
        int | None,
        Whole(label=N_("minutes"), help=N_("The time set aside."), low=0, high=999),
    ] = None
    left_out: Annotated[
        bool | None, Flag(label=N_("left out"), help=N_("Whether it was taken off the agenda."))
    ] = None
    discussion: Annotated[
        str | None, Prose(label=N_("discussion"), help=N_("What was said, without names."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What was decided, who does it, and by when."""

    ABOUT: ClassVar[About] = About(
        name="decision",
        label=N_("decision"),
        plural=N_("decisions"),
        help=N_("What was decided, who does it, and by when."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like B03."))]
    text: Annotated[str, Text(label=N_("text"), help=N_("What is to be done, in one line."))]
    taken_in: Annotated[
        str, Reference(label=N_("taken in"), help=N_("The review it was taken in."), kind="review")
    ]
    bears_on: Annotated[
        tuple[str, ...] | None,
        Mentions(label=N_("bears on"), help=N_("The records it is about, like goal:S1.")),
    ] = None
    owner: Annotated[
        str | None, Text(label=N_("responsible"), help=N_("A role, not a person's name."))
    ] = None
    due: Annotated[
        date | None,
        Day(label=N_("due"), help=N_("The day by which it should be done."), working=True),
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("Whether it is late is computed from the due day."),
            words=("open", "under_way", "done", "dropped"),
            labels=(N_("open"), N_("in progress"), N_("done"), N_("dropped")),
        ),
    ] = None
    outcome: Annotated[str | None, Prose(label=N_("outcome"), help=N_("What came of it."))] = None
    body: Annotated[
        str | None, Text(label=N_("body deciding"), help=N_("Like the executive board."))
    ] = None
    reference: Annotated[
        str | None, Text(label=N_("decision reference"), help=N_("Like KS 2025-04-02 § 47."))
    ] = None
    replaces: Annotated[
        str | None,
        Reference(
            label=N_("replaces"), help=N_("The decision it takes the place of."), kind="decision"
        ),
    ] = None
    look_again: Annotated[
        date | None,
        Day(label=N_("look again"), help=N_("When to ask whether it still holds."), working=True),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Addendum:
    """A dated text that follows a finalised review."""

    ABOUT: ClassVar[About] = About(
        name="addendum",
        label=N_("addendum"),
        plural=N_("addenda"),
        help=N_("A dated text that follows a finalised review."),
        key=("adds_to", "sequence"),
    )

    adds_to: Annotated[
        str, Reference(label=N_("adds to"), help=N_("The finalised review."), kind="review")
    ]
    sequence: Annotated[
        int, Whole(label=N_("sequence"), help=N_("1 for the first."), low=1, high=9999)
    ]
    text: Annotated[str, Prose(label=N_("text"), help=N_("What the notes should also say."))]
