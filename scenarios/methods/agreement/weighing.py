"""Weighted votes, and how much hangs on one actor or on the weights.

A row is one actor's value of every item. Show the unweighted result beside the weighted, always.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from scenarios.numbers import NothingGiven, even, finite, parts

Rows = Sequence[Sequence[float]]
NOISE = 1e-12


class Flip(NamedTuple):
    """The actor whose weight, changed by so much, lets an item draw level with the first."""

    actor: int
    item: int
    change: float


def weighted_means(rows: Rows, weights: Sequence[float] | None = None) -> list[float]:
    """Give the weighted mean of each item."""
    checked = _checked(rows)
    shares = parts(weights, len(checked))
    return [
        math.fsum(share * value for share, value in zip(shares, column, strict=True))
        for column in zip(*checked, strict=True)
    ]


def leave_one_out(
    rows: Rows, weights: Sequence[float] | None = None
) -> list[tuple[float, float]] | None:
    """Give the lowest and highest mean of each item when any one actor is left out.

    None when there is only one actor, or when only one weighs something.
    """
    held = parts(weights, len(_checked(rows)))
    if max(held) >= 1:
        return None
    without = [
        weighted_means([*rows[:place], *rows[place + 1 :]], held[:place] + held[place + 1 :])
        for place in range(len(rows))
    ]
    return [(min(column), max(column)) for column in zip(*without, strict=True)]


def smallest_flip(rows: Rows, weights: Sequence[float] | None = None) -> Flip | None:
    """Give the smallest change of one actor's weight that costs the first item its place.

    In the weights' own unit (1 each when none are given); a weight does not go below zero. None
    when no single change does it.
    """
    checked = _checked(rows)
    held = [1.0] * len(checked) if weights is None else finite(weights)
    means = weighted_means(checked, held)
    top, total = max(range(len(means)), key=means.__getitem__), math.fsum(held)
    flips = [
        Flip(actor, item, (means[top] - means[item]) * total / (row[item] - row[top]))
        for actor, row in enumerate(checked)
        for item in range(len(means))
        if abs(row[item] - row[top]) > NOISE and item != top
    ]
    possible = [flip for flip in flips if held[flip.actor] + flip.change >= 0]
    return min(possible, key=lambda flip: abs(flip.change), default=None)


def _checked(rows: Rows) -> list[list[float]]:
    checked = [finite(row) for row in rows]
    if not checked or not checked[0]:
        raise NothingGiven
    for row in checked:
        even(row, len(checked[0]))
    return checked
