"""Whether a shared resource suffices, where it does not, and how what there is can be shared."""

from scenarios.methods.capacity.balances import NOISE, Balance, balance
from scenarios.methods.capacity.demand import (
    critical,
    depletion,
    first_shortage,
    level,
    robust_capacity,
    short_share,
    shortage,
    utilisation,
)
from scenarios.methods.capacity.sharing import (
    RULES,
    equal_awards,
    equal_losses,
    minimum_first,
    proportional,
    talmud,
)

__all__ = [
    "NOISE",
    "RULES",
    "Balance",
    "balance",
    "critical",
    "depletion",
    "equal_awards",
    "equal_losses",
    "first_shortage",
    "level",
    "minimum_first",
    "proportional",
    "robust_capacity",
    "short_share",
    "shortage",
    "talmud",
    "utilisation",
]
