"""Where demand outgrows capacity: by how much, when first, in how many futures, for whom."""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate

from scenarios.methods.capacity.sharing import RULES, minimum_first
from scenarios.numbers import amounts, even, finite, some

NOISE = 1e-9


def utilisation(demand: float, capacity: float) -> float:
    """Give demand as a part of capacity: infinite when there is no capacity, 0 without demand."""
    asked, there = amounts([demand, capacity])
    if there:
        return asked / there
    return math.inf if asked else 0.0


def shortage(demand: float, capacity: float) -> float:
    """Give how much is lacking, 0 when it suffices."""
    asked, there = amounts([demand, capacity])
    lacking = asked - there
    return lacking if lacking > NOISE * max(asked, there) else 0.0


def first_shortage(demands: Sequence[float], capacities: Sequence[float]) -> int | None:
    """Give the place of the first period whose demand is above its capacity."""
    even(capacities, len(demands))
    pairs = enumerate(zip(demands, capacities, strict=True))
    return next((place for place, (asked, there) in pairs if shortage(asked, there)), None)


def short_share(demands: Sequence[float], capacities: Sequence[float]) -> float:
    """Give the share of scenarios in which the resource does not suffice."""
    even(capacities, len(some(demands)))
    pairs = zip(demands, capacities, strict=True)
    return sum(shortage(asked, there) > 0 for asked, there in pairs) / len(demands)


def robust_capacity(demands: Sequence[float]) -> float:
    """Give the capacity that suffices in every scenario: the largest of their demands."""
    return max(amounts(some(demands)))


def critical(
    claims: Mapping[str, float], minima: Mapping[str, float | None], endowment: float
) -> tuple[str, ...]:
    """Give the claimants whose minimum no rule can meet, not even minima first.

    A claimant without a minimum needs nothing in particular and is never critical.
    """
    names = list(claims)
    claimed = [claims[name] for name in names]
    least = [minima.get(name) or 0.0 for name in names]
    best = [max(awards) for awards in zip(*_every_award(claimed, least, endowment), strict=True)]
    return tuple(
        name
        for name, award, needed in zip(names, best, least, strict=True)
        if needed - award > NOISE * needed
    )


def _every_award(
    claims: Sequence[float], minima: Sequence[float], endowment: float
) -> list[list[float]]:
    plain = [rule(claims, endowment) for rule in RULES.values()]
    return plain + [minimum_first(claims, minima, endowment, rule) for rule in RULES.values()]


def level(start: float, inflows: Sequence[float], uses: Sequence[float]) -> list[float]:
    """Give how much of a stock is left after each period; below zero is what is lacking."""
    even(uses, len(inflows))
    steps = [came - went for came, went in zip(amounts(inflows), amounts(uses), strict=True)]
    return list(accumulate(steps, initial=finite([start])[0]))[1:]


def depletion(start: float, inflows: Sequence[float], uses: Sequence[float]) -> int | None:
    """Give the place of the first period that a stock does not last, None when it lasts."""
    noise = NOISE * (abs(start) + math.fsum(uses))
    left = enumerate(level(start, inflows, uses))
    return next((place for place, amount in left if amount < -noise), None)
