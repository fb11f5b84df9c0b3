"""When each decision was due, and when it was done."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment
from scenarios.kinds.reviews import Decision
from scenarios.series.stops import reviews_held, tidy

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
    sheet = snapshot.sheet("decision")
    days, _, reasons = sheet.last_set("state")
    set_as = dict(zip(sheet.keys(), zip(days, reasons, strict=True), strict=True))
    rows = [
        _row(one, moment.day, *set_as[one.code]) | {"taken": held[one.taken_in]}
        for one in snapshot.all("decision")
    ]
    rows.sort(key=_undone_first)
    table = tidy(rows, DECIDED)
    table.attrs |= {"reviews": reviews_held(snapshot), "until": moment.day}
    return table


def _row(one: Decision, today: date, set_on: date, reason: str | None) -> dict[str, Any]:
    """Tell a decision, whose state was last set on a day and for a reason."""
    ended = set_on if one.state in ENDED else None
    until = ended or today
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
        "reason": reason if ended else None,
    }


def _undone_first(row: dict[str, Any]) -> tuple[bool, int]:
    if row["ended"]:
        return True, -row["ended"].toordinal()
    return False, (row["due"] or date.max).toordinal()
