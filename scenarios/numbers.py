"""Numbers as a method wants them: finite, no probability outside, no amount below zero."""

import math
from collections.abc import Iterable, Sequence

from scenarios.errors import (
    BelowZero,
    NotAProbability,
    NotFinite,
    NothingGiven,
    NoWeight,
    Uneven,
)

ALMOST = 1e-9  # as far as binary fractions may carry a probability outside


def finite(values: Iterable[float]) -> list[float]:
    """Give values as floats, or refuse the first that is no finite number."""
    found = [float(value) for value in values]
    for value in found:
        if not math.isfinite(value):
            raise NotFinite(value=value)
    return found


def some(values: Iterable[float]) -> list[float]:
    """Give values as finite floats, or refuse that there are none."""
    found = finite(values)
    if not found:
        raise NothingGiven
    return found


def amounts(values: Iterable[float]) -> list[float]:
    """Give values as finite floats, or refuse the first that is below zero."""
    found = finite(values)
    for value in found:
        if value < 0:
            raise BelowZero(value=value)
    return found


def probabilities(values: Iterable[float]) -> list[float]:
    """Give values as floats from 0 to 1, or refuse the first that lies outside."""
    found = [float(value) for value in values]
    for value in found:
        if not -ALMOST <= value <= 1 + ALMOST:
            raise NotAProbability(value=value)
    return [min(max(value, 0.0), 1.0) for value in found]


def weights(values: Sequence[float] | None, count: int) -> list[float]:
    """Give weights as shares of their sum, equal ones when none are given."""
    given = [1.0] * count if values is None else finite(values)
    even(given, count)
    total = math.fsum(given)
    if min(given, default=0) < 0 or total <= 0:
        raise NoWeight
    return [weight / total for weight in given]


def even(values: Sequence[object], wanted: int) -> None:
    """Refuse values that are not as many as are wanted."""
    if len(values) != wanted:
        raise Uneven(count=len(values), wanted=wanted)
