"""What one judge believes at one time, and whether it hangs together.

A view gives each scenario its probability: a mapping by name, or a sequence when the scenarios
are the same throughout. A scenario that is absent, or None, did not exist. A single number is the
probability of one of two; then only that one is counted.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import accumulate

from scenarios.numbers import NothingLeft, amounts, finite, probabilities, some

View = float | Sequence[float | None] | Mapping[str, float | None]


def shares(view: View) -> dict[Hashable, float]:
    """Give the probability of each scenario that exists in a view, by name or place."""
    there = {name: p for name, p in _named(view) if p is not None}
    return dict(zip(there, probabilities(there.values()), strict=True))


def _named(view: View) -> Iterable[tuple[Hashable, float | None]]:
    if isinstance(view, Mapping):
        return view.items()
    return enumerate([view] if isinstance(view, int | float) else view)


def incoherence(values: Sequence[float]) -> float:
    """Give how far the probabilities of scenarios that exclude each other are from summing to 1."""
    return abs(math.fsum(finite(values)) - 1)


def normalised(values: Sequence[float]) -> list[float]:
    """Give each its part of the sum: one way to make probabilities sum to 1, when it is asked."""
    given = amounts(values)
    total = math.fsum(given)
    if not total:
        raise NothingLeft
    return [value / total for value in given]


def projected(values: Sequence[float]) -> list[float]:
    """Give the nearest probabilities that sum to 1, by Euclid's distance; some may lie below zero.

    Duchi, J., Shalev-Shwartz, S., Singer, Y. & Chandra, T. (2008) Efficient projections onto the
    l1-ball. Proceedings of the 25th International Conference on Machine Learning, 272-279.
    """
    ordered = sorted(some(values), reverse=True)
    limits = [(total - 1) / count for count, total in enumerate(accumulate(ordered), start=1)]
    limit = next(
        limit for value, limit in zip(ordered[::-1], limits[::-1], strict=True) if value > limit
    )
    return [max(value - limit, 0.0) for value in values]


def entropy(view: View) -> float:
    """Give how undecided a view is, in bits."""
    return -math.fsum(p * math.log2(p) for p in shares(view).values() if p) + 0.0


def effective_number(view: View) -> float:
    """Give how many equally likely scenarios would be as undecided; 0 of none."""
    return 2 ** entropy(view) if shares(view) else 0.0


def certain(view: View) -> list[Hashable]:
    """Give the scenarios held impossible or certain: no evidence can ever revise them."""
    return [name for name, p in shares(view).items() if p in {0.0, 1.0}]
