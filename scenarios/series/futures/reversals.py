"""By which rule a goal comes first, and what turns the order: a likelihood, a goal left out."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods.robustness import (
    METRICS,
    Matrix,
    Metric,
    complete,
    dominated,
    expected_value,
    least_shifts,
    opportunity_loss,
    order_without,
    peakedness,
    perfect_information,
    skewness,
    starr,
    weighted_starr,
    winners,
)
from scenarios.numbers import NotComputable
from scenarios.series.futures.wind import scores_of
from scenarios.series.sets import MAIN, is_overlapping, percents, scenarios_of
from scenarios.series.stops import tidy

METRIC = {
    "metric": "object",
    "goal": "object",
    "title": "object",
    "value": "float64",
    "is_first": "bool",
}
SHIFTS = {
    "goal": "object",
    "title": "object",
    "value": "float64",
    "points": "float64",
    "source": "object",
    "target": "object",
}
WITHOUT = {
    "metric": "object",
    "goal": "object",
    "title": "object",
    "before": "object",
    "after": "object",
    "turned": "object",
}
REACHED = 0.0  # a score that does not hinder
REGRETS = ("minimax_regret", "percentile_regret")
DESCRIBING: dict[str, Callable[[Matrix], list[float | None]]] = {
    "skewness": skewness,
    "peakedness": peakedness,
}
Weighing = Callable[[Matrix, list[float]], list[float | None]]
WEIGHING: dict[str, tuple[Weighing, bool]] = {
    "expected_value": (expected_value, False),
    "opportunity_loss": (opportunity_loss, True),
    "weighted_starr": (lambda matrix, p: weighted_starr(matrix, p, REACHED), False),
}


def rank_reversals(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give each goal's value by each metric, and whether that puts it first, alone or in a tie.

    Only scenarios where every goal is judged are compared; `attrs` names those that were left out
    and the goals that another is nowhere worse and somewhere better than. Metrics that weigh use
    the same judge's likelihoods at the same moment, and are missing where these are not whole;
    `perfect_information` is what it would be worth to know the scenario. Skewness and peakedness
    describe, and put nothing first.
    """
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    p = _weights(snapshot, scenario_set, judge) if matrix else None
    rows = [
        {"metric": name, "goal": goal, "title": title, "value": value, "is_first": at in first}
        for name, values, first in _values(matrix, p)
        for at, ((goal, (title, _)), value) in enumerate(zip(judged.items(), values, strict=True))
    ]
    table = tidy(rows, METRIC)
    goals = list(judged)
    beaten = zip(goals, dominated(matrix), strict=True)
    table.attrs["left_out"] = _left_out(snapshot, matrix, scenario_set)
    table.attrs["dominated"] = [goal for goal, is_beaten in beaten if is_beaten]
    table.attrs["is_weighed"] = p is not None
    table.attrs["perfect_information"] = perfect_information(matrix, p) if p else None
    return table


def _values(
    matrix: Matrix, p: list[float] | None
) -> list[tuple[str, list[float | None], tuple[int, ...]]]:
    """Give each metric's values, and the places that it puts first."""
    nothing: list[float | None] = [None] * len(matrix)
    metrics = {**METRICS, "starr": Metric(lambda rows: starr(rows, REACHED))}
    plain = [(name, one.of(matrix), one.is_lowest) for name, one in metrics.items()]
    weighed = [
        (name, of(matrix, p) if p else nothing, is_lowest)
        for name, (of, is_lowest) in WEIGHING.items()
    ]
    ranked = [
        (name, values, winners(values, is_lowest=is_lowest))
        for name, values, is_lowest in (*plain, *weighed)
    ]
    return [*ranked, *((name, of(matrix), ()) for name, of in DESCRIBING.items())]


def _weights(snapshot: Snapshot, scenario_set: str, judge: str) -> list[float] | None:
    """Give the likelihoods as probabilities, None where they are not whole or overlap."""
    held = percents(snapshot, scenario_set, judge).values()
    known = [percent / 100 for percent in held if percent is not None]
    if len(known) < len(held) or is_overlapping(snapshot, scenario_set):
        return None
    try:
        expected_value([[0] * len(known)], known)
    except NotComputable:
        return None
    return known


def _left_out(snapshot: Snapshot, matrix: Matrix, scenario_set: str) -> list[str]:
    kept = complete(matrix)
    codes = [one.code for one in scenarios_of(snapshot, scenario_set)]
    return [code for place, code in enumerate(codes) if place not in kept]


def reversals_by_likelihood(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give how many points must move between two scenarios for each goal to be worth the most.

    By expected value; the goals that come first need none. A goal that no such move can help has
    no points. Empty where the likelihoods are not whole, or the goals not judged everywhere.
    """
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    p = _weights(snapshot, scenario_set, judge)
    values = expected_value(matrix, p) if p and matrix else []
    if not values or None in values:
        return tidy([], SHIFTS)
    codes = [one.code for one in scenarios_of(snapshot, scenario_set)]
    told: dict[int, dict[str, Any]] = {place: {"points": 0.0} for place in winners(values)}
    for one in least_shifts(matrix, p or []):
        told[one.option] = {"points": 100 * one.amount, "source": codes[one.source]}
        told[one.option]["target"] = codes[one.target]
    rows = [
        {"goal": goal, "title": title, "value": value} | told.get(place, {})
        for place, ((goal, (title, _)), value) in enumerate(
            zip(judged.items(), values, strict=True)
        )
    ]
    return tidy(sorted(rows, key=lambda row: row.get("points", 101.0)), SHIFTS)


def reversals_without(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give the goals whose leaving out turns the order of the others, by the rules of regret.

    `before` and `after` are what comes first among the others; `turned` are the pairs of them
    that change places. No other rule can be turned so: it looks at one goal at a time.
    """
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    goals = list(judged)
    rows = [
        {"metric": name, "goal": goals[one.option], "title": judged[goals[one.option]][0]}
        | {"before": tuple(goals[place] for place in one.before)}
        | {"after": tuple(goals[place] for place in one.after)}
        | {"turned": tuple((goals[first], goals[second]) for first, second in one.turned)}
        for name in REGRETS
        for one in order_without(matrix, METRICS[name])
    ]
    return tidy(rows, WITHOUT)
