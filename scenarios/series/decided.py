"""When each decision was due, and when it was done."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Decision
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

DECIDED = {
    "decision": "object",
    "text": "object",
    "owner": "object",
    "state": "object",
    "review": "object",
    "taken": "object",
    "due": "object",
    "ended": "object",
    "late": "float64",
    "reason": "object",
}
ENDED = ("done", "dropped")


def due_and_done(history: History, moment: Moment) -> pd.DataFrame:
    """Give when each decision was taken, due and done or dropped, and how many days it was late.

    What is not done yet is late by the moment, and comes first, the longest due before others; then
    the last done. What has no due day is never late. `attrs` hold the moment's day and the reviews.
    """
    snapshot = history.at(moment)
    held = {one.code: one.date for one in snapshot.all("review")}
    rows = [
        _row(history, moment, one) | {"taken": held[one.taken_in]}
        for one in snapshot.all("decision")
    ]
    rows.sort(key=_undone_first)
    table = tidy(rows, DECIDED)
    reviews = sorted((day, code) for code, day in held.items() if day <= moment.day)
    table.attrs["reviews"] = [{"review": code, "day": day} for day, code in reviews]
    table.attrs["until"] = moment.day
    return table


def _row(history: History, moment: Moment, one: Decision) -> dict[str, Any]:
    ended, reason = None, None
    if one.state in ENDED:
        lines = told_of(history, moment, RecordId("decision", one.code))
        line = next(line for line in lines if "state" in line.set)
        ended, reason = line.effective_on, line.reason
    until = ended or moment.day
    is_timed = one.due is not None and one.state != "dropped"
    return {
        "decision": one.code,
        "text": one.text,
        "owner": one.owner,
        "state": one.state or "open",
        "review": one.taken_in,
        "due": one.due,
        "ended": ended,
        "late": max((until - one.due).days, 0) if is_timed and one.due else None,
        "reason": reason,
    }


def _undone_first(row: dict[str, Any]) -> tuple[bool, int]:
    if row["ended"]:
        return True, -row["ended"].toordinal()
    return False, (row["due"] or date.max).toordinal()
