"""Where judges agree and where they are still moving: two questions side by side."""

from collections import Counter, defaultdict
from datetime import date
from statistics import fmean
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.methods.agreement import agreement, consensus, settled, stability
from scenarios.series.stops import since_last, tidy
from scenarios.titles import titles

PANEL = {
    "item": "object",
    "title": "object",
    "judges": "int64",
    "mean": "float64",
    "same_side": "float64",
    "consensus": "float64",
    "agreement": "float64",
    "stability": "float64",
    "kept": "int64",
    "moved": "int64",
    "verdict": "object",
}
SCALES = {"stance": range(-3, 4), "impact": range(-2, 3)}
GROUP = "group"
Ratings = dict[str, dict[str, int]]


def consensus_stability(
    history: History, moment: Moment, today: date, kind: str = "stance"
) -> pd.DataFrame:
    """Give for each item how far its judges agree, and how many kept their rating since last time.

    Of stances an item is a goal and its judges the actors; of impacts a goal in a scenario, as
    goal/scenario, and its judges all but the group. `same_side` is the share on the side that
    most are on: for, neither, or against. `stability` is missing where nobody rated both times.
    The verdict is agreed, agreed_moving, apart or apart_moving; one judge alone agrees with
    nobody, and has none.
    """
    now = _ratings(history.at(moment), kind)
    held = since_last(history, moment, today)
    then = _ratings(history.at(held[0].moment), kind) if held else {}
    called = titles(history.at(moment), "goal")
    rows = [
        {"item": item, "title": called.get(item.partition("/")[0])}
        | _row(ratings, then.get(item, {}), SCALES[kind])
        for item, ratings in now.items()
    ]
    return tidy(rows, PANEL)


def _ratings(snapshot: Snapshot, kind: str) -> Ratings:
    """Give the ratings of each item by judge."""
    found: Ratings = defaultdict(dict)
    for one in snapshot.all(kind):
        if kind == "stance":
            found[one.goal][one.actor] = one.score
        elif one.judge != GROUP:
            found[f"{one.goal}/{one.scenario}"][one.judge] = one.score
    return dict(sorted(found.items()))


def _row(ratings: dict[str, int], before: dict[str, int], scale: range) -> dict[str, Any]:
    values = list(ratings.values())
    sides = Counter((value > 0) - (value < 0) for value in values)
    same_side = max(sides.values()) / len(values)
    counts = [values.count(step) for step in scale]
    both = [(before[judge], score) for judge, score in ratings.items() if judge in before]
    kept = stability([old for old, _ in both], [new for _, new in both])
    is_panel = len(values) > 1
    return {
        "judges": len(values),
        "mean": fmean(values),
        "same_side": same_side,
        "consensus": consensus(counts),
        "agreement": agreement(counts),
        "stability": kept,
        "kept": sum(old == new for old, new in both),
        "moved": sum(old != new for old, new in both),
        "verdict": settled(same_side, kept) if is_panel else None,
    }
