"""How far people agree: on a scale, as judges, in their ranking, and from round to round."""

from scenarios.methods.agreement.coding import LEVELS, alpha
from scenarios.methods.agreement.ranking import borda, condorcet, instant_runoff, margins, plurality
from scenarios.methods.agreement.rounds import (
    CUT,
    consensus_share,
    convergence,
    divergence,
    interquartile,
    settled,
    stability,
)
from scenarios.methods.agreement.scales import agreement, consensus, leik, polarisation
from scenarios.methods.agreement.weighing import (
    Flip,
    leave_one_out,
    smallest_flip,
    weighted_means,
)
from scenarios.numbers import weighted_median

__all__ = [
    "CUT",
    "LEVELS",
    "Flip",
    "agreement",
    "alpha",
    "borda",
    "condorcet",
    "consensus",
    "consensus_share",
    "convergence",
    "divergence",
    "instant_runoff",
    "interquartile",
    "leave_one_out",
    "leik",
    "margins",
    "plurality",
    "polarisation",
    "settled",
    "smallest_flip",
    "stability",
    "weighted_means",
    "weighted_median",
]
