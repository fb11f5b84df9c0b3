"""The room of the routine: the settings of the plan, revised like any other record."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from scenarios.errors import N_
from scenarios.fields import Choice, Flag, Text, Texts, Whole
from scenarios.kinds.description import About

SCALE = (
    "met|Fulfilled|check_circle|green|",
    "partly|Partly fulfilled|contrast|yellow|",
    "not_met|Not fulfilled|cancel|red|",
    "not_judged|Cannot be judged|do_not_disturb_on|gray|",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How this plan is kept: its words, its scale, its year and when something is stale."""

    ABOUT: ClassVar[About] = About(
        name="settings",
        label=N_("settings"),
        plural=N_("settings"),
        help=N_("How this plan is kept: its words, its scale, its year and when it is stale."),
        key=(),
    )

    title: Annotated[str, Text(label=N_("title"), help=N_("The name of the plan."))]
    organisation: Annotated[
        str | None, Text(label=N_("organisation"), help=N_("Whose plan it is."))
    ] = None
    sectors: Annotated[
        tuple[str, ...] | None,
        Texts(label=N_("sectors"), help=N_("The sectors that goals are sorted under.")),
    ] = None
    status_scale: Annotated[
        tuple[str, ...] | None,
        Texts(
            label=N_("status scale"),
            help=N_("One step each: code|word|icon|colour|rule."),
        ),
    ] = SCALE
    units: Annotated[
        tuple[str, ...] | None, Texts(label=N_("units"), help=N_("The units that are in use."))
    ] = None
    fiscal_start: Annotated[
        int | None,
        Whole(label=N_("first month of the fiscal year"), help=N_("1 is January."), low=1, high=12),
    ] = 1
    stale_reviews: Annotated[
        int | None,
        Whole(
            label=N_("stale after reviews"),
            help=N_("An assumption untried in so many reviews is stale."),
            low=1,
            high=99,
        ),
    ] = 2
    stale_days: Annotated[
        int | None,
        Whole(
            label=N_("stale after days"),
            help=N_("An assumption untried for so many days is stale."),
            low=1,
            high=9999,
        ),
    ] = None
    quiet_weeks: Annotated[
        tuple[str, ...] | None,
        Texts(
            label=N_("quiet weeks"), help=N_("Weeks in which nothing should be due, like 27-31.")
        ),
    ] = None
    language: Annotated[
        str | None,
        Choice(
            label=N_("language"),
            help=N_("The language the plan is written in."),
            words=("sv", "en"),
            labels=(N_("Swedish"), N_("English")),
        ),
    ] = None
    country: Annotated[
        str | None, Text(label=N_("country"), help=N_("Its holidays are used, like SE."))
    ] = None
    currency: Annotated[str | None, Text(label=N_("currency"), help=N_("Like SEK or mnkr."))] = None
    time_zone: Annotated[
        str | None, Text(label=N_("time zone"), help=N_("Like Europe/Stockholm."))
    ] = None
    overlapping_sets: Annotated[
        tuple[str, ...] | None,
        Texts(
            label=N_("overlapping sets"),
            help=N_("Sets of scenarios that can come true together; they are never summed."),
        ),
    ] = None
    names_in_notes: Annotated[
        bool | None,
        Flag(label=N_("names in notes"), help=N_("Whether notes may show persons' names.")),
    ] = None
