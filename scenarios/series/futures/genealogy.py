"""Where scenarios came from and what became of them: carved out, renamed, merged, removed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId
from scenarios.lexicons import natural
from scenarios.series.sets import MAIN
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

GENEALOGY = {
    "scenario": "object",
    "title": "object",
    "day": "object",
    "review": "object",
    "event": "object",
    "other": "object",
    "reason": "object",
}


def genealogy(history: History, moment: Moment, scenario_set: str = MAIN) -> pd.DataFrame:
    """Give what happened to the scenarios of a set, in order of day.

    An event is new, carved (`other` is what out of), renamed (`other` is the title before),
    merged (`other` is the successor), removed, restored or resolved (`other` is the outcome).
    Scenarios that were there from the first day of the set are its founders.
    """
    rows: list[dict[str, Any]] = []
    for code in sorted(history.numbers("scenario"), key=natural):
        told = told_of(history, moment, RecordId("scenario", code))[::-1]
        if told and _set_of(told) == scenario_set:
            rows += _events(code, told)
    first = min((row["day"] for row in rows), default=moment.day)
    rows = [row | _founder(row, first) for row in rows]
    return tidy(sorted(rows, key=lambda row: row["day"]), GENEALOGY)


def _set_of(told: list[StoryLine]) -> str:
    """Give the set that a scenario was last put in."""
    which = [line.set["set"][1] for line in told if "set" in line.set]
    return (which[-1] if which else None) or MAIN


def _founder(row: dict[str, Any], first: date) -> dict[str, Any]:
    return {"event": "founder"} if row["event"] == "new" and row["day"] == first else {}


def _events(code: str, told: list[StoryLine]) -> Iterator[dict[str, Any]]:
    title = ""
    for line in told:
        before, title = title, line.set.get("title", ("", title))[1]
        row = {"scenario": code, "title": title, "day": line.effective_on}
        row |= {"review": line.review, "reason": line.reason}
        for event, other in _happened(line, before):
            yield row | {"event": event, "other": other}


def _happened(line: StoryLine, title: str) -> Iterator[tuple[str, Any]]:
    outcome = line.set.get("outcome", (None, None))[1]
    if line.act == "add":
        source = line.set.get("carved_from", (None, None))[1]
        yield ("carved", source) if source else ("new", None)
    elif line.act == "retire":
        successor = line.carried.get("successor")
        yield ("merged", successor) if successor else ("removed", None)
    elif line.act == "restore":
        yield "restored", None
    elif title and line.set.get("title", (title, title))[1] != title:
        yield "renamed", title
    if outcome not in {None, "open"}:
        yield "resolved", outcome
