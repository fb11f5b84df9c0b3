"""How good a view was, once it is known which scenario came."""

import math
from collections.abc import Hashable, Sequence
from datetime import date
from itertools import accumulate
from statistics import fmean

from scenarios.methods.likelihood.views import View, shares
from scenarios.numbers import NothingGiven, NotInTheSet, finite, probabilities

LEAST, MOST = 0.001, 0.999  # as far as a probability counts in a logarithmic score
Day = float | date


def scored_as(probabilities: View, occurred: Hashable, catch_all: str | None = None) -> Hashable:
    """Give the scenario that speaks for the one that came: the catch-all if it did not exist."""
    known = shares(probabilities)
    for name in (occurred, catch_all):
        if name in known and name is not None:
            return name
    raise NotInTheSet(name=occurred)


def brier(probabilities: View, occurred: Hashable, catch_all: str | None = None) -> float:
    """Give the squared error summed over all scenarios, from 0 (right) to 2 (wrong).

    For two scenarios it is twice (p − o)². `occurred` is the name, or the place, of the one that
    came.

    Brier, G.W. (1950) Verification of forecasts expressed in terms of probability. Monthly
    Weather Review 78(1):1-3, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
    """
    came = scored_as(probabilities, occurred, catch_all)
    return math.fsum((p - (name == came)) ** 2 for name, p in shares(probabilities).items())


def ordinal_brier(probabilities: Sequence[float], occurred: int) -> float | None:
    """Give the mean error over every place where ordered scenarios can be cut in two.

    Each term is summed over both sides of its cut; None with a single scenario.

    Jose, V.R.R., Nau, R.F. & Winkler, R.L. (2009) Sensitivity to distance and baseline
    distributions in forecast evaluation. Management Science 55(4):582-590.
    """
    scored_as(probabilities, occurred)
    cumulated = list(accumulate(shares(probabilities).values()))[:-1]
    terms = [2 * (p - (occurred <= cut)) ** 2 for cut, p in enumerate(cumulated)]
    return fmean(terms) if terms else None


def log_score(p: float) -> float:
    """Give the natural logarithm of what was held of the scenario that came, 0 at best.

    Below 0.001 and above 0.999 counts as these.
    """
    (known,) = probabilities([p])
    return math.log(min(max(known, LEAST), MOST))


def baseline_score(p: float, n: int) -> float:
    """Give how much better than chance, 100 at best and 0 for 1/n, with n scenarios.

    With a single scenario there is nothing to be better at, and it is 0.
    """
    if n < 1:
        raise NothingGiven
    return 100 * (1 + log_score(p) / math.log(n)) if n > 1 else 0.0


def peer_scores(logs: Sequence[float]) -> list[float | None]:
    """Give how much better each log score is than the mean of the others', times a hundred."""
    known = finite(logs)
    others = len(known) - 1
    total = math.fsum(known)
    return [100 * (one - (total - one) / others) if others else None for one in known]


def time_average(
    scores: Sequence[tuple[Day, float | None]], start: Day, end: Day, resolved: Day | None = None
) -> float:
    """Weigh each score by how long it stood, over all of the time that was planned.

    A score stands from its day to the next one's. Before the first, after an early resolution and
    where a score is None, the score is 0, so that nobody gains by claiming early what would end a
    question. Days are dates, or plain numbers.
    """
    stood = _stood(scores, start, end, resolved)
    return math.fsum(score * length for score, length in stood) / _length(start, end)


def coverage(
    scores: Sequence[tuple[Day, float | None]], start: Day, end: Day, resolved: Day | None = None
) -> float:
    """Give the part of the planned time during which a score stood."""
    stood = _stood(scores, start, end, resolved)
    return math.fsum(length for _, length in stood) / _length(start, end)


def _stood(
    scores: Sequence[tuple[Day, float | None]], start: Day, end: Day, resolved: Day | None
) -> list[tuple[float, float]]:
    """Give each score with how long it stood within the planned time."""
    finite(score for _, score in scores if score is not None)
    first, last = _number(start), _number(end)
    if resolved is not None:
        last = min(_number(resolved), last)
    ordered = sorted(((_number(day), score) for day, score in scores), key=lambda one: one[0])
    ends = [*(day for day, _ in ordered[1:]), last]
    return [
        (score, max(min(until, last) - max(day, first), 0.0))
        for (day, score), until in zip(ordered, ends, strict=False)
        if score is not None
    ]


def _length(start: Day, end: Day) -> float:
    first, last = finite([_number(start), _number(end)])
    length = last - first
    if length <= 0:
        raise NothingGiven
    return length


def _number(day: Day) -> float:
    return float(day.toordinal() if isinstance(day, date) else day)
