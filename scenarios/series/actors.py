"""Who has influence over the plan, who has a stake in it, and whether they have been heard."""

from collections import Counter

import pandas as pd

from scenarios.history import Snapshot
from scenarios.series.stops import tidy

ACTORS = {
    "actor": "object",
    "title": "object",
    "nature": "object",
    "influence": "float64",
    "stake": "float64",
    "supports": "int64",
    "opposes": "int64",
    "is_heard": "bool",
}
JUDGING = ("likelihood", "impact")


def influence_and_stake(snapshot: Snapshot) -> pd.DataFrame:
    """Give each actor's influence and stake, and how many goals it is for and against.

    Heard is one who has taken a stance or judged something; those with most at stake come first.
    """
    held = snapshot.all("stance")
    supports = Counter(one.actor for one in held if one.score > 0)
    opposes = Counter(one.actor for one in held if one.score < 0)
    heard = {one.actor for one in held}
    heard |= {one.judge for kind in JUDGING for one in snapshot.all(kind)}
    rows = [
        {name: getattr(one, name) for name in ("title", "nature", "influence", "stake")}
        | {"actor": one.code, "supports": supports[one.code], "opposes": opposes[one.code]}
        | {"is_heard": one.code in heard}
        for one in snapshot.all("actor")
    ]
    rows.sort(key=lambda row: (-(row["stake"] or 0), row["influence"] or 0, row["actor"]))
    return tidy(rows, ACTORS)
