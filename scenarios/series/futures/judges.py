"""What each judge holds of a set of scenarios at a moment, and whether it still stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.methods.likelihood import is_stale
from scenarios.series.futures.pools import GROUP, days_of_judges
from scenarios.series.sets import MAIN, percents, scenarios_of
from scenarios.series.stops import tidy

JUDGES = {
    "judge": "object",
    "title": "object",
    "weight": "float64",
    "scenario": "object",
    "scenario_title": "object",
    "percent": "float64",
    "judged_on": "object",
    "is_whole": "bool",
    "is_stale": "bool",
}


def judges_likelihoods(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN
) -> pd.DataFrame:
    """Give per cent of each scenario by each judge who has judged any of the set, the group first.

    `is_whole` where every scenario is judged: only then is the judge pooled. `is_stale` where the
    last judgement no longer stands, a month after the review that was planned next; the group's
    own stands until the group says otherwise.
    """
    snapshot = history.at(moment)
    planned = [mark.day for mark in history.reviews(today)]
    days = days_of_judges(history, moment)
    rows: list[dict[str, Any]] = []
    for judge in _judges(snapshot):
        view = percents(snapshot, scenario_set, judge)
        if any(percent is not None for percent in view.values()):
            told = _standing(moment.day, days.get(judge, ()), planned)
            told |= {"judge": judge, "is_whole": None not in view.values()}
            rows += _rows(snapshot, scenario_set, view, told)
    return tidy(rows, JUDGES)


def _judges(snapshot: Snapshot) -> list[str]:
    """Give every judge of anything, the group first."""
    named = {key.split("/")[1] for key in snapshot.keys("likelihood")}
    return sorted(named, key=lambda judge: (judge != GROUP, judge))


def _standing(day: date, said: Sequence[date], planned: Sequence[date]) -> dict[str, Any]:
    if not said:
        return {"is_stale": False}
    last = max(said)
    return {"judged_on": last, "is_stale": is_stale(day, last, planned)}


def _rows(
    snapshot: Snapshot, scenario_set: str, view: dict[str, float | None], told: dict[str, Any]
) -> list[dict[str, Any]]:
    actor = snapshot.get("actor", told["judge"])
    if actor is not None:
        told |= {"title": actor.title, "weight": 1.0 if actor.weight is None else actor.weight}
    return [
        told | {"scenario": one.code, "scenario_title": one.title, "percent": view[one.code]}
        for one in scenarios_of(snapshot, scenario_set)
    ]
