"""Whether a panel agrees and whether it has settled: two questions, asked apart.

Positions of actors are compared as in MACTOR: Godet, M. (1991) Actors' moves and strategies: the
MACTOR method. Futures 23(6):605-622.
"""

from collections.abc import Sequence
from math import fsum

import numpy as np

from scenarios.numbers import even, finite, some

CUT = 0.75
Positions = Sequence[float | None]


def consensus_share(ratings: Sequence[float], cut: float) -> float:
    """Give the share whose rating reaches a cut."""
    return sum(rating >= cut for rating in some(ratings)) / len(ratings)


def stability(before: Sequence[float | None], after: Sequence[float | None]) -> float | None:
    """Give the share of those who rated both times that kept their rating; None without any."""
    even(after, len(before))
    both = [
        (old, new)
        for old, new in zip(before, after, strict=True)
        if old is not None and new is not None
    ]
    return sum(old == new for old, new in both) / len(both) if both else None


def settled(agreeing: float, kept: float | None, cut: float = CUT) -> str:
    """Tell whether a panel agrees, and whether it is still moving.

    One of agreed, agreed_moving (a warning), apart, and apart_moving; without a round before,
    nothing has settled yet.
    """
    moving = "" if kept is not None and kept >= cut else "_moving"
    return ("agreed" if agreeing >= cut else "apart") + moving


def interquartile(ratings: Sequence[float]) -> float:
    """Give the span of the middle half of the ratings, as Delphi studies do."""
    low, high = np.quantile(some(ratings), [0.25, 0.75]).tolist()
    return float(high - low)


def convergence(first: Positions, second: Positions) -> float:
    """Give how strongly two actors want the same: half the strengths where their signs agree."""
    return _shared(first, second, +1)


def divergence(first: Positions, second: Positions) -> float:
    """Give how strongly two actors stand against each other: half the strengths where not."""
    return _shared(first, second, -1)


def _shared(first: Positions, second: Positions, sign: int) -> float:
    even(second, len(first))
    pairs = zip(finite(x or 0 for x in first), finite(y or 0 for y in second), strict=True)
    return fsum(abs(x) + abs(y) for x, y in pairs if x * y * sign > 0) / 2
