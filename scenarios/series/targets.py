"""Indicators against their targets: how far, along which path, and how the target drifted."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot, StoryLine
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.kinds.goals import Indicator
from scenarios.methods.progress import KEEPING, met, near, on_path, share, trend
from scenarios.series.observed import (
    Observed,
    a_year_before,
    latest,
    observed,
    one_before,
    path,
    values_of,
    whole,
)
from scenarios.series.stops import reviews_held, stops, tidy

AGAINST = {
    "period": "object",
    "day": "object",
    "value": "float64",
    "target": "float64",
    "last_year": "float64",
    "share": "float64",
    "met": "object",
    "state": "object",
    "mark": "object",
}
PROGRESS = {
    "indicator": "object",
    "goal": "object",
    "title": "object",
    "unit": "object",
    "decimals": "object",
    "wanted": "object",
    "period": "object",
    "value": "float64",
    "target": "float64",
    "target_date": "object",
    "share": "float64",
    "met": "object",
    "near": "bool",
    "compared_with": "object",
    "change": "float64",
    "trend": "object",
}
DRIFT = {
    "part": "object",
    "version": "float64",
    "day": "object",
    "value": "float64",
    "period": "object",
    "mark": "object",
    "before": "float64",
    "review": "object",
    "decision": "object",
    "reference": "object",
    "reason": "object",
}
ABOUT = ("code", "goal", "title", "unit", "decimals", "wanted", "target_value", "target_date")
AIMS = ("target_value", "target_date", "wanted")


def progress(snapshot: Snapshot) -> pd.DataFrame:
    """Give each indicator's last value against its target, and against the value before.

    Seasonal indicators are compared with the same period last year, others with the last value.
    """
    return kept(_of_all, snapshot)


def _of_all(snapshot: Snapshot) -> pd.DataFrame:
    values = observed(snapshot)
    return tidy(
        [
            _progress(indicator, values_of(values, indicator.code))
            for indicator in snapshot.all("indicator")
        ],
        PROGRESS,
    )


def _progress(indicator: Indicator, values: Sequence[Observed]) -> dict[str, Any]:
    now = latest(values)
    find = a_year_before if indicator.seasonal else one_before
    before = find(values, now.period) if now else None
    value, earlier = (now.value if now else None), (before.value if before else None)
    target, wanted = indicator.target_value, indicator.wanted
    return {
        "indicator": indicator.code,
        "target": target,
        "period": now.period.text if now else None,
        "value": value,
        "share": share(value, indicator.baseline_value, target, wanted),
        "met": met(value, target, wanted),
        "near": near(value, target, wanted, indicator.band),
        "compared_with": before.period.text if before else None,
        "change": value - earlier if value is not None and earlier is not None else None,
        "trend": trend(value, earlier, wanted),
    } | {name: getattr(indicator, name) for name in ABOUT[1:6] + ABOUT[7:]}


def against_target(
    snapshot: Snapshot, indicator: str, place: str | None = None, group: str | None = None
) -> pd.DataFrame:
    """Give an indicator's values beside its target path and last year's same period.

    One row a period, and one without a period for each coming point of the path. Without place
    and group it is the whole, or the first part where the whole was not measured; which one, what
    the indicator is, and the reviews held, stand in `attrs`.
    """
    about = snapshot.get("indicator", indicator)
    parts = observed(snapshot, {indicator}).get(indicator, {})
    part = (place or "", group or "") if place or group else whole(parts)
    line = path(about, interim(snapshot).get(indicator, []))
    table = tidy(rows_against(about, parts.get(part, []), line), AGAINST)
    table.attrs |= {name: getattr(about, name) for name in (*ABOUT, "source")} | {"part": part}
    table.attrs["reviews"] = reviews_held(snapshot)
    return table


def rows_against(
    about: Indicator, values: Sequence[Observed], line: Sequence[tuple[int, float]]
) -> list[dict[str, Any]]:
    """Give the rows of `against_target`, without the table."""
    rows = [_against(about, one, line, values) for one in values]
    last = max((row["day"] for row in rows), default=date.min).toordinal()
    path_on = ((day, value) for day, value in line if day > last)
    return rows + [{"day": date.fromordinal(day), "target": value} for day, value in path_on]


def _against(
    about: Indicator,
    one: Observed,
    line: Sequence[tuple[float, float]],
    values: Sequence[Observed],
) -> dict[str, Any]:
    day = one.period.end.toordinal()
    before = a_year_before(values, one.period)
    begun = bool(line) and (about.wanted in KEEPING or day >= line[0][0])
    return {
        "period": one.period.text,
        "day": one.period.end,
        "value": one.value,
        "target": on_path(day, line) if begun else None,
        "last_year": before.value if before else None,
        "share": share(one.value, about.baseline_value, about.target_value, about.wanted),
        "met": met(one.value, about.target_value, about.wanted),
        "state": one.state,
        "mark": one.mark,
    }


def interim(snapshot: Snapshot) -> dict[str, list[tuple[int, float]]]:
    """Give the interim targets of each indicator as days' ordinals and values."""
    return kept(_interim, snapshot)


