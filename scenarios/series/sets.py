"""A set of scenarios at a moment: which they are, which is the rest, what became of which."""

from collections.abc import Mapping

from scenarios.history import History, Snapshot
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Scenario
from scenarios.revisions import Act

MAIN = "main"


def scenarios_of(snapshot: Snapshot, scenario_set: str = MAIN) -> list[Scenario]:
    """Give the scenarios of a set by code, the catch-all last."""
    found = [one for one in snapshot.all("scenario") if (one.set or MAIN) == scenario_set]
    return sorted(found, key=lambda one: bool(one.catch_all))


def catch_all_of(snapshot: Snapshot, scenario_set: str = MAIN) -> str | None:
    """Give the scenario that stands for everything else in a set."""
    found = (one.code for one in scenarios_of(snapshot, scenario_set) if one.catch_all)
    return next(found, None)


def is_overlapping(snapshot: Snapshot, scenario_set: str = MAIN) -> bool:
    """Tell whether scenarios of a set can come true together, so that they are never summed."""
    return scenario_set in (snapshot.settings.overlapping_sets or ())


def percents(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> dict[str, float | None]:
    """Give the per cent that a judge holds of each scenario of a set, None where not judged."""
    sheet = snapshot.sheet("likelihood")
    held = dict(zip(sheet.keys(), sheet.values("percent"), strict=True))
    codes = [one.code for one in scenarios_of(snapshot, scenario_set)]
    return {
        code: float(held[f"{code}/{judge}"]) if f"{code}/{judge}" in held else None
        for code in codes
    }


def part_of(
    history: History, before: Snapshot, after: Snapshot, scenario_set: str = MAIN
) -> Mapping[str, str]:
    """Give what scenarios that are there only once are part of at the other time.

    A new one is part of what it was carved from. One that was retired is part of its successor;
    without one its probability goes to the catch-all, or back to what it was carved from.
    """
    old, new = (
        {one.code: one for one in scenarios_of(snapshot, scenario_set)}
        for snapshot in (before, after)
    )
    carved = {code: one.carved_from for code, one in (old | new).items()}
    if catch_all_of(before, scenario_set) or catch_all_of(after, scenario_set):
        carved |= dict.fromkeys(old.keys() - new.keys())
    followed = {code: _successor(history, code) for code in old.keys() - new.keys()}
    told = carved | {code: successor for code, successor in followed.items() if successor}
    return {code: home for code, home in told.items() if home}


def _successor(history: History, code: str) -> str | None:
    lines = history.story(RecordId("scenario", code))
    retired = (line for line in lines if line.act == Act.RETIRE and line.in_force)
    return next((line.carried.get("successor") for line in retired), None)
