"""What was measured for an indicator, in order of period."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from math import isnan
from typing import NamedTuple

import numpy as np
import pandas as pd

from scenarios.history import Snapshot
from scenarios.kinds.goals import Indicator
from scenarios.periods import Period
from scenarios.snapshot import Sheet, decoded

Part = tuple[str, str]  # place and group; ("", "") is the whole area and everybody


class Observed(NamedTuple):
    """One measured value: its period, the number or the source's mark, and its state."""

    period: Period
    value: float | None
    mark: str | None
    state: str | None


def observed(
    snapshot: Snapshot, only: Collection[str] | None = None
) -> dict[str, dict[Part, list[Observed]]]:
    """Give every observation by indicator and part of the area or the people, in order.

    Of some indicators only, when they are named.
    """
    sheet = snapshot.sheet("observation")
    rows = slice(None) if only is None else _about(sheet, only)
    keys = sheet.columns.words.key_parts(sheet.records[rows])
    stored = {name: sheet.stored(name)[rows] for name in ("value", "mark", "state")}
    columns = [keys[name].tolist() for name in ("indicator", "period", "place", "group")]
    columns += [decoded(sheet.columns, name, held).tolist() for name, held in stored.items()]
    found: dict[str, dict[Part, list[Observed]]] = defaultdict(lambda: defaultdict(list))
    for indicator, period, place, group, value, mark, state in zip(*columns, strict=True):
        one = Observed(Period.parse(period), None if isnan(value) else value, mark, state)
        found[indicator][place or "", group or ""].append(one)
    for parts in found.values():
        for values in parts.values():
            values.sort(key=lambda one: (one.period.end, one.period.start))
    return found


def _about(sheet: Sheet, only: Collection[str]) -> np.ndarray:
    """Give where the observations of some indicators stand."""
    indicators = sheet.columns.words.key_part("indicator", sheet.records)
    found: np.ndarray = np.flatnonzero(pd.Series(indicators, dtype=object).isin(list(only)))
    return found


def whole(parts: Mapping[Part, Sequence[Observed]]) -> Part:
    """Give the part that stands for all: the whole, or the first of its parts."""
    return ("", "") if ("", "") in parts else min(parts, default=("", ""))


def latest(values: Sequence[Observed]) -> Observed | None:
    """Give the last observation that holds a number."""
    return next((one for one in reversed(values) if one.value is not None), None)


def a_year_before(values: Sequence[Observed], period: Period) -> Observed | None:
    """Give the observation of the same period last year."""
    wanted = period.previous_year()
    return next((one for one in values if one.period == wanted), None)


def one_before(values: Sequence[Observed], period: Period) -> Observed | None:
    """Give the last observation with a number before a period."""
    return latest([one for one in values if one.period < period])


def path(indicator: Indicator, targets: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Give the target path as days' ordinals and values: baseline, interim targets, target.

    A level to keep has no baseline; a target without a date holds from the beginning.
    """
    points = dict(targets)
    if indicator.target_value is not None:
        day = indicator.target_date.toordinal() if indicator.target_date else 0
        points[day] = indicator.target_value
    keeps = indicator.wanted.startswith("keep")
    if indicator.baseline_value is not None and indicator.baseline_period and not keeps and points:
        start = Period.parse(indicator.baseline_period).end.toordinal()
        points = {start: indicator.baseline_value} | points
    return [next(same) for _, same in groupby(sorted(points.items()), key=lambda point: point[0])]
