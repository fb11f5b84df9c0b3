"""The room of connections: goals that help each other and goals that pull apart."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import Choice, Reference, Text, Whole
from scenarios.kinds.description import About


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """How two goals act on each other; one record a pair."""

    ABOUT: ClassVar[About] = About(
        name="relation",
        label=N_("relation"),
        plural=N_("relations"),
        help=N_("How two goals act on each other: a synergy or a conflict."),
        key=("first", "second"),
        pair=True,
    )

    first: Annotated[
        str, Reference(label=N_("first goal"), help=N_("One of the two."), kind="goal")
    ]
    second: Annotated[
        str, Reference(label=N_("second goal"), help=N_("The other of the two."), kind="goal")
    ]
    score: Annotated[
        int,
        Whole(label=N_("score"), help=N_("From −3, conflict, to +3, synergy."), low=-3, high=3),
    ]
    handled_by: Annotated[
        str | None, Text(label=N_("handled by"), help=N_("The role that keeps it in hand."))
    ] = None
    state: Annotated[
        str | None,
        Choice(
            label=N_("state"),
            help=N_("Whether a conflict is open, handled, or accepted as it is."),
            words=("open", "handled", "accepted"),
            labels=(N_("open"), N_("handled"), N_("accepted")),
        ),
    ] = None
