"""The decisions about a record as a table: in the order in which they were taken."""

import pandas as pd
import streamlit as st

from scenarios.history import Snapshot
from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Decision
from scenarios.lexicons import natural
from tracker.listings.chips import state
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import cell, grey
from tracker.visit import Visit


def decisions_on(visit: Visit, named: str) -> None:
    """Draw the decisions that bear on a record, which is named as `goal:S1`."""
    told = visit.say("Which decisions are about it?")
    st.subheader(told, anchor=False)
    found = visit.kept(_bearing_on, visit.snapshot, named)
    if not found:
        st.markdown(grey(visit.say("No decision is about it.")))
        return
    rows = pd.DataFrame([_row(visit, one) for one in found])
    table(visit, rows, f"decisions_{named.replace(':', '_')}", told)


def _bearing_on(snapshot: Snapshot, named: str) -> list[Decision]:
    found = [one for one in snapshot.all(Decision) if named in (one.bears_on or ())]
    taken = {one.code: one.date for one in snapshot.all("review")}
    return sorted(found, key=lambda one: (str(taken.get(one.taken_in, "")), natural(one.code)))


def _row(visit: Visit, one: Decision) -> dict[str, str]:
    fields, words = KINDS["decision"].fields, visit.words
    return {
        visit.say("Decision"): link(visit, "decision", one.code),
        words.label(fields["taken_in"]): links(visit, "review", [one.taken_in]),
        words.label(fields["state"]): state(visit, "decision", one.state),
        words.label(fields["due"]): words.day(one.due) if one.due else "",
        words.label(fields["reference"]): cell(one.reference),
    }
