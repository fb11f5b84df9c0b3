"""Forecasts with their outcomes, checked; and which of many judgements counts."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from scenarios.numbers import NotInTheSet, even, probabilities, some

Pairs = list[tuple[float, float]]


def checked(forecasts: Sequence[float], outcomes: Sequence[float]) -> Pairs:
    """Give each forecast with its outcome, or refuse what is no probability, and no 0 or 1."""
    even(outcomes, len(some(forecasts)))
    came = probabilities(outcomes)
    for outcome in came:
        if outcome not in {0.0, 1.0}:
            raise NotInTheSet(name=outcome)
    return list(zip(probabilities(forecasts), came, strict=True))


def grouped(pairs: Pairs, key: Callable[[float], float]) -> dict[float, Pairs]:
    """Give the pairs by a key of their forecast."""
    groups = defaultdict(list)
    for pair in pairs:
        groups[key(pair[0])].append(pair)
    return groups


def last_before(judgements: Sequence[tuple[date, float]], resolved: date) -> float | None:
    """Give the last judgement made before a day; None when there is none."""
    held = [(day, p) for day, p in judgements if day < resolved]
    return max(held, key=lambda one: one[0])[1] if held else None
