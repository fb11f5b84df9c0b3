"""The page of files: in with a preview, out in open forms, and every change with its undo."""

import streamlit as st

from tracker import forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the way in, the way out, and what was written."""
    kinds = f"[{visit.say('All kinds')}]({visit.link('kind')})"
    told = visit.say("Files go both ways, and nothing is lost on the way.")
    listings.heading(visit.say("Data"), f"{told} {kinds}")
    if forms.is_on_its_way() and not visit.is_past:
        _in(visit)
        _out(visit)
    else:
        left, right = st.columns([1.5, 1])
        with left:
            _in(visit)
        with right:
            _out(visit)
    st.subheader(visit.say("What was written"), anchor=False)
    _changes(visit)


def _in(visit: Visit) -> None:
    with listings.card("data_in"):
        st.subheader(visit.say("Bring files in"), anchor=False)
        if visit.is_past:
            told = visit.say("Files can only be brought in to the plan as it is now.")
            st.markdown(listings.grey(told))
        else:
            forms.importing(visit)


def _out(visit: Visit) -> None:
    with listings.card("data_out", alone=True):
        st.subheader(visit.say("Take files out"), anchor=False)
        listings.exporting(visit)
    with listings.card("report", alone=True):
        st.subheader(visit.say("Report"), anchor=False)
        listings.reporting(visit, "data", visit.at, visit.versus)


def _changes(visit: Visit) -> None:
    """Draw the changes, and the form that takes one back."""
    shown = listings.changes(visit)
    if visit.is_past or not shown:
        return
    mark = st.selectbox(
        visit.say("Undo a change"),
        shown,
        index=None,
        format_func=lambda one: listings.named(visit, one),
        placeholder=visit.say("Choose"),
        key="data_undo",
    )
    if mark is not None:
        forms.undo_change(visit, mark.id)
