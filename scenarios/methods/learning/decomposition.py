"""The Brier score and what it is made of."""

import math
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import NamedTuple

from scenarios.methods.learning.pairs import Pairs, checked, grouped

TENTHS = 10
DIGITS = 12  # forecasts that differ less than this are the same


class Parts(NamedTuple):
    """A Brier score in parts: reliability − resolution + uncertainty + variance − covariance."""

    reliability: float
    resolution: float
    uncertainty: float
    variance: float
    covariance: float


def brier(forecasts: Sequence[float], outcomes: Sequence[float]) -> float:
    """Give the mean of (p − o)², from 0 to 1: half of Brier's own sum over both outcomes."""
    return fmean((p - o) ** 2 for p, o in checked(forecasts, outcomes))


def murphy(forecasts: Sequence[float], outcomes: Sequence[float]) -> tuple[float, float, float]:
    """Give the Brier score's reliability, resolution and uncertainty, over distinct forecasts.

    Murphy, A.H. (1973) A new vector partition of the probability score. Journal of Applied
    Meteorology 12:595-600, doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2.
    """
    return _parts(checked(forecasts, outcomes), lambda p: round(p, DIGITS))[:3]


def murphy_in_bins(
    forecasts: Sequence[float], outcomes: Sequence[float], bins: int = TENTHS
) -> Parts:
    """Give the parts over bins, with the two that differences within the bins add.

    Stephenson, D.B., Coelho, C.A.S. & Jolliffe, I.T. (2008) Two extra components in the Brier
    score decomposition. Weather and Forecasting 23:752-757, doi:10.1175/2007WAF2006116.1.
    """
    pairs = checked(forecasts, outcomes)
    return _parts(pairs, lambda p: min(int(p * bins + 1e-9), bins - 1))


def skill(forecasts: Sequence[float], outcomes: Sequence[float]) -> float | None:
    """Give how much better than always saying how often it came; None when all came alike."""
    uncertainty = murphy(forecasts, outcomes)[2]
    return 1 - brier(forecasts, outcomes) / uncertainty if uncertainty else None


def _parts(pairs: Pairs, key: Callable[[float], float]) -> Parts:
    groups = [
        (fmean(p for p, _ in group), fmean(o for _, o in group), group)
        for group in grouped(pairs, key).values()
    ]
    count, base = len(pairs), fmean(o for _, o in pairs)
    within = [(p - mean, o - share) for mean, share, group in groups for p, o in group]
    return Parts(
        math.fsum(len(group) * (mean - share) ** 2 for mean, share, group in groups) / count,
        math.fsum(len(group) * (share - base) ** 2 for _, share, group in groups) / count,
        base * (1 - base),
        math.fsum(p**2 for p, _ in within) / count,
        2 * math.fsum(p * o for p, o in within) / count,
    )