def _interim(snapshot: Snapshot) -> dict[str, list[tuple[int, float]]]:
    sheet = snapshot.sheet("target")
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for key, value in zip(sheet.keys(), sheet.values("value"), strict=True):
        indicator, day = key.split("/")
        found[indicator].append((date.fromisoformat(day).toordinal(), float(value)))
    return dict(found)


def target_drift(history: History, moment: Moment, today: date, indicator: str) -> pd.DataFrame:
    """Give an indicator's values, each target it has had, and the turns between them.

    `part` tells what a row is: actual (a value), target (a point of the path that version held),
    turn (the target changed that day, from `before` to `value`), review (a day to mark).
    """
    snapshot = history.at(moment)
    about = snapshot.get("indicator", indicator)
    parts = observed(snapshot, {indicator}).get(indicator, {})
    part = whole(parts)
    versions = _versions(history, moment, indicator)
    rows = [
        {"part": "actual", "day": one.period.end, "value": one.value}
        | {"period": one.period.text, "mark": one.mark}
        for one in parts.get(part, [])
    ]
    before = None
    for number, (line, then, points) in enumerate(versions, 1):
        rows += [
            {"part": "target", "version": number, "day": day, "value": value}
            for day, value in _dated(points, line.effective_on, moment.day)
        ]
        if number > 1:
            rows.append(_turn(snapshot, line, then, before) | {"version": number})
        before = then.target_value
    rows += [
        {"part": "review", "day": stop.day, "review": stop.review}
        for stop in stops(history, moment, today)
        if stop.review
    ]
    table = tidy(rows, DRIFT)
    table.attrs |= {name: getattr(about, name) for name in ABOUT} | {"part": part}
    return table


def _dated(
    points: Sequence[tuple[int, float]], begun: date, today: date
) -> list[tuple[date, float]]:
    """Give the points of a path by day; a target without a date holds from when it was set."""
    dated = [(date.fromordinal(day), value) for day, value in points if day]
    return dated or [(day, points[-1][1]) for day in sorted({begun, today})]


def _versions(
    history: History, moment: Moment, code: str
) -> list[tuple[StoryLine, Indicator, list[tuple[int, float]]]]:
    """Give the aims an indicator has had, each with the last line that set it and its path."""
    story = history.story(RecordId("indicator", code))
    lines = {
        line.effective_on: line
        for line in reversed(story)
        if line.in_force and moment.knows(line.position) and line.effective_on <= moment.day
        if any(name in line.set for name in AIMS)
    }
    found: list[tuple[StoryLine, Indicator, list[tuple[int, float]]]] = []
    for day, line in sorted(lines.items()):
        snapshot = history.at(Moment(day, moment.known))
        then = snapshot.get("indicator", code)
        if then is not None and then.target_value is not None:
            points = path(then, interim(snapshot).get(code, []))
            if (
                not found
                or found[-1][1].target_value != then.target_value
                or (found[-1][2][-1:] != points[-1:])
            ):
                found.append((line, then, points))
    return found


def _turn(
    snapshot: Snapshot, line: StoryLine, then: Indicator, before: float | None
) -> dict[str, Any]:
    decision = line.carried.get("decision")
    taken = snapshot.get("decision", decision) if decision else None
    return {
        "part": "turn",
        "day": line.effective_on,
        "value": then.target_value,
        "before": before,
        "review": line.review,
        "decision": decision,
        "reference": taken.reference if taken else None,
        "reason": line.reason,
    }
