"""The room of futures: what drives change, which futures may come, and how they touch the plan."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import (
    Choice,
    Code,
    Day,
    Flag,
    Mentions,
    Number,
    Percent,
    Prose,
    Reference,
    References,
    Span,
    Text,
    Whole,
)
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """Something outside that changes the conditions of the plan."""

    ABOUT: ClassVar[About] = About(
        name="driver",
        label=N_("driver"),
        plural=N_("drivers"),
        help=N_("Something outside that changes the conditions of the plan."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like D1."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("What drives change, in one line."))]
    description: Annotated[
        str | None, Prose(label=N_("description"), help=N_("How it works, and on whom."))
    ] = None
    importance: Annotated[
        int | None,
        Whole(label=N_("importance"), help=N_("For the plan, 1 to 5."), low=1, high=5),
    ] = None
    uncertainty: Annotated[
        int | None,
        Whole(label=N_("uncertainty"), help=N_("About its outcome, 1 to 5."), low=1, high=5),
    ] = None
    axis: Annotated[
        str | None,
        Choice(
            label=N_("axis"),
            help=N_("Whether it spans the four-field matrix of scenarios."),
            words=("none", "first", "second"),
            labels=(N_("none"), N_("first axis"), N_("second axis")),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One outcome of a driver."""

    ABOUT: ClassVar[About] = About(
        name="variant",
        label=N_("variant"),
        plural=N_("variants"),
        help=N_("One outcome that a driver can have."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like D1a."))]
    driver: Annotated[
        str, Reference(label=N_("driver"), help=N_("What it is an outcome of."), kind="driver")
    ]
    title: Annotated[str, Text(label=N_("title"), help=N_("The outcome in one line."))]
    place_in_order: Annotated[
        int | None,
        Whole(label=N_("place in order"), help=N_("1 comes first."), low=1, high=99),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """A future the team may have to live in."""

    ABOUT: ClassVar[About] = About(
        name="scenario",
        label=N_("scenario"),
        plural=N_("scenarios"),
        help=N_("A future the team may have to live in; a picture, not a forecast."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like B."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("The name of the future."))]
    set: Annotated[
        str | None,
        Text(label=N_("set"), help=N_("Scenarios of one set exclude each other.")),
    ] = "main"
    narrative: Annotated[
        str | None, Prose(label=N_("narrative"), help=N_("What life is like in that future."))
    ] = None
    horizon: Annotated[
        int | None,
        Whole(label=N_("horizon"), help=N_("The year it looks at."), low=1900, high=2200),
    ] = None
    position: Annotated[
        tuple[str, ...] | None,
        References(
            label=N_("position"), help=N_("The variants that come together in it."), kind="variant"
        ),
    ] = None
    catch_all: Annotated[
        bool | None,
        Flag(label=N_("catch-all"), help=N_("Whether it stands for everything else in its set.")),
    ] = None
    carved_from: Annotated[
        str | None,
        Reference(
            label=N_("carved from"), help=N_("The scenario it was part of before."), kind="scenario"
        ),
    ] = None
    resolves_on: Annotated[
        date | None, Day(label=N_("resolves on"), help=N_("When it will be known."))
    ] = None
    outcome: Annotated[
        str | None,
        Choice(
            label=N_("outcome"),
            help=N_("Whether it came true; open until it is known."),
            words=("open", "occurred", "did_not", "annulled"),
            labels=(N_("open"), N_("occurred"), N_("did not occur"), N_("annulled")),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Likelihood:
    """How likely a judge holds a scenario."""

    ABOUT: ClassVar[About] = About(
        name="likelihood",
        label=N_("likelihood"),
        plural=N_("likelihoods"),
        help=N_("The group's judgement, or one actor's; not a calculation."),
        key=("scenario", "judge"),
    )

    scenario: Annotated[
        str, Reference(label=N_("scenario"), help=N_("Which future."), kind="scenario")
    ]
    judge: Annotated[
        str,
        Reference(
            label=N_("judge"),
            help=N_("An actor's code, or group."),
            kind="actor",
            also=("group",),
        ),
    ]
    percent: Annotated[
        float,
        Percent(label=N_("per cent"), help=N_("All scenarios of a set sum to 100.")),
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumption:
    """Something the plan takes for granted."""

    ABOUT: ClassVar[About] = About(
        name="assumption",
        label=N_("assumption"),
        plural=N_("assumptions"),
        help=N_("Something the plan takes for granted and must try again."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like F3."))]
    text: Annotated[str, Text(label=N_("text"), help=N_("What is taken for granted."))]
    bears_on: Annotated[
        tuple[str, ...] | None,
        Mentions(label=N_("bears on"), help=N_("The records that lean on it, like goal:S1.")),
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("Whether it still holds."),
            words=("holds", "uncertain", "fell", "came_true"),
            labels=(N_("holds"), N_("uncertain"), N_("fell"), N_("came true")),
        ),
    ] = None
    evidence: Annotated[str | None, Prose(label=N_("evidence"), help=N_("What it rests on."))] = (
        None
    )
    would_change: Annotated[
        str | None,
        Prose(
            label=N_("would change our mind"),
            help=N_("What would make the group believe otherwise."),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signpost:
    """An early signal that a scenario is on its way; good news or bad."""

    ABOUT: ClassVar[About] = About(
        name="signpost",
        label=N_("signpost"),
        plural=N_("signposts"),
        help=N_("An early signal that a scenario is on its way; good news or bad."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like T3."))]
    text: Annotated[str, Text(label=N_("text"), help=N_("What is watched, in one line."))]
    points_to: Annotated[
        tuple[str, ...],
        References(label=N_("points to"), help=N_("The scenarios it speaks for."), kind="scenario"),
    ]
    indicator: Annotated[
        str | None,
        Reference(
            label=N_("indicator"),
            help=N_("The indicator whose values drive it."),
            kind="indicator",
        ),
    ] = None
    comparison: Annotated[
        str | None,
        Choice(
            label=N_("comparison"),
            help=N_("On which side of the levels it is triggered."),
            words=("above", "below"),
            labels=(N_("above"), N_("below")),
        ),
    ] = None
    watch_at: Annotated[
        float | None, Number(label=N_("watch at"), help=N_("The level where watching begins."))
    ] = None
    trigger_at: Annotated[
        float | None, Number(label=N_("trigger at"), help=N_("The level where it is triggered."))
    ] = None
    confirmations: Annotated[
        int | None,
        Whole(
            label=N_("confirmations"),
            help=N_("How many values in a row must say the same."),
            low=1,
            high=99,
        ),
    ] = None
    hysteresis: Annotated[
        float | None,
        Number(label=N_("hysteresis"), help=N_("How far back a value must go to be quiet again.")),
    ] = None
    lead_months: Annotated[
        int | None,
        Whole(
            label=N_("lead time in months"),
            help=N_("How long an answer takes."),
            low=0,
            high=999,
        ),
    ] = None
    owner: Annotated[
        str | None, Text(label=N_("responsible"), help=N_("The role that watches it."))
    ] = None
    source: Annotated[
        str | None, Text(label=N_("source"), help=N_("Where the signal is seen."))
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("Triggered is neither good nor bad."),
            words=("quiet", "watch", "triggered", "ceased"),
            labels=(N_("quiet"), N_("watched"), N_("triggered"), N_("ceased")),
        ),
    ] = None
    bears_on: Annotated[
        tuple[str, ...] | None,
        Mentions(label=N_("bears on"), help=N_("The records it matters to, like goal:S1.")),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Impact:
    """How a goal fares in a scenario, as a judge sees it."""

    ABOUT: ClassVar[About] = About(
        name="impact",
        label=N_("impact"),
        plural=N_("impacts"),
        help=N_("How a goal fares in a scenario, as a judge sees it."),
        key=("goal", "scenario", "judge"),
    )

    goal: Annotated[str, Reference(label=N_("goal"), help=N_("Which goal."), kind="goal")]
    scenario: Annotated[
        str, Reference(label=N_("scenario"), help=N_("In which future."), kind="scenario")
    ]
    judge: Annotated[
        str,
        Reference(
            label=N_("judge"),
            help=N_("An actor's code, or group."),
            kind="actor",
            also=("group",),
        ),
    ]
    score: Annotated[
        int,
        Whole(label=N_("score"), help=N_("From −2, falls, to +2, gains."), low=-2, high=2),
    ]
    breaks_it: Annotated[
        str | None, Prose(label=N_("what breaks it"), help=N_("Why it falls in that future."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What is left of a resource in a scenario."""

    ABOUT: ClassVar[About] = About(
        name="outlook",
        label=N_("outlook"),
        plural=N_("outlooks"),
        help=N_("What is left of a shared resource in a scenario."),
        key=("resource", "scenario", "period"),
        optional=("period",),
    )

    resource: Annotated[
        str, Reference(label=N_("resource"), help=N_("Which resource."), kind="resource")
    ]
    scenario: Annotated[
        str, Reference(label=N_("scenario"), help=N_("In which future."), kind="scenario")
    ]
    period: Annotated[
        str | None, Span(label=N_("period"), help=N_("Empty when it holds all the time."))
    ] = None
    capacity_percent: Annotated[
        float,
        Number(label=N_("capacity in per cent"), help=N_("Of what there is today.")),
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Projection:
    """Where an indicator goes in a scenario."""

    ABOUT: ClassVar[About] = About(
        name="projection",
        label=N_("projection"),
        plural=N_("projections"),
        help=N_("Where an indicator goes in a scenario; not the same as a forecast."),
        key=("indicator", "scenario", "period"),
    )

    indicator: Annotated[
        str, Reference(label=N_("indicator"), help=N_("Which indicator."), kind="indicator")
    ]
    scenario: Annotated[
        str, Reference(label=N_("scenario"), help=N_("In which future."), kind="scenario")
    ]
    period: Annotated[str, Span(label=N_("period"), help=N_("Like 2030 or 2030-Q4."))]
    value: Annotated[float, Number(label=N_("value"), help=N_("In the indicator's unit."))]
    source: Annotated[str | None, Text(label=N_("source"), help=N_("Who worked it out."))] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CrossImpact:
    """How one variant promotes or restricts another."""

    ABOUT: ClassVar[About] = About(
        name="cross_impact",
        label=N_("cross impact"),
        plural=N_("cross impacts"),
        help=N_("How one variant promotes or restricts another."),
        key=("from_variant", "to_variant"),
        apart=True,
    )

    from_variant: Annotated[
        str, Reference(label=N_("from variant"), help=N_("What acts."), kind="variant")
    ]
    to_variant: Annotated[
        str, Reference(label=N_("to variant"), help=N_("What is acted on."), kind="variant")
    ]
    score: Annotated[
        int,
        Whole(label=N_("score"), help=N_("From −3, restricts, to +3, promotes."), low=-3, high=3),
    ]
