"""The room of goals: what the team wants, how it is measured, and what was measured."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import (
    Choice,
    Code,
    Day,
    Flag,
    Number,
    Prose,
    Reference,
    References,
    Span,
    Text,
    Whole,
    Wholes,
)
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """A result the team wants by a day."""

    ABOUT: ClassVar[About] = About(
        name="goal",
        label=N_("goal"),
        plural=N_("goals"),
        help=N_("A result the team wants by a day."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like S1."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("The result in one line."))]
    description: Annotated[
        str | None, Prose(label=N_("description"), help=N_("What it means, and what it does not."))
    ] = None
    level: Annotated[
        str | None,
        Choice(
            label=N_("level"),
            help=N_("Where the goal stands in the chain of governing documents."),
            words=("vision", "overarching", "committee", "sub_goal"),
            labels=(N_("vision"), N_("overarching goal"), N_("committee goal"), N_("sub-goal")),
        ),
    ] = None
    parent: Annotated[
        str | None,
        Reference(label=N_("stands under"), help=N_("The goal that this one serves."), kind="goal"),
    ] = None
    sector: Annotated[
        str | None,
        Text(label=N_("sector"), help=N_("One of the sectors in the settings."), setting="sectors"),
    ] = None
    owner: Annotated[
        str | None, Text(label=N_("responsible"), help=N_("A role, not a person's name."))
    ] = None
    good_economy: Annotated[
        str | None,
        Choice(
            label=N_("good economic management"),
            help=N_("Whether the council set it as a goal for good economic management."),
            words=("none", "financial", "operations"),
            labels=(N_("no"), N_("financial goal"), N_("goal for operations")),
        ),
    ] = None
    sdg: Annotated[
        tuple[int, ...] | None,
        Wholes(
            label=N_("global goals"),
            help=N_("Numbers of the goals in Agenda 2030, 1 to 17."),
            low=1,
            high=17,
        ),
    ] = None
    due: Annotated[
        date | None, Day(label=N_("due"), help=N_("The day by which the result is wanted."))
    ] = None
    status: Annotated[
        str | None,
        Choice(
            label=N_("status"),
            help=N_("The group's judgement on the scale of the settings, not a calculation."),
            setting="status_scale",
        ),
    ] = None
    status_comment: Annotated[
        str | None,
        Prose(label=N_("comment on the status"), help=N_("What the judgement rests on.")),
    ] = None
    confidence: Annotated[
        int | None,
        Whole(
            label=N_("confidence"),
            help=N_("How sure the group is to reach it, 0 to 10."),
            low=0,
            high=10,
        ),
    ] = None
    shared_with: Annotated[
        tuple[str, ...] | None,
        References(
            label=N_("shared with"), help=N_("The actors who share the goal."), kind="actor"
        ),
    ] = None
    document: Annotated[
        str | None, Text(label=N_("document"), help=N_("A link to where it was adopted."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """How a goal is measured, from where and to where."""

    ABOUT: ClassVar[About] = About(
        name="indicator",
        label=N_("indicator"),
        plural=N_("indicators"),
        help=N_("How a goal is measured: unit, baseline, target and source."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like I08."))]
    goal: Annotated[
        str | None, Reference(label=N_("goal"), help=N_("The goal it measures."), kind="goal")
    ] = None
    title: Annotated[str, Text(label=N_("title"), help=N_("What is measured, in one line."))]
    definition: Annotated[
        str | None, Prose(label=N_("definition"), help=N_("Exactly what is counted, and how."))
    ] = None
    unit: Annotated[str, Text(label=N_("unit"), help=N_("Like MW, %, mnkr or days."))]
    decimals: Annotated[
        int | None,
        Whole(label=N_("decimals"), help=N_("How many are shown."), low=0, high=9),
    ] = None
    wanted: Annotated[
        str,
        Choice(
            label=N_("wanted direction"),
            help=N_("Whether the value should rise, fall, or stay above or below the target."),
            words=("raise", "lower", "keep_at_least", "keep_at_most"),
            labels=(N_("raise to"), N_("lower to"), N_("keep at least"), N_("keep at most")),
        ),
    ]
    baseline_value: Annotated[
        float | None, Number(label=N_("baseline value"), help=N_("Where it started."))
    ] = None
    baseline_period: Annotated[
        str | None, Span(label=N_("baseline period"), help=N_("When it started."))
    ] = None
    target_value: Annotated[
        float | None, Number(label=N_("target value"), help=N_("Where it should arrive."))
    ] = None
    target_date: Annotated[
        date | None, Day(label=N_("target date"), help=N_("When it should be there."))
    ] = None
    frequency: Annotated[
        str | None,
        Choice(
            label=N_("frequency"),
            help=N_("How often a value is expected."),
            words=("month", "quarter", "tertial", "half_year", "year", "free"),
            labels=(
                N_("month"),
                N_("quarter"),
                N_("four-month period"),
                N_("half-year"),
                N_("year"),
                N_("free"),
            ),
        ),
    ] = None
    seasonal: Annotated[
        bool | None,
        Flag(
            label=N_("seasonal"),
            help=N_("Compare with the same period last year, not with the period before."),
        ),
    ] = None
    band: Annotated[
        float | None,
        Number(
            label=N_("band"), help=N_("Per cent of the target within which it counts as nearly.")
        ),
    ] = None
    source: Annotated[
        str | None, Text(label=N_("source"), help=N_("Who publishes the values."))
    ] = None
    owner: Annotated[
        str | None, Text(label=N_("responsible"), help=N_("The role that brings the values."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A dated interim target of an indicator."""

    ABOUT: ClassVar[About] = About(
        name="target",
        label=N_("interim target"),
        plural=N_("interim targets"),
        help=N_("A value an indicator should have on a day before its target date."),
        key=("indicator", "day"),
    )

    indicator: Annotated[
        str,
        Reference(label=N_("indicator"), help=N_("The indicator it belongs to."), kind="indicator"),
    ]
    day: Annotated[date, Day(label=N_("day"), help=N_("Before the indicator's target date."))]
    value: Annotated[float, Number(label=N_("value"), help=N_("In the indicator's unit."))]


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What was measured for a period."""

    ABOUT: ClassVar[About] = About(
        name="observation",
        label=N_("observation"),
        plural=N_("observations"),
        help=N_("What was measured for a period, in the whole plan area or in a part of it."),
        key=("indicator", "period", "place", "group"),
        optional=("place", "group"),
    )

    indicator: Annotated[
        str,
        Reference(label=N_("indicator"), help=N_("The indicator it measures."), kind="indicator"),
    ]
    period: Annotated[str, Span(label=N_("period"), help=N_("Like 2026-Q3, 2026-T2 or 2026."))]
    place: Annotated[
        str | None,
        Text(label=N_("place"), help=N_("A part of the area, like a municipality's code.")),
    ] = None
    group: Annotated[
        str | None, Text(label=N_("group"), help=N_("A part of the people, like women."))
    ] = None
    value: Annotated[
        float | None, Number(label=N_("value"), help=N_("In the indicator's unit."))
    ] = None
    mark: Annotated[
        str | None,
        Text(label=N_("mark"), help=N_("The source's own sign where there is no number.")),
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("Whether the source may still change the value."),
            words=("final", "preliminary", "revised"),
            labels=(N_("final"), N_("preliminary"), N_("revised")),
        ),
    ] = None
    source: Annotated[
        str | None, Text(label=N_("source"), help=N_("Where this very value comes from."))
    ] = None
    note: Annotated[
        str | None, Text(label=N_("note"), help=N_("What a reader of the value must know."))
    ] = None
