"""Early signals: when they rise and fall, when they will tip, what they say, how good they were.

Haasnoot, M., Kwakkel, J.H., Walker, W.E. & ter Maat, J. (2013) Dynamic adaptive policy pathways:
a method for crafting robust decisions for a deeply uncertain world. Global Environmental Change
23(2):485-498, doi:10.1016/j.gloenvcha.2012.12.006. Haasnoot, M., van 't Klooster, S. & van
Alphen, J. (2018) Designing a monitoring system to detect signals to adapt to uncertain climate
change. Global Environmental Change 52:273-285, doi:10.1016/j.gloenvcha.2018.08.003.
"""

from scenarios.methods.signposts.pathways import PathFault, PathStep, faults_of, pathways
from scenarios.methods.signposts.states import Levels, is_stale, states
from scenarios.methods.signposts.telling import (
    Quality,
    diagnosticity,
    is_diagnostic,
    quality,
    suggested,
)
from scenarios.methods.signposts.tipping import (
    latest_decision,
    margin,
    must_be_decided,
    tipping_date,
)

__all__ = [
    "Levels",
    "PathFault",
    "PathStep",
    "Quality",
    "diagnosticity",
    "faults_of",
    "is_diagnostic",
    "is_stale",
    "latest_decision",
    "margin",
    "must_be_decided",
    "pathways",
    "quality",
    "states",
    "suggested",
    "tipping_date",
]
