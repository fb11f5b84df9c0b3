"""Tables of futures: what is believed of them, how goals and resources hold, what signals say."""

from scenarios.series.futures.calibrated import calibrated, calibration, calibration_curve
from scenarios.series.futures.consistency import consistent_scenarios
from scenarios.series.futures.cross import (
    cross_and_trail,
    driver_map,
    scenario_cross,
    scenario_trail,
)
from scenarios.series.futures.genealogy import genealogy
from scenarios.series.futures.judges import judges_likelihoods
from scenarios.series.futures.learnt import resolved_forecasts, resolved_sets
from scenarios.series.futures.lives import assumption_lives, assumption_standing, life_lines
from scenarios.series.futures.moves import likelihood_habits, likelihood_moves
from scenarios.series.futures.panel import consensus_stability
from scenarios.series.futures.pools import pooled_likelihoods
from scenarios.series.futures.reversals import (
    rank_reversals,
    reversals_by_likelihood,
    reversals_without,
)
from scenarios.series.futures.rules import hurwicz_crossings, hurwicz_lines, optimism
from scenarios.series.futures.shortage import (
    resource_outlooks,
    resource_robustness,
    shortage_shares,
)
from scenarios.series.futures.signals import (
    signal_answers,
    signal_quality,
    suggested_likelihoods,
)
from scenarios.series.futures.strips import signpost_strips
from scenarios.series.futures.tipping import signpost_tipping
from scenarios.series.futures.wind import wind_tunnel

__all__ = [
    "assumption_lives",
    "assumption_standing",
    "calibrated",
    "calibration",
    "calibration_curve",
    "consensus_stability",
    "consistent_scenarios",
    "cross_and_trail",
    "driver_map",
    "genealogy",
    "hurwicz_crossings",
    "hurwicz_lines",
    "judges_likelihoods",
    "life_lines",
    "likelihood_habits",
    "likelihood_moves",
    "optimism",
    "pooled_likelihoods",
    "rank_reversals",
    "resolved_forecasts",
    "resolved_sets",
    "resource_outlooks",
    "resource_robustness",
    "reversals_by_likelihood",
    "reversals_without",
    "scenario_cross",
    "scenario_trail",
    "shortage_shares",
    "signal_answers",
    "signal_quality",
    "signpost_strips",
    "signpost_tipping",
    "suggested_likelihoods",
    "wind_tunnel",
]
