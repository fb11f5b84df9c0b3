"""Where shared resources fall short in a scenario, and four ways to share what there is."""

import math
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods.capacity import RULES, critical, utilisation
from scenarios.series.futures.needs import STOCK, WHOLE, Need, needs
from scenarios.series.sets import MAIN, is_overlapping, percents
from scenarios.series.stops import tidy
from scenarios.titles import titles

OUTLOOK = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "nature": "object",
    "scenario": "object",
    "scenario_title": "object",
    "period": "object",
    "told": "bool",
    "capacity_percent": "float64",
    "capacity": "float64",
    "demand": "float64",
    "utilisation": "float64",
    "shortage": "float64",
    "left": "float64",
}
SUMMARY = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "scenarios_short": "object",
    "percent_short": "float64",
    "first_period": "object",
    "needed": "float64",
}
SHARES = {
    "resource": "object",
    "title": "object",
    "unit": "object",
    "scenario": "object",
    "scenario_title": "object",
    "period": "object",
    "capacity": "float64",
    "goal": "object",
    "goal_title": "object",
    "claim": "float64",
    "minimum": "float64",
    **dict.fromkeys(RULES, "float64"),
    "critical": "bool",
}


def resource_outlooks(snapshot: Snapshot, scenario_set: str = MAIN) -> pd.DataFrame:
    """Give capacity against demand of each resource in each scenario, period by period.

    Capacity is what partners bring times the scenario's outlook; without one it is as today, and
    `told` is false. A resource without periods has one row with none. `utilisation` has no end
    where there is demand and no capacity. `left` is what remains of a stock after the period:
    what is brought or asked without a period is there from the first.
    """
    rows = [
        _named(need)
        | {"nature": need.resource.nature, "left": need.left}
        | {"told": need.percent is not None, "capacity_percent": need.percent}
        | {"demand": need.demand, "utilisation": utilisation(need.demand, need.capacity)}
        | {"shortage": need.shortage}
        for each in needs(snapshot, scenario_set)
        for need in each
        if need.scenario
    ]
    return tidy(rows, OUTLOOK)


def resource_robustness(snapshot: Snapshot, scenario_set: str = MAIN) -> pd.DataFrame:
    """Give in which scenarios each resource falls short, from when, and what would suffice.

    `percent_short` is what the group holds of those scenarios together; an overlapping set has
    none. `needed` is what would have to be brought, counted as today, to suffice in them all: of a
    stock all that is used up to the last period, else the most that a period asks for.
    """
    held, is_summed = percents(snapshot, scenario_set), not is_overlapping(snapshot, scenario_set)
    found: dict[str, list[Need]] = {}
    for each in needs(snapshot, scenario_set):
        found.setdefault(each[0].resource.code, []).extend(each if each[0].scenario else [])
    rows = [_summary(each) for each in found.values() if each]
    for row in rows:
        if is_summed:
            row["percent_short"] = sum(held[code] or 0 for code in row["scenarios_short"])
    return tidy(rows, SUMMARY)


def shortage_shares(snapshot: Snapshot, scenario_set: str = MAIN) -> pd.DataFrame:
    """Give what each goal would get of a resource that falls short, by each of four rules.

    One row a goal; a row without a scenario is the plan as it is. `critical` are goals whose
    minimum no rule can meet. A help to talk, no verdict: where rules disagree, all are shown.
    """
    called = titles(snapshot, "goal")
    short = [n for each in needs(snapshot, scenario_set) for n in each if n.shortage]
    rows = [
        row | {"goal_title": called.get(row["goal"])} for need in short for row in _shared(need)
    ]
    return tidy(rows, SHARES)


def _named(need: Need) -> dict[str, Any]:
    return {
        "resource": need.resource.code,
        "title": need.resource.title,
        "unit": need.resource.unit,
        "scenario": need.scenario.code if need.scenario else None,
        "scenario_title": need.scenario.title if need.scenario else None,
        "period": need.period,
        "capacity": need.capacity,
    }


def _shared(need: Need) -> list[dict[str, Any]]:
    claims = [claim.amount for claim in need.claims]
    awards = {name: rule(claims, need.capacity) for name, rule in RULES.items()}
    least = {claim.goal: claim.minimum for claim in need.claims}
    asked = {claim.goal: claim.amount for claim in need.claims}
    unmet = critical(asked, least, need.capacity)
    return [
        _named(need)
        | {"goal": claim.goal, "claim": claim.amount, "minimum": claim.minimum}
        | {name: shares[at] for name, shares in awards.items()}
        | {"critical": claim.goal in unmet}
        for at, claim in enumerate(need.claims)
    ]


def _summary(each: list[Need]) -> dict[str, Any]:
    short = [need for need in each if need.shortage]
    codes = dict.fromkeys(need.scenario.code for need in short if need.scenario)
    return _named(each[0]) | {
        "scenarios_short": tuple(codes),
        "first_period": min((need.period for need in short if need.period), default=None),
        "needed": max(
            _as_today(need, asked)
            for _, periods in groupby(each, lambda need: need.scenario)
            for need, asked in _asked(list(periods))
        ),
    }


def _asked(periods: list[Need]) -> Iterator[tuple[Need, float]]:
    """Give each period with what is asked for by then: of a stock in all, else in the period."""
    demands = [need.demand for need in periods]
    is_stock = periods[0].resource.nature == STOCK
    return zip(periods, accumulate(demands) if is_stock else demands, strict=True)


def _as_today(need: Need, asked: float) -> float:
    """Give what would have to be brought today to meet what is asked for in a scenario."""
    percent = WHOLE if need.percent is None else need.percent
    if percent:
        return asked * WHOLE / percent
    return math.inf if asked else 0.0
