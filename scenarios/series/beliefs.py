"""What a plan takes for granted and what it watches: assumptions as they were tried, signposts."""

from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot, StoryLine
from scenarios.kinds import RecordId
from scenarios.series.observed import latest, observed, values_of
from scenarios.series.staleness import TRIES, is_checked
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

ASSUMPTIONS = {
    "assumption": "object",
    "text": "object",
    "state": "object",
    "bears_on": "object",
    "tried": "object",
    "review": "object",
    "rests_on": "object",
    "confirmed": "int64",
    "unchecked": "object",
}
SIGNPOSTS = {
    "signpost": "object",
    "text": "object",
    "state": "object",
    "points_to": "object",
    "comparison": "object",
    "watch_at": "float64",
    "trigger_at": "float64",
    "indicator": "object",
    "unit": "object",
    "decimals": "object",
    "value": "float64",
    "period": "object",
    "owner": "object",
}
FIRST = {"triggered": 0, "watch": 1, "quiet": 2, "ceased": 3}


def assumptions(history: History, moment: Moment) -> pd.DataFrame:
    """Give each assumption with when it was last tried, and how often without a check.

    `tried` is the day of the last act that said something of it, in `review`; `rests_on` what a
    confirmation leaned on; `unchecked` the reviews (or days) of confirmations without a check.
    """
    rows = []
    for one in history.at(moment).all("assumption"):
        row = {"assumption": one.code, "text": one.text, "state": one.state}
        row |= {"bears_on": one.bears_on or ()}
        rows.append(row | _tried(_lines(history, moment, one.code)))
    return tidy(rows, ASSUMPTIONS)


def _lines(history: History, moment: Moment, code: str) -> list[StoryLine]:
    """Give what was said of an assumption up to a moment and still holds, the newest first."""
    told = told_of(history, moment, RecordId("assumption", code))
    return [line for line in told if line.act in TRIES]


def _tried(lines: list[StoryLine]) -> dict[str, Any]:
    confirmed = [line for line in lines if line.act == "confirm"]
    last = lines[0] if lines else None
    return {
        "tried": last.effective_on if last else None,
        "review": last.review if last else None,
        "rests_on": last.carried.get("rests_on") if last else None,
        "confirmed": len(confirmed),
        "unchecked": tuple(
            line.review or line.effective_on.isoformat()
            for line in reversed(confirmed)
            if not is_checked(line.carried.get("rests_on"))
        ),
    }


def signposts(snapshot: Snapshot) -> pd.DataFrame:
    """Give each signpost with its levels and its indicator's last value, the triggered first."""
    every = sorted(snapshot.all("signpost"), key=lambda sign: FIRST.get(sign.state or "", 4))
    values = observed(snapshot, {one.indicator for one in every if one.indicator})
    rows = []
    for one in every:
        about = snapshot.get("indicator", one.indicator) if one.indicator else None
        last = latest(values_of(values, one.indicator))
        rows.append(
            {"signpost": one.code, "value": last.value if last else None}
            | {"period": last.period.text if last else None}
            | {name: getattr(about, name, None) for name in ("unit", "decimals")}
            | {name: getattr(one, name) for name in SIGNPOSTS if hasattr(one, name)}
        )
    return tidy(rows, SIGNPOSTS)
