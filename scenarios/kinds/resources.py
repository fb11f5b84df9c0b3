"""The room of resources: what is shared, who brings it, and which goals get it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import Choice, Code, Number, Prose, Reference, Span, Text
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """Something several goals draw on and several partners bring."""

    ABOUT: ClassVar[About] = About(
        name="resource",
        label=N_("shared resource"),
        plural=N_("shared resources"),
        help=N_("Something several goals draw on: money, people, land, power, premises."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like G4."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("What it is, in one line."))]
    unit: Annotated[
        str, Text(label=N_("unit"), help=N_("Like MW or mnkr; different units are never added."))
    ]
    held_by: Annotated[
        str | None, Reference(label=N_("held by"), help=N_("Who answers for it."), kind="actor")
    ] = None
    nature: Annotated[
        str | None,
        Choice(
            label=N_("nature"),
            help=N_("A flow comes anew every period; a stock is used up."),
            words=("flow", "stock"),
            labels=(N_("flow"), N_("stock")),
        ),
    ] = None
    description: Annotated[
        str | None, Prose(label=N_("description"), help=N_("What it can be used for."))
    ] = None
    document: Annotated[
        str | None, Text(label=N_("document"), help=N_("A link to the agreement."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What a partner brings to a shared resource."""

    ABOUT: ClassVar[About] = About(
        name="contribution",
        label=N_("contribution"),
        plural=N_("contributions"),
        help=N_("What a partner brings to a shared resource, and how firmly."),
        key=("resource", "actor", "period"),
        optional=("period",),
    )

    resource: Annotated[
        str, Reference(label=N_("resource"), help=N_("What it is brought to."), kind="resource")
    ]
    actor: Annotated[str, Reference(label=N_("partner"), help=N_("Who brings it."), kind="actor")]
    period: Annotated[
        str | None, Span(label=N_("period"), help=N_("Empty when it holds all the time."))
    ] = None
    amount: Annotated[float, Number(label=N_("amount"), help=N_("In the resource's unit."))]
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("From a letter of intent to what has been delivered."),
            words=("intent", "decided", "agreed", "delivered"),
            labels=(N_("intent"), N_("decided"), N_("agreed"), N_("delivered")),
        ),
    ] = None
    document: Annotated[
        str | None, Text(label=N_("document"), help=N_("A link to the agreement."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation:
    """What a goal gets of a shared resource."""

    ABOUT: ClassVar[About] = About(
        name="allocation",
        label=N_("allocation"),
        plural=N_("allocations"),
        help=N_("What a goal gets of a shared resource."),
        key=("resource", "goal", "period"),
        optional=("period",),
    )

    resource: Annotated[
        str, Reference(label=N_("resource"), help=N_("What is shared out."), kind="resource")
    ]
    goal: Annotated[str, Reference(label=N_("goal"), help=N_("Who gets it."), kind="goal")]
    period: Annotated[
        str | None, Span(label=N_("period"), help=N_("Empty when it holds all the time."))
    ] = None
    amount: Annotated[float, Number(label=N_("amount"), help=N_("In the resource's unit."))]
    minimum: Annotated[
        float | None,
        Number(label=N_("minimum"), help=N_("The least with which the goal can be reached.")),
    ] = None
