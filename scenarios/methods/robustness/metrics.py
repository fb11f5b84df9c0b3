"""Metrics that look at one option at a time; each gives one value a row."""

from statistics import fmean, median, pstdev

import numpy as np

from scenarios.methods.robustness.matrix import Matrix, by_row
from scenarios.numbers import NotAProbability

NOISE = 1e-12


def maximin(matrix: Matrix) -> list[float | None]:
    """Give each option's worst value (Wald); choose the highest."""
    return by_row(matrix, min)


def maximax(matrix: Matrix) -> list[float | None]:
    """Give each option's best value; choose the highest."""
    return by_row(matrix, max)


def hurwicz(matrix: Matrix, optimism: float = 0.5) -> list[float | None]:
    """Weigh each option's best and worst by an optimism from 0 to 1; choose the highest."""
    if not 0 <= optimism <= 1:
        raise NotAProbability(value=optimism)
    return by_row(matrix, lambda row: optimism * max(row) + (1 - optimism) * min(row))


def laplace(matrix: Matrix) -> list[float | None]:
    """Give each option's mean, all scenarios alike; choose the highest."""
    return by_row(matrix, fmean)


def mean_variance(matrix: Matrix) -> list[float | None]:
    """Set each option's mean against its spread: (mean + 1) / (standard deviation + 1)."""
    return by_row(matrix, lambda row: (fmean(row) + 1) / (pstdev(row) + 1))


def undesirable_deviations(matrix: Matrix) -> list[float | None]:
    """Add up how far each option's worse half falls below its median; choose the lowest."""
    return by_row(matrix, lambda row: sum(max(median(row) - value, 0) for value in row))


def skewness(matrix: Matrix) -> list[float | None]:
    """Give to which side each option leans, from its 10th, 50th and 90th percentiles.

    None when the 10th and the 90th are the same.
    """
    return by_row(matrix, _skew)


def peakedness(matrix: Matrix) -> list[float | None]:
    """Give how long each option's tails are: the span of 80 per cent against that of 50.

    None when the middle half is one value.
    """
    return by_row(matrix, _peak)


def starr(matrix: Matrix, threshold: float) -> list[float | None]:
    """Give the share of scenarios where each option reaches a threshold; choose the highest.

    Starr, M.K. (1963) Product design and decision theory. Prentice-Hall.
    """
    return by_row(matrix, lambda row: sum(value >= threshold for value in row) / len(row))


def _skew(row: list[float]) -> float | None:
    low, middle, high = np.quantile(row, [0.1, 0.5, 0.9]).tolist()
    half = (high - low) / 2
    return ((high + low) / 2 - middle) / half if half > NOISE else None


def _peak(row: list[float]) -> float | None:
    low, lower, upper, high = np.quantile(row, [0.1, 0.25, 0.75, 0.9]).tolist()
    return (high - low) / (upper - lower) if upper - lower > NOISE else None
