"""Numbers as a method wants them, and the sentences with which a method refuses others.

NotComputable, a ValueError too
├── NothingGiven, NotFinite, BelowZero, NotAProbability, Uneven, NoWeight
├── NotComparable, NotInTheSet, NothingLeft, SumsOtherwise
└── ActsOnItself, TooManyCombinations, LevelsCrossed
"""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from scenarios.errors import N_, Refused

ALMOST = 1e-9  # as far as binary fractions may carry a probability outside
SUM_ALMOST = 0.005  # as far as rounded probabilities may sum from 1
HALF = 0.5


class NotComputable(Refused, ValueError):
    """Numbers that a method has no answer for."""

    message = N_("This cannot be computed.")


class NothingGiven(NotComputable):
    """A method without numbers."""

    message = N_("There is nothing to compute from.")


class NotFinite(NotComputable):
    """A value that is no finite number."""

    message = N_("“{value}” is not a finite number.")


class BelowZero(NotComputable):
    """An amount below zero."""

    message = N_("{value} is below zero, and no amount is.")


class NotAProbability(NotComputable):
    """A number that is no probability."""

    message = N_("{value} is not a probability between 0 and 1.")


class Uneven(NotComputable):
    """Numbers that do not match each other."""

    message = N_("There are {count} values where {wanted} are needed.")


class NoWeight(NotComputable):
    """Weights that weigh nothing."""

    message = N_("No weight may be below zero, and one at least must be above it.")


class NotComparable(NotComputable):
    """Sets of scenarios that differ, without a catch-all to compare them by."""

    message = N_("{name} was not there both times, and there is no catch-all to compare it by.")


class NotInTheSet(NotComputable):
    """A name that is not among those that were given."""

    message = N_("“{name}” is not among those that were given.")


class NothingLeft(NotComputable):
    """Judges, or a signal, that between them rule out every scenario."""

    message = N_("Every scenario is ruled out, so nothing is left to share.")


class SumsOtherwise(NotComputable):
    """Probabilities of scenarios that exclude each other and do not sum to one."""

    message = N_("The probabilities sum to {total}, not to 1.")


class ActsOnItself(NotComputable):
    """A goal, or a driver's variants, with an impact on itself."""

    message = N_("Neither a goal nor a driver can act on itself: leave those scores blank.")


class TooManyCombinations(NotComputable):
    """More combinations than are tried one by one."""

    message = N_(
        "{count} combinations are more than the {limit} that are tried. Name scenarios of your"
        " own, and they and their neighbours are."
    )


class LevelsCrossed(NotComputable):
    """A level to watch at beyond the one that triggers."""

    message = N_("The level to watch at, {watch}, lies beyond the level that triggers, {trigger}.")


def finite(values: Iterable[float]) -> list[float]:
    """Give values as floats, or refuse the first that is no finite number."""
    found = [float(value) for value in values]
    for value in found:
        if not math.isfinite(value):
            raise NotFinite(value=value)
    return found


def some(values: Iterable[float]) -> list[float]:
    """Give values as finite floats, or refuse that there are none."""
    found = finite(values)
    if not found:
        raise NothingGiven
    return found


def amounts(values: Iterable[float]) -> list[float]:
    """Give values as finite floats, or refuse the first that is below zero."""
    found = finite(values)
    for value in found:
        if value < 0:
            raise BelowZero(value=value)
    return found


def probabilities(values: Iterable[float]) -> list[float]:
    """Give values as floats from 0 to 1, or refuse the first that lies outside."""
    found = [float(value) for value in values]
    for value in found:
        if not -ALMOST <= value <= 1 + ALMOST:
            raise NotAProbability(value=value)
    return [min(max(value, 0.0), 1.0) for value in found]


def distribution(values: Sequence[float], count: int) -> list[float]:
    """Give as many probabilities as are wanted, or refuse those that do not sum to 1."""
    found = probabilities(values)
    even(found, count)
    total = math.fsum(found)
    if abs(total - 1) > SUM_ALMOST:
        raise SumsOtherwise(total=total)
    return found


def parts(values: Sequence[float] | None, count: int) -> list[float]:
    """Give weights as shares of their sum, equal ones when none are given."""
    given = [1.0] * count if values is None else finite(values)
    even(given, count)
    total = math.fsum(given)
    if min(given, default=0) < 0 or total <= 0:
        raise NoWeight
    return [weight / total for weight in given]


def even(values: Sequence[object], wanted: int) -> None:
    """Refuse values that are not as many as are wanted."""
    if len(values) != wanted:
        raise Uneven(count=len(values), wanted=wanted)


def weighted_median(values: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """Give the value where the cumulated weight passes a half; at just a half, the mean of two."""
    shares = parts(weights, len(some(values)))
    weighed = [pair for pair in sorted(zip(values, shares, strict=True)) if pair[1]]
    reached = list(accumulate(share for _, share in weighed))
    place = next(at for at, share in enumerate(reached) if share > HALF - ALMOST)
    is_just_half = reached[place] <= HALF + ALMOST
    return (weighed[place][0] + weighed[place + is_just_half][0]) / 2
