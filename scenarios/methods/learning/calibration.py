"""Whether as many come as were forecast: bins with intervals, and the curve for few."""

import math
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from scenarios.methods.learning.pairs import Pairs, checked, grouped
from scenarios.numbers import amounts, probabilities

ENOUGH_FOR_TENTHS, TENTHS, FIFTHS = 50, 10, 5
FEW = 5  # a bin with fewer says nothing
ENOUGH = 10  # with fewer resolved, show the list and draw nothing
Z = 1.959963984540054  # 95 per cent of a normal distribution lie within


class Bin(NamedTuple):
    """The forecasts between two limits: how many, their mean, what came of them and how surely."""

    low: float
    high: float
    forecasts: int
    mean: float
    share: float
    lower: float
    upper: float

    @property
    def is_few(self) -> bool:
        """Tell whether there are too few forecasts to say anything."""
        return self.forecasts < FEW


class Step(NamedTuple):
    """A stretch of forecasts that isotonic regression gives one probability."""

    low: float
    high: float
    forecasts: int
    calibrated: float


def reliability(
    forecasts: Sequence[float], outcomes: Sequence[float], bins: int | None = None
) -> list[Bin]:
    """Give how often came what was forecast, bin by bin; bins without forecasts are left out.

    Without a number of bins ten from fifty forecasts on, else five. Intervals are Wilson's.
    """
    pairs = checked(forecasts, outcomes)
    amounts([bins or 0])
    count = bins or (TENTHS if len(pairs) >= ENOUGH_FOR_TENTHS else FIFTHS)
    groups = grouped(pairs, lambda p: min(int(p * count + 1e-9), count - 1))
    return [_bin(int(place), count, groups[place]) for place in sorted(groups)]


def wilson(hits: float, count: float, z: float = Z) -> tuple[float, float]:
    """Give the interval that holds a share of which so many hits were seen; all without any.

    Wilson, E.B. (1927) Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22:209-212,
    doi:10.1080/01621459.1927.10502953.
    """
    if not count:
        return 0.0, 1.0
    (share,), spread = probabilities([hits / count]), z**2 / count
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / count + spread / (4 * count))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return (low if hits else 0.0), (high if hits < count else 1.0)


def isotonic(forecasts: Sequence[float], outcomes: Sequence[float]) -> list[Step]:
    """Give the CORP curve: the rising probabilities that fit what came best, without bins.

    Dimitriadis, T., Gneiting, T. & Jordan, A.I. (2021) Stable reliability diagrams for
    probabilistic classifiers. Proceedings of the National Academy of Sciences 118(8):e2016191118,
    doi:10.1073/pnas.2016191118.
    """
    groups = grouped(checked(forecasts, outcomes), lambda p: p)
    steps: list[Step] = []
    for p in sorted(groups):
        outcome = [o for _, o in groups[p]]
        steps.append(Step(p, p, len(outcome), fmean(outcome)))
        while len(steps) > 1 and steps[-2].calibrated >= steps[-1].calibrated:
            steps[-2:] = [_pooled(*steps[-2:])]
    return steps


def overconfidence(tops: Sequence[float], hits: Sequence[float]) -> float:
    """Give the mean held of what was held likeliest, less how often it came; below 0 too modest."""
    pairs = checked(tops, hits)
    return fmean(p for p, _ in pairs) - fmean(o for _, o in pairs)


def _bin(place: int, count: int, pairs: Pairs) -> Bin:
    hits = math.fsum(o for _, o in pairs)
    means = fmean(p for p, _ in pairs), hits / len(pairs)
    return Bin(place / count, (place + 1) / count, len(pairs), *means, *wilson(hits, len(pairs)))


def _pooled(first: Step, second: Step) -> Step:
    forecasts = first.forecasts + second.forecasts
    hits = first.forecasts * first.calibrated + second.forecasts * second.calibrated
    return Step(first.low, second.high, forecasts, hits / forecasts)
