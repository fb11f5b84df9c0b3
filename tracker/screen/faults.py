"""What is shown when something unexpected happens: one calm page with a reference."""

import logging
import secrets

import streamlit as st

from scenarios.errors import Refused
from tracker import listings
from tracker.words import Words

LOG = logging.getLogger(__name__)
LANGUAGE = "language"


def words() -> Words:
    """Give the words of the session, also when nothing else can be known."""
    return Words(st.session_state.get(LANGUAGE, "en"))


def on_script_error(fault: Exception) -> bool:
    """Log a fault and show a calm page; what was typed stays where it was."""
    reference = secrets.token_hex(4).upper()
    LOG.error("Fault %s", reference, exc_info=fault)
    say = words().say
    with st.container(border=True, key="card_fault"):
        st.subheader(say("Something went wrong here"), anchor=False)
        st.markdown(
            say(
                "Nothing was written, and what you typed is still there."
                " Try again; if it comes back, tell who looks after the plan this reference:"
            )
        )
        st.code(reference, language=None)
        st.button(say("Try again"), type="primary", key=f"fault_{reference}")
    return True


def refused(refusal: Refused) -> None:
    """Show why the plan cannot be opened."""
    with st.container(border=True, key="card_refused"):
        st.subheader(words().say("The plan cannot be opened now"), anchor=False)
        st.markdown(listings.plain(words().refusal(refusal)))
        st.button(words().say("Try again"), type="primary", key="refused_again")
