"""Assumptions and signposts as tables: what is believed, when it was tried, what is watched."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.series import futures
from scenarios.series.staleness import STANDING
from tracker import charts
from tracker.charts.reading import is_missing, read
from tracker.listings.chips import state
from tracker.listings.figures import figure, table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey
from tracker.listings.records import empty
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[str, Any]
NO_BREAK = "\u00a0"
LEVELS: Mapping[tuple[str, str], str] = {
    ("watch_at", "above"): N_("watched above {level}"),
    ("watch_at", "below"): N_("watched below {level}"),
    ("trigger_at", "above"): N_("triggered above {level}"),
    ("trigger_at", "below"): N_("triggered below {level}"),
}


def assumptions(visit: Visit) -> None:
    """Draw each assumption with when it was last tried, and how."""
    st.subheader(visit.say("What do we take for granted?"), anchor=False)
    found = visit.kept(series.assumptions, visit.history, visit.moment)
    if found.empty:
        empty(visit, "assumption")
        return
    standing = visit.kept(futures.assumption_standing, visit.history, visit.moment, visit.today)
    stale = set(standing.loc[standing["is_stale"], "assumption"])
    rows = [
        {
            visit.say("State"): _state(visit, "assumption", row),
            visit.say("Assumption"): _named(visit, "assumption", row),
            visit.say("Last tried"): _tried(visit, row),
            visit.say("Note"): _marks(visit, row, is_stale=row["assumption"] in stale),
        }
        for row in read(found)
    ]
    table(visit, pd.DataFrame(rows), "wide_assumptions", visit.say("Assumptions"), data=found)


def _named(visit: Visit, kind: str, row: Row) -> str:
    return f"{link(visit, kind, row[kind], row[kind])} {cell(row['text'])}"


def _state(visit: Visit, kind: str, row: Row) -> str:
    return state(visit, kind, None if is_missing(row["state"]) else row["state"])


def _tried(visit: Visit, row: Row) -> str:
    """Say when it was tried last; how many reviews ago for one that still stands."""
    if row["tried"] is None:
        return ""
    review = links(visit, "review", [row["review"]]) if row["review"] else ""
    told = " · ".join(part for part in (review, visit.words.day(row["tried"])) if part)
    untried = sum(row["tried"] < mark.day <= visit.moment.day for mark in visit.reviews)
    if not untried or row["state"] not in STANDING:
        return told
    ago = visit.words.say_n("{n} review ago", "{n} reviews ago", untried)
    return f"{told}  \n{grey(ago)}"


def _marks(visit: Visit, row: Row, *, is_stale: bool) -> str:
    """Give what must be seen: that it is stale, or was confirmed without a check."""
    marks = []
    if is_stale:
        marks.append(badge("hourglass_bottom", visit.say("Stale"), "orange"))
    if row["unchecked"]:
        word = visit.say("Confirmed without a new check")
        reviews = ", ".join(cell(review) for review in row["unchecked"])
        marks.append(f"{badge('visibility_off', word, 'orange')} {reviews}")
    elif row["rests_on"]:
        marks.append(grey(cell(visit.say("rests on: {what}", what=row["rests_on"]))))
    return "  \n".join(marks)


def lives(visit: Visit) -> None:
    """Draw the life line of each assumption."""
    found = visit.kept(futures.life_lines, visit.history, visit.moment, visit.today)
    if len(found):
        figure(visit, "assumption_lives", charts.lives, found)


def strips(visit: Visit) -> None:
    """Draw the state of each signpost at each review."""
    found = visit.kept(futures.signpost_strips, visit.history, visit.moment, visit.today)
    if len(found):
        figure(visit, "signpost_strips", charts.strips, found)


def watching(visit: Visit, _: str) -> None:
    """Draw the signposts with their levels, and their states at each review, whatever the set."""
    watched(visit)
    strips(visit)


def watched(visit: Visit, scenario: str | None = None) -> None:
    """Draw the signposts with their levels, the triggered first; of one scenario or of all."""
    st.subheader(visit.say("Which early signals do we watch?"), anchor=False)
    found = visit.kept(series.signposts, visit.snapshot)
    if scenario is not None:
        found = found[[scenario in codes for codes in found["points_to"]]]
    if found.empty:
        empty(visit, "signpost")
        return
    rows = [
        {
            visit.say("State"): _state(visit, "signpost", row),
            visit.say("Early signal"): _named(visit, "signpost", row),
            visit.say("Speaks for"): links(visit, "scenario", row["points_to"] or ()),
            visit.say("Levels"): _levels(visit, row),
            visit.say("Responsible"): cell(row["owner"]),
        }
        for row in read(found)
    ]
    name = f"signposts_{scenario}" if scenario else "wide_signposts"
    table(visit, pd.DataFrame(rows), name, visit.say("Early signals"), data=found)


def _levels(visit: Visit, row: Row) -> str:
    """Say at which levels it is watched and triggered, and the last value of its indicator."""
    told = [
        visit.say(sentence, level=_amount(visit, row, row[name]))
        for (name, side), sentence in LEVELS.items()
        if row["comparison"] == side and not is_missing(row[name])
    ]
    if not is_missing(row["value"]):
        now = _amount(visit, row, row["value"])
        period = visit.words.period(row["period"])
        told.append(visit.say("was {value} in {period}", value=now, period=period))
    return "  \n".join(cell(part).replace(" ", NO_BREAK) for part in told)


def _amount(visit: Visit, row: Row, x: float) -> str:
    places = None if is_missing(row["decimals"]) else int(row["decimals"])
    return visit.words.amount(x, None if is_missing(row["unit"]) else row["unit"], places)
