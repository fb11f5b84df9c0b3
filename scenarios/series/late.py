"""What came too late or was believed too long: decisions after their day, assumptions that fell."""

from datetime import date
from itertools import islice
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Decision
from scenarios.series.staleness import is_checked
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

LATE = {
    "decision": "object",
    "text": "object",
    "owner": "object",
    "due": "object",
    "done": "object",
    "days": "int64",
    "review": "object",
}
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


def late_decisions(history: History, moment: Moment) -> pd.DataFrame:
    """Give the decisions that were done after their day, or are late still, the latest first.

    `done` is the day on which it was set as done, missing for one that is not; `review` where it
    was told. What was dropped is not late.
    """
    rows = [
        _late(history, moment, one, one.due)
        for one in history.at(moment).all("decision")
        if one.due and one.state != "dropped"
    ]
    late = sorted((row for row in rows if row["days"] > 0), key=lambda row: -row["days"])
    return tidy(late, LATE)


def _late(history: History, moment: Moment, one: Decision, due: date) -> dict[str, Any]:
    record = RecordId("decision", one.code)
    done = _turn(history, moment, record, "done") if one.state == "done" else None
    ended = done.effective_on if done else moment.day
    return {
        "decision": one.code,
        "text": one.text,
        "owner": one.owner,
        "due": due,
        "done": done.effective_on if done else None,
        "days": (ended - due).days,
        "review": done.review if done else None,
    }


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
