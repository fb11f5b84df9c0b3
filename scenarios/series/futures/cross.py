"""The cross that two drivers span: where each scenario stands, and where belief has gone."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.methods.robustness import weighted_mean
from scenarios.series.likelihoods import judged_at
from scenarios.series.sets import MAIN, is_overlapping, percents, scenarios_of
from scenarios.series.stops import since_last, tidy

CROSS = {
    "scenario": "object",
    "title": "object",
    "percent": "float64",
    "x": "float64",
    "y": "float64",
    "x_variant": "object",
    "y_variant": "object",
}
TRAIL = {
    "review": "object",
    "day": "object",
    "review_title": "object",
    "x": "float64",
    "y": "float64",
    "placed": "float64",
}
CROSS_AND_TRAIL = {"part": "object"} | CROSS | TRAIL
DRIVERS = {
    "driver": "object",
    "title": "object",
    "importance": "float64",
    "uncertainty": "float64",
    "importance_before": "float64",
    "uncertainty_before": "float64",
    "axis": "object",
    "variants": "int64",
}
AXES = ("first", "second")
DOZEN = 12
Place = tuple[float | None, str | None]


def scenario_cross(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give where each scenario of a set stands in the cross of its two axes.

    `x` and `y` go from −1, the first variant of the driver, to 1, the last; they are missing where
    a scenario takes no variant of an axis, or when there is no such axis. A picture, no measure.
    """
    held = percents(snapshot, scenario_set, judge)
    axes = [_axis(snapshot, axis) for axis in AXES]
    rows = []
    for one in scenarios_of(snapshot, scenario_set):
        (x, x_variant), (y, y_variant) = (_on(axis, one.position or ()) for axis in axes)
        rows.append(
            {"scenario": one.code, "title": one.title, "percent": held[one.code]}
            | {"x": x, "y": y, "x_variant": x_variant, "y_variant": y_variant}
        )
    return tidy(rows, CROSS)


def _axis(snapshot: Snapshot, axis: str) -> dict[str, tuple[float, str]]:
    """Give the place and title of each variant on an axis."""
    drivers = [one.code for one in snapshot.all("driver") if one.axis == axis]
    found = [one for one in snapshot.all("variant") if one.driver in drivers[:1]]
    found.sort(key=lambda one: one.place_in_order or len(found))
    last = len(found) - 1
    return {
        one.code: (2 * place / last - 1 if last else 0.0, one.title)
        for place, one in enumerate(found)
    }


def _on(axis: dict[str, tuple[float, str]], position: tuple[str, ...]) -> Place:
    return next((axis[code] for code in position if code in axis), (None, None))


def scenario_trail(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give the weighted centre of a set at each review: where, by then, belief lay in the cross.

    `placed` is the per cent of scenarios that have a place; the centre is theirs. An overlapping
    set has no centre. Only the last dozen reviews are given; `attrs` counts the others.
    """
    rows: list[dict[str, Any]] = []
    every = judged_at(history, moment, today, scenario_set, judge)
    for stop in every[-DOZEN:]:
        snapshot = history.at(stop.moment)
        cross = scenario_cross(snapshot, scenario_set, judge)
        there = cross[cross["x"].notna() & cross["y"].notna() & cross["percent"].notna()]
        if there.empty or is_overlapping(snapshot, scenario_set):
            continue
        weights = there["percent"].tolist()
        centre = {name: weighted_mean(there[name].tolist(), weights) for name in ("x", "y")}
        row = {"review": stop.review, "day": stop.day, "review_title": stop.title}
        rows.append(row | centre | {"placed": sum(weights)})
    table = tidy(rows, TRAIL)
    table.attrs["left_out"] = max(len(every) - DOZEN, 0)
    return table


def cross_and_trail(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give the cross of a set and its trail in one: `part` is scenario or centre."""
    cross = scenario_cross(history.at(moment), scenario_set, judge)
    trail = scenario_trail(history, moment, today, scenario_set, judge)
    parts = [cross.assign(part="scenario"), trail.assign(part="centre")]
    rows = [
        {str(column): value for column, value in row.items()}
        for part in parts
        for row in part.to_dict("records")
    ]
    table = tidy(rows, CROSS_AND_TRAIL)
    table.attrs |= trail.attrs
    return table


def driver_map(history: History, moment: Moment, today: date) -> pd.DataFrame:
    """Give how important and how uncertain each driver is held, now and at the last review."""
    snapshot, held = history.at(moment), since_last(history, moment, today)
    before = {one.code: one for one in history.at(held[0].moment).all("driver")} if held else {}
    variants = [one.driver for one in snapshot.all("variant")]
    rows = [
        {"driver": one.code, "variants": variants.count(one.code)}
        | {name: getattr(one, name) for name in ("title", "importance", "uncertainty", "axis")}
        | {
            f"{name}_before": getattr(before.get(one.code), name, None)
            for name in ("importance", "uncertainty")
        }
        for one in snapshot.all("driver")
    ]
    return tidy(rows, DRIVERS)
