"""Cross-impact balances: which combinations of variants hold together.

A matrix has a row and a column for each variant, driver by driver in one order: the score in row
k and column l says how variant k promotes (above zero) or restricts (below) variant l; None is 0.
`variants` says how many variants each driver has, or which. A scenario names one variant of each
driver by its place among them, from 0.

Weimer-Jehle, W. (2006) Cross-impact balances: a system-theoretical approach to cross-impact
analysis. Technological Forecasting and Social Change 73(4):334-361,
doi:10.1016/j.techfore.2005.06.005.
"""

from scenarios.methods.crossimpact.holding import (
    balance,
    combinations,
    consistency_value,
    consistent,
    inconsistency,
    is_enumerated,
    neighbours,
    total_impact,
)
from scenarios.methods.crossimpact.matrix import LIMIT, Scenario, standardised, unbalanced
from scenarios.methods.crossimpact.succession import attractors, basins

__all__ = [
    "LIMIT",
    "Scenario",
    "attractors",
    "balance",
    "basins",
    "combinations",
    "consistency_value",
    "consistent",
    "inconsistency",
    "is_enumerated",
    "neighbours",
    "standardised",
    "total_impact",
    "unbalanced",
]
