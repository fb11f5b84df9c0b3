"""Agreement on an ordered scale, from how many chose each of its steps."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from scenarios.numbers import NothingGiven, Uneven, amounts

FEWEST_STEPS = 3
NOISE = 1e-300  # what is next to nobody at an end weighs nothing there
Pattern = tuple[bool, ...]


def agreement(counts: Sequence[float]) -> float:
    """Give van der Eijk's A: 1 when all chose one step, 0 when even, −1 when half at each end.

    Van der Eijk, C. (2001) Measuring agreement in ordered rating scales. Quality & Quantity
    35(3):325-341, doi:10.1023/A:1010374114305.
    """
    given = _counted(counts)
    return math.fsum(weight * _unimodality(layer) for layer, weight in _layers(given))


def polarisation(counts: Sequence[float]) -> float:
    """Give how far a panel stands in two camps, from 0 to 1: (1 − A) / 2."""
    return (1 - agreement(counts)) / 2


def consensus(counts: Sequence[float]) -> float:
    """Give Tastle and Wierman's consensus, from 0 (half at each end) to 1 (all at one step).

    Tastle, W.J. & Wierman, M.J. (2007) Consensus and dissention: a measure of ordinal dispersion.
    International Journal of Approximate Reasoning 45(3):531-545, doi:10.1016/j.ijar.2006.06.024.
    """
    given = _counted(counts)
    total, width = math.fsum(given), len(given) - 1
    mean = math.fsum(step * count for step, count in enumerate(given)) / total
    return 1 + math.fsum(
        count / total * math.log2(max(1 - abs(step - mean) / width, NOISE))
        for step, count in enumerate(given)
        if count
    )


def leik(counts: Sequence[float]) -> float:
    """Give Leik's ordinal dispersion, from 0 (all at one step) to 1 (half at each end).

    Leik, R.K. (1966) A measure of ordinal consensus. Pacific Sociological Review 9(2):85-90,
    doi:10.2307/1388242.
    """
    given = _counted(counts)
    total = math.fsum(given)
    cumulated = [count / total for count in accumulate(given)]
    return 2 * math.fsum(min(part, 1 - part) for part in cumulated) / (len(given) - 1)


def _counted(counts: Sequence[float]) -> list[float]:
    given = amounts(counts)
    if len(given) < FEWEST_STEPS:
        raise Uneven(count=len(given), wanted=FEWEST_STEPS)
    if not any(given):
        raise NothingGiven
    return given


def _layers(counts: list[float]) -> Iterator[tuple[Pattern, float]]:
    """Peel counts into layers that are as high in every step they have, each with its weight."""
    left, total = list(counts), math.fsum(counts)
    while any(left):
        layer = tuple(count > 0 for count in left)
        height = min(count for count in left if count)
        yield layer, height * sum(layer) / total
        left = [count - height if count else 0.0 for count in left]


def _unimodality(layer: Pattern) -> float:
    steps, chosen = len(layer), sum(layer)
    if chosen == 1:
        return 1.0
    triples = list(combinations(layer, 3))
    together = triples.count((True, True, False)) + triples.count((False, True, True))
    apart = triples.count((True, False, True))
    if not together + apart:
        return 0.0
    shape = (steps - 2) * together - (steps - 1) * apart
    return shape / ((steps - 2) * (together + apart)) * (1 - (chosen - 1) / (steps - 1))
