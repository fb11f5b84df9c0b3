"""Several judges' views as one, in three ways that are shown side by side.

A row is one judge's probabilities; all rows have the same scenarios in the same order. Weights
need not sum to one; without them all judges weigh the same.

Genest, C. & Zidek, J.V. (1986) Combining probability distributions: a critique and an annotated
bibliography. Statistical Science 1(1):114-135, doi:10.1214/ss/1177013825.
"""

import math
from collections.abc import Mapping, Sequence

from scenarios.methods.likelihood.views import normalised
from scenarios.numbers import NothingGiven, even, parts, probabilities, weighted_median

Rows = Sequence[Sequence[float]]


def pool_linear(rows: Rows, weights: Sequence[float] | None = None) -> list[float]:
    """Give the weighted mean of each scenario; views that sum to 1 give one that does."""
    checked, shares = _checked(rows, weights)
    return [
        math.fsum(share * p for share, p in zip(shares, column, strict=True))
        for column in zip(*checked, strict=True)
    ]


def pool_log(rows: Rows, weights: Sequence[float] | None = None) -> list[float]:
    """Give the weighted geometric means as parts of their sum; a single 0 is a veto."""
    return normalised(geometric_means(rows, weights))


def pool_median(
    rows: Rows, weights: Sequence[float] | None = None, floor: float = 0.0
) -> list[float]:
    """Give the weighted medians as parts of their sum.

    With a floor every scenario keeps at least that much, as on metaculus.com (0.001 there).
    """
    shares = normalised([max(middle - floor, 0.0) for middle in medians(rows, weights)])
    return [share * (1 - len(shares) * floor) + floor for share in shares]


def geometric_means(rows: Rows, weights: Sequence[float] | None = None) -> list[float]:
    """Give the weighted geometric mean of each scenario; they seldom sum to 1."""
    checked, shares = _checked(rows, weights)
    return [
        math.prod(p**share for share, p in zip(shares, column, strict=True) if share)
        for column in zip(*checked, strict=True)
    ]


def medians(rows: Rows, weights: Sequence[float] | None = None) -> list[float]:
    """Give the weighted median of each scenario; they seldom sum to 1."""
    checked, shares = _checked(rows, weights)
    return [weighted_median(column, shares) for column in zip(*checked, strict=True)]


def recency_weights(count: int) -> list[float]:
    """Give weights for judgements from the oldest to the newest, whose weight is 1.

    As on metaculus.com: exp(√n − √N); of one or two judgements all weigh the same.
    """
    few = 2
    newest = math.sqrt(count)
    return [
        math.exp(math.sqrt(place) - newest) if count > few else 1.0 for place in range(1, count + 1)
    ]


def constant_judges(rounds: Sequence[Mapping[str, object]]) -> list[str]:
    """Give the judges who took part every time, in the order of the first."""
    first, *rest = rounds or [{}]
    return [judge for judge in first if all(judge in later for later in rest)]


def _checked(rows: Rows, weights: Sequence[float] | None) -> tuple[list[list[float]], list[float]]:
    checked = [probabilities(row) for row in rows]
    if not checked or not checked[0]:
        raise NothingGiven
    for row in checked:
        even(row, len(checked[0]))
    return checked, parts(weights, len(checked))
