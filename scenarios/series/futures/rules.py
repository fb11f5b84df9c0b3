"""By which rule a goal comes first, and where optimism turns the order."""

from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods.robustness import METRICS, complete, crossings, hurwicz, winners
from scenarios.series.futures.sets import scenarios_of
from scenarios.series.futures.wind import scores_of
from scenarios.series.likelihoods import MAIN
from scenarios.series.stops import tidy

METRIC = {
    "metric": "object",
    "goal": "object",
    "title": "object",
    "value": "float64",
    "is_first": "bool",
}
LINES = {
    "goal": "object",
    "title": "object",
    "worst": "float64",
    "best": "float64",
}
CROSSINGS = {
    "optimism": "float64",
    "first": "object",
    "second": "object",
    "value": "float64",
    "leads": "bool",
}
NOISE = 1e-9


def rank_reversals(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give each goal's value by each metric, and whether that puts it first, alone or in a tie.

    Only scenarios where every goal is judged are compared; `attrs` names those that were left out.
    """
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    rows: list[dict[str, Any]] = []
    for name, metric in METRICS.items():
        values = metric.of(matrix)
        first = winners(values, is_lowest=metric.is_lowest)
        rows += [
            {"metric": name, "goal": goal, "title": title, "value": value}
            | {"is_first": place in first}
            for place, ((goal, (title, _)), value) in enumerate(
                zip(judged.items(), values, strict=True)
            )
        ]
    table = tidy(rows, METRIC)
    table.attrs["left_out"] = _left_out(snapshot, matrix, scenario_set)
    return table


def _left_out(snapshot: Snapshot, matrix: list[list[float | None]], scenario_set: str) -> list[str]:
    kept = complete(matrix)
    codes = [one.code for one in scenarios_of(snapshot, scenario_set)]
    return [code for place, code in enumerate(codes) if place not in kept]


def hurwicz_lines(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give each goal's line from its worst score, at no optimism, to its best, at full optimism."""
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    ends = zip(hurwicz(matrix, 0), hurwicz(matrix, 1), strict=True)
    rows = [
        {"goal": goal, "title": title, "worst": worst, "best": best}
        for (goal, (title, _)), (worst, best) in zip(judged.items(), ends, strict=True)
    ]
    return tidy(rows, LINES)


def hurwicz_crossings(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give where two goals' lines cross; `leads` where no other goal is worth more there."""
    judged = scores_of(snapshot, scenario_set, judge)
    goals, matrix = list(judged), [scores for _, scores in judged.values()]
    rows = []
    for optimism, first, second in crossings(matrix):
        values = [value for value in hurwicz(matrix, optimism) if value is not None]
        row = {"optimism": optimism, "first": goals[first], "second": goals[second]}
        leads = values[first] >= max(values) - NOISE
        rows.append(row | {"value": values[first], "leads": leads})
    return tidy(rows, CROSSINGS)
