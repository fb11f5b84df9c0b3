"""Whether a shared resource suffices: what is free, and by how much it is promised twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Balance:
    """Capacity against claims, in one unit; `free` and `over` are never both above zero."""

    capacity: float
    allocated: float
    free: float
    over: float

    @property
    def state(self) -> str:
        """Give free, full or over; none when there is no capacity and nothing is claimed."""
        if self.over:
            return "over"
        if self.free:
            return "free"
        return "full" if self.capacity else "none"


def balance(endowments: Iterable[float], claims: Iterable[float]) -> Balance:
    """Set what is brought against what is claimed; noise of binary fractions counts as nothing."""
    capacity, allocated = fsum(endowments), fsum(claims)
    rest = capacity - allocated
    if abs(rest) <= NOISE * max(abs(capacity), abs(allocated)):
        rest = 0.0
    return Balance(capacity, allocated, free=_tidy(max(rest, 0.0)), over=_tidy(max(-rest, 0.0)))


def _tidy(amount: float) -> float:
    return float(f"{amount:.12g}")
