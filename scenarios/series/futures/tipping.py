"""When signposts will tip in each scenario, and by when one must have decided."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, ReviewMark, Snapshot
from scenarios.kinds.futures import Signpost
from scenarios.methods.signposts import latest_decision, margin, must_be_decided, tipping_date
from scenarios.periods import Period
from scenarios.series.futures.strips import levels_of
from scenarios.series.observed import observed, values_of
from scenarios.series.sets import MAIN, scenarios_of
from scenarios.series.stops import tidy

TIPPING = {
    "signpost": "object",
    "text": "object",
    "scenario": "object",
    "scenario_title": "object",
    "value": "float64",
    "trigger_at": "float64",
    "margin": "float64",
    "horizon": "object",
    "has_tipped": "bool",
    "tips_on": "object",
    "decide_by": "object",
    "must_decide": "object",
    "decide_at": "object",
    "next_review": "object",
}
DAYS_IN_MONTH = 365.25 / 12
Points = list[tuple[float, float]]


def signpost_tipping(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN
) -> pd.DataFrame:
    """Give when each scenario's projection takes a signpost to its trigger, and by when to decide.

    Straight from the last observation over the projections, never beyond the last of them, which
    is the `horizon`: without a crossing until then `tips_on` is missing, and where the last
    observation is beyond the trigger it `has_tipped`. `must_decide` tells
    whether the `next_review` is too late, else `decide_at` is the last planned that is not; they
    are missing when none is planned.
    """
    snapshot = history.at(moment)
    planned = [mark for mark in history.reviews(today) if mark.day > moment.day]
    ahead = _projections(snapshot)
    signposts = snapshot.all("signpost")
    values = observed(snapshot, {one.indicator for one in signposts if one.indicator})
    rows: list[dict[str, Any]] = []
    for one in signposts:
        seen = [
            (float(each.period.end.toordinal()), each.value)
            for each in values_of(values, one.indicator)
            if each.value is not None
        ]
        for future in scenarios_of(snapshot, scenario_set):
            points = ahead.get((one.indicator, future.code), [])
            if seen and points and levels_of(one):
                row = {"scenario": future.code, "scenario_title": future.title}
                rows.append(row | _tips(one, seen, points, planned))
    return tidy(rows, TIPPING)


def _projections(snapshot: Snapshot) -> dict[tuple[str | None, str], Points]:
    found: dict[tuple[str | None, str], Points] = {}
    for one in snapshot.all("projection"):
        day = float(Period.parse(one.period).end.toordinal())
        found.setdefault((one.indicator, one.scenario), []).append((day, one.value))
    return found


def _tips(one: Signpost, seen: Points, points: Points, planned: list[ReviewMark]) -> dict[str, Any]:
    last, trigger = seen[-1], float(one.trigger_at or 0)
    line = [last, *(point for point in sorted(points) if point[0] > last[0])]
    tips = tipping_date(line, trigger, one.comparison or "above")
    latest_day = latest_decision(tips, (one.lead_months or 0) * DAYS_IN_MONTH)
    return {
        "signpost": one.code,
        "text": one.text,
        "value": last[1],
        "trigger_at": trigger,
        "margin": margin(last[1], trigger, seen[0][1]),
        "horizon": date.fromordinal(int(line[-1][0])),
        "has_tipped": tips == line[0][0],
        "tips_on": None if tips is None else date.fromordinal(int(tips)),
        "decide_by": None if latest_day is None else date.fromordinal(int(latest_day)),
    } | _by_calendar(latest_day, planned)


def _by_calendar(latest_day: float | None, planned: list[ReviewMark]) -> dict[str, Any]:
    """Tell whether the next planned review is too late to decide, and which is the last in time."""
    if not planned:
        return {}
    is_late = must_be_decided(latest_day, planned[0].day.toordinal())
    in_time = [mark.code for mark in planned if latest_day and mark.day.toordinal() <= latest_day]
    last = in_time[-1] if in_time else None
    return {"must_decide": is_late, "decide_at": last, "next_review": planned[0].code}
