"""Metrics that compare options with the best of each scenario, or weigh scenarios.

A regret depends on the options it is counted among: add one and the order of the others can turn,
so name the set beside it.
"""

from collections.abc import Sequence
from math import fsum
from statistics import fmean

import numpy as np

from scenarios.methods.robustness.matrix import Matrix, by_row, complete
from scenarios.numbers import distribution, probabilities


def regret(matrix: Matrix) -> list[list[float | None]]:
    """Give how far each option is from the best in each scenario; None in one with a blank.

    Savage, L.J. (1951) The theory of statistical decision. Journal of the American Statistical
    Association 46:55-67, doi:10.1080/01621459.1951.10500768.
    """
    places = set(complete(matrix))
    columns = [
        _lost(column) if place in places else [None] * len(column)
        for place, column in enumerate(zip(*matrix, strict=True))
    ]
    return [[column[row] for column in columns] for row in range(len(matrix))]


def minimax_regret(matrix: Matrix) -> list[float | None]:
    """Give each option's largest regret; choose the lowest."""
    return by_row(regret(matrix), max)


def percentile_regret(matrix: Matrix, share: float = 0.9) -> list[float | None]:
    """Give the regret that each option stays below in a share of scenarios; choose the lowest."""
    (part,) = probabilities([share])
    return by_row(regret(matrix), lambda row: float(np.quantile(row, part)))


def mean_regret(matrix: Matrix) -> list[float | None]:
    """Give each option's mean regret; choose the lowest."""
    return by_row(regret(matrix), fmean)


def expected_value(matrix: Matrix, p: Sequence[float]) -> list[float | None]:
    """Weigh each option's values by the scenarios' probabilities; choose the highest.

    None for an option that is blank where the probability is not 0.
    """
    width = len(matrix[0]) if len(matrix) else len(p)
    shares = distribution(p, width)
    complete(matrix)
    return [_weighed(row, shares) for row in matrix]


def opportunity_loss(matrix: Matrix, p: Sequence[float]) -> list[float | None]:
    """Weigh each option's regrets by the scenarios' probabilities; choose the lowest."""
    return expected_value(regret(matrix), p)


def perfect_information(matrix: Matrix, p: Sequence[float]) -> float | None:
    """Give what it would be worth to know the scenario: the least opportunity loss.

    None when some option is blank where the probability is not 0.
    """
    losses = [loss for loss in opportunity_loss(matrix, p) if loss is not None]
    return min(losses) if losses else None


def weighted_starr(matrix: Matrix, p: Sequence[float], threshold: float) -> list[float | None]:
    """Give the probability that each option reaches a threshold; choose the highest."""
    reached = [[None if value is None else value >= threshold for value in row] for row in matrix]
    return expected_value(reached, p)


def _lost(column: Sequence[float | None]) -> list[float | None]:
    values = [float(value or 0) for value in column]
    return [max(values) - value for value in values]


def _weighed(row: Sequence[float | None], shares: Sequence[float]) -> float | None:
    pairs = [(value, share) for value, share in zip(row, shares, strict=True) if share]
    if not pairs or any(value is None for value, _ in pairs):
        return None
    return fsum(value * share for value, share in pairs if value is not None)
