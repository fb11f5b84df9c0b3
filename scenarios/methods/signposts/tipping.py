"""When a projection reaches the level that triggers, and by when one must have decided.

Times are plain numbers in one unit, such as years or days.

Kwadijk, J.C.J. et al. (2010) Using adaptation tipping points to prepare for climate change and
sea level rise: a case study in the Netherlands. Wiley Interdisciplinary Reviews: Climate Change
1:729-740, doi:10.1002/wcc.64.
"""

from collections.abc import Sequence
from itertools import pairwise

from scenarios.numbers import NotInTheSet, finite

SIGNS = {"above": 1, "below": -1}
Point = tuple[float, float]


def tipping_date(
    points: Sequence[Point], trigger: float, comparison: str = "above", *, extrapolate: bool = False
) -> float | None:
    """Give when a projection, pairs of time and value, first reaches a level; None within it never.

    Straight between the points. Only when it is asked for is the line through the last two points
    drawn on beyond them.
    """
    sign = SIGNS.get(comparison)
    if sign is None:
        raise NotInTheSet(name=comparison)
    line = sorted((time, sign * value) for time, value in map(finite, points))
    level = sign * trigger
    if line and line[0][1] >= level:
        return line[0][0]
    inside = (_reached(*step, level) for step in pairwise(line) if step[1][1] >= level)
    found = next(inside, None)
    if found is None and extrapolate and len(line) > 1 and line[-1][1] > line[-2][1]:
        return _reached(line[-2], line[-1], level)
    return found


def _reached(before: Point, after: Point, level: float) -> float:
    (start, low), (end, high) = before, after
    return start + (end - start) * (level - low) / (high - low)


def latest_decision(tipping: float | None, lead: float) -> float | None:
    """Give the time by which one must have decided, when what is decided takes a lead time."""
    return None if tipping is None else tipping - lead


def must_be_decided(latest: float | None, next_review: float | None) -> bool:
    """Tell whether the next review is too late to decide; so it is when none is planned."""
    return latest is not None and (next_review is None or latest < next_review)


def margin(value: float, trigger: float, base: float) -> float | None:
    """Give the part of the way from a base to the trigger that is left; below 0 beyond it.

    None when the base is the trigger.
    """
    now, level, start = finite([value, trigger, base])
    return (level - now) / (level - start) if level != start else None
