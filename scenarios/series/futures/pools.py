"""What several judges hold of a set of scenarios, pooled in three ways beside the group's own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.methods.likelihood import (
    constant_judges,
    is_stale,
    pool_linear,
    pool_log,
    pool_median,
)
from scenarios.numbers import NothingLeft
from scenarios.series.sets import MAIN, is_overlapping, percents, scenarios_of
from scenarios.series.stops import Stop, stops, tidy

POOLS = {
    "review": "object",
    "day": "object",
    "scenario": "object",
    "title": "object",
    "group": "float64",
    "linear": "float64",
    "log": "float64",
    "median": "float64",
    "low": "float64",
    "high": "float64",
    "judges": "object",
    "left_out": "object",
    "stale": "object",
}
GROUP = "group"
WAYS = {"linear": pool_linear, "log": pool_log, "median": pool_median}
Held = Mapping[str, list[float]]


def pooled_likelihoods(
    history: History,
    moment: Moment,
    today: date,
    scenario_set: str = MAIN,
    *,
    constant: bool = False,
) -> pd.DataFrame:
    """Give per cent of each scenario at each review: the group's, and its judges' in three pools.

    Judges weigh as actors do, one that has no weight 1. Only who judged every scenario is pooled;
    `left_out` names the others. With `constant` only those are pooled who took part every time.
    `stale` names judges whose judgement no longer stood. The logarithmic pool is missing where the
    judges rule out every scenario between them; an overlapping set has no pool but the linear.
    """
    rows: list[dict[str, Any]] = []
    held = [
        (stop, _held(history.at(stop.moment), scenario_set))
        for stop in stops(history, moment, today)
    ]
    days, planned = days_of_judges(history, moment), [mark.day for mark in history.reviews(today)]
    wanted = constant_judges([judges for _, (judges, _) in held if judges]) if constant else None
    for stop, (judges, left_out) in held:
        taken = {code: row for code, row in judges.items() if wanted is None or code in wanted}
        told = {"judges": tuple(taken), "left_out": left_out}
        told["stale"] = _stale(days, stop, planned, tuple(taken))
        rows += _rows(history.at(stop.moment), stop, scenario_set, taken, told)
    return tidy(rows, POOLS)


def _held(snapshot: Snapshot, scenario_set: str) -> tuple[dict[str, list[float]], tuple[str, ...]]:
    """Give the probabilities of every judge who judged the whole set, and who did not."""
    keys = snapshot.keys("likelihood")
    judges = dict.fromkeys(key.split("/")[1] for key in keys if not key.endswith(f"/{GROUP}"))
    views = {judge: percents(snapshot, scenario_set, judge) for judge in judges}
    whole = {
        judge: [percent / 100 for percent in view.values() if percent is not None]
        for judge, view in views.items()
        if view and None not in view.values()
    }
    part = [judge for judge, view in views.items() if None in view.values()]
    return whole, tuple(judge for judge in part if any(views[judge].values()))


def _rows(
    snapshot: Snapshot, stop: Stop, scenario_set: str, judges: Held, told: dict[str, Any]
) -> list[dict[str, Any]]:
    futures, group = scenarios_of(snapshot, scenario_set), percents(snapshot, scenario_set)
    pools = _pools(snapshot, scenario_set, judges)
    columns = list(zip(*judges.values(), strict=True))
    return [
        {"review": stop.review, "day": stop.day, "scenario": one.code, "title": one.title}
        | {"group": group[one.code]}
        | {way: pool[at] * 100 for way, pool in pools.items()}
        | ({"low": 100 * min(columns[at]), "high": 100 * max(columns[at])} if columns else {})
        | told
        for at, one in enumerate(futures)
        if columns or group[one.code] is not None
    ]


def _pools(snapshot: Snapshot, scenario_set: str, judges: Held) -> dict[str, Sequence[float]]:
    weight = {one.code: one.weight for one in snapshot.all("actor")}
    given = [1.0 if weight.get(code) is None else float(weight[code] or 0) for code in judges]
    pools: dict[str, Sequence[float]] = {}
    for way, pool in WAYS.items():
        if any(given) and (way == "linear" or not is_overlapping(snapshot, scenario_set)):
            try:
                pools[way] = pool(list(judges.values()), given)
            except NothingLeft:
                continue
    return pools


def _stale(
    days: Mapping[str, Sequence[date]], stop: Stop, planned: Sequence[date], judges: Sequence[str]
) -> tuple[str, ...]:
    """Give the judges whose last judgement no longer stood at a stop."""
    return tuple(
        judge
        for judge in judges
        if is_stale(stop.day, max(day for day in days[judge] if day <= stop.day), planned)
    )


def days_of_judges(history: History, moment: Moment) -> Mapping[str, list[date]]:
    """Give the days on which each judge said something of any scenario."""
    found: dict[str, list[date]] = defaultdict(list)
    for key in history.numbers("likelihood"):
        judge = key.split("/")[1]
        if judge != GROUP:
            found[judge] += [
                line.effective_on
                for line in history.story(RecordId("likelihood", key))
                if line.in_force and line.effective_on <= moment.day
            ]
    return found
