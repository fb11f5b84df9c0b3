"""How the goals of each sector are judged."""

import pandas as pd

from scenarios.history import Snapshot
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
    rows = [
        {"sector": goal.sector or "", "goal": goal.code, "title": goal.title, "status": goal.status}
        for goal in snapshot.all("goal")
    ]
    rows.sort(
        key=lambda row: (
            not row["sector"],
            order.get(row["sector"], len(order)),
            row["sector"],
            places.get(row["status"], len(places)),
        )
    )
    table = tidy(rows, COLUMNS)
    table.attrs["scale"] = steps
    return table
