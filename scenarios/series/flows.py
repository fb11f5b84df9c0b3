"""What flows through the resources of one unit: from partners to resources to goals."""

from collections import Counter
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.series.resources import allocations, capacity, contributions, decimals, holds
from scenarios.series.stops import tidy

FLOWS = {
    "part": "object",
    "resource": "object",
    "title": "object",
    "other": "object",
    "other_title": "object",
    "amount": "float64",
    "state": "object",
    "key": "object",
}


def units(snapshot: Snapshot) -> list[str]:
    """Give the units of the resources, that of most resources first."""
    return [unit for unit, _ in Counter(one.unit for one in snapshot.all("resource")).most_common()]


def resource_flows(snapshot: Snapshot, unit: str) -> pd.DataFrame:
    """Give who brings how much to the resources of one unit, which goals get it, and what is left.

    `part` tells what a row is: contribution, allocation, free or over; amounts of periods count on
    the days of the period only. Different units are never added, so one is asked for; `attrs` hold
    it, and with how many decimals its amounts are written.
    """
    rows = [
        *_held(contributions(snapshot), snapshot, unit, ("contribution", "actor")),
        *_held(allocations(snapshot), snapshot, unit, ("allocation", "goal")),
        *_left(snapshot, unit),
    ]
    table = tidy(rows, FLOWS)
    places = decimals(snapshot)
    needed = [places.get(code, 0) for code in set(table["resource"])]
    table.attrs |= {"unit": unit, "decimals": max(needed, default=0)}
    return table


def _held(
    every: pd.DataFrame, snapshot: Snapshot, unit: str, of: tuple[str, str]
) -> list[dict[str, Any]]:
    """Give the contributions or allocations of a unit that hold on the snapshot's day."""
    part, other = of
    return [
        {name: row.get(name) for name in FLOWS}
        | {"part": part, "other": row[other], "other_title": row[f"{other}_title"]}
        for row in every[every["unit"] == unit].to_dict("records")
        if row["amount"] > 0
        if not row["period"] or holds(row["period"], snapshot.moment.day)
    ]


def _left(snapshot: Snapshot, unit: str) -> list[dict[str, Any]]:
    every = capacity(snapshot)
    return [
        {"part": part, "resource": row["resource"], "title": row["title"], "amount": row[part]}
        for row in every[every["unit"] == unit].to_dict("records")
        for part in ("free", "over")
        if row[part] > 0
    ]
