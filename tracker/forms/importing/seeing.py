"""What files would change, worked out once; when it takes long, how far that has come."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from tracker.exchange.asked import Asked
from tracker.exchange.preview import Import, previewed
from tracker.exchange.work import Work
from tracker.forms.importing.place import FORM
from tracker.forms.importing.source import forget_files
from tracker.visit import Visit
from tracker.words import N_

SEEN = f"{FORM}:seen"
POLLED = 0.4  # seconds
STAGES = {
    "": N_("Waiting"),
    "reading": N_("Reading the file"),
    "comparing": N_("Comparing with the plan"),
    "checking": N_("Checking that everything fits together"),
}


class Seeing(NamedTuple):
    """A preview that is being made or has been: for whom, of what, and the work itself."""

    asked: Asked
    position: int
    workspace: str
    work: Work[Import]


def seen(visit: Visit, asked: Asked) -> Import | None:
    """Give what files would change, or draw how far the reading has come and give None."""
    found = _begun(visit, asked)
    if found.work.has_ended:
        return found.work.answer()
    _waiting(visit, found.work)
    return None


def seen_at() -> int | None:
    """Give the position of the history that the last preview was made from."""
    found: Seeing | None = st.session_state.get(SEEN)
    return found.position if found else None


def _begun(visit: Visit, asked: Asked) -> Seeing:
    """Give the work on what is asked; a short file is looked at anew when the plan has moved."""
    found: Seeing | None = st.session_state.get(SEEN)
    position, workspace = visit.history.position, visit.workspace.name
    if found is not None:
        same = found.asked == asked and found.workspace == workspace
        if same and (asked.is_long or found.position == position):
            return found
        found.work.stop()
    task = partial(previewed, asked, visit.history, visit.today)
    work: Work[Import] = Work(task, apart=asked.is_long)
    st.session_state[SEEN] = begun = Seeing(asked, position, workspace, work)
    return begun


@st.fragment(run_every=POLLED)
def _waiting(visit: Visit, work: Work[Import]) -> None:
    """Draw how far the work has come, with the way to stop it."""
    if work.has_ended:
        st.rerun()
    st.progress(work.share, text=visit.say(STAGES[work.stage]))
    st.button(
        visit.say("Cancel"),
        key=f"{FORM}_stop",
        icon=":material/close:",
        on_click=_stop,
        args=(work,),
    )


def _stop(work: Work[Import]) -> None:
    work.stop()
    st.session_state.pop(SEEN, None)
    forget_files()
