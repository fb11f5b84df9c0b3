"""The pages; PAGES is the menu, in its order, and the pages that only links lead to."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.pages import (
    changes,
    connections,
    data,
    goals,
    hold,
    kind,
    overview,
    record,
    resources,
    review,
    reviews,
    scenarios,
    search,
    settings,
    unknown,
)
from tracker.visit import Visit
from tracker.words import N_


@dataclass(frozen=True)
class Page:
    """One page: its name in the address, its title and icon in the menu, and what draws it."""

    name: str
    title: str
    icon: str
    draw: Callable[[Visit], None]
    hidden: bool = False


PAGES = (
    Page("overview", N_("Overview"), "home", overview.page),
    Page("goals", N_("Goals"), "flag", goals.page),
    Page("resources", N_("Resources"), "bolt", resources.page),
    Page("scenarios", N_("Scenarios"), "explore", scenarios.page),
    Page("connections", N_("Connections"), "hub", connections.page),
    Page("reviews", N_("Reviews"), "event", reviews.page),
    Page("changes", N_("Changes"), "history", changes.page),
    Page("data", N_("Data"), "table_view", data.page),
    Page("settings", N_("Settings"), "settings", settings.page),
    Page("record", N_("Record"), "description", record.page, hidden=True),
    Page("review", N_("Review"), "event_note", review.page, hidden=True),
    Page("hold", N_("Hold the review"), "groups", hold.page, hidden=True),
    Page("kind", N_("Records"), "list", kind.page, hidden=True),
    Page("search", N_("Search"), "search", search.page, hidden=True),
    Page("unknown", N_("There is no such page"), "wrong_location", unknown.page, hidden=True),
)
