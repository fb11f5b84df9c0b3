"""The tidy tables that figures are drawn from: pure functions of a history or a snapshot."""

from scenarios.series.actors import influence_and_stake
from scenarios.series.beliefs import assumptions, signposts
from scenarios.series.connections import contested, relations, robustness, stances
from scenarios.series.course import course
from scenarios.series.decided import due_and_done
from scenarios.series.flows import resource_flows, units
from scenarios.series.health import revision_health, routine_changes
from scenarios.series.late import fallen, late_decisions
from scenarios.series.likelihoods import likelihoods
from scenarios.series.multiples import small_multiples
from scenarios.series.resources import (
    allocations,
    capacity,
    contributions,
    decimals,
    load_of,
    resource_load,
)
from scenarios.series.revised import revision_map
from scenarios.series.sectors import status_by_sector
from scenarios.series.standing import standing
from scenarios.series.status import Step, scale, status_flow
from scenarios.series.stops import Stop, since_last, stops
from scenarios.series.targets import against_target, progress, target_drift
from scenarios.series.wheel import year_wheel
from scenarios.series.why import revised_why

__all__ = [
    "Step",
    "Stop",
    "against_target",
    "allocations",
    "assumptions",
    "capacity",
    "contested",
    "contributions",
    "course",
    "decimals",
    "due_and_done",
    "fallen",
    "influence_and_stake",
    "late_decisions",
    "likelihoods",
    "load_of",
    "progress",
    "relations",
    "resource_flows",
    "resource_load",
    "revised_why",
    "revision_health",
    "revision_map",
    "robustness",
    "routine_changes",
    "scale",
    "signposts",
    "since_last",
    "small_multiples",
    "stances",
    "standing",
    "status_by_sector",
    "status_flow",
    "stops",
    "target_drift",
    "units",
    "year_wheel",
]
