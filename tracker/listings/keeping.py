"""How well the plan is kept: which records are looked at, and how the routine has changed."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.fields import Choice, Field
from scenarios.kinds import KINDS
from tracker.charts.reading import read
from tracker.listings.downloads import as_csv, download
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import cell, grey, plain
from tracker.listings.paging import paged
from tracker.visit import Visit

Row = Mapping[str, Any]


def kept(visit: Visit, _: str = "") -> None:
    """Draw for each record when it was last really looked at, and what was done with it."""
    told = visit.say("Which records do we look at, and which do we only carry along?")
    st.subheader(told, anchor=False)
    found = visit.kept(series.revision_health, visit.history, visit.moment, visit.today)
    rule = visit.say(
        "Counted in reviews. A confirmation without a new check is no look. A turn is a value that"
        " went back the way it came."
    )
    st.markdown(grey(plain(rule)))
    if found.empty:
        return

    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_kept(visit, row) for row in read(found[part])])

    paged(len(found), rows, "wide_health", told)
    csv = partial(as_csv, found, visit.words.language)
    download(visit, "health_csv", "health", csv)


def _kept(visit: Visit, row: Row) -> dict[str, str]:
    number = visit.words.number
    return {
        visit.say("Record"): link(visit, row["kind"], row["key"]),
        visit.say("Kind"): cell(visit.words.label(KINDS[row["kind"]])),
        visit.say("Last looked at"): visit.words.day(row["looked"]),
        visit.say("Reviews since"): number(row["reviews_since"]),
        visit.say("Reviews"): number(row["reviews"]),
        visit.say("Confirmed"): number(row["confirmed"]),
        visit.say("Without a check"): number(row["unchecked"]),
        visit.say("Revised"): number(row["revised"]),
        visit.say("Turns"): number(row["turns"]),
    }


def routine(visit: Visit, _: str = "") -> None:
    """Draw how the routine itself has been revised: when, from what to what, and why."""
    told = visit.say("How have we changed the way we work?")
    st.subheader(told, anchor=False)
    found = visit.kept(series.routine_changes, visit.history, visit.moment)
    if found.empty:
        said = visit.say("Neither the settings nor the rhythm of reviews has been changed.")
        st.markdown(grey(plain(said)))
        return
    rows = [_change(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "wide_routine", told, data=found)


def _change(visit: Visit, row: Row) -> dict[str, str]:
    described = KINDS[row["kind"]].fields[row["field"]]
    review = links(visit, "review", [row["review"]]) if row["review"] else ""
    old, new = (_said(visit, described, row[name]) for name in ("before", "after"))
    return {
        visit.say("When"): f"{review} {visit.words.day(row['day'])}".strip(),
        visit.say("What"): f"{link(visit, row['kind'], row['key'])}  \n"
        + cell(f"{visit.words.label(described)}: {old} → {new}"),
        visit.say("Why"): cell(row["reason"] or ""),
    }


def _said(visit: Visit, described: Field, value: Any) -> str:
    if isinstance(described, Choice):
        return visit.words.choice(described, value)
    return visit.words.shown(value)
