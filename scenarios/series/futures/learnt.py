"""What came of what was believed: how good the views were of what is resolved."""

from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Scenario
from scenarios.lexicons import natural
from scenarios.methods.likelihood import (
    baseline_score,
    brier,
    coverage,
    log_score,
    scored_as,
    time_average,
)
from scenarios.numbers import NotInTheSet
from scenarios.series.sets import MAIN, catch_all_of, is_overlapping, percents, scenarios_of
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

RESOLVED = {
    "set": "object",
    "scenario": "object",
    "title": "object",
    "resolved_on": "object",
    "judgements": "int64",
    "coverage": "float64",
    "brier": "float64",
    "log": "float64",
    "baseline": "float64",
    "last": "float64",
}
FORECASTS = {
    "set": "object",
    "scenario": "object",
    "title": "object",
    "resolved_on": "object",
    "percent": "float64",
    "came": "bool",
}
CAME, NOT = "occurred", "did_not"
PAIR = 2


class _View(NamedTuple):
    """What was held on a day, in probabilities, with what stood for the rest."""

    day: date
    held: dict[str, float]
    catch_all: str | None


def resolved_sets(history: History, moment: Moment, judge: str = "group") -> pd.DataFrame:
    """Give how good a judge's views were of each exclusive set whose scenario has come.

    `brier` and `log` are averaged over the time that a view stood. `baseline` is averaged over all
    the time from the first view to the day that was planned, or without one to the resolution, and
    is 0 where none stood; `coverage` is that part. A scenario that did not exist yet is scored as
    the catch-all. `last` is the per cent last held of the one that came.
    """
    snapshot = history.at(moment)
    rows = []
    for name in _sets(snapshot):
        came = [one for one in scenarios_of(snapshot, name) if one.outcome == CAME]
        if len(came) == 1 and not is_overlapping(snapshot, name):
            on = _resolved_on(history, moment, came[0])
            views = [view for view in _views(history, moment, name, judge) if view.day < on]
            row = {"set": name, "scenario": came[0].code, "title": came[0].title}
            rows.append(row | {"resolved_on": on} | _scored(views, came[0], on))
    return tidy(rows, RESOLVED)


def resolved_forecasts(history: History, moment: Moment, judge: str = "group") -> pd.DataFrame:
    """Give the last likelihood before each scenario, or claim, was resolved, and whether it came.

    However often it was revised a scenario counts once, and so does a set of two, by the first.
    What was annulled is left out.
    """
    snapshot = history.at(moment)
    rows = []
    for name in _sets(snapshot):
        every = scenarios_of(snapshot, name)
        known = [one for one in every if one.outcome in {CAME, NOT}]
        is_claim = len(every) == PAIR and not is_overlapping(snapshot, name)
        for one in known[:1] if is_claim else known:
            on = _resolved_on(history, moment, one)
            views = _views(history, moment, name, judge)
            held = [
                view.held[one.code] for view in views if view.day < on and one.code in view.held
            ]
            if held:
                row = {"set": name, "scenario": one.code, "title": one.title, "resolved_on": on}
                rows.append(row | {"percent": 100 * held[-1], "came": one.outcome == CAME})
    return tidy(rows, FORECASTS)


def _sets(snapshot: Snapshot) -> list[str]:
    return sorted({one.set or MAIN for one in snapshot.all("scenario")}, key=natural)


def _scored(views: list[_View], came: Scenario, on: date) -> dict[str, Any]:
    scored = [(view, name) for view in views if (name := _scored_as(view, came)) is not None]
    if not scored:
        return {"judgements": 0}
    start = scored[0][0].day
    end = came.resolves_on if came.resolves_on and came.resolves_on > start else on
    days, held = [view.day for view, _ in scored], [view.held[name] for view, name in scored]
    sizes = [len(view.held) for view, _ in scored]

    def averaged(scores: list[float]) -> float:
        return time_average(list(zip(days, scores, strict=True)), start, end, on)

    stood = coverage(list(zip(days, held, strict=True)), start, end, on)
    return {
        "judgements": len(scored),
        "coverage": stood,
        "brier": averaged([brier(view.held, name) for view, name in scored]) / stood,
        "log": averaged([log_score(p) for p in held]) / stood,
        "baseline": averaged([baseline_score(p, n) for p, n in zip(held, sizes, strict=True)]),
        "last": 100 * held[-1],
    }


def _scored_as(view: _View, came: Scenario) -> str | None:
    try:
        return str(scored_as(view.held, came.code, view.catch_all))
    except NotInTheSet:
        return None


def _views(history: History, moment: Moment, scenario_set: str, judge: str) -> list[_View]:
    """Give what a judge held of a set on each day that the judgement was another."""
    days = sorted(
        {
            line.effective_on
            for code in {one.code for one in scenarios_of(history.at(moment), scenario_set)}
            for line in told_of(history, moment, RecordId("likelihood", f"{code}/{judge}"))
        }
    )
    views = []
    for day in days:
        snapshot = history.at(Moment(day, moment.known))
        held = {
            code: percent / 100
            for code, percent in percents(snapshot, scenario_set, judge).items()
            if percent is not None
        }
        views.append(_View(day, held, catch_all_of(snapshot, scenario_set)))
    return views


def _resolved_on(history: History, moment: Moment, one: Scenario) -> date:
    """Give the day on which a scenario got its outcome."""
    lines = told_of(history, moment, RecordId("scenario", one.code))
    days = [
        line.effective_on for line in lines if line.set.get("outcome", (0, 0))[1] == one.outcome
    ]
    return max(days, default=moment.day)
