"""The room of people: who has a stake, and where they stand on each goal."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import Choice, Code, Number, Prose, Reference, Text, Whole
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody who brings, decides or is affected; an organisation or a group, not a person."""

    ABOUT: ClassVar[About] = About(
        name="actor",
        label=N_("actor"),
        plural=N_("actors"),
        help=N_("Somebody who brings, decides or is affected: an organisation or a group."),
    )

    code: Annotated[str, Code(label=N_("code"), help=N_("What people call it aloud, like RM."))]
    title: Annotated[str, Text(label=N_("title"), help=N_("The name of the organisation."))]
    nature: Annotated[
        str | None,
        Choice(
            label=N_("nature"),
            help=N_("Our own organisation, a partner, or somebody who is affected."),
            words=("own", "partner", "affected"),
            labels=(N_("own organisation"), N_("partner"), N_("affected")),
        ),
    ] = None
    influence: Annotated[
        int | None,
        Whole(label=N_("influence"), help=N_("Over the outcome, 1 to 5."), low=1, high=5),
    ] = None
    stake: Annotated[
        int | None,
        Whole(label=N_("stake"), help=N_("What the outcome means to them, 1 to 5."), low=1, high=5),
    ] = None
    weight: Annotated[
        float | None,
        Number(label=N_("weight"), help=N_("Of their judgement when judgements are pooled.")),
    ] = None
    gathering: Annotated[
        str | None, Text(label=N_("gathering"), help=N_("To compare groups of actors."))
    ] = None
    contact: Annotated[
        str | None, Text(label=N_("contact"), help=N_("A role, not a person's name."))
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """Where an actor stands on a goal."""

    ABOUT: ClassVar[About] = About(
        name="stance",
        label=N_("stance"),
        plural=N_("stances"),
        help=N_("Where an actor stands on a goal, and why."),
        key=("actor", "goal"),
    )

    actor: Annotated[str, Reference(label=N_("actor"), help=N_("Whose stance."), kind="actor")]
    goal: Annotated[str, Reference(label=N_("goal"), help=N_("On what."), kind="goal")]
    score: Annotated[
        int,
        Whole(label=N_("score"), help=N_("From −3, against, to +3, for."), low=-3, high=3),
    ]
    interest: Annotated[
        str | None, Prose(label=N_("interest"), help=N_("What they want to gain or keep."))
    ] = None
    dissents_from: Annotated[
        str | None,
        Reference(
            label=N_("dissents from"),
            help=N_("The decision they did not agree with."),
            kind="decision",
        ),
    ] = None
