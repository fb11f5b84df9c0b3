"""Where scenarios came from and what became of them, review by review."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import streamlit as st

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from scenarios.series import futures
from tracker.charts.reading import groups
from tracker.listings.links import link, links
from tracker.listings.marks import grey, one_line, plain, quoted
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[str, Any]
EVENTS: Mapping[str, str] = {
    "new": N_("is new"),
    "carved": N_("was carved out of {other}"),
    "renamed": N_("was called “{other}” until then"),
    "merged": N_("was merged into {other}"),
    "removed": N_("was removed"),
    "restored": N_("was taken back"),
    "resolved": N_("is settled: {other}"),
}
NAMED = {"carved", "merged"}
OUTCOME = cast("Choice", KINDS["scenario"].fields["outcome"])


def genealogy(visit: Visit, chosen: str) -> None:
    """Draw what happened to the scenarios of a set, by day and review."""
    st.subheader(visit.say("Where do the scenarios come from?"), anchor=False)
    found = visit.kept(futures.genealogy, visit.history, visit.moment, chosen)
    told = visit.say(
        "Carving out, merging and renaming are bookkeeping: likelihoods are counted together with"
        " what they were part of, and never shown as a change of mind."
    )
    st.markdown(grey(plain(told)))
    st.markdown("\n".join(_day(visit, rows) for rows in groups(found, "day", "review")))
    if set(found["event"]) == {"founder"}:
        told = visit.say(
            "None has been carved out, merged, renamed or removed since. To carve one out, add a"
            " scenario and name what it is carved from; to merge one, retire it and name its"
            " successor."
        )
        st.markdown(grey(plain(told)))


def _day(visit: Visit, rows: Sequence[Row]) -> str:
    """Give a line for a day with its events below."""
    first = rows[0]
    review = f" · {links(visit, 'review', [first['review']])}" if first["review"] else ""
    founders = [row["scenario"] for row in rows if row["event"] == "founder"]
    events = [_event(visit, row) for row in rows if row["event"] != "founder"]
    if founders:
        named = ", ".join(link(visit, "scenario", code) for code in founders)
        events.insert(0, f"{named} {plain(visit.say('are there from the start'))}")
    lines = "".join(f"\n  - {event}" for event in events)
    return f"- **{visit.words.day(first['day'])}**{review}{lines}"


def _event(visit: Visit, row: Row) -> str:
    scenario = link(visit, "scenario", row["scenario"])
    other = row["other"]
    if row["event"] in NAMED:
        other = link(visit, "scenario", other)
    elif row["event"] == "resolved":
        other = plain(visit.words.choice(OUTCOME, other))
    else:
        other = plain(other)
    told = f"{scenario} {visit.say(EVENTS[row['event']], other=other)}"
    return f"{told} {quoted(visit, one_line(row['reason']))}" if row["reason"] else told
