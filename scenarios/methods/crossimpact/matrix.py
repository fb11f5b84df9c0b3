"""A matrix of cross impacts, checked, with what it says of many scenarios at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np

from scenarios.numbers import (
    ActsOnItself,
    NotFinite,
    NothingGiven,
    NotInTheSet,
    TooManyCombinations,
    even,
)

LIMIT = 200_000
NOISE = 1e-9
Matrix = Sequence[Sequence[float | None]]
Scenario = tuple[int, ...]
Variants = Sequence[int | Sequence[object]]  # how many each driver has, or which


@dataclass(frozen=True, slots=True)
class System:
    """A checked matrix with the columns where each driver's variants begin and end."""

    scores: np.ndarray
    sizes: tuple[int, ...]

    @property
    def blocks(self) -> list[slice]:
        """The columns of each driver."""
        ends = np.cumsum((0, *self.sizes)).tolist()
        return [slice(start, end) for start, end in pairwise(ends)]

    def balances(self, scenarios: np.ndarray) -> np.ndarray:
        """Add up, for each scenario (a row), the impacts on every variant (a column)."""
        sums = np.zeros((len(scenarios), len(self.scores)))
        for place, block in enumerate(self.blocks):
            sums += self.scores[block][scenarios[:, place]]
        return sums

    def gaps(self, scenarios: np.ndarray) -> np.ndarray:
        """Give how far each driver's variant (a column) falls short of its best."""
        sums, rows = self.balances(scenarios), np.arange(len(scenarios))
        gaps = [
            sums[:, block].max(axis=1) - sums[rows, block.start + scenarios[:, place]]
            for place, block in enumerate(self.blocks)
        ]
        return np.stack(gaps, axis=1)

    def succeeded(self, scenarios: np.ndarray) -> np.ndarray:
        """Let every driver go over to its best variant at once; on a tie it keeps its own."""
        sums, gaps = self.balances(scenarios), self.gaps(scenarios)
        best = np.stack([sums[:, block].argmax(axis=1) for block in self.blocks], axis=1)
        return np.where(gaps > NOISE, best, scenarios)

    def every(self) -> np.ndarray:
        """Give every combination, one a row, in order."""
        if prod(self.sizes) > LIMIT:
            raise TooManyCombinations(count=prod(self.sizes), limit=LIMIT)
        return np.indices(self.sizes).reshape(len(self.sizes), -1).T


def sizes_of(variants: Variants) -> tuple[int, ...]:
    """Give how many variants each driver has."""
    return tuple(one if isinstance(one, int) else len(one) for one in variants)


def system(matrix: Matrix, variants: Variants) -> System:
    """Check a matrix against how many variants each driver has."""
    sizes = sizes_of(variants)
    if not sizes or min(sizes) < 1:
        raise NothingGiven
    even(matrix, sum(sizes))
    for row in matrix:
        even(row, sum(sizes))
    scores = np.array([[value or 0 for value in row] for row in matrix], dtype=float)
    if not np.isfinite(scores).all():
        raise NotFinite(value=scores[~np.isfinite(scores)][0])
    found = System(scores, sizes)
    if any(scores[block, block].any() for block in found.blocks):
        raise ActsOnItself
    return found


def one(found: System, scenario: Scenario) -> np.ndarray:
    """Give a scenario as the only row, or refuse a variant that its driver does not have."""
    even(scenario, len(found.sizes))
    for own, size in zip(scenario, found.sizes, strict=True):
        if not 0 <= own < size:
            raise NotInTheSet(name=own)
    return np.array([scenario])


def tuples(rows: np.ndarray) -> list[Scenario]:
    """Give rows as scenarios."""
    return [tuple(row) for row in rows.tolist()]


def unbalanced(matrix: Matrix, variants: Variants) -> list[tuple[int, int]]:
    """Give the judgement groups, as row and driver, whose scores do not sum to zero."""
    found = system(matrix, variants)
    sums = [found.scores[:, block].sum(axis=1) for block in found.blocks]
    return [
        (int(row), place)
        for place, of in enumerate(sums)
        for row in np.flatnonzero(np.abs(of) > NOISE)
    ]


def standardised(matrix: Matrix, variants: Variants) -> list[list[float]]:
    """Shift each judgement group so that it sums to zero; what is consistent stays so."""
    found = system(matrix, variants)
    scores = found.scores.copy()
    for block in found.blocks:
        scores[:, block] -= scores[:, block].mean(axis=1, keepdims=True)
    rows: list[list[float]] = scores.tolist()
    return rows
