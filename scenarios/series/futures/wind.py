"""The wind tunnel: how goals hold in each scenario, and how that has changed since last time."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.methods.robustness import regret, verdict, weighted_mean
from scenarios.series.sets import MAIN, is_overlapping, percents, scenarios_of
from scenarios.series.stops import since_last, tidy
from scenarios.titles import titles

WIND_TUNNEL = {
    "goal": "object",
    "title": "object",
    "scenario": "object",
    "scenario_title": "object",
    "percent": "float64",
    "score": "float64",
    "before": "float64",
    "change": "float64",
    "breaks_it": "object",
    "regret": "float64",
    "verdict": "object",
    "blanks": "int64",
    "weighted": "float64",
    "weighted_before": "float64",
}

IMPACT = ("goal", "scenario", "judge")  # the parts of its key


def wind_tunnel(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give each goal's score in each scenario, and what it was at the last review.

    One row a goal and scenario, blanks included; goals that nobody has judged are left out.
    `weighted` is the mean by the same judge's likelihoods at the same moment, `weighted_before`
    by those of the last review; an overlapping set has none. `regret` is among these goals.
    """
    now = goals_at(history.at(moment), scenario_set, judge)
    held = since_last(history, moment, today)
    then = goals_at(history.at(held[0].moment), scenario_set, judge) if held else {}
    lost = regret([[row["score"] for row in rows] for rows in now.values()])
    old = {(row["goal"], row["scenario"]): row for rows in then.values() for row in rows}
    rows = [
        row | {"regret": value} | _since(row, old.get((goal, row["scenario"]), {}))
        for goal, values in zip(now, lost, strict=True)
        for row, value in zip(now[goal], values, strict=True)
    ]
    return tidy(rows, WIND_TUNNEL)


def _since(row: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Set a row beside what it was at the last review."""
    now, then = row["score"], before.get("score")
    change = None if now is None or then is None else now - then
    return {"before": then, "change": change, "weighted_before": before.get("weighted")}


def goals_at(snapshot: Snapshot, scenario_set: str, judge: str) -> dict[str, list[dict[str, Any]]]:
    """Give each goal that is judged its scores, scenario by scenario, and what they come to."""
    futures = scenarios_of(snapshot, scenario_set)
    weights = percents(snapshot, scenario_set, judge)
    is_weighed = not is_overlapping(snapshot, scenario_set)
    reasons = _impacts(snapshot, judge, "breaks_it")
    found = {}
    for goal, (title, scores) in scores_of(snapshot, scenario_set, judge).items():
        weighted = weighted_mean(scores, list(weights.values())) if is_weighed else None
        told: dict[str, Any] = {"goal": goal, "title": title, "verdict": verdict(scores)}
        told |= {"blanks": scores.count(None), "weighted": weighted}
        found[goal] = [
            told
            | {"scenario": one.code, "scenario_title": one.title, "score": score}
            | {"percent": weights[one.code], "breaks_it": reasons.get((goal, one.code))}
            for one, score in zip(futures, scores, strict=True)
        ]
    return found


def scores_of(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> dict[str, tuple[str, list[float | None]]]:
    """Give title and scores of each goal that is judged, in the order of the scenarios."""
    score = _impacts(snapshot, judge, "score")
    codes = [one.code for one in scenarios_of(snapshot, scenario_set)]
    rows = {
        goal: (title, [score.get((goal, code)) for code in codes])
        for goal, title in titles(snapshot, "goal").items()
    }
    return {code: row for code, row in rows.items() if any(one is not None for one in row[1])}


def _impacts(snapshot: Snapshot, judge: str, name: str) -> dict[tuple[str, str], Any]:
    """Give a field of the impacts that a judge has told, by goal and scenario."""
    sheet = snapshot.sheet("impact")
    keys = sheet.columns.words.key_parts(sheet.records)
    columns = [*(keys[part].tolist() for part in IMPACT), sheet.values(name).tolist()]
    told = zip(*columns, strict=True)
    return {(goal, scenario): value for goal, scenario, by, value in told if by == judge}
