"""How goals act on each other: influence, conflict, and what follows at the second step.

A matrix has a row for each goal that acts and a column for each that is acted on, in one order;
scores go from −3, cancelling, over 0, consistent, to +3, indivisible. The diagonal and what is
not judged are None.

Nilsson, M., Griggs, D. & Visbeck, M. (2016) Policy: map the interactions between Sustainable
Development Goals. Nature 534:320-322, doi:10.1038/534320a.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import fsum
from statistics import median
from typing import NamedTuple

from scenarios.numbers import ActsOnItself, even, finite

FAR = 3  # scores that differ so much each way are asymmetric
Matrix = Sequence[Sequence[float | None]]


class Sums(NamedTuple):
    """The influence that a goal exerts and receives, helping and hindering apart."""

    exerted: float
    received: float
    helps: float
    hinders: float
    is_helped: float
    is_hindered: float


class Pair(NamedTuple):
    """Two goals by their places, how the first acts on the second, and the second on the first."""

    first: int
    second: int
    there: float | None
    back: float | None


def sums(matrix: Matrix) -> list[Sums]:
    """Give each goal's influence; what is not judged adds nothing."""
    rows = _checked(matrix)
    columns = list(zip(*rows, strict=True))
    return [
        Sums(fsum(row), fsum(column), *_signed(row), *_signed(column))
        for row, column in zip(rows, columns, strict=True)
    ]


def judged_share(matrix: Matrix) -> float | None:
    """Give the share of pairs, each way counted, that are judged; None of fewer than two goals."""
    pairs = _pairs(matrix)
    judged = sum((pair.there is not None) + (pair.back is not None) for pair in pairs)
    return judged / (2 * len(pairs)) if pairs else None


def conflicts(matrix: Matrix) -> list[Pair]:
    """Give the pairs where either hinders the other, the hardest first."""
    hard = [pair for pair in _pairs(matrix) if min(pair.there or 0, pair.back or 0) < 0]
    return sorted(hard, key=lambda pair: (pair.there or 0) + (pair.back or 0))


def asymmetric(matrix: Matrix) -> list[Pair]:
    """Give the pairs, judged both ways, where one acts quite otherwise than it is acted on."""
    return [
        pair
        for pair in _pairs(matrix)
        if pair.there is not None and pair.back is not None and abs(pair.there - pair.back) >= FAR
    ]


def second_order(matrix: Matrix) -> list[float]:
    """Give each goal's influence with half of what those it acts on exert in turn.

    Weitz, N., Carlsen, H., Nilsson, M. & Skånberg, K. (2018) Towards systemic and contextual
    priority setting for implementing the 2030 Agenda. Sustainability Science 13:531-548,
    doi:10.1007/s11625-017-0470-0.
    """
    return _second_order(_checked(matrix), 1)


def second_order_scaled(matrix: Matrix) -> list[float]:
    """Give the same of means in place of sums, so that plans of different sizes compare."""
    rows = _checked(matrix)
    return _second_order(rows, max(len(rows) - 1, 1))


def quadrants(matrix: Matrix) -> list[str]:
    """Call each goal driving, linkage, dependent or autonomous, split at the medians.

    By influence exerted and received, as in MICMAC: Duperrin, J.C. & Godet, M. (1973) Méthode de
    hiérarchisation des éléments d'un système. Commissariat à l'énergie atomique.
    """
    found = sums(matrix)
    exerted, received = [one.exerted for one in found], [one.received for one in found]
    return [
        _QUADRANTS[one.exerted > median(exerted), one.received > median(received)] for one in found
    ]


_QUADRANTS = {
    (True, True): "linkage",
    (True, False): "driving",
    (False, True): "dependent",
    (False, False): "autonomous",
}


def _second_order(rows: list[list[float]], scale: int) -> list[float]:
    exerted = [fsum(row) / scale for row in rows]
    return [
        own + fsum(score * other for score, other in zip(row, exerted, strict=True)) / scale / 2
        for row, own in zip(rows, exerted, strict=True)
    ]


def _pairs(matrix: Matrix) -> list[Pair]:
    places = range(len(_checked(matrix)))
    return [
        Pair(one, two, matrix[one][two], matrix[two][one]) for one, two in combinations(places, 2)
    ]


def _signed(scores: Iterable[float]) -> tuple[float, float]:
    given = list(scores)
    return fsum(score for score in given if score > 0), fsum(score for score in given if score < 0)


def _checked(matrix: Matrix) -> list[list[float]]:
    """Give the scores with nought for what is not judged, or refuse a goal that acts on itself."""
    for row in matrix:
        even(row, len(matrix))
    rows = [finite(value or 0 for value in row) for row in matrix]
    if any(row[place] for place, row in enumerate(rows)):
        raise ActsOnItself
    return rows
