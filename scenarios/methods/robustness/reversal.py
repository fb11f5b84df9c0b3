"""Where metrics disagree: which option each puts first, and where optimism turns the order."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from scenarios.methods.robustness import metrics, regrets
from scenarios.methods.robustness.matrix import Matrix, comparable

NOISE = 1e-9


class Crossing(NamedTuple):
    """The optimism at which two options, by their places, are worth the same."""

    optimism: float
    first: int
    second: int


class Metric(NamedTuple):
    """A metric, and whether the highest or the lowest value is chosen."""

    of: Callable[[Matrix], list[float | None]]
    is_lowest: bool = False


METRICS: Mapping[str, Metric] = {
    "maximin": Metric(metrics.maximin),
    "maximax": Metric(metrics.maximax),
    "hurwicz": Metric(metrics.hurwicz),
    "laplace": Metric(metrics.laplace),
    "minimax_regret": Metric(regrets.minimax_regret, is_lowest=True),
    "percentile_regret": Metric(regrets.percentile_regret, is_lowest=True),
    "mean_variance": Metric(metrics.mean_variance),
    "undesirable_deviations": Metric(metrics.undesirable_deviations, is_lowest=True),
}


def winners(values: Sequence[float | None], *, is_lowest: bool = False) -> tuple[int, ...]:
    """Give the places of the best values, every one of a tie; none when all are None."""
    known = [value for value in values if value is not None]
    if not known:
        return ()
    best = min(known) if is_lowest else max(known)
    noise = NOISE * max(map(abs, known))
    return tuple(
        place
        for place, value in enumerate(values)
        if value is not None and abs(value - best) <= noise
    )


def rank_reversal(matrix: Matrix) -> dict[str, tuple[int, ...]]:
    """Give which options each metric puts first, ties and all."""
    return {
        name: winners(metric.of(matrix), is_lowest=metric.is_lowest)
        for name, metric in METRICS.items()
    }


def firsts(matrix: Matrix) -> list[int]:
    """Count for each option how many metrics put it first, alone or in a tie."""
    found = [place for won in rank_reversal(matrix).values() for place in won]
    return [found.count(place) for place in range(len(matrix))]


def crossings(matrix: Matrix) -> list[Crossing]:
    """Give where the Hurwicz lines of two options cross, by optimism from 0 to 1.

    Lines that lie on each other, or only meet beyond 0 and 1, do not cross.
    """
    spans = [(min(row), max(row) - min(row)) for row in comparable(matrix) if row]
    found = []
    for (first, (low, rise)), (second, (other, climb)) in combinations(enumerate(spans), 2):
        if abs(rise - climb) > NOISE * max(rise, climb):
            optimism = (other - low) / (rise - climb)
            if 0 <= optimism <= 1:
                found.append(Crossing(abs(optimism), first, second))
    return sorted(found)


def dominated(matrix: Matrix) -> list[bool]:
    """Tell of each option whether another is nowhere worse and somewhere better."""
    rows = comparable(matrix)
    return [any(_beats(other, row) for other in rows) for row in rows]


def _beats(other: Sequence[float], row: Sequence[float]) -> bool:
    pairs = list(zip(other, row, strict=True))
    return all(theirs >= mine for theirs, mine in pairs) and other != row
