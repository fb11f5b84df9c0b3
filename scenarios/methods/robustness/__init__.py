"""How options, or goals, hold across scenarios: a plain rule, and the metrics by their names.

A matrix has a row for each option and a column for each scenario, and higher is better: turn the
sign of what should be low. A blank is None, never 0: only scenarios where every option has a
value are compared, and without one the answer is None.

McPhail, C., Maier, H.R., Kwakkel, J.H., Giuliani, M., Castelletti, A. & Westra, S. (2018)
Robustness metrics: how are they calculated, when should they be used and why do they give
different results? Earth's Future 6(2):169-191, doi:10.1002/2017EF000649.
"""

from scenarios.methods.robustness.matrix import Matrix, complete
from scenarios.methods.robustness.metrics import (
    hurwicz,
    laplace,
    maximax,
    maximin,
    mean_variance,
    peakedness,
    skewness,
    starr,
    undesirable_deviations,
)
from scenarios.methods.robustness.regrets import (
    expected_value,
    mean_regret,
    minimax_regret,
    opportunity_loss,
    percentile_regret,
    perfect_information,
    regret,
    weighted_starr,
)
from scenarios.methods.robustness.reversal import (
    METRICS,
    Crossing,
    Metric,
    crossings,
    dominated,
    firsts,
    rank_reversal,
    winners,
)
from scenarios.methods.robustness.turning import Shift, Without, least_shifts, order_without
from scenarios.methods.robustness.verdicts import option_class, verdict, weighted_mean

__all__ = [
    "METRICS",
    "Crossing",
    "Matrix",
    "Metric",
    "Shift",
    "Without",
    "complete",
    "crossings",
    "dominated",
    "expected_value",
    "firsts",
    "hurwicz",
    "laplace",
    "least_shifts",
    "maximax",
    "maximin",
    "mean_regret",
    "mean_variance",
    "minimax_regret",
    "opportunity_loss",
    "option_class",
    "order_without",
    "peakedness",
    "percentile_regret",
    "perfect_information",
    "rank_reversal",
    "regret",
    "skewness",
    "starr",
    "undesirable_deviations",
    "verdict",
    "weighted_mean",
    "weighted_starr",
    "winners",
]
