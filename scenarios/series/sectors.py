"""How the goals of each sector are judged."""

from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.kept import kept
from scenarios.series.status import scale
from scenarios.series.stops import tidy

COLUMNS = {"sector": "object", "goal": "object", "title": "object", "status": "object"}


def status_by_sector(snapshot: Snapshot) -> pd.DataFrame:
    """Give each goal with its sector and its judged status, sector by sector.

    Sectors come as the settings have them, then others by name, and goals without one (`""`) last;
    the goals of a sector go from best to worst. A status is a code of the scale, None where the
    goal is not judged; the scale stands in `attrs`.
    """
    steps = scale(snapshot.settings)
    places = {step.code: place for place, step in enumerate(steps)}
    order = {sector: place for place, sector in enumerate(snapshot.settings.sectors or ())}

    def place(row: tuple[str, ...]) -> tuple[Any, ...]:
        sector, status = row[0], row[-1]
        return not sector, order.get(sector, len(order)), sector, places.get(status, len(places))

    rows = sorted(kept(_judged, snapshot), key=place)
    table = tidy([dict(zip(COLUMNS, row, strict=True)) for row in rows], COLUMNS)
    table.attrs["scale"] = steps
    return table


def _judged(snapshot: Snapshot) -> list[tuple[str, ...]]:
    """Give of each goal what COLUMNS name; a comment leaves it as it is."""
    goals = snapshot.all("goal")
    return [(goal.sector or "", goal.code, goal.title, goal.status) for goal in goals]
