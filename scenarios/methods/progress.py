"""How far an indicator has come: met or not, its share of the way, and which way it moves."""

import math
from bisect import bisect_right
from collections.abc import Sequence

RISING = frozenset({"raise", "keep_at_least"})
KEEPING = frozenset({"keep_at_least", "keep_at_most"})
NOISE = 1e-9  # a difference smaller than this part of the values is none


def known(*values: float | None) -> bool:
    """Tell whether every value is a number."""
    return all(value is not None and not math.isnan(value) for value in values)


def met(value: float | None, target: float | None, wanted: str) -> bool | None:
    """Tell whether a value meets its target; unknown when either is missing."""
    if value is None or target is None or not known(value, target):
        return None
    return value >= target if wanted in RISING else value <= target


def near(value: float | None, target: float | None, wanted: str, band: float | None) -> bool:
    """Tell whether a value misses its target by no more than a band in per cent of it."""
    if value is None or target is None or band is None or not known(value, target, band):
        return False
    return met(value, target, wanted) is False and abs(value - target) <= abs(target) * band / 100


def share(
    value: float | None, baseline: float | None, target: float | None, wanted: str
) -> float | None:
    """Give the share of the way from baseline to target; 1 or more means that the target is met.

    A level to keep has no way to go: met is 1, and below a floor (or above a ceiling) the share
    is the value's part of the level (or the level's of the value). The same holds for a target
    that the baseline already met.
    """
    is_met = met(value, target, wanted)
    if value is None or target is None or is_met is None:
        return None
    if wanted in KEEPING or met(baseline, target, wanted):
        return 1.0 if is_met else _part(value, target, wanted)
    if baseline is None or not known(baseline):
        return None
    return (value - baseline) / (target - baseline)


def _part(value: float, target: float, wanted: str) -> float | None:
    """Give how much of a level is there; meaningless unless both are above zero."""
    if min(value, target) <= 0:
        return None
    return value / target if wanted in RISING else target / value


def trend(value: float | None, before: float | None, wanted: str) -> str | None:
    """Tell whether a value is better, unchanged or worse than one before, as it is wanted."""
    if value is None or before is None or not known(value, before):
        return None
    difference = value - before
    if abs(difference) <= NOISE * max(abs(value), abs(before)):
        return "unchanged"
    return "better" if (difference > 0) == (wanted in RISING) else "worse"


def on_path(day: float, path: Sequence[tuple[float, float]]) -> float | None:
    """Give the value of a path on a day, straight between its points and level outside them.

    Points are pairs of day number and value, in order of day.
    """
    if not path:
        return None
    place = bisect_right([point[0] for point in path], day)
    if place in {0, len(path)}:
        return path[max(place - 1, 0)][1]
    (before, low), (after, high) = path[place - 1], path[place]
    return low + (high - low) * (day - before) / (after - before)
