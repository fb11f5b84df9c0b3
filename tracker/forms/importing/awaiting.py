"""What takes long is worked out apart, once; the page tells how far that has come."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from tracker.exchange.following import Follow
from tracker.exchange.work import STAGES as WORK
from tracker.exchange.work import Work
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import forget
from tracker.visit import Visit
from tracker.words import N_

Answer = TypeVar("Answer")
POLLED = 0.4  # seconds
STAGES = {
    "": N_("Reading the file"),
    "reading": N_("Reading the file"),
    "understanding": N_("Working out what the rows say"),
    "comparing": N_("Comparing with the plan"),
    "checking": N_("Checking that everything fits together"),
}


class Awaited(NamedTuple):
    """Work that was begun, and what it was begun for."""

    asked: Any
    position: int
    work: Work[Any]


def awaited(
    visit: Visit,
    slot: str,
    asked: Any,
    task: Callable[[Follow], Answer],
    *,
    long: bool,
    stages: Sequence[str] = WORK,
) -> Answer | None:
    """Give what a task finds, or draw how far it has come through its stages and give None.

    It is done again when something else is asked for; a short one also when the plan has moved.
    """
    found: Awaited | None = st.session_state.get(f"{FORM}:{slot}")
    position, asked = visit.history.position, (visit.workspace.name, asked)
    if found is None or found.asked != asked or not (long or found.position == position):
        if found is not None:
            found.work.stop()
        found = Awaited(asked, position, Work(task, apart=long, stages=stages))
        st.session_state[f"{FORM}:{slot}"] = found
    if found.work.has_ended:
        answer: Answer = found.work.answer()
        return answer
    _waiting(visit, found.work)
    return None


def position_of(slot: str) -> int | None:
    """Give the position of the history that something was last worked out from."""
    found: Awaited | None = st.session_state.get(f"{FORM}:{slot}")
    return found.position if found else None


@st.fragment(run_every=POLLED)
def _waiting(visit: Visit, work: Work[Any]) -> None:
    """Draw how far the work has come, with the way to stop it."""
    if work.has_ended:
        st.rerun()
    st.progress(work.share, text=visit.say(STAGES[work.stage]))
    stop = visit.say("Cancel")
    st.button(stop, key=f"{FORM}_stop", icon=":material/close:", on_click=_stop, args=(work,))


def _stop(work: Work[Any]) -> None:
    work.stop()
    forget()
