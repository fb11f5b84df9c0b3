"""What came too late or was believed too long: decisions after their day, assumptions that fell."""

from itertools import islice
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId
from scenarios.series.staleness import is_checked
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

FALLEN = {
    "assumption": "object",
    "text": "object",
    "confirmed": "object",
    "confirmed_in": "object",
    "rests_on": "object",
    "is_checked": "bool",
    "fell": "object",
    "fell_in": "object",
    "reason": "object",
}


def late_decisions(decided: pd.DataFrame) -> pd.DataFrame:
    """Give the decisions that were done after their day, or are late still, the latest first.

    They are rows of `due_and_done`, which says what is late.
    """
    late = decided[decided["late"] > 0]
    return late.sort_values("late", ascending=False, kind="stable", ignore_index=True)


def fallen(history: History, moment: Moment) -> pd.DataFrame:
    """Give the assumptions that fell after they had been confirmed, the last to fall first.

    `confirmed` is the last confirmation before the fall, with what it rested on and whether that
    was a check at all.
    """
    rows = [
        row
        for one in history.at(moment).all("assumption")
        if one.state == "fell"
        for row in _fall(history, moment, one.code, one.text)
    ]
    return tidy(sorted(rows, key=lambda row: row["fell"], reverse=True), FALLEN)


def _fall(history: History, moment: Moment, code: str, text: str) -> list[dict[str, Any]]:
    record = RecordId("assumption", code)
    fell = _turn(history, moment, record, "fell")
    confirmed = (
        line
        for line in told_of(history, moment, record)
        if line.act == "confirm" and line.effective_on < fell.effective_on
    )
    return [_fallen(code, text, last, fell) for last in islice(confirmed, 1)]


def _fallen(code: str, text: str, confirmed: StoryLine, fell: StoryLine) -> dict[str, Any]:
    rests_on = confirmed.carried.get("rests_on")
    return {
        "assumption": code,
        "text": text,
        "confirmed": confirmed.effective_on,
        "confirmed_in": confirmed.review,
        "rests_on": rests_on,
        "is_checked": is_checked(rests_on),
        "fell": fell.effective_on,
        "fell_in": fell.review,
        "reason": fell.reason,
    }


def _turn(history: History, moment: Moment, record: RecordId, state: str) -> StoryLine:
    """Give the revision that last put a record in the state it is in."""
    return next(
        line
        for line in told_of(history, moment, record)
        if line.set.get("state", (None, None))[1] == state
    )
