"""The invitation to a review: as text to send, and as an entry for a calendar."""

from datetime import time
from functools import partial

import streamlit as st

from scenarios.kinds.reviews import Review
from tracker.papers import calendar
from tracker.papers.invitation import Hours, invitation
from tracker.papers.letter import letter
from tracker.visit import Visit

START, END = time(13), time(15)


def inviting(visit: Visit, review: Review) -> None:
    """Draw the choice of hours, the invitation as text, and its file for a calendar."""
    hours = _hours(visit, review.code)
    with st.expander(visit.say("The invitation as text"), icon=":material/mail:"):
        text = letter(invitation(visit, review, hours))
        st.code(text, language=None, wrap_lines=True)
    st.download_button(
        visit.say("Download for the calendar (.ics)"),
        partial(calendar.invitation, visit.history, visit.words, review.code, hours),
        file_name=f"{review.code}-{review.date.isoformat()}.ics",
        mime="text/calendar",
        key=f"invite_{review.code}:ics",
        icon=":material/event:",
        on_click="ignore",
    )


def _hours(visit: Visit, code: str) -> Hours | None:
    """Ask between which hours it is held; None is all day, or hours in the wrong order."""
    whole = st.toggle(visit.say("All day"), key=f"invite_{code}:whole")
    if whole:
        return None
    first, last = st.columns(2)
    start = first.time_input(visit.say("From"), START, key=f"invite_{code}:start", step=900)
    end = last.time_input(visit.say("Until"), END, key=f"invite_{code}:end", step=900)
    if start >= end:
        told = visit.say("It ends before it begins. The entry is then for the whole day.")
        st.markdown(f":orange[{told}]")
        return None
    return start, end
