"""How a judge, or a team, revises: to and fro, often or seldom, in small steps or large."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean, linear_regression, stdev
from typing import NamedTuple

from scenarios.numbers import finite, probabilities

ENOUGH_TO_FLIP = 3
ENOUGH_REVISIONS = 10
GRACE = 30
NOISE = 1e-12


class Style(NamedTuple):
    """How many judgements said something new, how far they moved, and how many only restated."""

    frequency: int
    magnitude: float | None
    confirmation: float | None


class Mean(NamedTuple):
    """A mean with its standard error and Student's t; the last two None when they mean nothing."""

    mean: float | None
    error: float | None
    t: float | None
    series: int


def flip_flop_index(values: Sequence[float | None]) -> float | None:
    """Give how much a series turned back on itself, on average per possible turn; 0 never.

    In the values' own unit; None with fewer than three values or when one is missing.

    Griffiths, D., Foley, M., Ioannou, I. & Leeuwenburg, T. (2019) Flip-flop index: quantifying
    revision stability for fixed-event forecasts. Meteorological Applications 26:30-35,
    doi:10.1002/met.1732.
    """
    known = [float(value) for value in values if value is not None and math.isfinite(value)]
    if len(known) < max(len(values), ENOUGH_TO_FLIP):
        return None
    path = math.fsum(abs(after - before) for before, after in pairwise(known))
    return max(path - (max(known) - min(known)), 0.0) / (len(known) - 2)


def updating_style(values: Sequence[float]) -> Style:
    """Give how a judge updates one probability; the first judgement counts as something new.

    Atanasov, P., Witkowski, J., Ungar, L., Mellers, B. & Tetlock, P. (2020) Small steps to
    accuracy: incremental belief updaters are better forecasters. Organizational Behavior and
    Human Decision Processes 160:19-35, doi:10.1016/j.obhdp.2020.02.001.
    """
    steps = [after - before for before, after in pairwise(probabilities(values))]
    return style_of(steps) if values else Style(0, None, None)


def style_of(steps: Sequence[float]) -> Style:
    """Give how a judge updates by the steps from each judgement to the next, in their unit."""
    sizes = [abs(step) for step in finite(steps)]
    changed = [size for size in sizes if size > NOISE]
    return Style(
        frequency=len(changed) + 1,
        magnitude=fmean(changed) if changed else None,
        confirmation=1 - len(changed) / len(steps) if steps else None,
    )


def revision_slope(values: Sequence[float]) -> float | None:
    """Give the slope of each revision on the one before; unlike 0, revisions can be foreseen.

    None with fewer than ten revisions, or when there is nothing to tell them by.

    Nordhaus, W.D. (1987) Forecasting efficiency: concepts and applications. Review of Economics
    and Statistics 69(4):667-674, doi:10.2307/1935962.
    """
    steps = [after - before for before, after in pairwise(finite(values))]
    if len(steps) < ENOUGH_REVISIONS or max(steps[:-1]) - min(steps[:-1]) <= NOISE:
        return None
    return linear_regression(steps[:-1], steps[1:]).slope


def mean_of(excesses: Sequence[float]) -> Mean:
    """Give the mean excess of many series, and how many standard errors it is from none."""
    known = finite(excesses)
    if not known:
        return Mean(None, None, None, 0)
    mean = fmean(known)
    if len(known) == 1:
        return Mean(mean, None, None, 1)
    error = stdev(known) / math.sqrt(len(known))
    return Mean(mean, error, mean / error if error > NOISE else None, len(known))


def is_stale(day: date, judged: date, planned: Sequence[date], grace: int = GRACE) -> bool:
    """Tell whether a judgement no longer stands on a day.

    It stands until a number of days after the first review that was planned for later.
    """
    later = [review for review in planned if review > judged]
    return bool(later) and day > min(later) + timedelta(days=grace)
