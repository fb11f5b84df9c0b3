"""How far views are revised, so that bookkeeping is never a change of mind.

Where two views hold different scenarios, the probability of one that only one of them knows is
counted with what it was part of: what it was carved from or merged into, where that is told in
`part_of`, else the catch-all. So are views compared on metaculus.com.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

from scenarios.methods.likelihood.views import View, shares
from scenarios.numbers import NotComparable

Shares = dict[Hashable, float]
Parts = Mapping[str, str]
Homes = dict[Hashable, Hashable]


def comparable(
    before: View, after: View, catch_all: str | None = None, part_of: Parts | None = None
) -> tuple[Shares, Shares]:
    """Give two views over the same scenarios; refuse where nothing tells how to compare them."""
    first, second = shares(before), shares(after)
    homes = _homes(first, second, catch_all, part_of or {})
    return _folded(first, homes), _folded(second, homes)


def shift(
    before: View, after: View, catch_all: str | None = None, part_of: Parts | None = None
) -> float:
    """Give how far a view moved: Jeffreys' divergence in bits, without end from or to certainty.

    Jeffreys, H. (1946) An invariant form for the prior probability in estimation problems.
    Proceedings of the Royal Society A 186:453-461, doi:10.1098/rspa.1946.0056.
    """
    first, second = comparable(before, after, catch_all, part_of)
    return math.fsum(_term(first.get(name, 0.0), second.get(name, 0.0)) for name in first | second)


def differences(
    before: View, after: View, catch_all: str | None = None, part_of: Parts | None = None
) -> dict[Hashable, tuple[float, float | None]]:
    """Give by how much each scenario's probability differs, and how many times its odds grew."""
    first, second = comparable(before, after, catch_all, part_of)
    pairs = {name: (first.get(name, 0.0), second.get(name, 0.0)) for name in first | second}
    return {name: (q - p, _odds_ratio(p, q)) for name, (p, q) in pairs.items()}


def total_variation(
    before: View, after: View, catch_all: str | None = None, part_of: Parts | None = None
) -> float:
    """Give how much probability changed place, from 0 to 1."""
    moved = differences(before, after, catch_all, part_of).values()
    return math.fsum(abs(difference) for difference, _ in moved) / 2


def movement(
    series: Sequence[View], catch_all: str | None = None, part_of: Parts | None = None
) -> float:
    """Add up the squares of all revisions in a series of views.

    Augenblick, N. & Rabin, M. (2021) Belief movement, uncertainty reduction, and rational
    updating. Quarterly Journal of Economics 136(2):933-985, doi:10.1093/qje/qjaa043.
    """
    return math.fsum(
        difference**2
        for before, after in pairwise(series)
        for difference, _ in differences(before, after, catch_all, part_of).values()
    )


def uncertainty(view: View) -> float:
    """Give how much is open: the sum of p (1 − p); of a single number one of the two terms."""
    return math.fsum(p * (1 - p) for p in shares(view).values())


def reduction(
    series: Sequence[View], catch_all: str | None = None, part_of: Parts | None = None
) -> float:
    """Give by how much the uncertainty fell from the first view to the last.

    Counted step by step over the scenarios that can be compared, so that a scenario carved out of
    the catch-all opens nothing.
    """
    steps = (comparable(before, after, catch_all, part_of) for before, after in pairwise(series))
    return math.fsum(_open(first) - _open(second) for first, second in steps)


def excess(
    series: Sequence[View], catch_all: str | None = None, part_of: Parts | None = None
) -> float:
    """Give movement less reduction: above zero, on average over many series, is overreaction."""
    return movement(series, catch_all, part_of) - reduction(series, catch_all, part_of)


def _open(view: Shares) -> float:
    return math.fsum(p * (1 - p) for p in view.values())


def _folded(view: Shares, homes: Homes) -> Shares:
    found: Shares = {}
    for name, p in view.items():
        found[homes[name]] = found.get(homes[name], 0.0) + p
    return found


def _homes(first: Shares, second: Shares, catch_all: str | None, part_of: Parts) -> Homes:
    """Give what each scenario is counted as, so that both views know all that is counted."""
    known = first | second
    above = {
        name: name if name in first and name in second else _above(name, known, part_of)
        for name in known
    }
    roots = {name: _root(name, above) for name in known}
    shared = {roots[name] for name in first} & {roots[name] for name in second}
    lost = [name for name in known if roots[name] not in shared]
    if lost and catch_all is None:
        raise NotComparable(name=lost[0])
    return {name: root if root in shared else catch_all for name, root in roots.items()}


def _above(name: Hashable, known: Shares, part_of: Parts) -> Hashable:
    """Give the nearest that a scenario is part of among those known, or itself."""
    seen = [str(name)]
    while (parent := part_of.get(seen[-1])) is not None and parent not in seen:
        if parent in known:
            return parent
        seen.append(parent)
    return name


def _root(name: Hashable, above: Homes) -> Hashable:
    seen = {name}
    while (parent := above[name]) not in seen:
        seen.add(parent)
        name = parent
    return name


def _term(p: float, q: float) -> float:
    if p == q:
        return 0.0
    return (p - q) * math.log2(p / q) if p and q else math.inf


def _odds_ratio(p: float, q: float) -> float | None:
    """Give the ratio of two probabilities' odds, None from or to certainty."""
    if min(p, q) <= 0 or max(p, q) >= 1:
        return None
    return q / (1 - q) * (1 - p) / p
