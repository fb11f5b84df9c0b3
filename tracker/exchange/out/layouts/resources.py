"""The matrix of shared resources: what each partner brings, and what each goal gets."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from scenarios.errors import N_
from scenarios.history import Snapshot
from scenarios.periods import Period
from scenarios.series.resources import allocations, capacity, contributions
from tracker.exchange.out.layout import Column, Layout, Over
from tracker.words import Words

BEFORE = (Column(N_("Code")), Column(N_("Resource")), Column(N_("Unit")))
SUM = N_("Sum")
Amounts = dict[tuple[str, str], float]


def resource_matrix(snapshot: Snapshot, words: Words) -> Layout:
    """Lay out each resource with its partners and its goals as columns, on the snapshot's day."""
    day = snapshot.moment.day
    brought = _amounts(contributions(snapshot), "actor", day)
    drawn = _amounts(allocations(snapshot), "goal", day)
    partners = [one for one in snapshot.all("actor") if _named(brought, one.code)]
    goals = [one for one in snapshot.all("goal") if _named(drawn, one.code)]
    rows = [
        _row(told, brought, drawn, [one.code for one in partners], [one.code for one in goals])
        for told in capacity(snapshot).to_dict("records")
    ]
    return Layout(
        name=words.say(N_("Shared resources")),
        columns=(
            *(column.said(words) for column in BEFORE),
            *(Column(one.title, "number") for one in partners),
            Column(words.say(SUM), "number"),
            *(Column(f"{one.code} {one.title}", "number") for one in goals),
            Column(words.say(SUM), "number"),
            Column(words.say(N_("Left")), "number"),
        ),
        rows=rows,
        over=tuple(_over(len(partners), len(goals), words)),
        fixed=2,
        names=[row[0] for row in rows],
    )


def _amounts(shares: pd.DataFrame, other: str, day: date) -> Amounts:
    """Add up who brings, or gets, how much of each resource on a day."""
    found: Amounts = {}
    for told in shares.to_dict("records"):
        if told["period"] is None or _holds(Period.parse(told["period"]), day):
            at = told["resource"], told[other]
            found[at] = found.get(at, 0.0) + told["amount"]
    return found


def _holds(period: Period, day: date) -> bool:
    return period.start <= day <= period.end


def _named(amounts: Amounts, code: str) -> bool:
    return any(other == code for _, other in amounts)


def _row(
    told: dict[Any, Any], brought: Amounts, drawn: Amounts, partners: list[str], goals: list[str]
) -> list[Any]:
    code = told["resource"]
    return [
        *(code, told["title"], told["unit"]),
        *(brought.get((code, one)) for one in partners),
        told["capacity"],
        *(drawn.get((code, one)) for one in goals),
        told["allocated"],
        round(told["capacity"] - told["allocated"], 12),
    ]


def _over(partners: int, goals: int, words: Words) -> Iterable[Over]:
    first = len(BEFORE)
    yield Over(words.say(N_("Contributions from partners")), first, first + partners)
    first += partners + 1
    yield Over(words.say(N_("Allocated to goals")), first, first + goals)
