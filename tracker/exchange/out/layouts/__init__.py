"""Tables as offices paste them into their documents: of goals, of quarters, of resources."""

from collections.abc import Callable, Mapping

from scenarios.errors import N_
from scenarios.history import Snapshot
from tracker.exchange.out.layout import Layout
from tracker.exchange.out.layouts.goals import goal_report
from tracker.exchange.out.layouts.quarters import quarters
from tracker.exchange.out.layouts.resources import resource_matrix
from tracker.words import Words

__all__ = ["LAYOUTS", "NAMES", "laid_out"]

LAYOUTS: Mapping[str, Callable[[Snapshot, Words], Layout]] = {
    "goal-report": goal_report,
    "quarters": quarters,
    "resources": resource_matrix,
}
NAMES: Mapping[str, str] = {
    "goal-report": N_("Follow-up of goals"),
    "quarters": N_("Indicators by quarter"),
    "resources": N_("Resources, partners and goals"),
}


def laid_out(name: str, snapshot: Snapshot, words: Words) -> Layout:
    """Lay out a table by its name, under the name of the plan and its day."""
    layout = LAYOUTS[name](snapshot, words)
    return layout.under(words.say(NAMES[name]), _title(snapshot, words))


def _title(snapshot: Snapshot, words: Words) -> str:
    settings, day = snapshot.settings, snapshot.moment.day
    told = words.say(N_("The plan as it stood on {day}."), day=day)
    return f"{settings.title}. {told}" if settings.title else told
