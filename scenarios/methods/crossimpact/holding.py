"""Which scenarios hold together, and how well."""

from collections.abc import Iterable
from math import prod

import numpy as np

from scenarios.methods.crossimpact.matrix import (
    LIMIT,
    NOISE,
    Matrix,
    Scenario,
    System,
    Variants,
    one,
    sizes_of,
    system,
    tuples,
)


def consistent(
    matrix: Matrix, variants: Variants, tolerance: float = 0, own: Iterable[Scenario] = ()
) -> list[Scenario]:
    """Give the scenarios whose every variant is its driver's best, within a tolerance.

    With more than 200,000 combinations only scenarios of one's own and their neighbours are
    tried; see `is_enumerated`.
    """
    found = system(matrix, variants)
    tried = _tried(found, own)
    return tuples(tried[found.gaps(tried).max(axis=1) <= tolerance + NOISE])


def combinations(variants: Variants) -> int:
    """Count the scenarios there are; none without drivers."""
    return prod(sizes_of(variants)) if variants else 0


def is_enumerated(variants: Variants) -> bool:
    """Tell whether every combination is tried, rather than one's own and their neighbours."""
    return combinations(variants) <= LIMIT


def neighbours(scenario: Scenario, variants: Variants) -> list[Scenario]:
    """Give the scenarios that differ in one driver's variant."""
    return [
        (*scenario[:place], other, *scenario[place + 1 :])
        for place, size in enumerate(sizes_of(variants))
        for other in range(size)
        if other != scenario[place]
    ]


def _tried(found: System, own: Iterable[Scenario]) -> np.ndarray:
    named = list(own)
    if is_enumerated(found.sizes) or not named:
        return found.every()
    places = {tuple(near) for mine in named for near in [mine, *neighbours(mine, found.sizes)]}
    return np.array(sorted(places))


def balance(matrix: Matrix, variants: Variants, scenario: Scenario) -> list[list[float]]:
    """Give the sum of impacts on every variant of each driver in a scenario."""
    found = system(matrix, variants)
    sums = found.balances(one(found, scenario))[0]
    return [sums[block].tolist() for block in found.blocks]


def total_impact(matrix: Matrix, variants: Variants, scenario: Scenario) -> float:
    """Add up the balances of the scenario's own variants."""
    sums = balance(matrix, variants, scenario)
    return float(sum(of[own] for of, own in zip(sums, scenario, strict=True)))


def inconsistency(matrix: Matrix, variants: Variants, scenario: Scenario) -> list[float]:
    """Give how far each driver's variant falls short of its best; the scenario's is the largest."""
    found = system(matrix, variants)
    gaps: list[float] = found.gaps(one(found, scenario))[0].tolist()
    return gaps


def consistency_value(matrix: Matrix, variants: Variants, scenario: Scenario) -> float:
    """Give the least by which a variant is ahead of its driver's next best; below zero behind."""
    leads = [
        of[own] - max(value for place, value in enumerate(of) if place != own)
        for of, own in zip(balance(matrix, variants, scenario), scenario, strict=True)
        if len(of) > 1
    ]
    return min(leads, default=0.0)
