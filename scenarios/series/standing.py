"""How the goals stand: what the group judged, and what the indicators say, side by side."""

from collections import defaultdict
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.series.stops import tidy
from scenarios.series.targets import PROGRESS, progress

GOALS = {
    "sector": "object",
    "goal": "object",
    "goal_title": "object",
    "owner": "object",
    "status": "object",
    "computed": "object",
}
STANDING = GOALS | {name: dtype for name, dtype in PROGRESS.items() if name not in GOALS}
STANDING["met"], STANDING["near"] = "object", "object"


def standing(snapshot: Snapshot) -> pd.DataFrame:
    """Give each goal with its judged status and each of its indicators, sector by sector.

    One row an indicator, and one for a goal that has none; `computed` is met, near, not_met, or
    missing where there is nothing to compute from. Sectors come as the settings have them.
    """
    measured = defaultdict(list)
    for row in progress(snapshot).to_dict("records"):
        measured[row["goal"]].append(row | {"computed": _computed(row)})
    order = {sector: place for place, sector in enumerate(snapshot.settings.sectors or ())}
    goals = sorted(snapshot.all("goal"), key=lambda goal: order.get(goal.sector, len(order)))
    rows: list[dict[Any, Any]] = [
        row
        | {"goal_title": goal.title, "goal": goal.code}
        | {name: getattr(goal, name) for name in ("sector", "owner", "status")}
        for goal in goals
        for row in measured[goal.code] or [{}]
    ]
    return tidy(rows, STANDING)


def _computed(row: dict[Any, Any]) -> str | None:
    if row["met"] is None:
        return None
    return "met" if row["met"] else "near" if row["near"] else "not_met"
