"""What came too late or was believed too long, as tables: decisions, and assumptions that fell."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.kinds import KINDS
from tracker.charts.reading import read
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey
from tracker.visit import Visit

Row = Mapping[str, Any]


def late(visit: Visit, _: str = "") -> None:
    """Draw which decisions were late and which assumptions fell after they had been confirmed."""
    told = visit.say("Which decisions were late?")
    st.subheader(told, anchor=False)
    decided = visit.kept(series.due_and_done, visit.history, visit.moment)
    found = series.late_decisions(decided)
    if found.empty:
        st.markdown(grey(visit.say("No decision was late.")))
    else:
        rows = [_decision(visit, row) for row in read(found)]
        table(visit, pd.DataFrame(rows), "wide_late", told, data=found)
    _fallen(visit)


def _decision(visit: Visit, row: Row) -> dict[str, str]:
    fields, words = KINDS["decision"].fields, visit.words
    done = row["ended"]
    days = words.say_n("{n} day", "{n} days", int(row["late"]))
    return {
        visit.say("Decision"): link(visit, "decision", row["decision"]),
        words.label(fields["due"]): words.day(row["due"]),
        visit.say("Done"): words.day(done) if done else badge("schedule", visit.say("Late"), "red"),
        visit.say("Days late"): cell(days),
        words.label(fields["owner"]): cell(row["owner"]),
    }


def _fallen(visit: Visit) -> None:
    told = visit.say("Which assumptions fell after they had been confirmed?")
    st.subheader(told, anchor=False)
    found = visit.kept(series.fallen, visit.history, visit.moment)
    if found.empty:
        st.markdown(grey(visit.say("No assumption fell after it had been confirmed.")))
        return
    rows = [_assumption(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "wide_fallen", told, data=found)


def _assumption(visit: Visit, row: Row) -> dict[str, str]:
    unchecked = badge("visibility_off", visit.say("Confirmed without a new check"), "orange")
    return {
        visit.say("Assumption"): link(visit, "assumption", row["assumption"]),
        visit.say("Last confirmed"): _when(visit, row["confirmed_in"], row["confirmed"]),
        visit.say("Rests on"): cell(row["rests_on"]) if row["is_checked"] else unchecked,
        visit.say("Fell"): _when(visit, row["fell_in"], row["fell"]),
        visit.say("Why"): cell(row["reason"]),
    }


def _when(visit: Visit, review: str | None, day: Any) -> str:
    where = links(visit, "review", [review]) if review else ""
    return f"{where} {visit.words.day(day)}".strip()
