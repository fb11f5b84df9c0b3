"""The year as a wheel: its reviews, what is due in it, and its quiet weeks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from scenarios.days import weeks
from scenarios.history import Snapshot
from scenarios.series.stops import tidy

WHEEL = {
    "part": "object",
    "key": "object",
    "day": "object",
    "until": "object",
    "title": "object",
    "state": "object",
}
UNDONE = (None, "open", "under_way")
A_WEEK = timedelta(days=6)


def year_wheel(snapshot: Snapshot, year: int, today: date) -> pd.DataFrame:
    """Give the reviews of a year, the undone decisions due in it, and the spans of quiet weeks.

    `part` tells what a row is: review, due or quiet; `attrs` hold the year, and today where it lies
    in that year.
    """
    rows = [
        {"part": "review", "key": one.code, "day": one.date, "title": one.title}
        | {"state": one.state or "planned"}
        for one in snapshot.all("review")
    ]
    rows += [
        {"part": "due", "key": one.code, "day": one.due, "title": one.text, "state": one.state}
        for one in snapshot.all("decision")
        if one.due and one.state in UNDONE
    ]
    inside = [row for row in rows if row["day"].year == year]
    inside.sort(key=lambda row: row["day"])
    table = tidy([*inside, *_quiet(snapshot, year)], WHEEL)
    table.attrs |= {"year": year, "today": today if today.year == year else None}
    return table


def _quiet(snapshot: Snapshot, year: int) -> Iterator[dict[str, Any]]:
    """Give each run of quiet weeks as one span of days."""
    last = date(year, 12, 28).isocalendar().week
    quiet = sorted(week for week in weeks(snapshot.settings.quiet_weeks) if 1 <= week <= last)
    firsts = [week for week in quiet if week - 1 not in quiet]
    lasts = [week for week in quiet if week + 1 not in quiet]
    for first, end in zip(firsts, lasts, strict=True):
        start, until = (date.fromisocalendar(year, week, 1) for week in (first, end))
        yield {"part": "quiet", "key": f"{first}–{end}", "day": start, "until": until + A_WEEK}
