"""How goals act on each other, where actors stand, and how goals hold across scenarios."""

from collections import defaultdict
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.series.futures.wind import goals_at
from scenarios.series.resources import shared_draws
from scenarios.series.sets import MAIN
from scenarios.series.stops import tidy
from scenarios.titles import titles

RELATIONS = {
    "first": "object",
    "second": "object",
    "first_title": "object",
    "second_title": "object",
    "score": "int64",
    "state": "object",
    "handled_by": "object",
    "shares": "object",
}
ROBUSTNESS = {
    "goal": "object",
    "title": "object",
    "scenario": "object",
    "scenario_title": "object",
    "score": "float64",
    "percent": "float64",
    "verdict": "object",
    "weighted": "float64",
}
STANCES = {
    "actor": "object",
    "title": "object",
    "nature": "object",
    "influence": "float64",
    "stake": "float64",
    "goal": "object",
    "goal_title": "object",
    "score": "float64",
    "interest": "object",
    "dissents_from": "object",
}


def relations(snapshot: Snapshot) -> pd.DataFrame:
    """Give each pair of goals that help or hinder each other, the hardest conflict first.

    `shares` holds the codes of the resources that both draw on.
    """
    called = titles(snapshot, "goal")
    draws = shared_draws(snapshot)
    rows = [
        {
            "first": pair.first,
            "second": pair.second,
            "first_title": called.get(pair.first),
            "second_title": called.get(pair.second),
            "score": pair.score,
            "state": pair.state,
            "handled_by": pair.handled_by,
            "shares": tuple(sorted(draws[pair.first] & draws[pair.second])),
        }
        for pair in snapshot.all("relation")
    ]
    return tidy(sorted(rows, key=lambda row: row["score"]), RELATIONS)


def contested(pairs: pd.DataFrame) -> pd.DataFrame:
    """Give the conflicts among relations whose goals draw on one resource."""
    is_hard = (pairs["score"] < 0) & pairs["shares"].map(bool).astype(bool)
    return pairs[is_hard].reset_index(drop=True)


def stances(snapshot: Snapshot) -> pd.DataFrame:
    """Give where each actor stands on each goal, the most influential actor first.

    One row a stance; an actor without a stance has one row without a goal.
    """
    called = titles(snapshot, "goal")
    held = defaultdict(list)
    for stance in snapshot.all("stance"):
        held[stance.actor].append(stance)
    rows: list[dict[str, Any]] = []
    for actor in sorted(snapshot.all("actor"), key=lambda one: -(one.influence or 0)):
        about = {name: getattr(actor, name) for name in ("title", "nature", "influence", "stake")}
        about["actor"] = actor.code
        rows += [
            {name: getattr(one, name) for name in ("goal", "score", "interest", "dissents_from")}
            | {"goal_title": called.get(one.goal)}
            | about
            for one in sorted(held[actor.code], key=lambda one: -one.score)
        ] or [about]
    return tidy(rows, STANCES)


def robustness(snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group") -> pd.DataFrame:
    """Give each goal's score in each scenario of a set, with the verdict over all of them.

    One row a goal and scenario, blanks included; `weighted` is the mean by the same judge's
    likelihoods at the same moment, and an overlapping set has none. Goals that nobody has judged
    are left out.
    """
    judged = goals_at(snapshot, scenario_set, judge)
    return tidy([row for rows in judged.values() for row in rows], ROBUSTNESS)
