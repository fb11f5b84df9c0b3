"""What early signals would suggest: of the likelihoods, and of when something must be decided."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from scenarios.series.sets import is_overlapping
from tracker.charts.reading import groups, is_missing, read
from tracker.listings.figures import table
from tracker.listings.judging import overlapping
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey, plain
from tracker.listings.records import teach
from tracker.visit import Visit

Row = Mapping[str, Any]


def suggested(visit: Visit, chosen: str) -> None:
    """Draw what the signals that rose since the last review would suggest, beside the judged."""
    st.subheader(visit.say("What would the early signals suggest?"), anchor=False)
    if is_overlapping(visit.snapshot, chosen):
        st.markdown(grey(overlapping(visit)))
        return
    found = visit.kept(
        futures.suggested_likelihoods, visit.history, visit.moment, visit.today, chosen
    )
    rose = found.attrs["signals"]
    if not rose or found.empty:
        told = visit.say(
            "No early signal has been triggered since the last review, so nothing is suggested."
            " When one is, what it would make of the likelihoods stands here beside the group's."
        )
        st.markdown(grey(plain(told)))
        return
    names = "  \n".join(f"- {link(visit, 'signpost', code)}" for code in rose)
    st.markdown(f"{plain(visit.say('Triggered since the last review:'))}\n\n{names}")
    told = visit.say(
        "A signal is taken to be twice as likely in the scenarios that it points to. What that"
        " suggests is only shown: it is never applied, and the group judges."
    )
    st.markdown(grey(plain(told)))
    rows = [_suggestion(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "suggested", told, data=found)


def _suggestion(visit: Visit, row: Row) -> dict[str, str]:
    def percent(name: str) -> str:
        return "–" if is_missing(row[name]) else cell(visit.words.percent(round(row[name], 1)))

    return {
        visit.say("Scenario"): link(visit, "scenario", row["scenario"]),
        visit.say("Last time"): percent("before"),
        visit.say("The signals would suggest"): percent("suggested"),
        visit.say("The group says"): f"**{percent('percent')}**",
    }


def tipping(visit: Visit, chosen: str) -> None:
    """Draw when each scenario takes a signal to its trigger, and by when to have decided."""
    st.subheader(visit.say("When do the signals tip, and when must we have decided?"), anchor=False)
    found = visit.kept(futures.signpost_tipping, visit.history, visit.moment, visit.today, chosen)
    if found.empty:
        told = visit.say(
            "An early signal with an indicator, a level that triggers it and projections of that"
            " indicator in the scenarios gets its dates here."
        )
        teach(visit, told, "projection")
        return
    told = visit.say(
        "Straight from the last value over the projections of each scenario, and never beyond"
        " them. To have decided is the lead time before."
    )
    st.markdown(grey(plain(told)))
    rows = [_signpost(visit, cells) for cells in groups(found, "signpost")]
    table(visit, pd.DataFrame(rows).fillna(""), "wide_tipping", told, data=found)


def _signpost(visit: Visit, cells: Sequence[Row]) -> dict[str, str]:
    first = cells[0]
    name = link(visit, "signpost", first["signpost"], first["signpost"])
    levels = visit.say(
        "{value} now, triggers at {level}",
        value=visit.words.number(first["value"]),
        level=visit.words.number(first["trigger_at"]),
    )
    shown = {visit.say("Early signal"): f"{name} {cell(first['text'])}  \n{grey(plain(levels))}"}
    for row in cells:
        shown[cell(f"{row['scenario']} {row['scenario_title']}")] = _tips(visit, row)
    return shown


def _tips(visit: Visit, row: Row) -> str:
    """Say when a signal tips in a scenario, and at which review that can still be met."""
    if row["tips_on"] is None:
        never = plain(visit.say("not reached within the projections"))
        until = plain(visit.say("which go to {day}", day=row["horizon"]))
        return grey(f"{never}  \n{until}")
    if row["has_tipped"]:
        return grey(plain(visit.say("its trigger is reached already")))
    tips = visit.say("tips {day}", day=row["tips_on"])
    decide = visit.say("decide by {day}", day=row["decide_by"])
    return f"**{cell(tips)}**  \n{cell(decide)}  \n{_by_calendar(visit, row)}"


def _by_calendar(visit: Visit, row: Row) -> str:
    if row["next_review"] is None:
        return grey(plain(visit.say("no review is planned")))
    if row["must_decide"]:
        word = visit.say("{review} is too late", review=row["next_review"])
        return badge("event_busy", word, "orange")
    last = links(visit, "review", [row["decide_at"]])
    return f"{grey(plain(visit.say('at the latest at')))} {last}"
