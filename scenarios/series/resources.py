"""What each shared resource has, and which goals draw on it."""

from collections import defaultdict
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods.capacity import balance
from scenarios.periods import Period
from scenarios.series.stops import tidy
from scenarios.titles import titles

CAPACITY = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "capacity": "float64",
    "allocated": "float64",
    "free": "float64",
    "over": "float64",
    "state": "object",
}
CONTRIBUTIONS = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "actor": "object",
    "actor_title": "object",
    "period": "object",
    "amount": "float64",
    "state": "object",
    "document": "object",
    "key": "object",
}
ALLOCATIONS = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "goal": "object",
    "goal_title": "object",
    "period": "object",
    "amount": "float64",
    "minimum": "float64",
    "key": "object",
}
Amounts = defaultdict[str, list[tuple[str, float]]]
LOAD = {name: CAPACITY[name] for name in list(CAPACITY)[:-1]} | {
    "goal": "object",
    "goal_title": "object",
    "amount": "float64",
    "base": "float64",
}


def capacity(snapshot: Snapshot) -> pd.DataFrame:
    """Give what each resource has, what is allocated and what is free, in its own unit.

    One row a resource; amounts of periods count on the days of the period only.
    """
    return tidy(_balanced(snapshot, _amounts(snapshot, "allocation")), CAPACITY)


def resource_load(snapshot: Snapshot) -> pd.DataFrame:
    """Give each goal's draw on each resource, the fullest resource and the largest draw first.

    One row an allocation, in the resource's unit; `base` is the sum of those before it. A
    resource on which nobody draws has one row without a goal.
    """
    claims = _amounts(snapshot, "allocation")
    called = titles(snapshot, "goal")
    rows: list[dict[str, Any]] = []
    for resource in sorted(_balanced(snapshot, claims), key=_use, reverse=True):
        base = 0.0
        draws = _summed(claims[resource["resource"]])
        for goal, amount in draws:
            draw = {"goal": goal, "goal_title": called.get(goal), "amount": amount, "base": base}
            rows.append(resource | draw)
            base += amount
        if not draws:
            rows.append(resource | {"base": base})
    return tidy(rows, LOAD)


def load_of(snapshot: Snapshot, resource: str) -> pd.DataFrame:
    """Give the rows of `resource_load` that are about one resource."""
    rows = resource_load(snapshot)
    return rows[rows["resource"] == resource].reset_index(drop=True)


def contributions(snapshot: Snapshot) -> pd.DataFrame:
    """Give what each partner brings to each resource, in its unit, and how firmly.

    One row a contribution, of any period; `key` is its record's.
    """
    return _shares(snapshot, "contribution", "actor", CONTRIBUTIONS)


def allocations(snapshot: Snapshot) -> pd.DataFrame:
    """Give what each goal gets of each resource, in its unit, and the least it needs.

    One row an allocation, of any period; `key` is its record's.
    """
    return _shares(snapshot, "allocation", "goal", ALLOCATIONS)


def decimals(snapshot: Snapshot) -> dict[str, int]:
    """Give with how many decimals, two at most, the amounts of each resource are written."""
    found: dict[str, int] = {}
    for kind in ("contribution", "allocation"):
        for code, brought in _amounts(snapshot, kind).items():
            needed = [_places(amount) for _, amount in brought]
            found[code] = max([found.get(code, 0), *needed])
    return found


def _places(amount: float) -> int:
    return next((places for places in (0, 1) if round(amount, places) == amount), 2)


def _shares(snapshot: Snapshot, kind: str, other: str, columns: dict[str, str]) -> pd.DataFrame:
    resources = {one.code: one for one in snapshot.all("resource")}
    called = titles(snapshot, other)
    rows = [
        {"key": key, f"{other}_title": called.get(getattr(one, other))}
        | {name: getattr(resources.get(one.resource), name, None) for name in ("title", "unit")}
        | {name: getattr(one, name) for name in columns if hasattr(one, name)}
        for key, one in zip(snapshot.keys(kind), snapshot.all(kind), strict=True)
    ]
    return tidy(rows, columns)


def shared_draws(snapshot: Snapshot) -> dict[str, set[str]]:
    """Give the codes of the resources that each goal draws on."""
    draws: dict[str, set[str]] = defaultdict(set)
    for code, claims in _amounts(snapshot, "allocation").items():
        for goal, amount in claims:
            if amount:
                draws[goal].add(code)
    return draws


def _balanced(snapshot: Snapshot, claims: Amounts) -> list[dict[str, Any]]:
    brought = _amounts(snapshot, "contribution")
    rows = []
    for resource in snapshot.all("resource"):
        code = resource.code
        found = balance((x for _, x in brought[code]), (x for _, x in claims[code]))
        named = {"resource": code, "title": resource.title, "unit": resource.unit}
        rows.append(named | {name: getattr(found, name) for name in list(CAPACITY)[3:]})
    return rows


def _amounts(snapshot: Snapshot, kind: str) -> Amounts:
    """Give who brings, or gets, how much of each resource on the snapshot's day."""
    sheet = snapshot.sheet(kind)
    found: Amounts = defaultdict(list)
    for key, amount in zip(sheet.keys(), sheet.values("amount"), strict=True):
        resource, other, *period = key.split("/")
        if not period or holds(period[0], snapshot.moment.day):
            found[resource].append((other, float(amount)))
    return found


def holds(period: str, day: date) -> bool:
    """Tell whether a day lies in a period."""
    span = Period.parse(period)
    return span.start <= day <= span.end


def _summed(claims: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Add up what a goal has for all time and for the period, the largest first."""
    sums: dict[str, float] = defaultdict(float)
    for goal, amount in claims:
        sums[goal] += amount
    return sorted(sums.items(), key=lambda draw: (-draw[1], draw[0]))


def _use(resource: dict[str, Any]) -> float:
    if resource["capacity"]:
        return float(resource["allocated"] / resource["capacity"])
    return float("inf") if resource["allocated"] else -1.0
