"""Which variants of the drivers hold together, and whether the team's own scenarios do."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods import crossimpact
from scenarios.methods.crossimpact import Scenario
from scenarios.numbers import NotComputable
from scenarios.sentences import Sentence
from scenarios.series.sets import MAIN, scenarios_of
from scenarios.series.stops import tidy

CONSISTENT = {
    "scenario": "object",
    "title": "object",
    "variants": "object",
    "variant_titles": "object",
    "is_consistent": "bool",
    "inconsistency": "float64",
    "against": "object",
    "instead": "object",
    "consistency_value": "float64",
    "total_impact": "float64",
    "basin": "float64",
}
SHOWN = 100


class _Drivers:
    """The drivers that have variants, and the matrix of what is said between these."""

    def __init__(self, snapshot: Snapshot) -> None:
        drivers = snapshot.all("driver")
        every = sorted(snapshot.all("variant"), key=lambda one: (one.place_in_order or 0, one.code))
        found = {one.code: [v for v in every if v.driver == one.code] for one in drivers}
        self.of = {code: variants for code, variants in found.items() if variants}
        self.variants = [one for variants in self.of.values() for one in variants]
        self.sizes = [len(variants) for variants in self.of.values()]
        codes = [one.code for one in self.variants]
        score = {
            (one.from_variant, one.to_variant): float(one.score)
            for one in snapshot.all("cross_impact")
        }
        self.matrix = [[score.get((row, column)) for column in codes] for row in codes]
        self.refused = self._refused()
        if self.refused:
            self.of, self.variants, self.sizes = {}, [], []

    def _refused(self) -> Sentence | None:
        """Say why the matrix cannot be used, where it cannot."""
        try:
            crossimpact.unbalanced(self.matrix, self.sizes)
        except NotComputable as refusal:
            return Sentence(refusal.message, refusal.values) if self.of else None
        return None

    def scenario(self, position: tuple[str, ...]) -> Scenario | None:
        """Give the place of each driver's variant in a position, None unless all are named."""
        places = [
            [at for at, one in enumerate(variants) if one.code in position]
            for variants in self.of.values()
        ]
        is_whole = bool(places) and all(len(each) == 1 for each in places)
        return tuple(each[0] for each in places) if is_whole else None

    def best(self, place: int, sums: Sequence[float]) -> str:
        """Give the variant that a driver's balances speak for, the first of a tie."""
        variants = list(self.of.values())[place]
        return str(variants[sums.index(max(sums))].code)

    def named(self, scenario: Scenario) -> list[Any]:
        """Give the variants of a scenario."""
        return [of[at] for of, at in zip(self.of.values(), scenario, strict=True)]


def consistent_scenarios(
    snapshot: Snapshot, scenario_set: str = MAIN, tolerance: float = 0
) -> pd.DataFrame:
    """Give the combinations of variants that hold together, and the team's own scenarios.

    The team's own come first, consistent or not; `against` names the drivers whose variant is not
    the one that the others speak for, and `instead` the variants that they do. `basin` is how many
    combinations lead there when every driver follows what acts on it. With too many combinations
    to try, only the team's own and their neighbours are: then `is_enumerated` in `attrs` is false
    and there are no basins.

    `attrs` also counts the combinations, and those `left_out` beyond a hundred; it names
    `unplaced`, scenarios that do not name one variant of every driver, and `unbalanced`, pairs of
    variant and driver whose scores do not sum to nought. `refused` says why nothing is told at
    all, where a driver is made to act on itself.
    """
    drivers = _Drivers(snapshot)
    futures = scenarios_of(snapshot, scenario_set)
    placed = (
        {one.code: drivers.scenario(one.position or ()) for one in futures} if drivers.of else {}
    )
    own = {code: scenario for code, scenario in placed.items() if scenario is not None}
    found = _found(drivers, own, tolerance)
    named = [*own.items(), *((None, one) for one in found if one not in own.values())]
    shown = named[: len(own) + SHOWN]
    rows = _rows(drivers, shown, {one.code: one.title for one in futures}, set(found))
    table = tidy(rows, CONSISTENT)
    table.attrs |= {
        "refused": drivers.refused,
        "left_out": len(named) - len(shown),
        "is_enumerated": crossimpact.is_enumerated(drivers.sizes),
        "combinations": crossimpact.combinations(drivers.sizes),
        "unplaced": tuple(one.code for one in futures if one.code not in own),
        "unbalanced": _unbalanced(drivers),
    }
    return table


def _found(drivers: _Drivers, own: dict[str, Scenario], tolerance: float) -> list[Scenario]:
    if not drivers.of or not (own or crossimpact.is_enumerated(drivers.sizes)):
        return []
    return crossimpact.consistent(drivers.matrix, drivers.sizes, tolerance, own.values())


def _rows(
    drivers: _Drivers,
    shown: list[tuple[str | None, Scenario]],
    titles: dict[str, str],
    found: set[Scenario],
) -> list[dict[str, Any]]:
    is_all = bool(shown) and crossimpact.is_enumerated(drivers.sizes)
    basins = crossimpact.basins(drivers.matrix, drivers.sizes) if is_all else {}
    return [
        {"scenario": code, "title": titles.get(code or ""), "is_consistent": scenario in found}
        | {"basin": basins.get(scenario, 0) if is_all else None}
        | _told(drivers, scenario)
        for code, scenario in shown
    ]


def _told(drivers: _Drivers, scenario: Scenario) -> dict[str, Any]:
    given = drivers.matrix, drivers.sizes, scenario
    gaps = crossimpact.inconsistency(*given)
    variants = drivers.named(scenario)
    against = [place for place, gap in enumerate(gaps) if gap > 0]
    sums = crossimpact.balance(*given)
    return {
        "variants": tuple(one.code for one in variants),
        "variant_titles": tuple(one.title for one in variants),
        "inconsistency": max(gaps),
        "against": tuple(list(drivers.of)[place] for place in against),
        "instead": tuple(drivers.best(place, sums[place]) for place in against),
        "consistency_value": crossimpact.consistency_value(*given),
        "total_impact": crossimpact.total_impact(*given),
    }


def _unbalanced(drivers: _Drivers) -> tuple[tuple[str, str], ...]:
    if not drivers.of:
        return ()
    codes = list(drivers.of)
    return tuple(
        (drivers.variants[row].code, codes[place])
        for row, place in crossimpact.unbalanced(drivers.matrix, drivers.sizes)
    )
