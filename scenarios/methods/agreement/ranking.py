"""What a group puts first, by four ways to count its rankings.

A ballot is an order of all items, the best first, with how many gave it. Ties are told: each
answer that names winners names all of them.
"""

from collections.abc import Hashable, Sequence
from itertools import permutations

from scenarios.numbers import Uneven, amounts

Item = Hashable
Ballots = Sequence[tuple[Sequence[Item], float]]
Tally = dict[Item, float]


def plurality(ballots: Ballots) -> Tally:
    """Count how many put each item first."""
    return _firsts(_checked(ballots), _items(ballots))


def borda(ballots: Ballots) -> Tally:
    """Give each item a point for every item that is ranked below it."""
    scores = dict.fromkeys(_items(ballots), 0.0)
    for order, count in _checked(ballots):
        for below, item in enumerate(reversed(order)):
            scores[item] += below * count
    return scores


def margins(ballots: Ballots) -> dict[tuple[Item, Item], float]:
    """Give for each pair by how many more the first is put before the second."""
    found = dict.fromkeys(permutations(_items(ballots), 2), 0.0)
    for order, count in _checked(ballots):
        place = {item: at for at, item in enumerate(order)}
        for first, second in found:
            found[first, second] += count if place[first] < place[second] else -count
    return found


def condorcet(ballots: Ballots) -> Item | None:
    """Give the item that beats every other two by two, None when there is none."""
    found, items = margins(ballots), _items(ballots)
    wins = (one for one in items if all(found[one, two] > 0 for two in items if two != one))
    return next(wins, None)


def instant_runoff(ballots: Ballots) -> tuple[Item, ...]:
    """Drop the items that fewest put first, again and again, until one has more than half."""
    checked, left = _checked(ballots), _items(ballots)
    total = sum(count for _, count in checked)
    while left:
        tally = _firsts(checked, left)
        most, fewest = max(tally.values()), min(tally.values())
        if 2 * most > total or most == fewest:
            return tuple(item for item in left if tally[item] == most)
        left = [item for item in left if tally[item] > fewest]
    return ()


def _items(ballots: Ballots) -> list[Item]:
    return sorted(ballots[0][0], key=str) if ballots else []


def _checked(ballots: Ballots) -> Ballots:
    """Refuse a ballot that does not rank every item once."""
    items = _items(ballots)
    amounts(count for _, count in ballots)
    for order, _ in ballots:
        if sorted(order, key=str) != items or len(set(order)) != len(items):
            raise Uneven(count=len(set(order)), wanted=len(items))
    return ballots


def _firsts(ballots: Ballots, left: Sequence[Item]) -> Tally:
    tally = dict.fromkeys(left, 0.0)
    for order, count in ballots:
        tally[next(item for item in order if item in tally)] += count
    return tally
