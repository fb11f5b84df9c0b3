"""How well past judgements fitted what came: calibration, resolution, skill and confidence.

Forecasts are probabilities, outcomes 1 or 0. Count a claim once, however often it was revised:
`last_before` chooses which judgement.
"""

from scenarios.methods.learning.calibration import (
    ENOUGH,
    FEW,
    Bin,
    Step,
    isotonic,
    overconfidence,
    reliability,
    wilson,
)
from scenarios.methods.learning.decomposition import Parts, brier, murphy, murphy_in_bins, skill
from scenarios.methods.learning.pairs import last_before

__all__ = [
    "ENOUGH",
    "FEW",
    "Bin",
    "Parts",
    "Step",
    "brier",
    "isotonic",
    "last_before",
    "murphy",
    "murphy_in_bins",
    "overconfidence",
    "reliability",
    "skill",
    "wilson",
]
