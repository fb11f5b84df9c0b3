"""What turns an order of options: probability that moves, and an option that is left out."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from scenarios.methods.robustness.matrix import Matrix, comparable
from scenarios.methods.robustness.regrets import expected_value
from scenarios.methods.robustness.reversal import NOISE, Metric, winners

Values = Sequence[float | None]


class Shift(NamedTuple):
    """The least probability that, moved from one scenario to another, makes an option catch up."""

    amount: float
    option: int
    source: int
    target: int


class Without(NamedTuple):
    """What becomes of an order without one option: what came and comes first, which pairs turn."""

    option: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    turned: tuple[tuple[int, int], ...]


def least_shifts(matrix: Matrix, p: Sequence[float]) -> list[Shift]:
    """Give for each option how little probability must move for it to be worth as much as the best.

    By expected value, between two scenarios, the least first; of options that come first together
    none has to catch up. An option that no such move can help is not named, nor any when some
    option is blank where the probability is not 0.
    """
    values = expected_value(matrix, p)
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known:
        return []
    best = winners(values)[0]
    rest = [place for place in range(len(values)) if place not in winners(values)]
    rows = [[float(value or 0) for value in row] for row in matrix]
    found = [shift for place in rest for shift in _catching_up(rows, p, best, place)]
    return sorted(found)


def _catching_up(
    rows: Sequence[Sequence[float]], p: Sequence[float], best: int, option: int
) -> Iterator[Shift]:
    """Give the least move of probability that lets an option catch up, if there is one."""
    leads = [mine - other for mine, other in zip(rows[best], rows[option], strict=True)]
    gap = sum(lead * share for lead, share in zip(leads, p, strict=True))
    target = leads.index(min(leads))
    moves = [
        Shift(gap / (lead - leads[target]), option, source, target)
        for source, lead in enumerate(leads)
        if lead > leads[target] and gap / (lead - leads[target]) <= p[source] + NOISE
    ]
    if moves:
        yield min(moves)


def order_without(matrix: Matrix, metric: Metric) -> list[Without]:
    """Give the options that turn the order of the others by being left out, with what they turn.

    Only a metric that sets options against the best of each scenario can be turned so, and only by
    an option that is alone at the best of some scenario.
    """
    found = [_without(matrix, metric, option) for option in _alone_at_the_best(matrix)]
    return [one for one in found if one.turned or one.before != one.after]


def _alone_at_the_best(matrix: Matrix) -> list[int]:
    columns = list(zip(*comparable(matrix), strict=True))
    best = [[place for place, value in enumerate(one) if value == max(one)] for one in columns]
    return sorted({places[0] for places in best if len(places) == 1})


def _without(matrix: Matrix, metric: Metric, option: int) -> Without:
    rest = [place for place in range(len(matrix)) if place != option]
    values = metric.of(matrix)
    old, new = [values[place] for place in rest], metric.of([matrix[place] for place in rest])
    before, after = (
        tuple(rest[place] for place in winners(each, is_lowest=metric.is_lowest))
        for each in (old, new)
    )
    turned = [
        (rest[one], rest[other])
        for one, other in combinations(range(len(rest)), 2)
        if _order(old, one, other) * _order(new, one, other) < 0
    ]
    return Without(option, before, after, tuple(turned))


def _order(values: Values, one: int, other: int) -> int:
    """Give 1 where one value is above another, −1 where it is below, 0 on a tie."""
    difference = float(values[one] or 0) - float(values[other] or 0)
    return (difference > NOISE) - (difference < -NOISE)
