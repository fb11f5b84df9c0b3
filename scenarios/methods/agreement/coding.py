"""Krippendorff's alpha: how far judges agree beyond chance, with gaps, on any level of measure.

Krippendorff, K. (2011) Computing Krippendorff's alpha-reliability. University of Pennsylvania
ScholarlyCommons; Hayes, A.F. & Krippendorff, K. (2007) Answering the call for a standard
reliability measure for coding data. Communication Methods and Measures 1(1):77-89,
doi:10.1080/19312450709336664.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from scenarios.numbers import NotInTheSet, even, finite

Distance = Callable[[float, float, Counter[float]], float]
PAIR = 2
NOISE = 1e-12


def alpha(ratings: Sequence[Sequence[float | None]], level: str) -> float | None:
    """Give alpha of judges (rows) over items (columns); 1 is full agreement, 0 chance.

    `level` is nominal, ordinal, interval or ratio. None when no item was rated twice, or when all
    gave one and the same rating.
    """
    if level not in LEVELS:
        raise NotInTheSet(name=level)
    units = _units(ratings)
    values = Counter(value for unit in units for value in unit)
    total, distance = sum(values.values()), LEVELS[level]
    expected = sum(
        values[first] * values[second] * distance(first, second, values)
        for first, second in permutations(values, PAIR)
    )
    if expected <= NOISE:
        return None
    observed = sum(
        distance(first, second, values) / (len(unit) - 1)
        for unit in units
        for first, second in permutations(unit, PAIR)
    )
    return 1 - (total - 1) * observed / expected


def _units(ratings: Sequence[Sequence[float | None]]) -> list[list[float]]:
    """Give the ratings of each item that was rated twice or more."""
    for row in ratings:
        even(row, len(ratings[0]))
    columns = [
        finite(value for value in column if value is not None)
        for column in zip(*ratings, strict=True)
    ]
    return [column for column in columns if len(column) >= PAIR]


def _nominal(first: float, second: float, _: Counter[float]) -> float:
    return float(first != second)


def _ordinal(first: float, second: float, values: Counter[float]) -> float:
    low, high = min(first, second), max(first, second)
    between = sum(count for value, count in values.items() if low <= value <= high)
    return (between - (values[low] + values[high]) / 2) ** 2 if low < high else 0.0


def _interval(first: float, second: float, _: Counter[float]) -> float:
    return (first - second) ** 2


def _ratio(first: float, second: float, _: Counter[float]) -> float:
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


LEVELS: Mapping[str, Distance] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
