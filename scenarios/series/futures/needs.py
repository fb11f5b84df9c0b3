"""What there is of each shared resource in each scenario and period, and who asks for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from scenarios.history import Snapshot
from scenarios.kinds.futures import Scenario
from scenarios.kinds.resources import Resource
from scenarios.methods.capacity import shortage
from scenarios.periods import Period
from scenarios.series.sets import scenarios_of

WHOLE = 100.0
STOCK = "stock"


class Claim(NamedTuple):
    """What a goal asks of a resource, and the least that it needs."""

    goal: str
    amount: float
    minimum: float | None


class Need(NamedTuple):
    """A resource in a scenario (None: as it is) and a period: what there is, who asks for it.

    `percent` is the scenario's outlook, None where nobody has said. `left` is what remains of a
    stock after the period, below zero what is lacking.
    """

    resource: Resource
    scenario: Scenario | None
    period: str | None
    percent: float | None
    capacity: float
    claims: tuple[Claim, ...]
    left: float | None

    @property
    def demand(self) -> float:
        """All that is asked for."""
        return sum(claim.amount for claim in self.claims)

    @property
    def shortage(self) -> float:
        """How much is lacking."""
        return shortage(self.demand, self.capacity)


def needs(snapshot: Snapshot, scenario_set: str) -> Iterator[list[Need]]:
    """Give the periods of each resource, as it is and then in each scenario of a set."""
    brought, asked, ahead = (
        _by_resource(snapshot, kind) for kind in ("contribution", "allocation", "outlook")
    )
    futures = [None, *scenarios_of(snapshot, scenario_set)]
    for resource in snapshot.all("resource"):
        code = resource.code
        for future in futures:
            told = [one for one in ahead[code] if future and one.scenario == future.code]
            yield _periods(resource, future, brought[code], asked[code], told)


def _by_resource(snapshot: Snapshot, kind: str) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for one in snapshot.all(kind):
        found[one.resource].append(one)
    return found


def _periods(
    resource: Resource,
    future: Scenario | None,
    brought: Sequence[Any],
    asked: Sequence[Any],
    told: Sequence[Any],
) -> list[Need]:
    named = {one.period for one in (*brought, *asked, *told) if one.period}
    periods = sorted(named, key=Period.parse) or [None]
    is_stock = resource.nature == STOCK
    percents = [_percent(told, period) for period in periods]
    there, claimed = (
        [_in(rows, period, is_stock=is_stock, is_first=not at) for at, period in enumerate(periods)]
        for rows in (brought, asked)
    )
    inflows = [
        sum(one.amount for one in rows) * (WHOLE if percent is None else percent) / WHOLE
        for rows, percent in zip(there, percents, strict=True)
    ]
    claims = [_claims(rows) for rows in claimed]
    uses = [sum(claim.amount for claim in each) for each in claims]
    left = list(accumulate(came - went for came, went in zip(inflows, uses, strict=True)))
    return [
        Need(
            resource,
            future,
            period,
            percents[at],
            max(left[at] + uses[at], 0.0) if is_stock else inflows[at],
            claims[at],
            left[at] if is_stock else None,
        )
        for at, period in enumerate(periods)
    ]


def _percent(told: Sequence[Any], period: str | None) -> float | None:
    """Give the outlook for a period, else the one for all time."""
    fits = [one for one in told if _counts(one.period, period)]
    fits.sort(key=lambda one: one.period is None)
    return fits[0].capacity_percent if fits else None


def _in(rows: Sequence[Any], period: str | None, *, is_stock: bool, is_first: bool) -> list[Any]:
    """Give the amounts that count in a period; a stock's without a period count in the first."""
    if is_stock:
        return [one for one in rows if one.period == period or (one.period is None and is_first)]
    return [one for one in rows if _counts(one.period, period)]


def _counts(told: str | None, period: str | None) -> bool:
    """Tell whether what is told for a period, or for all time, holds in another."""
    if told is None or period is None:
        return told is None
    around, inside = Period.parse(told), Period.parse(period)
    return around.start <= inside.start and inside.end <= around.end


def _claims(rows: Sequence[Any]) -> tuple[Claim, ...]:
    """Add up what each goal has for all time and for the period."""
    found: dict[str, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.goal].append(one)
    return tuple(
        Claim(goal, sum(one.amount for one in each), _least(one.minimum for one in each))
        for goal, each in found.items()
    )


def _least(minima: Iterable[float | None]) -> float | None:
    """Add up what is needed at the least, None where nobody has said."""
    known = [minimum for minimum in minima if minimum is not None]
    return sum(known) if known else None
