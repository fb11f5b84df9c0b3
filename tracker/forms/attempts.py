"""A small form that writes one thing: what was typed stays until it is written."""

from collections.abc import Callable

import streamlit as st

from scenarios.errors import N_, Refused
from tracker import listings
from tracker.accounts import Person
from tracker.forms.drafts import Draft, close, keep, opened, tell
from tracker.forms.saving import NAME, writer
from tracker.visit import Visit

TEXT = "text"
Write = Callable[[Person], None]


def typed_in(name: str) -> str | None:
    """Give the text that was typed in a form."""
    return (st.session_state.get(f"{name}:{TEXT}") or "").strip() or None


def refused(name: str) -> None:
    """Draw why a form was not written."""
    draft = opened(name)
    for sentence in draft.refusals if draft else ():
        st.error(listings.plain(sentence), icon=":material/error:")


def ask_who(visit: Visit, name: str) -> None:
    """Ask who writes, the first time."""
    if visit.person is None:
        st.text_input(visit.say(N_("Your name")), key=f"{name}:{NAME}", autocomplete="name")


def tried(visit: Visit, name: str, write: Write, done: str = "") -> bool:
    """Write, and forget the form; or keep everything, with why not. Tell whether it was written."""
    draft = opened(name) or Draft(0, {})
    draft.forget_refusals()
    try:
        with st.spinner(visit.say(N_("Saving …"))):
            write(writer(visit, st.session_state.get(f"{name}:{NAME}") or ""))
    except Refused as refused:
        draft.refusals = visit.words.refusal(refused).split("\n")
        keep(name, draft)
        return False
    close(name)
    if done:
        tell(listings.plain(done))
    return True
