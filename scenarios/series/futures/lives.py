"""The lives of assumptions: made, confirmed with or without a check, fallen or come true."""

from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Assumption
from scenarios.lexicons import natural
from scenarios.series.staleness import TRIES, is_checked, is_try, stale_by
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

LIVES = {
    "assumption": "object",
    "text": "object",
    "day": "object",
    "review": "object",
    "mark": "object",
    "state": "object",
    "rests_on": "object",
    "reason": "object",
}
STANDING = {
    "assumption": "object",
    "text": "object",
    "state": "object",
    "made": "object",
    "ended": "object",
    "tried": "object",
    "reviews_since": "int64",
    "unchecked": "int64",
    "is_stale": "bool",
    "fell_unchecked": "bool",
}
LINES = LIVES | {"is_stale": "bool", "fell_unchecked": "bool"}
ENDED = ("fell", "came_true")
ACTS = (*TRIES, "defer", "retire")


def assumption_lives(history: History, moment: Moment) -> pd.DataFrame:
    """Give every mark on each assumption's life line, in order.

    A mark is made, revised, corrected, confirmed, unchecked (confirmed without a new check),
    uncertain, fell, came_true, holds (after something else), deferred, retired or restored.
    """
    rows: list[dict[str, Any]] = []
    for key in _ever(history, "assumption"):
        text: str | None = None
        state: str | None = None
        for line in _lines(history, moment, key):
            before = state
            text = line.set.get("text", (None, text))[1]
            state = line.set.get("state", (None, state))[1]
            rows.append(
                {"assumption": key, "text": text, "day": line.effective_on, "state": state}
                | {"review": line.review, "mark": _mark(line, before, state)}
                | {"rests_on": line.carried.get("rests_on"), "reason": line.reason}
            )
    return tidy(rows, LIVES)


def life_lines(history: History, moment: Moment, today: date) -> pd.DataFrame:
    """Give the marks of every assumption with whether it is stale, or fell without a check.

    `attrs` says until which day the lines go.
    """
    standing = assumption_standing(history, moment, today).set_index("assumption")
    told = standing[["is_stale", "fell_unchecked"]].to_dict("index")
    lives = assumption_lives(history, moment)
    flags = {
        name: lives["assumption"].map(lambda code, name=name: told.get(code, {}).get(name, False))
        for name in ("is_stale", "fell_unchecked")
    }
    table = lives.assign(**flags).astype(LINES)
    table.attrs["until"] = moment.day
    return table


def assumption_standing(history: History, moment: Moment, today: date) -> pd.DataFrame:
    """Give when each assumption was made, last tried and ended, and whether it is stale.

    A confirmation without a new check tries nothing. Stale is one that still stands and has not
    been tried for as many reviews, or days, as the settings say.
    """
    snapshot = history.at(moment)
    reviews = [mark.day for mark in history.reviews(today) if mark.day <= moment.day]
    rows = []
    for one in snapshot.all("assumption"):
        lines = _lines(history, moment, one.code)
        tried = _tried(lines)
        since = sum(day > tried for day in reviews)
        row = {"assumption": one.code, "text": one.text, "state": one.state, "tried": tried}
        row |= {"reviews_since": since, "made": lines[0].effective_on}
        days = (moment.day - tried).days
        is_stale = stale_by(snapshot.settings, one.state, since, days) is not None
        row |= {"is_stale": is_stale} | _ended(one, lines)
        rows.append(row)
    return tidy(rows, STANDING)


def _mark(line: StoryLine, before: str | None, after: str | None) -> str:
    if line.act in {"defer", "retire", "restore"}:
        return {"defer": "deferred", "retire": "retired", "restore": "restored"}[line.act]
    if line.act == "confirm":
        return "confirmed" if is_checked(line.carried.get("rests_on")) else "unchecked"
    if line.act == "add":
        return "made"
    if after and after != before:
        return after
    return "corrected" if line.act == "correct" else "revised"


def _ended(one: Assumption, lines: list[StoryLine]) -> dict[str, Any]:
    """Tell when an assumption fell or came true, and whether only unchecked confirmations led."""
    confirmed = [line for line in lines if line.act == "confirm"]
    unchecked = [line for line in confirmed if not is_checked(line.carried.get("rests_on"))]
    decided = [line for line in lines if line.set.get("state", (None, None))[1] in ENDED]
    return {
        "ended": decided[-1].effective_on if decided and one.state in ENDED else None,
        "unchecked": len(unchecked),
        "fell_unchecked": one.state == "fell" and confirmed == unchecked != [],
    }


def _tried(lines: list[StoryLine]) -> date:
    tries = (line for line in lines if is_try(line.act, line.carried.get("rests_on")))
    return max(line.effective_on for line in tries)


def _lines(history: History, moment: Moment, code: str) -> list[StoryLine]:
    """Give what was said of an assumption up to a moment and still holds, the oldest first."""
    told = told_of(history, moment, RecordId("assumption", code))
    return [line for line in reversed(told) if line.act in ACTS]


def _ever(history: History, kind: str) -> list[str]:
    return sorted(history.numbers(kind), key=natural)
